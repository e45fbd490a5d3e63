package gate

import (
	"math"

	"servgap/gap"
)

// Trip says at which number a target makes its check fail or warn.
type Trip struct {
	Ruling // as things are
	// Trips is what the ruling then counts as, empty if it never does.
	Trips Outcome    `json:"trips"`
	At    gap.Number `json:"trips_at"` // the value
	Shift gap.Number `json:"shift"`    // from the value as it is
}

// SelfTest moves the number of each target, one at a time, step by step to both ends
// of what it can be, with the same standard error and number of answers, and judges
// the check anew at each step: the nearest number at which the target fails or warns
// is where it trips. Waivers stand aside. A check that nothing can trip guards
// nothing.
func (a Audit) SelfTest() []Trip {
	a.Waivers = nil
	var trips []Trip
	for _, c := range a.Checks {
		subjects := a.subjects(c)
		for i, r := range a.rule(c, subjects) {
			trips = append(trips, a.trip(c, subjects, i, r))
		}
	}
	return trips
}

// trip finds where a target of a check trips.
func (a Audit) trip(c Check, subjects []subject, i int, r Ruling) Trip {
	t := Trip{Ruling: r, At: gap.Undefined, Shift: gap.Undefined}
	if r.Outcome == NotJudged {
		return t
	}
	now, least, most := subjects[i].target.Value, subjects[i].least, subjects[i].most
	step := stepOf(subjects[i])
	for k := 0.0; now-k*step > least-step || now+k*step < most+step; k++ {
		for _, shift := range []float64{-k * step, k * step} {
			moved := math.Min(most, math.Max(least, now+shift))
			if counts := a.movedTo(c, subjects, i, moved); counts == Fail || counts == Warn {
				t.Trips, t.Shift = counts, gap.Number(moved-now)
				t.At = r.Value + t.Shift
				return t
			}
		}
	}
	return t
}

// stepOf is one answer, one point of net promoters, or else about a thousandth of what
// the number can be, a power of ten: 0.01 for a gap on a scale from 1 to 7.
func stepOf(s subject) float64 {
	if s.Unit == UnitAnswers || s.Unit == UnitNPS {
		return 1
	}
	return math.Pow(10, math.Floor(math.Log10(s.most-s.least))-3)
}

// movedTo is what a target counts as at another number, the others as they are.
func (a Audit) movedTo(c Check, subjects []subject, i int, value float64) Outcome {
	moved := append([]subject(nil), subjects...)
	moved[i].target.Value = value
	return a.rule(c, moved)[i].Counts
}
