package table

import (
	"fmt"
	"math"

	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/gate"
)

// ExplainedRuling says how an audit came to what it says of one target of a check: the
// check as it is written, its numbers, and each step from them to the verdict.
func ExplainedRuling(of gap.Result, r gate.Ruling, w lang.Words) Table {
	e := explainer{r: of, w: w}
	e.add(fmt.Sprintf("%s:%d: %s, %s, severity: %s", r.File, r.Line, r.Metric, rulingRule(r), r.Severity))
	switch {
	case r.Outcome == gate.NotJudged:
		e.add(reasonWords(r, w))
	case r.Unit == gate.UnitDays:
		e.add(dueWords(r, w))
	default:
		e.ruled(r)
	}
	e.add(w.Text("explain.counts", "outcome", StandingWord(r.Outcome, w), "counts", StandingWord(r.Counts, w)))
	if why := countWords(r, w); why != "" {
		e.add(why)
	}
	if r.FailsAt.Defined() {
		e.add(powerNote([]gate.Ruling{r}, w))
	}
	t := e.table("", RulingTarget(r, w), w.Text("audit.title"), project(of, w))
	t.Notes = []string{w.Text("explain.gates")}
	return t
}

// rulingRule is the limit of a check as it is written.
func rulingRule(r gate.Ruling) string {
	rule := r.Limits
	if r.Against != "" {
		rule += ", against: " + r.Against
	}
	if r.Proof != "" {
		rule += ", proof: " + string(r.Proof)
	}
	return rule
}

// ruled writes the numbers of a ruling, and what they say of its limit.
func (e *explainer) ruled(r gate.Ruling) {
	w := e.w
	switch {
	case r.Unit == gate.UnitAnswers:
		e.add(w.Count(r.N))
	case r.OldWave == "":
		e.add(w.Text("explain.judged", "value", e.inUnit(r, r.Value), "n", w.Count(r.N)))
	default:
		e.add(w.Text("explain.change", "new", e.inUnit(r, r.Value), "old", e.inUnit(r, r.OldValue), "change", e.inUnit(r, r.Change), "wave", r.Wave, "n", w.Count(r.N), "old_wave", r.OldWave, "old_n", w.Count(r.OldN)))
	}
	if both := halves(r, w); both != "" {
		e.add(both)
	}
	if r.Low != r.High {
		e.add(w.Text("explain.together", "level", w.Shortest(float64(r.Confidence)*100), "low", e.inUnit(r, r.Low), "high", e.inUnit(r, r.High)))
	}
	if r.P.Defined() {
		alpha := w.Shortest(math.Round(1e6*(1-float64(r.Confidence))) / 1e6)
		if shown(r) {
			e.add(w.Text("explain.shown", "p", pWords(r.P, w), "adjusted", pWords(r.PAdj, w), "alpha", alpha))
		} else {
			e.add(w.Text("explain.not_shown", "p", pWords(r.P, w), "adjusted", pWords(r.PAdj, w), "alpha", alpha))
		}
	}
	said := limitWords(r, w)
	if r.OldWave != "" {
		said = fallWords(r, w)
	}
	if said != "" {
		e.add(said)
	}
}

// inUnit writes a number with more digits than the audit's table has.
func (e *explainer) inUnit(r gate.Ruling, n gap.Number) string {
	switch r.Unit {
	case gate.UnitShare:
		return e.four(100*n) + "\u00a0%"
	case gate.UnitPoints, gate.UnitNPS:
		return e.signed(n)
	default:
		return e.four(n)
	}
}
