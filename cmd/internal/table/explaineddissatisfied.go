package table

import (
	"math"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// ExplainedDissatisfied says how the share of the dissatisfied was made.
func ExplainedDissatisfied(r gap.Result, columns []string, w lang.Words) Table {
	e, d := explainer{r: r, w: w}, *r.Dissatisfied
	e.add(w.Text("explain.part_of", "share", e.four(d.Share), "count", w.Count(d.Count), "n", w.Count(d.N)))
	e.add(dissatisfiedRule(d, w))
	e.columns("", columns)
	e.add(w.Text("explain.wilson", "low", e.four(d.ShareLow), "high", e.four(d.ShareHigh), "level", confidence(r, w)))
	return e.table("", w.Text("dissatisfied.title"), project(r, w), people(d.N, d.Group, w))
}

// ExplainedLift says how a lift was made: columns say who is dissatisfied, and own who
// stands in the row.
func ExplainedLift(r gap.Result, l gap.Lift, columns, own []string, w lang.Words) Table {
	e, d := explainer{r: r, w: w}, *r.Dissatisfied
	name := w.Label(l.ID, l.Label)
	if l.Level == gap.LevelSegment {
		name = l.Segment + ": " + unitName(gap.Unit{Name: l.Value}, w)
	}
	parts := []string{name, w.Text("dissatisfied.title"), project(r, w)}
	untested := w.Text("dissatisfied.untested", "mark", w.Text("state.untested"))
	switch {
	case l.Suppressed:
		e.hide(markOf(true, l.Note, gap.Undefined, w))
		return e.table("", parts...)
	case !l.Lift.Defined():
		e.hide(untested)
		return e.table("", parts...)
	}
	e.ratio(l)
	e.add(dissatisfiedRule(d, w))
	e.columns(w.Text("dissatisfied.title"), columns)
	who := people(l.N+l.OthersN, d.Group, w) + ": "
	if l.Level == gap.LevelSegment {
		e.columns(w.Text("head.here"), own)
		e.add(who + w.Text("explain.answered"))
	} else {
		e.columns(name, own)
		e.add(who + scoredWho(r, l.Level, w))
		e.add(w.Text("explain.low_answer", "low", w.Shortest(float64(d.Low))))
	}
	if l.P.Defined() {
		e.add(w.Text("explain.lift_test", "test", l.Test, "z", e.four(l.Statistic), "p", pWords(l.P, w), "adjusted", pWords(l.PAdj, w)))
	} else {
		e.add(untested)
	}
	return e.table("Katz, Baptista, Azen & Pike 1978, Biometrics 34:469", parts...)
}

// ratio is the two shares of a lift, with half a person more in each cell where one is
// empty, and Katz's interval.
func (e *explainer) ratio(l gap.Lift) {
	w := e.w
	half := 0.0
	if l.Note == gap.NoteHalfAdded {
		half = 0.5
		e.add(w.Text("dissatisfied.half"))
	}
	cell := func(n int64, more float64) string { return w.Shortest(float64(n) + more) }
	count, n, othersCount, othersN := cell(l.Count, half), cell(l.N, 2*half), cell(l.OthersCount, half), cell(l.OthersN, 2*half)
	e.add(w.Text("explain.lift", "lift", e.four(l.Lift), "count", count, "n", n, "others_count", othersCount, "others_n", othersN))
	if !l.LiftLow.Defined() {
		return
	}
	arm := gap.Number(math.Log(float64(l.LiftHigh / l.Lift)))
	e.add(w.Text("explain.katz", "lift", e.four(l.Lift), "arm", e.four(arm), "low", e.four(l.LiftLow), "high", e.four(l.LiftHigh), "level", confidence(e.r, w),
		"count", count, "n", n, "others_count", othersCount, "others_n", othersN))
}
