package chart

import (
	"math"
	"slices"
)

// area is a rectangle of the canvas.
type area struct{ left, top, right, bottom float64 }

func (a area) overlaps(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

func (a area) inside(b area) bool {
	return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
}

// spot is a mark that wants a label beside it.
type spot struct {
	x, y float64
	text string
}

// beside finds a place for the label of each mark: as near to it as there is room in
// the plane, no further than far, and on nothing that is taken. It fails if one finds
// none.
func beside(spots []spot, plane area, taken []area, far float64) ([]area, bool) {
	taken = slices.Clone(taken)
	for _, s := range spots {
		taken = append(taken, area{s.x - 7, s.y - 7, s.x + 7, s.y + 7})
	}
	var places []area
	for _, s := range spots {
		place, ok := s.beside(plane, taken, far)
		if !ok {
			return nil, false
		}
		places, taken = append(places, place), append(taken, place)
	}
	return places, true
}

// turns are the directions in which a label is tried, right of its mark first.
const turns = 16

func (s spot) beside(plane area, taken []area, far float64) (area, bool) {
	w, h := measure(s.text, "halo")+4, leading("halo")
	for away := 9.0; away <= far; away += 6 {
		for turn := range turns {
			sin, cos := math.Sincos(2 * math.Pi * float64(turn) / turns)
			x, y := s.x+cos*(away+w/2), s.y-sin*(away+h/2)
			place := area{x - w/2, y - h/2, x + w/2, y + h/2}
			if place.inside(plane) && !slices.ContainsFunc(taken, place.overlaps) {
				return place, true
			}
		}
	}
	return area{}, false
}

// label writes the labels at their places, with a line to those that stand apart.
func (c *canvas) label(spots []spot, places []area) {
	for i, p := range places {
		s := spots[i]
		x, y := min(p.right, max(p.left, s.x)), min(p.bottom, max(p.top, s.y))
		if math.Hypot(x-s.x, y-s.y) > 16 {
			c.under("rule", line(s.x, s.y, x, y))
		}
		c.text("halo", "middle", (p.left+p.right)/2, (p.top+p.bottom)/2, s.text)
	}
}

// list writes what numbers stand for, in two columns.
func (c *canvas) list(names []string) {
	const room = (width - 3*margin) / 2
	c.y += 10
	for i := 0; i < len(names); i += 2 {
		pair := names[i:min(i+2, len(names))]
		high := 0.0
		for _, name := range pair {
			high = max(high, heightOf([]styled{{"note", name}}, room))
		}
		for k, name := range pair {
			text := []styled{{"note", name}}
			c.stack("start", margin+float64(k)*(room+margin), c.y+heightOf(text, room)/2, room, text)
		}
		c.y += high + 4
	}
}
