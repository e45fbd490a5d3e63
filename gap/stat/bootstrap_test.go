package stat

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
)

// The number of people in a cell is binomial, for few and many people and cells of
// one person, of half of them and of all but one.
func TestPeopleOfACellAreBinomial(t *testing.T) {
	for _, test := range []struct{ n, draws int64 }{
		{2, 20_000}, {3, 20_000}, {12, 20_000}, {40, 20_000}, {100, 20_000}, {1000, 20_000}, {20_000, 20_000}, {1_000_000, 10_000}, {50_000_000, 1000},
	} {
		n := test.n
		for _, in := range slices.Compact([]int64{1, 2, max(2, n/50), max(2, n/10), max(2, n/3), n - 1}) {
			if in >= n {
				continue
			}
			m, drawn := newMultinomial([]int64{0, in, n - in}), make([]int64, 3)
			from := Draws{Seed: 1, Name: "binomial"}.stream()
			var numbers []int64
			for range test.draws {
				m.draw(from, drawn)
				numbers = append(numbers, drawn[1])
				if drawn[0] != 0 || drawn[1]+drawn[2] != n {
					t.Fatalf("drew %v of %d", drawn, n)
				}
			}
			if p := binomialFit(numbers, n, float64(in)/float64(n)); p < 1e-4 {
				t.Errorf("%d of %d: p %g", in, n, p)
			}
		}
	}
}

// binomialFit is the smallest p of the mean of numbers, of their variance, unless they
// are far from normal, and of chi-squared over bands of the binomial in which ten or
// more are expected.
func binomialFit(numbers []int64, n int64, p float64) float64 {
	mean, sd, size := float64(n)*p, math.Sqrt(float64(n)*p*(1-p)), float64(len(numbers))
	sum, squares := 0.0, 0.0
	for _, x := range numbers {
		sum += (float64(x) - mean) / sd
		squares += (float64(x) - mean) / sd * (float64(x) - mean) / sd
	}
	// The variance of a square: 2 of the normal, and 1/v − 6/n of the binomial.
	spread := 2 + 1/(sd*sd) - 6/float64(n)
	fit := 2 * NormalSurvival(math.Abs(sum)/math.Sqrt(size))
	if sd*sd > 1 {
		fit = min(fit, 2*NormalSurvival(math.Abs(squares-size)/math.Sqrt(spread*size)))
	}
	slices.Sort(numbers)
	apart, bands, before, seen := 0.0, 0.0, 0.0, 0
	for k := max(0, int64(mean-6*sd)); before < 1; k += max(1, int64(sd/3)) {
		below := BinomialCDF(k, n, p)
		if (1-below)*size < 10 {
			k, below = n, 1
		}
		if expected := (below - before) * size; expected >= 10 {
			at, _ := slices.BinarySearch(numbers, k+1)
			apart += (float64(at-seen) - expected) * (float64(at-seen) - expected) / expected
			bands, before, seen = bands+1, below, at
		}
	}
	return min(fit, ChiSquaredSurvival(apart, bands-1))
}

// Rounds give the means that drawing everybody one by one gives: the largest distance
// between their distributions, at one in a thousand (Smirnov 1948).
func TestRoundsDrawAsOneByOne(t *testing.T) {
	const draws = 20_000
	counts := []int64{1, 3, 9, 40, 90, 200, 250, 260, 120, 27}
	means := func(m *multinomial, name string) []float64 {
		from, drawn, h := Draws{Name: name}.stream(), make([]int64, len(counts)), NewHist(0, 1, 1, nil)
		for i := range counts {
			h.Code = append(h.Code, int64(i*i))
		}
		var all []float64
		for range draws {
			m.draw(from, drawn)
			all = append(all, h.MeanWith(drawn))
		}
		slices.Sort(all)
		return all
	}
	alone := newMultinomial(counts)
	alone.rounds = nil
	a, b := means(newMultinomial(counts), "rounds"), means(alone, "alone")
	distance := 0.0
	for _, x := range a {
		below, _ := slices.BinarySearch(b, math.Nextafter(x, 1e9))
		upTo, _ := slices.BinarySearch(a, math.Nextafter(x, 1e9))
		distance = max(distance, math.Abs(float64(upTo-below))/draws)
	}
	if distance > 1.95*math.Sqrt(2.0/draws) {
		t.Errorf("distance %g", distance)
	}
	if rounds := newMultinomial(counts).rounds; len(rounds) < 2 {
		t.Errorf("%d rounds", len(rounds))
	}
}

