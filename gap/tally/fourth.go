package tally

import (
	"math/big"

	"servgap/gap/stat"
)

// MostFourths is the number of numbers in a block up to which what the errors of models
// take with weights is counted: of 22 items beside some outcomes these are 27,405 sums of
// four. Of wider blocks models have coefficients, and no errors.
const MostFourths = 26

// squares reports whether the plan's blocks are counted four numbers at a time. In
// clusters, errors go by the clusters' sums of two.
func (p Plan) squares() bool { return p.Weights != "" && !p.Clusters && !p.oneCluster }

// newFourths makes the sums of each block, nil of a wide one.
func (t *Tally) newFourths() []*stat.Fourths {
	if !t.plan.squares() {
		return nil
	}
	all := make([]*stat.Fourths, len(t.plan.Listwise))
	for i, l := range t.plan.Listwise {
		if k := t.plan.width(l); k <= MostFourths {
			all[i] = stat.NewFourths(k, t.largest(l))
		}
	}
	return all
}

// largest is the largest code of a block.
func (t *Tally) largest(l Listwise) int64 {
	q := t.plan.Questionnaire
	most := int64(q.Instrument.Scale.Points - 1)
	if !l.Part.ofItems() && l.Part != NoPart {
		most *= t.unit
	}
	for _, o := range l.Outcomes {
		most = max(most, int64(q.Outcomes[o].Scale.Points-1))
	}
	return most
}

// addFourths counts the numbers of a response in a block.
func (t *Tally) addFourths(block int, codes []int64, weight, n int64) {
	if t.fourths != nil && t.fourths[block] != nil {
		t.fourths[block].Add(codes, weight, n)
	}
}

// withoutFourths is the tally as a file keeps it of a level: models are of everybody.
func (t *Tally) withoutFourths() *Tally {
	t.settle()
	of := *t
	of.fourths = nil
	return &of
}

// mergeFourths counts another tally's; of those without, the sum is without.
func (t *Tally) mergeFourths(other *Tally) {
	if other.fourths == nil {
		t.fourths = nil
	}
	for i, f := range t.fourths {
		if f != nil {
			f.Merge(other.fourths[i])
		}
	}
}

// packFourths is the sums of each block in digits, nil of a wide one.
func packFourths(f *stat.Fourths) []string {
	if f == nil {
		return nil
	}
	return each(f.Sums(), (*big.Int).String)
}

// fourths takes the sums of a file; the first of each block is Σw² of those in it.
func (u *unpacking) fourths(t *Tally, from [][]string) {
	const part = "sums of four numbers"
	if !u.expect(len(from) == len(t.fourths), part) {
		return
	}
	for i, texts := range from {
		if f := t.fourths[i]; f != nil {
			sums, ok := wholeNumbers(texts)
			squares := t.load(func(of *Tally) int64 { return of.listwise[i].Cross().N }).W2
			u.expect(ok && f.Take(sums) && sums[0].Cmp(squares) == 0, part)
		} else {
			u.expect(texts == nil, part)
		}
	}
}

// mostDigits is the length of the longest sum: six words of the largest codes, 62 bits.
const mostDigits = 1 + 6*20

func wholeNumbers(texts []string) (numbers []*big.Int, ok bool) {
	for _, text := range texts {
		number, whole := new(big.Int).SetString(text, 10)
		if !whole || len(text) > mostDigits {
			return nil, false
		}
		numbers = append(numbers, number)
	}
	return numbers, true
}
