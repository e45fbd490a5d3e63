package stat

import (
	"reflect"
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
			codes, has := make([]int64, k), make([]bool, k)
			for i := range codes {
				if has[i] = rapid.Bool().Draw(t, "there"); has[i] {
					codes[i] = rapid.Int64Range(-most, most).Draw(t, "code")
				}
			}
			n := rapid.OneOf(rapid.Int64Range(0, 9), rapid.Int64Range(0, 1<<14), rapid.Int64Range(0, 1<<50)).Draw(t, "times")
			got.AddTimes(codes, has, n)
			parts[rapid.IntRange(0, 1).Draw(t, "part")].AddTimes(codes, has, n)
			for i := range k * k {
				if has[i/k] && has[i%k] {
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
		codes, has := make([]int64, k), make([]bool, k)
		for i := range k {
			if has[i] = (p+i)%4 != 0; has[i] {
				codes[i] = int64(p*(i+3)) % 16
			}
			columns[i][p] = codes[i]
		}
		if who>>p&1 == 1 {
			want.AddTimes(codes, has, 1)
			if !has[0] || !has[1] || !has[2] {
				got.Lack(codes, has)
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