// Draws add up to the people, leave empty cells empty, and have the mean and the
// covariance of a multinomial: −n·p·q between two cells.
func TestMultinomialDraws(t *testing.T) {
	counts := []int64{50, 0, 3, 120, 27}
	m, from, drawn := newMultinomial(counts), Draws{}.stream(), make([]int64, len(counts))
	const draws, n = 50_000, 200.0
	sums, products := make([]float64, len(counts)), 0.0
	for range draws {
		m.draw(from, drawn)
		var all int64
		for i, x := range drawn {
			all += x
			sums[i] += float64(x)
		}
		products += float64(drawn[0]-50) * float64(drawn[4]-27)
		if all != n || drawn[1] != 0 {
			t.Fatalf("drew %v of %v", drawn, counts)
		}
	}
	for i, sum := range sums {
		p := float64(counts[i]) / n
		if off := math.Abs(sum/draws - n*p); off > 5*math.Sqrt(n*p*(1-p)/draws) {
			t.Errorf("cell %d: mean %g, want %g", i, sum/draws, n*p)
		}
	}
	if covariance := products / draws; math.Abs(covariance+50*27/n) > 0.25 {
		t.Errorf("covariance %g, want %g", covariance, -50*27/n)
	}
}

// Five replicates of a value of 2 by hand: off by −1, 0, 0, 1 and 3; one is below it and
// three are not above it.
func TestReplicatesByHand(t *testing.T) {
	r := Replicates{Value: 2, sorted: []float64{1, 2, 2, 3, 5}}
	r.describe()
	if !(math.Abs(r.Bias-0.6) <= 1e-15 && math.Abs(r.SE-math.Sqrt(2.3)) <= 1e-15 && math.Abs(r.Z0+0.2533471031357997) <= 1e-14) {
		t.Errorf("bias %v, standard error %v, z0 %v", r.Bias, r.SE, r.Z0)
	}
}

// Two replicates that differ have a spread; one has none, nor have equal ones, and those
// that are undefined are the reason.
func TestReplicatesWithoutSpread(t *testing.T) {
	for _, test := range []struct {
		name      string
		sorted    []float64
		undefined int
		want      Reason
	}{
		{"two", []float64{1, 3}, 0, ""},
		{"two, one undefined", []float64{1, 3}, 1, ""},
		{"one", []float64{2}, 0, ZeroVariance},
		{"equal", []float64{2, 2, 2}, 0, ZeroVariance},
		{"equal, one undefined", []float64{2, 2}, 1, Irreplicable},
		{"none is defined", nil, 5, Irreplicable},
	} {
		r := Replicates{Value: 2, SE: math.NaN(), Undefined: test.undefined, sorted: test.sorted}
		if r.describe(); r.Reason != test.want || math.IsNaN(r.SE) != (test.want != "") {
			t.Errorf("%s: %+v, want the reason %q", test.name, r, test.want)
		}
	}
	h := unit.hist([]int64{1, 2, 6})
	if r := Resample(h.N, h.MeanWith, Draws{Seed: 1, Name: "one", Replicates: 1}); r.Reason != ZeroVariance || r.Value != 3 || r.N != 3 {
		t.Errorf("one replicate: %+v", r)
	}
}

// Nobody is left out of a cell without people, of which the statistic could not say anything.
func TestNobodyIsLeftOutOfAnEmptyCell(t *testing.T) {
	counts := []int64{1, 0, 2, 0, 3}
	got := acceleration(counts, 6, func(counts []int64) float64 {
		sum := 0.0
		for i, n := range counts {
			if n < 0 {
				t.Errorf("asked of %v", counts)
			}
			sum += float64(int64(i) * n)
		}
		return sum / 5
	})
	// 0, 2, 2, 4, 4, 4 have the mean 8/3; without one of them it moves by −8/15, −2/15 or 4/15.
	squares, cubes := (64+2*4+3*16)/225.0, (-512-2*8+3*64)/3375.0
	near(t, "acceleration", got, cubes/(6*math.Pow(squares, 1.5)), 1e-13)
}

// What is drawn by a seed and a name stays what it was: a report can be made again.
func TestWhatASeedDraws(t *testing.T) {
	numbers := Draws{Seed: 1, Name: "gap.service"}.stream().next(4)
	if want := []uint32{0xb3f2e45c, 0xfba22eb4, 0x578d6ea3, 0x46e484a8}; !slices.Equal(numbers, want) {
		t.Errorf("drew %#x, want %#x", numbers, want)
	}
	for _, test := range []struct {
		counts           map[int64]int64
		low, high, error float64
	}{
		{map[int64]int64{-3: 40, -2: 100, -1: 200, 0: 250, 1: 90, 2: 20}, -0.65285714285714302, -0.49857142857142867, 0.040471180369991033},
		{map[int64]int64{-3: 40, -2: 100, -1: 200, 0: 250, 1: 90000, 2: 200000}, 1.6831874929801887, 1.6860525138511306, 0.00082350175753868676},
	} {
		h := NewHist(0, 1, 1, test.counts)
		r := Resample(h.N, h.MeanWith, Draws{Seed: 1, Name: "gap.service", Replicates: 99})
		e := r.BCa(0.95)
		near(t, "low", e.Lo, test.low, 1e-12)
		near(t, "high", e.Hi, test.high, 1e-12)
		near(t, "SE", r.SE, test.error, 1e-10)
	}
}

