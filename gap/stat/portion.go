package stat

import "math"

// Portion is the people of a sample who have some property, and the others: 1 and 0.
// It has what makes a sample no plain one.
type Portion struct{ Hist }

// Portion is the observations that keep wants, of all, given their numerators over Den.
func (h Hist) Portion(keep func(x int64) bool) Portion {
	return Portion{h.coded(func(x int64) int64 {
		if keep(x) {
			return 1
		}
		return 0
	})}
}

// ShareWhere is the share of the observations that keep wants: that of their Portion.
func (h Hist) ShareWhere(keep func(x int64) bool, level float64) Estimate {
	if h.Plain() {
		return Share(h.countIf(keep), h.count(), level)
	}
	return h.Portion(keep).Share(level)
}

// coded is the sample of integers made of its values, given their numerators over Den.
func (h Hist) coded(code func(x int64) int64) Hist {
	of := Hist{Step: 1, Den: 1, Known: h.Known, Name: h.Name}
	at := func(i int) int64 { return code(h.Base + h.Step*h.Code[i]) }
	of.Code, of.N = counted(h.N, at)
	if h.Loads != nil {
		of = of.Weigh(addedLoads(h.Loads, at))
	}
	for _, cluster := range h.Clusters {
		of.Clusters = append(of.Clusters, cluster.coded(code))
	}
	return of
}

// Share is the share of those who have the property: of a plain sample Share of their
// number, else Subgroup.Share.
func (p Portion) Share(level float64) Estimate {
	if p.Plain() {
		return Share(p.countIf(func(x int64) bool { return x == 1 }), p.count(), level)
	}
	return p.Subgroup().Share(level)
}

// Share is the share of ones in a sample of 1 and 0. Of a plain sample it is Share of
// their number. Else its variance v is that of the mean, with the divisor n, as that of
// Share has; and the interval is Wilson's of the effective number of people, p(1 − p)/v,
// where p is 0 or 1 Kish's number (Dean & Pagano 2015, Journal of Survey Statistics and
// Methodology 3:484).
//
// Weights that are all equal give that of Share.
func (s Subgroup) Share(level float64) Estimate {
	if !s.cross.designed() || s.N == 0 {
		return Share(s.Ones(), s.N, level)
	}
	size := s.cross.effective()
	if v := s.shareVariance(); v > 0 {
		size = s.Mean * (1 - s.Mean) / v
	}
	e := wilson(s.Mean, size, level)
	e.N, e.Size, e.Method = s.N, size, "Wilson, effective n"
	switch {
	case s.cross.Known == 1:
		e.SE, e.Lo, e.Hi, e.Reason = 0, e.Value, e.Value, Census
	case s.clusters() == 1:
		e.SE, e.Lo, e.Hi, e.Reason = math.NaN(), math.NaN(), math.NaN(), FewClusters
	}
	return e
}

// Ones is how many of a sample of 1 and 0 are 1.
func (s Subgroup) Ones() int64 { return s.cross.Sums[0].Big().Int64() }

// shareVariance is the variance of the share of ones, with the divisor n.
func (s Subgroup) shareVariance() float64 {
	return s.SE() * s.SE() * float64(s.N-1) / float64(s.N)
}

// effective is the number of people of equal weight that a sample is worth: Kish's, of
// clusters at most their number.
func (c Cross) effective() float64 {
	size := float64(c.N)
	if c.Weights != nil {
		size = c.Weights.Kish()
	}
	if c.Clusters != nil {
		size = math.Min(size, float64(c.clusters()))
	}
	return size / (1 - c.Known)
}
