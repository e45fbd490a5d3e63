package gap_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
)

// TestOracle checks every value of the oracle that belongs to a statistic of
// this program, and counts by name those that do not yet. SERVGAP_ORACLE names
// another directory of the same form.
//
// The numbers come from R and SciPy; testdata/oracle/README.md has each
// definition and the tolerances.
func TestOracle(t *testing.T) {
	o := readOracle(t)
	checked, beside, later := 0, 0, make(map[string]int)
	for _, r := range o.records {
		expected := r.Values
		if expected == nil {
			expected = map[string]any{r.Name: r.Value}
		}
		compute, known := statistics[r.Stat]
		if !known {
			for _, want := range expected {
				later[r.Stat] += countValues(want)
			}
			continue
		}
		got := compute(o, r)
		for _, name := range slices.Sorted(maps.Keys(expected)) {
			want := expected[name]
			if besideBootstrap(r, name) {
				beside++
				continue
			}
			checked += countValues(want)
			o.compare(t, r, name, got[name], want)
		}
	}
	total := checked + beside
	for _, name := range slices.Sorted(maps.Keys(later)) {
		t.Logf("later: %-28s %6d values", name, later[name])
		total += later[name]
	}
	if checked == 0 {
		t.Error("no value was checked")
	}
	t.Logf("N5: oracle: %d of %d values checked, %d wrong, %d tell how the oracle drew, %d belong to %d statistics that are not here yet",
		checked, total, o.problems, beside, total-beside-checked, len(later))
}

func countValues(x any) int {
	list, ok := x.([]any)
	if !ok {
		return 1
	}
	n := 0
	for _, item := range list {
		n += countValues(item)
	}
	return n
}

// compare reports a value that does not match; got is a float64, []float64 or
// [][]float64.
func (o *oracle) compare(t *testing.T, r record, name string, got, want any) {
	t.Helper()
	if list, ok := want.([]any); ok {
		if rows, ok := got.([][]float64); ok && len(rows) == len(list) {
			for i := range list {
				o.compare(t, r, fmt.Sprintf("%s[%d]", name, i), rows[i], list[i])
			}
			return
		}
		if words, ok := got.([]string); ok {
			if texts := fmt.Sprint(list); texts != fmt.Sprint(words) {
				o.problems++
				t.Errorf("%s %s %v: %s: got %q, want %s", r.Dataset, r.Stat, r.Args, name, words, texts)
			}
			return
		}
		values, ok := got.([]float64)
		if !ok || len(values) != len(list) {
			o.problems++
			t.Errorf("%s %s %v: %s: got %v, want %d values", r.Dataset, r.Stat, r.Args, name, got, len(list))
			return
		}
		for i := range list {
			o.compare(t, r, fmt.Sprintf("%s[%d]", name, i), values[i], list[i])
		}
		return
	}
	x, ok := got.(float64)
	if !ok {
		o.problems++
		t.Errorf("%s %s %v: %s was not computed", r.Dataset, r.Stat, r.Args, name)
		return
	}
	if !o.equal(r, name, x, want) {
		o.problems++
		t.Errorf("%s %s %v: %s: got %.17g, want %v", r.Dataset, r.Stat, r.Args, name, x, want)
	}
}

// equal applies the tolerances of the oracle's README: p-values relative 1e-9
// without a floor, an oracle 0 standing for less than 1e-300; everything else
// relative 1e-9 (or the record's tol) with a floor of 1e-9 of the scale's range, of
// loadings 1e-6. What a bootstrap drew has a tolerance of its own (withinChance).
// The tol also holds for a p by quadrature, the one called p: 4 of 114 of R's
// ptukey have only 8 or 9 digits (see stat.StudentizedRangeSurvival).
func (o *oracle) equal(r record, name string, got float64, want any) bool {
	x, ok := want.(float64)
	if !ok {
		return math.IsNaN(got)
	}
	if isP(name) {
		tolerance := 1e-9
		if name == "p" {
			tolerance = max(tolerance, r.Tol)
		}
		return math.Abs(got-x) <= tolerance*math.Abs(x) || x == 0 && got < 1e-300
	}
	if within, drawn := r.withinChance(name, got, x); drawn {
		return within
	}
	floor := 1e-9
	if d := o.sets[r.Dataset]; d != nil && len(d.Scale) == 2 {
		floor *= d.Scale[1] - d.Scale[0]
	}
	if strings.HasPrefix(r.Stat, "fa_") {
		floor = 1e-6
	}
	if name == "iterations_pa" {
		floor = 2 // rounding decides when the last digits come to rest
	}
	return math.Abs(got-x) <= max(1e-9*math.Abs(x), r.Tol*math.Abs(x), floor)
}

func isP(name string) bool {
	name, _, _ = strings.Cut(name, "[")
	return strings.HasPrefix(name, "p_") || slices.Contains([]string{"p", "holm", "bonferroni", "bh", "by"}, name)
}
