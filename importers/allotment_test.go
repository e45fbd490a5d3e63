package importers

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// ranked is n rows in which five expectations are places, and then more in which they
// are ratings, beside five perceptions.
func ranked(n, more int) string {
	random := rand.New(rand.NewPCG(1, 2))
	text := "E1|E2|E3|E4|E5|P1|P2|P3|P4|P5\n"
	for i := range n + more {
		var row []string
		for _, place := range random.Perm(5) {
			if i >= n {
				place = random.IntN(5)
			}
			row = append(row, fmt.Sprint(place+1))
		}
		for range 5 {
			row = append(row, fmt.Sprint(random.IntN(5)+1))
		}
		text += strings.Join(row, "|") + "\n"
	}
	return text
}

// sharing is n rows in which three importances add up to a sum, and then more in which
// they are ratings, beside three satisfactions.
func sharing(n, more, sum int) string {
	random := rand.New(rand.NewPCG(1, 2))
	text := "imp_1|imp_2|imp_3|sat_1|sat_2|sat_3\n"
	for i := range n + more {
		first := random.IntN(sum)
		second := random.IntN(sum - first)
		third := sum - first - second
		if i >= n {
			first, second, third = random.IntN(sum), random.IntN(sum), random.IntN(sum)
		}
		text += fmt.Sprintf("%d|%d|%d|%d|%d|%d\n", first, second, third, random.IntN(sum), random.IntN(sum), random.IntN(sum))
	}
	return text
}

// TestPlacesAndShares stops on answers that are no ratings, from the first rows that
// can show it, and not where later rows show otherwise.
func TestPlacesAndShares(t *testing.T) {
	for _, tt := range []struct{ name, text, scale, want string }{
		{"two rows of places may be chance", ranked(2, 0), "1-5", ""},
		{"three may not", ranked(3, 0), "1-5", "E-BLOCK-RANKING@A"},
		{"places in a long file", ranked(1200, 0), "1-5", "E-BLOCK-RANKING@A"},
		{"places in its first rows alone", ranked(1000, 300), "1-5", ""},
		{"two rows of shares", sharing(2, 0, 100), "0-100", ""},
		{"three rows of shares", sharing(3, 0, 100), "0-100", "E-BLOCK-SHARES@A"},
		{"shares that leave blank what got nothing", strings.ReplaceAll(sharing(9, 0, 100), "|0|", "||"), "0-100", "E-BLOCK-SHARES@A"},
		{"shares in a long file", sharing(1200, 0, 100), "0-100", "E-BLOCK-SHARES@A"},
		{"shares in its first rows alone", sharing(1000, 300, 100), "0-100", ""},
		{"five rows of another sum", sharing(5, 0, 10), "0-10", ""},
		{"six rows of another sum", sharing(6, 0, 10), "0-10", "E-BLOCK-SHARES@A"},
		{"one answer throughout", "imp_1|imp_2|imp_3|sat_1|sat_2|sat_3\n" + strings.Repeat("5|5|5|1|2|3\n", 9), "1-5", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, tt.text)
			layout, problems := Find(s, Columns{Scale: tt.scale, Preset: NoPreset})
			if len(problems) == 0 {
				problems = drain(t, s, &layout).report.Problems
			}
			checkProblems(t, problems)
			if got := codesOf(problems); got != tt.want {
				t.Errorf("got %v, want %s", problems, tt.want)
			}
			s = source(t, tt.text)
			in, err := Inspect(t.Context(), s, InspectOptions{Columns: Columns{Scale: tt.scale, Preset: NoPreset}})
			if err != nil || codesOf(in.Problems) != tt.want {
				t.Errorf("inspected: %v and %v, want %s", in.Problems, err, tt.want)
			}
		})
	}
}
