package gap

import (
	"slices"
	"strings"
)

// Competitor is the gap to a rival whom the same customers rated: perceived − perceived
// of the rival, so below zero the rival is better.
const Competitor = "competitor"

// rivalStep begins the name of a rival's step.
const rivalStep = StepPerceived + "@"

// RivalStep is the step of how customers perceive a rival.
func RivalStep(name string) string { return rivalStep + name }

// AgainstRival is the service gap of a survey whose expected side is how customers
// perceive a rival: the same numbers under their right name. The rest of the result is
// left out, for no step says what the rival is rated for. Paired t, as of any gap of one
// group (PairedT).
func (r Result) AgainstRival(name string) Result {
	r.Gaps = slices.Clone(r.GapsOf(Service))
	for i := range r.Gaps {
		r.Gaps[i].Name, r.Gaps[i].FromStep = Competitor, RivalStep(name)
	}
	return r
}

// Rival is the name of the rival whom a gap is measured by; ok is false of other gaps.
func (g Gap) Rival() (name string, ok bool) {
	if g.Name != Competitor {
		return "", false
	}
	return strings.CutPrefix(g.FromStep, rivalStep)
}
