package gap_test

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
)

// Large rows have the order of a stable sort.
func TestSortLargeIsTheStableSort(t *testing.T) {
	type row struct{ key, at int }
	rapid.Check(t, func(t *rapid.T) {
		var rows []row
		for i, key := range rapid.SliceOf(rapid.IntRange(0, 5)).Draw(t, "keys") {
			rows = append(rows, row{key, i})
		}
		want := slices.Clone(rows)
		slices.SortStableFunc(want, func(a, b row) int { return cmp.Compare(a.key, b.key) })
		if gap.SortLarge(rows, func(a, b *row) int { return cmp.Compare(a.key, b.key) }); !slices.Equal(rows, want) {
			t.Errorf("got %v, want %v", rows, want)
		}
	})
}
