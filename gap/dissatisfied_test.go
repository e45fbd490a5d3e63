package gap_test

import (
	"math"
	"slices"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// wholeForm asks for satisfaction from 1 to 5, recommendation, and what is accepted.
func wholeForm() survey.Questionnaire {
	q := form()
	q.Constructs = append(q.Constructs, survey.Adequate)
	q.Outcomes = []survey.Outcome{
		{ID: "csat", Kind: "csat", Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}},
		{ID: "nps", Kind: "nps", Scale: survey.Scale{Step: 1, Den: 1, Points: 11}},
	}
	return q
}

// said is a customer who perceives the items so, accepts 4 of each, and is so satisfied.
func said(q survey.Questionnaire, perceived, satisfied int, branch string) survey.Response {
	r := q.NewResponse()
	for i := range q.Instrument.Items {
		r.Answers[i], r.Answers[len(q.Instrument.Items)+i] = 5, survey.Code(perceived-1)
		r.Answers[2*len(q.Instrument.Items)+i] = 3
	}
	r.Outcomes[0], r.Outcomes[1] = survey.Code(satisfied-1), survey.Code(2*satisfied)
	r.Segments = []string{branch}
	return r
}

// dissatisfaction counts customers by a rule, hidden below five.
func dissatisfaction(t failer, name string, people ...survey.Response) gap.Dissatisfied {
	t.Helper()
	q := wholeForm()
	rule, ok := gap.DissatisfiedRule{Rule: name, Cut: gap.Undefined}.For(q)
	if !ok {
		t.Fatalf("no rule %q", name)
	}
	set, err := tally.NewSet(gap.DissatisfiedPlan(q, ""))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, r := range people {
		r.Outcomes = append(slices.Clip(r.Outcomes), rule.Of(q, r))
		set.Add(r)
	}
	return gap.Dissatisfaction(gap.Study{Customers: set.Whole()}, rule, 4, []gap.Division{{Column: "Branch", Levels: set}}, 0.95, 5)
}

func many(n int, r survey.Response) []survey.Response {
	var all []survey.Response
	for range n {
		all = append(all, r)
	}
	return all
}

func liftOf(d gap.Dissatisfied, level, id string) gap.Lift {
	i := slices.IndexFunc(d.Rows, func(l gap.Lift) bool { return l.Level == level && (l.ID == id || l.Value == id) })
	if i < 0 {
		return gap.Lift{}
	}
	return d.Rows[i]
}

// 12 of 20 with low answers and 15 of 180 others are dissatisfied: R, as of stat.RiskRatio;
// prop.test(27, 200, correct = FALSE) for the share.
func TestLift(t *testing.T) {
	q := wholeForm()
	people := slices.Concat(
		many(12, said(q, 2, 1, "A")), many(8, said(q, 3, 4, "A")), many(15, said(q, 6, 2, "B")), many(165, said(q, 6, 5, "B")))
	d := dissatisfaction(t, "", people...)
	if d.Rule != gap.BySatisfaction || d.Cut != 2 || d.N != 200 || d.Count != 27 || d.Low != 4 {
		t.Fatalf("%+v", d)
	}
	near(t, "share", d.Share, 0.135)
	near(t, "low", d.ShareLow, 0.094465704547879087)
	near(t, "high", d.ShareHigh, 0.189291383707525490)
	for _, row := range []gap.Lift{liftOf(d, gap.LevelItem, "a"), liftOf(d, gap.LevelDimension, "x"), liftOf(d, gap.LevelSegment, "A")} {
		if row.N != 20 || row.Count != 12 || row.OthersN != 180 || row.OthersCount != 15 || !row.Shown() || row.Suppressed {
			t.Fatalf("%+v", row)
		}
		near(t, "lift", row.Lift, 7.2)
		near(t, "low", row.LiftLow, 3.9422377660862775)
	}
	if a, b := liftOf(d, gap.LevelSegment, "A"), liftOf(d, gap.LevelSegment, "B"); a.Rank != 1 || b.Rank != 2 || !(b.Lift < 1) {
		t.Errorf("%+v and %+v", a, b)
	} else {
		nearBy(t, "p Holm", a.PAdj, 2*a.P, 1e-18)
	}
}

