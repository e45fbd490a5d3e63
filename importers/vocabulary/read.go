package vocabulary

import (
	"fmt"
	"slices"
)

// Read says what the labels of one block mean.
//
// A set fits if it has half of the different labels and two of them, or all; the
// set that has most is chosen, and what it has not is foreign. Of sets that have
// equally many one of the user's own goes first, then one that has no two of the
// labels as one step, then one whose ranks the numbers beside labels suit best, then,
// of sets that have the same labels, one of which every step occurs. But an even number
// of labels may be those of a scale with one step more, which nobody chose: then the
// counts decide, or nothing. If those that remain differ in the number of points or in
// a rank, nothing is chosen, and neither if fewer than half of the steps occur and no
// numbers say more, or one is unused where it should not be: the labels can be those
// of a set that is not known.
func (v *Vocabulary) Read(labels []Count) Result {
	b := v.newBlock(labels)
	fits := v.fits(b)
	if len(fits) == 0 {
		return v.result(b, Unknown, nil, nil)
	}
	all := b.groups(fits)
	if len(fits[0].oneStep) > 0 {
		return v.result(b, OneStep, nil, all)
	}
	groups := all
	if sameLabels(fits) {
		groups = b.groups(v.likely(b, fits))
	}
	if len(groups) > 1 {
		return v.result(b, Rivals, nil, groups)
	}
	at := slices.IndexFunc(all, func(g group) bool { return g.says == groups[0].says })
	chosen := all[at]
	switch f := chosen.fits[0]; {
	case f.own:
	case f.run.level != exact && 2*f.used() < f.points:
		return v.result(b, Few, nil, all)
	case f.unused(b) == between:
		return v.result(b, Unused, nil, all)
	}
	return v.result(b, Chosen, &chosen, slices.Delete(all, at, at+1))
}

// fits are the sets by which a block can be read, and no other better.
func (v *Vocabulary) fits(b *block) []*fit {
	size := b.size()
	var fits []*fit
	for _, e := range slices.Concat(v.own.candidates(v, b), v.program.candidates(v, b)) {
		f := v.fit(e, b)
		if f != nil && f.sure > 0 && 2*f.sure >= size && (f.words > 1 || f.sure == size) {
			fits = append(fits, f)
		}
	}
	fits = highest(fits, func(f *fit) int { return f.all })
	fits = filter(fits, func(f *fit) bool { return f.own })
	fits = filter(fits, func(f *fit) bool { return len(f.oneStep) == 0 })
	return highest(fits, func(f *fit) int { return int(f.run.level) })
}

// sameLabels reports whether fits read the same labels. If not, one has a label of
// another's, and is no better for all of its steps.
func sameLabels(fits []*fit) bool {
	for _, f := range fits[1:] {
		if !slices.EqualFunc(f.spots, fits[0].spots, func(a, b spot) bool { return (a.rank < 0) == (b.rank < 0) }) {
			return false
		}
	}
	return true
}

// likely are the fits without a hole, if there are any. Of these they are the ones of
// which every step occurs, and those that have one step more and so an odd number,
// unless it is strange that nobody chose it or the user says that a label is no answer;
// all, if no set is complete.
func (v *Vocabulary) likely(b *block, fits []*fit) []*fit {
	fits = filter(fits, func(f *fit) bool { return f.unused(b) != between })
	declined := v.declines(b)
	return filter(fits, func(f *fit) bool {
		whole := func(other *fit) bool { return other.complete() && other.points == f.points-1 }
		return f.complete() || f.points%2 == 1 && f.unused(b) == nowhere && !declined && slices.ContainsFunc(fits, whole)
	})
}

// filter keeps the fits of a kind, or all if none is.
func filter(fits []*fit, keep func(*fit) bool) []*fit {
	var kept []*fit
	for _, f := range fits {
		if keep(f) {
			kept = append(kept, f)
		}
	}
	if len(kept) == 0 {
		return fits
	}
	return kept
}

// highest keeps the fits with the highest value.
func highest(fits []*fit, value func(*fit) int) []*fit {
	if len(fits) == 0 {
		return nil
	}
	most := value(slices.MaxFunc(fits, func(a, b *fit) int { return value(a) - value(b) }))
	return filter(fits, func(f *fit) bool { return value(f) == most })
}

// group is fits that say the same of a block.
type group struct {
	says string
	fits []*fit
}

// groups divides fits by what they say of a block, in their order.
func (b *block) groups(fits []*fit) []group {
	var groups []group
	for _, f := range fits {
		says := fmt.Sprint(f.points, f.ranks)
		for _, s := range f.spots {
			says += fmt.Sprint(" ", s.rank)
		}
		at := slices.IndexFunc(groups, func(g group) bool { return g.says == says })
		if at < 0 {
			at = len(groups)
			groups = append(groups, group{says: says})
		}
		groups[at].fits = append(groups[at].fits, f)
	}
	return groups
}
