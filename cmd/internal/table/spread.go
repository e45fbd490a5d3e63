package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Spread is how far the touchpoints of a gap lie apart, every two of them.
func Spread(r gap.Result, w lang.Words) Table {
	b := builder[gap.SpreadPair]{}
	b.add("first", w.Text("head.touchpoint"), Key, func(p gap.SpreadPair) Cell { return text(touchpointCalled(r, p.First, w)) })
	b.add("second", w.Text("head.against"), Text, func(p gap.SpreadPair) Cell { return text(touchpointCalled(r, p.Second, w)) })
	b.add("n", "n", Count, func(p gap.SpreadPair) Cell {
		if p.Suppressed {
			return empty
		}
		return count(p.N)
	})
	b.add("difference", w.Text("head.difference"), Gap, func(p gap.SpreadPair) Cell { return number(p.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(p gap.SpreadPair) Cell { return span(p.Low, p.High) })
	b.add("shown", "", Mark, func(p gap.SpreadPair) Cell { return text(markOf(p.Suppressed, p.Note, p.PAdj, w)) })
	b.add("p_adj", w.Text("head.p_adj"), P, func(p gap.SpreadPair) Cell { return number(p.PAdj) })
	t := Table{Title: w.Text("spread.title"), Columns: b.columns}
	differ, hidden := 0, false
	for _, p := range r.Spread {
		t.Rows = append(t.Rows, b.row(p, false))
		hidden = hidden || p.Suppressed
		if !p.Suppressed && p.Shown() {
			differ++
		}
	}
	if widest := extremes(r.Gaps); widest != nil {
		least, most := widest[0], widest[1]
		t.Lead = append(t.Lead, w.Text("spread.lead", "low", w.Signed(float64(least.Value), 2), "least", touchpointName(least, w),
			"high", w.Signed(float64(most.Value), 2), "most", touchpointName(most, w), "spread", points(most.Value-least.Value, w)))
	}
	limit := w.Shortest(gap.Significance)
	if differ == 0 {
		t.Lead = append(t.Lead, w.Text("spread.none", "limit", limit))
	} else {
		t.Lead = append(t.Lead, w.Text("spread.some", "n", w.Count(int64(differ)), "all", w.Count(int64(len(r.Spread))), "limit", limit))
	}
	t.Notes = []string{w.Text("spread.note")}
	if hidden {
		t.Notes = append(t.Notes, emptyNote(r, w))
	}
	return t
}

// touchpointName is what a touchpoint is called.
func touchpointName(g gap.Gap, w lang.Words) string {
	if g.ID == gap.NoTouchpoint {
		return w.Text("touchpoint.none")
	}
	return w.Label(g.ID, g.Label)
}

// touchpointCalled is the name of the touchpoint of an id.
func touchpointCalled(r gap.Result, id string, w lang.Words) string {
	at := slices.IndexFunc(r.Gaps, func(g gap.Gap) bool { return g.ID == id })
	return touchpointName(r.Gaps[at], w)
}

// extremes are the lowest and the highest of the named touchpoints that have a gap; nil of
// fewer than two.
func extremes(gaps []gap.Gap) []gap.Gap {
	known := slices.DeleteFunc(slices.Clone(gaps), func(g gap.Gap) bool { return !g.Value.Defined() || g.ID == gap.NoTouchpoint })
	if len(known) < 2 {
		return nil
	}
	by := func(a, b gap.Gap) int {
		switch {
		case a.Value < b.Value:
			return -1
		case a.Value > b.Value:
			return 1
		default:
			return 0
		}
	}
	return []gap.Gap{slices.MinFunc(known, by), slices.MaxFunc(known, by)}
}
