package table

import (
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

func TestAnswered(t *testing.T) {
	customers := gap.Respondents{Role: "customers", Responses: 1212, Invited: 3640, Rate: 1212.0 / 3640}
	managers := gap.Respondents{Role: "managers", Responses: 18, Invited: 25, Rate: 18.0 / 25}
	staff := gap.Respondents{Role: "staff", Responses: 74, Invited: gap.Undefined, Rate: gap.Undefined}
	few := gap.Respondents{Role: "managers", Invited: 25, Rate: gap.Undefined, Suppressed: true}
	more := gap.Respondents{Role: "staff", Responses: 74, Invited: 70, Rate: gap.Undefined}
	for _, tt := range []struct {
		code   string
		groups []gap.Respondents
		want   string
	}{
		{"en", []gap.Respondents{customers, managers, staff}, "Answered: 1212 of 3640 customers (33 %), 18 of 25 managers (72 %), 74 staff"},
		{"nb", []gap.Respondents{customers, managers, staff}, "Svarte: 1\u00a0212 av 3\u00a0640 kunder (33\u00a0%), 18 av 25 ledere (72\u00a0%), 74 ansatte"},
		{"nn", []gap.Respondents{customers, few}, "Svarte: 1\u00a0212 av 3\u00a0640 kundar (33\u00a0%), leiarar (for få til å visast)"},
		{"sv", []gap.Respondents{customers, more}, "Svarade: 1\u00a0212 av 3\u00a0640 kunder (33\u00a0%), 74 av 70 medarbetare"},
		{"da", []gap.Respondents{managers, staff}, "Svarede: 18 af 25 ledere (72\u00a0%), 74 medarbejdere"},
		{"en", []gap.Respondents{staff}, ""},
	} {
		w, err := lang.New(tt.code)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := Answered(tt.groups, w); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: got %q (%v), want %q", tt.code, got, ok, tt.want)
		}
	}
}
