package stat

import "math"

// Shrinkage draws the means of several units towards what they have in common, each the
// more the less it tells of itself.
type Shrinkage struct {
	// Tau2 is the variance of the units' own means as DerSimonian & Laird 1986
	// (Controlled Clinical Trials 7:177) estimate it: with w = n/SD², W = Σw and
	// m = Σw·mean/W, (Σw(mean − m)² − (k − 1))/(W − Σw²/W), and 0 where that is below 0.
	Tau2 float64
	// Centre is Σw*·mean/Σw* with w* = 1/(τ² + SD²/n).
	Centre float64
	// Weight is by unit τ²/(τ² + SD²/n), the part of its own mean that is kept, and Mean
	// is weight·mean + (1 − weight)·centre (Efron & Morris 1975, JASA 70:311). Both are
	// NaN of a unit without anybody.
	Weight, Mean []float64
	Reason       Reason
}

// Shrink is the shrinkage of independent units. A unit of one person, or in which all are
// equal, has no spread of its own and takes that of all within their units, √(Σ(n − 1)·SD²/
// Σ(n − 1)). It is undefined with fewer than two units that are not empty (FewGroups), with
// one person in each (OneAnswer), and where nobody differs within any unit (ZeroVariance).
// Checked against the formulas written out in R.
func Shrink(units []Moments) Shrinkage {
	s := Shrinkage{Tau2: math.NaN(), Centre: math.NaN(), Weight: make([]float64, len(units)), Mean: make([]float64, len(units))}
	for i := range units {
		s.Weight[i], s.Mean[i] = math.NaN(), math.NaN()
	}
	var k, freedom, squares float64
	for _, u := range units {
		if u.N > 0 {
			k++
		}
		if u.N > 1 {
			freedom, squares = freedom+float64(u.N-1), squares+float64(u.N-1)*u.SD*u.SD
		}
	}
	switch {
	case k < 2:
		s.Reason = FewGroups
	case freedom == 0:
		s.Reason = OneAnswer
	case squares == 0:
		s.Reason = ZeroVariance
	}
	if s.Reason == "" {
		s.fill(units, squares/freedom, k)
	}
	return s
}

// fill shrinks k units, of which those without a spread take the one within all.
func (s *Shrinkage) fill(units []Moments, within, k float64) {
	variance := make([]float64, len(units)) // of the means
	for i, u := range units {
		own := within
		if u.N > 1 && u.SD > 0 {
			own = u.SD * u.SD
		}
		variance[i] = own / float64(u.N)
	}
	weighted := func(tau2 float64) (mean, weights, squared float64) {
		for i, u := range units {
			if u.N > 0 {
				w := 1 / (tau2 + variance[i])
				mean, weights, squared = mean+w*u.Mean, weights+w, squared+w*w
			}
		}
		return mean / weights, weights, squared
	}
	common, weights, squared := weighted(0)
	apart := 0.0
	for i, u := range units {
		if u.N > 0 {
			apart += (u.Mean - common) * (u.Mean - common) / variance[i]
		}
	}
	s.Tau2 = max(0, (apart-(k-1))/(weights-squared/weights))
	s.Centre, _, _ = weighted(s.Tau2)
	for i, u := range units {
		if u.N > 0 {
			s.Weight[i] = s.Tau2 / (s.Tau2 + variance[i])
			s.Mean[i] = s.Centre + s.Weight[i]*(u.Mean-s.Centre)
		}
	}
}
