package stat

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// answers draws people whose k answers have something in common.
func answers(people, k int, seed uint64) [][]int64 {
	r := rand.New(rand.NewPCG(seed, 1))
	rows := make([][]int64, people)
	for i := range rows {
		halo := r.IntN(4)
		for range k {
			rows[i] = append(rows[i], int64(halo+r.IntN(4)))
		}
	}
	return rows
}

// with puts a number made of the others behind the answers of each.
func with(rows [][]int64, made func([]int64) int64) [][]int64 {
	for i, row := range rows {
		rows[i] = append(row, made(row))
	}
	return rows
}

func TestDefect(t *testing.T) {
	sum := func(row []int64) int64 { return row[1] + row[3] }
	tests := []struct {
		name    string
		items   Cross
		reason  Reason
		numbers []int
	}{
		{"one item", crossOf([]int64{1}, []int64{2}), FewItems, nil},
		{"nobody", NewCross(3, 1, 1, 1), NoData, nil},
		{"one person", crossOf([]int64{1, 2, 3}), OneAnswer, nil},
		{"a constant item", crossOf(with(answers(30, 4, 1), func([]int64) int64 { return 5 })...), ConstantItem, []int{4}},
		{"as many people as items", crossOf(answers(4, 4, 2)...), FewPeople, nil},
		{"an item twice", crossOf(with(answers(30, 4, 3), func(row []int64) int64 { return row[2] })...), Repeated, []int{2, 4}},
		{"an item and its reverse", crossOf(with(answers(30, 4, 3), func(row []int64) int64 { return 7 - row[0] })...), Repeated, []int{0, 4}},
		{"a sum of two others", crossOf(with(answers(30, 4, 4), sum)...), Repeated, []int{1, 3, 4}},
		{"two pairs of equal items", crossOf(with(with(answers(30, 4, 5), func(row []int64) int64 { return row[0] }), func(row []int64) int64 { return row[3] })...), Repeated, []int{0, 3, 4, 5}},
		{"sound", crossOf(answers(30, 4, 6)...), "", nil},
		{"two items", crossOf(answers(30, 2, 7)...), "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := test.items.Correlations()
			got := c.Defect()
			if got.Reason != test.reason || !slices.Equal(got.Numbers, test.numbers) {
				t.Errorf("got %q of %v, want %q of %v", got.Reason, got.Numbers, test.reason, test.numbers)
			}
			f := c.Factorability()
			if f.Reason != test.reason || math.IsNaN(f.KMO) != (test.reason != "") || math.IsNaN(f.Sphericity.P) != (test.reason != "") || (f.SMC == nil) != (test.reason != "") {
				t.Errorf("factorability: got %+v", f)
			}
		})
	}
}

// Two items: the partial correlation is the correlation itself, and r² is what
// either explains of the other.
func TestFactorabilityOfTwoItems(t *testing.T) {
	c := crossOf(answers(40, 2, 8)...).Correlations()
	r := c.R[0][1]
	f := c.Factorability()
	near(t, "KMO", f.KMO, 0.5, 1e-14)
	near(t, "SMC", f.SMC[0], r*r, 1e-13)
	near(t, "ln|R|", f.LogDet, math.Log1p(-r*r), 1e-13)
	near(t, "chi-squared", f.Sphericity.Statistic, -(39-1.5)*math.Log1p(-r*r), 1e-13)
	values := c.Eigenvalues()
	near(t, "first eigenvalue", values[0], 1+math.Abs(r), 1e-14)
	near(t, "second eigenvalue", values[1], 1-math.Abs(r), 1e-14)
}

// In R with v <- solve(R) and q <- -cov2cor(v), both without their diagonals:
// sum(r^2)/(sum(r^2) + sum(q^2)), 1 - 1/diag(v), and Bartlett's formula with pchisq.
func TestFactorabilityByR(t *testing.T) {
	three := correlationsOf(0.6, 0.5, 0.4)
	four := Correlations{N: 100, R: [][]float64{{1, 0.1, 0.05, 0.02}, {0.1, 1, 0.03, 0.06}, {0.05, 0.03, 1, 0.04}, {0.02, 0.06, 0.04, 1}}}
	for _, test := range []struct {
		of                Correlations
		kmo, chi, df, p   float64
		msa, correlations []float64
	}{
		{three, 0.657812884033528, 752.88335362257828, 3, ChiSquaredSurvival(752.88335362257828, 3),
			[]float64{0.61634072752423241, 0.65425133556343296, 0.73664509919255661}, []float64{0.44047619047619047, 0.37333333333333329, 0.265625}},
		{four, 0.52575417633338917, 1.7828465455955769, 6, 0.93854789681684592,
			[]float64{0.52014205720067364, 0.52004727096356018, 0.54758182613034978, 0.53521570205469848},
			[]float64{0.0123606600915049381, 0.0138844090881696802, 0.0045455872809861964, 0.00521130813658921}},
	} {
		f := test.of.Factorability()
		near(t, "KMO", f.KMO, test.kmo, 1e-13)
		near(t, "chi-squared", f.Sphericity.Statistic, test.chi, 1e-12)
		near(t, "p", f.Sphericity.P, test.p, 1e-11)
		same(t, "greater", f.Sphericity.Greater, f.Sphericity.P)
		same(t, "less", f.Sphericity.Less, math.NaN())
		same(t, "df", f.Sphericity.DF, test.df)
		for i := range test.msa {
			near(t, "MSA", f.MSA[i], test.msa[i], 1e-13)
			near(t, "SMC", f.SMC[i], test.correlations[i], 1e-12)
		}
	}
}

