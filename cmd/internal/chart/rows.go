package chart

import (
	"servgap/gap"
)

// A chart of rows has their names at the left, what is drawn of them in the middle and
// their numbers at the right.
const (
	namesTo  = 232.0
	plotFrom = 252.0
	plotTo   = 540.0
	valuesTo = width - margin
)

// rows is a chart of rows below each other on one axis.
type rows struct {
	*canvas
	axis
	top float64
}

func (c *canvas) rows(a axis) *rows { return &rows{c, a, c.y} }

// row makes room for a row with its name and, one below the other, its numbers, the
// first of them large, unless it is empty. It gives the middle of the row.
func (r *rows) row(name string, numbers ...string) (y float64) {
	texts := []styled{}
	for i, number := range numbers {
		texts = append(texts, styled{valueClass(i), number})
	}
	names := []styled{{"name", name}}
	left, right := heightOf(names, namesTo-margin), heightOf(texts, valuesTo-plotTo-margin)
	height := max(left, right, 24) + 10
	y = r.y + height/2
	r.stack("start", margin, y, namesTo-margin, names)
	r.stack("end", valuesTo, y, valuesTo-plotTo-margin, texts)
	r.y += height
	r.under("rule", line(margin, r.y, valuesTo, r.y))
	return y
}

func valueClass(i int) string {
	if i == 0 {
		return "value"
	}
	return "note"
}

// scale draws the lines of round numbers behind the rows and the numbers below them,
// and zero or another number as a stronger line.
func (r *rows) scale(number func(x float64, digits int) string, strong gap.Number) {
	bottom := r.y + 4
	r.y = bottom + leading("note") + 4
	if strong.Defined() && float64(strong) >= r.low && float64(strong) <= r.high {
		r.under("axis", line(r.at(strong), r.top, r.at(strong), bottom))
	}
	for _, t := range r.spaced(number) {
		r.under("rule", line(t.x, r.top, t.x, bottom))
		r.text("note", "middle", t.x, bottom+leading("note")/2+2, t.text)
	}
}

// tick is a number at an axis.
type tick struct {
	x    float64
	text string
}

// spaced are as many round numbers as stand beside each other.
func (a axis) spaced(number func(x float64, digits int) string) []tick {
	for most := 6; ; most-- {
		values, digits := a.ticks(most)
		var ticks []tick
		widest := 0.0
		for _, v := range values {
			t := tick{a.at(gap.Number(v)), number(v, digits)}
			ticks, widest = append(ticks, t), max(widest, measure(t.text, "note"))
		}
		if most == 1 || len(ticks) < 2 || ticks[1].x-ticks[0].x > widest+8 {
			return ticks
		}
	}
}
