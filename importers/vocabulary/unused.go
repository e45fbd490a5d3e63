package vocabulary

import "slices"

// place is where a set has a step that nobody chose, though it should be.
type place int

const (
	nowhere place = iota
	between       // two steps that many chose
	atEnd         // beside a step that very many chose
)

// Answers grow fewer towards the ends of a scale and hardly ever have a hole. So it is
// no chance if nobody chose a step between two that twenty did, or one at an end beside
// one that a hundred did: 3 in 100 would be expected to be found in 95 of 100 files.
const (
	manyBeside = 20
	manyAtEnd  = 100
)

// unused is where a step should have been chosen and was not. Where a text is not read,
// it may be that step.
func (f *fit) unused(b *block) place {
	if f.Ends || f.left || f.strange > 0 {
		return nowhere
	}
	counts := f.counts(b)
	chosen := func(n int64) bool { return n > 0 }
	first := slices.IndexFunc(counts, chosen)
	last := first
	for step := first + 1; step < len(counts); step++ {
		if counts[step] == 0 {
			continue
		}
		if step > last+1 && f.hollow(counts[last], counts[step]) {
			return between
		}
		last = step
	}
	if first > 0 && counts[first] >= manyAtEnd || last < len(counts)-1 && counts[last] >= manyAtEnd {
		return atEnd
	}
	return nowhere
}

// hollow reports whether nothing between two steps is strange. Numbers beside the
// labels say that there is a step, or that there is none.
func (f *fit) hollow(below, above int64) bool {
	if f.run.order != Unnumbered {
		return f.run.level < even
	}
	return min(below, above) >= manyBeside
}

// declines reports whether the user says of a label of some set that it is no answer.
func (v *Vocabulary) declines(b *block) bool {
	return slices.ContainsFunc(b.labels, func(l *label) bool { return l.declared && (v.own.has(v, l) || v.program.has(v, l)) })
}

// counts is how often each step was chosen.
func (f *fit) counts(b *block) []int64 {
	counts := make([]int64, f.points)
	add := func(rank int, texts []Count) {
		for _, text := range texts {
			if rank >= 0 {
				counts[rank] += text.N
			}
		}
	}
	for i, s := range f.spots {
		add(s.rank, b.labels[i].texts)
	}
	for i, rank := range f.ranks {
		add(rank, b.numbers[i].texts)
	}
	return counts
}
