package stat

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// sixteen is people with two predictors and an outcome, their weights in units of 0.01,
// and six clusters that they take turns in.
var sixteen = struct{ x, z, y, weights []int64 }{
	x:       []int64{3, 5, 2, 6, 4, 7, 1, 5, 3, 6, 2, 4, 5, 7, 3, 6},
	z:       []int64{4, 4, 1, 6, 5, 6, 2, 3, 3, 7, 3, 2, 6, 5, 2, 4},
	y:       []int64{5, 7, 3, 9, 6, 10, 2, 6, 4, 9, 5, 4, 8, 8, 5, 7},
	weights: []int64{50, 125, 200, 80, 100, 150, 70, 300, 100, 90, 110, 220, 40, 160, 100, 35},
}

// one is a person of a sample that was drawn by a design.
type one struct {
	codes   []int64
	weight  int64 // in units of 1/WeightUnit
	cluster int
}

func sixteenPeople() []one {
	var people []one
	for i := range sixteen.x {
		people = append(people, one{
			codes:  []int64{sixteen.x[i] - 1, sixteen.z[i] - 1, sixteen.y[i]},
			weight: sixteen.weights[i] * WeightUnit / 100, cluster: i % 6,
		})
	}
	return people
}

// designCross counts people by what their design has.
func designCross(people []one, weights, clusters bool) Cross {
	k := len(people[0].codes)
	c := NewCross(k, 0, 1, 1)
	if weights {
		c.Weights = NewLoads(k)
		if !clusters {
			c.Fourths = NewFourths(k, 10)
		}
	}
	of := make(map[int][]one)
	for _, p := range people {
		c.Add(p.codes)
		if weights {
			c.Weights.Add(p.codes, loadOf(p.weight))
		}
		if c.Fourths != nil {
			c.Fourths.Add(p.codes, p.weight, 1)
		}
		of[p.cluster] = append(of[p.cluster], p)
	}
	for cluster := range 100 {
		if clusters && of[cluster] != nil {
			own := designCross(of[cluster], weights, false)
			own.Fourths = nil
			c.Clusters = append(c.Clusters, own)
		}
	}
	return c
}

// rated are x and z on the scale 1 to 7, and y from 0.
func rated() (predictors []Variable, y Variable) {
	y = numbers(3, 2)[0]
	y.Base = 0
	return numbers(3, 0, 1), y
}

