package importers

import (
	"strconv"
	"strings"
	"testing"

	"servgap/gap/survey"
)

// practiceMapping asks staff for one item delivered, a practice and an opportunity.
func practiceMapping(p Practice) Mapping {
	q := asked(1, survey.Delivered)
	q.Group = survey.Group{ID: "staff", Role: survey.Staff}
	practices := survey.PracticesOf(q.Group)
	practices.Questionnaire.Instrument.Items, practices.Gaps = practices.Questionnaire.Instrument.Items[:1], practices.Gaps[:1]
	o := survey.NewOpportunities(q.Group, survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}, []survey.Item{{ID: "web"}})
	q.Practices, q.Opportunities = &practices, &o
	p.Column = ColumnRef{"Q", "servgap.yaml:9:3"}
	return Mapping{
		Questionnaire: q, Constructs: []Question{cellsOf("D1", "servgap.yaml:8:3")}, Practices: []Practice{p},
		Opportunities: []Question{cellsOf("I", "servgap.yaml:10:3"), cellsOf("S", "servgap.yaml:11:3")},
	}
}

func TestMappedOrganisation(t *testing.T) {
	for _, tt := range []struct {
		name     string
		practice Practice
		text     string
		want     string
	}{
		{"words", Practice{}, "D1|Q|I|S\n7|ja|5|1\n6|No|5|5\n5|1|1|1\n4||5|\n", "1 16; 0 0; 1 0; . ."},
		{"neither", Practice{}, "D1|Q|I|S\n7|perhaps|5|1\n", "E-PRACTICE-VALUE@B"},
		{"answers that say yes", Practice{Yes: []string{"Monthly"}}, "D1|Q|I|S\n7|monthly|5|1\n6|Never|2|4\n5||2|4\n", "1 16; 0 1; . 1"},
		{"answers that say both", Practice{Yes: []string{"2"}, No: []string{"1"}}, "D1|Q|I|S\n7|2|5|1\n6|1|2|4\n5|Don't know|2|4\n", "1 16; 0 1; . 1"},
		{"a third", Practice{Yes: []string{"2"}, No: []string{"1"}}, "D1|Q|I|S\n7|3|5|1\n", "E-PRACTICE-VALUE@B"},
		{"ticks", Practice{Ticks: true}, "D1|Q|I|S\n7|x|5|1\n6||5|5\n", "1 16; 0 0"},
		{"off the scale", Practice{}, "D1|Q|I|S\n7|1|6|1\n", "E-SCALE-VALUE@C"},
		{"no such column", Practice{}, "D1|I|S\n7|5|1\n", "E-COL-MISSING"},
	} {
		text := strings.ReplaceAll(tt.text, "|", ",")
		s := source(t, text)
		layout, problems := Map(s, practiceMapping(tt.practice))
		got := codesOf(problems)
		if got == "" {
			got = besideRows(t, s, &layout)
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// besideRows is the practice and what the opportunity weighs of each response, or the
// codes of what did not fit.
func besideRows(t *testing.T, s *Source, layout *Layout) string {
	t.Helper()
	d := NewDecoder(layout)
	var rows []string
	for p, err := range s.Parts() {
		if err != nil {
			t.Fatal(err)
		}
		for r := range d.Responses(p) {
			rows = append(rows, shownCode(r.Beside[0].Answers[0])+" "+shownCode(r.Beside[2].Answers[0]))
		}
	}
	if report := d.Report(s); len(report.Problems) > 0 {
		return codesOf(report.Problems)
	}
	return strings.Join(rows, "; ")
}

func shownCode(c survey.Code) string {
	if !c.Answered() {
		return "."
	}
	return strconv.Itoa(int(c))
}
