package tally

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// What a plan does not hold is not found, and what it holds is, wherever it stands.
func TestWhatIsNotInThePlanIsNotFound(t *testing.T) {
	plan := small()
	second := Pair{survey.Perceived, survey.Expected, Complete}
	plan.Pairs = append(plan.Pairs, second)
	counted := newTally(t, plan)
	for _, pair := range plan.Pairs {
		if view, ok := counted.PairBy(pair); !ok || view.Pair != pair {
			t.Errorf("%v: got %v, %v", pair, view.Pair, ok)
		}
		if view, ok := counted.Pair(pair.From, pair.To); !ok || view.Pair != pair {
			t.Errorf("%s − %s: got %v, %v", pair.To, pair.From, view.Pair, ok)
		}
	}
	if view, ok := counted.PairBy(Pair{survey.Expected, survey.Perceived, Complete}); ok {
		t.Errorf("a rule that was not declared: got %v", view.Pair)
	}
	if _, ok := counted.Pair(survey.Expected, survey.Expected); ok {
		t.Error("a pair of one construct is found")
	}
	rated, weighed := counted.Opportunities()
	if counted.Antecedents() != nil || counted.Practices() != nil || rated != nil || weighed != nil {
		t.Error("what nobody was asked beside the items is there")
	}
}

// Nobody is in the sums weighted by points of a questionnaire without points.
func TestNothingIsWeightedWithoutPoints(t *testing.T) {
	plan := small()
	plan.Questionnaire.Points = false
	counted := newTally(t, plan)
	counted.Add(survey.Response{Answers: []survey.Code{4, 3, 4, 1, 2, 3}, Outcomes: []survey.Code{7}})
	if got := counted.Weighted(survey.Expected); got.K != 1 || got.N != 0 {
		t.Errorf("%d people in %d numbers, want nobody in one", got.N, got.K)
	}
	view, _ := counted.Pair(survey.Expected, survey.Perceived)
	if gaps, means := view.Weighted(); len(gaps.N) != 0 || means.N != 0 {
		t.Errorf("gaps %v and means of %d", gaps.N, means.N)
	}
}

// One answer is enough for a construct to be answered; that one is missing is not.
func TestAnswered(t *testing.T) {
	counted := newTally(t, small())
	r := survey.Response{Answers: []survey.Code{survey.DontKnow, survey.NotShown, survey.NotAnswered, survey.DontKnow, survey.NotApplicable, 0}, Outcomes: []survey.Code{0}}
	counted.Add(r)
	if counted.Answered(survey.Expected) || !counted.Answered(survey.Perceived) {
		t.Errorf("expected: %v, perceived: %v", counted.Answered(survey.Expected), counted.Answered(survey.Perceived))
	}
	if n := counted.Missing(survey.Expected, 1, survey.NotShown); n != 1 {
		t.Errorf("%d were not shown the item, want 1", n)
	}
}

// organised is small with practices and opportunities beside the items.
func organised() Plan {
	plan := small()
	practices := survey.Practices{Questionnaire: survey.PracticesOf(survey.Group{ID: "customers", Role: survey.Customers}).Questionnaire}
	practices.Add("standards", survey.Item{ID: "p1", Label: "P"}, false)
	practices.Add("delivery", survey.Item{ID: "p2"}, true)
	opportunities := survey.NewOpportunities(plan.Questionnaire.Group, survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}, []survey.Item{{ID: "o1", Label: "O"}})
	plan.Questionnaire.Practices, plan.Questionnaire.Opportunities = &practices, &opportunities
	return plan
}

func TestPracticesAndOpportunitiesByHand(t *testing.T) {
	plan := organised()
	counted := newTally(t, plan)
	r := plan.Questionnaire.NewResponse()
	r.Beside[0].Answers[1] = 1
	r.Beside[1].Answers[0], r.Beside[1].Answers[1] = 4, 1
	plan.Questionnaire.Opportunities.Weigh(r.Beside[1], r.Beside[2])
	counted.AddTimes(r, 3)
	counted.Add(r)
	if h := counted.Practices().Answers(survey.Practice, 1); h.Moments().N != 4 || h.Moments().Mean != 1 {
		t.Errorf("the second practice: %+v", h)
	}
	rated, weighed := counted.Opportunities()
	if m := rated.Answers(survey.OpportunityState, 0).Moments(); m.N != 4 || m.Mean != 2 {
		t.Errorf("state: %+v", m)
	}
	// Four steps above the lowest importance, three below the highest state.
	if m := weighed.Answers(survey.Opportunity, 0).Moments(); m.N != 4 || m.Mean != 12 {
		t.Errorf("weighed: %+v", m)
	}
}

