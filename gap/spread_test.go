package gap_test

import (
	"math"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

func spreadOf(t *testing.T, q survey.Questionnaire, rows ...string) []gap.SpreadPair {
	t.Helper()
	pairs, ok := gap.Spread(gap.Study{Customers: count(t, q, rows...)}, gap.Options{}, gap.Service)
	if !ok {
		t.Fatal("the customers have no gap of their own")
	}
	return pairs
}

// TestSpread: within those who have every touchpoint; of differences of −2, −1.5 and −1
// t is −1.5/(0.5/√3), and with 2 degrees of freedom p is 1 − |t|/√(t² + 2).
func TestSpread(t *testing.T) {
	pairs := spreadOf(t, form(), "5 5 5 3 3 5", "5 5 5 4 3 5", "5 5 5 3 3 4", "7 7 . 1 1 .")
	if len(pairs) != 1 || pairs[0].First != "x" || pairs[0].Second != "y" || pairs[0].N != 3 {
		t.Fatalf("pairs are %+v", pairs)
	}
	p := pairs[0]
	statistic := -1.5 / (0.5 / math.Sqrt(3))
	want := 1 - math.Abs(statistic)/math.Sqrt(statistic*statistic+2)
	if math.Abs(float64(p.Value)+1.5) > 1e-15 || math.Abs(float64(p.Statistic)-statistic) > 1e-13 || math.Abs(float64(p.PAdj)-want) > 1e-13 {
		t.Errorf("x − y is %v, t %v, p %v, want t %v, p %v", p.Value, p.Statistic, p.PAdj, statistic, want)
	}
}

// TestSpreadWithoutSpread: where everybody differs alike there is no test.
func TestSpreadWithoutSpread(t *testing.T) {
	p := spreadOf(t, form(), times(6, "5 5 5 3 3 5")...)[0]
	if p.Value != -2 || p.P.Defined() || p.PAdj.Defined() || p.Note != "zero_variance" {
		t.Errorf("of equal differences: %+v", p)
	}
}

// TestSpreadOfNone: items without a touchpoint are compared with none.
func TestSpreadOfNone(t *testing.T) {
	q := form()
	q.Instrument.Dimensions[1].ID = gap.NoTouchpoint
	if pairs := spreadOf(t, q, times(6, "5 5 5 3 3 5")...); len(pairs) != 0 {
		t.Errorf("pairs are %+v", pairs)
	}
}

// TestSpreadOfFew: fewer than are shown have no difference, and two groups have none of
// their own.
func TestSpreadOfFew(t *testing.T) {
	s := gap.Study{Customers: count(t, form(), times(3, "5 5 5 3 3 5", "5 5 5 4 3 5")...)}
	pairs, _ := gap.Spread(s, gap.Options{}, gap.Service)
	if p := gap.Suppress(gap.Result{Spread: pairs}, 7).Spread[0]; !p.Suppressed || p.N != 0 || p.Value.Defined() || p.PAdj.Defined() {
		t.Errorf("six are shown: %+v", p)
	}
	if pairs, ok := gap.Spread(s, gap.Options{}, gap.Knowledge); ok {
		t.Errorf("nobody was asked for it: %+v", pairs)
	}
}
