package tally

import (
	"testing"

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
