package stat

import (
	"fmt"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// person is somebody with answers x and y, a weight in units of 1e-9 and a cluster.
type person struct {
	x, y    int64
	weight  int64
	cluster int
}

func drawPersons(t *rapid.T) []person {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) person {
		return person{
			x: rapid.Int64Range(0, 6).Draw(t, "x"), y: rapid.Int64Range(0, 6).Draw(t, "y"),
			weight: rapid.Int64Range(1, 4_000_000_000).Draw(t, "weight"), cluster: rapid.IntRange(0, 3).Draw(t, "cluster"),
		}
	}), 2, 20).Draw(t, "people")
}

func loadOf(weight int64) Load {
	w := big.NewInt(weight)
	return Load{w, new(big.Int).Mul(w, w)}
}

// weightedJoint counts people who chose x and y, in clusters if wanted.
func weightedJoint(people []person, clusters bool) Joint {
	counts, loads := make(map[[2]int64]int64), make(map[[2]int64]Load)
	of := make([][]person, 4)
	for _, p := range people {
		key := [2]int64{p.x, p.y}
		if counts[key]++; counts[key] == 1 {
			loads[key] = NewLoad()
		}
		loads[key].add(loadOf(p.weight))
		of[p.cluster] = append(of[p.cluster], p)
	}
	j := NewJoint(1, 1, 1, counts).Weigh(loads)
	for _, people := range of {
		if clusters {
			j.Clusters = append(j.Clusters, weightedJoint(people, false))
		}
	}
	return j
}

// plainMean is Σwx/Σw and the linearised variance of METHODS, one person after the
// other.
func plainMean(people []person, value func(person) float64) (mean, variance, spread float64) {
	n, sum, total := float64(len(people)), 0.0, 0.0
	for _, p := range people {
		w := float64(p.weight)
		total, sum = total+w, sum+w*value(p)
	}
	mean = sum / total
	for _, p := range people {
		w, off := float64(p.weight), value(p)-mean
		variance += w * w * off * off / (total * total)
		spread += w * off * off / total
	}
	return mean, n / (n - 1) * variance, n / (n - 1) * spread
}

func clusteredVariance(people []person, value func(person) float64) float64 {
	mean, _, _ := plainMean(people, value)
	total := 0.0
	sums := make(map[int]float64)
	for _, p := range people {
		total += float64(p.weight)
		sums[p.cluster] += float64(p.weight) * (value(p) - mean)
	}
	c, squares := float64(len(sums)), 0.0
	for _, s := range sums {
		squares += s * s
	}
	return c / (c - 1) * squares / (total * total)
}

func alike(a, b float64) bool {
	return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b))
}

func TestWeightedMoments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := drawPersons(t)
		gap := func(p person) float64 { return float64(p.y - p.x) }
		mean, variance, spread := plainMean(people, gap)
		j := weightedJoint(people, false)
		for name, m := range map[string]Moments{"counts": j.Difference().Moments(), "sums": j.Cross().Combine([]int64{-1, 1})} {
			if !alike(m.Mean, mean) || !alike(m.SE()*m.SE(), variance) || !alike(m.SD*m.SD, spread) || m.DF() != float64(len(people)-1) {
				t.Errorf("%s: got mean %v, SE² %v, SD² %v; want %v, %v, %v", name, m.Mean, m.SE()*m.SE(), m.SD*m.SD, mean, variance, spread)
			}
		}
	})
}

func TestClusteredMoments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := drawPersons(t)
		first := func(p person) float64 { return float64(p.x) + 1 }
		m := weightedJoint(people, true).First().Moments()
		if m.Design.Clusters < 2 {
			if m.reason() != FewClusters && m.SD > 0 {
				t.Errorf("of one cluster: got the reason %q", m.reason())
			}
			return
		}
		if want := clusteredVariance(people, first); m.SD > 0 && !alike(m.SE()*m.SE(), want) {
			t.Errorf("got SE² %v, want %v", m.SE()*m.SE(), want)
		}
		if m.DF() != float64(m.Design.Clusters-1) {
			t.Errorf("got %v degrees of freedom in %d clusters", m.DF(), m.Design.Clusters)
		}
	})
}

