package tally

import (
	"cmp"
	"slices"

	"servgap/gap/stat"
)

// counts is how many respondents have each of some codes. Every code has a place, which
// the tallies of weights share with the tally they are of: it is looked for once.
type counts[K comparable] struct {
	places map[K]int
	n      []int64 // by place; those that are not reached are 0
}

func newCounts[K comparable]() counts[K] { return counts[K]{places: make(map[K]int)} }

// place is that of a code, new if there was none.
func (c *counts[K]) place(code K) int {
	at, ok := c.places[code]
	if !ok {
		at = len(c.places)
		c.places[code] = at
	}
	return at
}

// add counts n respondents at a place.
func (c *counts[K]) add(at int, n int64) {
	if at >= len(c.n) {
		c.n = append(c.n, make([]int64, at+1-len(c.n))...)
	}
	c.n[at] += n
}

// of is the number of respondents with a code.
func (c *counts[K]) of(code K) int64 {
	if at, ok := c.places[code]; ok && at < len(c.n) {
		return c.n[at]
	}
	return 0
}

func (c *counts[K]) merge(other counts[K]) {
	for code, at := range other.places {
		if at < len(other.n) && other.n[at] != 0 {
			c.add(c.place(code), other.n[at])
		}
	}
}

// sorted lists the codes that somebody has, in an order, and how many have each.
func (c *counts[K]) sorted(compare func(a, b K) int) (codes []K, n []int64) {
	type count struct {
		code K
		n    int64
	}
	all := make([]count, 0, len(c.n))
	for code, at := range c.places {
		if at < len(c.n) && c.n[at] != 0 {
			all = append(all, count{code, c.n[at]})
		}
	}
	slices.SortFunc(all, func(a, b count) int { return compare(a.code, b.code) })
	for _, of := range all {
		codes, n = append(codes, of.code), append(n, of.n)
	}
	return codes, n
}

func mergeCounts[K comparable](counts, more []counts[K]) {
	for i := range counts {
		counts[i].merge(more[i])
	}
}

// share gives counts the places of others.
func share[K comparable](counts, with []counts[K]) {
	for i := range counts {
		counts[i].places = with[i].places
	}
}

// histOf is counts as a sample; jointOf likewise a paired one.
func histOf(base, step, den int64, c counts[int64]) stat.Hist {
	h := stat.Hist{Base: base, Step: step, Den: den}
	h.Code, h.N = c.sorted(cmp.Compare)
	return h
}

func jointOf(base, step, den int64, c counts[[2]int64]) stat.Joint {
	j := stat.Joint{Base: base, Step: step, Den: den}
	codes, n := c.sorted(comparePairs)
	for _, pair := range codes {
		j.From, j.To = append(j.From, pair[0]), append(j.To, pair[1])
	}
	j.N = n
	return j
}

func comparePairs(a, b [2]int64) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) }
