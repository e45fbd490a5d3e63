package tally_test

import (
	"testing"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

// askedInOrder is two items of one dimension each, in this order.
func askedInOrder(first, second string) tally.Plan {
	return tally.Plan{
		Questionnaire: survey.Questionnaire{
			Instrument: survey.Instrument{
				Scale:      survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7},
				Items:      []survey.Item{{ID: first}, {ID: second}},
				Dimensions: []survey.Dimension{{ID: first, Items: []int{0}}, {ID: second, Items: []int{1}}},
			},
			Group:      survey.Group{ID: "customers", Role: survey.Customers},
			Constructs: []survey.Construct{survey.Expected, survey.Perceived}, Points: true,
		},
		Pairs: []tally.Pair{{From: survey.Expected, To: survey.Perceived, Rule: tally.HalfPairs}},
	}
}

// In the later wave the questions stand in another order, and one answer is missing.
func TestPanel(t *testing.T) {
	p, err := tally.NewPanel(askedInOrder("a", "b"), askedInOrder("b", "a"))
	if err != nil {
		t.Fatal(err)
	}
	// Codes of expected a and b, perceived a and b; then b before a.
	old := survey.Response{Answers: []survey.Code{5, 3, 4, 6}, Points: []survey.Share{600_000_001, 399_999_999}}
	later := survey.Response{Answers: []survey.Code{3, 6, survey.NotAnswered, 1}, Points: []survey.Share{500_000_000, 500_000_000}}
	p.Add(old, later)
	answer := func(of *tally.Tally, c survey.Construct, item int) (mean float64, n int64) {
		m := of.Answers(c, item).Moments()
		return m.Mean, m.N
	}
	for _, c := range []struct {
		what      string
		of        *tally.Tally
		construct survey.Construct
		item      int
		mean      float64
		n         int64
	}{
		{"a expected before", p.Old, survey.Expected, 0, 6, 1},
		{"a perceived now", p.Later, survey.Perceived, 1, 2, 1},
		{"a expected has risen", p.Change, survey.Expected, 1, 1, 1},
		{"a perceived has fallen", p.Change, survey.Perceived, 1, -3, 1},
		{"b expected is the same", p.Change, survey.Expected, 0, 0, 1},
		{"b perceived is missing now, and so before", p.Old, survey.Perceived, 1, 0, 0},
		{"b perceived has no change", p.Change, survey.Perceived, 0, 0, 0},
	} {
		if mean, n := answer(c.of, c.construct, c.item); n != c.n || n > 0 && mean != c.mean {
			t.Errorf("%s: got %v of %d, want %v of %d", c.what, mean, n, c.mean, c.n)
		}
	}
	// Of a, half of 600000001 and 500000000; b comes first now.
	if m := p.Change.Points().Combine([]int64{0, 1}); m.Mean < 0.55 || m.Mean > 0.550000001 {
		t.Errorf("the mean of the points of a is %v", m.Mean)
	}
}

func TestPanelOfTwoQuestionnaires(t *testing.T) {
	if _, err := tally.NewPanel(askedInOrder("a", "b"), askedInOrder("a", "c")); err == nil {
		t.Error("an item that was asked once is joined")
	}
	for name, change := range map[string]func(*survey.Questionnaire){
		"another scale":     func(q *survey.Questionnaire) { q.Instrument.Scale.Points = 5 },
		"another construct": func(q *survey.Questionnaire) { q.Constructs = []survey.Construct{survey.Adequate, survey.Perceived} },
		"one construct":     func(q *survey.Questionnaire) { q.Constructs = q.Constructs[:1] },
		"another dimension": func(q *survey.Questionnaire) { q.Instrument.Dimensions[1].ID = "c" },
		"one dimension":     func(q *survey.Questionnaire) { q.Instrument.Dimensions = q.Instrument.Dimensions[:1] },
		"one item": func(q *survey.Questionnaire) {
			q.Instrument.Items, q.Instrument.Dimensions = q.Instrument.Items[:1], q.Instrument.Dimensions[:1]
		},
	} {
		old, later := askedInOrder("a", "b"), askedInOrder("a", "b")
		old.Pairs, later.Pairs = nil, nil
		change(&later.Questionnaire)
		if _, err := tally.NewPanel(old, later); err == nil {
			t.Errorf("%s: they are joined", name)
		}
	}
}

