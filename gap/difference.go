package gap

import "servgap/gap/stat"

// Difference is received minus reference, in scale points: two ends, each with
// its respondents and their mean, the estimate of the gap between them and its
// test.
type Difference struct {
	FromStep   string `json:"from_step"`
	FromGroup  string `json:"from_group"`
	FromN      int64  `json:"from_n"`
	FromValue  Number `json:"from_value"`
	ToStep     string `json:"to_step"`
	ToGroup    string `json:"to_group"`
	ToN        int64  `json:"to_n"`
	ToValue    Number `json:"to_value"`
	Value      Number `json:"gap_value"`
	SE         Number `json:"se"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	Test       string `json:"test"`
	Statistic  Number `json:"statistic"`
	DF         Number `json:"df"`
	P          Number `json:"p"`
	PAdj       Number `json:"p_adj"`
	Adjust     string `json:"adjust"`
}

// Shown reports whether the difference is told from zero after adjustment.
func (d Difference) Shown() bool { return d.PAdj.Defined() && float64(d.PAdj) < Significance }

// Significance is the limit below which an adjusted p shows a difference.
const Significance = 0.05

// fill takes in an estimate with its test, not adjusted.
func (d *Difference) fill(e stat.Estimate, t stat.Test) {
	d.Value, d.SE, d.Low, d.High, d.Confidence = Number(e.Value), Number(e.SE), Number(e.Lo), Number(e.Hi), Number(e.Level)
	d.Test, d.Statistic, d.DF, d.P = t.Name, Number(t.Statistic), Number(t.DF), Number(t.P)
	d.PAdj, d.Adjust = d.P, "none"
}

// sampled is the size of the smaller sample of the two ends; a fixed end is none.
func (d Difference) sampled() int64 {
	if d.Test == TestFixed {
		return d.people()
	}
	return min(d.FromN, d.ToN)
}

// noteOf is the code beside a test: why there is none, else that its smallest
// group is small.
func noteOf(t stat.Test, fewest int64) string {
	if t.Reason == "" && fewest < lowBase {
		return NoteLowBase
	}
	return string(t.Reason)
}

// withoutNumbers is what is compared, and by which test, and nothing of what was
// found.
func (d Difference) withoutNumbers() Difference {
	d.FromN, d.ToN = 0, 0
	for _, n := range []*Number{
		&d.FromValue, &d.ToValue, &d.Value, &d.SE, &d.Low, &d.High, &d.Confidence, &d.Statistic, &d.DF, &d.P, &d.PAdj,
	} {
		*n = Undefined
	}
	return d
}
