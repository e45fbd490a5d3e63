package importers

import (
	"fmt"
	"strings"
	"testing"

	"servgap/gap/survey"
)

// TestCodesOfRecommending reads a question from 0 to 10 whose answers were coded in
// several ways.
func TestCodesOfRecommending(t *testing.T) {
	for _, tt := range []struct {
		name    string
		kind    string
		low     int64 // of its scale, up to 10
		answers string
		want    string // the codes of the problems
	}{
		{"answers", "nps", 0, "0 1 1 1 1 1 9 10", ""},
		{"codes from 1 to 11", "nps", 0, "2 11 11 9 10 1", "E-NPS-CODES"},
		{"a slip", "nps", 0, "0 11 9 10 1", "E-SCALE-VALUE"},
		{"codes and 99", "nps", 0, "1 11 99", "E-SCALE-VALUE"},
		{"another question", "csat", 0, "1 11", "E-SCALE-VALUE"},
		{"from 1 to 10", "nps", 0, "1 1 1 1 1 10 9 8", "W-NPS-ONE"},
		{"few ones", "nps", 0, "1 1 10 9 8", ""},
		{"none low", "nps", 0, "7 8 9 10 10 10", ""},
		{"another question from 1", "csat", 0, "1 1 1 1 1 10", ""},
		{"from 1 as it is said", "nps", 1, "1 1 1 1 1 2 2 2 10 9 8", ""},
		{"from 1 as it is said, and codes", "nps", 1, "1 11 11 9", "E-NPS-CODES"},
		{"from 1 as it is said, and 0", "nps", 1, "0 1 10 9", "E-SCALE-VALUE"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := asked(1, survey.Perceived)
			q.Outcomes = []survey.Outcome{{ID: "own", Kind: tt.kind, Scale: survey.Scale{Min: tt.low, Step: 1, Den: 1, Points: 11 - int(tt.low)}}}
			var text strings.Builder
			text.WriteString("P1,Anbefale\n")
			for answer := range strings.FieldsSeq(tt.answers) {
				fmt.Fprintf(&text, "5,%s\n", answer)
			}
			s := source(t, text.String())
			layout := mapped(t, s, Mapping{Questionnaire: q, Constructs: []Question{cellsOf("P1", "")}, Outcomes: []ColumnRef{at("Anbefale")}})
			var codes []string
			for _, p := range drain(t, s, &layout).report.Problems {
				codes = append(codes, p.Code)
			}
			if got := strings.Join(codes, " "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
