package tally

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"testing/iotest"
)

func TestDecodeRefuses(t *testing.T) {
	valid := encoded(t, smallTally(t))
	replace := func(old, with string) string {
		if !strings.Contains(valid, old) {
			t.Fatalf("the file does not hold %s", old)
		}
		return strings.Replace(valid, old, with, 1)
	}
	tests := []struct{ name, file, message string }{
		{"empty", "", "not a tally file"},
		{"no JSON", "respondent,E1,P1\n", "not a tally file"},
		{"cut in the middle", valid[:len(valid)/2], "not a tally file"},
		{"last brace cut", strings.TrimSpace(valid)[:len(valid)-2], "not a tally file"},
		{"two tallies in one file", valid + valid, "something follows the tally"},
		{"a brace too many", valid + "}", "something follows the tally"},
		{"field that nobody reads", replace(`"whole":{`, `"whole":{"extra":1,`), "unknown field"},
		{"later schema", replace(Schema, "servgap.tally/2"), `of the form "servgap.tally/2"`},
		{"nothing counted", `{"schema":"` + Schema + `"}`, "holds no group"},
		{"plan left out", `{"schema":"` + Schema + `","counts":[{}]}`, "a scale of 0 answers"},
		{"other rule in the plan", replace(string(HalfPairs), string(HalfScores)), "changed by hand"},
		{"other label in the plan", replace(`"Label":"A"`, `"Label":"B"`), ""},
		{"other fingerprint", replace(`"fingerprint":"`, `"fingerprint":"0`), "changed by hand"},
		{"item that does not exist", replace(`"Items":[2]`, `"Items":[3]`), "an item 4 of 3"},
		{"scale without end", replace(`"Points":5`, `"Points":1099511627776`), "a scale of 1099511627776 answers"},
		{"negative scale of an outcome", replace(`"Points":11`, `"Points":-11`), "a scale of -11 answers"},
		{"negative number of responses", replace(`"responses":3`, `"responses":-3`), "responses do not fit"},
		{"another number of responses", replace(`"responses":3`, `"responses":4`), "answers do not fit"},
		{"negative count", replace(`[[0,0,1,0,2,`, `[[0,0,4,-3,2,`), "answers do not fit"},
		{"count left out", replace(`[[0,0,1,0,2,`, `[[0,0,1,0,`), "answers do not fit"},
		{"item left out", replace(`"answers":[[0,0,1,0,2,0,0,0,0],`, `"answers":[`), "answers do not fit"},
		{"count that is no integer", replace(`"responses":3`, `"responses":3.5`), "not a tally file"},
		{"count beyond an int64", replace(`"responses":3`, `"responses":9223372036854775808`), "not a tally file"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Decode(strings.NewReader(test.file))
			switch {
			case test.message == "" && err != nil:
				t.Errorf("got error %v, want none", err)
			case test.message != "" && (err == nil || !strings.Contains(err.Error(), test.message)):
				t.Errorf("got error %v, want %q in it", err, test.message)
			}
		})
	}
}

