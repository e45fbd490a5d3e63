package gap

import (
	"slices"

	"servgap/gap/survey"
)

// division finds what has to be hidden of parts beside those of too few
// respondents, so that nobody can be worked out of all tables together. It decides
// for each divided group by itself, and for all of its rows at once.
//
// A part of too few respondents is hidden whole, and so is the smallest of the
// others while those hidden can be worked out of a sum that a reader may know. An
// item, a dimension or the whole that only a few answered in a part that is shown
// is hidden in every part, and with it what it would follow from.
type division struct {
	least  int64
	groups []*divided
}

// divided is a group that the parts divide.
type divided struct {
	role  survey.Role
	sizes [][2]int64 // by part: respondents who are kept, and the rest
	units map[unit]*cells
	order []unit
}

// unit is a dimension, an item or the whole, as one group rated it.
type unit struct{ level, id string }

var wholeUnit = unit{}

// cells is the rows of a unit.
type cells struct {
	n      [][2]int64 // by part, as sizes: of the row with the fewest respondents
	rows   [][]*bool  // by part: whether the row is withheld
	parent unit       // of an item its dimension, of a dimension the whole
}

func newDivision(roles []survey.Role, least int64) *division {
	d := &division{least: least}
	for _, role := range roles {
		d.groups = append(d.groups, &divided{role: role, units: make(map[unit]*cells)})
	}
	return d
}

func (d *division) divides(group string) bool {
	return slices.ContainsFunc(d.groups, func(g *divided) bool { return string(g.role) == group })
}

// add takes in the next part with its results: what is shown, and what a
// condition leaves out.
func (d *division) add(p Part, kept, rest *Result) {
	for _, g := range d.groups {
		at := len(g.sizes)
		g.sizes = append(g.sizes, [2]int64{responses(p.Study, g.role), responses(p.Rest, g.role)})
		for side, r := range []*Result{kept, rest} {
			eachRow(r, string(g.role), func(u, parent unit, n int64, withheld *bool) {
				c := g.units[u]
				if c == nil {
					c = &cells{parent: parent}
					g.units[u], g.order = c, append(g.order, u)
				}
				for len(c.n) <= at {
					c.n, c.rows = append(c.n, [2]int64{-1, -1}), append(c.rows, nil)
				}
				if c.n[at][side] < 0 || n < c.n[at][side] {
					c.n[at][side] = n
				}
				if side == 0 {
					c.rows[at] = append(c.rows[at], withheld)
				}
			})
		}
	}
}

func responses(s Study, role survey.Role) int64 {
	if t := s.Group(role); t != nil {
		return t.Responses()
	}
	return 0
}

// withhold marks what has to be hidden.
func (d *division) withhold() {
	for _, g := range d.groups {
		hidden := d.hiddenParts(g.sizes)
		everywhere := d.hiddenUnits(g, hidden)
		for u, c := range g.units {
			for part, rows := range c.rows {
				for _, withheld := range rows {
					*withheld = *withheld || everywhere[u] || hidden[spot{part, 0}]
				}
			}
		}
	}
}

// spot is a place among those of all parts: what is kept of a part, or the rest.
type spot struct{ part, side int }

// linesOf lists the places that add up to something that a reader may know: all of
// them, those of a part, what is kept of all parts and what is left out of them.
func linesOf(parts int) [][]spot {
	lines := make([][]spot, 3)
	for p := range parts {
		lines[0] = append(lines[0], spot{p, 0}, spot{p, 1})
		lines[1], lines[2] = append(lines[1], spot{p, 0}), append(lines[2], spot{p, 1})
		lines = append(lines, []spot{{p, 0}, {p, 1}})
	}
	if parts == 1 {
		return lines[:1] // what is kept or left out of everybody is one number
	}
	return lines
}

// hiddenParts finds the parts to hide until those hidden of each line are nobody,
// or several and together enough.
func (d *division) hiddenParts(sizes [][2]int64) map[spot]bool {
	hidden := make(map[spot]bool)
	for again := true; again; {
		again = false
		for _, line := range linesOf(len(sizes)) {
			if next, exposed := d.exposed(line, sizes, hidden); exposed {
				hidden[next], again = true, true
			}
		}
	}
	for part, n := range sizes {
		hidden[spot{part, 0}] = hidden[spot{part, 0}] || n[0] < d.least
	}
	return hidden
}

