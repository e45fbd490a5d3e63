package tally

import (
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/survey"
)

// Responses that wait are counted as those that do not, of whatever plan, wherever they
// are read, merged or written in between, and between others that count more than once.
func TestWaitingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		plan.Clusters = rapid.Bool().Draw(t, "clusters")
		if plan.Brief = rapid.Bool().Draw(t, "brief"); rapid.Bool().Draw(t, "one construct") {
			plan.Questionnaire.Constructs = []survey.Construct{survey.Perceived}
			plan.Pairs, plan.Zone, plan.Listwise = nil, false, nil
		}
		var responses []survey.Response
		for range rapid.IntRange(1, 12).Draw(t, "different responses") {
			responses = append(responses, drawResponse(t, plan.Questionnaire))
		}
		waiting, others, atOnce := newTally(t, plan), newTally(t, plan), newTally(t, plan)
		atOnce.waiting = false
		for range rapid.IntRange(1, 3).Draw(t, "times") {
			order := rapid.SliceOfN(rapid.IntRange(0, len(responses)-1), 1, 150).Draw(t, "responses")
			often := rapid.SampledFrom([]int64{1, 1, 1, 2}).Draw(t, "often")
			for _, i := range order {
				waiting.Add(responses[i])
				atOnce.Add(responses[i])
			}
			waiting.AddTimes(responses[order[0]], often)
			atOnce.AddTimes(responses[order[0]], often)
			switch rapid.SampledFrom([]string{"go on", "read", "write", "merge"}).Draw(t, "then") {
			case "read":
				if got, want := waiting.Responses(), atOnce.Responses()-others.Responses(); got != want {
					t.Errorf("%d responses, want %d", got, want)
				}
			case "write":
				encoded(t, waiting)
			case "merge":
				merge(t, others, waiting)
				waiting = newTally(t, plan)
			}
		}
		if encoded(t, merge(t, others, waiting)) != encoded(t, atOnce) {
			t.Error("those who wait give other bytes than those who do not")
		}
	})
}

// Levels take turns, so that each has some who wait when they are read.
func TestLevelsWaitEachOfItsOwn(t *testing.T) {
	set, err := NewSet(small())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]*Tally{"north": newTally(t, small()), "south": newTally(t, small())}
	for i := range 3*64 + 5 {
		r := survey.Response{Answers: []survey.Code{4, 3, 4, 1, 2, survey.DontKnow}, Outcomes: []survey.Code{survey.Code(i % 11)}}
		r.Answers[i%6] = survey.Code(i % 5)
		level := []string{"north", "south", "south"}[i%3]
		r.Segments = []string{level}
		set.Add(r)
		want[level].addNow(r, 1)
	}
	for level, one := range want {
		if encoded(t, set.Level(level)) != encoded(t, one) {
			t.Errorf("%s has other bytes than one by one", level)
		}
	}
	if encoded(t, set.Whole()) != encoded(t, merge(t, want["north"], want["south"])) {
		t.Error("the whole has other bytes than one by one")
	}
}

// Numbers have room for so many people; before there are more they get their places.
func TestNumbersDoNotOverflow(t *testing.T) {
	r := survey.Response{Answers: []survey.Code{4, 3, 4, 1, 2, 3}, Outcomes: []survey.Code{7}}
	full, other, want := newTally(t, small()), newTally(t, small()), newTally(t, small())
	for range 2 {
		full.AddTimes(r, 1)
		if full.count(); full.numbered != 1 {
			t.Errorf("%d people have numbers, want the last", full.numbered)
		}
		full.numbered = mostNumbered
		other.Add(r)
	}
	if merge(t, full, other); full.numbered != 0 {
		t.Errorf("%d people have numbers, want none", full.numbered)
	}
	want.AddTimes(r, 4)
	if encoded(t, full) != encoded(t, want) {
		t.Error("people are lost or counted twice")
	}
}
