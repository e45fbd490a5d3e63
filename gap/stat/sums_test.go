package stat

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// The sums of a sample are those of its values, one by one, and those of a number of
// a cross the same.
func TestSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, step := rapid.Int64Range(-9, 9).Draw(t, "base"), rapid.Int64Range(1, 5).Draw(t, "step")
		den := rapid.Int64Range(1, 12).Draw(t, "den")
		codes := rapid.SliceOfN(rapid.Int64Range(-20, 20), 0, 30).Draw(t, "codes")
		counts := make(map[int64]int64)
		cross := NewCross(2, base, step, den)
		sum, squares := new(big.Int), new(big.Int)
		for _, code := range codes {
			counts[code]++
			cross.Add([]int64{7, code})
			x := big.NewInt(base + step*code)
			sum.Add(sum, x)
			squares.Add(squares, new(big.Int).Mul(x, x))
		}
		for name, m := range map[string]Moments{
			"hist":  NewHist(base, step, den, counts).Moments(),
			"cross": cross.Combine([]int64{0, 1}),
		} {
			got := *m.Sums
			if got.N != int64(len(codes)) || got.Den != den || got.Sum().Cmp(sum) != 0 || got.Squares().Cmp(squares) != 0 {
				t.Fatalf("%s: got %v, want the sums %v and %v of %d", name, got, sum, squares, len(codes))
			}
			if !got.Possible() {
				t.Fatalf("%s: %v is said to be of no sample", name, got)
			}
		}
	})
}

func TestSumsPossible(t *testing.T) {
	for name, c := range map[string]struct {
		sums Sums
		want bool
	}{
		"nobody":                {NewSums(0, 1, big.NewInt(0), big.NewInt(0)), true},
		"a sum of nobody":       {NewSums(0, 1, big.NewInt(3), big.NewInt(9)), false},
		"all equal":             {NewSums(4, 2, big.NewInt(12), big.NewInt(36)), true},
		"squares are too small": {NewSums(4, 2, big.NewInt(12), big.NewInt(35)), false},
		"fewer than nobody":     {NewSums(-1, 1, big.NewInt(0), big.NewInt(0)), false},
		"no unit":               {NewSums(4, 0, big.NewInt(12), big.NewInt(40)), false},
	} {
		if got := c.sums.Possible(); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
