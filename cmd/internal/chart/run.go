package chart

import (
	"slices"
	"time"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// Run is the customer gap over the waves with its intervals: the whole, and below it
// each row at a level. Limits are drawn where the trend has them.
func Run(r gap.Result, level string, w lang.Words) (SVG, bool) {
	var whole, rows []gap.Trend
	for _, t := range r.Trends {
		switch {
		case t.Name != gap.Service || table.IsLevel(r, t.Segment):
		case t.Level == level:
			rows = append(rows, t)
		case t.Level == gap.LevelWeighted, t.Level == gap.LevelOverall && whole == nil:
			whole = []gap.Trend{t}
		}
	}
	all := append(slices.Clone(whole), rows...)
	if !slices.ContainsFunc(all, func(t gap.Trend) bool { return t.Value.Defined() }) {
		return SVG{}, false
	}
	c := newCanvas(runTitle(whole, rows, w), table.Subject(r, w), w)
	c.runLegend(r, all)
	p := courses{canvas: c, r: r, y: trendAxis(all, r.Method)}
	for _, t := range whole {
		p.draw(area{margin, c.y, width - margin, c.y + 230}, t)
		c.y += 230 + p.waveNames(margin, width-margin, c.y+230) + 10
	}
	p.pairs(rows)
	return c.finish(nameOf("run", level)), true
}

func runTitle(whole, rows []gap.Trend, w lang.Words) string {
	if len(whole) > 0 {
		return findings.Trend(whole[0], w)
	}
	return findings.Trends(rows, w)
}

func (c *canvas) runLegend(r gap.Result, all []gap.Trend) {
	w := c.w
	keys := []key{{"warm", func(x, y float64) string { return circle(x, y, 5) }, w.Text("chart.wave_value", "level", levelOf(r, w))}}
	if slices.ContainsFunc(all, func(t gap.Trend) bool { return t.LimitLow.Defined() }) {
		keys = append(keys,
			key{"dashed", func(x, y float64) string { return line(x-11, y, x+11, y) }, w.Text("chart.limits")},
			key{"cold", func(x, y float64) string { return diamond(x, y, 7) }, w.Text("chart.signal")})
	}
	c.legend(keys...)
}

// trendAxis holds all waves of all rows, and zero.
func trendAxis(all []gap.Trend, m gap.Method) axis {
	numbers := []gap.Number{0}
	for _, t := range all {
		numbers = append(numbers, t.LimitLow, t.LimitHigh)
		for _, p := range t.Points {
			numbers = append(numbers, p.Value, p.Low, p.High)
		}
	}
	return fit(0, 1, leastOf(m), numbers...)
}

// courses are the courses of rows on one axis.
type courses struct {
	*canvas
	r gap.Result
	y axis
}

// pairs draws the courses of rows two beside each other, each pair with the waves below.
func (p courses) pairs(rows []gap.Trend) {
	const half, high = (width - 3*margin) / 2, 130.0
	for i := 0; i < len(rows); i += 2 {
		pair := rows[i:min(i+2, len(rows))]
		names := 0.0
		for _, t := range pair {
			names = max(names, heightOf(p.heading(t), half))
		}
		waves := 0.0
		for k, t := range pair {
			x := margin + float64(k)*(half+margin)
			p.stack("start", x, p.canvas.y+names/2, half, p.heading(t))
			top := p.canvas.y + names + 4
			p.draw(area{x, top, x + half, top + high}, t)
			waves = p.waveNames(x, x+half, top+high)
		}
		p.canvas.y += names + 4 + high + waves + 12
	}
}

func (p courses) heading(t gap.Trend) []styled {
	return []styled{{"name", table.RowName(p.r, t.Level, t.ID, t.Label, p.w)}}
}

// courseLeft is the room for the numbers of the axis, and courseRight that behind the
// last wave.
const (
	courseLeft  = 52.0
	courseRight = 38.0
)

// draw draws the course of a row in a panel.
func (p courses) draw(panel area, t gap.Trend) {
	w := p.w
	y := p.y
	y.from, y.to = panel.bottom, panel.top
	left, right := panel.left+courseLeft, panel.right
	values, digits := y.ticks(4)
	for _, v := range values {
		at := y.at(gap.Number(v))
		p.under("rule", line(left, at, right, at))
		p.text("note", "end", left-6, at, w.Signed(v, digits))
	}
	p.under("axis", line(left, y.at(0), right, y.at(0)))
	for _, limit := range []gap.Number{t.LimitLow, t.LimitHigh} {
		if limit.Defined() {
			p.mark("dashed", line(left, y.at(limit), right, y.at(limit)))
		}
	}
	xs := p.places(left+courseRight, right-courseRight, t.Points)
	for i, point := range t.Points {
		p.point(y, xs[i], point, table.RowName(p.r, t.Level, t.ID, t.Label, w))
		if i > 0 && point.Value.Defined() && t.Points[i-1].Value.Defined() {
			p.under("warmline", line(xs[i-1], y.at(t.Points[i-1].Value), xs[i], y.at(point.Value)))
		}
	}
}

// point draws what a wave found, and says it.
func (p courses) point(y axis, x float64, point gap.TrendPoint, name string) {
	w := p.w
	if !point.Value.Defined() {
		if why := table.Sign(point.Suppressed, point.Note, gap.Tested{PAdj: gap.Undefined}, w); point.Suppressed {
			p.sayValue(name+", "+point.Wave, why, "")
		}
		return
	}
	if point.Low.Defined() {
		p.mark("span", uprightSpan(x, y.at(point.Low), y.at(point.High), 5))
	}
	if point.Signal {
		p.mark("cold", diamond(x, y.at(point.Value), 7))
	} else {
		p.mark("warm", circle(x, y.at(point.Value), 5))
	}
	p.sayValue(name+", "+point.Wave, signed(point.Value, w), ends(point.Low, point.High, w))
}

// places are those of the waves: even, or by their days where the trend is.
func (p courses) places(from, to float64, points []gap.TrendPoint) []float64 {
	places := make([]float64, len(points))
	last := len(points) - 1
	for i := range points {
		places[i] = from + (to-from)*float64(i)/float64(max(1, last))
	}
	if p.r.Method.Time != gap.TimeByDate {
		return places
	}
	whole := daysBetween(points[0], points[last])
	for i := range points {
		places[i] = from + (to-from)*daysBetween(points[0], points[i])/whole
	}
	return places
}

// daysBetween is the distance of two waves whose days are known.
func daysBetween(a, b gap.TrendPoint) float64 {
	first, _ := time.Parse(time.DateOnly, a.Date)
	second, _ := time.Parse(time.DateOnly, b.Date)
	return second.Sub(first).Hours() / 24
}

// waveNames writes the names of the waves below a panel, of as many as stand beside
// each other, the last one always; it gives their height.
func (p courses) waveNames(left, right, y float64) (high float64) {
	const least = 70.0
	points := p.r.Trends[0].Points
	xs := p.places(left+courseLeft+courseRight, right-courseRight, points)
	free := right + least
	for i := len(points) - 1; i >= 0; i-- {
		room := 2 * min(right-xs[i], least/2+8)
		if xs[i]+room/2 > free {
			continue
		}
		name := []styled{{"note", points[i].Wave}}
		tall := heightOf(name, room)
		p.stack("middle", xs[i], y+6+tall/2, room, name)
		high, free = max(high, tall+6), xs[i]-room/2-4
	}
	return high
}