// Every part of the counts in turn is given another shape or another number.
func TestDecodeRefusesCountsThatDoNotFit(t *testing.T) {
	type counts = map[string]any
	pair := func(c counts) counts { return c["pairs"].([]any)[0].(counts) }
	beside := func(c counts) counts { return c["perceived"].([]any)[0].(counts) }
	row := func(x any, at int) []any { return x.([]any)[at].([]any) }
	tests := map[string]struct {
		spoil   func(c counts)
		message string
	}{
		"outcomes":              {func(c counts) { c["outcomes"] = []any{} }, "outcomes"},
		"scores, dimension out": {func(c counts) { c["scores"] = c["scores"].([]any)[:3] }, "scores"},
		"scores, zero count":    {func(c counts) { row(row(c["scores"], 0), 0)[1] = 0 }, "scores"},
		"scores, code twice":    {func(c counts) { row(c["scores"], 0)[0] = row(c["scores"], 0)[1] }, "scores"},
		"scores, too many":      {func(c counts) { row(row(c["scores"], 0), 0)[1] = 4 }, "scores"},
		"overall":               {func(c counts) { c["overall"] = nil }, "overall scores"},
		"blocks":                {func(c counts) { c["blocks"] = []any{} }, "blocks"},
		"blocks, sum out":       {func(c counts) { c["blocks"].([]any)[0].(counts)["sums"] = []any{"1"} }, "blocks"},
		"blocks, negative n":    {func(c counts) { c["blocks"].([]any)[0].(counts)["n"] = -1 }, "blocks"},
		"blocks, no variance":   {func(c counts) { c["blocks"].([]any)[0].(counts)["products"] = []any{"1", "9", "99"} }, "blocks"},
		"blocks, too many":      {func(c counts) { c["blocks"].([]any)[0].(counts)["n"] = 4 }, "blocks"},
		"profiles":              {func(c counts) { c["profiles"] = []any{} }, "sums of scores"},
		"profiles, too many":    {func(c counts) { c["profiles"].([]any)[0].(counts)["n"] = 4 }, "sums of scores"},
		"weighted":              {func(c counts) { c["weighted"] = []any{} }, "sums of weighted scores"},
		"zone left out":         {func(c counts) { c["zone"] = c["zone"].([]any)[1:] }, "zones of tolerance"},
		"zone, one too many":    {func(c counts) { c["zone"].([]any)[0].(counts)["below"] = 9 }, "zones of tolerance"},
		"zone, one too few":     {func(c counts) { c["zone"].([]any)[0].(counts)["inside"] = 0 }, "zones of tolerance"},
		"zone, negative":        {func(c counts) { c["zone"].([]any)[0].(counts)["inverted"] = -1 }, "zones of tolerance"},
		"zone, made up": {func(c counts) {
			z := c["zone"].([]any)[0].(counts)
			z["below"], z["inside"], z["above"], z["inverted"] = 0, 3, -1, 1
		}, "zones of tolerance"},
		"zone, too many":        {func(c counts) { c["zone"].([]any)[0].(counts)["ends"].(counts)["n"] = 4 }, "zones of tolerance"},
		"together left out":     {func(c counts) { c["together"] = nil }, "sums of all items"},
		"together, too many":    {func(c counts) { c["together"].([]any)[0].(counts)["n"] = 4 }, "sums of all items"},
		"sides left out":        {func(c counts) { pair(c)["sides"] = pair(c)["sides"].([]any)[1:] }, "sums of both sides"},
		"sides, sum out":        {func(c counts) { pair(c)["sides"].([]any)[1].(counts)["sums"] = []any{"1"} }, "sums of both sides"},
		"pairs":                 {func(c counts) { c["pairs"] = []any{} }, "pairs"},
		"items of a pair":       {func(c counts) { pair(c)["items"] = []any{} }, "items of a pair"},
		"code off the scale":    {func(c counts) { row(row(pair(c)["items"], 0), 0)[0] = 5 }, "answers of a pair"},
		"code below the scale":  {func(c counts) { row(row(pair(c)["items"], 0), 0)[1] = -1 }, "answers of a pair"},
		"unknown kind":          {func(c counts) { row(row(pair(c)["items"], 0), 0)[1] = 0xFFF4 }, "answers of a pair"},
		"answers, zero count":   {func(c counts) { row(row(pair(c)["items"], 0), 0)[2] = 0 }, "answers of a pair"},
		"answers of nobody":     {func(c counts) { pair(c)["items"].([]any)[0] = []any{} }, "answers of a pair"},
		"numbers of answers":    {func(c counts) { row(pair(c)["answered"], 0)[0] = 1 }, "numbers of answers"},
		"straight, negative":    {func(c counts) { pair(c)["straight"].(counts)["both"] = -1 }, "respondents with one answer"},
		"straight, too many":    {func(c counts) { pair(c)["straight"].(counts)["n"] = 4 }, "respondents with one answer"},
		"straight, of nobody":   {func(c counts) { pair(c)["straight"].(counts)["to"] = 1 }, "respondents with one answer"},
		"straight, more twice":  {func(c counts) { pair(c)["straight"] = counts{"n": 3, "from": 1, "to": 2, "both": 2} }, "respondents with one answer"},
		"dimension scores":      {func(c counts) { pair(c)["scores"] = []any{} }, "dimension scores"},
		"dimension scores, n":   {func(c counts) { row(row(pair(c)["scores"], 0), 0)[2] = -1 }, "dimension scores"},
		"overall gaps":          {func(c counts) { row(pair(c)["overall"], 0)[1] = -1 }, "overall gaps"},
		"overall sums":          {func(c counts) { pair(c)["overall_cross"] = counts{} }, "sums of the overall gap"},
		"dimension sums":        {func(c counts) { pair(c)["dimensions"] = counts{} }, "sums of dimensions"},
		"weighted gaps":         {func(c counts) { row(pair(c)["weighted"], 0)[1] = 9 }, "weighted gaps"},
		"weighted sums":         {func(c counts) { pair(c)["weighted_cross"] = counts{} }, "sums of the weighted gap"},
		"contributions":         {func(c counts) { pair(c)["contributions"] = counts{} }, "sums of contributions"},
		"shares":                {func(c counts) { pair(c)["shares"] = counts{} }, "sums of points"},
		"points with scores":    {func(c counts) { pair(c)["with_shares"] = []any{} }, "sums of points with scores"},
		"with outcomes":         {func(c counts) { pair(c)["with_outcomes"].([]any)[0].(counts)["n"] = 4 }, "sums of outcomes"},
		"beside, outcome out":   {func(c counts) { c["perceived"] = []any{} }, "answers beside an outcome"},
		"beside, item out":      {func(c counts) { beside(c)["items"] = []any{} }, "answers beside an outcome"},
		"beside, off its scale": {func(c counts) { row(row(beside(c)["items"], 0), 0)[1] = 11 }, "answers beside an outcome"},
		"beside, of nobody":     {func(c counts) { beside(c)["items"].([]any)[0] = []any{} }, "answers beside an outcome"},
		"beside, scores":        {func(c counts) { beside(c)["scores"] = []any{} }, "answers beside an outcome"},
		"item pairs":            {func(c counts) { pair(c)["item_pairs"] = nil }, "sums of item pairs"},
		"item pairs, n":         {func(c counts) { pair(c)["item_pairs"].([]any)[0].(counts)["n"] = -1 }, "sums of item pairs"},
	}
	valid := encoded(t, zoneTally(t))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var file map[string]any
			if err := json.Unmarshal([]byte(valid), &file); err != nil {
				t.Fatal(err)
			}
			test.spoil(file["counts"].([]any)[0].(counts)["whole"].(counts))
			data, err := json.Marshal(file)
			if err != nil {
				t.Fatal(err)
			}
			_, err = Decode(strings.NewReader(string(data)))
			if want := "tally file: " + test.message + " do not fit"; err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("got error %v, want %q", err, want)
			}
		})
	}
}

func TestDecodeReportsAFailingReader(t *testing.T) {
	if _, err := Decode(iotest.ErrReader(errors.New("disk gone"))); err == nil || !strings.Contains(err.Error(), "disk gone") {
		t.Errorf("got error %v, want that of the reader", err)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestEncodeReportsAFailingWriter(t *testing.T) {
	if err := alone(smallTally(t)).Encode(fullDisk{}); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("got error %v, want that of the writer", err)
	}
}
