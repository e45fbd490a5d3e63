package gap

import (
	"slices"

	"servgap/gap/survey"
)

// division finds what has to be hidden of parts beside those of too few
// respondents. It decides for each divided group at each dimension, each item and
// the whole, and so for all rows at once that rest on the group there: were one
// row to hide another part than its neighbour, the two together would tell.
type division struct {
	divided []survey.Role
	least   int64
	units   map[unit][][2]*cell // by part, what is kept and the rest
	order   []unit
}

// unit is a dimension, an item or the whole, as one group rated it.
type unit struct {
	role      survey.Role
	level, id string
}

// cell is the respondents of a group behind its rows at one unit of a part.
type cell struct {
	n    int64            // of the row with the fewest
	rows []func(due bool) // tell a row that it is to be hidden
}

func (d *division) divides(group string) bool { return slices.Contains(d.divided, survey.Role(group)) }

// add takes in a part's results: what is shown, and what a condition leaves out.
func (d *division) add(part int, kept, rest *Result) {
	if d.units == nil {
		d.units = make(map[unit][][2]*cell)
	}
	for side, r := range []*Result{kept, rest} {
		d.each(r, func(u unit, n int64, withhold func(bool)) {
			if d.units[u] == nil {
				d.order = append(d.order, u)
			}
			for len(d.units[u]) <= part {
				d.units[u] = append(d.units[u], [2]*cell{})
			}
			at := &d.units[u][part][side]
			if *at == nil {
				*at = &cell{n: n}
			}
			(*at).n = min((*at).n, n)
			(*at).rows = append((*at).rows, withhold)
		})
	}
}

// base is the respondents of a group behind one side of a row.
type base struct {
	group string
	n     int64
}

// each calls f with every row of a result for each divided group that it rests
// on; those who gave points are customers that it rests on, too.
func (d *division) each(r *Result, f func(u unit, n int64, withhold func(bool))) {
	row := func(level, id string, withheld *bool, points int64, bases ...base) {
		if points > 0 {
			bases = append(bases, base{string(survey.Customers), points})
		}
		for _, b := range bases {
			if d.divides(b.group) {
				f(unitOf(survey.Role(b.group), level, id), b.n, func(due bool) { *withheld = *withheld || due })
			}
		}
	}
	gap := func(g *Gap) {
		row(g.Level, g.ID, &g.withheld, g.pointsN, base{g.FromGroup, g.FromN}, base{g.ToGroup, g.ToN})
	}
	direct := func(t *DirectRow) { row(t.Level, t.ID, &t.withheld, 0, base{t.Group, t.N}) }
	for i := range r.Gaps {
		gap(&r.Gaps[i])
	}
	for i := range r.Direct {
		direct(&r.Direct[i])
	}
	for i := range r.Steps {
		s := &r.Steps[i]
		row(LevelOverall, "", &s.withheld, s.pointsN, base{s.Group, s.N})
		for k := range s.Against {
			gap(&s.Against[k])
		}
		if s.Direct != nil {
			direct(s.Direct)
		}
		for k := range s.Rows {
			row(s.Rows[k].Level, s.Rows[k].ID, &s.Rows[k].withheld, 0, base{s.Rows[k].Group, s.Rows[k].N})
		}
	}
	for i := range r.Chain {
		d.eachBox(&r.Chain[i], f)
	}
	for i := range r.Zone {
		z := &r.Zone[i]
		row(z.Level, z.ID, &z.withheld, 0, base{z.Group, z.N - z.Inverted})
	}
}

// eachBox calls f with every box of a chain: its own group's boxes alone are
// hidden with a group, but where customers' points weight all, all with theirs.
func (d *division) eachBox(c *Chain, f func(u unit, n int64, withhold func(bool))) {
	for i := range c.Boxes {
		b := &c.Boxes[i]
		if d.divides(b.Group) {
			f(unitOf(survey.Role(b.Group), c.Level, c.ID), b.N, func(due bool) { b.withheld = b.withheld || due })
		}
	}
	if c.pointsN > 0 && d.divides(string(survey.Customers)) {
		f(unitOf(survey.Customers, c.Level, c.ID), c.pointsN, func(due bool) { c.withheld = c.withheld || due })
	}
}

// unitOf is a unit of a group; the whole is one, weighted or not.
func unitOf(role survey.Role, level, id string) unit {
	if level == LevelOverall || level == LevelWeighted {
		return unit{role: role}
	}
	return unit{role, level, id}
}

// withhold marks what has to be hidden.
func (d *division) withhold() {
	for _, u := range d.order {
		hidden := d.protect(d.units[u])
		for _, part := range d.units[u] {
			if c := part[0]; c != nil {
				for _, withhold := range c.rows {
					withhold(hidden[c] || d.small(c))
				}
			}
		}
	}
}

// protect finds the cells of one unit to hide until those hidden of each line are
// nobody, or several and together enough.
func (d *division) protect(parts [][2]*cell) map[*cell]bool {
	hidden := make(map[*cell]bool)
	for again := true; again; {
		again = false
		for _, line := range linesOf(parts) {
			if next := d.exposed(line, hidden); next != nil {
				hidden[next], again = true, true
			}
		}
	}
	return hidden
}

// linesOf lists the cells that add up to something that a reader may know: all of
// them, those of a part, what is kept of all parts and what is left out of them.
func linesOf(parts [][2]*cell) [][]*cell {
	lines := make([][]*cell, 3)
	for _, p := range parts {
		lines[0] = append(lines[0], p[0], p[1])
		lines[1], lines[2] = append(lines[1], p[0]), append(lines[2], p[1])
		lines = append(lines, []*cell{p[0], p[1]})
	}
	if len(parts) == 1 {
		return lines[:1] // what is kept or left out of everybody is one number
	}
	return lines
}

// exposed finds the cell to hide next in a line: the smallest one shown, if those
// that are hidden are of too few respondents together, or are only one, which is
// what the others leave over.
func (d *division) exposed(line []*cell, hidden map[*cell]bool) *cell {
	var people int64
	var next *cell
	cells := 0
	for _, c := range line {
		switch {
		case c == nil || c.n == 0:
		case hidden[c] || d.small(c):
			people += c.n
			cells++
		case next == nil || c.n < next.n:
			next = c
		}
	}
	if cells == 0 || cells > 1 && people >= d.least {
		return nil
	}
	return next
}

// small reports whether a cell is hidden by itself.
func (d *division) small(c *cell) bool { return c.n < d.least }
