package table

import (
	"math"
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// ExplainedDissatisfied says how the share of the dissatisfied was made.
func ExplainedDissatisfied(r gap.Result, columns []string, w lang.Words) Table {
	e, d := explainer{r: r, w: w}, *r.Dissatisfied
	e.part(d)
	e.add(dissatisfiedRule(d, w))
	e.columns("", columns)
	low, high := e.four(d.ShareLow), e.four(d.ShareHigh)
	switch {
	case !d.Effective.Defined():
		e.designs()
	case len(r.Method.Designs) > 0:
		e.add(w.Text("explain.wilson_drawn", "low", low, "high", high, "level", confidence(r, w), "effective", e.four(d.Effective)))
		e.designs()
	default:
		e.add(w.Text("explain.wilson", "low", low, "high", high, "level", confidence(r, w)))
	}
	return e.table("", w.Text("dissatisfied.title"), project(r, w), people(d.N, d.Group, w))
}

// part is the share as what it is a part of.
func (e *explainer) part(d gap.Dissatisfied) {
	share, count, n := e.four(d.Share), e.w.Count(d.Count), e.w.Count(d.N)
	if slices.ContainsFunc(e.r.Method.Designs, func(of gap.Drawn) bool { return of.Group == d.Group && of.Weights != "" }) {
		e.add(e.w.Text("explain.part_weighted", "share", share, "count", count, "n", n))
		return
	}
	e.add(e.w.Text("explain.part_of", "share", share, "count", count, "n", n))
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
	if len(r.Method.Designs) > 0 && l.Note != gap.NoteHalfAdded {
		e.drawnRatio(l)
	} else {
		e.ratio(l)
	}
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
	} else if l.Note == fewClusters {
		e.add(w.Text("dissatisfied.one_cluster", "mark", w.Text("state.untested")))
	} else {
		e.add(untested)
	}
	if len(r.Method.Designs) > 0 {
		return e.table("", parts...)
	}
	return e.table("Katz, Baptista, Azen & Pike 1978, Biometrics 34:469", parts...)
}

// ratio is the two shares of a lift, of as many people as they are worth, with half a person
// more in each cell where one is empty, and Katz's interval.
func (e *explainer) ratio(l gap.Lift) {
	w := e.w
	half := 0.0
	if l.Note == gap.NoteHalfAdded {
		half = 0.5
		e.add(w.Text("dissatisfied.half"))
	}
	cell := func(n gap.Number, more float64) string { return w.Shortest(math.Round(1e4*(float64(n)+more)) / 1e4) }
	count, n, othersCount, othersN := cell(l.Share*l.Effective, half), cell(l.Effective, 2*half), cell(l.OthersShare*l.OthersEffective, half), cell(l.OthersEffective, 2*half)
	e.add(w.Text("explain.lift", "lift", e.four(l.Lift), "count", count, "n", n, "others_count", othersCount, "others_n", othersN))
	if !l.LiftLow.Defined() {
		return
	}
	arm := gap.Number(math.Log(float64(l.LiftHigh / l.Lift)))
	e.add(w.Text("explain.katz", "lift", e.four(l.Lift), "arm", e.four(arm), "low", e.four(l.LiftLow), "high", e.four(l.LiftHigh), "level", confidence(e.r, w),
		"count", count, "n", n, "others_count", othersCount, "others_n", othersN))
}

// drawnRatio is the two shares of a lift of respondents who were not drawn one by one, with
// the interval of its logarithm.
func (e *explainer) drawnRatio(l gap.Lift) {
	w := e.w
	e.add(w.Text("explain.lift_drawn", "lift", e.four(l.Lift), "share", e.four(l.Share), "others", e.four(l.OthersShare),
		"count", w.Count(l.Count), "n", w.Count(l.N), "others_count", w.Count(l.OthersCount), "others_n", w.Count(l.OthersN)))
	if !l.P.Defined() {
		return
	}
	arm := gap.Number(math.Log(float64(l.LiftHigh / l.Lift)))
	e.add(w.Text("explain.log_ratio", "lift", e.four(l.Lift), "arm", e.four(arm), "low", e.four(l.LiftLow), "high", e.four(l.LiftHigh), "level", confidence(e.r, w)))
	e.designs()
}
