package stat

import (
	"math"
	"math/big"
	"testing"
)

// J(2) is 1/√π, and J(v)·J(v + 1) = (v − 1)/√(v(v + 1)) since Γ(x + 1) = xΓ(x).
// From there each J is known to 60 digits.
func TestHedgesJIsTheRatioOfGammas(t *testing.T) {
	wide := func(x float64) *big.Float { return new(big.Float).SetPrec(300).SetFloat64(x) }
	j, _, err := big.ParseFloat("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803", 10, 300, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	j.Quo(wide(1), j.Sqrt(j))
	least := 16.0
	for v := 2.0; v <= 200; v++ {
		digits := digitsOf(HedgesJ(v), j)
		least = min(least, digits)
		if digits < 14 {
			t.Errorf("HedgesJ(%g) = %.17g, want %.17g", v, HedgesJ(v), j)
		}
		product := wide(v)
		product.Mul(product, wide(v+1)).Sqrt(product).Quo(wide(v-1), product)
		j = product.Quo(product, j)
	}
	t.Logf("least digits: %.2f", least)
	for _, v := range []float64{1, 0, -3, math.NaN()} {
		same(t, "HedgesJ", HedgesJ(v), math.NaN())
	}
	near(t, "HedgesJ of many", HedgesJ(1e9), 1-3/(4e9-1), 1e-15)
}

func TestHedgesApproximate(t *testing.T) {
	same(t, "v 1", HedgesApproximate(1), 0)
	same(t, "v 0.5", HedgesApproximate(0.5), math.NaN())
	near(t, "v 39", HedgesApproximate(39), HedgesJ(39), 3e-5)
}

func TestEffectOfPairEdges(t *testing.T) {
	nan := math.NaN()
	tests := []struct {
		name           string
		people         [][]int64
		dz, gz, dav, r float64
	}{
		{"one", [][]int64{{4, 2}}, nan, nan, nan, nan},
		// Differences −1 and −3: mean −2, SD √2; both SDs are 2√2 and √2.
		{"two have no J", [][]int64{{4, 3}, {8, 5}}, -math.Sqrt2, nan, -4 / (3 * math.Sqrt2), 1},
		{"equal differences", [][]int64{{4, 2}, {6, 4}, {8, 6}}, nan, nan, -1, 1},
		{"all constant", [][]int64{{4, 2}, {4, 2}, {4, 2}}, nan, nan, nan, nan},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := EffectOfPair(crossOf(test.people...))
			for _, pair := range [][2]float64{{got.Dz, test.dz}, {got.Gz, test.gz}, {got.Dav, test.dav}, {got.R, test.r}} {
				if math.IsNaN(pair[1]) {
					same(t, "effect", pair[0], pair[1])
				} else {
					near(t, "effect", pair[0], pair[1], 1e-15)
				}
			}
		})
	}
}

// The formulas written out in R, of x = c(4,2,5,3,6), y = c(3,3,4,1,6) and z = c(1,3,2).
func TestEffectsByR(t *testing.T) {
	pair := EffectOfPair(crossOf([]int64{4, 3}, []int64{2, 3}, []int64{5, 4}, []int64{3, 1}, []int64{6, 6}))
	near(t, "d_z", pair.Dz, -0.52623481158421748, 1e-13)
	near(t, "g_z", pair.Gz, -0.41987463152005194, 1e-13)
	near(t, "d_av", pair.Dav, -0.35317707356145794, 1e-13)
	near(t, "d_rm", pair.Drm, -0.3523321317088221, 1e-13)
	near(t, "r", pair.R, 0.78334945180064031, 1e-13)
	groups := EffectOfGroups(moments(4, 2, 5, 3, 6), moments(1, 3, 2))
	near(t, "d", groups.Pooled, 1.4142135623730949, 1e-13)
	near(t, "g", groups.G, 1.2284236425647483, 1e-13)
	near(t, "d_av", groups.Dav, 1.5118578920369088, 1e-13)
}

func TestEffectOfGroupsEdges(t *testing.T) {
	got := EffectOfGroups(moments(1, 3), moments(2, 2, 2))
	same(t, "equal means", got.Pooled, 0)
	for name, e := range map[string]IndependentEffect{
		"one of one":    EffectOfGroups(moments(4), moments(1, 3)),
		"both constant": EffectOfGroups(moments(4, 4), moments(3, 3)),
		"nobody":        EffectOfGroups(moments(), moments(1, 3)),
	} {
		for _, x := range []float64{e.Pooled, e.G, e.Dav} {
			same(t, name, x, math.NaN())
		}
	}
}
