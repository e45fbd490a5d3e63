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
	for _, key := range keys {
		j.From = append(j.From, key[0])
		j.To = append(j.To, key[1])
		j.N = append(j.N, counts[key])
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
	h := j.counted(base, code)
	h.Known, h.Name = j.Known, j.Name
	if j.Loads != nil {
		h = h.Weigh(j.loads(code))
	}
	for _, of := range j.Clusters {
		h.Clusters = append(h.Clusters, of.margin(base, code))
	}
	return h
}

// counted is the people by a code made of the two.
func (j Joint) counted(base int64, code func(from, to int64) int64) Hist {
	type people struct{ code, n int64 }
	all := make([]people, len(j.N))
	for i, n := range j.N {
		all[i] = people{code(j.From[i], j.To[i]), n}
	}
	slices.SortFunc(all, func(a, b people) int { return cmp.Compare(a.code, b.code) })
	h := Hist{Base: base, Step: j.Step, Den: j.Den}
	for i, of := range all {
		if i == 0 || of.code != all[i-1].code {
			h.Code, h.N = append(h.Code, of.code), append(h.N, 0)
		}
		h.N[len(h.N)-1] += of.n
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

// loads adds the weights up by a code made of the two.
func (j Joint) loads(code func(from, to int64) int64) map[int64]Load {
	loads := make(map[int64]Load)
	for i, of := range j.Loads {
		at := code(j.From[i], j.To[i])
		if _, known := loads[at]; !known {
			loads[at] = NewLoad()
		}
		loads[at].add(of)
	}
	return loads
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
