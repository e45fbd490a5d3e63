package gap

import (
	"slices"

	"servgap/gap/stat"
)

// judgeLegs adjusts the legs of a chain among themselves.
func judgeLegs(legs []Leg) { holm(legs, func(l *Leg) *Tested { return &l.Tested }) }

// judgeTotals adjusts the totals of the dimensions or items among themselves, as
// the service gap's are.
func judgeTotals(chains []Chain) {
	if level := chains[0].Level; level == LevelOverall || level == LevelWeighted {
		return
	}
	holm(chains, func(c *Chain) *Tested { return &c.Total.Tested })
}

// divide fills in the legs' shares of the total where they mean something.
func (c *Chain) divide() {
	for i := range c.Legs {
		c.Legs[i].Share = Undefined
	}
	for _, l := range c.Legs {
		if l.Suppressed || !l.Value.Defined() || l.Value*c.Total.Value < 0 || !c.Total.Shown() {
			return
		}
	}
	for i, l := range c.Legs {
		c.Legs[i].Share = max(0, l.Value/c.Total.Value) // a leg of 0 would be −0
	}
}

// differs reports whether a gap of the same name as a leg or as the total rests
// on another number of respondents.
func (c Chain) differs(gaps []Gap) bool {
	for _, l := range append(slices.Clone(c.Legs), c.Total) {
		for _, g := range gaps {
			if g.Name == l.Name && g.Level == c.Level && g.ID == c.ID && (g.FromN != l.FromN || g.ToN != l.ToN) {
				return true
			}
		}
	}
	return false
}

// lowest finds the leg furthest below zero and the legs that it cannot be told
// from; largest is that leg if it stands alone and is shown.
func (a analysis) lowest(b boxes, legs []Leg) (lowest []string, largest string) {
	lowest = []string{}
	first := 0
	for k, l := range legs {
		if !l.P.Defined() {
			return lowest, ""
		}
		if l.Value < legs[first].Value {
			first = k
		}
	}
	if legs[first].Value >= 0 {
		return lowest, ""
	}
	lowest = append(lowest, legs[first].Name)
	var p []float64
	var of [][2]int
	for k := range legs {
		for l := range k {
			_, test := b.difference(less(legOf(k, k+1), legOf(l, l+1)), a.level())
			p, of = append(p, test.P), append(of, [2]int{k, l})
		}
	}
	for i, adjusted := range stat.Holm(p) {
		other := of[i][0]
		if other == first {
			other = of[i][1]
		} else if of[i][1] != first {
			continue
		}
		if !(adjusted < Significance) {
			lowest = append(lowest, legs[other].Name)
		}
	}
	if len(lowest) == 1 && legs[first].Shown() {
		largest = legs[first].Name
	}
	return lowest, largest
}
