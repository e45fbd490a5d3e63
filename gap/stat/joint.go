package stat

import (
	"cmp"
	"maps"
	"slices"
)

// Joint is a paired sample as counts: N[i] people whose first value has code
// From[i] and whose second has code To[i], both on (Base + Step·code)/Den.
type Joint struct {
	Base, Step, Den int64
	From, To, N     []int64
}

// NewJoint makes a Joint of counted code pairs {from, to}, in ascending order.
func NewJoint(base, step, den int64, counts map[[2]int64]int64) Joint {
	j := Joint{Base: base, Step: step, Den: den}
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b [2]int64) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	for _, key := range keys {
		j.From = append(j.From, key[0])
		j.To = append(j.To, key[1])
		j.N = append(j.N, counts[key])
	}
	return j
}

// First is the sample of first values.
func (j Joint) First() Hist { return j.margin(j.Base, func(i int) int64 { return j.From[i] }) }

// Second is the sample of second values.
func (j Joint) Second() Hist { return j.margin(j.Base, func(i int) int64 { return j.To[i] }) }

// Difference is the sample of second minus first values.
func (j Joint) Difference() Hist {
	return j.margin(0, func(i int) int64 { return j.To[i] - j.From[i] })
}

func (j Joint) margin(base int64, code func(i int) int64) Hist {
	counts := make(map[int64]int64)
	for i, n := range j.N {
		counts[code(i)] += n
	}
	return NewHist(base, j.Step, j.Den, counts)
}

// Cross is the sums and products of the two values.
func (j Joint) Cross() Cross {
	c := NewCross(2, j.Base, j.Step, j.Den)
	for i, n := range j.N {
		c.AddTimes([]int64{j.From[i], j.To[i]}, n)
	}
	return c
}
