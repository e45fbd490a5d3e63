package stat

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// fourfold is a person with numbers and a weight.
type fourfold struct {
	codes  []int64
	weight int64
}

// plainFourths is what the sums are by their definition.
func plainFourths(k int, people []fourfold) []*big.Int {
	sums := make([]*big.Int, 0)
	for d := range k + 1 {
		for c := range d + 1 {
			for b := range c + 1 {
				for a := range b + 1 {
					sum := new(big.Int)
					for _, p := range people {
						all := append([]int64{1}, p.codes...)
						sum.Add(sum, product(p.weight, p.weight, all[a], all[b], all[c], all[d]))
					}
					sums = append(sums, sum)
				}
			}
		}
	}
	return sums
}

func equalSums(a, b []*big.Int) bool {
	return slices.EqualFunc(a, b, func(x, y *big.Int) bool { return x.Cmp(y) == 0 })
}

func TestFourthsByTheirDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(0, 4).Draw(t, "k")
		most := rapid.SampledFrom([]int64{1, 6, 72, 1 << 20, 1 << 40, 1<<61 - 1}).Draw(t, "most")
		var people []fourfold
		for range rapid.IntRange(0, 6).Draw(t, "people") {
			p := fourfold{weight: rapid.Int64Range(1, 1_000_000*WeightUnit).Draw(t, "weight")}
			for range k {
				p.codes = append(p.codes, rapid.Int64Range(-most, most).Draw(t, "code"))
			}
			people = append(people, p)
		}
		all, parts := NewFourths(k, most), []*Fourths{NewFourths(k, most), NewFourths(k, most)}
		for i, p := range people {
			all.Add(p.codes, p.weight, 1)
			parts[i%2].Add(p.codes, p.weight, 1)
		}
		want := plainFourths(k, people)
		if got := all.Sums(); !equalSums(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
		parts[1].Merge(parts[0])
		if got := parts[1].Sums(); !equalSums(got, want) {
			t.Errorf("merged: got %v, want %v", got, want)
		}
		read := NewFourths(k, most)
		if !read.Take(want) || !equalSums(read.Sums(), want) {
			t.Errorf("read back: got %v, want %v", read.Sums(), want)
		}
	})
}

// Sums are as wide as 9,000 people of the largest weight need, who give the largest code or
// the lowest.
func TestFourthsOfTheLargestCodes(t *testing.T) {
	const weight, people = 1e15, 9000
	for _, most := range []int64{1, 6, 1<<15 - 1, 1 << 15, 1 << 20, 1 << 30, 1 << 40, 1<<50 - 1, 1<<61 - 1} {
		for _, code := range []int64{most, -most} {
			f := NewFourths(1, most)
			f.Add([]int64{code}, weight, people)
			want := plainFourths(1, []fourfold{{[]int64{code}, weight}})
			for _, sum := range want {
				sum.Mul(sum, big.NewInt(people))
			}
			if got := f.Sums(); !equalSums(got, want) || !NewFourths(1, most).Take(want) {
				t.Errorf("of %d: got %v, want %v", code, got, want)
			}
		}
	}
}

// The same people twice are the sums twice.
func TestFourthsOfSeveralAtOnce(t *testing.T) {
	once, times := NewFourths(2, 6), NewFourths(2, 6)
	for range 3 {
		once.Add([]int64{-4, 5}, 7, 1)
	}
	times.Add([]int64{-4, 5}, 7, 3)
	if !equalSums(once.Sums(), times.Sums()) {
		t.Errorf("got %v, want %v", times.Sums(), once.Sums())
	}
}

func TestFourthsThatDoNotFit(t *testing.T) {
	f := NewFourths(1, 6)
	wide := new(big.Int).Lsh(big.NewInt(1), 191)
	last := new(big.Int).Sub(wide, big.NewInt(1))
	for _, sum := range []*big.Int{last, new(big.Int).Neg(last), big.NewInt(-1), new(big.Int)} {
		if sums := []*big.Int{sum, sum, sum, sum, sum}; !f.Take(sums) || !equalSums(f.Sums(), sums) {
			t.Errorf("%v is read back as %v", sum, f.Sums()[0])
		}
	}
	for name, sums := range map[string][]*big.Int{
		"too many": {wide, wide, wide, wide, wide, wide},
		"too few":  {big.NewInt(1)},
		"too wide": {wide, wide, wide, wide, wide},
	} {
		if f.Take(sums) {
			t.Errorf("%s: they are taken", name)
		}
	}
}

func BenchmarkFourths(b *testing.B) {
	for name, k := range map[string]int{"scores": 9, "items": 23} {
		b.Run(name, func(b *testing.B) {
			f := NewFourths(k, 72)
			codes := make([]int64, k)
			for i := range codes {
				codes[i] = int64(i%6 + 1)
			}
			b.ReportAllocs()
			for b.Loop() {
				f.Add(codes, 1_300_000_000, 1)
			}
		})
	}
}
