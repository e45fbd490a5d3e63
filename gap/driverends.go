package gap

import (
	"servgap/gap/stat"
	"servgap/gap/tally"
)

// Ends is what low and high answers go along with, against those in between (penalty
// and reward; Brandt 1987): the outcome is higher by Penalty, most often below 0, for
// customers who gave a low answer and by Reward for those who gave a high one, where
// all other drivers are equal. Low is below the middle of the scale, high is in its
// highest eighth. Asymmetry is Reward + Penalty: below 0 where the first weighs less.
type Ends struct {
	LowN      int64 `json:"low_n"`
	HighN     int64 `json:"high_n"`
	Penalty   End   `json:"penalty"`
	Reward    End   `json:"reward"`
	Asymmetry End   `json:"asymmetry"`
	// Class is one of the classes, empty where nothing is shown.
	Class string `json:"class"`
	Note  string `json:"note"`
}

// End is a coefficient; p is adjusted by Holm over the penalties and rewards of the
// model, and over its asymmetries.
type End struct {
	Value Number `json:"value"`
	SE    Number `json:"se"`
	Low   Number `json:"ci_low"`
	High  Number `json:"ci_high"`
	P     Number `json:"p"`
	PAdj  Number `json:"p_adj"`
}

// Shown reports whether the coefficient is told from 0 after adjustment.
func (e End) Shown() bool { return e.PAdj < Significance }

// The classes of a driver: low answers cost more than high ones bring, the other way
// round, or both are shown and a difference between them is not.
const (
	ClassBasic       = "basic"
	ClassExcitement  = "excitement"
	ClassPerformance = "performance"
)

// NoteFewEnds says that fewer than LeastAtEnd customers gave a low or a high answer.
const NoteFewEnds = "few_low_or_high"

// LeastAtEnd is the fewest customers at an end for whom it is estimated (METHODS 1.8).
const LeastAtEnd = 10

// atEnds fills in the ends of a model's drivers of the service, which stand first.
func (a analysis) atEnds(m *DriverModel, e explanation) {
	view, ok := a.Customers.Listwise(e.ends())
	if !ok {
		panic("gap: ends of a tally that did not count them")
	}
	m.EndsN = view.N
	var both, turned []stat.Variable // low and high; low and high less low
	var of []*Ends
	for i := range len(m.Drivers) - len(e.factors) {
		low, high := view.Ends(i)
		undefined := End{Undefined, Undefined, Undefined, Undefined, Undefined, Undefined}
		ends := &Ends{LowN: total(view, low), HighN: total(view, high), Penalty: undefined, Reward: undefined, Asymmetry: undefined}
		m.Drivers[i].Ends = ends
		if min(ends.LowN, ends.HighN) < LeastAtEnd {
			ends.Note = NoteFewEnds
			continue
		}
		of = append(of, ends)
		both = append(both, low, high)
		turned = append(turned, low, minus(high, low))
	}
	y := view.Outcome(0)
	slopes, sums := stat.Regress(view.Cross, both, y, a.level()), stat.Regress(view.Cross, turned, y, a.level())
	var p, ofSums []float64
	for i, ends := range of {
		ends.Penalty, ends.Reward, ends.Asymmetry = endOf(slopes.Slopes[2*i]), endOf(slopes.Slopes[2*i+1]), endOf(sums.Slopes[2*i])
		p, ofSums = append(p, float64(ends.Penalty.P), float64(ends.Reward.P)), append(ofSums, float64(ends.Asymmetry.P))
		if ends.Note = string(slopes.Reason); ends.Note == "" {
			ends.Note = string(slopes.Slopes[2*i].Reason) + string(slopes.Slopes[2*i+1].Reason)
		}
	}
	adjusted, adjustedSums := stat.Holm(p), stat.Holm(ofSums)
	for i, ends := range of {
		ends.Penalty.PAdj, ends.Reward.PAdj, ends.Asymmetry.PAdj = Number(adjusted[2*i]), Number(adjusted[2*i+1]), Number(adjustedSums[i])
		ends.Class = ends.class()
	}
}

// class says what is shown of a driver.
func (e Ends) class() string {
	switch {
	case e.Asymmetry.Shown() && e.Penalty.Shown() && e.Penalty.Value < 0 && e.Asymmetry.Value < 0:
		return ClassBasic
	case e.Asymmetry.Shown() && e.Reward.Shown() && e.Reward.Value > 0 && e.Asymmetry.Value > 0:
		return ClassExcitement
	case !e.Asymmetry.Shown() && e.Penalty.Shown() && e.Penalty.Value < 0 && e.Reward.Shown() && e.Reward.Value > 0:
		return ClassPerformance
	}
	return ""
}

func endOf(s stat.Slope) End {
	return End{Number(s.Value), Number(s.SE), Number(s.Lo), Number(s.Hi), Number(s.Test.P), Undefined}
}

// total is how many customers have a number that is 1 or 0.
func total(view tally.ListwiseView, of stat.Variable) int64 {
	for i, w := range of.Weights {
		if w == 1 {
			return view.Sums[i].Big().Int64()
		}
	}
	return 0
}

// minus is one number of a block less another on the same lattice.
func minus(a, b stat.Variable) stat.Variable {
	difference := stat.Variable{Weights: make([]int64, len(a.Weights)), Step: a.Step, Den: a.Den}
	for i := range a.Weights {
		difference.Weights[i] = a.Weights[i] - b.Weights[i]
	}
	return difference
}
