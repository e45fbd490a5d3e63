package gap

import (
	"slices"

	"servgap/gap/survey"
)

// division finds the rows of parts that have to be hidden beside those of too few
// respondents.
type division struct {
	divided []survey.Role
	least   int64
	rows    map[string][][2]*cell // of each row: by part, what is kept of it and the rest
	keys    []string
}

// cell is what one row of a result rests on.
type cell struct {
	n        []int64 // respondents of each divided group
	withheld []*bool // where the row stands
}

func (d *division) divides(group string) bool { return slices.Contains(d.divided, survey.Role(group)) }

// add takes in a part's results: what is shown, and what a condition leaves out.
func (d *division) add(part int, kept, rest *Result) {
	if d.rows == nil {
		d.rows = make(map[string][][2]*cell)
	}
	for side, r := range []*Result{kept, rest} {
		d.each(r, func(key string, withheld *bool, n ...int64) {
			if d.rows[key] == nil {
				d.keys = append(d.keys, key)
			}
			for len(d.rows[key]) <= part {
				d.rows[key] = append(d.rows[key], [2]*cell{})
			}
			at := &d.rows[key][part][side]
			if *at == nil {
				*at = &cell{n: n}
			}
			(*at).withheld = append((*at).withheld, withheld)
		})
	}
}

// each calls f with every row of a result, a name that it has in every part, and
// the respondents of the divided groups that it rests on.
func (d *division) each(r *Result, f func(key string, withheld *bool, n ...int64)) {
	gap := func(g *Gap) {
		f("gap "+g.Name+" "+g.Level+" "+g.ID, &g.withheld, d.restsOn(g.pointsN, base{g.FromGroup, g.FromN}, base{g.ToGroup, g.ToN})...)
	}
	direct := func(row *DirectRow) {
		f("direct "+row.Name+" "+row.Group+" "+row.Level+" "+row.ID, &row.withheld, d.restsOn(0, base{row.Group, row.N})...)
	}
	for i := range r.Gaps {
		gap(&r.Gaps[i])
	}
	for i := range r.Direct {
		direct(&r.Direct[i])
	}
	for i := range r.Steps {
		s := &r.Steps[i]
		f("step "+s.Name, &s.withheld, d.restsOn(s.pointsN, base{s.Group, s.N})...)
		for k := range s.Against {
			gap(&s.Against[k])
		}
		if s.Direct != nil {
			direct(s.Direct)
		}
		for k := range s.Rows {
			row := &s.Rows[k]
			f("step "+s.Name+" "+row.Level+" "+row.ID, &row.withheld, d.restsOn(0, base{row.Group, row.N})...)
		}
	}
	for i := range r.Chain {
		c := &r.Chain[i]
		var boxes []base
		for _, b := range c.Boxes {
			boxes = append(boxes, base{b.Group, b.N})
		}
		f("chain "+c.Level+" "+c.ID, &c.withheld, d.restsOn(c.pointsN, boxes...)...)
	}
	for i := range r.Zone {
		z := &r.Zone[i]
		f("zone "+z.Level+" "+z.ID, &z.withheld, d.restsOn(0, base{z.Group, z.N - z.Inverted})...)
	}
}

// base is the respondents of a group behind one side of a row.
type base struct {
	group string
	n     int64
}

// restsOn is the respondents of each divided group, in the order of the groups;
// those who gave points count for the customers.
func (d *division) restsOn(points int64, sides ...base) []int64 {
	n := make([]int64, len(d.divided))
	for i, role := range d.divided {
		found := false
		for _, s := range sides {
			if s.group == string(role) && (!found || s.n < n[i]) {
				n[i], found = s.n, true
			}
		}
		if role == survey.Customers && points > 0 && (!found || points < n[i]) {
			n[i], found = points, true
		}
		if !found {
			n[i] = -1 // the row does not rest on this group
		}
	}
	return n
}

// withhold marks what has to be hidden.
func (d *division) withhold() {
	for _, key := range d.keys {
		d.protect(d.rows[key])
	}
}

// protect hides cells of one row until those hidden of each line are nobody, or
// several and together enough.
func (d *division) protect(parts [][2]*cell) {
	hidden := make(map[*cell]bool)
	for again := true; again; {
		again = false
		for _, line := range linesOf(parts) {
			for group := range d.divided {
				if next := d.exposed(line, group, hidden); next != nil {
					hidden[next], again = true, true
				}
			}
		}
	}
	for _, p := range parts {
		if p[0] != nil && hidden[p[0]] {
			for _, withheld := range p[0].withheld {
				*withheld = true
			}
		}
	}
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
// that are hidden are of too few respondents of a group together, or are only one,
// which is what the others leave over.
func (d *division) exposed(line []*cell, group int, hidden map[*cell]bool) *cell {
	var few int64
	var next *cell
	alone := 0
	for _, c := range line {
		switch {
		case c == nil || c.n[group] <= 0:
		case hidden[c] || d.small(c):
			few += c.n[group]
			alone++
		case next == nil || c.n[group] < next.n[group]:
			next = c
		}
	}
	if few == 0 || few >= d.least && alone > 1 {
		return nil
	}
	return next
}

// small reports whether a cell is hidden by itself.
func (d *division) small(c *cell) bool {
	return slices.ContainsFunc(c.n, func(n int64) bool { return n >= 0 && n < d.least })
}
