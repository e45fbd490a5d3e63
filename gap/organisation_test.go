package gap_test

import (
	"math"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// askingOrganisation is form put to managers who are asked two practices and two
// opportunities on 1 to 7.
func askingOrganisation() survey.Questionnaire {
	q := asking(survey.Managers)
	p := survey.PracticesOf(q.Group)
	p.Questionnaire.Instrument.Items = nil
	p.Gaps, p.Obstacles = nil, nil
	p.Add(gap.Standards, survey.Item{ID: "service-vision", Label: "Vision"}, false)
	p.Add(gap.Knowledge, survey.Item{ID: "no-time", Label: "No time"}, true)
	o := survey.NewOpportunities(q.Group, q.Instrument.Scale, []survey.Item{{ID: "lobby", Label: "Lobby"}, {ID: "callback", Label: "Calling back"}})
	q.Practices, q.Opportunities = &p, &o
	return q
}

// organised counts managers: two practices, then importance of lobby and callback and
// the state of both; 0 is no answer to an opportunity, −1 none to a practice.
func organised(t failer, q survey.Questionnaire, rows ...[6]int) *tally.Tally {
	t.Helper()
	counted, err := tally.New(gap.Plan(q, ""))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, row := range rows {
		r := q.NewResponse()
		for i, x := range row {
			switch {
			case i < 2 && x >= 0:
				r.Beside[0].Answers[i] = survey.Code(x)
			case i >= 2 && x > 0:
				r.Beside[1].Answers[i-2] = survey.Code(x - 1)
			}
		}
		q.Opportunities.Weigh(r.Beside[1], r.Beside[2])
		counted.Add(r)
	}
	return counted
}

var eightManagers = [][6]int{
	{1, 0, 4, 6, 5, 2}, {1, 0, 3, 7, 6, 3}, {0, 1, 5, 5, 4, 2}, {1, -1, 2, 6, 5, 1},
	{1, 0, 4, 0, 5, 4}, {0, 0, 3, 7, 6, 3}, {1, 1, 4, 6, 4, 0}, {1, 1, 4, 5, 5, 2},
}

func organisationOf(t *testing.T, least int64) gap.Result {
	t.Helper()
	managers := organised(t, askingOrganisation(), eightManagers...)
	return gap.Suppress(gap.Analyze(gap.Study{Customers: smallStudy(t).Customers, Managers: managers}, gap.Options{}), least)
}

// The numbers are those of R 4.2.2: prop.test(6, 8, correct = FALSE), and t.test of
// (importance − 1)·(7 − state)/36 of who answered both, and of the importance.
func TestOrganisationAgainstR(t *testing.T) {
	r := organisationOf(t, 1)
	if len(r.Practices) != 2 || len(r.Opportunities) != 2 {
		t.Fatalf("got %+v and %+v", r.Practices, r.Opportunities)
	}
	vision, time := r.Practices[1], r.Practices[0] // in the order of the gaps
	if vision.ID != "service-vision" || vision.N != 8 || vision.Yes != 6 || vision.Obstacle || !time.Obstacle || time.N != 7 || time.Yes != 3 {
		t.Errorf("got %+v and %+v", vision, time)
	}
	callback, lobby := r.Opportunities[0], r.Opportunities[1]
	if callback.ID != "callback" || callback.RankRange != "1" || lobby.RankRange != "2" || callback.N != 6 || callback.ImportanceN != 7 || callback.StateN != 7 || lobby.N != 8 {
		t.Errorf("got %+v and %+v", callback, lobby)
	}
	for _, n := range []struct {
		name      string
		got, want gap.Number
	}{
		{"share", vision.Share, 0.75}, {"share low", vision.Low, 0.4092754303101690}, {"share high", vision.High, 0.9285207872478909},
		{"score", callback.Score, 0.6620370370370370}, {"score low", callback.Low, 0.5538767809420169}, {"score high", callback.High, 0.7701972931320571},
		{"lobby", lobby.Score, 0.15625}, {"lobby low", lobby.Low, 0.07211740178449538}, {"lobby high", lobby.High, 0.24038259821550459},
		{"importance", callback.Importance, 6}, {"importance low", callback.ImportanceLow, 5.244866608612776}, {"importance high", callback.ImportanceHigh, 6.755133391387225},
	} {
		if math.Abs(float64(n.got-n.want)) > 1e-12 {
			t.Errorf("%s: got %v, want %v", n.name, n.got, n.want)
		}
	}
}

// Rows of fewer than the least are hidden, last and without a number, and no range of
// the others counts them.
func TestOrganisationOfFewIsHidden(t *testing.T) {
	r := organisationOf(t, 7)
	if p := r.Opportunities[1]; p.ID != "callback" || !p.Suppressed || p.Score.Defined() || p.Importance.Defined() || p.N != 0 || p.Rank != 0 || r.Opportunities[0].RankRange != "" {
		t.Errorf("got %+v", r.Opportunities)
	}
	if r = organisationOf(t, 8); !r.Practices[0].Suppressed || r.Practices[0].Share.Defined() || r.Practices[0].Yes != 0 || r.Practices[1].Suppressed {
		t.Errorf("got %+v", r.Practices)
	}
}
