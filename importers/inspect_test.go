package importers

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// inspectText inspects a survey that is written down in a test.
func inspectText(t *testing.T, text string) Inspection {
	t.Helper()
	s, err := Open("-", strings.NewReader(text), OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	in, err := Inspect(t.Context(), s, InspectOptions{Least: 5})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func foundCodes(in Inspection) string {
	var codes []string
	for _, f := range in.Findings {
		codes = append(codes, f.Code)
	}
	return strings.Join(codes, " ")
}

// quirk is the survey of testdata that shows something.
func quirk(t *testing.T, name string) Inspection {
	t.Helper()
	s, err := Open(filepath.Join("../testdata/surveys/quirks", name), nil, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	in, err := Inspect(t.Context(), s, InspectOptions{Least: 5})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestQuirksAreFound(t *testing.T) {
	for name, want := range map[string]string{
		"anchors.csv": "falling number_no_answer", "danish.csv": "straight repeated_ids", "google-nb.csv": "foreign_label",
		"noheader.csv": "no_header", "nynorsk.csv": "", "options.csv": "multiple_choice reversed",
		"numbers.csv":         "sum_of_others mean_of_others ranking recode zero negative symmetric eleven_points far_number constant",
		"qualtrics-utf16.tsv": "quick straight", "report.csv": "aggregate",
	} {
		got := strings.Fields(foundCodes(quirk(t, name)))
		wanted := strings.Fields(want)
		slices.Sort(got)
		slices.Sort(wanted)
		if !slices.Equal(got, wanted) {
			t.Errorf("%s: found %v, want %v", name, got, wanted)
		}
	}
}

// TestInspectionNamesNobody looks in what is printed for what respondents wrote, their
// addresses and their ids.
func TestInspectionNamesNobody(t *testing.T) {
	secrets := []string{"Hilsen", "@example.org", "R_0001xyz", `"1003"`}
	files, err := filepath.Glob("../testdata/surveys/quirks/*")
	if err != nil || len(files) < 9 {
		t.Fatalf("found %d files, %v", len(files), err)
	}
	for _, file := range files {
		data, err := json.Marshal(quirk(t, filepath.Base(file)))
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range secrets {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s: %q is printed", file, secret)
			}
		}
	}
}

func TestFewAnswersToBackgroundQuestionsAreNotNamed(t *testing.T) {
	in := inspectText(t, "Role\n"+strings.Repeat("Staff\n", 12)+"The director\nThe director\n")
	c := in.Columns[0]
	if c.Kind != KindBackground || len(c.Values) != 1 || c.Values[0] != (ValueCount{"Staff", 12}) || c.Hidden == nil || *c.Hidden != (HiddenValues{1, 2}) {
		t.Errorf("got %+v, hidden %+v", c, c.Hidden)
	}
}

// TestEveryFieldIsThere wants no null in place of a list: programs range over them.
func TestEveryFieldIsThere(t *testing.T) {
	data, err := json.Marshal(quirk(t, "google-nb.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"columns", "blocks", "pairs", "findings", "open", "values", "missing", "anchors", "labels", "ends", "label_sets", "foreign", "suspects", "dropped", "set_aside"} {
		if bytes.Contains(data, []byte(`"`+list+`":null`)) {
			t.Errorf("%s is null", list)
		}
	}
}

// TestTalliesMergeToTheSame counts a column in one piece, and in pieces that are
// merged in any order.
func TestTalliesMergeToTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for different := range 5 {
		var cells []string
		for range 600 {
			switch n := random.IntN(40 * (1 + different*different)); {
			case n < 5:
				cells = append(cells, []string{"", "NA", "Vet ikke", "n/a", " "}[n])
			case n%3 == 0:
				cells = append(cells, "text "+string(rune('a'+n%26))+strings.Repeat("x", n%50))
			default:
				cells = append(cells, []string{"", "-", "1,", "2."}[n%4]+string(rune('0'+n%10))+strings.Repeat("7", n%7))
			}
		}
		var whole columnTally
		var parts [4]columnTally
		for i, cell := range cells {
			whole.add(cell)
			parts[i%4].add(cell)
		}
		var merged columnTally
		for _, i := range random.Perm(4) {
			merged.merge(&parts[i])
		}
		a, wordsA := whole.allNumbers()
		b, wordsB := merged.allNumbers()
		if whole.many != merged.many || whole.blank != merged.blank || wordsA != wordsB || a.n != b.n || a.n > 0 && (a.mean() != b.mean() || a.low != b.low || a.high != b.high) ||
			!slices.Equal(whole.texts(), merged.texts()) || len(whole.missing) != len(merged.missing) {
			t.Errorf("%d: whole %v %d %d %v, merged %v %d %d %v", different, whole.many, wordsA, a.n, a.mean(), merged.many, wordsB, b.n, b.mean())
		}
	}
}

func TestOddNumbers(t *testing.T) {
	for _, tt := range []struct {
		values []int64
		kind   string
		odd    []oddity
	}{
		{[]int64{1, 2, 3, 4, 5}, "", nil},
		{[]int64{4, 5, 6, 7}, "", nil},
		{[]int64{0, 7, 8, 9, 10}, "", nil},
		{[]int64{0, 25, 50, 75, 100}, "", nil},
		{[]int64{10, 11, 12, 13}, FoundRecode, nil},
		{[]int64{255, 16776960}, FoundRecode, nil},
		{[]int64{-3, -2, -1, 0, 1, 2, 3}, FoundSymmetric, nil},
		{[]int64{-1, 0, 1}, FoundSymmetric, nil},
		{[]int64{-1, 1, 2, 3}, "", []oddity{{FoundNegative, -1}}},
		{[]int64{-2, -1, 1, 2, 3}, "", []oddity{{FoundNegative, -2}, {FoundNegative, -1}}},
		{[]int64{0, 1, 2, 3, 4, 5}, "", []oddity{{FoundZero, 0}}},
		{[]int64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, "", nil},
		{[]int64{1, 2, 3, 4, 5, 9}, "", []oddity{{FoundFar, 9}}},
		{[]int64{1, 2, 3, 7, 98, 99}, "", []oddity{{FoundFar, 98}, {FoundFar, 99}}},
		{[]int64{1, 5, 8, 11}, FoundEleven, nil},
	} {
		got := oddNumbers(tt.values, 1000, readAnchors(nil))
		if got.kind != tt.kind || !slices.Equal(got.odd, tt.odd) {
			t.Errorf("%v: got %q %v, want %q %v", tt.values, got.kind, got.odd, tt.kind, tt.odd)
		}
	}
}

// TestStops are surveys that the names of the columns, or a preset, would have
// analysed wrongly.
func TestStops(t *testing.T) {
	rows := func(header string, row func(i int) string) string {
		var b strings.Builder
		b.WriteString(header + "\n")
		for i := range 30 {
			b.WriteString(row(i) + "\n")
		}
		return b.String()
	}
	cells := func(values ...int) string {
		var texts []string
		for _, v := range values {
			texts = append(texts, string(rune('0'+v)))
		}
		return strings.Join(texts, ",")
	}
	for name, tt := range map[string]struct{ text, scale, want string }{
		"places": {rows("E1,E2,E3,E4,P1,P2,P3,P4", func(i int) string {
			return cells(1+i%4, 1+(i+1)%4, 1+(i+2)%4, 1+(i+3)%4, 1+i%3, 2, 3, 4)
		}), "1-4", "E-BLOCK-RANKING"},
		"codes":          {rows("E1,P1", func(i int) string { return []string{"10,13", "11,12", "13,10", "12,11"}[i%4] }), "", "E-SCALE-RECODE"},
		"zero":           {rows("E1,P1", func(i int) string { return cells(i%6, 1+i%5) }), "", "E-SCALE-MISSING"},
		"a turned scale": {rows(`"Expected 1 = Agree, 5 = Disagree [a]","Perceived 1 = Agree, 5 = Disagree [a]"`, func(i int) string { return cells(1+i%5, 1+i%4) }), "1-5", "E-SCALE-DIRECTION"},
		"six is no answer": {rows(`"What did you expect? 1 = Disagree, 5 = Agree, 6 = Don't know [a]","What did you perceive? 1 = Disagree, 5 = Agree, 6 = Don't know [a]"`,
			func(i int) string { return cells(1+i%6, 1+i%5) }), "1-6", "E-SCALE-NOANSWER"},
		"a mean": {rows("expected_a,expected_b,perceived_a,perceived_b,expected_mean,perceived_mean", func(i int) string {
			return cells(1+i%5, 3, 1+i%3, 3) + "," + []string{"2", "2.5", "3", "3.5", "4"}[i%5] + "," + []string{"2", "2.5", "3"}[i%3]
		}), "1-5", "E-COL-DERIVED"},
		"sound": {rows("E1,E2,E3,P1,P2,P3", func(i int) string { return cells(1+i%5, 1+i%4, 5, 1+i%3, 3, 4) }), "1-5", ""},
	} {
		s, err := Open("-", strings.NewReader(tt.text), OpenOptions{})
		if err != nil {
			t.Fatal(err)
		}
		_, problems := Find(s, Columns{Scale: tt.scale})
		var codes []string
		for _, p := range problems {
			codes = append(codes, p.Code)
		}
		if got := strings.Join(codes, " "); got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
		s.Close()
	}
}

// TestInspectionOfSeveralParts inspects a file of several parts.
func TestInspectionOfSeveralParts(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,E1,P1,note\n")
	const rows = 120_000
	for i := range rows {
		b.WriteString("k" + strings.Repeat("0", i%3) + string(rune('a'+i%26)) + "," + string(rune('1'+i%7)) + "," + string(rune('1'+i%5)) + ",some words that take room\n")
	}
	path := filepath.Join(t.TempDir(), "long.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(path, nil, OpenOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	in, err := Inspect(t.Context(), s, InspectOptions{})
	if err != nil || in.Responses.Kept != rows || in.Rows != rows {
		t.Fatalf("got %d of %d, %v", in.Responses.Kept, in.Rows, err)
	}
	if in.IDs == nil || in.IDs.Repeated != rows-78 {
		t.Errorf("ids: %+v", in.IDs)
	}
	if total := in.Columns[1].Values; len(total) != 7 {
		t.Errorf("values: %v", total)
	}
}
