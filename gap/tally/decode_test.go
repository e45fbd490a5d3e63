package tally

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"

	"servgap/gap/stat"
	"servgap/gap/survey"
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
		{"negative number of responses", replace(`"responses":3`, `"responses":-1`), "responses do not fit"},
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
		"answers, one below 0": {func(c counts) { c["answers"].([]any)[0] = []any{-1, 0, 2, 0, 2, 0, 0, 0, 0} }, "answers"},
		"answers, beyond 64 bits": {func(c counts) {
			c["answers"].([]any)[0] = []any{1 << 62, 1 << 62, 1 << 62, 1 << 62, 3, 0, 0, 0, 0}
		}, "answers"},
		"points, too many":            {func(c counts) { c["points"].(counts)["n"] = 4 }, "sums of points"},
		"points, sum out":             {func(c counts) { c["points"].(counts)["sums"] = []any{"1"} }, "sums of points"},
		"points, product out":         {func(c counts) { c["points"].(counts)["products"] = []any{"1"} }, "sums of points"},
		"a model that is not asked":   {func(c counts) { c["listwise"] = []any{counts{}} }, "sums of models"},
		"an index that is not asked":  {func(c counts) { c["index"] = counts{} }, "sums of the index"},
		"answers that are not asked":  {func(c counts) { c["direct"] = []any{counts{}} }, "answers beside the items"},
		"weights that are not asked":  {func(c counts) { c["weights"] = []any{counts{}} }, "weights"},
		"fourths that are not asked":  {func(c counts) { c["fourths"] = []any{nil} }, "sums of four numbers"},
		"clusters that are not asked": {func(c counts) { c["clusters"] = []any{} }, "clusters"},
		"outcomes":                    {func(c counts) { c["outcomes"] = []any{} }, "outcomes"},
		"scores, dimension out":       {func(c counts) { c["scores"] = c["scores"].([]any)[:3] }, "scores"},
		"scores, zero count":          {func(c counts) { row(row(c["scores"], 0), 0)[1] = 0 }, "scores"},
		"scores, code twice":          {func(c counts) { row(c["scores"], 0)[0] = row(c["scores"], 0)[1] }, "scores"},
		"scores, too many":            {func(c counts) { row(row(c["scores"], 0), 0)[1] = 4 }, "scores"},
		"scores, twice":               {func(c counts) { c["scores"].([]any)[0] = []any{[]any{420, 1}, []any{420, 1}} }, "scores"},
		"scores, more in all":         {func(c counts) { c["scores"].([]any)[0] = []any{[]any{420, 2}, []any{421, 2}} }, "scores"},
		"scores, beyond the scale":    {func(c counts) { row(row(c["scores"], 0), 0)[0] = 1 << 40 }, "scores"},
		"scores, below the scale":     {func(c counts) { row(row(c["scores"], 0), 0)[0] = -1 }, "scores"},
		"overall, beyond the scale":   {func(c counts) { row(row(c["overall"], 0), 0)[0] = 1 << 40 }, "overall scores"},
		"blocks, beyond agreement": {func(c counts) {
			c["blocks"].([]any)[0] = counts{"n": 2, "sums": []any{"1", "1"}, "products": []any{"9", "99", "9"}}
		}, "blocks"},
		"overall":             {func(c counts) { c["overall"] = nil }, "overall scores"},
		"blocks":              {func(c counts) { c["blocks"] = []any{} }, "blocks"},
		"blocks, sum out":     {func(c counts) { c["blocks"].([]any)[0].(counts)["sums"] = []any{"1"} }, "blocks"},
		"blocks, negative n":  {func(c counts) { c["blocks"].([]any)[0].(counts)["n"] = -1 }, "blocks"},
		"blocks, no variance": {func(c counts) { c["blocks"].([]any)[0].(counts)["products"] = []any{"1", "9", "99"} }, "blocks"},
		"blocks, too many":    {func(c counts) { c["blocks"].([]any)[0].(counts)["n"] = 4 }, "blocks"},
		"profiles":            {func(c counts) { c["profiles"] = []any{} }, "sums of scores"},
		"profiles, too many":  {func(c counts) { c["profiles"].([]any)[0].(counts)["n"] = 4 }, "sums of scores"},
		"weighted":            {func(c counts) { c["weighted"] = []any{} }, "sums of weighted scores"},
		"zone left out":       {func(c counts) { c["zone"] = c["zone"].([]any)[1:] }, "zones of tolerance"},
		"zone, one too many":  {func(c counts) { c["zone"].([]any)[0].(counts)["below"] = 9 }, "zones of tolerance"},
		"zone, one too few":   {func(c counts) { c["zone"].([]any)[0].(counts)["inside"] = 0 }, "zones of tolerance"},
		"zone, negative":      {func(c counts) { c["zone"].([]any)[0].(counts)["inverted"] = -1 }, "zones of tolerance"},
		"zone, made up": {func(c counts) {
			z := c["zone"].([]any)[0].(counts)
			z["below"], z["inside"], z["above"], z["inverted"] = 0, 3, -1, 1
		}, "zones of tolerance"},
		"zone, too many":                {func(c counts) { c["zone"].([]any)[0].(counts)["ends"].(counts)["n"] = 4 }, "zones of tolerance"},
		"together left out":             {func(c counts) { c["together"] = nil }, "sums of all items"},
		"together, too many":            {func(c counts) { c["together"].([]any)[0].(counts)["n"] = 4 }, "sums of all items"},
		"sides left out":                {func(c counts) { pair(c)["sides"] = pair(c)["sides"].([]any)[1:] }, "sums of both sides"},
		"sides, sum out":                {func(c counts) { pair(c)["sides"].([]any)[1].(counts)["sums"] = []any{"1"} }, "sums of both sides"},
		"pairs":                         {func(c counts) { c["pairs"] = []any{} }, "pairs"},
		"items of a pair":               {func(c counts) { pair(c)["items"] = []any{} }, "items of a pair"},
		"code off the scale":            {func(c counts) { row(row(pair(c)["items"], 0), 0)[0] = 5 }, "answers of a pair"},
		"code below the scale":          {func(c counts) { row(row(pair(c)["items"], 0), 0)[1] = -1 }, "answers of a pair"},
		"unknown kind":                  {func(c counts) { row(row(pair(c)["items"], 0), 0)[1] = 0xFFF4 }, "answers of a pair"},
		"answers, zero count":           {func(c counts) { row(row(pair(c)["items"], 0), 0)[2] = 0 }, "answers of a pair"},
		"answers of nobody":             {func(c counts) { pair(c)["items"].([]any)[0] = []any{} }, "answers of a pair"},
		"a second code off the scale":   {func(c counts) { row(row(pair(c)["items"], 0), 0)[1] = 5 }, "answers of a pair"},
		"code below the kinds":          {func(c counts) { row(row(pair(c)["items"], 0), 0)[0] = 0xFFEF }, "answers of a pair"},
		"answers, nobody more":          {func(c counts) { pair(c)["items"].([]any)[0] = append(row(pair(c)["items"], 0), []any{0, 0, 0}) }, "answers of a pair"},
		"answers, fewer than nobody":    {func(c counts) { pair(c)["items"].([]any)[0] = []any{[]any{0, 0, 4}, []any{0, 1, -1}} }, "answers of a pair"},
		"numbers of answers":            {func(c counts) { row(pair(c)["answered"], 0)[0] = 1 }, "numbers of answers"},
		"straight, negative":            {func(c counts) { pair(c)["straight"].(counts)["both"] = -1 }, "respondents with one answer"},
		"straight, too many":            {func(c counts) { pair(c)["straight"].(counts)["n"] = 4 }, "respondents with one answer"},
		"straight, of nobody":           {func(c counts) { pair(c)["straight"].(counts)["to"] = 1 }, "respondents with one answer"},
		"straight, more twice":          {func(c counts) { pair(c)["straight"] = counts{"n": 3, "from": 1, "to": 2, "both": 2} }, "respondents with one answer"},
		"dimension scores":              {func(c counts) { pair(c)["scores"] = []any{} }, "dimension scores"},
		"dimension scores, n":           {func(c counts) { row(row(pair(c)["scores"], 0), 0)[2] = -1 }, "dimension scores"},
		"dimension scores, nobody":      {func(c counts) { pair(c)["scores"].([]any)[0] = []any{[]any{1, 2, 0}} }, "dimension scores"},
		"dimension scores, too many":    {func(c counts) { pair(c)["scores"].([]any)[0] = []any{[]any{1, 2, 4}} }, "dimension scores"},
		"dimension scores, twice":       {func(c counts) { pair(c)["scores"].([]any)[0] = []any{[]any{1, 2, 1}, []any{1, 2, 1}} }, "dimension scores"},
		"dimension scores, more in all": {func(c counts) { pair(c)["scores"].([]any)[0] = []any{[]any{1, 2, 2}, []any{2, 1, 2}} }, "dimension scores"},
		"dimension scores, beyond":      {func(c counts) { row(row(pair(c)["scores"], 0), 0)[0] = 1 << 40 }, "dimension scores"},
		"dimension scores, second":      {func(c counts) { row(row(pair(c)["scores"], 0), 0)[1] = 1 << 40 }, "dimension scores"},
		"dimension scores, below":       {func(c counts) { row(row(pair(c)["scores"], 0), 0)[1] = -1 }, "dimension scores"},
		"overall gaps, beyond":          {func(c counts) { row(pair(c)["overall"], 0)[0] = 1 << 40 }, "overall gaps"},
		"overall gaps, below":           {func(c counts) { row(pair(c)["overall"], 0)[0] = -1 << 40 }, "overall gaps"},
		"overall gaps":                  {func(c counts) { row(pair(c)["overall"], 0)[1] = -1 }, "overall gaps"},
		"overall sums":                  {func(c counts) { pair(c)["overall_cross"] = counts{} }, "sums of the overall gap"},
		"dimension sums":                {func(c counts) { pair(c)["dimensions"] = counts{} }, "sums of dimensions"},
		"weighted gaps":                 {func(c counts) { row(pair(c)["weighted"], 0)[1] = 9 }, "weighted gaps"},
		"weighted sums":                 {func(c counts) { pair(c)["weighted_cross"] = counts{} }, "sums of the weighted gap"},
		"contributions":                 {func(c counts) { pair(c)["contributions"] = counts{} }, "sums of contributions"},
		"shares":                        {func(c counts) { pair(c)["shares"] = counts{} }, "sums of points"},
		"points with scores":            {func(c counts) { pair(c)["with_shares"] = []any{} }, "sums of points with scores"},
		"with outcomes":                 {func(c counts) { pair(c)["with_outcomes"].([]any)[0].(counts)["n"] = 4 }, "sums of outcomes"},
		"beside, outcome out":           {func(c counts) { c["perceived"] = []any{} }, "answers beside an outcome"},
		"beside, item out":              {func(c counts) { beside(c)["items"] = []any{} }, "answers beside an outcome"},
		"beside, off its scale":         {func(c counts) { row(row(beside(c)["items"], 0), 0)[1] = 11 }, "answers beside an outcome"},
		"beside, of nobody":             {func(c counts) { beside(c)["items"].([]any)[0] = []any{} }, "answers beside an outcome"},
		"beside, an outcome beyond":     {func(c counts) { row(row(beside(c)["scores"], 0), 0)[1] = 11 }, "answers beside an outcome"},
		"beside, scores":                {func(c counts) { beside(c)["scores"] = []any{} }, "answers beside an outcome"},
		"item pairs":                    {func(c counts) { pair(c)["item_pairs"] = nil }, "sums of item pairs"},
		"item pairs, no variance":       {func(c counts) { pair(c)["item_pairs"].([]any)[0].(counts)["xx"] = -9 }, "sums of item pairs"},
		"item pairs, none of the other": {func(c counts) { pair(c)["item_pairs"].([]any)[0].(counts)["yy"] = -9 }, "sums of item pairs"},
		"item pairs, the last":          {func(c counts) { pair(c)["item_pairs"].([]any)[2].(counts)["n"] = 4 }, "sums of item pairs"},
		"item pairs with weights":       {func(c counts) { pair(c)["weighted_item_pairs"] = []any{counts{}} }, "weighted sums of item pairs"},
		"item pairs, n":                 {func(c counts) { pair(c)["item_pairs"].([]any)[0].(counts)["n"] = -1 }, "sums of item pairs"},
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

