package importers

import (
	"bytes"
	"testing"
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
		"PK\x03\x04 no workbook",
	}
	for _, seed := range seeds {
		f.Add([]byte(seed), "E*", "P1:P2", "1-7", "99,x")
		f.Add([]byte(seed), "", "", "", "")
	}
	f.Fuzz(func(t *testing.T, data []byte, expected, perceived, scale, word string) {
		s, err := Open("-", bytes.NewReader(data), OpenOptions{})
		if err != nil {
			asProblem(t, err)
			return
		}
		defer s.Close()
		c := Columns{Scale: scale, DontKnow: []string{word}, DropUnpaired: len(data)%2 == 0}
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
		got := drain(t, s, &layout)
		r := got.report
		if int64(len(got.responses)) != r.Responses || r.Responses+dropped(r, ReasonBlank)+dropped(r, ReasonUnrated) > r.Rows {
			t.Errorf("got %d responses and report %+v", len(got.responses), r)
		}
		checkProblems(t, s.Warnings())
	})
}
