package tally

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/survey"
)

// What was rated directly is counted as if it were a survey of its own.
func TestDirectIsASurveyOfItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		counted := s.tally(t)
		for i, d := range s.plan.Questionnaire.Direct {
			apart := newTally(t, Plan{Questionnaire: d.Questionnaire, Complete: s.plan.Complete})
			for _, r := range s.responses {
				apart.Add(r.Beside[i])
			}
			if encoded(t, counted.Direct(i)) != encoded(t, apart) {
				t.Errorf("the %s gap is counted otherwise than apart", d.Gap)
			}
		}
	})
}

func TestFingerprintCoversDirect(t *testing.T) {
	want := direct().Fingerprint()
	if want == small().Fingerprint() {
		t.Error("the direct rating does not count")
	}
	for name, change := range map[string]func(*survey.Direct){
		"gap":    func(d *survey.Direct) { d.Gap = "standards" },
		"target": func(d *survey.Direct) { d.Target = 2 },
		"scale":  func(d *survey.Direct) { d.Questionnaire.Instrument.Scale.Points = 5 },
		"item":   func(d *survey.Direct) { d.Questionnaire.Instrument.Items[0].ID = "z" },
	} {
		plan := direct()
		change(&plan.Questionnaire.Direct[0])
		if plan.Fingerprint() == want {
			t.Errorf("another %s leaves the fingerprint as it was", name)
		}
	}
	plan := direct()
	plan.Questionnaire.Direct[0].Questionnaire.Instrument.Items[0].Label = "another"
	if plan.Fingerprint() != want || plan.Questionnaire.Direct[0].Questionnaire.Instrument.Items[0].Label != "another" {
		t.Error("another label changes the fingerprint, or the fingerprint the label")
	}
}

func TestNewRefusesDirect(t *testing.T) {
	for name, test := range map[string]struct {
		spoil   func(*survey.Questionnaire)
		message string
	}{
		"twice":          {func(q *survey.Questionnaire) { q.Direct = append(q.Direct, q.Direct[0]) }, "rated directly twice"},
		"target":         {func(q *survey.Questionnaire) { q.Direct[0].Target = 3 }, "target off its scale"},
		"construct":      {func(q *survey.Questionnaire) { q.Direct[0].Questionnaire.Constructs[0] = survey.Expected }, "more than a rating"},
		"within another": {func(q *survey.Questionnaire) { q.Direct[0].Questionnaire.Direct = direct().Questionnaire.Direct }, "more than a rating"},
		"no items":       {func(q *survey.Questionnaire) { q.Direct[0].Questionnaire.Instrument.Items = nil }, "has no items"},
	} {
		plan := direct()
		test.spoil(&plan.Questionnaire)
		if _, err := New(plan); err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("%s: got error %v, want %q in it", name, err, test.message)
		}
	}
}

func TestDecodeRefusesDirectThatDoesNotFit(t *testing.T) {
	counted := newTally(t, direct())
	r := direct().Questionnaire.NewResponse()
	r.Beside[0].Answers[0] = 2
	counted.AddTimes(r, 3)
	file := encoded(t, counted)
	const rated = `"direct":[{"responses":3,`
	if !strings.Contains(file, rated) {
		t.Fatalf("no %s in %s", rated, file)
	}
	for _, change := range []string{`"direct":[{"responses":2,`, `"direct":[{"responses":4,`} {
		_, err := Decode(strings.NewReader(strings.Replace(file, rated, change, 1)))
		if err == nil || !strings.Contains(err.Error(), "do not fit") {
			t.Errorf("%s: got error %v, want a refusal", change, err)
		}
	}
}
