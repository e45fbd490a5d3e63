package gap_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
	"servgap/gap/survey"
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

// Between two groups it is what each respondent gives one dimension more than another
// that is compared, in both groups.
func TestRankRangesBetweenGroups(t *testing.T) {
	customers := count(t, withoutPerceived(), times(10, "6 6 6", "5 5 5", "7 7 6")...)
	for what, tt := range map[string]struct {
		rows []string
		want string
	}{
		"managers believe less of x":          {times(8, "3 3 6", "4 4 6", "3 4 7"), "x 1, y 2"},
		"they believe as much of both":        {times(8, "5 5 6", "6 6 5", "7 6 6"), "x 1-2, y 1-2"},
		"people differ and dimensions do not": {times(8, "1 1 1", "7 7 6", "4 4 4"), "x 1-2, y 1-2"},
	} {
		s := gap.Study{Customers: customers, Managers: count(t, asking(survey.Managers, survey.Belief), tt.rows...)}
		var got []string
		for _, g := range gap.Analyze(s, gap.Options{}).GapsOf(gap.Knowledge) {
			if g.Level == gap.LevelDimension {
				got = append(got, g.ID+" "+g.RankRange)
			}
		}
		slices.Sort(got)
		if joined := strings.Join(got, ", "); joined != tt.want {
			t.Errorf("%s: got %s, want %s", what, joined, tt.want)
		}
	}
}

func withoutPerceived() survey.Questionnaire { return asking(survey.Customers, survey.Expected) }

// Items of one dimension have ranges, in whatever order the dimension lists them;
// those of several have none.
func TestRankRangesOfItemsBetweenGroups(t *testing.T) {
	turned := func(q survey.Questionnaire) survey.Questionnaire {
		q.Instrument.Dimensions = []survey.Dimension{{ID: "x", Label: "X", Items: []int{2, 0}}, {ID: "y", Label: "Y", Items: []int{1}}}
		return q
	}
	s := gap.Study{
		Customers: count(t, turned(withoutPerceived()), times(10, "6 6 6", "5 5 5", "7 7 6")...),
		Managers:  count(t, turned(asking(survey.Managers, survey.Belief)), times(8, "3 5 6", "4 6 6", "3 6 7")...),
	}
	for dimension, want := range map[string]string{"": "a , b , c ", "x": "a 1, c 2", "y": "b 1"} {
		var got []string
		for _, g := range gap.Analyze(s, gap.Options{Dimension: dimension}).GapsOf(gap.Knowledge) {
			if g.Level == gap.LevelItem {
				got = append(got, g.ID+" "+g.RankRange)
			}
		}
		slices.Sort(got)
		if joined := strings.Join(got, ", "); joined != want {
			t.Errorf("dimension %q: got %q, want %q", dimension, joined, want)
		}
	}
}

// Directly rated dimensions share places as others do.
func TestRankRangesOfDirectGaps(t *testing.T) {
	for what, tt := range map[string]struct {
		rows []string
		want string
	}{
		"x is worse":          {times(6, "1 1 2", "1 2 3", "1 1 3"), "x 1, y 2"},
		"nobody can tell":     {times(6, "1 1 2", "2 2 1", "3 3 3"), "x 1-2, y 1-2"},
		"people alone differ": {times(6, "1 1 1", "3 3 3"), "x 1-2, y 1-2"},
	} {
		q := rating(survey.Customers, gap.Service, 1, false)
		r := gap.Analyze(gap.Study{Customers: countRatings(t, q, tt.rows...)}, gap.Options{})
		x, y := directOf(t, r, gap.LevelDimension, "x"), directOf(t, r, gap.LevelDimension, "y")
		if got := "x " + x.RankRange + ", y " + y.RankRange; got != tt.want {
			t.Errorf("%s: got %s, want %s", what, got, tt.want)
		}
		if c := directOf(t, r, gap.LevelItem, "c"); c.RankRange != "" {
			t.Errorf("%s: item c of several dimensions has the places %s", what, c.RankRange)
		}
	}
}

// Levels of a question have places in each row; a hidden level has none.
func TestRankRangesOfLevels(t *testing.T) {
	results := parts(t, nil, map[string][]string{
		"North": times(8, "6 6 5 1 2 2", "6 5 5 2 2 1"), "South": times(8, "6 6 5 5 6 5", "6 5 5 5 5 5"), "West": times(8, "6 6 5 6 5 5", "6 5 5 5 5 5"), "East": times(3, complete), "Far": times(6, complete),
	}, "North", "South", "West", "East", "Far")
	for i, want := range []string{"1", "2-3", "2-3", "", ""} {
		row := rowOf(t, results[i], gap.LevelDimension, "x")
		if row.Suppressed != (want == "") || row.SegmentRange != want {
			t.Errorf("%s has the places %q, want %q", row.SegmentValue, row.SegmentRange, want)
		}
	}
}
