package stat

import (
	"fmt"
	"math"
	"math/big"
	"path/filepath"
	"strings"
	"testing"
)

// nistLinear is a set for linear regression.
type nistLinear struct {
	Name, Kind, Model string
	Certified         struct {
		Parameters []struct{ Estimate, SD string }
		Residual   string `json:"residual_sd"`
		R2         string `json:"r_squared"`
		Regression struct{ F string }
	}
	Data struct {
		Y []string
		X [][]string
	}
}

// columns are the exact predictors, y, and whether the model is without a constant.
func (s nistLinear) columns(t *testing.T) (x [][]*big.Rat, y []*big.Rat, origin bool) {
	t.Helper()
	powers := 1
	if degree, ok := strings.CutPrefix(s.Model, "poly"); ok {
		fmt.Sscan(degree, &powers)
	} else if strings.HasSuffix(s.Model, "x^2") {
		powers = 2
	}
	x = make([][]*big.Rat, powers*len(s.Data.X[0]))
	for i, row := range s.Data.X {
		y = append(y, exact(t, s.Data.Y[i]))
		for j, text := range row {
			value, power := exact(t, text), big.NewRat(1, 1)
			for k := range powers {
				power = new(big.Rat).Mul(power, value)
				x[j*powers+k] = append(x[j*powers+k], power)
			}
		}
	}
	return x, y, !strings.HasPrefix(s.Model, "b0") && powers == 1
}

func exact(t *testing.T, text string) *big.Rat {
	t.Helper()
	x, ok := new(big.Rat).SetString(strings.TrimSuffix(text, "."))
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return x
}

// linearDigits is what R 4.2.2 lm reaches at the worst coefficient or standard error
// of each set; of Filip it drops a predictor unless tol is set to 1e-10, as here. Of
// NoInt2 it comes 15.0 digits close to the certified number, which is itself 14.94
// digits close to the exact one.
var linearDigits = map[string]float64{
	"Filip": 7.0, "Longley": 12.9, "NoInt1": 14.4, "NoInt2": 14.9, "Norris": 12.4, "Pontius": 12.6,
	"Wampler1": 9.8, "Wampler2": 13.5, "Wampler3": 9.3, "Wampler4": 7.4, "Wampler5": 5.4,
}

// Certified are 15 digits, which are 14.3 at worst of the exact value: a number that
// begins with 1 is rounded by 5e-15 of itself.
const leastLinear = 14.3

func TestNISTLinear(t *testing.T) {
	sets := linearSets(t)
	for _, set := range sets {
		x, y, origin := set.columns(t)
		checkLinear(t, set, RegressColumns(x, y, origin, 0.95), origin)
	}
	t.Logf("N3: nist: %d linear sets to %g digits or more", len(sets), leastLinear)
}

// The sets whose products a Cross holds give the same through one.
func TestNISTLinearOfCross(t *testing.T) {
	through := 0
	for _, set := range linearSets(t) {
		x, y, origin := set.columns(t)
		c, variables, ok := crossOfColumns(append(x[:len(x):len(x)], y))
		if origin || !ok {
			continue
		}
		through++
		k := len(x)
		checkLinear(t, set, Regress(c, variables[:k], variables[k], 0.95), false)
	}
	if through < 8 {
		t.Errorf("%d sets went through a Cross, want 8 or more", through)
	}
}

func linearSets(t *testing.T) []nistLinear {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(nistDirectory(), "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var sets []nistLinear
	for _, path := range paths {
		var file struct{ Kind string }
		if readJSON(t, path, &file); file.Kind == "linear" {
			var set nistLinear
			readJSON(t, path, &set)
			sets = append(sets, set)
		}
	}
	if len(sets) < len(linearDigits) {
		t.Fatalf("%s has %d linear sets, want %d", nistDirectory(), len(sets), len(linearDigits))
	}
	return sets
}

func checkLinear(t *testing.T, set nistLinear, got Regression, origin bool) {
	t.Helper()
	least := 15.95
	check := func(name string, value float64, certified string) {
		t.Helper()
		digits := linearDigitsOf(t, value, certified)
		if least = math.Min(least, digits); digits < math.Max(leastLinear, linearDigits[set.Name]) {
			t.Errorf("%s: %s: got %.17g, want %s: %.2f digits", set.Name, name, value, certified, digits)
		}
	}
	estimates := []Estimate{got.Intercept}
	if origin {
		estimates = nil
	}
	for _, slope := range got.Slopes {
		estimates = append(estimates, slope.Estimate)
	}
	for i, p := range set.Certified.Parameters {
		check(fmt.Sprintf("B%d", i), estimates[i].Value, p.Estimate)
		check(fmt.Sprintf("sd of B%d", i), estimates[i].SE, p.SD)
	}
	check("residual sd", got.Residual, set.Certified.Residual)
	check("R²", got.R2, set.Certified.R2)
	if set.Certified.Regression.F != "Infinity" {
		check("F", got.F.Statistic, set.Certified.Regression.F)
	} else if got.F.Reason != PerfectFit || got.Reason != PerfectFit {
		t.Errorf("%s: nothing is left, and the reason is %q", set.Name, got.Reason)
	}
	t.Logf("%-8s %.2f digits", set.Name, least)
}

// linearDigitsOf is the correct digits of a number; of 0 there is nothing between.
func linearDigitsOf(t *testing.T, got float64, want string) float64 {
	t.Helper()
	if exact(t, want).Sign() == 0 && got == 0 {
		return 15.95
	}
	return correctDigits(t, got, want)
}

// crossOfColumns counts exact columns in a Cross; ok is false if they are too long.
func crossOfColumns(columns [][]*big.Rat) (c Cross, variables []Variable, ok bool) {
	codes := make([][]int64, len(columns[0]))
	for i, column := range columns {
		whole, den := wholeCodes(column)
		weights := make([]int64, len(columns))
		weights[i] = 1
		variables = append(variables, Variable{Weights: weights, Step: 1, Den: den.Int64()})
		for row, code := range whole {
			if !code.IsInt64() || !den.IsInt64() {
				return c, nil, false
			}
			codes[row] = append(codes[row], code.Int64())
		}
	}
	c = NewCross(len(columns), 0, 1, 1)
	for _, row := range codes {
		c.Add(row)
	}
	return c, variables, true
}
