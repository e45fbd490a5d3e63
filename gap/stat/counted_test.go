package stat

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Codes near each other and far apart are counted alike, up to the ends of an int64.
func TestCountedOfAnyCodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.OneOf(rapid.Int64Range(-6, 6), rapid.Int64Range(-40, 40), rapid.Int64())
		codes := rapid.SliceOf(code).Draw(t, "codes")
		n := rapid.SliceOfN(rapid.Int64Range(1, 9), len(codes), len(codes)).Draw(t, "people")
		want := make(map[int64]int64)
		for i, code := range codes {
			want[code] += n[i]
		}
		got, people := counted(n, func(i int) int64 { return codes[i] })
		if len(got) != len(want) || len(people) != len(want) || !slices.IsSorted(got) {
			t.Fatalf("got %v, %v, want %v", got, people, want)
		}
		for i, code := range got {
			if people[i] != want[code] {
				t.Errorf("%d is counted %d times, want %d", code, people[i], want[code])
			}
		}
	})
}
