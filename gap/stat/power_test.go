package stat

import (
	"math"
	"testing"
)

// What R pt has, whose series ends at 1e-12, and what is known without it.
func TestNoncentralSurvival(t *testing.T) {
	for _, tt := range []struct{ t, df, delta, want float64 }{
		{0, 10, 1, 0.8413447460685429},                                      // Φ(delta)
		{-1, 10, -1, 1 - NoncentralSurvival(1, 10, 1)},                      // turned round
		{2, math.Inf(1), 0, NormalSurvival(2)},                              // central, normal
		{2, 10, 1, 0.1923884374696889}, {3.3, 199, 2.8, 0.3123536729439174}, // R pt
		{math.Inf(1), 10, 1, math.NaN()},                // x is 1
		{1, 10, 38, math.NaN()}, {1, -1, 1, math.NaN()}, // outside
		{1, 10, math.NaN(), math.NaN()}, {math.NaN(), 1, 1, math.NaN()},
	} {
		got := NoncentralSurvival(tt.t, tt.df, tt.delta)
		if math.Abs(got-tt.want) > 1e-12 || math.IsNaN(got) != math.IsNaN(tt.want) {
			t.Errorf("P(T > %v; df %v, delta %v) = %.17g, want %.17g", tt.t, tt.df, tt.delta, got, tt.want)
		}
	}
}

// A chance is never outside 0 and 1, however far the tail is.
func TestNoncentralSurvivalIsAChance(t *testing.T) {
	for _, delta := range []float64{-37, -9, -5, -1, 1, 5, 9, 37} {
		for _, x := range []float64{-60, -10, -1, 0, 0.5, 2, 8, 30, 60} {
			for _, df := range []float64{1, 3, 12.5, 200} {
				if p := NoncentralSurvival(x, df, delta); !(p >= 0 && p <= 1) {
					t.Errorf("P(T > %v; df %v, delta %v) = %v", x, df, delta, p)
				}
			}
		}
	}
}

// R power.t.test(n, delta = 0.5, sd = 1, strict = TRUE), of the last one-sided.
func TestPowerByR(t *testing.T) {
	for _, tt := range []struct {
		p       Planned
		n, want float64
	}{
		{Planned{0.5, 0.05, 1, false}, 10, 0.2931756065143855}, {Planned{0.5, 0.05, 2, false}, 10, 0.1850956562918028},
		{Planned{0.5, 0.05, 1, false}, 64, 0.9760555768877291}, {Planned{0.5, 0.05, 2, false}, 64, 0.8014595579223276},
		{Planned{0.5, 0.05, 2, true}, 64, 0.8786641914043987},
	} {
		if got := tt.p.Power(tt.n); !(math.Abs(got-tt.want) <= 1e-8) {
			t.Errorf("%+v: n = %v has %.16g, want %.16g", tt.p, tt.n, got, tt.want)
		}
	}
}

func TestSizeIsTheSmallestWithThePower(t *testing.T) {
	for _, p := range []Planned{{0.02, 0.05, 2, false}, {0.3, 0.01, 1, false}, {1.5, 0.05, 2, true}, {4, 0.05, 1, false}, {0.001, 0.001, 1, false}} {
		for _, power := range []float64{0.5, 0.8, 0.99} {
			n := p.Size(power)
			if n > 2 && (p.Power(n) < power || p.Power(n*(1-1e-9)) >= power) || n == 2 && p.Power(2) < power {
				t.Errorf("%+v: n = %v for the power %v has %v", p, n, power, p.Power(n))
			}
		}
	}
	for _, tt := range []struct {
		p     Planned
		power float64
	}{{Planned{0, 0.05, 1, false}, 0.8}, {Planned{1e-9, 0.05, 1, false}, 0.8}, {Planned{0.5, 0, 1, false}, 0.8}, {Planned{0.5, 0.05, 1, false}, 1}} {
		if n := tt.p.Size(tt.power); !math.IsNaN(n) {
			t.Errorf("%+v for the power %v: got %v, want none", tt.p, tt.power, n)
		}
	}
}

func TestSizesOfShares(t *testing.T) {
	if n := SizeForShift(0.25, 0.1, 0.05, 0.8); math.Abs(n-392.44) > 0.01 {
		t.Errorf("got %v, want 392.44: (1.95996 + 0.84162)² · 0.5/0.01", n)
	}
	if n := InPopulation(1e9, 500); n > 500 || n < 499.9 {
		t.Errorf("%v of 500", n)
	}
	for _, n := range []float64{SizeForMargin(0.25, 0, 0.95), SizeForMargin(-1, 0.1, 0.95), SizeForShift(0.25, 0, 0.05, 0.8), SizeForShift(0.25, 0.1, 0.05, 1)} {
		if !math.IsNaN(n) {
			t.Errorf("got %v, want none", n)
		}
	}
}

func TestDifferenceIsSizeTurnedRound(t *testing.T) {
	for _, p := range []Planned{{0.02, 0.05, 2, false}, {0.3, 0.01, 1, false}, {0.8, 0.05, 2, true}} {
		for _, power := range []float64{0.3, 0.8, 0.99} {
			if d := p.Difference(p.Size(power), power); math.Abs(d/p.D-1) > 1e-9 {
				t.Errorf("%+v with the power %v: got D %v", p, power, d)
			}
		}
	}
	p := Planned{Alpha: 0.05, Samples: 1}
	for _, d := range []float64{p.Difference(1, 0.8), p.Difference(50, 0.04), p.Difference(50, 1)} {
		if !math.IsNaN(d) {
			t.Errorf("got D %v, want none", d)
		}
	}
}

func TestBeyondPopulationTurnsInPopulationRound(t *testing.T) {
	for _, n := range []float64{2, 40.5, 499} {
		if got := InPopulation(BeyondPopulation(n, 500), 500); math.Abs(got-n) > 1e-9 {
			t.Errorf("%v of 500: got %v", n, got)
		}
	}
	if got := BeyondPopulation(500, 500); !math.IsInf(got, 1) {
		t.Errorf("all of 500: got %v", got)
	}
}

// Two people are the fewest that have a power: R power.t.test(n = 2, delta = 1.5, …) as above.
func TestPowerOfTwo(t *testing.T) {
	for _, c := range []struct {
		p    Planned
		want float64
	}{
		{Planned{1.5, 0.05, 1, false}, 0.132952124157357}, {Planned{1.5, 0.05, 1, true}, 0.260764266043059},
		{Planned{1.5, 0.05, 2, false}, 0.148691579150563}, {Planned{1.5, 0.05, 2, true}, 0.270724761456146},
	} {
		near(t, "power", c.p.Power(2), c.want, 1e-7)
		near(t, "difference", c.p.Difference(2, c.want), 1.5, 1e-6)
	}
	same(t, "no difference", Planned{0, 0.05, 1, false}.Power(10), math.NaN())
	same(t, "the power of no difference", Planned{Alpha: 0.05, Samples: 1}.Difference(50, 0.05), math.NaN())
}

// Where a tail is too far out to be known it is 1 or 0 only if it lies well beyond.
func TestSurvivalBeyond(t *testing.T) {
	for _, c := range []struct{ t, delta, want float64 }{
		{29, 40, 1}, {30, 40, math.NaN()}, {35, 40, math.NaN()}, {60, 40, math.NaN()}, {2, -38, 0},
		{20, 37, NoncentralSurvival(20, 10, 37)}, {2, 36, NoncentralSurvival(2, 10, 36)}, {2, -36, NoncentralSurvival(2, 10, -36)},
	} {
		same(t, "tail", survivalBeyond(c.t, 10, c.delta), c.want)
	}
}
