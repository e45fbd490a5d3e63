package tally

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Responses that wait are counted as those that do not, of whatever plan, wherever they
// are read, merged or written in between, and between others that count more than once.
func TestWaitingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		plan.Clusters = rapid.Bool().Draw(t, "clusters")
		plan.Apart = rapid.Bool().Draw(t, "apart")
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
			order = slices.Repeat(order, rapid.SampledFrom([]int{1, 1, 7}).Draw(t, "again")) // beyond all batches
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

// Levels take turns, so that each has some who wait when they are read: a few, with room
// for as many batches as there may be, and many, which have to share it.
func TestLevelsWaitEachOfItsOwn(t *testing.T) {
	for _, levels := range []int{3, 30} {
		set, err := NewSet(small())
		if err != nil {
			t.Fatal(err)
		}
		whole, want := newTally(t, small()), make(map[string]*Tally)
		for i := range levels*(mostBatches+1)*stat.AtOnce + 5 {
			r := survey.Response{Answers: []survey.Code{4, 3, 4, 1, 2, survey.DontKnow}, Outcomes: []survey.Code{survey.Code(i % 11)}}
			r.Answers[i%6] = survey.Code(i % 5)
			level := string(rune('a' + i%levels*2/3))
			r.Segments = []string{level}
			set.Add(r)
			if want[level] == nil {
				want[level] = newTally(t, small())
			}
			want[level].addNow(r, 1)
			whole.addNow(r, 1)
		}
		if waiting := set.others.scratch.batches; waiting > mostWaiting || levels > 3 && waiting < mostWaiting {
			t.Errorf("%d batches of %d levels wait beside the first", waiting, levels)
		}
		for level, one := range want {
			if encoded(t, set.Level(level)) != encoded(t, one) {
				t.Errorf("%s of %d levels has other bytes than one by one", level, levels)
			}
		}
		if encoded(t, set.Whole()) != encoded(t, whole) {
			t.Errorf("the whole of %d levels has other bytes than one by one", levels)
		}
	}
}

