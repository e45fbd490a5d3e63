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

// A fraction is rounded once, however many bits its sides have.
func TestRatioIsRoundedOnce(t *testing.T) {
	sides := []int64{1, 3, 7, 1<<26 + 1, 1<<52 + 1, 1<<53 - 1, 1 << 53, 1<<53 + 1, 1<<54 + 3, 1<<62 + 1, math.MaxInt64}
	for _, x := range append([]int64{0}, sides...) {
		for _, y := range sides {
			want, _ := big.NewRat(x, y).Float64()
			same(t, "ratio", ratio(big.NewInt(x), big.NewInt(y)), want)
			same(t, "below 0", ratio(big.NewInt(-x), big.NewInt(y)), -want)
		}
	}
}

// A product is a float only where that holds it, and an integer of any size.
func TestProducts(t *testing.T) {
	for _, test := range []struct {
		factors []int64
		exact   bool
	}{
		{nil, true}, {[]int64{7}, true}, {[]int64{-3, 5}, true}, {[]int64{1 << 26, 1<<26 - 1}, true}, {[]int64{0, 1 << 62}, true},
		{[]int64{1 << 26, 1 << 27}, false}, {[]int64{3, 3002399751580331}, false}, {[]int64{-3, 3002399751580331}, false}, // 2^53 + 1
		{[]int64{1 << 31, 1 << 31, 1 << 31}, false}, {[]int64{-1 << 40, 3, 1 << 20}, false}, {[]int64{3, 1 << 40, -1 << 62, 5}, false},
		{[]int64{1<<31 - 1, 1<<31 - 1}, false}, {[]int64{-1 << 31, -1 << 31, 2, 2}, false},
	} {
		want := big.NewInt(1)
		for _, f := range test.factors {
			want.Mul(want, big.NewInt(f))
		}
		if got := product(test.factors...); got.Cmp(want) != 0 {
			t.Errorf("%v: got %v, want %v", test.factors, got, want)
		}
		got, ok := inFloat(test.factors...)
		if ok != test.exact || ok && got != float64(want.Int64()) {
			t.Errorf("%v: %v as a float, %v", test.factors, got, ok)
		}
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

// One side of a fraction may be too large for an int64, or both.
func TestRootOfLargeFractions(t *testing.T) {
	large := new(big.Int).Lsh(big.NewInt(9), 80)
	same(t, "large over small", rootRatio(large, big.NewInt(4)), 1.5*(1<<40))
	same(t, "small over large", rootRatio(big.NewInt(4), large), 2./3/(1<<40))
	same(t, "large over large", rootRatio(large, new(big.Int).Lsh(big.NewInt(1), 80)), 3)
	same(t, "nothing over large", rootRatio(new(big.Int), large), 0)
	for _, x := range []int64{0, -1} {
		if _, sure := rootRatioOf(twofoldOf(x), twofoldOf(4)); sure {
			t.Errorf("√(%d/4) is sure", x)
		}
	}
	for n := range int64(2000) {
		same(t, "small", rootRatioSmall(n, n+7), rootRatio(big.NewInt(n), big.NewInt(n+7)))
		same(t, "a square", rootRatioSmall(n*n, 4), float64(n)/2)
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
		if root, sure := rootRatioOf(twofoldOf(numerator), twofoldOf(denominator)); sure {
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
	if _, sure := rootRatioOf(twofoldOf(2), twofoldOf(3)); !sure {
		t.Error("the root of 2/3 was left to large integers")
	}
	same(t, "root of 0", rootRatio(new(big.Int), big.NewInt(3)), 0)
	same(t, "root below 0", rootRatio(big.NewInt(-1), big.NewInt(3)), math.NaN())
}

// A sum of up to 96 bits is two floats in full, and the root of two such is that of big
// integers.
func TestSumsInTwoFloats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) (s Sum) {
			s.AddProduct(rapid.Int64Range(0, 1<<rapid.IntRange(0, 48).Draw(t, "bits")).Draw(t, name), rapid.Int64Range(0, 1<<48-1).Draw(t, name))
			s.Add(rapid.Int64Range(0, 1<<32).Draw(t, name))
			return s
		}
		x, y := draw("numerator"), draw("denominator")
		p, ok1 := x.twofold()
		q, ok2 := y.twofold()
		if !ok1 || !ok2 {
			return
		}
		hi, _ := new(big.Float).SetFloat64(p.hi).Int(nil)
		lo, _ := new(big.Float).SetFloat64(p.lo).Int(nil)
		if hi.Add(hi, lo).Cmp(x.Big()) != 0 {
			t.Fatalf("%v + %v is not %v", p.hi, p.lo, x.Big())
		}
		if root, sure := rootRatioOf(p, q); sure {
			wide := new(big.Float).SetPrec(400).Quo(new(big.Float).SetInt(x.Big()), new(big.Float).SetInt(y.Big()))
			want, _ := wide.Sqrt(wide).Float64()
			same(t, "root", root, want)
		}
	})
	for name, wide := range map[string]Sum{"96 bits": {hi: 1 << 32}, "below 0": Sum{lo: 1}.negated(), "160 bits": {top: 1}} {
		if _, ok := wide.twofold(); ok {
			t.Errorf("%s: is said to be two floats", name)
		}
	}
}