// changed is the file of a tally after a change, and what is said of it when it is read.
func changed(t *testing.T, counted *Tally, change func(*Tally)) error {
	t.Helper()
	change(counted)
	_, err := Decode(strings.NewReader(encoded(t, counted)))
	return err
}

// refused fails unless the error is that a part of a file does not fit, if there is one.
func refused(t *testing.T, name string, err error, part string) {
	t.Helper()
	switch {
	case part == "" && err != nil:
		t.Errorf("%s: got error %v, want none", name, err)
	case part != "" && (err == nil || !strings.Contains(err.Error(), "tally file: "+part+" do not fit")):
		t.Errorf("%s: got error %v, want that %s do not fit", name, err, part)
	}
}

// Nobody weighs less than the least weight, and all together no more than can be counted.
func TestDecodeRefusesWeightsThatDoNotFit(t *testing.T) {
	plan := small()
	plan.Weights = "column"
	r := plan.Questionnaire.NewResponse()
	r.Weight = 1
	weighing := func(n int64) func(*Tally) {
		return func(counted *Tally) {
			counted.loads[0] = counted.loads[0].Empty()
			counted.loads[0].AddTimes(r, n)
		}
	}
	for name, test := range map[string]struct {
		change func(*Tally)
		part   string
	}{
		"as they are":         {func(*Tally) {}, ""},
		"the least":           {weighing(3), ""},
		"less than the least": {weighing(2), "weights"},
		"the most":            {weighing(heaviestTotal), ""},
		"more than the most":  {weighing(heaviestTotal + 1), "weights"},
		"a digit left out":    {func(counted *Tally) { counted.loads = counted.loads[:3] }, "weights"},
		"none":                {func(counted *Tally) { counted.loads = nil }, "weights"},
	} {
		counted := newTally(t, plan)
		counted.AddTimes(r, 3)
		refused(t, name, changed(t, counted, test.change), test.part)
	}
}

