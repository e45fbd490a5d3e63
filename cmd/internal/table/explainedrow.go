package table

import (
	"math"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// explainer writes how a number was made, a line a fact.
type explainer struct {
	r     gap.Result
	w     lang.Words
	lines []string
	bare  bool // nothing but a mark in place of the number
	model bool // the number is a coefficient, not a mean
}

func (e *explainer) add(line string)            { e.lines = append(e.lines, line) }
func (e *explainer) four(n gap.Number) string   { return e.w.Fixed(float64(n), explainedDigits) }
func (e *explainer) signed(n gap.Number) string { return e.w.Signed(float64(n), explainedDigits) }

// hide says why there is no number, and nothing else.
func (e *explainer) hide(mark string) {
	e.lines, e.bare = []string{mark}, true
}

// columns names the columns of a side, if they are known.
func (e *explainer) columns(side string, names []string) {
	switch {
	case len(names) == 0:
	case side == "":
		e.add(e.w.Text("explain.columns_alone", "columns", strings.Join(names, ", ")))
	default:
		e.add(e.w.Text("explain.columns", "side", side, "columns", strings.Join(names, ", ")))
	}
}

// interval is the t interval of a signed number, if it has one.
func (e *explainer) interval(value, se, low, high gap.Number) {
	e.around(e.signed, value, se, low, high)
}

func (e *explainer) around(write func(gap.Number) string, value, se, low, high gap.Number) {
	if se > 0 && low.Defined() {
		e.add(e.w.Text("explain.interval", "gap", write(value), "t", e.four((high-value)/se), "se", e.four(se), "low", write(low), "high", write(high), "level", confidence(e.r, e.w)))
		e.designs()
	}
}

// designs says how the standard errors of groups were made that were not drawn one by
// one.
func (e *explainer) designs() {
	for _, d := range e.r.Method.Designs {
		group := capital(asked("", d.Group, e.w))
		if e.model {
			e.sandwich(d, group)
		} else {
			e.mean(d, group)
		}
		if d.Population > 0 {
			e.add(e.w.Text("explain.population", "group", group, "n", e.w.Count(d.N), "population", e.w.Count(d.Population)))
		}
	}
}

// mean says it of a mean.
func (e *explainer) mean(d gap.Drawn, group string) {
	if d.Weights != "" {
		e.add(e.w.Text("explain.weighted", "group", group))
	}
	if d.Clusters > 0 {
		e.add(e.w.Text("explain.clustered", "group", group))
	}
}

// test is the test of no difference, if there is one; adjusted is the p of all.
func (e *explainer) test(t gap.Tested, adjusted string) {
	if t.P.Defined() {
		e.add(e.w.Text("explain.test", "test", t.Test, "t", e.four(t.Statistic), "df", e.w.Shortest(math.Round(1e4*float64(t.DF))/1e4), "p", pWords(t.P, e.w)) + adjusted)
	} else if !(t.SE > 0) {
		e.add(e.w.Text("note.untested", "mark", e.w.Text("state.untested")))
	}
}

// table is what was written under a title.
func (e *explainer) table(source string, parts ...string) Table {
	t := Table{Title: title(parts...), Lead: e.lines}
	if e.bare {
		return t
	}
	for _, line := range e.lines {
		if strings.Contains(line, reversedMark) && len(t.Notes) == 0 {
			t.Notes = append(t.Notes, e.w.Text("note.reversed", "mark", reversedMark))
		}
	}
	if source != "" {
		t.Notes = append(t.Notes, e.w.Text("explain.source", "source", source))
	}
	t.Notes = append(t.Notes, e.w.Text("explain.more"))
	return t
}

// ExplainedLeg says how a leg of the chain was made, or its total.
func ExplainedLeg(r gap.Result, c gap.Chain, l gap.Leg, reference, received []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	from, to := stepTitle(l.FromStep, w), stepTitle(l.ToStep, w)
	if l.Suppressed || !l.Value.Defined() {
		e.hide(markOf(l.Suppressed, l.Note, l.PAdj, w))
	} else {
		e.add(w.Text("explain.gap", "to", e.four(l.ToValue), "from", e.four(l.FromValue), "gap", e.signed(l.Value)))
		e.columns(to, received)
		e.columns(from, reference)
		e.add(chainPeople(l, w) + ": " + w.Text("explain.chain_who"))
		e.interval(l.Value, l.SE, l.Low, l.High)
		e.test(l.Tested, legsAdjusted(c, l, w))
		if sum, ok := legSum(c, &e); ok {
			e.add(w.Text("chain.adds_up", "legs", sum, "total", e.signed(c.Total.Value)))
		}
	}
	return e.table(gap.Literature(gap.Service), w.Text("chain.title"), chainLabel(c, w), to+" − "+from, project(r, w))
}

// legsAdjusted is the adjusted p of a leg, which is one of its chain, or of the total,
// which is one of all chains of its level.
func legsAdjusted(c gap.Chain, l gap.Leg, w lang.Words) string {
	if l.Name == c.Total.Name {
		return adjustedWords(l.Tested, w)
	}
	return w.Text("explain.adjusted_legs", "p", pWords(l.PAdj, w))
}

// chainPeople is who stands behind the two ends of a leg.
func chainPeople(l gap.Leg, w lang.Words) string {
	from := people(l.FromN, l.FromGroup, w)
	if l.FromGroup == l.ToGroup {
		return from
	}
	return from + ", " + people(l.ToN, l.ToGroup, w)
}

// legSum is the legs of a chain as a sum; ok is false if one is not shown.
func legSum(c gap.Chain, e *explainer) (sum string, ok bool) {
	var legs []string
	for _, l := range c.Legs {
		if l.Suppressed || !l.Value.Defined() {
			return "", false
		}
		legs = append(legs, "("+e.signed(l.Value)+")")
	}
	return strings.Join(legs, " + "), c.Total.Value.Defined() && !c.Total.Suppressed
}

// ExplainedDirect says how a directly rated gap was made.
func ExplainedDirect(r gap.Result, d gap.DirectRow, columns []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	if d.Suppressed || !d.Value.Defined() {
		e.hide(markOf(d.Suppressed, d.Note, d.PAdj, w))
	} else {
		e.add(w.Text("explain.direct", "mean", e.four(d.Mean), "target", w.Shortest(float64(d.Target)), "gap", e.signed(d.Value)))
		e.columns("", columns)
		e.add(people(d.N, d.Group, w) + ": " + ofWhole(r, d.Level, scoredWho(r, d.Level, w), w))
		e.interval(d.Value, d.SE, d.Low, d.High)
		e.test(d.Tested, adjustedWords(d.Tested, w))
		e.add(w.Text("explain.shares", "below", e.four(d.Below), "at", e.four(d.At), "above", e.four(d.Above)))
		if d.AtEnd() {
			e.add(w.Text("direct.no_test"))
		}
	}
	return e.table("", directName(d.Name, w), labelOf(d.Level, d.ID, d.Label, w), project(r, w), directScale(d, w))
}

// scoredWho says whose answers are in the score of one construct.
func scoredWho(r gap.Result, level string, w lang.Words) string {
	switch {
	case level == gap.LevelItem:
		return w.Text("explain.answered")
	case r.Method.ScoreRule == ruleComplete:
		return w.Text("explain.complete")
	default:
		return w.Text("explain.half_answers")
	}
}

// ExplainedAntecedent says how the score of what goes along with a gap was made.
func ExplainedAntecedent(r gap.Result, a gap.AntecedentRow, columns []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	if a.Suppressed || !a.Value.Defined() {
		e.hide(markOf(a.Suppressed, a.Note, gap.Undefined, w))
	} else {
		e.add(w.Text("explain.antecedent", "value", e.four(a.Value), "best", e.four(a.Value+a.Room), "room", e.four(a.Room)))
		e.columns("", columns)
		e.add(people(a.N, a.Group, w) + ": " + scoredWho(r, a.Level, w))
		e.around(e.four, a.Value, a.SE, a.Low, a.High)
	}
	return e.table("Zeithaml, Berry & Parasuraman 1988, Journal of Marketing 52:35", antecedentsName(a.Gap, w), w.Label(a.ID, a.Label), project(r, w))
}

// ExplainedPoints says how points were compared.
func ExplainedPoints(r gap.Result, p gap.PointsRow, customersColumns, columns []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	from, to := capital(asked("", p.FromGroup, w)), capital(asked("", p.ToGroup, w))
	if p.Suppressed || !p.Value.Defined() {
		e.hide(markOf(p.Suppressed, p.Note, p.PAdj, w))
	} else {
		e.add(w.Text("explain.points", "to", e.four(p.ToValue), "from", e.four(p.FromValue), "gap", e.signed(p.Value)))
		e.columns(to, columns)
		e.columns(from, customersColumns)
		e.add(people(p.FromN, p.FromGroup, w) + ", " + people(p.ToN, p.ToGroup, w) + ": " + w.Text("explain.points_who"))
		e.interval(p.Value, p.SE, p.Low, p.High)
		e.test(p.Tested, adjustedWords(p.Tested, w))
	}
	return e.table("", w.Text("points.title"), w.Label(p.ID, p.Label), to, project(r, w))
}

// ExplainedPriority says how a row of importance against performance was made.
func ExplainedPriority(r gap.Result, p gap.PriorityRow, performance, importance []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	if p.Suppressed || !p.Performance.Value.Defined() {
		e.hide(markOf(p.Suppressed, p.Note, gap.Undefined, w))
	} else {
		e.axis(w.Text("side.perceived"), p.Performance, performance)
		e.axis(capital(importanceKind(p, w)), p.Importance, importance)
		e.score(p)
	}
	return e.table("Martilla & James 1977, Journal of Marketing 41:77", w.Text("priority.title"), w.Label(p.ID, p.Label), project(r, w))
}

// axis is one axis of a row: its mean or correlation, its line and columns.
func (e *explainer) axis(name string, a gap.Axis, columns []string) {
	if !a.Value.Defined() {
		return
	}
	if a.Low.Defined() {
		e.add(e.w.Text("explain.axis", "axis", name, "value", e.four(a.Value), "n", e.w.Count(a.N), "low", e.four(a.Low), "high", e.four(a.High)))
	} else {
		e.add(e.w.Text("explain.axis_alone", "axis", name, "value", e.four(a.Value), "n", e.w.Count(a.N)))
	}
	if a.Line.Defined() {
		e.add(e.w.Text("explain.line", "line", e.four(a.Line)))
	}
	e.columns("", columns)
}

// score is the product that the rows are ranked by: its share of all importance is
// over the rows of the level.
func (e *explainer) score(p gap.PriorityRow) {
	if !p.Score.Defined() {
		return
	}
	total := gap.Number(0)
	for _, other := range e.r.Priority {
		if other.Level == p.Level && other.Importance.Value.Defined() {
			total += other.Counted()
		}
	}
	e.add(e.w.Text("explain.score", "score", e.four(p.Score), "share", e.four(p.Counted()/total), "short", e.four(max(0, -p.Gap)),
		"range", e.w.Shortest(float64(e.r.Method.ScaleHigh-e.r.Method.ScaleLow)), "p", e.four(p.Short), "margin", e.w.Shortest(float64(p.Margin))))
}

// ExplainedConsistency says how the internal consistency of a dimension was made, or
// of all items.
func ExplainedConsistency(r gap.Result, c gap.Consistency, columns [][]string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	if c.Suppressed || !c.Alpha.Defined() {
		e.hide(markOf(c.Suppressed, c.Note, gap.Undefined, w))
	} else {
		e.add(w.Text("explain.alpha", "alpha", e.four(c.Alpha), "items", w.Count(int64(c.Items)), "low", e.four(c.AlphaLow), "high", e.four(c.AlphaHigh), "level", confidence(r, w)))
		sides := []string{ratedWord(c.Of, w)}
		if c.Of == gap.Service {
			sides = []string{w.Text("side.expected"), w.Text("side.perceived")}
		}
		for i, side := range sides {
			e.columns(side, columns[i])
		}
		e.add(people(c.N, c.Group, w) + ": " + w.Text("explain.all_items"))
		if c.Omega.Defined() {
			e.add(w.Text("explain.omega", "omega", e.four(c.Omega)))
		}
		if c.Difference.Defined() {
			e.add(w.Text("explain.johns", "value", e.four(c.Difference), "r", e.four(c.RSides)))
		}
	}
	return e.table("", w.Text("consistency.title"), consistencyLabel(c, w), ratedWord(c.Of, w), project(r, w))
}
