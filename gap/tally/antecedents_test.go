package tally

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/survey"
)

// antecedents is a few that managers are asked, on a scale of their own.
func antecedents(scale survey.Scale) survey.Antecedents {
	asked := survey.AntecedentsOf(survey.Group{ID: "managers", Role: survey.Managers})
	asked.Questionnaire.Instrument.Scale = scale
	return asked.Only([]survey.Item{{ID: "RES1"}, {ID: "RES2", Reverse: true}, {ID: "COM1"}})
}

func withAntecedents() Plan {
	plan := small()
	asked := antecedents(survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7})
	plan.Questionnaire.Antecedents = &asked
	return plan
}

// Antecedents are counted as if they were a survey of their own.
func TestAntecedentsAreASurveyOfTheirOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		counted, asked := s.tally(t), s.plan.Questionnaire.Antecedents
		if asked == nil {
			if counted.Antecedents() != nil {
				t.Error("a tally has antecedents that nobody was asked")
			}
			return
		}
		apart := newTally(t, Plan{Questionnaire: asked.Questionnaire, Complete: s.plan.Complete})
		for _, r := range s.responses {
			apart.Add(r.Beside[len(r.Beside)-1])
		}
		if encoded(t, counted.Antecedents()) != encoded(t, apart) {
			t.Error("the antecedents are counted otherwise than apart")
		}
	})
}

func TestFingerprintCoversAntecedents(t *testing.T) {
	want := withAntecedents().Fingerprint()
	for name, change := range map[string]func(*survey.Antecedents){
		"gap":      func(a *survey.Antecedents) { a.Gaps[0] = "delivery" },
		"scale":    func(a *survey.Antecedents) { a.Questionnaire.Instrument.Scale.Points = 5 },
		"item":     func(a *survey.Antecedents) { a.Questionnaire.Instrument.Items[0].ID = "z" },
		"reversal": func(a *survey.Antecedents) { a.Questionnaire.Instrument.Items[1].Reverse = false },
	} {
		plan := withAntecedents()
		change(plan.Questionnaire.Antecedents)
		if plan.Fingerprint() == want {
			t.Errorf("another %s leaves the fingerprint as it was", name)
		}
	}
	plan := withAntecedents()
	plan.Questionnaire.Antecedents.Questionnaire.Instrument.Items[0].Label = "another"
	if plan.Fingerprint() != want || plan.Questionnaire.Antecedents.Questionnaire.Instrument.Items[0].Label != "another" {
		t.Error("another label changes the fingerprint, or the fingerprint the label")
	}
	// A plan without them is written as before there were any.
	if data, err := json.Marshal(small()); err != nil || strings.Contains(string(data), "Antecedent") {
		t.Errorf("got %s, %v", data, err)
	}
}

func TestNewRefusesAntecedents(t *testing.T) {
	for name, test := range map[string]struct {
		spoil   func(*survey.Antecedents)
		message string
	}{
		"construct": {func(a *survey.Antecedents) { a.Questionnaire.Constructs[0] = survey.Expected }, "more than one answer"},
		"gaps":      {func(a *survey.Antecedents) { a.Gaps = a.Gaps[:1] }, "2 antecedents go along with 1 gaps"},
		"no items":  {func(a *survey.Antecedents) { a.Questionnaire.Instrument.Items = nil }, "has no items"},
	} {
		plan := withAntecedents()
		test.spoil(plan.Questionnaire.Antecedents)
		if _, err := New(plan); err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("%s: got error %v, want %q in it", name, err, test.message)
		}
	}
}
