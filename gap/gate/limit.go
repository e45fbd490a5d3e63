package gate

import (
	"math"
	"strings"
)

// Condition holds for numbers below or above a bound: "<= -0.75". The zero value
// is none.
type Condition struct {
	Operator string // <, <=, > or >=
	Bound    float64
}

// Written reports whether there is a condition.
func (c Condition) Written() bool { return c.Operator != "" }

// Holds reports whether a number meets the condition.
func (c Condition) Holds(x float64) bool {
	switch c.Operator {
	case "<":
		return x < c.Bound
	case "<=":
		return x <= c.Bound
	case ">":
		return x > c.Bound
	case ">=":
		return x >= c.Bound
	default:
		return false
	}
}

// Limit says which numbers are good: those that meet Pass, if it is written, and
// neither Fail nor Warn.
type Limit struct {
	Fail, Warn, Pass Condition
	// Point judges the number alone, whatever its interval.
	Point      bool
	Confidence float64
}

// Judge compares each target with the limit. A target fails where its whole
// interval meets Fail or misses Pass, passes where the whole interval is on the
// good side of all, warns where the whole interval is past the limit of the
// warning and not past that of the failure, and is unsure otherwise. An exact
// number is its own interval, so that it is never unsure.
func (l Limit) Judge(targets []Target) []Verdict {
	n := judged(targets)
	verdicts := make([]Verdict, len(targets))
	for i, t := range targets {
		v := Verdict{Target: t, Outcome: NotJudged, Lo: math.NaN(), Hi: math.NaN(), P: math.NaN(), PAdj: math.NaN(), Headroom: math.NaN()}
		if t.Reason == "" {
			v.Lo, v.Hi = t.interval(l.Confidence, n)
			if l.Point {
				v.Outcome = l.outcome(t.Value, t.Value)
			} else {
				v.Outcome = l.outcome(v.Lo, v.Hi)
			}
			v.Headroom = l.headroom(v.Lo, v.Hi)
		}
		verdicts[i] = v
	}
	return verdicts
}

func (l Limit) outcome(lo, hi float64) Outcome {
	all := func(c Condition) bool { return c.Holds(lo) && c.Holds(hi) }
	some := func(c Condition) bool { return c.Holds(lo) || c.Holds(hi) }
	switch {
	case all(l.Fail), l.Pass.Written() && !some(l.Pass):
		return Fail
	case some(l.Fail), l.Pass.Written() && !all(l.Pass):
		return Unsure
	case all(l.Warn):
		return Warn
	case some(l.Warn):
		return Unsure
	default:
		return Pass
	}
}

// headroom is how far the interval is from the nearest bound of failure, or of the
// warning if there is no other.
func (l Limit) headroom(lo, hi float64) float64 {
	room := math.Inf(1)
	if l.Fail.Written() {
		room = l.Fail.room(lo, hi, l.Fail.below())
	}
	if l.Pass.Written() {
		room = math.Min(room, l.Pass.room(lo, hi, !l.Pass.below()))
	}
	if math.IsInf(room, 1) {
		room = l.Warn.room(lo, hi, l.Warn.below())
	}
	return room
}

// below reports whether the condition holds for low numbers.
func (c Condition) below() bool { return strings.HasPrefix(c.Operator, "<") }

// room is how far an interval is from the bound, whose good side is above or below.
func (c Condition) room(lo, hi float64, goodAbove bool) float64 {
	if goodAbove {
		return lo - c.Bound
	}
	return c.Bound - hi
}
