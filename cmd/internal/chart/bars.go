package chart

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// Bar is a number with its interval; what is not known of it is undefined.
type Bar struct {
	Label            string
	Value, Low, High gap.Number
	// Shown says that the number is told from zero.
	Shown bool
}

// Bars are numbers below each other with their intervals, from zero, in the order given.
// The title says what was found, the subject what the numbers are, and number writes one;
// notes stand below.
func Bars(name, title, subject string, bars []Bar, number func(x float64, digits int) string, w lang.Words, notes ...string) (SVG, bool) {
	if !slices.ContainsFunc(bars, func(b Bar) bool { return b.Value.Defined() }) {
		return SVG{}, false
	}
	c := newCanvas(title, subject, w)
	numbers := []gap.Number{0}
	hollow := false
	for _, b := range bars {
		numbers = append(numbers, b.Value, b.Low, b.High)
		hollow = hollow || !b.Shown
	}
	rows := c.rows(fit(plotFrom, plotTo, 0.01, numbers...))
	for _, b := range bars {
		rows.bar(b, number)
	}
	rows.scale(number, 0)
	if hollow {
		notes = append([]string{w.Text("chart.unmarked")}, notes...)
	}
	c.foot(notes...)
	return c.finish(name), true
}

func (r *rows) bar(b Bar, number func(x float64, digits int) string) {
	if !b.Value.Defined() {
		r.row(b.Label, "", r.w.Text("state.withheld"))
		r.sayValue(b.Label, r.w.Text("state.withheld"), "")
		return
	}
	value, class := number(float64(b.Value), digits), "cold"
	if !b.Shown {
		value, class = marked(value, "~"), "coldring"
	}
	interval := ends(b.Low, b.High, r.w)
	y := r.row(b.Label, value, interval)
	r.mark(class, rect(r.at(0), y-7, r.at(b.Value), y+7))
	if interval != "" {
		r.mark("clear", acrossSpan(r.at(b.Low), r.at(b.High), y, 5))
		r.mark("span", acrossSpan(r.at(b.Low), r.at(b.High), y, 5))
	}
	r.sayValue(b.Label, value, interval)
}

// NPS is the net promoter score of the first question of its kind, from −100 to 100.
func NPS(r gap.Result, w lang.Words) (SVG, bool) {
	i := slices.IndexFunc(r.Outcomes, func(o gap.Outcome) bool { return o.Measure == gap.MeasureNPS && o.Value.Defined() })
	if i < 0 {
		return SVG{}, false
	}
	o := r.Outcomes[i]
	number := func(x gap.Number) string { return w.Signed(float64(x), 0) }
	value := number(o.Value)
	if o.Low.Defined() {
		value = withInterval(value, w.Range(number(o.Low), number(o.High)))
	}
	title := w.Text("chart.nps", "value", value)
	c := newCanvas(title, table.About(r, w, o.ID, "n "+w.Count(o.N), w.Text("head.interval", "level", levelOf(r, w))), w)
	rows := &rows{c, axis{-100, 100, margin + 20, width - margin - 20}, c.y}
	y := c.y + 22
	c.y += 44
	c.mark(npsClass(o), rect(rows.at(0), y-9, rows.at(o.Value), y+9))
	if o.Low.Defined() {
		c.mark("clear", acrossSpan(rows.at(o.Low), rows.at(o.High), y, 14))
		c.mark("span", acrossSpan(rows.at(o.Low), rows.at(o.High), y, 14))
	}
	rows.scale(w.Signed, 0)
	c.say(title)
	return c.finish("nps"), true
}

// npsClass fills the bar of a score whose interval leaves out zero.
func npsClass(o gap.Outcome) string {
	switch {
	case o.Low > 0:
		return "cold"
	case o.High < 0:
		return "warm"
	default:
		return "mist"
	}
}