func TestEigenvaluesOfFewNumbers(t *testing.T) {
	one := Correlations{N: 9, R: [][]float64{{1}}}
	if got := one.Eigenvalues(); !slices.Equal(got, []float64{1}) {
		t.Errorf("one number: %v", got)
	}
	constant := Correlations{N: 9, R: [][]float64{{math.NaN()}}}
	for name, c := range map[string]Correlations{"none": {N: 9}, "a constant one": constant} {
		if got := c.Eigenvalues(); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestOpposed(t *testing.T) {
	reversed := func(row []int64) int64 { return 7 - row[0] + row[1]%2 }
	tests := []struct {
		name  string
		items Cross
		want  []int
	}{
		{"all together", crossOf(answers(50, 4, 1)...), nil},
		{"one the other way", crossOf(with(answers(50, 4, 1), reversed)...), []int{4}},
		{"one the other way, one constant", crossOf(with(with(answers(50, 4, 1), func([]int64) int64 { return 3 }), reversed)...), []int{5}},
		{"two against each other", crossOf([]int64{1, 3}, []int64{2, 2}, []int64{4, 1}), []int{0, 1}},
		{"one that varies", crossOf([]int64{1, 3}, []int64{2, 3}), nil},
		{"nobody", NewCross(3, 1, 1, 1), nil},
	}
	for _, test := range tests {
		if got := test.items.Correlations().Opposed(); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestEigenvaluesOfAConstantItem(t *testing.T) {
	if got := crossOf([]int64{1, 2}, []int64{1, 3}).Correlations().Eigenvalues(); got != nil {
		t.Errorf("got %v, want none", got)
	}
}

func TestSpearmanByHand(t *testing.T) {
	joint := func(pairs ...[2]int64) Joint {
		counts := make(map[[2]int64]int64)
		for _, p := range pairs {
			counts[p]++
		}
		return NewJoint(1, 1, 1, counts)
	}
	tests := []struct {
		name string
		of   Joint
		want float64
	}{
		{"one order", joint([2]int64{1, 10}, [2]int64{2, 100}, [2]int64{5, 101}), 1},
		{"turned round", joint([2]int64{1, 3}, [2]int64{2, 2}, [2]int64{9, 1}), -1},
		// Ranks 1.5, 1.5, 3 and 1, 2.5, 2.5: centred −.5, −.5, 1 and −1, .5, .5.
		{"ties", joint([2]int64{1, 1}, [2]int64{1, 2}, [2]int64{2, 2}), 0.5},
		{"a constant", joint([2]int64{1, 1}, [2]int64{1, 2}), math.NaN()},
		{"one person", joint([2]int64{1, 1}), math.NaN()},
		{"nobody", joint(), math.NaN()},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { same(t, "rho", test.of.Spearman(), test.want) })
	}
	// R cor(method = "spearman").
	var people [][2]int64
	for i, x := range []int64{1, 1, 1, 2, 2, 3, 4, 4, 5, 5, 5, 5} {
		people = append(people, [2]int64{x, []int64{1, 3, 1, 2, 4, 2, 5, 5, 4, 5, 5, 3}[i]})
	}
	near(t, "rho of many ties", joint(people...).Spearman(), 0.70111178438590882, 1e-14)
}

func TestDifferencesAreThoseOfThePeople(t *testing.T) {
	sides := answers(25, 6, 9)
	var gaps [][]int64
	for _, row := range sides {
		gaps = append(gaps, []int64{row[3] - row[0], row[4] - row[1], row[5] - row[2]})
	}
	got, want := crossOf(sides...).Differences(), crossOf(gaps...)
	if got.N != want.N || !slices.Equal(got.Sums, want.Sums) || !slices.Equal(got.Products, want.Products) || got.Base != 0 {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestJohnsByHand(t *testing.T) {
	tests := []struct {
		name   string
		sides  Cross
		want   float64
		reason Reason
	}{
		// Two items without error on either side, the two sides unrelated.
		{"no error", crossOf([]int64{1, 1, 1, 1}, []int64{1, 1, 3, 3}, []int64{3, 3, 1, 1}, []int64{3, 3, 3, 3}), 1, ""},
		// Alphas of −8 and 1 (see TestAlphaByHand), scores 2, 1.5, 1 and 1, 2, 3, so
		// variances 1/4 and 1, of the difference 9/4: 1 − (9/4)/(9/4).
		{"negative alpha", crossOf([]int64{0, 4, 1, 1}, []int64{1, 2, 2, 2}, []int64{2, 0, 3, 3}), 0, ""},
		{"equal differences", crossOf([]int64{1, 1, 2, 2}, []int64{2, 2, 3, 3}), math.NaN(), ZeroVariance},
		{"a constant side", crossOf([]int64{1, 1, 2, 2}, []int64{1, 1, 3, 3}), math.NaN(), ZeroVariance},
		{"one item", crossOf([]int64{1, 2}, []int64{2, 2}), math.NaN(), FewItems},
		{"one person", crossOf([]int64{1, 2, 3, 4}), math.NaN(), OneAnswer},
		{"nobody", NewCross(4, 1, 1, 1), math.NaN(), NoData},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Johns(test.sides)
			if math.Abs(got.Reliability-test.want) > 1e-12 || math.IsNaN(got.Reliability) != math.IsNaN(test.want) || got.Reason != test.reason {
				t.Errorf("got %v, %q, want %v, %q", got.Reliability, got.Reason, test.want, test.reason)
			}
		})
	}
}

// What the reliability of a difference is made of is that of each side alone, and it is
// one less the part of error in the variance of the differences.
func TestJohnsIsMadeOfItsSides(t *testing.T) {
	var first, second, gaps, both [][]int64
	for _, row := range answers(30, 6, 9) {
		from, to := row[:3], row[3:]
		first, second, both = append(first, from), append(second, to), append(both, row)
		gaps = append(gaps, []int64{from[0] + from[1] + from[2], to[0] + to[1] + to[2]})
	}
	got, scores := Johns(crossOf(both...)), crossOf(gaps...)
	near(t, "alpha of the first", got.AlphaFrom, Alpha(crossOf(first...), 0.95).Alpha, 1e-14)
	near(t, "alpha of the second", got.AlphaTo, Alpha(crossOf(second...), 0.95).Alpha, 1e-14)
	near(t, "variance of the first", got.VarFrom, scores.Cov(0, 0)/9, 1e-14)
	near(t, "variance of the second", got.VarTo, scores.Cov(1, 1)/9, 1e-14)
	near(t, "r", got.R, scores.Cor(0, 1), 1e-14)
	covariance := got.R * math.Sqrt(got.VarFrom*got.VarTo)
	want := (got.VarFrom*got.AlphaFrom + got.VarTo*got.AlphaTo - 2*covariance) / (got.VarFrom + got.VarTo - 2*covariance)
	near(t, "reliability", got.Reliability, want, 1e-12)
	two := Johns(crossOf([]int64{1, 2, 2, 4}, []int64{3, 1, 1, 8}))
	if got.N != 30 || two.N != 2 || two.Reason != "" || math.IsNaN(two.Reliability) {
		t.Errorf("of 30 people %+v, of two %+v", got, two)
	}
	weighted := crossOf(both...)
	weighted.Weights, weighted.Known = NewLoads(6), 0.5
	same(t, "each person counts once", Johns(weighted).Reliability, got.Reliability)
}

// Numbers that differ by less than their correlations can tell have no shares of their own.
func TestPredictorsThatFloatsCannotTellApart(t *testing.T) {
	var people [][]int64
	for i, z := range []int64{1, 3, 2, 5, 4, 6, 6, 2, 5, 4} {
		x := int64(i%7) * 1_000_000
		people = append(people, []int64{x, x + z, int64(i) + z})
	}
	m := Regress(crossOf(people...), numbers(3, 0, 1), numbers(3, 2)[0], 0.95)
	if m.Reason != "" || math.IsNaN(m.R2) {
		t.Fatalf("no model: %q", m.Reason)
	}
	for i := range 2 {
		same(t, "LMG", m.LMG(nil)[i], math.NaN())
		same(t, "Johnson", m.Johnson()[i], math.NaN())
	}
}
