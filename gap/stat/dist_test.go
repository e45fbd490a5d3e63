package stat

import (
	"bufio"
	"maps"
	"math"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// distributions are the functions by their names in testdata/nist/dist.csv; p
// holds the parameters and x the point or the probability.
var distributions = map[string]func(x float64, p []float64) float64{
	"norm.cdf":      func(x float64, _ []float64) float64 { return NormalCDF(x) },
	"norm.sf":       func(x float64, _ []float64) float64 { return NormalSurvival(x) },
	"norm.quantile": func(x float64, _ []float64) float64 { return NormalQuantile(x) },
	"t.cdf":         func(x float64, p []float64) float64 { return StudentCDF(x, p[0]) },
	"t.sf":          func(x float64, p []float64) float64 { return StudentSurvival(x, p[0]) },
	"t.quantile":    func(x float64, p []float64) float64 { return StudentQuantile(x, p[0]) },
	"chi2.cdf":      func(x float64, p []float64) float64 { return ChiSquaredCDF(x, p[0]) },
	"chi2.sf":       func(x float64, p []float64) float64 { return ChiSquaredSurvival(x, p[0]) },
	"chi2.quantile": func(x float64, p []float64) float64 { return ChiSquaredQuantile(x, p[0]) },
	"f.cdf":         func(x float64, p []float64) float64 { return FisherCDF(x, p[0], p[1]) },
	"f.sf":          func(x float64, p []float64) float64 { return FisherSurvival(x, p[0], p[1]) },
	"f.quantile":    func(x float64, p []float64) float64 { return FisherQuantile(x, p[0], p[1]) },
	"beta.cdf":      func(x float64, p []float64) float64 { return BetaCDF(x, p[0], p[1]) },
	"beta.quantile": func(x float64, p []float64) float64 { return BetaQuantile(x, p[0], p[1]) },
	"binom.cdf": func(x float64, p []float64) float64 {
		return BinomialCDF(int64(x), int64(p[0]), p[1])
	},
	"binom.sf": func(x float64, p []float64) float64 {
		return BinomialSurvival(int64(x), int64(p[0]), p[1])
	},
}

// On the same table R 4.2 reaches 12.9 digits at worst, SciPy 1.10 8.6.
func TestDistReference(t *testing.T) {
	const wanted = 13.0
	reached := map[string][]float64{}
	good, all := 0, 0
	for _, row := range readRows(t, "../../testdata/nist/dist.csv") {
		name, want := row[0], row[3]
		var parameters []float64
		for _, field := range strings.Fields(row[1]) {
			parameters = append(parameters, number(t, field))
		}
		got := distributions[name](number(t, row[2]), parameters)
		digits := correctDigits(t, got, want)
		reached[name] = append(reached[name], digits)
		all++
		if digits >= wanted {
			good++
			continue
		}
		t.Errorf("%s(%s) at %s: got %.17g, want %s, %.2f digits",
			name, row[1], row[2], got, want, digits)
	}
	for _, name := range slices.Sorted(maps.Keys(reached)) {
		digits := reached[name]
		slices.Sort(digits)
		t.Logf("%-13s %3d values, digits: least %.2f, median %.2f",
			name, len(digits), digits[0], digits[len(digits)/2])
	}
	t.Logf("dist: %d of %d values to %g digits or more", good, all, wanted)
	if all != 300 {
		t.Errorf("read %d values, want 300", all)
	}
}

// readRows returns the rows of a comma-separated table without its # lines and
// its header.
func readRows(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var rows [][]string
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if !strings.HasPrefix(lines.Text(), "#") {
			rows = append(rows, strings.Split(lines.Text(), ","))
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// correctDigits returns -log10(|got-want| / |want|), 16 at most: a float has no
// more. want is read to 200 bits, so that a right answer is not judged by the
// rounding of the expected one.
func correctDigits(t *testing.T, got float64, want string) float64 {
	t.Helper()
	exact, _, err := big.ParseFloat(want, 10, 200, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	return digitsOf(got, exact)
}

func digitsOf(got float64, exact *big.Float) float64 {
	if math.IsNaN(got) || math.IsInf(got, 0) {
		return 0
	}
	difference := new(big.Float).Sub(new(big.Float).SetFloat64(got), exact)
	relative, _ := difference.Quo(difference, exact).Float64()
	return min(16, -math.Log10(math.Abs(relative)))
}

func number(t *testing.T, field string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(field, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func BenchmarkStudentSurvival(b *testing.B) {
	for b.Loop() {
		StudentSurvival(2.3, 57)
	}
}

func BenchmarkStudentQuantile(b *testing.B) {
	for b.Loop() {
		StudentQuantile(0.975, 57)
	}
}

func BenchmarkFisherSurvival(b *testing.B) {
	for b.Loop() {
		FisherSurvival(3.1, 4, 185)
	}
}
