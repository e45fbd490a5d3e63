package stat

import "math"

// Shrinkage draws the means of several units towards what they have in common, each the
// more the less it tells of itself.
type Shrinkage struct {
	// Tau2 is the variance of the units' own means as DerSimonian & Laird 1986
	// (Controlled Clinical Trials 7:177) estimate it: with w = 1/v, v the variance of a
	// unit's mean, W = Σw and m = Σw·mean/W, (Σw(mean − m)² − (k − 1))/(W − Σw²/W), and 0
	// where that is below 0.
	Tau2 float64
	// Centre is Σw*·mean/Σw* with w* = 1/(τ² + v).
	Centre float64
	// Weight is by unit τ²/(τ² + v), the part of its own mean that is kept, and Mean
	// is weight·mean + (1 − weight)·centre (Efron & Morris 1975, JASA 70:311). Both are
	// NaN of a unit without anybody, or of one cluster, whose v nobody knows.
	Weight, Mean []float64
	Reason       Reason
}

// Shrink is the shrinkage of independent units. The variance of a unit's mean is SD²/n, or
// the linearised one of a unit that is no plain sample (Moments.MeanVariance). A unit of
// one person, or in which all are equal, has none of its own and takes what n·v is within
// all units, Σ(n − 1)·n·v/Σ(n − 1), over its n.
//
// It is undefined with fewer than two units that are not empty (FewGroups) or of one
// cluster (FewClusters), with one person in each (OneAnswer), where nobody differs within
// any unit (ZeroVariance) and where all of the population answered (Census). Checked
// against the formulas written out in R.
func Shrink(units []Moments) Shrinkage {
	s := Shrinkage{Tau2: math.NaN(), Centre: math.NaN(), Weight: make([]float64, len(units)), Mean: make([]float64, len(units))}
	for i := range units {
		s.Weight[i], s.Mean[i] = math.NaN(), math.NaN()
	}
	var k, lone, freedom, squares, spread float64
	for _, u := range units {
		switch {
		case u.N == 0:
			continue
		case u.clusters() == 1:
			lone++
			continue
		}
		if k++; u.N > 1 {
			freedom += float64(u.N - 1)
			squares, spread = squares+float64(u.N-1)*u.MeanVariance(), max(spread, u.SD)
		}
	}
	switch {
	case k < 2 && lone > 0:
		s.Reason = FewClusters
	case k < 2:
		s.Reason = FewGroups
	case freedom == 0:
		s.Reason = OneAnswer
	case spread == 0:
		s.Reason = ZeroVariance
	case squares == 0:
		s.Reason = Census
	}
	if s.Reason == "" {
		s.fill(units, squares/freedom, k)
	}
	return s
}

// fill shrinks k units, of which those without a variance take the one of all.
func (s *Shrinkage) fill(units []Moments, within, k float64) {
	known := func(u Moments) bool { return u.N > 0 && u.clusters() != 1 }
	variance := make([]float64, len(units)) // of the means
	for i, u := range units {
		own := within
		if u.N > 1 && u.MeanVariance() > 0 {
			own = u.MeanVariance()
		}
		variance[i] = own / float64(u.N)
	}
	weighted := func(tau2 float64) (mean, weights, squared float64) {
		for i, u := range units {
			if known(u) {
				w := 1 / (tau2 + variance[i])
				mean, weights, squared = mean+w*u.Mean, weights+w, squared+w*w
			}
		}
		return mean / weights, weights, squared
	}
	common, weights, squared := weighted(0)
	apart := 0.0
	for i, u := range units {
		if known(u) {
			apart += (u.Mean - common) * (u.Mean - common) / variance[i]
		}
	}
	s.Tau2 = max(0, (apart-(k-1))/(weights-squared/weights))
	s.Centre, _, _ = weighted(s.Tau2)
	for i, u := range units {
		if known(u) {
			s.Weight[i] = s.Tau2 / (s.Tau2 + variance[i])
			s.Mean[i] = s.Centre + s.Weight[i]*(u.Mean-s.Centre)
		}
	}
}