// In R, with the columns above and g = rep(1:6, length.out = 16):
//
//	d <- svydesign(~1, weights = ~w, data = D); m <- svyglm(y ~ x + z, d)
//	summary(m); confint(m); regTermTest(m, ~ x + z)
//
// in clusters svydesign(~g, …), of a population of 64 fpc = ~N; R², its adjusted form
// and the residual of lm(y ~ x + z, weights = w/mean(w)), VIF, standardised slopes and
// the share of x of cov.wt(D, w/sum(w)).
func TestRegressIsSvyglms(t *testing.T) {
	for _, tt := range []struct {
		name              string
		weights, clusters bool
		known             float64
		coefficients, se  []float64
		p, lo             []float64
		f, df2, pf        float64
		r2, adjusted, sd  float64
		vif, std, lmg     float64
	}{
		{
			name: "weights", weights: true,
			coefficients: []float64{0.79607460797189122, 0.60313043810198907, 0.70146948649897822},
			se:           []float64{0.44839775944816201, 0.14002184001260065, 0.12730105015430759},
			p:            []float64{math.NaN(), 0.00085151478579768402, 0.00010037322761186327},
			lo:           []float64{-0.17262985716806067, 0.30063164371851903, 0.42645228781081423},
			f:            94.482894495391605, df2: 13, pf: 1.8043717619566516e-08,
			r2: 0.93387514228357427, adjusted: 0.92370208725027803, sd: 0.62770008780100639,
			vif: 2.4649096504075745, std: 0.48018581532876037, lmg: 0.45312374851028803,
		},
		{
			name: "clusters", clusters: true,
			coefficients: []float64{0.71040723981900555, 0.6683380212791975, 0.64314540785129026},
			se:           []float64{0.50193300483711012, 0.10314779957587532, 0.10809280460134452},
			p:            []float64{math.NaN(), 0.0074614130801938976, 0.0094938716168999487},
			lo:           []float64{-0.88696759692480764, 0.34007568762080814, 0.29914586121998704},
			f:            74.056183833045935, df2: 3, pf: 0.0027972537625376073,
			r2: 0.93376329278966197, adjusted: 0.92357303014191761, sd: 0.63744546674896385,
			vif: 2.3620864926011977, std: 0.53674838817334214, lmg: 0.47633304642753554,
		},
		{
			name: "both", weights: true, clusters: true,
			coefficients: []float64{0.79607460797189122, 0.60313043810198907, 0.70146948649897822},
			se:           []float64{0.49669405187666532, 0.091859874848646578, 0.13178676696831695},
			p:            []float64{math.NaN(), 0.0071859796117937427, 0.012955530748993417},
			lo:           []float64{-0.78462754227939935, 0.31079131878608951, 0.28206517687537225},
			f:            68.330976154265642, df2: 3, pf: 0.0031482174302165339,
			r2: 0.93387514228357427, adjusted: 0.92370208725027803, sd: 0.62770008780100639,
			vif: 2.4649096504075745, std: 0.48018581532876037, lmg: 0.45312374851028803,
		},
		{
			name: "weights and a population", weights: true, known: 16.0 / 64,
			coefficients: []float64{0.79607460797189122, 0.60313043810198907, 0.70146948649897822},
			se:           []float64{0.38832385068213215, 0.12126247053555256, 0.11024594336206731},
			p:            []float64{math.NaN(), 0.00025449441273688484, 2.4849950143187136e-05},
			lo:           []float64{-0.042848067598724393, 0.3411587975517385, 0.46329760595739583},
			f:            125.97719266052209, df2: 13, pf: 3.0904346314863288e-09,
			r2: 0.93387514228357427, adjusted: 0.92370208725027803, sd: 0.62770008780100639,
			vif: 2.4649096504075745, std: 0.48018581532876037, lmg: 0.45312374851028803,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := designCross(sixteenPeople(), tt.weights, tt.clusters)
			c.Known = tt.known
			x, y := rated()
			m := Regress(c, x, y, 0.95)
			const digits = 1e-10
			for i, e := range []Estimate{m.Intercept, m.Slopes[0].Estimate, m.Slopes[1].Estimate} {
				near(t, "coefficient", e.Value, tt.coefficients[i], digits)
				near(t, "se", e.SE, tt.se[i], digits)
				near(t, "lower end", e.Lo, tt.lo[i], digits)
				if i > 0 {
					near(t, "p", m.Slopes[i-1].Test.P, tt.p[i], digits)
				}
			}
			near(t, "F", m.F.Statistic, tt.f, digits)
			near(t, "df of F", m.F.DF2, tt.df2, 0)
			near(t, "p of F", m.F.P, tt.pf, digits)
			near(t, "R²", m.R2, tt.r2, digits)
			near(t, "adjusted", m.Adjusted, tt.adjusted, digits)
			near(t, "residual", m.Residual, tt.sd, digits)
			near(t, "VIF", m.Slopes[0].VIF, tt.vif, digits)
			near(t, "standardised", m.Slopes[0].Standardized, tt.std, digits)
			near(t, "share of x", m.LMG(nil)[0], tt.lmg, digits)
			johnson := m.Johnson()
			near(t, "sum of Johnson's shares", johnson[0]+johnson[1], tt.r2, digits)
		})
	}
}

func drawDesign(t *rapid.T) []one {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) one {
		code := rapid.Int64Range(0, 6)
		return one{
			codes:  []int64{code.Draw(t, "x"), code.Draw(t, "z"), code.Draw(t, "y")},
			weight: rapid.Int64Range(1, 4_000_000_000).Draw(t, "weight"), cluster: rapid.IntRange(0, 7).Draw(t, "cluster"),
		}
	}), 6, 24).Draw(t, "people")
}

// alikeModels compares all that a model says of its slopes.
func alikeModels(t *rapid.T, name string, got, want Regression, errors bool) {
	t.Helper()
	if got.Reason != want.Reason || !alike(got.R2, want.R2) || !alike(got.Residual, want.Residual) {
		t.Fatalf("%s: got %q, R² %v, residual %v; want %q, %v, %v", name, got.Reason, got.R2, got.Residual, want.Reason, want.R2, want.Residual)
	}
	for i, s := range got.Slopes {
		w := want.Slopes[i]
		if !alike(s.Value, w.Value) || !alike(s.Standardized, w.Standardized) || !alike(s.VIF, w.VIF) || !alike(got.Intercept.Value, want.Intercept.Value) {
			t.Errorf("%s: slope %d is %+v, want %+v", name, i, s, w)
		}
		if errors && (!alike(s.SE, w.SE) || !alike(s.Lo, w.Lo) || !alike(s.Test.P, w.Test.P) || !alike(got.F.P, want.F.P) || !alike(got.Intercept.SE, want.Intercept.SE)) {
			t.Errorf("%s: slope %d is %+v, want %+v", name, i, s, w)
		}
	}
}

// Only the ratios of weights matter, equal ones give the slopes of none, and those who
// are each a cluster of their own were drawn alone.
func TestLawsOfWeightedRegression(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := drawDesign(t)
		x, y := rated()
		model := func(people []one, weights, clusters bool) Regression {
			return Regress(designCross(people, weights, clusters), x, y, 0.95)
		}
		change := func(how func(*one, int)) []one {
			changed := slices.Clone(people)
			for i := range changed {
				how(&changed[i], i)
			}
			return changed
		}
		weighted := model(people, true, false)
		alikeModels(t, "weights times 3", model(change(func(p *one, _ int) { p.weight *= 3 }), true, false), weighted, true)
		alikeModels(t, "equal weights", model(change(func(p *one, _ int) { p.weight = 7 }), true, false), model(people, false, false), false)
		alikeModels(t, "clusters of one", model(change(func(p *one, i int) { p.cluster = i }), true, true), weighted, true)
	})
}

