package tally

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// What a plan that counts apart keeps is what one that does not has, and what it leaves out
// nobody reads by mistake.
func TestApartLeavesOutNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := small()
		plan.Apart = true
		apart, whole := newTally(t, plan), newTally(t, small())
		for range rapid.IntRange(0, 200).Draw(t, "responses") {
			r := drawResponse(t, plan.Questionnaire)
			apart.Add(r)
			whole.Add(r)
		}
		if got, want := readApart(apart), readApart(whole); !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	})
	plan := small()
	plan.Apart = true
	apart := newTally(t, plan)
	view, _ := apart.Pair(survey.Expected, survey.Perceived)
	for name, read := range map[string]func(){
		"an item beside an outcome":     func() { apart.OutcomeOfItem(0, 0) },
		"a dimension beside an outcome": func() { apart.OutcomeOfDimension(0, 0) },
		"a pair beside an outcome":      func() { view.WithOutcome(0) },
		"a score beside a share":        func() { view.WithShare(0) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s was read", name)
				}
			}()
			read()
		}()
	}
}

// readApart is what a plan that counts apart keeps.
func readApart(t *Tally) []any {
	view, _ := t.Pair(survey.Expected, survey.Perceived)
	overall, means := view.Overall()
	weighted, weightedMeans := view.Weighted()
	read := []any{overall, weighted, view.Straight(), t.Outcome(0), t.Overall(survey.Perceived)}
	for _, c := range []stat.Cross{means, weightedMeans, view.Dimensions(), view.Contributions(), view.Shares(), t.Points(), t.Dimensions(survey.Expected), t.Weighted(survey.Perceived)} {
		read = append(read, c.N, c.Sums, c.Products)
	}
	for d := range t.plan.Questionnaire.Instrument.Dimensions {
		read = append(read, view.Scores(d), t.Score(survey.Perceived, d))
	}
	for i := range t.plan.Questionnaire.Instrument.Items {
		read = append(read, view.Item(i), t.Answers(survey.Expected, i))
	}
	return read
}
