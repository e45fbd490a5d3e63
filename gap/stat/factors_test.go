package stat

import (
	"math"
	"slices"
	"testing"
)

// correlationsOf is a matrix of three correlations, of many people.
func correlationsOf(r12, r13, r23 float64) Correlations {
	return Correlations{N: 1000, R: [][]float64{{1, r12, r13}, {r12, 1, r23}, {r13, r23, 1}}}
}

// grouped draws people whose k answers go together in three groups.
func grouped(people, k int, seed uint64) [][]int64 {
	common := answers(people, 3, seed)
	rows := answers(people, k, seed+1)
	for i, row := range rows {
		for j := range row {
			row[j] += 2 * common[i][j%3]
		}
	}
	return rows
}

// Of three items one factor is known exactly: l₁² = r₁₂·r₁₃/r₂₃.
func TestOneFactorOfThreeItems(t *testing.T) {
	c := correlationsOf(0.6, 0.5, 0.4)
	want := []float64{math.Sqrt(0.6 * 0.5 / 0.4), math.Sqrt(0.6 * 0.4 / 0.5), math.Sqrt(0.5 * 0.4 / 0.6)}
	unique, sum := 0.0, 0.0
	for _, l := range want {
		unique, sum = unique+1-l*l, sum+l
	}
	for name, o := range map[string]Omega{"minres": c.Omega(), "likelihood": c.OmegaByLikelihood()} {
		for i, l := range o.Loadings {
			near(t, name, l, want[i], 1e-9)
		}
		near(t, name, o.Total, sum*sum/(sum*sum+unique), 1e-9)
		near(t, name, o.Observed, 1-unique/(3+2*1.5), 1e-9)
	}
}

func TestFactorsUndefined(t *testing.T) {
	two := crossOf(answers(40, 2, 1)...).Correlations()
	six := crossOf(grouped(100, 6, 2)...).Correlations()
	twice := crossOf(with(answers(40, 4, 3), func(row []int64) int64 { return row[1] })...).Correlations()
	tests := []struct {
		name    string
		of      Correlations
		m       int
		reason  Reason
		numbers []int
	}{
		{"no factor", six, 0, ManyFactors, nil},
		{"two factors of six items", six, 2, "", nil},
		{"four factors of six items", six, 4, ManyFactors, nil},
		{"one factor of two items", two, 1, ManyFactors, nil},
		{"an item twice", twice, 1, Repeated, []int{1, 4}},
		// l₁² would be 0.8·0.7/0.5.
		{"more than all of an item", correlationsOf(0.8, 0.7, 0.5), 1, Heywood, []int{0}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := test.of.MinimumResiduals(test.m)
			if f.Reason != test.reason || !slices.Equal(f.Numbers, test.numbers) || (f.Loadings == nil) != (test.reason != "") {
				t.Errorf("got %q of %v, loadings %v, want %q of %v", f.Reason, f.Numbers, f.Loadings, test.reason, test.numbers)
			}
			if axes := test.of.PrincipalAxes(test.m); axes.Reason != test.reason || (axes.Rounds > 0) != (test.reason == "" || test.reason == Heywood) {
				t.Errorf("principal axes: %q after %d rounds", axes.Reason, axes.Rounds)
			}
			for name, rotated := range map[string]Factors{"varimax": f.Varimax(), "promax": f.Promax(), "oblimin": f.Oblimin()} {
				if test.reason != "" && (rotated.Reason != test.reason || rotated.Loadings != nil) {
					t.Errorf("%s: got %q", name, rotated.Reason)
				}
			}
		})
	}
	for name, o := range map[string]Omega{"two items": two.Omega(), "by likelihood": two.OmegaByLikelihood()} {
		if o.Reason != FewItems || !math.IsNaN(o.Total) || !math.IsNaN(o.Observed) {
			t.Errorf("omega, %s: got %+v", name, o)
		}
	}
	for name, o := range map[string]Omega{"minres": correlationsOf(0.8, 0.7, 0.5).Omega(), "likelihood": correlationsOf(0.8, 0.7, 0.5).OmegaByLikelihood()} {
		if o.Reason != Heywood && o.Reason != NotConverged || !math.IsNaN(o.Total) {
			t.Errorf("omega of an improper factor, %s: got %+v", name, o)
		}
	}
}

