package stat

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// drawInteger gives small, large and the very largest integers of both signs.
func drawInteger(t *rapid.T, label string) int64 {
	return rapid.OneOf(
		rapid.Int64Range(-9, 9),
		rapid.Int64Range(math.MinInt64+1, math.MaxInt64),
		rapid.SampledFrom([]int64{math.MaxInt64, math.MinInt64 + 1, 1 << 32, -1 << 32, 0}),
	).Draw(t, label)
}

// A sum of up to 60 steps against the same in big integers.
func TestSumIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var got Sum
		want := new(big.Int)
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			x, y := drawInteger(t, "x"), drawInteger(t, "y")
			product := new(big.Int).Mul(big.NewInt(x), big.NewInt(y))
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0:
				got.Add(x)
				want.Add(want, big.NewInt(x))
			case 1:
				got.AddProduct(x, y)
				want.Add(want, product)
			case 2:
				var other Sum
				other.AddProduct(x, y)
				got.AddSum(other)
				want.Add(want, product)
			case 3:
				n := max(drawInteger(t, "n"), 0)
				var other Sum
				other.AddProduct(x, y)
				got.addTimes(other, n)
				want.Add(want, product.Mul(product, big.NewInt(n)))
			}
		}
		if got.Big().Cmp(want) != 0 {
			t.Errorf("sum is %s, want %s", got.Big(), want)
		}
	})
}

// 84 respondents with the largest score of 36 items on a slider of 10,001
// answers fill 128 bits.
func TestSumOfLargeSquaresDoesNotWrapRound(t *testing.T) {
	var got Sum
	for range 1000 {
		got.AddProduct(1<<60, -1<<60)
	}
	want := new(big.Int).Lsh(big.NewInt(-1000), 120)
	if got.Big().Cmp(want) != 0 {
		t.Errorf("sum is %s, want %s", got.Big(), want)
	}
}

func TestSumTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var want, got Sum
		want.AddProduct(drawInteger(t, "x"), drawInteger(t, "y"))
		want.addTimes(want, max(drawInteger(t, "n"), 0))
		text, err := want.MarshalText()
		if err != nil || string(text) != want.Big().String() {
			t.Fatalf("text %q, %v, want %s", text, err, want.Big())
		}
		if err := got.UnmarshalText(text); err != nil || got != want {
			t.Errorf("%s was read as %s, %v", text, got.Big(), err)
		}
	})
}

func TestSumTextRefuses(t *testing.T) {
	tooLong := new(big.Int).Lsh(big.NewInt(1), 191).String()
	for _, text := range []string{"", "x", "1.5", "1e3", "0x10", tooLong, "-" + tooLong + "0"} {
		var s Sum
		if err := s.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q was read as %s", text, s.Big())
		}
	}
	largest := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 191), big.NewInt(1)).String()
	var s Sum
	if err := s.UnmarshalText([]byte(largest)); err != nil || s.Big().String() != largest {
		t.Errorf("%s was read as %s, %v", largest, s.Big(), err)
	}
}

func TestRootOfNoVarianceIsNaN(t *testing.T) {
	for _, sign := range []int64{1, -1} {
		if got := rootRatio(big.NewInt(-sign), big.NewInt(2*sign)); !math.IsNaN(got) {
			t.Errorf("√(%d/%d) = %g, want NaN", -sign, 2*sign, got)
		}
	}
	if got := rootRatio(big.NewInt(9), big.NewInt(16)); got != 0.75 {
		t.Errorf("√(9/16) = %g, want 0.75", got)
	}
}

// Roots of fractions of small and large integers, and of squares, against 400 bits.
func TestRootRatioIsRoundedOnce(t *testing.T) {
	check := func(t failer, numerator, denominator int64) {
		t.Helper()
		float := func(x int64) *big.Float { return new(big.Float).SetPrec(400).SetInt64(x) }
		q := new(big.Float).SetPrec(400).Quo(float(numerator), float(denominator))
		want, _ := q.Sqrt(q).Float64()
		same(t, "root", rootRatio(big.NewInt(numerator), big.NewInt(denominator)), want)
		if root, sure := rootRatioOf(numerator, denominator); sure {
			same(t, "root by twofold floats", root, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.OneOf(rapid.Int64Range(1, 1000), rapid.Int64Range(1, math.MaxInt64))
		check(t, whole.Draw(t, "numerator"), whole.Draw(t, "denominator"))
		root := rapid.Int64Range(1, 1<<31).Draw(t, "root")
		check(t, root*root, 1)
		check(t, root*root+1, root*root)
	})
	if _, sure := rootRatioOf(2, 3); !sure {
		t.Error("the root of 2/3 was left to large integers")
	}
	same(t, "root of 0", rootRatio(new(big.Int), big.NewInt(3)), 0)
	same(t, "root below 0", rootRatio(big.NewInt(-1), big.NewInt(3)), math.NaN())
}
