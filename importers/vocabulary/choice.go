package vocabulary

import "slices"

// result is what is said of a block of which one group of sets was chosen, or none
// of the alternatives.
func (v *Vocabulary) result(b *block, d Decision, chosen *group, alternatives []group) Result {
	r := Result{Decision: d}
	for _, g := range alternatives {
		r.Alternatives = append(r.Alternatives, v.choice(b, g))
	}
	if chosen != nil {
		r.Choice = v.choice(b, *chosen)
	} else {
		r.Choice = b.unread(alternatives)
	}
	for i, l := range b.labels {
		answer := chosen != nil && chosen.fits[0].spots[i].rank >= 0
		for _, text := range l.texts {
			switch {
			case l.kind == Ambiguous && !(answer && chosen.fits[0].own):
				r.Ambiguous = append(r.Ambiguous, text)
			case l.kind != "" && !answer:
				r.Missing = append(r.Missing, Missing{text, l.kind, l.beside})
			}
			if l.misread != nil {
				misread := *l.misread
				misread.Count = text
				r.Misread = append(r.Misread, misread)
			}
		}
	}
	return r
}

// choice is a block as the sets of a group read it.
func (v *Vocabulary) choice(b *block, g group) Choice {
	f := g.fits[0]
	c := Choice{Points: f.points, OneStep: f.oneStep, Order: f.run.order, Min: f.run.min, Max: f.run.max}
	for _, other := range g.fits {
		if other.Ends && !f.Ends {
			break // the ends of sets that stand before them
		}
		c.Sets = append(c.Sets, other.Set)
	}
	for i, s := range f.spots {
		for _, text := range b.labels[i].texts {
			switch {
			case s.rank >= 0:
				c.Labels = append(c.Labels, Label{text, s.rank, s.spelling, s.number})
			case b.labels[i].kind == "":
				c.Foreign = append(c.Foreign, Foreign{text, v.near(text.Text, c.Sets)})
			}
		}
	}
	for i, rank := range f.ranks {
		n := b.numbers[i]
		for _, text := range n.texts {
			if rank >= 0 {
				c.Labels = append(c.Labels, Label{Count: text, Rank: rank, Number: &n.value})
			} else {
				c.Plain = append(c.Plain, text)
			}
		}
	}
	slices.SortStableFunc(c.Labels, func(a, b Label) int { return a.Rank - b.Rank })
	return c
}

// unread is what none of the alternatives reads.
func (b *block) unread(alternatives []group) Choice {
	var c Choice
	for i, l := range b.labels {
		if l.kind == "" && !slices.ContainsFunc(alternatives, func(g group) bool { return g.fits[0].spots[i].rank >= 0 }) {
			for _, text := range l.texts {
				c.Foreign = append(c.Foreign, Foreign{Count: text})
			}
		}
	}
	for i, n := range b.numbers {
		if !slices.ContainsFunc(alternatives, func(g group) bool { return g.fits[0].ranks[i] >= 0 }) {
			c.Plain = append(c.Plain, n.texts...)
		}
	}
	return c
}
