package stat

import (
	"math"
	"testing"
)

// By hand: 1.959964 and 0.841621 are the normal quantiles of 0.975 and 0.8.
func TestSizesByHand(t *testing.T) {
	const z, power = 1.959963984540054, 0.8416212335729143
	near(t, "for a margin", SizeForMargin(0.25, 0.05, 0.95), z*z*100, 1e-12)
	near(t, "for a margin of 1", SizeForMargin(2, 1, 0.95), 2*z*z, 1e-12)
	near(t, "for a shift", SizeForShift(0.25, 0.1, 0.05, 0.8), 50*(z+power)*(z+power), 1e-12)
	same(t, "no variance", SizeForMargin(0, 0.05, 0.95), 0)
	same(t, "no variance to shift", SizeForShift(0, 0.05, 0.05, 0.8), 0)
	for name, got := range map[string]float64{
		"no margin": SizeForMargin(0.25, 0, 0.95), "a variance below 0": SizeForMargin(-1, 0.1, 0.95), "no shift": SizeForShift(0.25, 0, 0.05, 0.8),
		"a negative variance": SizeForShift(-1, 0.1, 0.05, 0.8), "certain": SizeForShift(0.25, 0.1, 0.05, 1), "no power": SizeForShift(0.25, 0.1, 0.05, 0),
	} {
		same(t, name, got, math.NaN())
	}
}

// 100 of 1,000 know as much as 100·999/900 of many, and these turn round to 100.
func TestSizesInAPopulation(t *testing.T) {
	near(t, "beyond", BeyondPopulation(100, 1000), 111, 1e-13)
	near(t, "in", InPopulation(111, 1000), 100, 1e-13)
	near(t, "two of three", InPopulation(4, 3), 2, 1e-13)
	same(t, "one", InPopulation(1, 3), 1)
	same(t, "no end", InPopulation(111, 0), 111)
	same(t, "beyond no end", BeyondPopulation(111, 0), 111)
	same(t, "all of one", InPopulation(2, 1), 1)
	for _, n := range []float64{10, 11} {
		same(t, "all were asked", BeyondPopulation(n, 10), math.Inf(1))
	}
}

// R power.t.test(n, delta = 0.5, sd = 1, sig.level = .05, type, alternative, strict = TRUE).
func TestPowersByR(t *testing.T) {
	for _, c := range []struct {
		p       Planned
		n, want float64
	}{
		{Planned{D: 0.5, Alpha: 0.05, Samples: 1, OneSided: false}, 10, 0.293175606514},
		{Planned{D: 0.5, Alpha: 0.05, Samples: 1, OneSided: true}, 10, 0.427289826771},
		{Planned{D: 0.5, Alpha: 0.05, Samples: 2, OneSided: false}, 10, 0.185095656292},
		{Planned{D: 0.5, Alpha: 0.05, Samples: 2, OneSided: true}, 10, 0.284763491351},
		{Planned{D: 0.5, Alpha: 0.05, Samples: 1, OneSided: false}, 34, 0.807777501279},
		{Planned{D: 0.5, Alpha: 0.05, Samples: 1, OneSided: true}, 34, 0.88686531185},
		{Planned{D: 0.5, Alpha: 0.05, Samples: 2, OneSided: false}, 34, 0.528549627105},
		{Planned{D: 0.5, Alpha: 0.05, Samples: 2, OneSided: true}, 34, 0.653760928907},
	} {
		near(t, "power", c.p.Power(c.n), c.want, 1e-7)
		near(t, "size", c.p.Size(c.want), c.n, 1e-6)
	}
	for _, p := range []Planned{{D: 0, Alpha: 0.05, Samples: 1}, {D: 0.5, Alpha: 0, Samples: 1}, {D: 0.5, Alpha: 1, Samples: 1}} {
		same(t, "size of nothing", p.Size(0.8), math.NaN())
	}
	same(t, "power of one", Planned{D: 1, Alpha: 0.05, Samples: 1}.Power(1.9), math.NaN())
	same(t, "a sure one", Planned{D: 50, Alpha: 0.05, Samples: 1}.Size(0.8), 2)
}

// A change is detected where it is as large as the limit and shown.
func TestDetectedAtByHand(t *testing.T) {
	near(t, "the limit is larger", DetectedAt(0.3, 0.1, math.Inf(1), 0.05, 0.8), 0.3+0.08416212335729143, 1e-12)
	near(t, "it has to be shown", DetectedAt(0.1, 0.1, math.Inf(1), 0.05, 0.8), 0.1959963984540054+0.08416212335729143, 1e-12)
	near(t, "by t", DetectedAt(0, 1, 9, 0.05, 0.5), 2.262157162798205, 1e-12)
}
