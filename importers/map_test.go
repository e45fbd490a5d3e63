package importers

import (
	"fmt"
	"strings"
	"testing"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// asked is a questionnaire of so many items in one dimension, on 1 to 7.
func asked(items int, constructs ...survey.Construct) survey.Questionnaire {
	in := survey.Instrument{Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}}
	all := survey.Dimension{ID: survey.AllItems}
	for i := range items {
		in.Items = append(in.Items, survey.Item{ID: fmt.Sprint("Q", i+1)})
		all.Items = append(all.Items, i)
	}
	in.Dimensions = []survey.Dimension{all}
	return survey.Questionnaire{Instrument: in, Group: survey.Group{ID: "customers", Role: survey.Customers}, Constructs: constructs}
}

// rangeOf is a question whose columns are FIRST:LAST.
func rangeOf(text, place string) Question {
	first, last, _ := strings.Cut(text, ":")
	return Question{First: first, Last: last, Place: place}
}

// cellsOf is a question whose columns are named one by one, between bars; a
// column's candidates are divided by slashes.
func cellsOf(names, place string) Question {
	q := Question{Place: place}
	for i, name := range splitBars(names) {
		q.Cells = append(q.Cells, Cell{Index: i, Names: strings.Split(name, "/"), Place: place})
	}
	return q
}

func at(name string) ColumnRef { return ColumnRef{Name: name, Place: "servgap.yaml:50:7"} }

// mapped is a file's layout by a mapping, which has to be without a problem.
func mapped(t testing.TB, s *Source, m Mapping) Layout {
	t.Helper()
	layout, problems := Map(s, m)
	if len(problems) > 0 {
		t.Fatalf("got problems %v", problems)
	}
	return layout
}

// mapRead decodes a whole file by a mapping.
func mapRead(t testing.TB, text string, m Mapping) whole {
	t.Helper()
	s := source(t, text)
	layout := mapped(t, s, m)
	return drain(t, s, &layout)
}

func TestMappedColumns(t *testing.T) {
	const place = "servgap.yaml:39:16"
	overridden := rangeOf("P1:P3", place)
	overridden.Cells = []Cell{{Index: 1, Names: []string{"Own"}, Place: place}}
	tests := []struct {
		name, header string
		question     Question
		want         string
	}{
		{"range in the order of the file", "id|P1|P3|P2|x", rangeOf("P1:P2", place), "Q1=P1 Q2=P3 Q3=P2"},
		{"range, other case", "id|P1|P2|P3", rangeOf("p1:p3", place), "Q1=P1 Q2=P2 Q3=P3"},
		{"names", "P3|P1|P2", cellsOf("P1|P2|P3", place), "Q1=P1 Q2=P2 Q3=P3"},
		{"names, other case", "p_3|p_1|p_2", cellsOf("P_1|P_2|P_3", place), "Q1=p_1 Q2=p_2 Q3=p_3"},
		{"exact case wins", "p1|P1|P2|P3", cellsOf("P1|P2|P3", place), "Q1=P1 Q2=P2 Q3=P3"},
		{"candidates", "P_RESP_1|P_RESP_2|P_RESP_3", cellsOf("P_resp_no_1/P_RESP_1|P_RESP_2|P_3/P_RESP_3", place), "Q1=P_RESP_1 Q2=P_RESP_2 Q3=P_RESP_3"},
		{"candidates that are one column", "P_1|P_2|P_3", cellsOf("P_1/p_1|P_2|P_3", place), "Q1=P_1 Q2=P_2 Q3=P_3"},
		{"a name beside the range wins", "P1|P2|P3|Own", overridden, "Q1=P1 Q2=Own Q3=P3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := mapped(t, source(t, head(tt.header)), Mapping{Questionnaire: asked(3, survey.Perceived), Constructs: []Question{tt.question}})
			if pairs := pairsOf(got); pairs != tt.want {
				t.Errorf("got %s, want %s", pairs, tt.want)
			}
		})
	}
}

