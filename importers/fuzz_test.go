package importers

import (
	"bytes"
	"slices"
	"testing"

	"servgap/gap/survey"
)

// FuzzImport takes any bytes for a file and any text for the flags: nothing may
// panic, whatever is wrong is a whole problem, and rows are all accounted for.
// Package xlsxfile has hostile workbooks of its own.
func FuzzImport(f *testing.F) {
	seeds := []string{
		"E1,P1,e_mail_1\n1,2,a@b.no\n8,x,\n,,\n",
		"sep=;\nQ1_E;Q1_P\r\n4,5;vet ikke\r\n\"1\"x;2\r\n",
		"\xff\xfeE\x001\x00,\x00P\x001\x00\n\x001\x00,\x002\x00",
		"förväntad fart\tupplevd fart\r5\t\xe5\r",
		"E1,e_01,P1,P1\n1\n1,2,3,4,\n",
		numbered(22, "imp_TAN", "imp_REL", "imp_RESP", "imp_ASS", "imp_EMP") + "\n1|2\n",
		"minimum_1,desired_1,perceived_1,minimum_age\n1,2,3,40\n",
		"PK\x03\x04 no workbook",
	}
	for _, seed := range seeds {
		f.Add([]byte(seed), "", "E*", "P1:P2", "1-7", "99,x")
		f.Add([]byte(seed), "m*", "", "", "1-9", "")
		f.Add([]byte(seed), "", "", "", "", "")
	}
	f.Fuzz(func(t *testing.T, data []byte, adequate, expected, perceived, scale, word string) {
		s, err := Open("-", bytes.NewReader(data), OpenOptions{})
		if err != nil {
			asProblem(t, err)
			return
		}
		defer s.Close()
		c := Columns{Scale: scale, DontKnow: []string{word}, DropUnpaired: len(data)%2 == 0}
		if adequate != "" {
			c.Adequate = []string{adequate}
		}
		if expected != "" {
			c.Expected = []string{expected}
		}
		if perceived != "" {
			c.Perceived = []string{perceived}
		}
		layout, problems := Find(s, c)
		checkProblems(t, problems)
		if len(problems) > 0 {
			return
		}
		if err := layout.Questionnaire.Instrument.Check(); err != nil {
			t.Errorf("found an instrument that cannot be counted: %v", err)
		}
		answers := slices.Sorted(slices.Values(layout.answers))
		if len(slices.Compact(answers)) != len(layout.answers) || answers[0] < 0 {
			t.Errorf("the answers stand in the columns %v, want each once", layout.answers)
		}
		got := drain(t, s, &layout)
		r := got.report
		if int64(len(got.responses)) != r.Responses || r.Responses+dropped(r, ReasonBlank)+dropped(r, ReasonUnrated) > r.Rows {
			t.Errorf("got %d responses and report %+v", len(got.responses), r)
		}
		checkProblems(t, s.Warnings())
	})
}

// FuzzMap takes any file and any names for a mapping: nothing may panic,
// whatever is wrong is a whole problem, and rows are all accounted for.
func FuzzMap(f *testing.F) {
	f.Add([]byte("id,E1,E2,P1,P2\n1,Nei,Ja,2 - Ja,Ja (2)\n1,1,3,x,\n,,,,\n"), "E1", "E2", "P1", "id", "Nei", "1")
	f.Add([]byte("a;a;A;b\n1;2;3;4\n"), "a", "b", "A", "b", "-", "")
	f.Add([]byte("a;b\n1;2\n"), "b", "a", "", "x", ".", "a")
	f.Fuzz(func(t *testing.T, data []byte, first, last, name, other, label, value string) {
		s, err := Open("-", bytes.NewReader(data), OpenOptions{})
		if err != nil {
			return
		}
		defer s.Close()
		q := asked(2, survey.Expected, survey.Perceived)
		q.Instrument.Scale.Points = 2
		layout, problems := Map(s, Mapping{
			Questionnaire: q,
			Constructs: []Question{
				{First: first, Last: last, Place: name},
				{Cells: []Cell{{0, []string{name}, value}, {1, []string{other, label}, "servgap.yaml:1:" + value}}},
			},
			Labels:   map[survey.Construct][][]string{survey.Perceived: spelled(label, "Ja")},
			DontKnow: []string{value},
			Segments: []ColumnRef{{Name: other}}, ID: &ColumnRef{Name: other},
			Exclude: []Exclusion{{Column: ColumnRef{Name: other}, Is: value}},
			Where:   []Condition{{ColumnRef{Name: other}, label}},
		})
		checkProblems(t, problems)
		if len(problems) > 0 {
			return
		}
		got := drain(t, s, &layout).report
		counted := got.Responses
		for _, d := range got.Dropped {
			counted += d.Count
		}
		if counted > got.Rows || counted < got.Rows && !got.Problems.Fatal() {
			t.Errorf("%d of %d rows are accounted for: %+v", counted, got.Rows, got)
		}
	})
}
