package gate

import "servgap/gap/stat"

// Outcome is what a target came to.
type Outcome string

// The outcomes, the best first.
const (
	Pass      Outcome = "pass"
	Warn      Outcome = "warn" // the limit of a warning is reached
	Unsure    Outcome = "unsure"
	Fail      Outcome = "fail"
	NotJudged Outcome = "not_judged"
)

// Target is a number that a gate looks at, with what is known of it.
type Target struct {
	ID    string
	Value float64
	// SE and DF make the interval by Student's t; an SE of 0 says that the number
	// is exact, such as a count.
	SE, DF float64
	// Ends is the interval of a value where it is another one, such as that of a
	// share; nil for t.
	Ends func(value, confidence float64) (lo, hi float64)
	// Reason says why there is nothing to judge: too few answers, hidden, nothing
	// to compare with. Empty where there is.
	Reason string
}

// Verdict is what became of a target.
type Verdict struct {
	Target
	Outcome Outcome
	// Lo and Hi are the ends of the interval that was judged: of all targets of
	// the gate together, or the number itself where it is exact.
	Lo, Hi float64
	// P is of the test that there was no fall at all, one-sided against a fall as
	// large and two-sided in its size; PAdj by Holm over the targets. NaN of a
	// limit.
	P, PAdj float64
	// Headroom is how far the nearer end of the interval is from the limit, above
	// 0 on the good side.
	Headroom float64
}

// interval is the one of a target among so many that hold together with the given
// confidence (Bonferroni: each at 1 − (1 − confidence)/targets).
func (t Target) interval(confidence float64, targets int) (lo, hi float64) {
	each := 1 - (1-confidence)/float64(targets)
	if t.Ends != nil {
		return t.Ends(t.Value, each)
	}
	if t.SE == 0 {
		return t.Value, t.Value
	}
	reach := stat.StudentQuantile((1+each)/2, t.DF) * t.SE
	return t.Value - reach, t.Value + reach
}

// judged counts the targets that can be judged.
func judged(targets []Target) int {
	n := 0
	for _, t := range targets {
		if t.Reason == "" {
			n++
		}
	}
	return n
}
