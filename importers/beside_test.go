package importers

import (
	"fmt"
	"strings"
	"testing"

	"servgap/gap/survey"
)

// antecedentMapping asks staff for TEAM1, CON1, which is worded the other way round,
// and CON2, on a scale from 1 to 5, and for one item delivered on 1 to 7.
func antecedentMapping(columns Question) Mapping {
	q := asked(1, survey.Delivered)
	beside := survey.AntecedentsOf(survey.Group{ID: "staff", Role: survey.Staff})
	beside.Questionnaire.Instrument.Scale = survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}
	beside = beside.Only([]survey.Item{{ID: "TEAM1"}, {ID: "CON1", Reverse: true}, {ID: "CON2"}})
	q.Antecedents = &beside
	return Mapping{Questionnaire: q, Constructs: []Question{cellsOf("D1", "servgap.yaml:9:3")}, Antecedents: &columns}
}

func TestMappedAntecedents(t *testing.T) {
	columns := cellsOf("A1|A2|A3", "servgap.yaml:12:9")
	for _, tt := range []struct{ name, text, want string }{
		{"numbers", "D1|A1|A2|A3\n7|5|2|1\n6||4|x\n", "E-LABEL-UNKNOWN@D"},
		{"numbers that fit", "D1|A1|A2|A3\n7|5|2|1\n6||4|3\n|1||\n", "5 4 1; . 2 3; 1 . ."},
		{"off their scale", "D1|A1|A2|A3\n7|6|2|1\n", "E-SCALE-VALUE@B"},
		{"words", "D1|A1|A2|A3\n7|Helt enig|Helt enig|Uenig\n6|Enig|Helt uenig|Verken eller\n5|Uenig|Enig|Helt uenig\n", "5 1 2; 4 5 3; 2 2 1"},
		{"another column of them missing", "D1|A1|A2\n7|5|2\n", "E-COL-MISSING"},
		{"a column of two questions", "D1|A1|A2|A3|D2\n7|5|2|1|1\n", ""},
	} {
		m := antecedentMapping(columns)
		if tt.want == "" {
			m.Constructs[0], tt.want = cellsOf("A2", "servgap.yaml:9:3"), "E-COL-TWICE"
		}
		text := strings.ReplaceAll(tt.text, "|", ",")
		_, problems := Map(source(t, text), m)
		got := codesOf(problems)
		if got == "" {
			rows, report := ratings(t, text, m)
			problems, got = report.Problems, strings.Join(rows, "; ")
			if len(problems) > 0 {
				got = codesOf(problems)
			}
		}
		if got != tt.want {
			t.Errorf("%s: got %q (%v), want %q", tt.name, got, problems, tt.want)
		}
	}
}

func TestAnswersOfAntecedents(t *testing.T) {
	s := source(t, "D1,A1,A2,A3\n7,5,2,\n")
	layout := mapped(t, s, antecedentMapping(rangeOf("A1:A3", "servgap.yaml:12:9")))
	decoder := NewDecoder(&layout)
	var got []string
	for p, err := range s.Parts() {
		if err != nil {
			t.Fatal(err)
		}
		for a := range decoder.Answers(p) {
			got = append(got, fmt.Sprint(a.Construct, " ", a.Index, " ", a.Value, a.Missing))
		}
	}
	if want := "delivered 0 7, antecedent 0 5, antecedent 1 4, antecedent 2 0not_answered"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, ", "), want)
	}
}