func TestColumnsThatCannotBeMapped(t *testing.T) {
	const place = "data/servgap.yaml:39:16"
	tests := []struct {
		name, header  string
		question      Question
		code, message string
		similar, fix  string
	}{
		{
			"misspelt", "P_1|P_2|P_RESP_3", cellsOf("P_1|P_2|P_RESP3", place), "E-COL-MISSING",
			`column "P_RESP3" is not in standard input; the nearest name there is "P_RESP_3" (column C)`, "P_RESP_3", "write the name as the file has it",
		},
		{
			"nothing like it", "alpha|beta", cellsOf("P_1|P_1|P_1", place), "E-COL-MISSING",
			`3 columns are not in standard input: "P_1", "P_1", "P_1"`, "", "name one of these: alpha, beta",
		},
		{
			"candidates", "P_2|P_3|other", cellsOf("xyz/abc|P_2|P_3", place), "E-COL-MISSING",
			`column "xyz" or "abc" is not in standard input`, "", "name one of these",
		},
		{
			"answers for a header", "1|2|3", cellsOf("P_1|P_2|P_3", place), "E-COL-MISSING",
			`3 columns are not in`, "", "looks like answers",
		},
		{
			"two candidates", "P_1|P_TAN_1|P_2|P_3", cellsOf("P_1/P_TAN_1|P_2|P_3", place), "E-COL-DUPLICATE",
			`found columns A "P_1", B "P_TAN_1" for perceived of item Q1 in standard input; accepted is one`, "", "write the name of the right one",
		},
		{
			"one column for two items", "P_1|P_3", cellsOf("P_1|P_1|P_3", place), "E-COL-TWICE",
			`found column A "P_1" as perceived of item Q1 and as perceived of item Q2; accepted is one`, "", "another column",
		},
		{
			"an item without a column", "P_1|P_2", cellsOf("P_1|P_2", place), "E-COL-MISSING",
			"found no column for perceived of item Q3", "", "name its column",
		},
		{
			"range too long", "P_1|P_2|P_3|P_4", rangeOf("P_1:P_4", place), "E-COL-RANGE",
			"the range P_1:P_4 is 4 columns of standard input, A to D; accepted are 3, one for each item", "", "of the first and of the last item",
		},
		{
			"range too short", "P_1|P_2|P_3|P_4", rangeOf("P_3:P_4", place), "E-COL-RANGE",
			"is 2 columns of standard input, C to D; accepted are 3", "", "",
		},
		{
			"range backwards", "P_1|P_2|P_3", rangeOf("P_3:P_1", place), "E-COL-RANGE",
			`runs backwards in standard input: columns C "P_3", A "P_1"`, "", "write P_1:P_3",
		},
		{
			"range without its end", "P_1|P_2|P_3", rangeOf("P_1:Q_3", place), "E-COL-MISSING",
			`column "Q_3" is not in standard input`, "P_3", "write the name as the file has it",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := Map(source(t, head(tt.header)), Mapping{Questionnaire: asked(3, survey.Perceived), Constructs: []Question{tt.question}})
			checkProblems(t, problems)
			if len(problems) != 1 {
				t.Fatalf("got %v, want one problem", problems)
			}
			p := problems[0]
			if p.Code != tt.code || p.Kind != problem.Usage || p.File != "data/servgap.yaml" || p.Row != 39 || p.Character != 16 || p.Column != 0 {
				t.Errorf("got %s, kind %d, at %s", p.Code, p.Kind, p.Place().String())
			}
			if !strings.Contains(p.Message.String(), tt.message) || strings.Join(p.Similar, " ") != tt.similar || !strings.Contains(p.Fix.String(), tt.fix) {
				t.Errorf("got %s; similar %q; fix %s", p.Message, p.Similar, p.Fix)
			}
		})
	}
}