// Whatever is read first of a tally counts those who wait.
func TestReadingCountsWhoeverWaits(t *testing.T) {
	plan := asked(5, 11, 2, 1)
	plan.Clusters, plan.WeighOutcomes = true, false
	r := plan.Questionnaire.NewResponse()
	for i := range r.Answers {
		r.Answers[i] = survey.Code(i % 5)
	}
	for o := range r.Outcomes {
		r.Outcomes[o] = 7
	}
	r.Answers[0], r.Points, r.Cluster = survey.DontKnow, []survey.Share{survey.Whole / 4, survey.Whole / 4 * 3}, "Oslo"
	two := func(a, b any) any { return []any{a, b} }
	pair := func(read func(PairView) any) func(*Tally) any {
		return func(of *Tally) any {
			view, _ := of.Pair(survey.Expected, survey.Perceived)
			return read(view)
		}
	}
	for name, read := range map[string]func(*Tally) any{
		"responses":              func(of *Tally) any { return of.Responses() },
		"clusters":               func(of *Tally) any { return of.EachCluster() },
		"answers":                func(of *Tally) any { return of.Answers(survey.Expected, 0) },
		"answered":               func(of *Tally) any { return of.Answered(survey.Expected) },
		"missing":                func(of *Tally) any { return of.Missing(survey.Adequate, 0, survey.DontKnow) },
		"outcome":                func(of *Tally) any { return of.Outcome(1) },
		"item beside an outcome": func(of *Tally) any { return of.OutcomeOfItem(1, 0) },
		"score beside it":        func(of *Tally) any { return of.OutcomeOfDimension(1, 0) },
		"score":                  func(of *Tally) any { return of.Score(survey.Expected, 0) },
		"overall":                func(of *Tally) any { return of.Overall(survey.Expected) },
		"profile":                func(of *Tally) any { return of.Dimensions(survey.Expected) },
		"weighted":               func(of *Tally) any { return of.Weighted(survey.Expected) },
		"points":                 func(of *Tally) any { return of.Points() },
		"block":                  func(of *Tally) any { return of.Block(survey.Expected, 0) },
		"together":               func(of *Tally) any { return two(of.Together(survey.Expected)) },
		"index":                  func(of *Tally) any { return of.Index() },
		"zone of an item":        func(of *Tally) any { return two(of.ZoneOfItem(1)) },
		"zone of a dimension":    func(of *Tally) any { return two(of.ZoneOfDimension(1)) },
		"known":                  func(of *Tally) any { return of.Known(1).Answers(survey.Expected, 0) },
		"model": func(of *Tally) any {
			view, _ := of.Listwise(plan.Listwise[1])
			return view.Cross
		},
		"items of a pair":      pair(func(v PairView) any { return v.Item(0) }),
		"scores of a pair":     pair(func(v PairView) any { return v.Scores(0) }),
		"answered by both":     pair(func(v PairView) any { return v.Answered(0) }),
		"straight":             pair(func(v PairView) any { return v.Straight() }),
		"overall gap":          pair(func(v PairView) any { return two(v.Overall()) }),
		"weighted gap":         pair(func(v PairView) any { return two(v.Weighted()) }),
		"scores of all":        pair(func(v PairView) any { return v.Dimensions() }),
		"contributions":        pair(func(v PairView) any { return v.Contributions() }),
		"shares":               pair(func(v PairView) any { return v.Shares() }),
		"gaps of two items":    pair(func(v PairView) any { return two(v.ItemPair(0, 1)) }),
		"sides":                pair(func(v PairView) any { return two(v.Sides(0)) }),
		"sides together":       pair(func(v PairView) any { return two(v.SidesTogether()) }),
		"scores with outcomes": pair(func(v PairView) any { return v.WithOutcome(1) }),
		"scores with shares":   pair(func(v PairView) any { return v.WithShare(0) }),
	} {
		waiting, settled := newTally(t, plan), newTally(t, plan)
		waiting.Add(r)
		settled.Add(r)
		settled.Settle()
		got, want := read(waiting), read(settled)
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(stat.Sum{})); diff != "" {
			t.Errorf("%s (-settled +waiting):\n%s", name, diff)
		}
	}
}

// Nobody is beside an outcome where nothing was perceived.
func TestNothingIsBesideAnOutcomeUnlessPerceived(t *testing.T) {
	plan := small()
	plan.Questionnaire.Constructs, plan.Pairs = []survey.Construct{survey.Expected}, nil
	counted := newTally(t, plan)
	counted.Add(survey.Response{Answers: []survey.Code{4, 3, 4}, Outcomes: []survey.Code{7}})
	if item, score := counted.OutcomeOfItem(0, 1), counted.OutcomeOfDimension(0, 0); len(item.N) != 0 || len(score.N) != 0 || item.Den != 1 || score.Den == 0 {
		t.Errorf("of an item %+v, of a dimension %+v", item, score)
	}
	if m := counted.Outcome(0).Moments(); m.N != 1 || m.Mean != 7 {
		t.Errorf("the outcome alone: %+v", m)
	}
}
