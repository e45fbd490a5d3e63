package chart

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// digits are the decimals of scale points.
const digits = 2

// levelOf is the level of the intervals of a result, in percent.
func levelOf(r gap.Result, w lang.Words) string {
	return w.Shortest(float64(r.Method.Confidence) * 100)
}

// ends writes an interval of differences; what has none is empty.
func ends(low, high gap.Number, w lang.Words) string {
	if !low.Defined() || !high.Defined() {
		return ""
	}
	return w.Range(w.End(float64(low), digits), w.End(float64(high), digits))
}

func signed(x gap.Number, w lang.Words) string { return w.Signed(float64(x), digits) }

func fixed(x gap.Number, w lang.Words) string { return w.Fixed(float64(x), digits) }

// sayGap says a gap in words.
func (c *canvas) sayGap(name string, g gap.Gap) {
	w := c.w
	switch {
	case !g.Value.Defined():
		c.sayValue(name, table.Sign(g.Suppressed, g.Note, g.Tested, w), "")
	case !g.Low.Defined():
		c.say(w.Text("chart.gap_alone", "row", name, "expected", fixed(g.FromValue, w), "perceived", fixed(g.ToValue, w), "gap", signed(g.Value, w)))
	default:
		c.say(w.Text("chart.gap", "row", name, "expected", fixed(g.FromValue, w), "perceived", fixed(g.ToValue, w),
			"gap", signed(g.Value, w), "interval", ends(g.Low, g.High, w)))
	}
}

// sayValue says a number with its interval, if it has one.
func (c *canvas) sayValue(name, value, interval string) {
	c.say(name + ": " + withInterval(value, interval) + ".")
}

func withInterval(value, interval string) string {
	if interval == "" {
		return value
	}
	return value + " (" + interval + ")"
}

// marked is a value with the sign beside it.
func marked(value, mark string) string {
	if mark == "" {
		return value
	}
	return value + "\u00a0" + mark
}

// tildes explains the tilde below a chart, if one of its gaps has it.
func tildes(gaps []gap.Gap, w lang.Words) []string {
	if !slices.ContainsFunc(gaps, unmarked) {
		return nil
	}
	return []string{w.Text("note.tilde", "limit", w.Shortest(gap.Significance))}
}

// unmarked reports whether a gap is drawn and not shown, so that its mark is hollow.
func unmarked(g gap.Gap) bool { return g.Value.Defined() && !g.Shown() }

// gapKeys explains a dumbbell, and hollow marks if one of the gaps has one.
func gapKeys(gaps []gap.Gap, r gap.Result, w lang.Words) []key {
	keys := []key{
		{"coldring", func(x, y float64) string { return diamond(x, y, 7) }, w.Text("side.expected")},
		{"warm", func(x, y float64) string { return circle(x, y, 6) }, w.Text("side.perceived")},
		{"span", func(x, y float64) string { return acrossSpan(x-10, x+10, y, 5) }, w.Text("chart.gap_interval", "level", levelOf(r, w))},
	}
	if slices.ContainsFunc(gaps, unmarked) {
		keys = append(keys, key{"warmring", func(x, y float64) string { return circle(x, y, 6) }, w.Text("chart.unmarked")})
	}
	return keys
}
