package vocabulary

import (
	"slices"

	"servgap/gap/survey"
)

// fit is a block read by one set.
type fit struct {
	*entry
	points int
	spots  []spot // of each label of the block
	ranks  []int  // of each number without a label; −1 if it is no point
	run    run
	// sure are the labels and numbers that are read and no words for no answer,
	// words those of them that are labels, all what is read.
	sure, words, all int
	oneStep          [][]string
	left             bool // an ambiguous word is not read
	strange          int  // labels that are in no set at all
}

// spot is where a set has a label.
type spot struct {
	rank     int // −1 if it has not
	spelling string
	number   *survey.Decimal
	key      string
}

// fit reads a block by a set; none if the set has nothing of it. Where a number
// beside a label can be read in two ways, the way is taken that suits the ranks.
func (v *Vocabulary) fit(e *entry, b *block) *fit {
	best := v.place(e, b, false)
	if best == nil {
		return nil
	}
	if other := v.place(e, b, true); other.run.level > best.run.level {
		best = other
	}
	if e.Ends {
		return best.between(b)
	}
	best.finish(b)
	return best
}

// place finds the labels of a block in a set. Of the readings with a number it
// takes the last or the first.
func (v *Vocabulary) place(e *entry, b *block, last bool) *fit {
	f := &fit{entry: e, points: len(e.Steps), spots: make([]spot, len(b.labels)), ranks: make([]int, len(b.numbers))}
	for i := range f.ranks {
		f.ranks[i] = -1
	}
	keys := b.keysIn(v, e.Language)
	any := false
	for i, l := range b.labels {
		f.spots[i] = e.find(l, keys[i], last)
		any = any || f.spots[i].rank >= 0
	}
	if !any {
		return nil
	}
	f.apart(b)
	var beside []ranked
	for _, s := range f.spots {
		if s.rank >= 0 && s.number != nil {
			beside = append(beside, ranked{s.rank, *s.number})
		}
	}
	f.run = runOf(beside, f.points)
	return f
}

// find is where the set has a label, whole or else with a number beside it.
func (e *entry) find(l *label, keys []string, last bool) spot {
	found := spot{rank: -1}
	if l.declared && !e.own {
		return found
	}
	for i, key := range keys {
		at, ok := e.at(key)
		if !ok {
			at, ok = e.at(bare(key))
		}
		if !ok {
			continue
		}
		found = spot{at.step, at.spelling, l.readings[i].number, key}
		if i == 0 || !last {
			break
		}
	}
	return found
}

// apart sees to it that no two labels are one step unless the user says so: an
// ambiguous word gives way, two others are noted.
func (f *fit) apart(b *block) {
	taken := make(map[int][]string) // the keys of each step
	texts := make(map[int][]string)
	for _, ambiguous := range []bool{false, true} {
		for i := range f.spots {
			s, l := &f.spots[i], b.labels[i]
			if s.rank < 0 || ambiguous != (l.kind != "") || slices.Contains(taken[s.rank], s.key) {
				continue
			}
			if ambiguous && len(taken[s.rank]) > 0 && !f.own {
				*s = spot{rank: -1}
				continue
			}
			taken[s.rank] = append(taken[s.rank], s.key)
			texts[s.rank] = append(texts[s.rank], l.texts[0].Text)
		}
	}
	for step := range f.points {
		if len(taken[step]) > 1 && !f.own {
			f.oneStep = append(f.oneStep, texts[step])
		}
	}
}

// between makes a fit of the ends of a set one of a scale of numbers, if both ends
// have theirs and there are numbers between them. Without those 0 and 20 could as well
// be the codes of five labels.
func (f *fit) between(b *block) *fit {
	r, ok := endsOf(f.spots)
	if !ok {
		return nil
	}
	f.run, f.points = r, r.max-r.min+1
	for i := range f.spots {
		if f.spots[i].rank == 1 {
			f.spots[i].rank = f.points - 1
		}
	}
	f.finish(b)
	if !slices.ContainsFunc(f.ranks, func(rank int) bool { return rank > 0 && rank < f.points-1 }) {
		return nil
	}
	return f
}

// finish ranks the numbers without a label, if those beside labels say how, and
// counts what is read.
func (f *fit) finish(b *block) {
	for i, n := range b.numbers {
		f.ranks[i] = f.run.rank(n.value)
		if f.ranks[i] >= 0 {
			f.sure++
		}
	}
	f.all = f.sure
	for i, l := range b.labels {
		switch {
		case f.spots[i].rank < 0:
			f.left = f.left || l.kind == Ambiguous
			if l.unknown {
				f.strange++
			}
		case l.kind == "":
			f.sure++
			f.words++
			f.all++
		default:
			f.all++
		}
	}
}

// complete reports whether every step occurs or may do so: an ambiguous word that is
// not read may be the middle, and a label that is in no set any step.
func (f *fit) complete() bool {
	return f.Ends || f.points-f.used() <= f.strange
}

// used is the number of steps that occur, with the middle if an ambiguous word may
// be it.
func (f *fit) used() int {
	var steps []int
	for _, s := range f.spots {
		steps = append(steps, s.rank)
	}
	steps = append(steps, f.ranks...)
	if f.left {
		steps = append(steps, f.middle())
	}
	slices.Sort(steps)
	steps = slices.Compact(steps)
	if len(steps) > 0 && steps[0] < 0 {
		steps = steps[1:]
	}
	return len(steps)
}
