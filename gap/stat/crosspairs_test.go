package stat

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The pairs of numbers of which some are missing are those of the people who have both,
// in either order, whether counted at once, in parts or taken back from a Cross.
func TestCrossPairsAreOfThoseWhoHaveBoth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(1, 4).Draw(t, "numbers")
		most := rapid.SampledFrom([]int64{9, 300, 1 << 60}).Draw(t, "most")
		times := rapid.SampledFrom([]int64{1, 1 << 35}).Draw(t, "mostly")
		empty := func() CrossPairs { return NewCrossPairs(k, -2, 3, 10, most, times) }
		got, parts := empty(), []CrossPairs{empty(), empty()}
		want := make([]Cross, k*k)
		for i := range want {
			want[i] = NewCross(2, -2, 3, 10)
		}
		for range rapid.IntRange(0, 9).Draw(t, "people") {
			codes, missing := make([]int64, k), []int{}
			for i := range codes {
				if rapid.Bool().Draw(t, "there") {
					codes[i] = rapid.Int64Range(-most, most).Draw(t, "code")
				} else {
					missing = append(missing, i)
				}
			}
			n := rapid.OneOf(rapid.Int64Range(0, 9), rapid.Int64Range(0, 1<<14), rapid.Int64Range(0, 1<<50)).Draw(t, "times")
			got.AddTimes(codes, missing, n)
			parts[rapid.IntRange(0, 1).Draw(t, "part")].AddTimes(codes, missing, n)
			for i := range k * k {
				if !slices.Contains(missing, i/k) && !slices.Contains(missing, i%k) {
					want[i].AddTimes([]int64{codes[i/k], codes[i%k]}, n)
				}
			}
		}
		back := empty()
		parts[0].Merge(parts[1])
		for i := range k * k {
			if i/k < i%k {
				back.MergeCross(i/k, i%k, got.Cross(i/k, i%k))
			}
		}
		for i := range k * k {
			if i/k == i%k {
				continue
			}
			for name, of := range map[string]CrossPairs{"at once": got, "in parts": parts[0], "taken back": back} {
				if c := of.Cross(i/k, i%k); !reflect.DeepEqual(c, want[i]) {
					t.Errorf("%s, numbers %d and %d: got %+v, want %+v", name, i/k, i%k, c, want[i])
				}
			}
		}
	})
}

// People in planes, of whom those who lack a number are taken by Lack, too, are counted as
// one by one.
func TestCrossPairsOfPlanes(t *testing.T) {
	const k = 3
	got, want := NewCrossPairs(k, -2, 3, 10, 15, 1), NewCrossPairs(k, -2, 3, 10, 15, 1)
	columns := make([]*Column, k)
	for i := range columns {
		columns[i] = new(Column)
	}
	who := uint64(0xF0F0_FFFF_0F0F_1234)
	for p := range AtOnce {
		codes, missing := make([]int64, k), []int{}
		for i := range k {
			if (p+i)%4 == 0 {
				missing = append(missing, i)
			} else {
				codes[i] = int64(p*(i+3)) % 16
			}
			columns[i][p] = codes[i]
		}
		if who>>p&1 == 1 {
			want.AddTimes(codes, missing, 1)
			if len(missing) > 0 {
				got.Lack(codes, missing)
			}
		}
	}
	if got.AddPlanes(planesOf(columns), who); got.K() != k {
		t.Errorf("%d numbers", got.K())
	}
	for i := range k {
		for j := range i {
			if g, w := got.Cross(i, j), want.Cross(i, j); !reflect.DeepEqual(g, w) || g.N == 0 {
				t.Errorf("numbers %d and %d: got %+v, want %+v", i, j, g, w)
			}
		}
	}
}
