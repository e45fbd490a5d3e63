package chart

import (
	"slices"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// Panels of the levels of a question stand beside each other, with the names of the
// rows at the left of each band of them.
const (
	panelsABand = 3
	panelsFrom  = namesTo + 12
	panelInner  = 12.0
)

// Segments is the customer gap at each level of the question that divides the
// respondents: a small dumbbell for each row, all on one axis.
func Segments(r gap.Result, level string, w lang.Words) (SVG, bool) {
	if r.Method.By == "" {
		return SVG{}, false
	}
	whole, hasWhole := wholeGap(r, gap.Service)
	var panels []panel
	for _, g := range r.GapsOf(gap.Service) {
		if !table.IsLevel(r, g.Segment) || g.Level != level && g.Level != whole.Level {
			continue
		}
		name := table.LevelName(r, g, w)
		i := slices.IndexFunc(panels, func(p panel) bool { return p.name == name })
		if i < 0 {
			i, panels = len(panels), append(panels, panel{name, make(map[string]gap.Gap)})
		}
		panels[i].rows[g.ID] = g
	}
	rows := gapsOf(r, gap.Service, level)
	if hasWhole {
		rows = append(rows, whole)
	}
	if len(panels) == 0 || len(rows) == 0 {
		return SVG{}, false
	}
	c := newCanvas(findings.Levels(r, w), table.Subject(r, w), w)
	var all []gap.Gap
	for _, p := range panels {
		for _, g := range p.rows {
			all = append(all, g)
		}
	}
	c.legend(gapKeys(all, r, w)...)
	wide := (width - margin - panelsFrom) / float64(min(panelsABand, len(panels)))
	b := bands{c, r, gapAxis(all, r.Method, panelInner, wide-panelInner), wide}
	for band := range slices.Chunk(panels, panelsABand) {
		b.draw(band, rows)
	}
	return c.finish(nameOf("segments", level)), true
}

// panel is the rows of one level, by their ids.
type panel struct {
	name string
	rows map[string]gap.Gap
}

// bands are panels beside and below each other.
type bands struct {
	*canvas
	r gap.Result
	axis
	wide float64 // of a panel
}

func (b bands) draw(band []panel, rows []gap.Gap) {
	c := b.canvas
	high := 0.0
	for _, p := range band {
		high = max(high, heightOf([]styled{{"name", p.name}}, b.wide-panelInner))
	}
	c.y += 8
	for k, p := range band {
		c.stack("middle", b.middle(k), c.y+high/2, b.wide-panelInner, []styled{{"name", p.name}})
	}
	c.y += high + 6
	top := c.y
	c.under("rule", line(margin, top, width-margin, top))
	for _, g := range rows {
		b.row(band, g)
	}
	for k := range band {
		a := b.inPanel(k)
		for _, t := range a.spaced(c.w.Fixed) {
			c.under("rule", line(t.x, top, t.x, c.y))
			c.text("note", "middle", t.x, c.y+leading("note")/2+4, t.text)
		}
	}
	c.y += leading("note") + 10
}

func (b bands) middle(k int) float64 { return panelsFrom + b.wide*(float64(k)+0.5) }

// inPanel is the axis in a panel of a band.
func (b bands) inPanel(k int) axis {
	a := b.axis
	left := panelsFrom + b.wide*float64(k)
	a.from, a.to = a.from+left, a.to+left
	return a
}

// row draws a row in each panel of a band.
func (b bands) row(band []panel, g gap.Gap) {
	c, w := b.canvas, b.w
	name := table.RowName(b.r, g.Level, g.ID, g.Label, w)
	high := heightOf([]styled{{"name", name}}, namesTo-margin)
	hidden := make([][]styled, len(band))
	for k, p := range band {
		if at, ok := p.rows[g.ID]; !ok || !at.Value.Defined() {
			hidden[k] = []styled{{"note", table.Sign(true, at.Note, at.Tested, w)}}
			high = max(high, heightOf(hidden[k], b.wide-panelInner))
		}
	}
	high += 12
	y := c.y + high/2
	c.stack("start", margin, y, namesTo-margin, []styled{{"name", name}})
	for k, p := range band {
		if hidden[k] != nil {
			c.stack("middle", b.middle(k), y, b.wide-panelInner, hidden[k])
		} else {
			c.dumbbell(b.inPanel(k), y, p.rows[g.ID])
		}
		c.sayGap(p.name+", "+name, p.rows[g.ID])
	}
	c.y += high
	c.under("rule", line(margin, c.y, width-margin, c.y))
}