// exposed finds the part to hide next in a line: the smallest one shown, if those
// that are hidden are of too few respondents together, or are only one, which is
// what the others leave over.
func (d *division) exposed(line []spot, sizes [][2]int64, hidden map[spot]bool) (next spot, exposed bool) {
	var people, smallest int64
	cells := 0
	for _, at := range line {
		switch n := sizes[at.part][at.side]; {
		case n == 0:
		case hidden[at] || n < d.least:
			people += n
			cells++
		case smallest == 0 || n < smallest:
			next, smallest = at, n
		}
	}
	return next, smallest > 0 && cells > 0 && (cells == 1 || people < d.least)
}

// hiddenUnits finds the units to hide in every part.
func (d *division) hiddenUnits(g *divided, hidden map[spot]bool) map[unit]bool {
	secret := make(map[unit]func(mass int64) bool)
	few := func(n int64) bool { return 0 < n && n < d.least }
	for u, c := range g.units {
		if slices.ContainsFunc(d.known(c, g), func(line []spot) bool { return few(d.mass(c, line, hidden)) || d.anyFew(c, line, hidden) }) {
			secret[u] = few
		}
	}
	for again := true; again; {
		again = false
		for _, parent := range append([]unit{wholeUnit}, g.order...) {
			if next, follows := d.follows(g, parent, secret, hidden); follows {
				secret[next], again = func(int64) bool { return true }, true
			}
		}
	}
	everywhere := make(map[unit]bool)
	for u := range secret {
		everywhere[u] = true
	}
	return everywhere
}

// known is the lines of a unit whose sum a reader may know, for it is of enough.
func (d *division) known(c *cells, g *divided) [][]spot {
	return slices.DeleteFunc(linesOf(len(g.sizes)), func(line []spot) bool {
		var people int64
		for _, at := range line {
			people += c.at(at)
		}
		return people < d.least
	})
}

// mass is the respondents of a unit in a line about whom nothing is shown: in
// hidden parts, and in others where they are too few.
func (d *division) mass(c *cells, line []spot, hidden map[spot]bool) int64 {
	var people int64
	for _, at := range line {
		if n := c.at(at); hidden[at] || n < d.least {
			people += n
		}
	}
	return people
}

// anyFew reports whether a unit has too few respondents in a part that is shown.
func (d *division) anyFew(c *cells, line []spot, hidden map[spot]bool) bool {
	return slices.ContainsFunc(line, func(at spot) bool { n := c.at(at); return !hidden[at] && 0 < n && n < d.least })
}

func (c *cells) at(p spot) int64 {
	if p.part >= len(c.n) {
		return 0
	}
	return max(0, c.n[p.part][p.side])
}

// follows finds what else to hide of a family, which is a unit with those that it
// is the mean of: one hidden member follows from the others in the parts where
// everybody answered all of them, and with it, of a line of such parts, what is
// secret.
func (d *division) follows(g *divided, parent unit, secret map[unit]func(int64) bool, hidden map[spot]bool) (next unit, follows bool) {
	if g.units[parent] == nil {
		return next, false
	}
	var hiddenOnes, shown []unit
	for _, u := range append([]unit{parent}, g.order...) {
		switch {
		case u != parent && g.units[u].parent != parent:
		case secret[u] != nil:
			hiddenOnes = append(hiddenOnes, u)
		default:
			shown = append(shown, u)
		}
	}
	if len(hiddenOnes) != 1 || len(shown) == 0 {
		return next, false
	}
	c, isSecret := g.units[hiddenOnes[0]], secret[hiddenOnes[0]]
	for _, line := range d.known(c, g) {
		if isSecret(d.mass(c, line, hidden)) && d.complete(g, c, shown, line, hidden) {
			return shown[0], true
		}
	}
	return next, false
}

// complete reports whether everybody who answered a unit in the parts of a line
// that are shown answered the others, too.
func (d *division) complete(g *divided, c *cells, others []unit, line []spot, hidden map[spot]bool) bool {
	return !slices.ContainsFunc(line, func(at spot) bool {
		n := c.at(at)
		return n >= d.least && !hidden[at] && at.side == 0 &&
			slices.ContainsFunc(others, func(u unit) bool { return g.units[u].at(at) != n })
	})
}
