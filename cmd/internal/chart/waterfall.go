package chart

import (
	"slices"
	"strings"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// Waterfall is the chain of the whole: from what is expected down and up the legs to
// what is perceived.
func Waterfall(r gap.Result, w lang.Words) (SVG, bool) {
	at := -1
	for i, chain := range r.Chain {
		if (chain.Level == gap.LevelOverall || chain.Level == gap.LevelWeighted) && !table.IsLevel(r, chain.Segment) {
			at = i // the weighted one stands last
		}
	}
	if at < 0 || slices.ContainsFunc(r.Chain[at].Legs, func(l gap.Leg) bool { return !l.Value.Defined() }) {
		return SVG{}, false
	}
	chain := r.Chain[at]
	c := newCanvas(findings.Chain(chain, w), table.Subject(r, w), w)
	c.legend(
		key{"cold", func(x, y float64) string { return rect(x-10, y-6, x+10, y+6) }, w.Text("side.expected")},
		key{"heat", func(x, y float64) string { return rect(x-10, y-6, x+10, y+6) + triangle(x, y, 4) }, w.Text("chart.fall")},
		key{"band", func(x, y float64) string { return rect(x-10, y-6, x+10, y+6) + triangle(x, y, -4) }, w.Text("chart.rise")},
		key{"warm", func(x, y float64) string { return rect(x-10, y-6, x+10, y+6) }, w.Text("side.perceived")},
		key{"span", func(x, y float64) string { return acrossSpan(x-10, x+10, y, 5) }, w.Text("head.interval", "level", levelOf(r, w))},
	)
	expected, perceived := chain.Boxes[0].Value, chain.Boxes[len(chain.Boxes)-1].Value
	numbers := []gap.Number{expected, perceived}
	for _, l := range chain.Legs {
		numbers = append(numbers, l.FromValue, l.ToValue, l.FromValue+l.Low, l.FromValue+l.High)
	}
	rows := c.rows(onScale(r.Method, plotFrom, plotTo, numbers...))
	rows.whole(w.Text("side.expected"), "cold", expected)
	for i, l := range chain.Legs {
		rows.leg(legName(chain.Boxes[i+1].Step, l.Name, w), l)
	}
	rows.whole(w.Text("side.perceived"), "warm", perceived)
	rows.scale(w.Fixed, gap.Undefined)
	notes := []string{w.Text("chain.not_causes")}
	if slices.ContainsFunc(chain.Legs, func(l gap.Leg) bool { return table.Sign(l.Suppressed, l.Note, l.Tested, w) != "" }) {
		notes = append([]string{w.Text("note.tilde", "limit", w.Shortest(gap.Significance))}, notes...)
	}
	var groups []string
	for _, box := range chain.Boxes {
		groups = append(groups, box.Group)
	}
	c.foot(append(notes, table.Unkept(r, groups, w)...)...)
	return c.finish("waterfall"), true
}

// legName is the step that a leg leads to, with the name of the leg if that is another.
func legName(step, leg string, w lang.Words) string {
	name, called := table.StepName(step, w), table.LegName(leg, w)
	if strings.EqualFold(name, called) {
		return name
	}
	return name + " (" + called + ")"
}

// whole draws a mean as a bar with a straight end at what it came to: the axis does not
// begin at nothing, so the other end is open.
func (r *rows) whole(name, class string, mean gap.Number) {
	y := r.row(name, fixed(mean, r.w))
	r.mark(class, rect(r.from, y-8, r.at(mean), y+8))
	r.sayValue(name, fixed(mean, r.w), "")
}

// leg draws what a leg takes away or adds.
func (r *rows) leg(name string, l gap.Leg) {
	w := r.w
	value := marked(signed(l.Value, w), table.Sign(l.Suppressed, l.Note, l.Tested, w))
	y := r.row(name, value, ends(l.Low, l.High, w))
	from, to := r.at(l.FromValue), r.at(l.ToValue)
	class, point := "band", -4.0
	if l.Value < 0 {
		class, point = "heat", 4
	}
	r.mark(class, rect(from, y-8, to, y+8))
	if to-from > 14 || from-to > 14 {
		r.mark(class, triangle((from+to)/2, y, point))
	}
	if l.Low.Defined() {
		r.mark("span", acrossSpan(r.at(l.FromValue+l.Low), r.at(l.FromValue+l.High), y, 6))
	}
	r.sayValue(name, value, ends(l.Low, l.High, w))
}
