package gate

import (
	"math"

	"servgap/gap/stat"
)

// Proof says what a fall has to be to fail.
type Proof string

// The proofs, the usual one first.
const (
	Detect Proof = "detect" // it is shown, and as large as the limit or larger
	Prove  Proof = "prove"  // it is shown, and certainly past the limit
	Assure Proof = "assure" // it is not ruled out that it is as large as the limit
	Point  Proof = "point"  // the number fell as far, whatever chance may do
)

// Fall is a limit to changes for the worse. The targets of Judge are changes since
// the wave that is compared with, later minus earlier: below 0 is a fall.
type Fall struct {
	Limit      float64 // above 0: the smallest fall that matters
	Proof      Proof   // empty is Detect
	Confidence float64 // 1 − α
	Holm       bool    // adjust the p-values over the targets
}

// Judge says of each change whether it is a fall that matters. Shown means that the
// change is below 0 and its two-sided p, after Holm, below α; the interval is of all
// targets together.
//
//	change and interval against −Limit           detect  prove   assure
//	shown, whole interval at or past it          fail    fail    fail
//	shown, change at or past it, interval not    fail    unsure  fail
//	change at or past it, not shown              unsure  unsure  fail
//	change short of it, interval reaches it      unsure  unsure  fail
//	whole interval short of it                   pass    pass    pass
//
// Under Point the change alone decides. A change that is exact (an SE of 0) has no p
// and counts as shown where it is below 0.
func (f Fall) Judge(changes []Target) []Verdict {
	n := judged(changes)
	verdicts := make([]Verdict, len(changes))
	p := make([]float64, len(changes))
	for i, c := range changes {
		v := Verdict{Target: c, Outcome: NotJudged, Lo: math.NaN(), Hi: math.NaN(), P: math.NaN(), PAdj: math.NaN(), Headroom: math.NaN()}
		if c.Reason == "" {
			v.Lo, v.Hi = c.interval(f.Confidence, n)
			v.Headroom = v.Lo + f.Limit
			if c.SE > 0 {
				v.P = 2 * stat.StudentSurvival(math.Abs(c.Value)/c.SE, c.DF)
			}
		}
		verdicts[i], p[i] = v, v.P
	}
	adjusted := p
	if f.Holm {
		adjusted = stat.Holm(p)
	}
	for i := range verdicts {
		v := &verdicts[i]
		v.PAdj = adjusted[i]
		if v.Reason == "" {
			v.Outcome = f.outcome(*v)
		}
	}
	return verdicts
}

func (f Fall) outcome(v Verdict) Outcome {
	past := v.Value <= -f.Limit
	if f.Proof == Point {
		if past {
			return Fail
		}
		return Pass
	}
	if v.Lo > -f.Limit {
		return Pass
	}
	shown := v.SE == 0 || v.PAdj < 1-f.Confidence // to have changed
	switch {
	case f.Proof == Assure:
		return Fail
	case shown && v.Hi <= -f.Limit:
		return Fail
	case shown && past && f.Proof != Prove:
		return Fail
	default:
		return Unsure
	}
}

// FailsAt is the true fall of one target at which the gate fails with the given
// power, the others standing still: 0.8 is 4 times in 5. It rests on the target's
// standard error and on the hardest case of Holm, in which the falling target is
// judged at α/targets, so that the gate fails at least as often:
//
//	detect  max(Limit, c·SE) + z·SE
//	prove   Limit + c·SE + z·SE
//	assure  max(0, Limit − c·SE + z·SE)
//	point   Limit + z·SE
//
// with c the t quantile at 1 − α/(2·targets) and z the normal quantile of the power.
// It is NaN where there is nothing to judge.
func (f Fall) FailsAt(t Target, targets int, power float64) float64 {
	if t.Reason != "" {
		return math.NaN()
	}
	if t.SE == 0 {
		return f.Limit
	}
	among := 1
	if f.Holm {
		among = targets
	}
	reach := stat.StudentQuantile(1-(1-f.Confidence)/(2*float64(targets)), t.DF) * t.SE
	spare := stat.NormalQuantile(power) * t.SE
	switch f.Proof {
	case Prove:
		return f.Limit + reach + spare
	case Assure:
		return math.Max(0, f.Limit-reach+spare)
	case Point:
		return f.Limit + spare
	default:
		return stat.DetectedAt(f.Limit, t.SE, t.DF, (1-f.Confidence)/float64(among), power)
	}
}