// Points that one wave lacks count in neither, and nobody has points who was asked for none.
func TestPanelWithoutPoints(t *testing.T) {
	p, err := tally.NewPanel(askedInOrder("a", "b"), askedInOrder("b", "a"))
	if err != nil {
		t.Fatal(err)
	}
	answers := []survey.Code{3, 6, 2, 1}
	p.Add(survey.Response{Answers: answers, Points: []survey.Share{600_000_000, 400_000_000}}, survey.Response{Answers: answers})
	for _, of := range []*tally.Tally{p.Old, p.Later, p.Change} {
		if m := of.Points(); m.N != 0 || m.K != 2 {
			t.Errorf("points of %d in %d dimensions", m.N, m.K)
		}
	}
	plan := askedInOrder("a", "b")
	plan.Questionnaire.Points = false
	none, err := tally.New(plan)
	if err != nil || none.Points().K != 0 {
		t.Errorf("points of %d dimensions, %v", none.Points().K, err)
	}
}

// An item has to be in both waves, though its dimension is called the same.
func TestPanelOfAnotherItem(t *testing.T) {
	for name, change := range map[string]func(old, later *tally.Plan){
		"in the later wave":    func(_, later *tally.Plan) { later.Questionnaire.Instrument.Items[1].ID = "c" },
		"in the earlier":       func(old, _ *tally.Plan) { old.Questionnaire.Instrument.Items[0].ID = "c" },
		"in a later dimension": func(_, later *tally.Plan) { later.Questionnaire.Instrument.Dimensions[0].ID = "c" },
	} {
		old, later := askedInOrder("a", "b"), askedInOrder("a", "b")
		change(&old, &later)
		if _, err := tally.NewPanel(old, later); err == nil {
			t.Errorf("another item %s is joined", name)
		}
	}
}

// Each respondent has points of his own, which are the same in both waves and in the
// change, or none if one wave lacks them.
func TestPointsOfPanel(t *testing.T) {
	p, err := tally.NewPanel(askedInOrder("a", "b"), askedInOrder("b", "a"))
	if err != nil {
		t.Fatal(err)
	}
	answers := func() []survey.Code { return []survey.Code{3, 6, 2, 1} }
	add := func(old, later []survey.Share) {
		p.Add(survey.Response{Answers: answers(), Points: old}, survey.Response{Answers: answers(), Points: later})
	}
	add([]survey.Share{600_000_000, 400_000_000}, []survey.Share{200_000_000, 800_000_000}) // of a 60 and 80
	add([]survey.Share{100_000_000, 900_000_000}, []survey.Share{500_000_000, 500_000_000}) // of a 10 and 50
	add(nil, []survey.Share{200_000_000, 800_000_000})
	for name, of := range map[string]struct {
		tally *tally.Tally
		a, b  int
	}{"before": {p.Old, 0, 1}, "now": {p.Later, 1, 0}, "change": {p.Change, 1, 0}} {
		if m := of.tally.Points(); m.N != 2 || m.Mean(of.a) != 0.5 || m.Mean(of.b) != 0.5 || m.Cov(of.a, of.b) != -0.08 {
			t.Errorf("%s: points of %d people, of a %v, of b %v, covariance %v", name, m.N, m.Mean(of.a), m.Mean(of.b), m.Cov(of.a, of.b))
		}
	}
}

// What is asked of the whole or beside the items has no change.
func TestPanelOfItemsAlone(t *testing.T) {
	plan := askedInOrder("a", "b")
	scale := survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}
	plan.Questionnaire.Outcomes = []survey.Outcome{{ID: "nps", Kind: "nps", Scale: scale}}
	plan.Questionnaire.Direct = []survey.Direct{survey.NewDirect("service", plan.Questionnaire, scale, 5, true)}
	practices := survey.PracticesOf(survey.Group{ID: "managers", Role: survey.Managers})
	opportunities := survey.NewOpportunities(survey.Group{ID: "managers"}, scale, []survey.Item{{ID: "o"}})
	antecedents := survey.AntecedentsOf(survey.Group{ID: "managers", Role: survey.Managers})
	antecedents.Questionnaire.Instrument.Scale = scale
	plan.Questionnaire.Practices, plan.Questionnaire.Opportunities, plan.Questionnaire.Antecedents = &practices, &opportunities, &antecedents
	p, err := tally.NewPanel(plan, plan)
	if err != nil {
		t.Fatal(err)
	}
	p.Add(plan.Questionnaire.NewResponse(), plan.Questionnaire.NewResponse())
	if q := p.Change.Plan().Questionnaire; len(q.Outcomes) > 0 || len(q.Beside()) > 0 || p.Change.Responses() != 1 {
		t.Errorf("of the change: %d outcomes, %d beside the items, %d responses", len(q.Outcomes), len(q.Beside()), p.Change.Responses())
	}
	if p.Later.Plan().Questionnaire.Practices == nil || len(p.Old.Plan().Questionnaire.Outcomes) != 1 {
		t.Error("what a wave was asked is gone")
	}
}
