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
		got, parts := NewCrossPairs(k, -2, 3, 10), []CrossPairs{NewCrossPairs(k, -2, 3, 10), NewCrossPairs(k, -2, 3, 10)}
		want := make([]Cross, k*k)
		for i := range want {
			want[i] = NewCross(2, -2, 3, 10)
		}
		for range rapid.IntRange(0, 9).Draw(t, "people") {
			codes, has := make([]int64, k), make([]bool, k)
			for i := range codes {
				if has[i] = rapid.Bool().Draw(t, "there"); has[i] {
					codes[i] = rapid.OneOf(rapid.Int64Range(-9, 9), rapid.Int64Range(-1<<60, 1<<60)).Draw(t, "code")
				}
			}
			n := rapid.OneOf(rapid.Int64Range(0, 9), rapid.Int64Range(0, 1<<50)).Draw(t, "times")
			got.AddTimes(codes, has, n)
			parts[rapid.IntRange(0, 1).Draw(t, "part")].AddTimes(codes, has, n)
			for i := range k * k {
				if has[i/k] && has[i%k] {
					want[i].AddTimes([]int64{codes[i/k], codes[i%k]}, n)
				}
			}
		}
		back := NewCrossPairs(k, -2, 3, 10)
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
