package table

import (
	"math"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// signal marks a wave in which something changed.
const signal = "!"

// Trends is one gap over all waves, row by row: what each wave found, its course and
// the line through it, and from enough waves on the limits of what it does by itself.
// All rows are of that gap; those of the whole stand below the others.
func Trends(r gap.Result, level string, long bool, w lang.Words) Table {
	r.Gaps = nil
	for _, t := range r.Trends {
		r.Gaps = append(r.Gaps, t.Gap)
	}
	heading, _, _ := gapWords(r, w)
	low, high, limited, few := spread(r.Trends)
	b := builder[gap.Trend]{}
	if level == gap.LevelItem && r.Method.Dimensions > 0 {
		b.add("id", w.Text("head.item_id"), Key, func(t gap.Trend) Cell { return text(t.ID) })
	}
	b.add("label", changeHead(r, level, w), Key, func(t gap.Trend) Cell { return text(rowLabel(r, t.Gap, w)) })
	waves, kind := r.Trends[0].Points, Gap
	if limited {
		kind = MarkedGap
	}
	for i, p := range waves {
		if long {
			b.add("n_"+p.Wave, "n "+p.Wave, Count, func(t gap.Trend) Cell { return pointCount(t.Points[i]) })
		}
		b.add(p.Wave, p.Wave, kind, func(t gap.Trend) Cell { return pointGap(t.Points[i], w) })
	}
	b.add("course", w.Text("head.course"), Spark, func(t gap.Trend) Cell { return course(t, low, high) })
	b.add("trend", w.Text("head.trend"), Gap, func(t gap.Trend) Cell { return number(t.Slope.Value) })
	if !few {
		b.add("interval", intervalHead(r, w), Interval, func(t gap.Trend) Cell { return span(t.Slope.Low, t.Slope.High) })
		b.add("shown", "", Mark, func(t gap.Trend) Cell { return text(trendMark(t, w)) })
	}
	if limited {
		b.add("limits", w.Text("head.limits"), Interval, func(t gap.Trend) Cell { return span(t.LimitLow, t.LimitHigh) })
	}
	if long {
		b.add("p", "p", P, func(t gap.Trend) Cell { return number(t.Slope.P) })
		b.add("p_adj", w.Text("head.p_adj"), P, func(t gap.Trend) Cell { return number(t.Slope.PAdj) })
		b.add("answers", w.Text("head.trend_of_answers"), Gap, func(t gap.Trend) Cell { return number(t.Answers.Value) })
		b.add("answers_interval", intervalHead(r, w), Interval, func(t gap.Trend) Cell { return span(t.Answers.Low, t.Answers.High) })
		b.add("answers_p_adj", w.Text("head.p_adj"), P, func(t gap.Trend) Cell { return number(t.Answers.PAdj) })
	}
	from, to := waves[0].Wave, waves[len(waves)-1].Wave
	t := Table{
		Title: title(heading, r.Project, from+" → "+to, keptWords(r), scaleWords(r, w)), Columns: b.columns,
		Lead: []string{trendLead(r, w) + " " + w.Text("trend.course", "low", points(low, w), "high", points(high, w))},
	}
	marks := make(map[string]bool)
	for _, row := range r.Trends {
		t.Rows = append(t.Rows, b.row(row, row.Level != level))
		if marks[trendMark(row, w)] = true; row.Suppressed {
			marks[markOf(true, row.Note, 0, w)] = true
		}
		for _, p := range row.Points {
			if p.Suppressed {
				marks[markOf(true, p.Note, 0, w)] = true
			}
			marks[signal] = marks[signal] || p.Signal
		}
	}
	t.Notes = trendNotes(r, marks, few, limited, len(waves), w)
	return t
}

// spread is the lowest and highest gap of all rows, whether any has limits, and
// whether there are too few waves for any line with an interval.
func spread(rows []gap.Trend) (low, high gap.Number, limited, few bool) {
	low, high, few = gap.Undefined, gap.Undefined, true
	for _, t := range rows {
		limited = limited || t.LimitLow.Defined()
		few = few && t.TrendNote == gap.NoteFewForLine
		for _, p := range t.Points {
			if p.Value.Defined() && !(p.Value >= low) {
				low = p.Value
			}
			if p.Value.Defined() && !(p.Value <= high) {
				high = p.Value
			}
		}
	}
	return low, high, limited, few
}

// course is what the waves found, NaN where nothing is known, and the ends of the
// whole table, so that rows can be compared.
func course(t gap.Trend, low, high gap.Number) Cell {
	c := span(low, high)
	for _, p := range t.Points {
		c.Series = append(c.Series, float64(p.Value))
	}
	return c
}

func pointCount(p gap.TrendPoint) Cell {
	if p.Suppressed || p.N == 0 {
		return empty
	}
	return count(p.N)
}

// pointGap is the gap in a wave with its mark; one that is hidden says so.
func pointGap(p gap.TrendPoint, w lang.Words) Cell {
	switch {
	case p.Suppressed:
		return Cell{Text: markOf(true, p.Note, 0, w), Number: math.NaN(), High: math.NaN()}
	case p.Signal:
		return Cell{Text: signal, Number: float64(p.Value), High: math.NaN()}
	default:
		return number(p.Value)
	}
}

// trendMark is the sign behind the interval of a trend; one without an interval has
// none, for a note says why.
func trendMark(t gap.Trend, w lang.Words) string {
	if t.TrendNote == gap.NoteFewForLine {
		return ""
	}
	return markOf(false, "", t.Slope.PAdj, w)
}

func rowLabel(r gap.Result, g gap.Gap, w lang.Words) string {
	if g.Level == gap.LevelItem {
		return itemLabel(r, g.ID, g.Label, w)
	}
	return labelOf(g.Level, g.ID, g.Label, w)
}

func trendLead(r gap.Result, w lang.Words) string {
	if r.Method.Time == gap.TimeByDate {
		return w.Text("trend.lead_dates")
	}
	return w.Text("trend.lead")
}

// trendNotes explains the signs of a table of trends, and why there is no interval or
// no limit.
func trendNotes(r gap.Result, marks map[string]bool, few, limited bool, waves int, w lang.Words) []string {
	var notes []string
	unshown := marks[tilde]
	delete(marks, tilde)
	signs := signNotes(marks, "", nil, r, w)
	if unshown {
		signs[0] = w.Text("note.tilde_trend", "limit", w.Shortest(gap.Significance)) + apart + signs[0]
	}
	if few {
		signs[0] = strings.TrimSpace(w.Text("trend.few_line", "least", w.Count(gap.LeastForLine), "n", w.Count(int64(waves))))
	}
	notes = append(notes, signs...)
	if limited {
		notes = append(notes, w.Text("trend.limits", "mark", signal))
	} else {
		notes = append(notes, w.Text("trend.few_limits", "least", w.Count(gap.LeastForLimits), "n", w.Count(int64(waves))))
	}
	return append(notes, eventNotes(r, w)...)
}