// An acceleration that turns one end round leaves the percentile interval, be it the lower
// or the upper one.
func TestAccelerationTurnsAnEnd(t *testing.T) {
	for _, end := range []float64{-2, 2} { // and an end at 1/a is at no quantile
		z0 := end - math.Copysign(NormalQuantile(0.975), end)
		r := Replicates{Value: 2, N: 5, Z0: z0, acceleration: func() float64 { return 1 / end }, sorted: []float64{1, 2, 2, 3, 5}}
		if got := r.BCa(0.95); got.Reason != NoAcceleration {
			t.Errorf("an end at %v: %+v", end, got)
		}
	}
	for a, want := range map[float64]Reason{-0.6: NoAcceleration, -0.5: "", 0.4: "", 0.5: NoAcceleration, math.NaN(): NoAcceleration} {
		r := Replicates{Value: 2, N: 5, Z0: 0.1, acceleration: func() float64 { return a }, sorted: []float64{1, 2, 2, 3, 5}} // ends at 0.1 ± 1.96
		if got := r.BCa(0.95); got.Reason != want {
			t.Errorf("acceleration %v: %+v, want the reason %q", a, got, want)
		}
	}
}

// All 27 ordered samples of three different values give the exact shares of the
// replicates; six of them are the sample itself and its mean.
func TestResampleAgainstTheEnumeration(t *testing.T) {
	h := unit.hist([]int64{1, 2, 6})
	r := Resample(h.N, h.MeanWith, Draws{Seed: 5, Name: "mean", Replicates: 100_000})
	var means []float64
	below := 0.0
	for _, a := range []float64{1, 2, 6} {
		for _, b := range []float64{1, 2, 6} {
			for _, c := range []float64{1, 2, 6} {
				mean := (a + b + c) / 3
				means = append(means, mean)
				switch {
				case a+b+c < 9:
					below++
				case a+b+c == 9:
					below += 0.5
				}
			}
		}
	}
	slices.Sort(means)
	same(t, "value", r.Value, 3)
	near(t, "z0 and 1", 1+r.Z0, 1+NormalQuantile(below/27), 0.01)
	near(t, "SE", r.SE, math.Sqrt(14.0/3/3), 0.01)
	e := r.Percentile(0.9)
	near(t, "low", e.Lo, means[1], 1e-15) // 1/27 are 1, and 4/27 are 4/3 or below
	near(t, "high", e.Hi, means[25], 1e-15)
	// Left out in turn: 4, 3.5 and 1.5, so u is −1, −½ and 1½.
	near(t, "acceleration", r.Acceleration(), (-1-0.125+3.375)/(6*math.Pow(3.5, 1.5)), 1e-14)
}

// What is not defined of the people is of no replicate either, and is not drawn.
func TestResampleOfWhatIsUndefined(t *testing.T) {
	drawn := 0
	r := Resample([]int64{2, 3}, func([]int64) float64 { drawn++; return math.NaN() }, Draws{Seed: 1, Name: "none", Replicates: 50})
	if r.Reason != ZeroVariance || !math.IsNaN(r.Value) || !math.IsNaN(r.SE) || drawn != 1 {
		t.Errorf("drawn %d times: %+v", drawn, r)
	}
}

// 999 replicates from 1 to 999: the quantile q is at 1000·q, and so is its value.
func TestEndsOfTheInterval(t *testing.T) {
	r := Replicates{Value: 480, N: 40, SE: 1, Z0: 0.1, acceleration: func() float64 { return 0.05 }}
	for x := range 999 {
		r.sorted = append(r.sorted, float64(x+1))
	}
	percentile, bca := r.Percentile(0.95), r.BCa(0.95)
	near(t, "low", percentile.Lo, 25, 1e-12)
	near(t, "high", percentile.Hi, 975, 1e-12)
	const z = 1.959963984540054
	near(t, "corrected low", bca.Lo, 1000*NormalCDF(0.1+(0.1-z)/(1-0.05*(0.1-z))), 1e-12)
	near(t, "corrected high", bca.Hi, 1000*NormalCDF(0.1+(0.1+z)/(1-0.05*(0.1+z))), 1e-12)
	same(t, "beyond the last", r.Percentile(0.9999).Hi, 999)
	same(t, "before the first", r.Percentile(0.9999).Lo, 1)
	for _, z0 := range []float64{math.Inf(1), math.Inf(-1)} {
		r.Z0 = z0
		if got := r.BCa(0.95); got.Reason != BiasInfinite || got.Method != percentile.Method || got.Lo != percentile.Lo || got.Hi != percentile.Hi {
			t.Errorf("on one side of the value: %+v", got)
		}
	}
}