func TestRegressOfDesignsIsRefused(t *testing.T) {
	people := sixteenPeople()
	x, y := rated()
	inClusters := func(n int) []one {
		some := slices.Clone(people)
		for i := range some {
			some[i].cluster = i % n
		}
		return some
	}
	wide := designCross(people, true, false)
	wide.Fourths = nil
	all := designCross(people, true, false)
	all.Known = 1
	census := designCross(people, false, false)
	census.Known = 1
	for _, tt := range []struct {
		name   string
		c      Cross
		reason Reason
		r2     bool
		se     float64
	}{
		{"one cluster", designCross(inClusters(1), true, true), FewClusters, true, math.NaN()},
		{"as many clusters as predictors and one", designCross(inClusters(3), false, true), FewClusters, true, math.NaN()},
		{"as many people as predictors and one", designCross(people[:3], true, false), FewPeople, false, math.NaN()},
		{"products of four that were not counted", wide, WideModel, true, math.NaN()},
		{"all of a population, with weights", all, Census, true, 0},
		{"all of a population", census, Census, true, 0},
	} {
		m := Regress(tt.c, x, y, 0.95)
		if m.Reason != tt.reason || math.IsNaN(m.R2) == tt.r2 || !math.IsNaN(m.Slopes[0].Test.P) || !math.IsNaN(m.F.P) {
			t.Errorf("%s: got the reason %q, R² %v, p %v and of F %v", tt.name, m.Reason, m.R2, m.Slopes[0].Test.P, m.F.P)
		}
		same(t, tt.name+", se", m.Slopes[0].SE, tt.se)
		if tt.r2 {
			lmg := m.LMG(nil)
			near(t, tt.name+", sum of shares", lmg[0]+lmg[1], m.R2, 1e-14)
		}
	}
}

// One more cluster than that has a test.
func TestFourClustersOfTwoPredictors(t *testing.T) {
	people := sixteenPeople()
	for i := range people {
		people[i].cluster = i % 4
	}
	x, y := rated()
	if m := Regress(designCross(people, true, true), x, y, 0.95); m.Reason != "" || m.F.DF2 != 1 || !(m.Slopes[0].Test.P > 0) {
		t.Errorf("got the reason %q, %v degrees of freedom and p %v", m.Reason, m.F.DF2, m.Slopes[0].Test.P)
	}
}

// A predictor that is constant, or follows from others, is dropped by name with weights,
// too, and the shares of the others add up to R².
func TestWeightedRegressDropsWhatTellsNothing(t *testing.T) {
	people := sixteenPeople()
	for i := range people {
		c := people[i].codes
		people[i].codes = []int64{c[0], c[1], c[2], c[0] + c[1], 4}
	}
	y := numbers(5, 2)[0]
	for _, clusters := range []bool{false, true} {
		c := designCross(people, true, clusters)
		want, got := Regress(c, numbers(5, 0, 1), y, 0.95), Regress(c, numbers(5, 4, 0, 1, 3), y, 0.95)
		if got.Slopes[0].Reason != ZeroVariance || got.Slopes[3].Reason != Collinear {
			t.Errorf("got the reasons %q and %q", got.Slopes[0].Reason, got.Slopes[3].Reason)
		}
		near(t, "se", got.Slopes[1].SE, want.Slopes[0].SE, 1e-14)
		near(t, "F", got.F.Statistic, want.F.Statistic, 1e-12)
		lmg := got.LMG(nil)
		near(t, "sum of shares", lmg[1]+lmg[2], got.R2, 1e-14)
	}
}

// Where the model leaves nothing there is no test, whatever the weights.
func TestWeightedPerfectFit(t *testing.T) {
	c := NewCross(2, 0, 1, 1)
	c.Weights, c.Fourths = NewLoads(2), NewFourths(2, 10)
	for i := range int64(5) {
		codes := []int64{i, 2 * i}
		c.Add(codes)
		c.Weights.Add(codes, Load{big.NewInt(i + 1), big.NewInt((i + 1) * (i + 1))})
		c.Fourths.Add(codes, i+1, 1)
	}
	m := Regress(c, numbers(2, 0), numbers(2, 1)[0], 0.95)
	if m.Reason != PerfectFit || m.Slopes[0].SE != 0 || !math.IsNaN(m.Slopes[0].Test.P) || !math.IsNaN(m.F.P) || m.R2 != 1 {
		t.Errorf("got %+v", m)
	}
}
