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

	Loads    []Load  // see Hist
	Known    float64 // see Cross
	Clusters []Joint
	Name     string
}

// Weigh gives a sample the weights of those of each pair of codes.
func (j Joint) Weigh(loads map[[2]int64]Load) Joint {
	j.Loads = make([]Load, len(j.N))
	for i := range j.N {
		j.Loads[i] = loads[[2]int64{j.From[i], j.To[i]}]
	}
	return j
}

// NewJoint makes a Joint of counted code pairs {from, to}, in ascending order.
func NewJoint(base, step, den int64, counts map[[2]int64]int64) Joint {
	j := Joint{Base: base, Step: step, Den: den}
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b [2]int64) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	if n := len(keys); n > 0 {
		j.From, j.To, j.N = make([]int64, n), make([]int64, n), make([]int64, n)
	}
	for i, key := range keys {
		j.From[i], j.To[i], j.N[i] = key[0], key[1], counts[key]
	}
	return j
}

// First is the sample of first values.
func (j Joint) First() Hist { return j.margin(j.Base, func(from, _ int64) int64 { return from }) }

// Second is the sample of second values.
func (j Joint) Second() Hist { return j.margin(j.Base, func(_, to int64) int64 { return to }) }

// Difference is the sample of second minus first values.
func (j Joint) Difference() Hist {
	return j.margin(0, func(from, to int64) int64 { return to - from })
}

func (j Joint) margin(base int64, code func(from, to int64) int64) Hist {
	h := Hist{Base: base, Step: j.Step, Den: j.Den, Known: j.Known, Name: j.Name}
	at := func(i int) int64 { return code(j.From[i], j.To[i]) }
	h.Code, h.N = counted(j.N, at)
	if j.Loads != nil {
		h = h.Weigh(addedLoads(j.Loads, at))
	}
	for _, of := range j.Clusters {
		h.Clusters = append(h.Clusters, of.margin(base, code))
	}
	return h
}

// Where is those whose first value keep wants, given its numerator over Den.
func (j Joint) Where(keep func(x int64) bool) Joint {
	of := j
	of.From, of.To, of.N, of.Loads, of.Clusters = nil, nil, nil, nil, nil
	if j.Loads != nil {
		of.Loads = []Load{}
	}
	for i, from := range j.From {
		if !keep(j.Base + j.Step*from) {
			continue
		}
		of.From, of.To, of.N = append(of.From, from), append(of.To, j.To[i]), append(of.N, j.N[i])
		if j.Loads != nil {
			of.Loads = append(of.Loads, j.Loads[i])
		}
	}
	for _, cluster := range j.Clusters {
		of.Clusters = append(of.Clusters, cluster.Where(keep))
	}
	return of
}

// Cross is the sums and products of the two values.
func (j Joint) Cross() Cross {
	c := NewCross(2, j.Base, j.Step, j.Den)
	c.Known, c.Name = j.Known, j.Name
	if j.Loads != nil {
		c.Weights = NewLoads(2)
	}
	for i, n := range j.N {
		codes := []int64{j.From[i], j.To[i]}
		c.AddTimes(codes, n)
		if j.Loads != nil {
			c.Weights.Add(codes, j.Loads[i])
		}
	}
	for _, of := range j.Clusters {
		c.Clusters = append(c.Clusters, of.Cross())
	}
	return c
}