func TestNamesUsedTwiceAreTheFilesFault(t *testing.T) {
	tests := []struct {
		name, header string
		question     Question
		codes        string
	}{
		{"a name", "P_1|P_2|P_1", cellsOf("P_1|P_2|P_2", "a:1:1"), "E-COL-TWICE E-COL-DUPLICATE@C"},
		{"a name, asked for twice", "P_1|P_2|P_1", cellsOf("P_1|P_2|P_1", "a:1:1"), "E-COL-DUPLICATE@C"},
		{"other case of it", "p_1|P_2|p_1", cellsOf("P_1|P_2|P_1", "a:1:1"), "E-COL-DUPLICATE@C"},
		{"within a range", "P_1|x|X|P_2", Question{First: "P_1", Last: "X", Place: "a:1:1"}, "E-COL-DUPLICATE@C"},
		{"outside a range", "y|P_1|P_2|P_3|y", rangeOf("P_1:P_3", "a:1:1"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := Map(source(t, head(tt.header)), Mapping{Questionnaire: asked(3, survey.Perceived), Constructs: []Question{tt.question}})
			checkProblems(t, problems)
			if codesOf(problems) != tt.codes {
				t.Errorf("got %v, want %s", problems, tt.codes)
			}
			for _, p := range problems {
				if inProject := p.File == "a"; inProject != (p.Column == 0) {
					t.Errorf("got file %s for %v", p.File, p)
				}
			}
		})
	}
}

func TestEveryProblemOfAMappingAtOnce(t *testing.T) {
	q := asked(2, survey.Expected, survey.Perceived)
	q.Outcomes = []survey.Outcome{{ID: "nps", Scale: survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}}}
	points := cellsOf("V_all", "servgap.yaml:40:1")
	_, problems := Map(source(t, head("E1|P1|P2|Region|Region")), Mapping{
		Questionnaire: q,
		Constructs:    []Question{cellsOf("E1|E2", "servgap.yaml:38:1"), rangeOf("P1:P1", "servgap.yaml:39:1")},
		Points:        &points,
		Outcomes:      []ColumnRef{{"Anbefale", "servgap.yaml:41:1"}},
		Segments:      []ColumnRef{{"Region", "servgap.yaml:42:1"}},
		Exclude:       []Exclusion{{Column: ColumnRef{"Status", "servgap.yaml:43:1"}, Is: "Preview"}},
		Where:         []Condition{{ColumnRef{"Wave", "--where"}, "2026"}},
		ID:            &ColumnRef{"ResponseId", "servgap.yaml:44:1"},
		DontKnow:      []string{"Vet ikke"},
		Labels:        map[survey.Construct][][]string{survey.Perceived: spelled("1", "2", "3", "4", "5", "Vet ikke", "vet  IKKE.")},
	})
	checkProblems(t, problems)
	var got []string
	for _, p := range problems {
		got = append(got, fmt.Sprintf("%s:%d %s", p.File, p.Row, p.Code))
	}
	const want = `servgap.yaml:38 E-COL-MISSING
servgap.yaml:39 E-COL-RANGE
servgap.yaml:40 E-COL-MISSING
servgap.yaml:41 E-COL-MISSING
servgap.yaml:43 E-COL-MISSING
servgap.yaml:44 E-COL-MISSING
standard input:0 E-COL-MISSING
standard input:0 E-LABEL-TWICE
standard input:0 E-LABEL-TWICE
standard input:0 E-COL-DUPLICATE`
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	for _, p := range problems {
		if p.Code == "E-COL-MISSING" && p.Row == 0 && !strings.HasPrefix(p.Message.String(), `--where: column "Wave" is not in`) {
			t.Errorf("got %s", p.Message)
		}
	}
}

func TestContradictingMappingPanics(t *testing.T) {
	for name, m := range map[string]Mapping{
		"no question":    {Questionnaire: asked(1, survey.Perceived)},
		"more outcomes":  {Questionnaire: asked(1, survey.Perceived), Constructs: []Question{cellsOf("P1", "")}, Outcomes: []ColumnRef{at("P1")}},
		"labels too few": {Questionnaire: asked(1, survey.Perceived), Constructs: []Question{cellsOf("P1", "")}, Labels: map[survey.Construct][][]string{survey.Perceived: spelled("no", "yes")}},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("did not panic")
				}
			}()
			Map(source(t, head("P1")), m)
		})
	}
}

