package stat

import (
	"math"
	"reflect"
	"testing"
)

// Those whose first value is wanted are a sample of their own, drawn as all were.
func TestJointWhere(t *testing.T) {
	of := func(keep func(from int64) bool, name string) Joint {
		counts, loads := make(map[[2]int64]int64), make(map[[2]int64]Load)
		for _, p := range [][3]int64{{0, 4, 2}, {1, 3, 5}, {2, 0, 1}, {2, 4, 3}} {
			if at := [2]int64{p[0], p[1]}; keep(p[0]) {
				counts[at], loads[at] = p[2], loadOf(p[2]*WeightUnit)
			}
		}
		j := NewJoint(1, 2, 10, counts).Weigh(loads)
		j.Name, j.Known = name, 0.5
		return j
	}
	all := of(func(int64) bool { return true }, "")
	all.Clusters = []Joint{of(func(from int64) bool { return from > 0 }, "a"), of(func(from int64) bool { return from == 0 }, "b")}
	want := of(func(from int64) bool { return from == 1 }, "")
	want.Clusters = []Joint{of(func(from int64) bool { return from == 1 }, "a"), of(func(int64) bool { return false }, "b")}
	got := all.Where(func(x int64) bool { return x == 3 }) // 1 + 2·1, over 10
	if got.Base != want.Base || got.Step != want.Step || got.Den != want.Den || got.Known != want.Known || !reflect.DeepEqual(got.N, want.N) || !reflect.DeepEqual(got.From, want.From) || !reflect.DeepEqual(got.To, want.To) || !reflect.DeepEqual(got.Loads, want.Loads) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for i, c := range got.Clusters {
		if w := want.Clusters[i]; c.Name != w.Name || len(c.N) != len(w.N) || len(c.N) > 0 && (c.N[0] != w.N[0] || !reflect.DeepEqual(c.Loads, w.Loads)) {
			t.Errorf("cluster %d: got %+v, want %+v", i, c, w)
		}
	}
	if plain := NewJoint(0, 1, 1, map[[2]int64]int64{{1, 2}: 3, {2, 2}: 4}).Where(func(x int64) bool { return x > 1 }); plain.Loads != nil || plain.Clusters != nil || len(plain.N) != 1 || plain.N[0] != 4 {
		t.Errorf("of a plain sample: %+v", plain)
	}
}

func negative(x int64) bool { return x < 0 }

// The share of a plain sample is that of its portion.
func TestShareWhereIsThatOfThePortion(t *testing.T) {
	h := unit.hist([]int64{-3, -1, -1, 0, 2})
	if got, want := h.ShareWhere(negative, 0.95), h.Portion(negative).Share(0.95); got != want || got.Value != 0.6 {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

// Of one cluster a share and a net are known and not how sure they are; nobody has neither.
func TestSharesOfOneCluster(t *testing.T) {
	h := drawnSample{partX, nil, letters("aaaaaaaaaaaaaaaaaaaa")}.of(anybody)
	e := h.ShareWhere(negative, 0.95)
	if e.Reason != FewClusters || e.Value != 0.4 || !math.IsNaN(e.SE) || !math.IsNaN(e.Lo) || !math.IsNaN(e.Hi) {
		t.Errorf("share %+v", e)
	}
	if net := NetOf(h); !math.IsNaN(net.Design.Size) || net.Negative != 8 || net.Positive != 6 || net.Neutral != 6 {
		t.Errorf("net %+v of %+v", net, net.Design)
	}
	nobody := drawnSample{values: []int64{}, weights: []int64{}, clusters: []string{}}.of(anybody)
	if e := nobody.ShareWhere(negative, 0.95); e.Reason != NoData || e.N != 0 {
		t.Errorf("share of nobody %+v", e)
	}
}

// However people were drawn, the deviation of a sample is √n times the standard error of
// its mean, and the variance of a net share n times that of the net, with the divisor n.
func TestDeviationsOfDesigns(t *testing.T) {
	for name, d := range map[string]drawnSample{"plain": {partX, nil, nil}, "weights": {partX, partWeights, nil}, "clusters": {partX, nil, crossed}, "both": {partX, partWeights, crossed}} {
		h := d.of(anybody)
		m, n := h.Moments(), float64(h.count())
		near(t, name+": SD", m.DesignSD(), math.Sqrt(n)*m.SE(), 1e-13)
		near(t, name+": variance", m.MeanVariance(), n*m.SE()*m.SE(), 1e-13)
		signs := h.coded(func(x int64) int64 { return int64(signOf(x)) }).Moments()
		near(t, name+": net", NetOf(h).Variance(), (n-1)*signs.SE()*signs.SE(), 1e-12)
		near(t, name+": net share", NetOf(h).Estimate(0.95).Value, signs.Mean, 1e-13)
	}
}

// Pairs are in ascending order of the first value and then of the second, whatever the order
// they were counted in.
func TestJointIsInOrder(t *testing.T) {
	counts := make(map[[2]int64]int64)
	var want [][3]int64
	for from := range int64(4) {
		for to := range int64(4) {
			counts[[2]int64{from, 3 - to}] = 4*from + to + 1
			want = append(want, [3]int64{from, to, 4*from + 3 - to + 1})
		}
	}
	j := NewJoint(0, 1, 1, counts)
	for i, w := range want {
		if got := [3]int64{j.From[i], j.To[i], j.N[i]}; got != w {
			t.Errorf("place %d: got %v, want %v", i, got, w)
		}
	}
}

// A side of a pair, its difference and its sums were drawn as the pair was.
func TestSidesAreDrawnAsThePair(t *testing.T) {
	j := NewJoint(1, 2, 10, map[[2]int64]int64{{0, 4}: 2, {1, 3}: 5, {2, 0}: 1})
	j.Known, j.Name = 0.25, "north"
	j.Clusters = []Joint{{Base: 1, Step: 2, Den: 10, From: []int64{0, 1}, To: []int64{4, 3}, N: []int64{2, 5}, Name: "a"}, {Base: 1, Step: 2, Den: 10, From: []int64{2}, To: []int64{0}, N: []int64{1}, Name: "b"}}
	for name, h := range map[string]Hist{"first": j.First(), "second": j.Second(), "difference": j.Difference()} {
		if h.Known != 0.25 || h.Name != "north" || len(h.Clusters) != 2 || h.Clusters[1].Name != "b" || h.Clusters[0].count() != 7 {
			t.Errorf("%s: %+v", name, h)
		}
	}
	c := j.Cross()
	if c.Known != 0.25 || c.Name != "north" || len(c.Clusters) != 2 || c.Clusters[0].Name != "a" || c.Clusters[0].N != 7 {
		t.Errorf("sums: %+v", c)
	}
	near(t, "SE of the first", c.Combine([]int64{1, 0}).SE(), j.First().Moments().SE(), 1e-13)
	near(t, "SE of the difference", c.Combine([]int64{-1, 1}).SE(), j.Difference().Moments().SE(), 1e-13)
}
