package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/gate"
)

// RulingTarget names what a ruling is about: the check and its target.
func RulingTarget(r gate.Ruling, w lang.Words) string {
	target := r.Target
	if r.Level != "" {
		target = labelOf(r.Level, r.Target, r.Label, w)
	}
	switch {
	case target == "", target == r.Check, r.Unit == gate.UnitDays:
		target = r.Check
	default:
		target = r.Check + " / " + target
	}
	if r.Segment != "" {
		target += " (" + r.Segment + ": " + r.SegmentValue + ")"
	}
	return target
}

// RulingMessage says in a line what a ruling found and why it came to what it did,
// never more than the interval says.
func RulingMessage(of gap.Result, r gate.Ruling, w lang.Words) string {
	return strings.Join(rulingParts(of, r, w), "; ")
}

// rulingParts is the same, each thing by itself.
func rulingParts(of gap.Result, r gate.Ruling, w lang.Words) []string {
	var parts []string
	switch {
	case r.Outcome == gate.NotJudged:
		return []string{reasonWords(r, w)}
	case r.OldWave != "":
		change := w.Text("audit.change", "old", valueWords(r, r.OldValue, w), "new", valueWords(r, r.Value, w), "wave", r.OldWave, "change", changeWords(r, r.Change, w), "interval", rulingInterval(r, w))
		parts = []string{change, rulingP(r, w), halves(r, w), fallWords(r, w)}
	case r.Unit == gate.UnitDays:
		return []string{dueWords(r, w)}
	case r.Low == r.High:
		parts = []string{valueWords(r, r.Value, w), r.Limits}
	default:
		parts = []string{valueWords(r, r.Value, w) + " (" + rulingInterval(r, w) + ")", r.Limits, limitWords(r, w)}
	}
	if r.Outcome == gate.Pass && r.Proof != gate.Point {
		parts = append(parts, w.Text("audit.headroom", "room", amount(r, r.Headroom, w)))
	}
	parts = append(parts, countWords(r, w), lowestItems(of, r, w))
	return slices.DeleteFunc(parts, func(part string) bool { return part == "" })
}

// dueWords says when the next audit is due.
func dueWords(r gate.Ruling, w lang.Words) string {
	if r.Value < 0 {
		return w.Text("audit.overdue", "date", r.Target, "days", w.Count(int64(-r.Value)))
	}
	return w.Text("audit.due", "date", r.Target, "days", w.Count(int64(r.Value)))
}

// rulingP is the p of a fall, adjusted if it was.
func rulingP(r gate.Ruling, w lang.Words) string {
	if !r.PAdj.Defined() {
		return ""
	}
	p := "= " + w.Fixed(float64(r.PAdj), DigitsOfP(float64(r.PAdj), 3))
	if r.PAdj < 0.001 {
		p = "< " + w.Fixed(0.001, 3)
	}
	if r.Adjust == "holm" {
		return w.Text("audit.p_holm", "p", p)
	}
	return "p " + p
}

// halves are the two sides of a change: what was received, and what it is measured by.
func halves(r gate.Ruling, w lang.Words) string {
	if !r.ToChange.Defined() || !r.FromChange.Defined() {
		return ""
	}
	_, reference, received := gapWords(gap.Result{Gaps: []gap.Gap{{Name: r.Gap, Difference: gap.Difference{ToStep: r.ToStep, ToGroup: r.ToGroup}}}}, w)
	return strings.ToLower(received) + " " + changeWords(r, r.ToChange, w) + ", " + strings.ToLower(reference) + " " + changeWords(r, r.FromChange, w)
}

// fallWords is what a change says of the fall that matters.
func fallWords(r gate.Ruling, w lang.Words) string {
	limit := amount(r, r.NoFallOf, w)
	switch {
	case r.Proof == gate.Point && r.Outcome == gate.Fail:
		return w.Text("audit.point_fell", "limit", limit)
	case r.Proof == gate.Point:
		return w.Text("audit.point_held", "limit", limit)
	case r.Outcome == gate.Pass:
		return w.Text("audit.ruled_out", "limit", limit)
	case r.High <= -r.NoFallOf && r.Outcome == gate.Fail:
		return w.Text("audit.fell_past", "limit", limit)
	case shown(r) && r.Change <= -r.NoFallOf:
		return w.Text("audit.fell", "limit", limit)
	case shown(r):
		return w.Text("audit.fell_less", "limit", limit)
	default:
		return w.Text("audit.not_ruled_out", "limit", limit)
	}
}

