package tally

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// wholePercent is the points that are shared.
const wholePercent = 100

// percent is the unit of shares that are whole points of 100, as they most often are.
const percent = int64(survey.Whole) / wholePercent

// All points are the whole, or this does not compile.
var _ [percent * wholePercent]struct{} = [survey.Whole]struct{}{}

// times is how often a response mostly counts: once, or as often as the digits of weights
// say.
func (t *Tally) times() int64 {
	if t.plan.heavy {
		return 1 << digitBits
	}
	return 1
}

// newCrossing counts numbers with codes from 0 to most.
func (t *Tally) newCrossing(into stat.Cross, most int64) stat.Crossing {
	return stat.NewCrossing(into, 0, most, t.times())
}

// newItems is the sums of k answers to items.
func (t *Tally) newItems(k int) stat.Crossing {
	scale := t.plan.Questionnaire.Instrument.Scale
	return t.newCrossing(stat.NewCross(k, scale.Min, scale.Step, scale.Den), int64(scale.Points-1))
}

// highest is the code of the highest score of a dimension.
func (t *Tally) highest() int64 {
	return t.unit * int64(t.plan.Questionnaire.Instrument.Scale.Points-1)
}

// newScores is the sums of k scores of dimensions.
func (t *Tally) newScores(k int) stat.Crossing {
	scale := t.plan.Questionnaire.Instrument.Scale
	return t.newCrossing(stat.NewCross(k, scale.Min*t.unit, scale.Step, scale.Den*t.unit), t.highest())
}

// newMeans is the sums of k means over all dimensions.
func (t *Tally) newMeans(k int) stat.Crossing {
	in := t.plan.Questionnaire.Instrument
	parts := int64(len(in.Dimensions))
	into := stat.NewCross(k, in.Scale.Min*t.unit*parts, in.Scale.Step, in.Scale.Den*t.unit*parts)
	return t.newCrossing(into, t.highest()*parts)
}

// newShares is the sums of k shares of the points.
func (t *Tally) newShares(k int) stat.Crossing {
	return stat.NewCrossingIn(slices.Repeat([]int64{percent}, k), stat.NewCross(k, 0, 1, int64(survey.Whole)), wholePercent)
}

// newWeighted is the sums of k means weighted by the points.
func (t *Tally) newWeighted(k int) stat.Crossing {
	scale, unit := t.plan.Questionnaire.Instrument.Scale, t.unit*int64(survey.Whole)
	into := stat.NewCross(k, scale.Min*unit, scale.Step, scale.Den*unit)
	return stat.NewCrossingIn(slices.Repeat([]int64{percent}, k), into, wholePercent*t.highest())
}

// newContributions is the sums of k products of a share and a gap.
func (t *Tally) newContributions(k int) stat.Crossing {
	scale := t.plan.Questionnaire.Instrument.Scale
	into := stat.NewCross(k, 0, scale.Step, scale.Den*t.unit*int64(survey.Whole))
	return stat.NewCrossingIn(slices.Repeat([]int64{percent}, k), into, wholePercent*t.highest())
}

// newWithShare is the sums of a score and a share.
func (t *Tally) newWithShare() stat.Crossing {
	return stat.NewCrossingIn([]int64{1, percent}, stat.NewCross(2, 0, 1, 1), max(wholePercent, t.highest()))
}
