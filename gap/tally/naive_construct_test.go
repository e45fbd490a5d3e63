package tally

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/survey"
)

func TestConstructsAreThoseOfTheRawResponses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		counted := s.tally(t)
		if counted.Responses() != int64(len(s.responses)) {
			t.Errorf("%d responses, want %d", counted.Responses(), len(s.responses))
		}
		for at, c := range s.plan.Questionnaire.Constructs {
			s.checkAnswers(t, counted, at, c)
			s.checkScores(t, counted, c)
		}
		s.checkOutcomes(t, counted)
		s.checkIndex(t, counted)
	})
}

func (s study) checkAnswers(t *rapid.T, counted *Tally, at int, c survey.Construct) {
	items := len(s.plan.Questionnaire.Instrument.Items)
	for i := range items {
		var answers sample
		missing := make(map[survey.Code]int64)
		for _, p := range s.people() {
			answers.add(p.value(c, i))
			if code := p.Answers[at*items+i]; !code.Answered() {
				missing[code]++
			}
		}
		sameHist(t, "answers", counted.Answers(c, i), answers)
		for kind := survey.NotAnswered; kind < survey.NotAnswered+survey.MissingKinds; kind++ {
			if got := counted.Missing(c, i, kind); got != missing[kind] {
				t.Errorf("%d of kind %#x, want %d", got, kind, missing[kind])
			}
		}
	}
}

func (s study) checkScores(t *rapid.T, counted *Tally, c survey.Construct) {
	dimensions := s.plan.Questionnaire.Instrument.Dimensions
	var overall, profiles, weighted, together sample
	means := make([]sample, len(dimensions))
	blocks := make([]sample, len(dimensions))
	for _, p := range s.people() {
		together.add(p.values(c, numbersTo(len(s.plan.Questionnaire.Instrument.Items)))...)
		sum, have := new(big.Rat), int64(0)
		var profile []*big.Rat
		for d, dimension := range dimensions {
			k := len(dimension.Items)
			mean, n := p.mean(c, d, p.answered(c))
			if n == k {
				blocks[d].add(p.values(c, dimension.Items)...)
			}
			if n < (k+1)/2 || s.plan.Complete && n < k {
				continue
			}
			means[d].add(mean)
			sum.Add(sum, mean)
			have++
			profile = append(profile, mean)
		}
		if have < int64(len(dimensions)) {
			continue
		}
		overall.add(sum.Quo(sum, ratio(have, 1)))
		profiles.add(profile...)
		if p.Points != nil {
			weighted.add(sumOf(profile, func(d int) *big.Rat { return ratio(int64(p.Points[d]), int64(survey.Whole)) }))
		}
	}
	for d := range dimensions {
		sameHist(t, "score", counted.Score(c, d), means[d])
		sameCross(t, "block", counted.Block(c, d), blocks[d])
	}
	items, ok := counted.Together(c)
	if ok != s.plan.Together {
		t.Fatalf("all items together are there: %v, want %v", ok, s.plan.Together)
	}
	if ok {
		sameCross(t, "all items", items, together)
	}
	sameHist(t, "overall score", counted.Overall(c), overall)
	sameCross(t, "scores of all dimensions", counted.Dimensions(c), profiles)
	sameCross(t, "weighted score", counted.Weighted(c), weighted)
}

func (s study) checkOutcomes(t *rapid.T, counted *Tally) {
	for o, outcome := range s.plan.Questionnaire.Outcomes {
		var want sample
		for _, r := range s.responses {
			if code := r.Outcomes[o]; code.Answered() {
				want.add(ratio(outcome.Scale.Min+outcome.Scale.Step*int64(code), outcome.Scale.Den))
			}
		}
		sameHist(t, "outcome", counted.Outcome(o), want)
		s.checkBeside(t, counted, o)
	}
}

// checkIndex compares the questions of the satisfaction index of those who answered
// all of them.
func (s study) checkIndex(t *rapid.T, counted *Tally) {
	var want sample
	for _, p := range s.people() {
		var row []*big.Rat
		for o, outcome := range s.plan.Questionnaire.Outcomes {
			if code := p.Outcomes[o]; outcome.Kind == survey.KindIndex && code.Answered() {
				row = append(row, ratio(outcome.Scale.Min+outcome.Scale.Step*int64(code), outcome.Scale.Den))
			}
		}
		if len(row) == 3 {
			want.add(row...)
		}
	}
	if counted.Index().K > 0 {
		sameCross(t, "index", counted.Index(), want)
	} else if want != nil {
		t.Errorf("the index was not counted")
	}
}

// checkBeside compares what was perceived beside an outcome, which stands there in
// codes.
func (s study) checkBeside(t *rapid.T, counted *Tally, o int) {
	in := s.plan.Questionnaire.Instrument
	for i := range in.Items {
		var want sample
		got := counted.OutcomeOfItem(o, i)
		for _, p := range s.people() {
			want.add(p.value(survey.Perceived, i), p.outcome(o, got.Base, got.Step, got.Den))
		}
		sameJoint(t, "item beside an outcome", got, want)
	}
	for d, dimension := range in.Dimensions {
		var want sample
		got, k := counted.OutcomeOfDimension(o, d), len(dimension.Items)
		for _, p := range s.people() {
			mean, n := p.mean(survey.Perceived, d, p.answered(survey.Perceived))
			if n >= (k+1)/2 && (n == k || !s.plan.Complete) {
				want.add(mean, p.outcome(o, got.Base, got.Step, got.Den))
			}
		}
		sameJoint(t, "score beside an outcome", got, want)
	}
}

func TestAskingForAConstructThatIsNotThere(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the scores of a construct that was not asked were given")
		}
	}()
	newTally(t, small()).Score(survey.Promised, 0)
}