// Weights at a code that nobody gave, which only a changed file can have, are passed over.
func TestWeightsOfNobodyArePassedOver(t *testing.T) {
	plan := small()
	plan.Weights = "column"
	r, other := plan.Questionnaire.NewResponse(), plan.Questionnaire.NewResponse()
	for i := range r.Answers {
		r.Answers[i], other.Answers[i] = 1, 4
	}
	r.Weight = 5
	counted := newTally(t, plan)
	counted.Add(r)
	counted.loads[0] = counted.loads[0].Empty()
	counted.loads[0].AddTimes(other, 5)
	file, err := Decode(strings.NewReader(encoded(t, counted)))
	if err != nil {
		t.Fatal(err)
	}
	whole := file.Groups[0].Whole
	view, _ := whole.Pair(survey.Expected, survey.Perceived)
	for name, loads := range map[string][]stat.Load{
		"answers": whole.Answers(survey.Expected, 0).Loads, "pairs of answers": view.Item(0).Second().Loads, "scores": view.Scores(0).Difference().Loads,
	} {
		if len(loads) != 1 {
			t.Errorf("%s: %d weights, want one", name, len(loads))
		}
	}
}

// Clusters are everybody, each once and no more than there may be.
func TestDecodeRefusesClustersThatDoNotFit(t *testing.T) {
	plan := small()
	plan.Clusters = true
	r := plan.Questionnaire.NewResponse()
	of := func(clusters int) *Tally {
		counted := newTally(t, plan)
		for i := range clusters {
			r.Cluster = strconv.Itoa(i)
			counted.AddTimes(r, 2)
		}
		return counted
	}
	for name, test := range map[string]struct {
		clusters int
		change   func(*Tally)
		part     string
	}{
		"none":          {0, func(*Tally) {}, ""},
		"all there are": {MostClusters, func(*Tally) {}, ""},
		"one too many": {MostClusters, func(counted *Tally) {
			counted.clusters.of["more"] = counted.clusters.of["0"].Empty()
		}, "clusters"},
		"one left out":        {3, func(counted *Tally) { delete(counted.clusters.of, "1") }, "clusters"},
		"one of more people":  {3, func(counted *Tally) { counted.clusters.of["1"].AddTimes(r, 1) }, "clusters"},
		"one that fits alone": {3, func(counted *Tally) { counted.clusters.of["1"].answers[0][0]++ }, "answers"},
	} {
		refused(t, name, changed(t, of(test.clusters), test.change), test.part)
	}
	file := strings.Replace(encoded(t, of(3)), `{"name":"1",`, `{"name":"0",`, 1)
	_, err := Decode(strings.NewReader(file))
	refused(t, "the same twice", err, "clusters")
}

// What is asked beside the items is in the file, and nothing else of the kind.
func TestDecodeRefusesWhatIsBesideTheItems(t *testing.T) {
	plan := direct()
	plan.Questionnaire.Outcomes[0].Kind = survey.KindIndex
	for name, test := range map[string]struct {
		change func(*Tally)
		part   string
	}{
		"as it is":           {func(*Tally) {}, ""},
		"the index left out": {func(counted *Tally) { counted.indexed = nil }, "sums of the index"},
		"a gap left out":     {func(counted *Tally) { counted.beside = nil }, "answers beside the items"},
		"a gap twice":        {func(counted *Tally) { counted.beside = append(counted.beside, counted.beside[0]) }, "answers beside the items"},
	} {
		refused(t, name, changed(t, newTally(t, plan), test.change), test.part)
	}
}
