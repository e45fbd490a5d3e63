package gap

import "servgap/gap/stat"

// Tested is the estimate of a gap in scale points with its interval, and the test
// of no gap.
type Tested struct {
	Value      Number `json:"gap_value"`
	SE         Number `json:"se"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	Interval   string `json:"interval"` // how it was made, such as t
	Test       string `json:"test"`
	Statistic  Number `json:"statistic"`
	DF         Number `json:"df"`
	P          Number `json:"p"`
	PAdj       Number `json:"p_adj"`
	Adjust     string `json:"adjust"`
	// Against the smallest gap that matters, if one is named: the word and the p of
	// two one-sided tests that the gap is smaller in either direction.
	Result string `json:"result"`
	PTOST  Number `json:"p_tost"`
}

// Shown reports whether the gap is told from zero after adjustment.
func (t Tested) Shown() bool { return t.PAdj.Defined() && float64(t.PAdj) < Significance }

// Significance is the limit below which an adjusted p shows a difference.
const Significance = 0.05

// fill takes in an estimate with its test, not adjusted.
func (t *Tested) fill(e stat.Estimate, test stat.Test) {
	t.Value, t.SE, t.Low, t.High, t.Confidence = Number(e.Value), Number(e.SE), Number(e.Lo), Number(e.Hi), Number(e.Level)
	t.Interval = e.Method
	t.Test, t.Statistic, t.DF, t.P = test.Name, Number(test.Statistic), Number(test.DF), Number(test.P)
	t.PAdj, t.Adjust = t.P, "none"
	t.Result, t.PTOST = "", Undefined
}

// noteOf is the code beside a test: why there is none, else that its smallest
// group is small.
func noteOf(t stat.Test, fewest int64) string {
	if t.Reason == "" && fewest < lowBase {
		return NoteLowBase
	}
	return string(t.Reason)
}

// withoutNumbers is by which test, and nothing of what was found.
func (t Tested) withoutNumbers() Tested {
	for _, n := range []*Number{&t.Value, &t.SE, &t.Low, &t.High, &t.Confidence, &t.Statistic, &t.DF, &t.P, &t.PAdj, &t.PTOST} {
		*n = Undefined
	}
	t.Interval, t.Result = "", ""
	return t
}

// holm fills in the adjusted p-values of rows that stand in one table by Holm's
// method.
func holm[R any](rows []R, of func(*R) *Tested) {
	var p []float64
	for i := range rows {
		p = append(p, float64(of(&rows[i]).P))
	}
	for i, adjusted := range stat.Holm(p) {
		t := of(&rows[i])
		t.PAdj, t.Adjust = Number(adjusted), "holm"
	}
}