// shown reports whether a fall is shown, however small.
func shown(r gate.Ruling) bool {
	return r.PAdj.Defined() && float64(r.PAdj) < 1-float64(r.Confidence) && r.Change < 0
}

// limitWords is how the interval of a value stands to its limit.
func limitWords(r gate.Ruling, w lang.Words) string {
	switch {
	case r.Proof == gate.Point:
		return w.Text("audit.point")
	case r.Outcome == gate.Unsure:
		return w.Text("audit.reaches")
	case r.Outcome == gate.Pass:
		return ""
	default:
		return w.Text("audit.past")
	}
}

// countWords says what a ruling counts as where that is not what it is.
func countWords(r gate.Ruling, w lang.Words) string {
	switch {
	case r.Counts == gate.Waived:
		return w.Text("audit.waived", "who", r.WaivedBy, "until", r.WaivedUntil, "why", r.WaivedWhy)
	case r.Outcome == gate.Unsure && r.Counts == gate.Fail:
		return w.Text("audit.unsure_fails")
	case r.Outcome == gate.Unsure && r.Counts == gate.Warn:
		return w.Text("audit.unsure_warns")
	case r.Outcome == gate.Warn && r.Counts == gate.Fail:
		return w.Text("audit.warn_fails")
	default:
		return ""
	}
}

// reasonWords says why a target was not judged.
func reasonWords(r gate.Ruling, w lang.Words) string {
	switch r.Reason {
	case gate.NotMeasured:
		return w.Text("unjudged.not_measured", "metric", r.Metric, "wave", r.Wave)
	case gate.NotBefore:
		return w.Text("unjudged.not_before", "metric", r.Metric, "wave", r.OldWave)
	case gate.Suppressed:
		return w.Text("unjudged.suppressed")
	case gate.FewAnswers:
		return w.Text("unjudged.few_answers", "n", w.Count(r.N))
	case gate.NoSpread:
		return w.Text("unjudged.no_spread")
	case gate.NoSegment:
		return w.Text("unjudged.no_segment", "segment", r.SegmentValue, "column", r.Segment)
	case gate.NotEarlier:
		return w.Text("unjudged.not_earlier", "old", r.OldWave, "wave", r.Wave)
	case gate.Unreadable:
		return w.Text("unjudged.unreadable", "wave", r.OldWave)
	case gate.AskedChanged:
		return w.Text("unjudged.asked_changed", "wave", r.OldWave)
	case gate.Stale:
		return w.Text("unjudged.stale", "wave", r.OldWave)
	case gate.NoDate:
		return w.Text("unjudged.no_date")
	case gate.SameAnswers:
		return w.Text("unjudged.same_answers", "wave", r.OldWave)
	default:
		return w.Text("unjudged.no_earlier", "against", r.Against)
	}
}

func rulingInterval(r gate.Ruling, w lang.Words) string {
	end := valueWords
	if r.OldWave != "" {
		end = changeWords
	}
	return w.Range(end(r, r.Low, w), end(r, r.High, w))
}

// valueWords writes a value in its unit.
func valueWords(r gate.Ruling, n gap.Number, w lang.Words) string {
	switch r.Unit {
	case gate.UnitAnswers, gate.UnitDays:
		return w.Count(int64(n))
	case gate.UnitShare:
		return w.Percent(float64(n))
	case gate.UnitPoints:
		return w.Signed(float64(n), 2)
	case gate.UnitNPS:
		return w.Signed(float64(n), 0)
	default:
		return w.Fixed(float64(n), 2)
	}
}

// changeWords writes a change with its sign.
func changeWords(r gate.Ruling, n gap.Number, w lang.Words) string {
	return w.Signed(float64(n), digitsOf(r))
}

// amount writes a limit or the room to it, without a sign that says nothing.
func amount(r gate.Ruling, n gap.Number, w lang.Words) string {
	if r.Unit == gate.UnitAnswers || r.Unit == gate.UnitShare {
		return valueWords(r, n, w)
	}
	return w.Fixed(float64(n), digitsOf(r))
}

func digitsOf(r gate.Ruling) int {
	if r.Unit == gate.UnitNPS {
		return 0
	}
	return 2
}
