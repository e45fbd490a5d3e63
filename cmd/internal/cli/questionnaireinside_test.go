package cli

import (
	"encoding/json"
	"math"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
)

// TestInsideComesBack does the same with what managers and staff are asked of the company
// itself.
func TestInsideComesBack(t *testing.T) {
	long(t)
	for _, code := range lang.Codes() {
		for _, of := range answered {
			if code != "nb" && of.name != "LimeSurvey with texts" {
				continue // its words are tried in every language
			}
			t.Run(code+"/"+of.name, func(t *testing.T) {
				comeBack(t, code, "servqual-1991", of.posed, of.write, "--inside")
				checkInside(t)
			})
		}
	}
}

// checkInside compares scores and shares with what was put in.
func checkInside(t *testing.T) {
	t.Helper()
	var result struct {
		Antecedents []struct {
			Group string
			N     int
			Value float64
		}
		Practices []struct {
			ID, Group string
			N, Yes    int
		}
	}
	got := runLine(t, "", "analyze", "-q", "-f", "json")
	if err := json.Unmarshal([]byte(got.out), &result); err != nil {
		t.Fatalf("%v\n%s", err, got.err)
	}
	managers, staff := survey.AntecedentsOf(survey.Group{Role: survey.Managers}), survey.AntecedentsOf(survey.Group{Role: survey.Staff})
	items := len(managers.Questionnaire.Instrument.Items) + len(staff.Questionnaire.Instrument.Items)
	if want := items + len(managers.Gaps) + len(staff.Gaps); len(result.Antecedents) != want {
		t.Errorf("%d rows of antecedents, want %d", len(result.Antecedents), want)
	}
	for _, a := range result.Antecedents {
		if math.Abs(a.Value-3) > 1e-9 || a.N != respondentsAsked {
			t.Errorf("%+v: want a score of 3 from all", a)
		}
	}
	yes := make(map[string]int)
	for i, item := range survey.PracticesOf(survey.Group{Role: survey.Managers}).Questionnaire.Instrument.Items {
		for r := range respondentsAsked {
			yes[item.ID] += r / (i + 1) % 2
		}
	}
	if len(result.Practices) != 2*len(yes) {
		t.Errorf("%d rows of practices, want %d", len(result.Practices), 2*len(yes))
	}
	for _, p := range result.Practices {
		if p.Yes != yes[p.ID] || p.N != respondentsAsked {
			t.Errorf("%+v: want %d of %d", p, yes[p.ID], respondentsAsked)
		}
	}
}
