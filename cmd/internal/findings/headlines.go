package findings

import (
	"math"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// mostNamed is the number of rows that a headline names at most; it counts the others.
const mostNamed = 3

// Ranking is the headline of the customer gap: which rows hold most of what is missing,
// else how the whole stands, else which rows are shown to fall short. Rows of the levels
// of a question are not looked at.
func Ranking(r gap.Result, level string, w lang.Words) string {
	r.Gaps = slices.DeleteFunc(r.GapsOf(gap.Service), func(g gap.Gap) bool {
		return table.IsLevel(r, g.Segment) || g.Level == other(level)
	})
	if sentence, ok := Concentration(r, level, w); ok {
		return sentence
	}
	whole, ok := wholeOf(r.Gaps)
	if !ok {
		return short(r.Gaps, w)
	}
	size, perceived, expected := w.Fixed(math.Abs(float64(whole.Value)), 2), w.Fixed(float64(whole.ToValue), 2), w.Fixed(float64(whole.FromValue), 2)
	switch {
	case !told(whole.Tested):
		return w.Text("headline.no_gap", "perceived", perceived, "expected", expected)
	case whole.Value < 0:
		return w.Text("headline.below", "gap", size, "perceived", perceived, "expected", expected)
	default:
		return w.Text("headline.above", "gap", size, "perceived", perceived, "expected", expected)
	}
}

// other is the level of detail that a chart of this one is not about.
func other(level string) string {
	if level == gap.LevelItem {
		return gap.LevelDimension
	}
	return gap.LevelItem
}

// wholeOf is the row that answers for the whole: weighted if it can be.
func wholeOf(rows []gap.Gap) (whole gap.Gap, ok bool) {
	for _, g := range rows {
		if (g.Level == gap.LevelOverall || g.Level == gap.LevelWeighted) && g.Value.Defined() {
			whole, ok = g, true
		}
	}
	return whole, ok
}

// short names the rows that are shown to be below zero.
func short(rows []gap.Gap, w lang.Words) string {
	var named []string
	for _, g := range rows {
		if told(g.Tested) && g.Value < 0 {
			named = append(named, name(g, w))
		}
	}
	if named == nil {
		return w.Text("headline.none_short")
	}
	return w.Text("headline.short", "rows", list(named, w))
}

// list names the first of some rows and counts the others.
func list(names []string, w lang.Words) string {
	if more := len(names) - mostNamed; more > 0 {
		return w.Text("headline.more", "rows", strings.Join(names[:mostNamed], ", "), "n", w.Count(int64(more)))
	}
	return strings.Join(names, ", ")
}

// Model is the headline of the gaps of the model: those that are shown to fall short.
func Model(gaps []gap.Gap, w lang.Words) string {
	var named []string
	for _, g := range gaps {
		if told(g.Tested) && g.Value < 0 {
			name, _, _ := table.GapName(g, w)
			named = append(named, name)
		}
	}
	if named == nil {
		return w.Text("headline.model_none")
	}
	return w.Text("headline.model", "gaps", strings.Join(named, ", "))
}

// Chain is the headline of a chain: where most is lost as far as that is known, else
// that no gap is shown.
func Chain(c gap.Chain, w lang.Words) string {
	if sentence, ok := LargestDrop(c, w); ok {
		return sentence
	}
	if told(c.Total.Tested) {
		return w.Text("headline.chain", "change", w.Signed(float64(c.Total.Value), 2))
	}
	return w.Text("headline.chain_none")
}

// Priority is the headline of importance against performance: the rows that for sure
// are important and below the line, at the diagonal those below it.
func Priority(rows []gap.PriorityRow, w lang.Words) string {
	var named []string
	for _, p := range rows {
		if !p.Suppressed && !p.Uncertain && (p.Quadrant == gap.QuadrantConcentrate || p.Quadrant == gap.QuadrantAct) {
			named = append(named, name(gap.Gap{Level: p.Level, ID: p.ID, Label: p.Label, Dimension: p.Dimension}, w))
		}
	}
	switch diagonal := rows[0].Cut == gap.CutDiagonal; {
	case diagonal && named == nil:
		return w.Text("headline.diagonal_none")
	case diagonal:
		return w.Text("headline.diagonal", "rows", list(named, w))
	case named == nil:
		return w.Text("headline.quadrant_none")
	default:
		return w.Text("headline.quadrant", "rows", list(named, w))
	}
}

// BelowMinimum is the headline of the zone of tolerance: the rows at which what is
// perceived is shown to be below the least that customers accept.
func BelowMinimum(r gap.Result, level string, w lang.Words) string {
	var named []string
	for _, g := range r.GapsOf(gap.Adequacy) {
		if g.Level == level && !table.IsLevel(r, g.Segment) && told(g.Tested) && g.Value < 0 {
			named = append(named, name(g, w))
		}
	}
	if named == nil {
		return w.Text("headline.zone_none")
	}
	return w.Text("headline.zone", "rows", list(named, w))
}

// Trend is the headline of a gap over the waves: its trend where one is shown.
func Trend(t gap.Trend, w lang.Words) string {
	n := w.Count(int64(len(t.Points)))
	switch {
	case t.TrendNote == gap.NoteFewForLine:
		return w.Text("headline.trend_few", "n", n, "least", w.Count(gap.LeastForLine))
	case !told(t.Slope):
		return w.Text("headline.trend_none", "n", n)
	default:
		interval := w.Range(w.End(float64(t.Slope.Low), 2), w.End(float64(t.Slope.High), 2))
		return w.Text("headline.trend", "change", w.Signed(float64(t.Slope.Value), 2), "interval", interval)
	}
}

// Levels is the headline of the levels of a question: whether the customer gap of the
// whole differs between them.
func Levels(r gap.Result, w lang.Words) string {
	var tested, shown bool
	for _, s := range r.Segments {
		if s.Name == gap.Service && (s.Level == gap.LevelOverall || s.Level == gap.LevelWeighted) {
			tested, shown = true, s.Shown() // the weighted row stands last
		}
	}
	switch {
	case shown:
		return w.Text("headline.levels", "question", r.Method.By)
	case tested:
		return w.Text("headline.levels_none", "question", r.Method.By)
	default:
		return w.Text("headline.levels_untested", "question", r.Method.By)
	}
}

// Trends is the headline of rows over the waves without a whole: those with a trend.
func Trends(rows []gap.Trend, w lang.Words) string {
	var named []string
	for _, t := range rows {
		if told(t.Slope) {
			named = append(named, name(t.Gap, w))
		}
	}
	if named == nil {
		return w.Text("headline.trend_rows_none")
	}
	return w.Text("headline.trend_rows", "rows", list(named, w))
}
