package stat

// Box is the people whose answers lie in a part of the scale: how many, and their
// share with Wilson's interval.
type Box struct {
	Count int64
	Estimate
}

// Boxes is where a sample lies on its scale. Negative, neutral and positive make
// up all of it.
type Boxes struct {
	Top2, Bottom2               Box // within one point of the end, ends included
	Negative, Neutral, Positive Box // below, at and above the middle of the scale
	Net                         Estimate
}

// BoxesOf counts a sample on a scale from low to high, which are numerators over
// the sample's Den: on 1–7 the two boxes at the top are 6 and 7, and 4 is neutral.
// A scale with an even number of answers has nothing neutral. Shares are of 1;
// Net is the share of positive answers less that of negative ones, see Net.
//
// For n = 0 all is NaN (NoData). Checked against R prop.test(correct = FALSE).
func BoxesOf(h Hist, low, high int64, level float64) Boxes {
	box := func(keep func(x int64) bool) Box {
		return Box{Count: h.countIf(keep), Estimate: h.Portion(keep).Share(level)}
	}
	signs := h.Signs(low, high)
	side := func(sign int64) Box {
		keep := func(x int64) bool { return x == sign }
		return Box{Count: signs.countIf(keep), Estimate: signs.Portion(keep).Share(level)}
	}
	b := Boxes{
		Top2:     box(func(x int64) bool { return x >= high-h.Den }),
		Bottom2:  box(func(x int64) bool { return x <= low+h.Den }),
		Negative: side(-1), Neutral: side(0), Positive: side(1),
	}
	b.Net = NetOf(signs).Estimate(level)
	return b
}

// Signs is where each of a sample lies on a scale from low to high, which are as for
// BoxesOf: −1 below its middle, 0 on it, 1 above.
func (h Hist) Signs(low, high int64) Hist {
	return h.coded(func(x int64) int64 { return int64(signOf(2*x - low - high)) })
}