func TestOutcomesHaveTheirOwnScale(t *testing.T) {
	q := asked(1, survey.Perceived)
	q.Outcomes = []survey.Outcome{{ID: "nps", Scale: survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}}}
	m := Mapping{
		Questionnaire: q, Constructs: []Question{cellsOf("P1", "")}, Outcomes: []ColumnRef{at("NPS")},
		NotApplicable: []string{"9", "0"}, DontKnow: []string{"99"},
	}
	s := source(t, "P1|NPS\n9|9\n7|0\n8|10\n0|11\n|5\n1|99\n2|vet ikke\n3|99 - Vet ikke\n||\n")
	layout := mapped(t, s, m)
	d := NewDecoder(&layout)
	var got []string
	for part := range s.Parts() {
		for r := range d.Responses(part) {
			got = append(got, fmt.Sprintf("%x/%x", r.Answers[0], r.Outcomes[0]))
		}
	}
	report := d.Report(s)
	const want = "fff1/9 6/0 fff0/a fff1/fff0 fff0/5 0/fff2 1/fff2 2/fff2"
	if strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if codesOf(report.Problems) != "E-CSV-RAGGED E-SCALE-VALUE@A E-SCALE-VALUE@B" {
		t.Fatalf("got %v", report.Problems)
	}
	p := report.Problems[2]
	if p.Message.String() != "found 11 (×1, row 5); accepted 0 to 10" || !strings.HasPrefix(p.Fix.String(), "if the export writes 0 to 10 as 1 to 11") || !strings.Contains(p.Fix.String(), `missing: {dont_know: ["11"]}`) {
		t.Errorf("got %s; fix %s", p.Message, p.Fix)
	}
}

func TestMappedPoints(t *testing.T) {
	q := asked(2, survey.Perceived)
	q.Instrument.Dimensions = []survey.Dimension{{ID: "a", Items: []int{0}}, {ID: "b", Items: []int{1}}}
	points := rangeOf("Va:Vb", "")
	m := Mapping{Questionnaire: q, Constructs: []Question{rangeOf("P1:P2", "")}, Points: &points}
	layout := mapped(t, source(t, head("P1|P2|Va|Vb")), m)
	if !layout.Questionnaire.Points || m.Questionnaire.Points {
		t.Error("want points in the layout's questionnaire and the mapping as it was")
	}
	got := mapRead(t, "P1|P2|Va|Vb\n1|2|40|60\n3|4|much|1\n", m)
	if fmt.Sprint(got.responses) != "[1 2 [400000000 600000000] 3 4]" || codesOf(got.report.Problems) != "E-POINTS-VALUE@C" {
		t.Errorf("got %v and %v", got.responses, got.report.Problems)
	}
}

func TestFurtherHeaderRows(t *testing.T) {
	const text = "P1|P2\nHow fast?|How kind?\n\"{\"\"ImportId\"\":\"\"QID1\"\"}\"|QID2\n1|2\n3|4\n"
	m := Mapping{Questionnaire: asked(2, survey.Perceived), Constructs: []Question{rangeOf("P1:P2", "")}}
	for _, p := range mapRead(t, text, m).report.Problems {
		if p.Code != "E-LABEL-UNKNOWN" || !strings.Contains(p.Fix.String(), "header_rows: 3;") {
			t.Errorf("got %v; fix %s", p, p.Fix)
		}
	}
	m.HeaderRows = 3
	if got := mapRead(t, text, m); fmt.Sprint(got.responses) != "[1 2 3 4]" || got.report.Rows != 2 || len(got.report.Problems) > 0 {
		t.Errorf("got %v and %+v", got.responses, got.report)
	}
}

func TestPlace(t *testing.T) {
	for _, tt := range []struct {
		place, file     string
		line, character int
	}{
		{"servgap.yaml:39:16", "servgap.yaml", 39, 16},
		{`C:\kunde\servgap.yaml:3:1`, `C:\kunde\servgap.yaml`, 3, 1},
		{"servgap.yaml:39", "", 0, 0},
		{"--where", "", 0, 0},
		{":3:1", "", 0, 0},
		{"", "", 0, 0},
	} {
		file, line, character, ok := placeOf(tt.place)
		if !ok {
			file, line, character = "", 0, 0
		}
		if file != tt.file || line != tt.line || character != tt.character {
			t.Errorf("%q: got %q %d %d", tt.place, file, line, character)
		}
	}
}
