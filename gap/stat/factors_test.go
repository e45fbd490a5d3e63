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

// Two factors of three items each are found again, also one that explains less than an item,
// by residuals to the last digits and by principal axes to the thousandth at which they stop.
func TestFactorsOfKnownLoadings(t *testing.T) {
	known := [][]float64{{0.8, 0}, {0.7, 0}, {0.6, 0}, {0, 0.6}, {0, 0.5}, {0, 0.4}}
	c := Correlations{N: 500, R: square(6)}
	for i, a := range known {
		for j, b := range known {
			c.R[i][j] = a[0]*b[0] + a[1]*b[1]
		}
		c.R[i][i] = 1
	}
	for _, test := range []struct {
		name      string
		f         Factors
		tolerance float64
	}{{"residuals", c.MinimumResiduals(2), 1e-9}, {"principal axes", c.PrincipalAxes(2), 0.02}} {
		f := test.f.Varimax()
		for i, row := range known {
			if h := row[0]*row[0] + row[1]*row[1]; !(math.Abs(f.Communalities[i]-h) <= test.tolerance) {
				t.Errorf("%s: communality %v of item %d, want %v", test.name, f.Communalities[i], i, h)
			}
			for j, l := range row {
				if !(math.Abs(f.Loadings[i][j]-l) <= test.tolerance) {
					t.Errorf("%s: loadings %v of item %d, want %v", test.name, f.Loadings[i], i, row)
				}
			}
		}
	}
	for _, row := range c.PrincipalAxes(3).Loadings { // the third has nothing left to explain
		if math.IsNaN(row[0] + row[1] + row[2]) {
			t.Errorf("a factor too many: %v", row)
		}
	}
	if a, b := c.MinimumResiduals(2).Rounds, c.PrincipalAxes(2).Rounds; !(a > b && b > 1 && b < axesRounds) {
		t.Errorf("%d and %d rounds", a, b)
	}
}