// An iteration that may not go on comes to no end, and an item without anything of its own
// is named, however its factor was found.
func TestFactorsWithoutAnEnd(t *testing.T) {
	six := crossOf(grouped(100, 6, 2)...).Correlations()
	if f := six.axes(2, minresChange, 2); f.Reason != NotConverged || f.Rounds != 2 || f.Loadings != nil {
		t.Errorf("two rounds: %+v", f)
	}
	f := oneFactor([]float64{0.99995, 0.5, 0.4}, []float64{1e-4, 0.75, 0.84}, 7)
	if f.Reason != Heywood || !slices.Equal(f.Numbers, []int{0}) || f.Rounds != 7 || f.Loadings != nil {
		t.Errorf("an item of the factor alone: %+v", f)
	}
	f = oneFactor([]float64{-0.6, -0.5, 0.4}, []float64{0.64, 0.75, 0.84}, 3)
	if f.Reason != "" || !(f.Loadings[0][0] == 0.6 && f.Loadings[2][0] == -0.4) || !(math.Abs(f.Communalities[1]-0.25) <= 1e-15) {
		t.Errorf("three items: %+v", f)
	}
	twice := crossOf(with(answers(40, 4, 3), func(row []int64) int64 { return row[1] })...).Correlations()
	if o := twice.OmegaByLikelihood(); o.Reason != Repeated || !slices.Equal(o.Numbers, []int{1, 4}) || o.Loadings != nil {
		t.Errorf("omega of an item twice: %+v", o)
	}
}

// An item without loadings keeps none, and a factor without loadings cannot be fitted.
func TestRotationsOfNothing(t *testing.T) {
	f := Factors{Loadings: [][]float64{{0.8, 0.3}, {0, 0}, {0.2, 0.7}, {0.6, 0.5}}, Phi: identity(2)}
	for name, rotated := range map[string]Factors{"varimax": f.Varimax(), "promax": f.Promax()} {
		for i, h := range []float64{0.73, 0, 0.53, 0.61} {
			sum := 0.0
			for a, l := range rotated.Loadings[i] {
				for b, m := range rotated.Loadings[i] {
					sum += l * rotated.Phi[a][b] * m
				}
			}
			if !(math.Abs(sum-h) <= 1e-12) {
				t.Errorf("%s: item %d has the communality %v, want %v", name, i, sum, h)
			}
		}
	}
	f.Loadings = [][]float64{{0, 0}, {0, 0}, {0, 0}}
	if p := f.Promax(); p.Reason != NotConverged || p.Loadings != nil {
		t.Errorf("promax of nothing: %+v", p)
	}
}

// A rotation leaves the correlations that the factors give as they are.
func TestRotationsKeepWhatFactorsExplain(t *testing.T) {
	f := crossOf(grouped(300, 9, 4)...).Correlations().MinimumResiduals(3)
	explained := func(f Factors, i, j int) float64 {
		sum := 0.0
		for a, l := range f.Loadings[i] {
			for b, m := range f.Loadings[j] {
				sum += l * f.Phi[a][b] * m
			}
		}
		return sum
	}
	for name, rotated := range map[string]Factors{"varimax": f.Varimax(), "promax": f.Promax(), "oblimin": f.Oblimin()} {
		for i := range f.Loadings {
			for j := range i + 1 {
				if got, want := explained(rotated, i, j), explained(f, i, j); math.Abs(got-want) > 1e-9 {
					t.Errorf("%s: items %d and %d: got %v, want %v", name, i, j, got, want)
				}
			}
			near(t, name+": communality", explained(f, i, i), f.Communalities[i], 1e-9)
		}
		for a := range rotated.Phi {
			near(t, name+": variance of a factor", rotated.Phi[a][a], 1, 1e-12)
		}
		if sums := rotated.SumsOfSquares(); !slices.IsSortedFunc(sums, func(a, b float64) int { return int(math.Copysign(1, b-a)) }) {
			t.Errorf("%s: sums of squares %v do not fall", name, sums)
		}
	}
	if v := f.Varimax(); v.Phi[0][1] != 0 {
		t.Errorf("varimax factors correlate: %v", v.Phi)
	}
	if p := f.Promax(); p.Phi[0][1] == 0 {
		t.Errorf("promax factors do not correlate: %v", p.Phi)
	}
}

// Where the factors stand before is nothing to where they come to rest: not even to
// the last digits, which would tell one machine from another.
// Kaiser's angle is the best one: turned by it, two factors turn no further.
func TestVarimaxTurnsTwoFactorsOnce(t *testing.T) {
	for _, loadings := range [][][]float64{{{0.9, 0.1}, {0.7, 0.5}, {0.2, 0.8}, {0.4, 0.6}}, {{0.8, 0.6}, {0.6, -0.8}, {0.9, 0.4}}, {{0.1, 0.9}, {-0.7, 0.5}, {0.2, 0.8}, {0.4, 0.6}, {0.9, -0.1}}} {
		if first, second := turn(loadings, 0, 1), turn(loadings, 0, 1); math.Abs(first) < 1e-3 || math.Abs(second) > 1e-14 {
			t.Errorf("turned by %g, then by %g", first, second)
		}
	}
}

