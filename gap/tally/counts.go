package tally

import (
	"cmp"
	"slices"

	"servgap/gap/stat"
)

// counts is how many respondents have each of some pairs of codes, or each of some codes,
// which then stand first beside 0. The tallies of weights share their places with the
// tally they are of: each is looked for once.
type counts struct {
	places *places
	n      []int64 // by place; those that are not reached are 0
	near   numbers // who has no place yet
	stands func(number int) (a, b int64)

	// Of codes on a line a number stands for (number − from)·unit: who is counted by
	// numbers is in order and needs no place. Unit is 0 of others.
	from, unit int64
}

// newCounts is the counts of codes that numbers stand for, if there are any.
func newCounts(stands func(number int) (a, b int64)) counts {
	return counts{places: new(places), stands: stands}
}

// newLine is those of codes on a line.
func newLine(from, unit int64) counts {
	c := newCounts(func(number int) (a, b int64) { return (int64(number) - from) * unit, 0 })
	c.from, c.unit = from, unit
	return c
}

// add counts n respondents at a place.
func (c *counts) add(at int, n int64) {
	if at >= len(c.n) {
		c.n = append(c.n, make([]int64, at+1-len(c.n))...)
	}
	c.n[at] += n
}

// of is the number of respondents with a pair of codes.
func (c *counts) of(a, b int64) int64 {
	if at, _ := c.places.of(a, b); at >= 0 && at < len(c.n) {
		return c.n[at]
	}
	return 0
}

func (c *counts) merge(other counts) {
	c.near.merge(other.near)
	for at, n := range other.n {
		if n != 0 {
			codes := other.places.codes[at]
			c.add(c.places.place(codes[0], codes[1]), n)
		}
	}
}

// count is how many respondents have a pair of codes.
type count struct {
	codes [2]int64
	n     int64
}

// sorted is the counts of the codes that somebody has, in their order.
func (c *counts) sorted() []count {
	all := make([]count, 0, len(c.n))
	for at, n := range c.n {
		if n != 0 {
			all = append(all, count{c.places.codes[at], n})
		}
	}
	slices.SortFunc(all, func(a, b count) int {
		if first := cmp.Compare(a.codes[0], b.codes[0]); first != 0 {
			return first
		}
		return cmp.Compare(a.codes[1], b.codes[1])
	})
	return c.inLine(all)
}

// inLine puts those who are counted by numbers in order between the others.
func (c *counts) inLine(others []count) []count {
	some := c.near.some()
	if some == 0 {
		return others
	}
	all := make([]count, 0, len(others)+some)
	for number, n := range c.near {
		if n == 0 {
			continue
		}
		a, b := c.stands(number)
		of := count{[2]int64{a, b}, int64(n)}
		for len(others) > 0 && others[0].codes[0] < of.codes[0] {
			all, others = append(all, others[0]), others[1:]
		}
		if len(others) > 0 && others[0].codes == of.codes {
			of.n += others[0].n
			others = others[1:]
		}
		all = append(all, of)
	}
	return append(all, others...)
}

func mergeCounts(counts, more []counts) {
	for i := range counts {
		counts[i].merge(more[i])
	}
}

// share gives counts the places of others.
func share(counts, with []counts) {
	for i := range counts {
		counts[i].places = with[i].places
	}
}

// histOf is counts as a sample; jointOf likewise a paired one.
func histOf(base, step, den int64, c counts) stat.Hist {
	h := stat.Hist{Base: base, Step: step, Den: den}
	if all := c.sorted(); len(all) > 0 {
		h.Code, h.N = make([]int64, len(all)), make([]int64, len(all))
		for i, of := range all {
			h.Code[i], h.N[i] = of.codes[0], of.n
		}
	}
	return h
}

func jointOf(base, step, den int64, c counts) stat.Joint {
	j := stat.Joint{Base: base, Step: step, Den: den}
	if all := c.sorted(); len(all) > 0 {
		j.From, j.To, j.N = make([]int64, len(all)), make([]int64, len(all)), make([]int64, len(all))
		for i, of := range all {
			j.From[i], j.To[i], j.N[i] = of.codes[0], of.codes[1], of.n
		}
	}
	return j
}
