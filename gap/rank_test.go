package gap_test

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
)

func ranges(r gap.Result, level string) string {
	var out []string
	for _, g := range r.Gaps {
		if g.Level == level {
			out = append(out, g.ID+" "+g.RankRange)
		}
	}
	return strings.Join(out, ", ")
}

func TestRankRanges(t *testing.T) {
	tests := []struct {
		name string
		rows []string
		want string
	}{
		{"identical items share their places", times(10, "5 5 5 3 3 5", "5 5 5 4 4 5"), "a 1-2, b 1-2, c 3"},
		{"clearly different items do not", times(10, "6 6 6 1 3 5", "6 6 6 2 3 6", "6 6 6 1 4 6"), "a 1, b 2, c 3"},
		{"differences not shown", []string{"5 5 5 4 5 5", "5 5 5 5 4 4", "5 5 5 3 4 6"}, "a 1-3, b 1-3, c 1-3"},
		// t is −0.75/0.25 on 3 degrees of freedom, p 0.058.
		{"differences almost shown", []string{"5 5 . 4 5 .", "6 6 . 4 5 .", "5 6 . 5 6 .", "7 7 . 3 4 ."}, "a 1-2, b 1-2, c "},
		{"those who have both say the opposite", append(times(20, "7 . . 1 . ."), times(5, "5 5 . 4 3 .", "5 5 . 4 2 .")...), "a 1-2, b 1-2, c "},
		{"one respondent settles nothing", []string{"7 7 7 1 4 7"}, "a 1-3, b 1-3, c 1-3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := ranges(analyze(t, form(), test.rows...), gap.LevelItem); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// Where points are given it is the contributions that are ranked and compared.
func TestRankRangesOfContributions(t *testing.T) {
	rows := times(10, "5 5 5 3 3 4|10 90", "5 5 5 4 3 3|12 88", "5 5 5 3 4 4|9 91")
	r := analyze(t, withPoints(), rows...)
	if got, want := ranges(r, gap.LevelDimension), "y 1, x 2"; got != want {
		t.Errorf("dimensions %s, want %s: the gap of x is larger, its contribution smaller", got, want)
	}
	if got, want := ids(r.Gaps, gap.LevelItem), "c a b"; got != want {
		t.Errorf("items %s, want %s", got, want)
	}
}

// The ranks of a level run from 1 without holes, the rows stand in their order
// from the largest shortfall on, and each rank lies in its range.
func TestRanksLieInTheirRanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := gap.Analyze(gap.Study{Customers: drawnTally(t)}, gap.Options{})
		next := make(map[string]int)
		last := make(map[string]gap.Gap)
		for _, g := range r.Gaps {
			if g.Level == gap.LevelOverall || g.Level == gap.LevelWeighted {
				if g.Rank != 0 || g.RankRange != "" {
					t.Errorf("%s is ranked %d", g.ID, g.Rank)
				}
				continue
			}
			next[g.Level]++
			if g.Rank != next[g.Level] {
				t.Errorf("%s has rank %d, want %d", g.ID, g.Rank, next[g.Level])
			}
			if before, ok := last[g.Level]; ok && g.Contribution.Defined() && before.Contribution > g.Contribution {
				t.Errorf("contribution %v stands before %v", before.Contribution, g.Contribution)
			}
			last[g.Level] = g
			if (g.RankRange == "") != !g.Value.Defined() {
				t.Errorf("%s with gap %v has the range %q", g.ID, g.Value, g.RankRange)
			}
			if g.RankRange == "" {
				continue
			}
			low, high, several := strings.Cut(g.RankRange, "-")
			if !several {
				high = low
			}
			from, _ := strconv.Atoi(low)
			to, _ := strconv.Atoi(high)
			if !(1 <= from && from <= g.Rank && g.Rank <= to && to <= 3) {
				t.Errorf("%s has rank %d and range %s", g.ID, g.Rank, g.RankRange)
			}
		}
	})
}
