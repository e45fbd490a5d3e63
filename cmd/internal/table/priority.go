package table

import (
	"cmp"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Priority is the rows of one level by importance and performance, what to work on
// first at the top. Long adds n, the probability of each quadrant and both kinds
// of importance.
func Priority(r gap.Result, long bool, w lang.Words) Table {
	level, cut := r.Priority[0].Level, r.Priority[0].Cut
	b := builder[gap.PriorityRow]{}
	b.add("rank", "#", Rank, func(p gap.PriorityRow) Cell {
		if p.Suppressed {
			return empty
		}
		return count(int64(p.Rank))
	})
	if level == gap.LevelItem {
		b.add("id", w.Text("head.item_id"), Key, func(p gap.PriorityRow) Cell { return text(p.ID) })
		b.add("label", w.Text("head.question"), Text, func(p gap.PriorityRow) Cell { return text(itemLabel(r, p.ID, p.Label, w)) })
	} else {
		b.add("label", w.Text("head.dimension"), Key, func(p gap.PriorityRow) Cell { return text(w.Label(p.ID, p.Label)) })
	}
	if long {
		b.add("n", "n", Count, func(p gap.PriorityRow) Cell {
			if p.Suppressed {
				return empty
			}
			return count(p.N)
		})
	}
	addAxis(&b, "performance", w.Text("side.perceived"), r, r.Priority, func(p gap.PriorityRow) gap.Axis { return p.Performance }, w)
	addAxis(&b, "importance", importanceHead(r.Priority, w), r, r.Priority, func(p gap.PriorityRow) gap.Axis { return p.Importance }, w)
	if cut == gap.CutDiagonal {
		b.add("distance", w.Text("head.distance"), Gap, func(p gap.PriorityRow) Cell { return number(p.Distance) })
		b.add("distance_interval", intervalHead(r, w), Interval, func(p gap.PriorityRow) Cell { return span(p.DistanceLow, p.DistanceHigh) })
	}
	b.add("stands", w.Text("head.stands"), Text, func(p gap.PriorityRow) Cell { return text(stands(p, w)) })
	if long {
		addLongPriority(&b, r, cut, w)
	}
	if hasScore(r.Priority) {
		b.add("gap", w.Text("head.gap"), Gap, func(p gap.PriorityRow) Cell { return number(p.Gap) })
		b.add("score", w.Text("head.priority"), Percent, func(p gap.PriorityRow) Cell { return number(p.ScoreShare) })
	}
	t := Table{Title: title(w.Text("priority.title"), project(r, w), scaleWords(r, w)), Lead: priorityLead(r.Priority, w), Columns: b.columns}
	for _, p := range r.Priority {
		t.Rows = append(t.Rows, b.row(p, false))
	}
	t.Notes = priorityNotes(r, w)
	return t
}

func hasScore(rows []gap.PriorityRow) bool {
	return slices.ContainsFunc(rows, func(p gap.PriorityRow) bool { return p.Score.Defined() })
}

// addAxis adds an axis with its interval, in the form of its kind: points are
// shares, correlations have a sign.
func addAxis(b *builder[gap.PriorityRow], id, head string, r gap.Result, rows []gap.PriorityRow, of func(gap.PriorityRow) gap.Axis, w lang.Words) {
	value, interval, unit := Value, Level, gap.Number(1)
	switch of(rows[0]).Kind {
	case gap.ImportancePoints:
		value, interval, unit = Percent, PercentRange, 100
	case gap.ImportanceCorrelation:
		value, interval = Effect, Interval
	}
	b.add(id, head, value, func(p gap.PriorityRow) Cell { return number(of(p).Value / unit) })
	b.add(id+"_interval", intervalHead(r, w), interval, func(p gap.PriorityRow) Cell { return span(of(p).Low/unit, of(p).High/unit) })
}

// addLongPriority adds the probability of each quadrant, and derived importance
// where what is stated is the axis, or the other way round.
func addLongPriority(b *builder[gap.PriorityRow], r gap.Result, cut string, w lang.Words) {
	if cut == gap.CutDiagonal {
		b.add("p_act", w.Text("quadrant.act"), Percent, func(p gap.PriorityRow) Cell { return number(p.Act) })
	} else {
		for _, q := range quadrants {
			b.add("p_"+q, quadrantWord(q, w), Percent, func(p gap.PriorityRow) Cell { return number(quadrantProbability(p, q)) })
		}
	}
	other := func(p gap.PriorityRow) gap.Axis {
		if p.Importance.Kind == gap.ImportanceCorrelation {
			return p.Stated
		}
		return p.Derived
	}
	if slices.ContainsFunc(r.Priority, func(p gap.PriorityRow) bool { return other(p).Value.Defined() }) {
		addAxis(b, "other", kindWord(other(r.Priority[0]).Kind, w), r, r.Priority, other, w)
	}
}

// quadrants are in the order in which they are told.
var quadrants = []string{gap.QuadrantConcentrate, gap.QuadrantKeep, gap.QuadrantLow, gap.QuadrantOverkill}

func quadrantProbability(p gap.PriorityRow, quadrant string) gap.Number {
	switch quadrant {
	case gap.QuadrantConcentrate:
		return p.Concentrate
	case gap.QuadrantKeep:
		return p.Keep
	case gap.QuadrantLow:
		return p.Low
	default:
		return p.Overkill
	}
}

func quadrantWord(quadrant string, w lang.Words) string {
	switch quadrant {
	case gap.QuadrantConcentrate:
		return w.Text("quadrant.concentrate")
	case gap.QuadrantKeep:
		return w.Text("quadrant.keep")
	case gap.QuadrantLow:
		return w.Text("quadrant.low")
	case gap.QuadrantOverkill:
		return w.Text("quadrant.overkill")
	case gap.QuadrantAct:
		return w.Text("quadrant.act")
	case gap.QuadrantLeave:
		return w.Text("quadrant.leave")
	default:
		return ""
	}
}

// leastTold is the probability from which on a quadrant is told of an uncertain
// row.
const leastTold = 0.05

// stands says where a row stands; of an uncertain one each place that it could
// have, the likeliest first, with its probability.
func stands(p gap.PriorityRow, w lang.Words) string {
	switch {
	case p.Suppressed && p.Note == gap.NoteWithheld:
		return w.Text("state.withheld")
	case p.Suppressed:
		return w.Text("state.fewer")
	case !p.Uncertain:
		return quadrantWord(p.Quadrant, w)
	case p.Act.Defined():
		return tilde + " " + strings.Join([]string{
			chance(gap.QuadrantAct, p.Act, w), chance(gap.QuadrantLeave, 1-p.Act, w),
		}, ", ")
	case !p.Keep.Defined():
		return strings.TrimSpace(tilde + " " + quadrantWord(p.Quadrant, w))
	}
	order := slices.Clone(quadrants)
	slices.SortStableFunc(order, func(a, b string) int {
		return cmp.Compare(quadrantProbability(p, b), quadrantProbability(p, a))
	})
	var told []string
	for _, q := range order {
		if x := quadrantProbability(p, q); x >= leastTold {
			told = append(told, chance(q, x, w))
		}
	}
	return tilde + " " + strings.Join(told, ", ")
}

func chance(quadrant string, p gap.Number, w lang.Words) string {
	return quadrantWord(quadrant, w) + "\u00a0" + w.Percent(float64(p))
}

// kindWord is what a kind of importance is called.
func kindWord(kind string, w lang.Words) string {
	switch kind {
	case gap.ImportancePoints:
		return w.Text("importance.points")
	case gap.ImportanceExpected:
		return w.Text("importance.expected")
	default:
		return w.Text("importance.correlation")
	}
}

// importanceKind is the same inside a sentence, with the outcome if it is by one.
func importanceKind(p gap.PriorityRow, w lang.Words) string {
	if p.Importance.Kind == gap.ImportanceCorrelation {
		return w.Text("importance.with_outcome", "outcome", p.Outcome)
	}
	return kindWord(p.Importance.Kind, w)
}

func importanceHead(rows []gap.PriorityRow, w lang.Words) string {
	if rows[0].Importance.Kind == gap.ImportanceExpected {
		return w.Text("side.expected")
	}
	return w.Text("head.importance")
}

// priorityLead says what importance is, where the plane is cut and what the order
// is.
func priorityLead(rows []gap.PriorityRow, w lang.Words) []string {
	p := rows[0]
	lead := []string{w.Text("priority.importance", "kind", importanceKind(p, w)) + " " + cutWords(p, w)}
	if !hasScore(rows) {
		return append(lead, unranked(rows, w))
	}
	if p.Margin > 0 {
		return append(lead, w.Text("priority.score_beyond", "margin", points(p.Margin, w)))
	}
	return append(lead, w.Text("priority.score"))
}

// unranked says why no row has a priority.
func unranked(rows []gap.PriorityRow, w lang.Words) string {
	if slices.ContainsFunc(rows, func(p gap.PriorityRow) bool { return p.Gap.Defined() }) {
		return w.Text("priority.no_order")
	}
	return w.Text("priority.no_score")
}

// cutWords says where the plane is cut.
func cutWords(p gap.PriorityRow, w lang.Words) string {
	switch {
	case p.Cut == gap.CutDiagonal:
		return w.Text("priority.diagonal")
	case !p.Importance.Line.Defined():
		return w.Text("priority.no_line")
	}
	performance, importance := points(p.Performance.Line, w), points(p.Importance.Line, w)
	if p.Importance.Kind == gap.ImportancePoints {
		importance = w.Percent(float64(p.Importance.Line / 100))
	}
	switch p.Cut {
	case gap.CutScale:
		if p.Importance.Kind == gap.ImportanceCorrelation {
			return w.Text("priority.cut_scale_mean", "performance", performance, "importance", importance)
		}
		return w.Text("priority.cut_scale", "performance", performance, "importance", importance)
	case gap.CutTarget:
		return w.Text("priority.cut_target", "performance", performance, "importance", importance)
	default:
		return w.Text("priority.cut_data", "performance", performance, "importance", importance)
	}
}