func TestWhoIsDissatisfied(t *testing.T) {
	q := wholeForm()
	unsaid := said(q, 3, 1, "A")
	unsaid.Outcomes[0], unsaid.Outcomes[1] = survey.NotAnswered, survey.NotAnswered
	halfSaid := said(q, 3, 1, "A")
	halfSaid.Answers[3], halfSaid.Answers[4] = survey.NotAnswered, survey.NotAnswered
	for name, c := range map[string]struct {
		rule gap.DissatisfiedRule
		r    survey.Response
		want survey.Code
	}{
		"at the cut":              {gap.DissatisfiedRule{Rule: gap.BySatisfaction, Cut: 3}, said(q, 6, 3, ""), 1},
		"above the cut":           {gap.DissatisfiedRule{Rule: gap.BySatisfaction, Cut: gap.Undefined}, said(q, 6, 3, ""), 0},
		"a recommendation of 6":   {gap.DissatisfiedRule{Rule: gap.ByDetractor}, said(q, 6, 3, ""), 1},
		"a recommendation of 8":   {gap.DissatisfiedRule{Rule: gap.ByDetractor}, said(q, 6, 4, ""), 0},
		"no answer to the whole":  {gap.DissatisfiedRule{Rule: gap.ByDetractor}, unsaid, survey.NotAnswered},
		"three items below":       {gap.DissatisfiedRule{Rule: gap.ByAdequate, Items: 3}, said(q, 3, 5, ""), 1},
		"as much as is accepted":  {gap.DissatisfiedRule{Rule: gap.ByAdequate}, said(q, 4, 1, ""), 0},
		"under half of the items": {gap.DissatisfiedRule{Rule: gap.ByAdequate}, halfSaid, survey.NotAnswered},
	} {
		t.Run(name, func(t *testing.T) {
			rule, ok := c.rule.For(q)
			if got := rule.Of(q, c.r); !ok || got != c.want {
				t.Errorf("got %v, want %v, by %+v", got, c.want, rule)
			}
		})
	}
	if _, ok := (gap.DissatisfiedRule{Rule: gap.ByAdequate, Items: 4}).For(q); ok {
		t.Error("four of three items can be below")
	}
	if _, ok := (gap.DissatisfiedRule{}).For(form()); ok {
		t.Error("nothing that was asked says who is dissatisfied, and a rule was found")
	}
}

func TestDissatisfiedAtTheEdge(t *testing.T) {
	q := wholeForm()
	mixed := slices.Concat(many(10, said(q, 2, 1, "A")), many(10, said(q, 6, 5, "B")))
	for name, c := range map[string]struct {
		people []survey.Response
		check  func(d gap.Dissatisfied) bool
	}{
		"all dissatisfied": {slices.Concat(many(10, said(q, 2, 1, "A")), many(10, said(q, 6, 1, "B"))), func(d gap.Dissatisfied) bool {
			row := liftOf(d, gap.LevelItem, "a")
			return d.Share == 1 && d.ShareHigh == 1 && row.Lift == 1 && !row.P.Defined() && row.Note == "zero_variance" && row.Rank == 0
		}},
		"none dissatisfied": {slices.Concat(many(10, said(q, 2, 5, "A")), many(10, said(q, 6, 5, "B"))), func(d gap.Dissatisfied) bool {
			row := liftOf(d, gap.LevelItem, "a")
			return d.Share == 0 && d.ShareLow == 0 && d.ShareHigh > 0 && !row.Lift.Defined() && row.Note == "zero_variance" && row.OthersShare == 0
		}},
		"none of the others": {mixed, func(d gap.Dissatisfied) bool {
			row := liftOf(d, gap.LevelSegment, "A")
			return row.Note == gap.NoteHalfAdded && row.Lift == 21 && row.Share == 1 && row.OthersShare == 0
		}},
		"nobody low": {slices.Concat(many(10, said(q, 6, 1, "A")), many(10, said(q, 6, 5, "B"))), func(d gap.Dissatisfied) bool {
			row := liftOf(d, gap.LevelDimension, "x")
			return row.N == 0 && row.Note == "n_zero" && !row.Suppressed && !row.Lift.Defined()
		}},
		"four low": {slices.Concat(many(4, said(q, 2, 1, "A")), many(16, said(q, 6, 5, "B"))), func(d gap.Dissatisfied) bool {
			row := liftOf(d, gap.LevelItem, "a")
			return row.Suppressed && row.N == 0 && row.OthersN == 0 && !row.OthersShare.Defined() && row.Note == gap.NoteSuppressed
		}},
		"levels put together": {slices.Concat(mixed, many(3, said(q, 6, 5, "C")), many(4, said(q, 6, 5, "D"))), func(d gap.Dissatisfied) bool {
			return liftOf(d, gap.LevelSegment, gap.Others).N == 7 && liftOf(d, gap.LevelSegment, "C").Level == "" && liftOf(d, gap.LevelSegment, "A").N == 10
		}},
		"one small level takes another": {slices.Concat(mixed, many(12, said(q, 6, 5, "C")), many(2, said(q, 6, 5, "D"))), func(d gap.Dissatisfied) bool {
			others := liftOf(d, gap.LevelSegment, gap.Others)
			return others.N == 12 && liftOf(d, gap.LevelSegment, "C").N == 12 && liftOf(d, gap.LevelSegment, "D").Level == ""
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if d := dissatisfaction(t, gap.BySatisfaction, c.people...); !c.check(d) {
				t.Errorf("%+v", d)
			}
		})
	}
	if d := dissatisfaction(t, gap.BySatisfaction); d.N != 0 || !math.IsNaN(float64(d.Share)) || d.Note != "n_zero" {
		t.Errorf("nobody: %+v", d)
	}
}
