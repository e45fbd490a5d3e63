package chart

import (
	"math"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// The boxes of the gaps model stand below each other, what customers expect at the top
// and management's view at the bottom; what is promised stands beside the delivery.
const (
	boxFrom   = 196.0
	boxTo     = 396.0
	sideFrom  = 456.0
	boxHigh   = 50.0
	boxApart  = 74.0
	thickest  = 22.0
	boxHalf   = boxHigh / 2
	boxCentre = (boxFrom + boxTo) / 2

	captionWide = 150.0 // beside the arrows of the column
)

// Model is the gaps model with an arrow for each gap, as wide as the gap is large: grey
// and dashed where nothing is shown or nothing was measured.
func Model(r gap.Result, w lang.Words) (SVG, bool) {
	gaps := make(map[string]gap.Gap)
	var found []gap.Gap
	for _, name := range []string{gap.Service, gap.Knowledge, gap.Standards, gap.Delivery, gap.Communication} {
		if g, ok := wholeGap(r, name); ok {
			gaps[name], found = g, append(found, g)
		}
	}
	if !anyGap(found) {
		return SVG{}, false
	}
	c := newCanvas(findings.Model(found, w), w.Text("chart.model")+" · "+table.Subject(r, w), w)
	c.legend(
		key{"warm", func(x, y float64) string { return across(x-11, x+11, y, 6) }, w.Text("chart.arrow")},
		key{"dashed", func(x, y float64) string { return line(x-11, y, x+11, y) }, w.Text("chart.arrow_dashed")},
	)
	m := model{c, gaps, 0, c.y + boxHalf}
	for _, g := range found {
		if g.Value.Defined() {
			m.largest = max(m.largest, math.Abs(float64(g.Value)))
		}
	}
	m.draw()
	var groups []string
	for _, g := range found {
		groups = append(groups, g.FromGroup, g.ToGroup)
	}
	c.foot(append(tildes(found, w), table.Unkept(r, groups, w)...)...)
	return c.finish("model"), true
}

// wholeGap is the whole of a gap of everybody, weighted if it can be.
func wholeGap(r gap.Result, name string) (whole gap.Gap, ok bool) {
	for _, level := range []string{gap.LevelOverall, gap.LevelWeighted} {
		if rows := gapsOf(r, name, level); len(rows) > 0 {
			whole, ok = rows[0], true
		}
	}
	return whole, ok
}

// model is the diagram while it is drawn.
type model struct {
	*canvas
	gaps    map[string]gap.Gap
	largest float64
	top     float64 // the middle of the first box
}

func (m model) draw() {
	w := m.w
	order := []string{gap.StepExpected, gap.StepPerceived, gap.StepDelivery, gap.StepStandards, gap.StepManagement}
	middle := func(i int) float64 { return m.top + float64(i)*(boxHigh+boxApart) }
	for i, step := range order {
		m.box(boxFrom, boxTo, middle(i), table.StepName(step, w))
	}
	m.box(sideFrom, width-margin, middle(2), table.StepName(gap.StepCommunication, w))
	border := (middle(1) + middle(2)) / 2
	m.under("rule", line(margin, border, width-margin, border))
	m.text("note", "end", width-margin, border-10, w.Text("group.customers"))

	m.upright(gap.Service, middle(0), middle(1))
	m.upright(gap.Delivery, middle(3), middle(2))
	m.upright(gap.Standards, middle(4), middle(3))
	m.sideways(gap.Communication, middle(2))
	m.around(gap.Knowledge, middle(0), middle(4), border)
	m.y = middle(4) + boxHalf + 8
}

func (m model) box(x1, x2, y float64, name string) {
	lines := wrap(plain(name), "name", x2-x1-12)
	half := max(boxHalf, leading("name")*float64(len(lines))/2+6)
	m.mark("box", rect(x1, y-half, x2, y+half))
	m.lines("name", "middle", (x1+x2)/2, y, lines)
}

// upright draws a gap between two boxes of the column, from the one it is measured by.
func (m model) upright(name string, from, to float64) {
	way := math.Copysign(1, to-from)
	from, to = from+way*(boxHalf+3), to-way*(boxHalf+3)
	m.arrow(name, func(half float64) string { return upDown(boxCentre, from, to, half) }, line(boxCentre, from, boxCentre, to))
	m.caption(name, "start", boxCentre+thickest+10, (from+to)/2, captionWide)
}

// sideways draws a gap from the box at the side.
func (m model) sideways(name string, y float64) {
	m.arrow(name, func(half float64) string { return across(sideFrom-3, boxTo+3, y, half) }, line(sideFrom-3, y, boxTo+3, y))
	m.caption(name, "end", width-margin, y+boxHalf+boxApart/2, width-margin-boxCentre-thickest-captionWide-20)
}

// around draws a gap from the first box to the last, past the others.
func (m model) around(name string, from, to, caption float64) {
	const x = boxFrom - 40
	m.arrow(name, func(half float64) string {
		tip := 1.2*half + 8
		return path("M%s %sH%sV%sH%sV%sL%s %sL%s %sV%sH%sV%sH%sZ",
			boxFrom-3, from-half, x-half, to+half, boxFrom-3-tip, to+2*half+2, boxFrom-3, to, boxFrom-3-tip, to-2*half-2, to-half, x+half, from+half, boxFrom-3)
	}, path("M%s %sH%sV%sH%s", boxFrom-3, from, x, to, boxFrom-3))
	m.caption(name, "start", margin, caption+34, x-thickest-margin)
}

// arrow draws a gap that is shown as wide as it is, else as a dashed line.
func (m model) arrow(name string, wide func(half float64) string, thin string) {
	g, measured := m.gaps[name]
	if !measured || !g.Value.Defined() || !g.Shown() {
		m.mark("dashed", thin)
		return
	}
	class := "warm"
	if g.Value > 0 {
		class = "cold"
	}
	m.mark(class, wide(max(1, math.Abs(float64(g.Value))/m.largest*thickest/2)))
}

// caption writes a gap's name, number and interval beside its arrow.
func (m model) caption(name, anchor string, x, y, room float64) {
	w := m.w
	g, measured := m.gaps[name]
	if !measured {
		g = gap.Gap{Name: name}
	}
	called, _, _ := table.GapName(g, w)
	class, value, interval := "note", w.Text("chart.not_measured"), ""
	if measured {
		value = table.Sign(g.Suppressed, g.Note, g.Tested, w)
		if g.Value.Defined() {
			class, value, interval = "value", marked(signed(g.Value, w), value), ends(g.Low, g.High, w)
		}
	}
	m.sayValue(called, value, interval)
	m.stack(anchor, x, y, room, []styled{{"note", called}, {class, value}, {"note", interval}})
}

// across is an arrow along a row, so much wide to each side of it.
func across(from, to, y, half float64) string {
	way := math.Copysign(1, to-from)
	neck := to - way*(1.2*half+8)
	return path("M%s %sH%sV%sL%s %sL%s %sV%sH%sZ", from, y-half, neck, y-2*half-2, to, y, neck, y+2*half+2, y+half, from)
}

// upDown is an arrow along a column.
func upDown(x, from, to, half float64) string {
	way := math.Copysign(1, to-from)
	neck := to - way*(1.2*half+8)
	return path("M%s %sV%sH%sL%s %sL%s %sH%sV%sZ", x-half, from, neck, x-2*half-2, x, to, x+2*half+2, neck, x+half, from)
}
