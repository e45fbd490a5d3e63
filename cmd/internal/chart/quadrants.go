package chart

import (
	"slices"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// The plane of importance against performance, and the rows up to which each is named
// at its mark, with a name of so much room at most.
const (
	planeHigh = 420.0
	planeFrom = 64.0
	mostNames = 12

	longestName = 190.0
)

// Quadrants is importance against performance, each row with the intervals of both:
// hollow where it could as well stand on the other side of a line.
func Quadrants(r gap.Result, level string, w lang.Words) (SVG, bool) {
	rows := slices.DeleteFunc(slices.Clone(r.Priority), func(p gap.PriorityRow) bool {
		return p.Level != level || table.IsLevel(r, p.Segment)
	})
	if !slices.ContainsFunc(rows, placed) {
		return SVG{}, false
	}
	c := newCanvas(findings.Priority(rows, w), table.Subject(r, w), w)
	c.legend(slices.Concat(
		sureKeys(rows, w),
		[]key{{"span", func(x, y float64) string { return line(x-10, y, x+10, y) + line(x, y-7, x, y+7) }, w.Text("chart.cross", "level", levelOf(r, w))}},
	)...)
	p := newPlane(c, r, rows)
	p.frame(rows)
	for _, row := range rows {
		p.draw(row)
	}
	p.name(r, rows)
	c.foot(table.Cut(rows[0], w))
	return c.finish(nameOf("quadrants", level)), true
}

// sureKeys explains filled and hollow marks, as far as there are some.
func sureKeys(rows []gap.PriorityRow, w lang.Words) []key {
	var keys []key
	has := func(uncertain bool) bool {
		return slices.ContainsFunc(rows, func(p gap.PriorityRow) bool { return placed(p) && p.Uncertain == uncertain })
	}
	if has(false) {
		keys = append(keys, key{"warm", func(x, y float64) string { return circle(x, y, 6) }, w.Text("chart.sure")})
	}
	if has(true) {
		keys = append(keys, key{"warmring", func(x, y float64) string { return circle(x, y, 6) }, w.Text("chart.unsure")})
	}
	return keys
}

// placed reports whether a row has both axes.
func placed(p gap.PriorityRow) bool {
	return p.Performance.Value.Defined() && p.Importance.Value.Defined()
}

// plane is where rows stand by two axes.
type plane struct {
	*canvas
	area
	x, y  axis
	taken []area // by words and lines
}

func newPlane(c *canvas, r gap.Result, rows []gap.PriorityRow) *plane {
	c.block("note", c.w.Text("chart.importance", "kind", table.Importance(rows[0], c.w))+" ↑")
	p := &plane{canvas: c, area: area{planeFrom, c.y + 8, width - margin, c.y + 8 + planeHigh}}
	var performance, importance []gap.Number
	for _, row := range rows {
		performance = append(performance, row.Performance.Value, row.Performance.Low, row.Performance.High, row.Performance.Line)
		importance = append(importance, row.Importance.Value, row.Importance.Low, row.Importance.High, row.Importance.Line)
	}
	p.x = fit(p.left, p.right, leastOf(r.Method), performance...)
	p.y = fit(p.bottom, p.top, 0.05, importance...)
	if rows[0].Cut == gap.CutDiagonal {
		both := slices.Concat(performance, importance) // one scale, so that the diagonal is one
		p.x, p.y = fit(p.left, p.right, leastOf(r.Method), both...), fit(p.bottom, p.top, leastOf(r.Method), both...)
	}
	c.y = p.bottom
	return p
}

// frame draws the two axes, the lines that cut the plane and what its parts are called.
func (p *plane) frame(rows []gap.PriorityRow) {
	w := p.w
	p.under("rule", rect(p.left, p.top, p.right, p.bottom))
	for _, t := range p.x.spaced(w.Fixed) {
		p.under("rule", line(t.x, p.bottom, t.x, p.bottom+5))
		p.text("note", "middle", t.x, p.bottom+leading("note")/2+6, t.text)
	}
	values, digits := p.y.ticks(6)
	for _, v := range values {
		y := p.y.at(gap.Number(v))
		p.under("rule", line(p.left-5, y, p.left, y))
		p.text("note", "end", p.left-8, y, w.Fixed(v, digits))
	}
	p.canvas.y += leading("note") + 10
	p.text("note", "end", p.right, p.canvas.y+leading("note")/2, w.Text("side.perceived")+" →")
	p.canvas.y += leading("note")
	if rows[0].Cut == gap.CutDiagonal {
		p.under("axis", line(p.left, p.bottom, p.right, p.top))
		p.part(gap.QuadrantAct, "start", p.left, p.top)
		p.part(gap.QuadrantLeave, "end", p.right, p.bottom-leading("halo")-8)
		return
	}
	x, y := rows[0].Performance.Line, rows[0].Importance.Line
	if !x.Defined() || !y.Defined() {
		return
	}
	p.under("axis", line(p.x.at(x), p.top, p.x.at(x), p.bottom))
	p.under("axis", line(p.left, p.y.at(y), p.right, p.y.at(y)))
	p.taken = append(p.taken, area{p.x.at(x) - 2, p.top, p.x.at(x) + 2, p.bottom}, area{p.left, p.y.at(y) - 2, p.right, p.y.at(y) + 2})
	p.part(gap.QuadrantConcentrate, "start", p.left, p.top)
	p.part(gap.QuadrantKeep, "end", p.right, p.top)
	p.part(gap.QuadrantLow, "start", p.left, p.bottom-leading("halo")-8)
	p.part(gap.QuadrantOverkill, "end", p.right, p.bottom-leading("halo")-8)
}

// part writes what a part of the plane is called, in its corner.
func (p *plane) part(quadrant, anchor string, x, y float64) {
	name := table.QuadrantName(quadrant, p.w)
	room, high := measure(name, "halo")+8, leading("halo")+8
	at := area{x, y, x + room, y + high}
	inner := x + 6
	if anchor == "end" {
		at, inner = area{x - room, y, x, y + high}, x-6
	}
	p.taken = append(p.taken, at)
	p.text("halo", anchor, inner, y+high/2, name)
}

// draw draws a row with the intervals of both axes.
func (p *plane) draw(row gap.PriorityRow) {
	if !placed(row) {
		return
	}
	x, y := p.x.at(row.Performance.Value), p.y.at(row.Importance.Value)
	if row.Performance.Low.Defined() {
		p.under("cross", line(p.x.at(row.Performance.Low), y, p.x.at(row.Performance.High), y))
	}
	if row.Importance.Low.Defined() {
		p.under("cross", line(x, p.y.at(row.Importance.Low), x, p.y.at(row.Importance.High)))
	}
	class := "warm"
	if row.Uncertain {
		class = "warmring"
	}
	p.mark(class, circle(x, y, 6))
}

// name names the rows at their marks, or numbers them and lists the names below.
func (p *plane) name(r gap.Result, rows []gap.PriorityRow) {
	var named, numbered []spot
	var listed, hidden []string
	for _, row := range rows {
		name := table.RowName(r, row.Level, row.ID, row.Label, p.w)
		if !placed(row) {
			why := table.Sign(row.Suppressed, row.Note, gap.Tested{PAdj: gap.Undefined}, p.w)
			p.sayValue(name, why, "")
			hidden = append(hidden, name+": "+why)
			continue
		}
		p.sayRow(name, row)
		number := p.w.Count(int64(len(named) + 1))
		x, y := p.x.at(row.Performance.Value), p.y.at(row.Importance.Value)
		named, numbered = append(named, spot{x, y, plain(name)}), append(numbered, spot{x, y, number})
		listed = append(listed, number+" "+name)
	}
	long := func(s spot) bool { return measure(s.text, "halo") > longestName }
	if places, ok := beside(named, p.area, p.taken, 24); ok && len(named) <= mostNames && !slices.ContainsFunc(named, long) {
		p.label(named, places)
	} else if places, ok := beside(numbered, p.area, p.taken, width); ok {
		p.label(numbered, places)
		p.list(listed)
	}
	p.foot(hidden...)
}

// sayRow says both axes of a row, and where it stands.
func (p *plane) sayRow(name string, row gap.PriorityRow) {
	w := p.w
	where := table.QuadrantName(row.Quadrant, w)
	if row.Uncertain {
		where = "~ " + where
	}
	p.say(w.Text("chart.row_placed", "row", name, "perceived", fixed(row.Performance.Value, w), "importance", fixed(row.Importance.Value, w), "where", where))
}
