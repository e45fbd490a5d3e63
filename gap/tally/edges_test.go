package tally

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"servgap/gap/survey"
)

// asked is a plan of what is expected and perceived of dimensions of so many items, with
// everything that a tally can count of them and an index on a scale of its own.
func asked(points, outcome int, dimensions ...int) Plan {
	in := survey.Instrument{ID: "asked", Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: points}}
	for d, items := range dimensions {
		dimension := survey.Dimension{ID: "d" + strconv.Itoa(d)}
		for range items {
			dimension.Items = append(dimension.Items, len(in.Items))
			in.Items = append(in.Items, survey.Item{ID: "i" + strconv.Itoa(len(in.Items))})
		}
		in.Dimensions = append(in.Dimensions, dimension)
	}
	plan := Plan{
		Questionnaire: survey.Questionnaire{
			Instrument: in,
			Constructs: []survey.Construct{survey.Adequate, survey.Expected, survey.Perceived},
			Points:     true,
		},
		Pairs:     []Pair{{survey.Expected, survey.Perceived, HalfPairs}, {survey.Adequate, survey.Perceived, HalfScores}},
		ItemPairs: true, Together: true, Zone: true,
	}
	for _, id := range []string{"satisfied", "met", "ideal"} {
		scale := survey.Scale{Min: 0, Step: 1, Den: 1, Points: outcome}
		plan.Questionnaire.Outcomes = append(plan.Questionnaire.Outcomes, survey.Outcome{ID: id, Kind: survey.KindIndex, Scale: scale})
	}
	plan.Listwise = everyBlock(plan.Questionnaire)
	return plan
}

// somePeople answer the plan at either end of its scales, in between, and in part; they
// give all points to the last dimension, whole points, broken ones, or none.
func somePeople(plan Plan, n int) []survey.Response {
	random := rand.New(rand.NewPCG(1, 2))
	q := plan.Questionnaire
	code := func(person int, scale survey.Scale) survey.Code {
		switch person % 4 {
		case 0:
			return survey.Code(scale.Points - 1)
		case 1:
			return 0
		case 2:
			if random.IntN(4) == 0 {
				return survey.NotAnswered + survey.Code(random.IntN(survey.MissingKinds))
			}
		}
		return survey.Code(random.IntN(scale.Points))
	}
	people := make([]survey.Response, n)
	for p := range people {
		people[p] = q.NewResponse()
		for i := range people[p].Answers {
			people[p].Answers[i] = code(p, q.Instrument.Scale)
		}
		for o := range q.Outcomes {
			people[p].Outcomes[o] = code(p/4, q.Outcomes[o].Scale)
		}
		if kind := random.IntN(6); q.Points && kind > 0 {
			people[p].Points = make([]survey.Share, len(q.Instrument.Dimensions))
			given := []survey.Share{0, 0, survey.Whole / 4, survey.Whole / 3, survey.Whole / 100, survey.Whole / 50}[kind]
			people[p].Points[0] += given
			people[p].Points[len(people[p].Points)-1] += survey.Whole - given
		}
	}
	return people
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
		"one answer throughout":                {reversed, 150},
		"items of no dimension's order":        {shuffled(asked(7, 11, 3, 4)), 150},
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

// Sums that are kept small until there are many people have room for the largest answers
// of as many as they are kept of: people who are added a few at a time, and more and more
// of them, are those who are added at once.
func TestSumsHaveRoomForTheLargestAnswers(t *testing.T) {
	const steps, each = 31, 40
	for _, of := range []struct{ points, outcome int }{{2, 2}, {2, 20}, {5, 11}, {11, 5}, {20, 3}} {
		plan := asked(of.points, of.outcome, 2, 1, 3)
		plan.Together = false
		highest, lowest := plan.Questionnaire.NewResponse(), plan.Questionnaire.NewResponse()
		for i := range highest.Answers {
			highest.Answers[i], lowest.Answers[i] = survey.Code(of.points-1), 0
		}
		for o := range highest.Outcomes {
			highest.Outcomes[o], lowest.Outcomes[o] = survey.Code(of.outcome-1), 0
		}
		items := len(plan.Questionnaire.Instrument.Items)
		above, below := highest.Clone(), lowest.Clone()
		copy(above.Answers[items:2*items], lowest.Answers)
		copy(below.Answers[items:2*items], highest.Answers)
		for name, r := range map[string]survey.Response{"highest": highest, "highest gaps": above, "lowest gaps": below} {
			few, many := newTally(t, plan), newTally(t, plan)
			for step := range steps {
				for range each {
					few.AddTimes(r, 1<<step)
				}
			}
			many.AddTimes(r, each*(1<<steps-1))
			if encoded(t, few) != encoded(t, many) {
				t.Errorf("the %s of %d answers beside %d: few at a time give other bytes than all at once", name, of.points, of.outcome)
			}
		}
	}
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
		if of.responses != 1 || of.batch.people != 0 || of.numbered != 0 {
			t.Errorf("%s: %d are counted, %d wait, %d have numbers", name, of.responses, of.batch.people, of.numbered)
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