func TestObliminComesToOneRest(t *testing.T) {
	for seed := range uint64(20) {
		f := crossOf(grouped(300, 9, 10*seed)...).Correlations().MinimumResiduals(3)
		if f.Reason != "" {
			continue
		}
		want, got := f.Oblimin(), f.Varimax().Oblimin()
		for i, row := range want.Loadings {
			for j := range row {
				if math.Abs(got.Loadings[i][j]-row[j]) > 1e-12 {
					t.Errorf("seed %d, item %d: got %v, want %v", seed, i, got.Loadings[i], row)
				}
			}
		}
	}
}

func TestOneFactorIsNotRotated(t *testing.T) {
	f := crossOf(answers(100, 5, 5)...).Correlations().MinimumResiduals(1)
	for name, rotated := range map[string]Factors{"varimax": f.Varimax(), "promax": f.Promax(), "oblimin": f.Oblimin()} {
		for i := range f.Loadings {
			same(t, name, rotated.Loadings[i][0], f.Loadings[i][0])
		}
	}
}

func TestMostFactors(t *testing.T) {
	for k, want := range map[int]int{0: 0, 1: 0, 2: 0, 3: 1, 4: 1, 5: 2, 6: 3, 8: 4, 9: 5, 22: 15} {
		if got := MostFactors(k); got != want {
			t.Errorf("of %d items: got %d, want %d", k, got, want)
		}
	}
}

// The 95 % quantiles are those of 40,000 replicates of R
// eigen(cor(matrix(rnorm(n * k), n))); ours of 2,000 have a Monte-Carlo error of
// about 0.01.
func TestChanceEigenvaluesAreThoseOfR(t *testing.T) {
	tests := []struct {
		name string
		n    int64
		want []float64
	}{
		{"60 people", 60, []float64{1.643607, 1.346564, 1.152010, 0.999630, 0.867001, 0.723471}},
		{"fewer people than items", 5, []float64{3.80108, 2.27011, 1.36844, 0.691815, 0, 0}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ChanceEigenvalues(test.n, 6, 2000, 0.95, 1)
			for i, want := range test.want {
				if math.Abs(got[i]-want) > 0.02*max(1, want) {
					t.Errorf("eigenvalue %d: got %v, want %v", i+1, got[i], want)
				}
			}
		})
	}
	if got := ChanceEigenvalues(2, 3, 10, 0.95, 1); len(got) != 3 || !(math.Abs(got[0]-3) <= 1e-12 && math.Abs(got[1]) <= 1e-12) {
		t.Errorf("two people lie on a line: %v", got)
	}
	if got := ChanceEigenvalues(9, 0, 10, 0.95, 1); got != nil {
		t.Errorf("of no numbers: %v", got)
	}
	if got := ChanceEigenvalues(1, 6, 10, 0.95, 1); got != nil {
		t.Errorf("of one person: got %v, want none", got)
	}
}

// A replicate depends on the seed and its own number alone.
func TestChanceEigenvaluesOfASeed(t *testing.T) {
	first := ChanceEigenvalues(50, 4, 20, 0.95, 7)
	if again := ChanceEigenvalues(50, 4, 20, 0.95, 7); !slices.Equal(first, again) {
		t.Errorf("one seed gives %v and %v", first, again)
	}
	if other := ChanceEigenvalues(50, 4, 20, 0.95, 8); slices.Equal(first, other) {
		t.Errorf("two seeds give %v", first)
	}
	// The largest of one replicate is among those of more.
	if one, more := ChanceEigenvalues(50, 4, 1, 1, 7), ChanceEigenvalues(50, 4, 20, 1, 7); one[0] > more[0] {
		t.Errorf("the first replicate has %v, the largest of 20 is %v", one[0], more[0])
	}
}

func TestFactorCount(t *testing.T) {
	chance := []float64{1.5, 1.2, 0.9}
	for _, test := range []struct {
		name   string
		values []float64
		want   int
	}{
		{"none above chance", []float64{1.4, 1.3, 0.3}, 0},
		{"one, and a later one that does not count", []float64{1.6, 1.2, 1}, 1},
		{"two", []float64{1.6, 1.3, 0.1}, 2},
		{"all", []float64{2, 1.3, 1}, 3},
	} {
		if got := FactorCount(test.values, chance); got != test.want {
			t.Errorf("%s: got %d, want %d", test.name, got, test.want)
		}
	}
}
