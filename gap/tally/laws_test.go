package tally

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/survey"
)

func merge(t failer, into *Tally, others ...*Tally) *Tally {
	t.Helper()
	for _, other := range others {
		if err := into.Merge(other); err != nil {
			t.Fatal(err)
		}
	}
	return into
}

func TestMergeCommutesAssociatesAndHasAnIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawAnyStudy(t)
		tallyOf := func(from, to int) *Tally {
			n := len(s.responses)
			return study{s.plan, s.responses[n*from/3 : n*to/3]}.tally(t)
		}
		a := func() *Tally { return tallyOf(0, 1) }
		b := func() *Tally { return tallyOf(1, 2) }
		c := func() *Tally { return tallyOf(2, 3) }
		whole := encoded(t, s.tally(t))
		for name, got := range map[string]*Tally{
			"(a+b)+c":     merge(t, merge(t, a(), b()), c()),
			"a+(b+c)":     merge(t, a(), merge(t, b(), c())),
			"(c+b)+a":     merge(t, merge(t, c(), b()), a()),
			"nothing+all": merge(t, newTally(t, s.plan), s.tally(t)),
			"all+nothing": merge(t, s.tally(t), s.tally(t).Empty()),
		} {
			if encoded(t, got) != whole {
				t.Errorf("%s gives other bytes than all at once", name)
			}
		}
	})
}

func TestAnySplitOfTheResponsesGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawAnyStudy(t)
		parts := make([]*Tally, rapid.IntRange(1, 4).Draw(t, "parts"))
		for i := range parts {
			parts[i] = newTally(t, s.plan)
		}
		order := rapid.Permutation(numbersTo(len(s.responses))).Draw(t, "order")
		for _, i := range order {
			parts[rapid.IntRange(0, len(parts)-1).Draw(t, "part")].Add(s.responses[i])
		}
		if encoded(t, merge(t, parts[0], parts[1:]...)) != encoded(t, s.tally(t)) {
			t.Error("the split changes the bytes")
		}
	})
}

func TestAddTimesIsAddingOften(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawAnyStudy(t)
		often, times := newTally(t, s.plan), newTally(t, s.plan)
		for _, r := range s.responses {
			k := rapid.IntRange(0, 4).Draw(t, "times")
			for range k {
				often.Add(r)
			}
			times.AddTimes(r, int64(k))
		}
		if encoded(t, times) != encoded(t, often) {
			t.Error("AddTimes gives other bytes than Add")
		}
	})
}

// Respondents who count once are counted many at a time, those who count twice one by one.
// Reading, merging and writing in between, with any number of them waiting, changes nothing.
func TestManyAtATimeAreCountedAsOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawAnyStudy(t)
		if len(s.responses) == 0 {
			return
		}
		many, one, parts := newTally(t, s.plan), newTally(t, s.plan), newTally(t, s.plan)
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			for range rapid.SampledFrom([]int{1, 31, 32, 33, 70}).Draw(t, "responses") {
				r := rapid.SampledFrom(s.responses).Draw(t, "response")
				many.Add(r)
				many.Add(r)
				one.AddTimes(r, 2)
			}
			switch rapid.SampledFrom([]string{"go on", "read", "write", "merge"}).Draw(t, "then") {
			case "read":
				many.Dimensions(s.plan.Questionnaire.Constructs[0])
				many.Together(s.plan.Questionnaire.Constructs[0])
			case "write":
				encoded(t, many)
			case "merge":
				merge(t, parts, many)
				many = newTally(t, s.plan)
			}
		}
		if encoded(t, merge(t, parts, many)) != encoded(t, one) {
			t.Error("many at a time give other bytes than one by one")
		}
	})
}

func TestDecodeGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawAnyStudy(t)
		want := encoded(t, s.tally(t))
		decoded, err := Decode(strings.NewReader(want))
		if err != nil {
			t.Fatal(err)
		}
		if encodedFile(t, decoded) != want {
			t.Error("the tally read back gives other bytes")
		}
		whole := decoded.Groups[0].Whole
		if encoded(t, merge(t, whole.Empty(), whole)) != want {
			t.Error("the tally read back cannot be merged into an empty one")
		}
	})
}

