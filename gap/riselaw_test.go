package gap_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
)

// Who gives one point more for every item of a dimension raises the whole by its weight:
// what Rises divides by is what the answers themselves give.
func TestRisesAreWhatAnswersGive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := withPoints()
		var before, after []string
		for range rapid.IntRange(2, 9).Draw(t, "customers") {
			a := rapid.SliceOfN(rapid.IntRange(1, 6), 6, 6).Draw(t, "answers")
			points := rapid.IntRange(0, 100).Draw(t, "points")
			row := "%d %d %d %d %d %d|%d %d"
			before = append(before, fmt.Sprintf(row, a[0], a[1], a[2], a[3], a[4], a[5], points, 100-points))
			after = append(after, fmt.Sprintf(row, a[0], a[1], a[2], a[3]+1, a[4]+1, a[5], points, 100-points))
		}
		r := analyze(t, q, before...)
		whole := func(r gap.Result) gap.Number { return rowOf(t, r, gap.LevelWeighted, gap.LevelWeighted).Value }
		rises := gap.Rises(r, 100)
		at := slices.IndexFunc(rises, func(rise gap.Rise) bool { return rise.ID == "x" })
		if at < 0 {
			t.Fatalf("got %+v", rises)
		}
		if got := whole(analyze(t, q, after...)) - whole(r); math.Abs(float64(got-rises[at].Weight)) > 1e-12 {
			t.Errorf("the whole rose by %v, and x weighs %v", got, rises[at].Weight)
		}
	})
}