// Factors are in the order of their variance, each turned so that its loadings add up to 0 or
// more, and their correlations go with them.
func TestFactorsInOrder(t *testing.T) {
	f := Factors{
		Loadings: [][]float64{{0.1, -0.7, 0.4}, {-0.2, -0.6, 0.5}, {0.15, 0.5, -0.6}},
		Phi:      [][]float64{{1, 0.2, 0.3}, {0.2, 1, -0.4}, {0.3, -0.4, 1}},
	}.inOrder()
	loadings := [][]float64{{0.7, 0.4, 0.1}, {0.6, 0.5, -0.2}, {-0.5, -0.6, 0.15}}
	phi := [][]float64{{1, 0.4, -0.2}, {0.4, 1, 0.3}, {-0.2, 0.3, 1}}
	for i := range loadings {
		if !slices.Equal(f.Phi[i], phi[i]) || !slices.Equal(f.Loadings[i], loadings[i]) {
			t.Errorf("row %d: %v and %v, want %v and %v", i, f.Loadings[i], f.Phi[i], loadings[i], phi[i])
		}
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

// In R, with the loadings below: v <- varimax(L, eps = 1e-15), p <- promax(v$loadings, m = 4)
// and solve(t(p$rotmat) %*% p$rotmat), by falling sums of squares; R stops at 2e-8.
func TestRotationsByR(t *testing.T) {
	f := Factors{Phi: identity(3), Loadings: [][]float64{
		{0.7, 0.3, 0.1}, {0.6, 0.4, -0.2}, {0.5, 0.5, 0.3}, {0.6, -0.4, 0.2}, {0.7, -0.3, -0.1}, {0.5, -0.2, 0.5}, {0.4, 0.1, 0.6}, {0.6, 0.2, -0.5},
	}}
	varimax := [][]float64{
		{0.5569767858052516, 0.4690266390625836, 0.24452172076056625}, {0.7076215542912602, 0.2347781738104860, 0.06442782787456733},
		{0.4062879487855459, 0.6518147254102317, -0.00822595951961641}, {0.0963969831129947, 0.1944207426944010, 0.71617609318998554},
		{0.3810448411663793, 0.0317054301931178, 0.66618285381474540}, {-0.0437876058719883, 0.4943860325239368, 0.54190875285165918},
		{-0.0228231783362401, 0.6772800605832624, 0.26602785956919012}, {0.7808045984925553, -0.1009536923944570, 0.17364484145751430},
	}
	promax := [][]float64{
		{0.45420361197627268, 0.4360032560584685, 0.101643917030699}, {0.67561277448348278, 0.2025076797488153, -0.051861539739865},
		{0.28042178892328640, 0.7050425852174896, -0.202729631256012}, {-0.00274120303680286, 0.0572345795686072, 0.722497836669108},
		{0.33081322137818742, -0.1329706201881423, 0.680765096053418}, {-0.19752541364432472, 0.4399229072263713, 0.474340317116636},
		{-0.19190284929917212, 0.7027646570732248, 0.128893369527840}, {0.81432435413711479, -0.2018258361854006, 0.140409621735170},
	}
	phi := [][]float64{{1, 0.31163457688760, 0.23330654899227}, {0.31163457688760, 1, 0.43209040549558}, {0.23330654899227, 0.43209040549558, 1}}
	close := func(name string, got, want [][]float64) {
		t.Helper()
		for i := range want {
			for j := range want[i] {
				if !(math.Abs(got[i][j]-want[i][j]) <= 1e-7) {
					t.Errorf("%s, row %d: got %v, want %v", name, i, got[i], want[i])
				}
			}
		}
	}
	close("varimax", f.Varimax().Loadings, varimax)
	close("promax", f.Promax().Loadings, promax)
	close("promax, its factors", f.Promax().Phi, phi)
	close("promax of varimax", f.Varimax().Promax().Loadings, promax)
}

// Items of one factor each are found again by oblimin, with the correlation of the factors,
// however these are turned.
func TestObliminFindsASimpleStructure(t *testing.T) {
	simple := [][]float64{{0.9, 0}, {0.8, 0}, {0.7, 0}, {0, 0.6}, {0, 0.7}, {0, 0.5}}
	const r = 0.4 // the second factor is r times the first and √(1 − r²) times another
	for _, angle := range []float64{0.3, 1, 2, 4} {
		sin, cos := math.Sincos(angle)
		f := Factors{Phi: identity(2)}
		for _, l := range simple {
			x, y := l[0]+r*l[1], math.Sqrt(1-r*r)*l[1]
			f.Loadings = append(f.Loadings, []float64{cos*x + sin*y, cos*y - sin*x})
		}
		got := f.Oblimin()
		for i, l := range simple {
			for j := range l {
				if !(math.Abs(got.Loadings[i][j]-l[j]) <= 1e-6) {
					t.Errorf("turned by %v, item %d: got %v, want %v", angle, i, got.Loadings[i], l)
				}
			}
		}
		if !(math.Abs(got.Phi[0][1]-r) <= 1e-6) || got.Phi[0][1] != got.Phi[1][0] {
			t.Errorf("turned by %v: the factors correlate by %v", angle, got.Phi)
		}
	}
}

// Kaiser's angle is the best one: turned by it, two factors turn no further.
func TestVarimaxTurnsTwoFactorsOnce(t *testing.T) {
	for _, loadings := range [][][]float64{{{0.9, 0.1}, {0.7, 0.5}, {0.2, 0.8}, {0.4, 0.6}}, {{0.8, 0.6}, {0.6, -0.8}, {0.9, 0.4}}, {{0.1, 0.9}, {-0.7, 0.5}, {0.2, 0.8}, {0.4, 0.6}, {0.9, -0.1}}} {
		if first, second := turn(loadings, 0, 1), turn(loadings, 0, 1); math.Abs(first) < 1e-3 || math.Abs(second) > 1e-14 {
			t.Errorf("turned by %g, then by %g", first, second)
		}
	}
}

// Where the factors stand before is nothing to where they come to rest: not even to
// the last digits, which would tell one machine from another.
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

// Where places to rest are of different heights, the lowest is taken, whichever of the starts
// leads to it: the first, the middle ones or the last alone.
func TestObliminTakesTheLowestRest(t *testing.T) {
	for _, c := range []struct {
		lowest   float64
		loadings [][]float64
	}{
		{0.0820258359965, [][]float64{{0.65, -0.05, 0.45}, {0.45, -0.25, 0.5}, {-0.25, 0.25, -0.2}, {0.4, 0.35, 0.6}, {0.1, 0.65, -0.1}, {0.65, 0.65, 0.45}, {0.5, -0.1, 0.35}}},
		{0.0729874144435, [][]float64{{-0.2, 0.7, 0.05}, {0.6, -0.2, 0.4}, {0.3, 0.45, 0.6}, {-0.1, -0.1, 0.25}, {0.35, 0.05, 0.4}, {0.3, -0.2, 0.45}, {0.35, 0.25, 0.05}}},
		{0.0570236348622, [][]float64{{0.25, 0.7, 0.55}, {0.3, 0.6, 0.55}, {0.5, 0.6, 0.45}, {0.4, 0.15, 0.6}, {0.05, 0.55, 0.2}, {-0.15, 0.4, -0.2}, {0.55, -0.15, 0.6}}},
	} {
		height := 0.0
		for _, row := range (Factors{Loadings: c.loadings, Phi: identity(3)}).Oblimin().Loadings {
			for j, l := range row {
				for _, other := range row[:j] {
					height += l * l * other * other / 2
				}
			}
		}
		near(t, "height", height, c.lowest, 1e-9)
	}
}

func TestOneFactorIsNotRotated(t *testing.T) {
	for seed := range uint64(5) {
		f := crossOf(answers(100, 5, 5+seed)...).Correlations().MinimumResiduals(1)
		for i := range f.Loadings {
			f.Loadings[i][0] *= -1.3 // as it is, whatever it is
		}
		for name, rotated := range map[string]Factors{"varimax": f.Varimax(), "promax": f.Promax(), "oblimin": f.Oblimin()} {
			for i := range f.Loadings {
				same(t, name, rotated.Loadings[i][0], f.Loadings[i][0])
			}
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
