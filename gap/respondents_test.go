package gap_test

import (
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

func TestRespondents(t *testing.T) {
	s := documents(t, "6 5 4 7 6 5")
	s.Invited = map[survey.Role]int64{survey.Customers: 8, survey.Managers: 1}
	// Staff who rated on another scale take no part in the analysis, but answered.
	q := asking(survey.Staff, survey.Delivered)
	q.Instrument.Scale.Points = 5
	s.Staff = count(t, q, "4 5 3")
	r := gap.Analyze(s, gap.Options{})
	want := []struct {
		role          string
		responses     int64
		invited, rate gap.Number
	}{
		{"customers", 3, 8, 3.0 / 8},
		{"managers", 2, 1, gap.Undefined}, // more than were invited
		{"staff", 1, gap.Undefined, gap.Undefined},
	}
	if len(r.Respondents) != len(want) {
		t.Fatalf("respondents %+v, want three groups of people", r.Respondents)
	}
	for i, w := range want {
		got := r.Respondents[i]
		if got.Group != w.role || got.Role != w.role || got.Responses != w.responses || got.Suppressed {
			t.Errorf("got %+v, want %+v", got, w)
		}
		same(t, "invited "+w.role, got.Invited, w.invited)
		same(t, "rate of "+w.role, got.Rate, w.rate)
	}
	hidden := gap.Suppress(r, 3).Respondents
	if hidden[0].Suppressed || !hidden[1].Suppressed || hidden[1].Responses != 0 || hidden[1].Invited != 1 {
		t.Errorf("of fewer than three are shown %+v", hidden)
	}
	if r.Respondents[1].Suppressed {
		t.Error("Suppress changed what it was given")
	}
}
