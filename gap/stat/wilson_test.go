package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestShareAtTheEnds(t *testing.T) {
	none, all := Share(0, 10, 0.95), Share(10, 10, 0.95)
	same(t, "lower end of 0 of 10", none.Lo, 0)
	same(t, "upper end of 10 of 10", all.Hi, 1)
	// R prop.test(0, 10, correct = FALSE).
	near(t, "upper end of 0 of 10", none.Hi, 0.2775328, 2e-7)
	near(t, "lower end of 10 of 10", all.Lo, 1-0.2775328, 2e-7)
	if nobody := Share(0, 0, 0.95); nobody.Reason != NoData || !math.IsNaN(nobody.Value) || !math.IsNaN(nobody.SE) || !math.IsNaN(nobody.Lo) || !math.IsNaN(nobody.Hi) {
		t.Errorf("share of nobody is %+v, want NaN", nobody)
	}
}

// The ends p of Wilson's interval solve (share − p)² = z²·p(1 − p)/n.
func TestShareEndsSolveTheirEquation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 1e6).Draw(t, "n")
		count := rapid.Int64Range(0, n).Draw(t, "count")
		e := Share(count, n, 0.95)
		if !(0 <= e.Lo && e.Lo <= e.Value && e.Value <= e.Hi && e.Hi <= 1 && e.Lo < e.Hi) {
			t.Errorf("%d of %d: %g to %g does not lie around %g", count, n, e.Lo, e.Hi, e.Value)
		}
		const z = 1.959963984540054
		for _, p := range []float64{e.Lo, e.Hi} {
			left, right := (e.Value-p)*(e.Value-p), z*z*p*(1-p)/float64(n)
			if math.Abs(left-right) > 1e-11*(left+right)+1e-17 {
				t.Errorf("%d of %d: end %.17g gives %g on one side and %g on the other", count, n, p, left, right)
			}
		}
	})
}

// Wilson's interval of a share is that of as many people as it is worth.
func TestShareOfPeopleItIsWorth(t *testing.T) {
	got, want := ShareOf(0.3, 40, 0.9), Share(12, 40, 0.9)
	for _, pair := range [][2]float64{{got.Value, want.Value}, {got.SE, want.SE}, {got.Lo, want.Lo}, {got.Hi, want.Hi}, {got.Level, 0.9}, {got.Size, 40}} {
		same(t, "share", pair[0], pair[1])
	}
	if half := ShareOf(0.3, 20.5, 0.9); !(half.Lo < got.Lo && half.Hi > got.Hi) {
		t.Errorf("of fewer people: %+v, of 40 %+v", half, got)
	}
}