// small is a plan of three items in two dimensions.
func small() Plan {
	return Plan{
		Questionnaire: survey.Questionnaire{
			Instrument: survey.Instrument{
				ID: "small", Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5},
				Items: []survey.Item{{ID: "a", Label: "A"}, {ID: "b"}, {ID: "c"}},
				Dimensions: []survey.Dimension{
					{ID: "x", Label: "X", Items: []int{0, 1}}, {ID: "y", Items: []int{2}},
				},
			},
			Group:      survey.Group{ID: "customers", Role: survey.Customers},
			Constructs: []survey.Construct{survey.Expected, survey.Perceived},
			Points:     true,
			Outcomes:   []survey.Outcome{{ID: "nps", Kind: "nps", Scale: survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}}},
		},
		Pairs:     []Pair{{From: survey.Expected, To: survey.Perceived, Rule: HalfPairs}},
		ItemPairs: true,
	}
}

// direct is small with the service gap rated directly, by dimension on a scale
// of its own.
func direct() Plan {
	plan := small()
	scale := survey.Scale{Min: 1, Step: 1, Den: 1, Points: 3}
	plan.Questionnaire.Direct = []survey.Direct{survey.NewDirect("service", plan.Questionnaire, scale, 1, true)}
	return plan
}

// smallTally has counted two different responses to small.
func smallTally(t failer) *Tally {
	t.Helper()
	counted := newTally(t, small())
	whole := []survey.Share{survey.Whole / 4, survey.Whole / 4 * 3}
	counted.AddTimes(survey.Response{Answers: []survey.Code{4, 3, 4, 1, 2, survey.DontKnow}, Outcomes: []survey.Code{7}}, 2)
	counted.Add(survey.Response{Answers: []survey.Code{2, 2, 3, 3, 1, 3}, Outcomes: []survey.Code{survey.NotShown}, Points: whole})
	return counted
}

func TestMergeRefusesAnotherPlan(t *testing.T) {
	tests := map[string]func(*Plan){
		"item id":    func(p *Plan) { p.Questionnaire.Instrument.Items[0].ID = "z" },
		"reversal":   func(p *Plan) { p.Questionnaire.Instrument.Items[0].Reverse = true },
		"scale":      func(p *Plan) { p.Questionnaire.Instrument.Scale.Points = 7 },
		"dimension":  func(p *Plan) { p.Questionnaire.Instrument.Dimensions[0].ID = "z" },
		"division":   func(p *Plan) { p.Questionnaire.Instrument.Dimensions = nil; p.Questionnaire.Points = false },
		"construct":  func(p *Plan) { p.Questionnaire.Constructs = append(p.Questionnaire.Constructs, survey.Adequate) },
		"points":     func(p *Plan) { p.Questionnaire.Points = false },
		"group":      func(p *Plan) { p.Questionnaire.Group.ID = "guests" },
		"outcome":    func(p *Plan) { p.Questionnaire.Outcomes[0].Scale.Points = 10 },
		"rule":       func(p *Plan) { p.Pairs[0].Rule = HalfScores },
		"direction":  func(p *Plan) { p.Pairs[0].From, p.Pairs[0].To = p.Pairs[0].To, p.Pairs[0].From },
		"complete":   func(p *Plan) { p.Complete = true },
		"item pairs": func(p *Plan) { p.ItemPairs = false },
		"together":   func(p *Plan) { p.Together = true },
		"brief":      func(p *Plan) { p.Brief = true },
		"apart":      func(p *Plan) { p.Apart = true },
		"weighed":    func(p *Plan) { p.WeighOutcomes = true },
		"listwise":   func(p *Plan) { p.Listwise = []Listwise{{Outcomes: []int{0}}} },
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			plan := small()
			change(&plan)
			counted := smallTally(t)
			before := encoded(t, counted)
			err := counted.Merge(newTally(t, plan))
			if err == nil || !strings.Contains(err.Error(), "different questionnaires or rules") {
				t.Errorf("got error %v, want a refusal", err)
			}
			if encoded(t, counted) != before {
				t.Error("the refused merge changed the tally")
			}
		})
	}
}

func TestFingerprintIgnoresWords(t *testing.T) {
	plan := small()
	want := plan.Fingerprint()
	plan.Questionnaire.Instrument.ID = "large"
	plan.Questionnaire.Instrument.Items[0].Label = "another"
	plan.Questionnaire.Instrument.Dimensions[0].Label = "another"
	if got := plan.Fingerprint(); got != want {
		t.Errorf("fingerprint %s became %s with other labels", want, got)
	}
	if plan.Questionnaire.Instrument.Items[0].Label != "another" || plan.Questionnaire.Instrument.Dimensions[0].Label != "another" {
		t.Error("Fingerprint changed the plan")
	}
	merge(t, smallTally(t), newTally(t, plan))
}