// Weights that are all equal say nothing.
func TestEqualWeightsAreNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := drawPersons(t)
		weight := rapid.SampledFrom([]int64{1, WeightUnit, 7 * WeightUnit}).Draw(t, "all")
		for i := range people {
			people[i].weight = weight
		}
		weighted := weightedJoint(people, false)
		plain := weighted
		plain.Loads = nil
		x, y := weighted.Difference(), plain.Difference()
		alikeEstimates(t, "mean", Mean(x.Moments(), 0.95), Mean(y.Moments(), 0.95))
		alikeEstimates(t, "share", x.ShareWhere(negative, 0.95), y.ShareWhere(negative, 0.95))
		alikeEstimates(t, "net", BoxesOf(weighted.First(), 1, 7, 0.95).Net, BoxesOf(plain.First(), 1, 7, 0.95).Net)
	})
}

func alikeEstimates(t *rapid.T, name string, got, want Estimate) {
	t.Helper()
	for _, pair := range [][2]float64{{got.Value, want.Value}, {got.SE, want.SE}, {got.Lo, want.Lo}, {got.Hi, want.Hi}} {
		if !alike(pair[0], pair[1]) {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

// One respondent in each cluster gives the ordinary standard error.
func TestOneInEachCluster(t *testing.T) {
	h := NewHist(0, 1, 1, map[int64]int64{1: 1, 2: 1, 4: 2})
	plain := Mean(h.Moments(), 0.95)
	for _, code := range []int64{1, 2, 4, 4} {
		h.Clusters = append(h.Clusters, NewHist(0, 1, 1, map[int64]int64{code: 1}))
	}
	if got := Mean(h.Moments(), 0.95); !alike(got.SE, plain.SE) || !alike(got.Lo, plain.Lo) {
		t.Errorf("got %+v, want %+v", got, plain)
	}
}

func TestFinitePopulation(t *testing.T) {
	h := NewHist(0, 1, 1, map[int64]int64{1: 3, 2: 4, 5: 3})
	plain := Mean(h.Moments(), 0.95)
	h.Known = 0.36
	if got := Mean(h.Moments(), 0.95); !alike(got.SE, 0.8*plain.SE) || got.Value != plain.Value {
		t.Errorf("of 36 %%: got %+v, want 0.8 of the SE of %+v", got, plain)
	}
	h.Known = 1
	all := h.Moments()
	if got := Mean(all, 0.95); got.SE != 0 || got.Reason != Census || got.Lo != got.Value {
		t.Errorf("of all: got %+v", got)
	}
	if test := PairedT(all); test.Reason != Census || !math.IsNaN(test.P) {
		t.Errorf("of all: got the test %+v", test)
	}
	if e := h.ShareWhere(negative, 0.95); e.SE != 0 || e.Reason != Census || e.Hi != 0 {
		t.Errorf("share of all: got %+v", e)
	}
}

// 4 of 8 in two clusters, 3 and 1: 2·(1² + 1²)/8² is the variance, times 7/8 with the divisor
// n, which is that of 4.57 people, whose interval is Wilson's
// (R: the formula written out).
func TestShareOfTwoClusters(t *testing.T) {
	d := drawnSample{values: []int64{-1, -1, 0, -1, 0, 0, -1, 0}, clusters: letters("aaaabbbb")}
	e := d.of(anybody).ShareWhere(negative, 0.95)
	near(t, "SE", e.SE, math.Sqrt(7./128), 1e-14)
	near(t, "people", e.Size, 4.57142857142857117, 1e-13)
	near(t, "low", e.Lo, 0.16213316974664393, 1e-13)
	near(t, "high", e.Hi, 1-0.16213316974664393, 1e-13)
}

// Where everybody has a property, four clusters are worth four people: 4/(4 + z²).
func TestShareOfAllInClusters(t *testing.T) {
	d := drawnSample{values: []int64{-1, -1, -1, -1, -2, -1, -1, -1}, clusters: letters("aabbccdd")}
	e := d.of(anybody).ShareWhere(negative, 0.95)
	near(t, "low", e.Lo, 0.51010916354540281, 1e-13)
	near(t, "people", e.Size, 4, 0)
}

// METHODS, oracle: Kish's number of the weights 0.5, 1, 1.5 and 2 is 25/7.5.
func TestKish(t *testing.T) {
	l := NewLoad()
	for _, w := range []int64{5, 10, 15, 20} {
		l.add(loadOf(w * WeightUnit / 10))
	}
	if got, want := l.Kish(), 25/7.5; !alike(got, want) || !alike(l.Total(), 5) {
		t.Errorf("got %v of %v, want %v of 5", got, l.Total(), want)
	}
	if got := NewLoad().Kish(); !math.IsNaN(got) {
		t.Errorf("of nobody: got %v", got)
	}
}

func TestRake(t *testing.T) {
	cells := []RakeCell{
		{[]int{0, 0}, 20, 1}, {[]int{0, 1}, 30, 1}, {[]int{1, 0}, 10, 1}, {[]int{1, 1}, 40, 2},
	}
	targets := [][]float64{{0.6, 0.4}, {0.5, 0.5}}
	r := Rake(cells, targets, Bounds{})
	if !(r.Deviation < 1e-12) || r.Trimmed != 0 {
		t.Errorf("got a deviation of %v, %d trimmed", r.Deviation, r.Trimmed)
	}
	// Raking keeps the odds ratio of the design weights.
	odds := r.Weights[0] * r.Weights[3] / (r.Weights[1] * r.Weights[2])
	if !alike(odds, 2) {
		t.Errorf("got the odds ratio %v, want 2", odds)
	}
	within := Rake(cells, targets, Bounds{0.5, 1.7})
	if within.Trimmed == 0 || within.Outside > 0 || !(within.Deviation < RakeTolerance) {
		t.Errorf("got %+v", within)
	}
	for i, w := range within.Weights {
		if w < 0.5-1e-6 || w > 1.7+1e-6 {
			t.Errorf("cell %d: weight %v", i, w)
		}
	}
	if tight := Rake(cells, targets, Bounds{0.99, 1.01}); tight.Outside == 0 || !(tight.Deviation < RakeTolerance) {
		t.Errorf("bounds that cannot hold: got %+v", tight)
	}
}

// Of two margins that are one, no weights fit two targets.
func TestRakeThatCannotConverge(t *testing.T) {
	cells := []RakeCell{{[]int{0, 0}, 5, 1}, {[]int{1, 1}, 5, 1}}
	r := Rake(cells, [][]float64{{0.5, 0.5}, {0.2, 0.8}}, Bounds{})
	if !(r.Deviation > 0.1) {
		t.Errorf("got a deviation of %v", r.Deviation)
	}
	cells = []RakeCell{{[]int{0, 0}, 5, 1}}
	if r := Rake(cells, [][]float64{{0.5, 0.5}, {1}}, Bounds{}); r.Deviation < RakeTolerance {
		t.Errorf("a category of nobody: got a deviation of %v", r.Deviation)
	}
}

func BenchmarkRake(b *testing.B) {
	for _, levels := range []int{3, 6} {
		b.Run(fmt.Sprint(levels), func(b *testing.B) {
			var cells []RakeCell
			targets := make([][]float64, 4)
			for m := range targets {
				for range levels {
					targets[m] = append(targets[m], 1/float64(levels))
				}
			}
			for i := range 100_000 {
				cells = append(cells, RakeCell{[]int{i % levels, i / 7 % levels, i / 31 % levels, i / 97 % levels}, 1, float64(1 + i%5)})
			}
			for b.Loop() {
				Rake(cells, targets, Bounds{0.3, 3})
			}
		})
	}
}

// A single person, or a single cluster, does not say how far others differ.
func TestNoCovarianceOfOne(t *testing.T) {
	one := weightedJoint([]person{{3, 4, WeightUnit, 0}}, false).Cross()
	cluster := weightedJoint([]person{{3, 4, WeightUnit, 2}, {1, 4, WeightUnit, 2}}, true).Cross()
	nan := math.NaN()
	same(t, "weighted covariance of one", one.weightedCov(0, 1), nan)
	same(t, "design covariance of one", one.DesignCov(0, 1), nan)
	same(t, "design covariance of one cluster", cluster.DesignCov(0, 0), nan)
	near(t, "weighted variance of two", cluster.weightedCov(0, 0), 2, 1e-15)
	if m := cluster.Combine([]int64{1, 0}); m.reason() != FewClusters || m.Mean != 3 {
		t.Errorf("of one cluster: %+v", m)
	}
}

// A net of a whole population has no error, and weights of 0 leave nothing to go by.
func TestNetOfAPopulation(t *testing.T) {
	h := NewHist(0, 1, 1, map[int64]int64{-1: 1, 0: 2, 1: 5})
	h.Known = 1
	e := NetOf(h).Estimate(0.95)
	same(t, "net", e.Value, 0.5)
	same(t, "SE", e.SE, 0)
	near(t, "half of it is worth twice as many", withKnown(h, 0.5).Portion(func(x int64) bool { return x == 1 }).Share(0.95).Size, 16*8/7.0*7/8, 1e-13)
}

func withKnown(h Hist, known float64) Hist {
	h.Known = known
	return h
}

// Raked weights have a mean of 1 and each category its share of them; those that were cut lie
// on a bound, and Trimmed and Outside count their people.
func TestRakedSums(t *testing.T) {
	cells := []RakeCell{{[]int{0, 0}, 20, 1}, {[]int{0, 1}, 30, 1}, {[]int{1, 0}, 10, 1}, {[]int{1, 1}, 40, 2}, {[]int{2, 0}, 7, 3}, {[]int{2, 1}, 3, 1}}
	targets := [][]float64{{0.5, 0.3, 0.2}, {0.55, 0.45}}
	for _, bounds := range []Bounds{{}, {0.5, 2}, {0.6, 1.9}} {
		r := Rake(cells, targets, bounds)
		all, sums := 0.0, [][]float64{make([]float64, 3), make([]float64, 2)}
		var beyond int64
		for i, c := range cells {
			all += r.Weights[i] * float64(c.N)
			for m, at := range c.Levels {
				sums[m][at] += r.Weights[i] * float64(c.N)
			}
			if bounds != (Bounds{}) && (r.Weights[i] < bounds.Least-slack || r.Weights[i] > bounds.Most+slack) {
				beyond += c.N
			}
		}
		near(t, "sum", all, 110, 1e-6)
		worst := 0.0
		for m, shares := range targets {
			for at, share := range shares {
				worst = max(worst, math.Abs(sums[m][at]/(share*110)-1))
			}
		}
		if !(worst < RakeTolerance) || !(math.Abs(worst-r.Deviation) <= 1e-12) || r.Outside != beyond {
			t.Errorf("within %v: off by %v, said to be by %v; %d outside, said to be %d", bounds, worst, r.Deviation, beyond, r.Outside)
		}
	}
	// Of half and half, 90 and 10 people have weights of 5/9 and 5; at most 4 for the 10 leaves
	// no weights that fit, so that they are cut and raked again without end.
	half := []RakeCell{{[]int{0}, 90, 1}, {[]int{1}, 10, 1}}
	free, tight := Rake(half, [][]float64{{0.5, 0.5}}, Bounds{}), Rake(half, [][]float64{{0.5, 0.5}}, Bounds{0.1, 4})
	near(t, "many", free.Weights[0], 5.0/9, 1e-14)
	near(t, "few", free.Weights[1], 5, 1e-14)
	if free.Trimmed != 0 || free.Outside != 0 || tight.Trimmed != 10 || tight.Outside != 10 {
		t.Errorf("free %+v, tight %+v", free, tight)
	}
	if r := Rake(half, [][]float64{{0.5, 0.5}}, Bounds{0.6, 9}); r.Trimmed != 90 || r.Outside != 90 {
		t.Errorf("too low: %+v", r)
	}
}

// A target for a category of which nobody is, and of nobody, is no number.
func TestRakeOfNobody(t *testing.T) {
	r := Rake([]RakeCell{{[]int{0, 0}, 5, 1}}, [][]float64{{1, 0}, {1}}, Bounds{})
	if !math.IsNaN(r.Deviation) {
		t.Errorf("got a deviation of %v", r.Deviation)
	}
}