// waitingIn is how many responses wait in a tally.
func waitingIn(t *Tally) (people int) {
	for _, b := range t.batches {
		people += b.people
	}
	return people
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

// Numbers of codes on a line are kept where they are read, so that all responses count: there
// are none for more than have room, whether these are counted or merged.
func TestLinesDoNotOverflow(t *testing.T) {
	r := survey.Response{Answers: []survey.Code{4, 3, 4, 1, 2, 3}, Outcomes: []survey.Code{7}}
	for name, more := range map[string]func(t *testing.T, full *Tally){
		"counted": func(t *testing.T, full *Tally) { full.Add(r) },
		"merged": func(t *testing.T, full *Tally) {
			other := newTally(t, small())
			for range stat.AtOnce + 1 {
				other.Add(r)
			}
			merge(t, full, other)
		},
	} {
		full, want := newTally(t, small()), newTally(t, small())
		full.Add(r)
		full.Settle()
		line := &full.pairs[0].overall
		if line.near == nil || line.n != nil {
			t.Fatalf("%s: %d numbers and %d places, want numbers alone", name, len(line.near), len(line.n))
		}
		full.responses = mostNumbered - stat.AtOnce
		for range stat.AtOnce {
			more(t, full)
			if full.Settle(); line.near != nil && full.responses > mostNumbered {
				t.Fatalf("%s: numbers of %d", name, full.responses)
			}
		}
		want.AddTimes(r, full.responses-mostNumbered+stat.AtOnce+1)
		if got, want := gapsOf(full), gapsOf(want); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

func gapsOf(t *Tally) stat.Hist {
	view, _ := t.Pair(survey.Expected, survey.Perceived)
	gaps, _ := view.Overall()
	return gaps
}

// Whoever waits is counted as who does not, on either side of every size at which counting
// goes another way.
func TestEitherWayOfCountingHasTheSameBytes(t *testing.T) {
	undivided := asked(5, 5, 3)
	undivided.Questionnaire.Instrument.Dimensions, undivided.Questionnaire.Points = nil, false
	undivided.Listwise, undivided.Zone = nil, false
	brief := asked(7, 11, 4, 2)
	brief.Brief, brief.Together, brief.Listwise, brief.Zone = true, false, nil, false
	reversed := asked(7, 11, 2, 8)
	for i := range reversed.Questionnaire.Instrument.Items {
		reversed.Questionnaire.Instrument.Items[i].Reverse = i%3 == 1
	}
	wide := asked(9, 5, 32, 1) // of which scores with points would have no room
	wide.Questionnaire.Points = false
	complete := asked(7, 11, 5, 3)
	complete.Complete, complete.Pairs[0].Rule = true, Complete
	for name, test := range map[string]struct {
		plan   Plan
		people int
	}{
		"no dimensions":                        {undivided, 150},
		"brief":                                {brief, 150},
		"complete":                             {complete, 150},
		"one item on two answers":              {asked(2, 2, 1), 150},
		"pairs of answers that are few":        {asked(7, 7, 3, 1), 150},
		"the largest scale in arrays":          {asked(16, 16, 3, 2, 1), 150},
		"one answer more":                      {asked(17, 17, 3, 2, 1), 150},
		"an outcome that fills half a byte":    {asked(5, 128, 2, 2), 150},
		"one answer more than that":            {asked(5, 129, 2, 2), 150},
		"sums that fill a byte":                {asked(16, 5, 17, 1), 150},
		"sums that are one more":               {wide, 150},
		"means that have no numbers":           {asked(16, 11, 11, 2), 300},
		"so many gaps that they have numbers":  {asked(5, 11, 2, 1), fewResponses + 200},
		"items that are turned round":          {reversed, 150},
		"items that do not stand in a row":     {shuffled(asked(7, 11, 3, 4)), 150},
		"nobody who has all dimensions":        {asked(7, 11, 1, 1, 1, 1, 1, 1), 150},
		"as many as are counted at once":       {asked(5, 11, 2, 1), 64},
		"one more than are counted at once":    {asked(5, 11, 2, 1), 65},
		"twice as many as are counted at once": {asked(5, 11, 2, 1), 128},
	} {
		t.Run(name, func(t *testing.T) {
			waiting, atOnce := newTally(t, test.plan), newTally(t, test.plan)
			atOnce.waiting = false
			for i, r := range somePeople(test.plan, test.people) {
				waiting.Add(r)
				atOnce.Add(r)
				if i%50 == 49 {
					waiting.AddTimes(r, 2)
					atOnce.AddTimes(r, 2)
				}
			}
			file := encoded(t, atOnce)
			if encoded(t, waiting) != file {
				t.Error("those who wait give other bytes than those who do not")
			}
			if encoded(t, merge(t, newTally(t, test.plan), waiting)) != file {
				t.Error("those who wait are merged as others")
			}
		})
	}
}

// shuffled is a plan whose dimensions have items that do not stand side by side.
func shuffled(plan Plan) Plan {
	first, second := plan.Questionnaire.Instrument.Dimensions[0].Items, plan.Questionnaire.Instrument.Dimensions[1].Items
	first[0], second[0] = second[0], first[0]
	first[1], first[2] = first[2], first[1]
	return plan
}

// What is settled waits nowhere: not in a cluster, and not beside the items.
func TestSettleLeavesNobodyWaiting(t *testing.T) {
	plan := direct()
	plan.Clusters = true
	counted := newTally(t, plan)
	r := plan.Questionnaire.NewResponse()
	r.Cluster = "Oslo"
	counted.Add(r)
	counted.Settle()
	for name, of := range map[string]*Tally{
		"the whole": counted, "beside the items": counted.beside[0],
		"a cluster": counted.clusters.of["Oslo"], "beside the items of a cluster": counted.clusters.of["Oslo"].beside[0],
	} {
		if of.responses != 1 || waitingIn(of) != 0 || of.numbered != 0 {
			t.Errorf("%s: %d are counted, %d wait, %d have numbers", name, of.responses, waitingIn(of), of.numbered)
		}
	}
}

// Reading in parts what still waits leaves it as it is: beside the items, as a part of a
// population, level by level.
func TestReadingInPartsChangesNothing(t *testing.T) {
	plan := direct()
	plan.Clusters = true
	for name, read := range map[string]func(*Set){
		"beside the items": func(s *Set) { s.Level("north").Direct(0).Answers(survey.Rated, 0) },
		"as a part":        func(s *Set) { s.Level("north").Known(0.5).Score(survey.Expected, 0) },
		"all levels":       func(s *Set) { s.Whole() },
		"as a file": func(s *Set) {
			encodedFile(t, File{Groups: []Group{{Whole: s.Level("north"), By: []Division{{"Region", s}}}}})
		},
	} {
		counted := func() *Set {
			set, err := NewSet(plan)
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range somePeople(plan, 70) {
				r.Cluster, r.Segments = []string{"Oslo", "Bergen"}[i%2], []string{"north"}
				r.Beside[0].Answers[0] = survey.Code(i % 3)
				set.Add(r)
			}
			return set
		}
		set := counted()
		read(set)
		read(set)
		if encoded(t, set.Level("north")) != encoded(t, counted().Level("north")) {
			t.Errorf("%s: what was read is counted otherwise", name)
		}
	}
}