// The interval of a mean of many people is the t interval but for chance.
func TestBootstrapOfManyIsTheT(t *testing.T) {
	counts := make(map[int64]int64)
	for code := range int64(13) {
		counts[code-6] = 40 + 10*code
	}
	h := NewHist(0, 1, 1, counts)
	want := Mean(h.Moments(), 0.95)
	r := Resample(h.N, h.MeanWith, Draws{Seed: 7, Name: "mean", Replicates: 20_000})
	for _, e := range []Estimate{r.Percentile(0.95), r.BCa(0.95)} {
		if math.Abs(e.Lo-want.Lo) > 0.1*want.SE || math.Abs(e.Hi-want.Hi) > 0.1*want.SE || e.Reason != "" {
			t.Errorf("%s: %g to %g, want about %g to %g", e.Method, e.Lo, e.Hi, want.Lo, want.Hi)
		}
	}
	d := Resample(h.N, h.DzWith, Draws{Seed: 7, Name: "d_z", Replicates: 100})
	near(t, "d_z", d.Value, h.Moments().Mean/h.Moments().SD, 1e-13)
	near(t, "mean", r.Value, h.Moments().Mean, 1e-14)
}

// A stream belongs to the seed and the name: the same alone, beside others and on
// several cores, and another for another name or seed.
func TestStreamsAreKeyedBySeedAndName(t *testing.T) {
	h := unit.hist([]int64{1, 2, 2, 3, 3, 3, 4, 6, 7})
	draw := func(seed uint64, name string) Estimate {
		return Resample(h.N, h.MeanWith, Draws{Seed: seed, Name: name, Replicates: 500}).BCa(0.95)
	}
	alone := draw(1, "a")
	together := make([]Estimate, 8)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, cores := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(cores)
		var group sync.WaitGroup
		for i := range together {
			group.Go(func() { together[i] = draw(1, fmt.Sprint("abcdefgh"[i:i+1])) })
		}
		group.Wait()
		if together[0] != alone {
			t.Errorf("beside others on %d cores %+v, alone %+v", cores, together[0], alone)
		}
	}
	if other := draw(2, "a"); other == alone || together[1] == alone {
		t.Error("another seed or name draws the same")
	}
}

// drawnSurvey is the gaps of the benchmark's survey of 22 items in five dimensions, answers
// that go together as people's do.
func drawnSurvey(people int) (samples []Hist) {
	source := rand.New(rand.NewPCG(11, 12))
	items := []int{4, 5, 4, 4, 5}
	gaps := make([]map[int64]int64, 28)
	for i := range gaps {
		gaps[i] = make(map[int64]int64)
	}
	answer := func(at float64) int64 { return int64(min(7, max(1, math.Round(at+1.1*source.NormFloat64())))) }
	for range people {
		mood := source.NormFloat64()
		item, overall := 0, int64(0)
		for d, k := range items {
			sum := int64(0)
			for range k {
				gap := answer(5.1+0.8*mood) - answer(6+0.4*mood)
				gaps[item][gap]++
				item++
				sum += gap
			}
			gaps[22+d][sum]++
			overall += sum * int64(20/k)
		}
		gaps[27][overall]++
	}
	for _, counts := range gaps {
		samples = append(samples, NewHist(0, 1, 100, counts))
	}
	return samples
}

// 10,000 replicates of 22 item gaps, five dimension gaps and the overall gap of
// 1,000 people.
func BenchmarkBootstrap(b *testing.B) {
	samples := drawnSurvey(1000)
	b.ReportAllocs()
	for b.Loop() {
		for i, h := range samples {
			ResampleMean(h, Draws{Seed: 1, Name: fmt.Sprint(i), Replicates: 10_000}).BCa(0.95)
		}
	}
}

// The mean and d_z of drawn counts are those of a sample with these counts.
func TestRecounts(t *testing.T) {
	h := NewHist(-3, 2, 10, map[int64]int64{-1: 4, 0: 2, 3: 1, 7: 5})
	for _, counts := range [][]int64{{4, 2, 1, 5}, {1, 0, 0, 2}, {0, 3, 3, 1}, {12, 0, 1, 0}} {
		drawn := h
		drawn.N = counts
		m := drawn.Moments()
		near(t, "mean", h.MeanWith(counts), m.Mean, 1e-14)
		near(t, "d_z", h.DzWith(counts), m.Mean/m.SD, 1e-13)
	}
	same(t, "d_z of equal values", h.DzWith([]int64{0, 6, 0, 0}), math.NaN())
}
