package stat

import (
	"maps"
	"math/big"
	"slices"
)

// drawnSample is numbers of people with weights in thousandths and the clusters that they
// were drawn in, each nil without.
type drawnSample struct {
	values, weights []int64
	clusters        []string
}

// of is the people at some places, as a sample.
func (d drawnSample) of(keep func(i int) bool) Hist {
	h := d.counted(keep)
	if d.clusters == nil {
		return h
	}
	named := make(map[string]bool)
	for i, name := range d.clusters {
		if keep(i) {
			named[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		of := d.counted(func(i int) bool { return keep(i) && d.clusters[i] == name })
		of.Name = name
		h.Clusters = append(h.Clusters, of)
	}
	return h
}

func (d drawnSample) counted(keep func(i int) bool) Hist {
	counts, loads := make(map[int64]int64), make(map[int64]Load)
	for i, x := range d.values {
		if !keep(i) {
			continue
		}
		if counts[x]++; counts[x] == 1 {
			loads[x] = NewLoad()
		}
		if d.weights != nil {
			w := big.NewInt(d.weights[i] * (WeightUnit / 1000))
			loads[x].add(Load{w, new(big.Int).Mul(w, w)})
		}
	}
	h := NewHist(0, 1, 1, counts)
	if d.weights != nil {
		h = h.Weigh(loads)
	}
	return h
}

// twoParts are twelve people of a sample and eight others of it, as data of R:
//
//	d <- data.frame(g = factor(rep(1:2, c(12, 8))),
//	  x = c(-2,-1,0,-3,1,-1,-2,0,-1,2,-1,0, 0,1,1,-1,2,0,0,1),
//	  y = c(1,1,0,1,0,1,1,0,0,0,1,0, 0,0,1,1,0,1,0,0),
//	  w = c(1,2,1,3,1,.5,2,1,1,4,1,2, 1,.5,2,3,1,1,2,1),
//	  crossed = c("a","a","b","b","c","c","d","d","a","b","c","d", "a","b","c","d","a","b","c","d"),
//	  nested = c("a","a","b","b","c","c","d","d","a","b","c","d", "e","e","f","f","g","g","f","e"))
var (
	partX       = []int64{-2, -1, 0, -3, 1, -1, -2, 0, -1, 2, -1, 0, 0, 1, 1, -1, 2, 0, 0, 1}
	partY       = []int64{1, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 0, 0}
	partWeights = []int64{1000, 2000, 1000, 3000, 1000, 500, 2000, 1000, 1000, 4000, 1000, 2000, 1000, 500, 2000, 3000, 1000, 1000, 2000, 1000}
	crossed     = letters("aabbccddabcdabcdabcd")
	nested      = letters("aabbccddabcdeeffggfe")
)

func letters(s string) []string {
	var all []string
	for _, r := range s {
		all = append(all, string(r))
	}
	return all
}

func inFirst(i int) bool  { return i < 12 }
func inSecond(i int) bool { return i >= 12 }
func anybody(int) bool    { return true }
