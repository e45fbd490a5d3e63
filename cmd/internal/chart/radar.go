package chart

import (
	"math"
	"slices"
	"strings"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// The radar, and the rows up to which each is named at its spoke.
const (
	radarRadius = 165.0
	radarAcross = width / 2
	radarNamed  = 8
)

// Radar is what is expected and perceived on spokes, in the order of the questionnaire;
// for those who ask for it, for its shape depends on that order. It takes three rows.
func Radar(r gap.Result, level string, w lang.Words) (SVG, bool) {
	gaps := slices.DeleteFunc(gapsOf(r, gap.Service, level), func(g gap.Gap) bool { return !g.Value.Defined() })
	if len(gaps) < 3 {
		return SVG{}, false
	}
	slices.SortStableFunc(gaps, func(a, b gap.Gap) int { return a.Order() - b.Order() })
	c := newCanvas(findings.Ranking(r, level, w), table.Subject(r, w), w)
	c.legend(
		key{"coldring", func(x, y float64) string { return diamond(x, y, 6) }, w.Text("side.expected")},
		key{"warm", func(x, y float64) string { return circle(x, y, 5) }, w.Text("side.perceived")},
	)
	var names []string
	for i, g := range gaps {
		name := table.RowName(r, g.Level, g.ID, g.Label, w)
		c.sayGap(name, g)
		if len(gaps) > radarNamed {
			name = w.Count(int64(i+1)) + " " + name
		}
		names = append(names, name)
	}
	d := dial{c, axis{float64(r.Method.ScaleLow), float64(r.Method.ScaleHigh), 0, radarRadius}, len(gaps), 0}
	d.draw(gaps, names)
	c.foot(w.Text("chart.radar"))
	return c.finish(nameOf("radar", level)), true
}

// dial is a radar while it is drawn, with its middle at y.
type dial struct {
	*canvas
	axis
	spokes int
	middle float64
}

func (d dial) draw(gaps []gap.Gap, names []string) {
	labels := 84.0 // above and below the spokes
	if d.spokes > radarNamed {
		labels = 34
	}
	d.middle = d.canvas.y + labels + radarRadius
	values, digits := d.ticks(4)
	for _, v := range values {
		d.under("rule", circle(radarAcross, d.middle, d.at(gap.Number(v))))
	}
	var expected, perceived []string
	for i, g := range gaps {
		x, y := d.spoke(i, radarRadius)
		d.under("rule", line(radarAcross, d.middle, x, y))
		d.name(i, names[i])
		ex, ey := d.spoke(i, d.at(g.FromValue))
		px, py := d.spoke(i, d.at(g.ToValue))
		expected, perceived = append(expected, path("%s %s", ex, ey)), append(perceived, path("%s %s", px, py))
		d.mark("coldring", diamond(ex, ey, 6))
		d.mark("warm", circle(px, py, 5))
	}
	d.under("colddash", "M"+strings.Join(expected, "L")+"Z")
	d.under("warmline", "M"+strings.Join(perceived, "L")+"Z")
	for _, v := range values {
		d.text("halo", "end", radarAcross-6, d.middle-d.at(gap.Number(v)), d.w.Fixed(v, digits))
	}
	d.canvas.y = d.middle + radarRadius + labels
	if d.spokes > radarNamed {
		d.list(names)
	}
}

// spoke is a place on a spoke; the first points up, the others follow by the clock.
func (d dial) spoke(i int, away float64) (x, y float64) {
	sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(d.spokes))
	return radarAcross + away*sin, d.middle - away*cos
}

// name writes the name of a spoke outside it, of many spokes its number.
func (d dial) name(i int, name string) {
	if d.spokes > radarNamed {
		name, _, _ = strings.Cut(name, " ")
	}
	x, y := d.spoke(i, radarRadius+12)
	anchor, room := "middle", 220.0
	switch {
	case x > radarAcross+1:
		anchor, room = "start", width-margin-x
	case x < radarAcross-1:
		anchor, room = "end", x-margin
	}
	text := []styled{{"note", name}}
	if anchor == "middle" { // above the first spoke, or below the one across
		y += math.Copysign(heightOf(text, room)/2-4, y-d.middle)
	}
	d.stack(anchor, x, y, room, text)
}
