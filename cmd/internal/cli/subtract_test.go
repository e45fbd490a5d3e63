package cli

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestNothingIsFoundBySubtraction attacks 500 drawn surveys with a background question of
// which some answers are rare. Who subtracts all rows of --by that are shown from the
// whole is left with no level of fewer than five.
func TestNothingIsFoundBySubtraction(t *testing.T) {
	t.Chdir(t.TempDir())
	random := rand.New(rand.NewPCG(5, 500))
	surveys := 500
	if testing.Short() { // beside the race detector, for which it is slow
		surveys = 50
	}
	hidden := 0
	for survey := range surveys {
		levels := drawLevels(random)
		write(t, "survey.csv", drawSurvey(random, levels))
		whole, by := shownRows(t)
		for row, all := range whole {
			parts, left := make(map[string]bool), all
			for _, p := range by {
				if p.row == row && !parts[p.level] {
					parts[p.level] = true
					left -= p.n
				}
			}
			if len(parts) < len(levels) {
				hidden++
			}
			if left > 0 && left < 5 {
				t.Errorf("survey %d: of %s %d of %d are left over: %v beside %v", survey, row, left, all, parts, levels)
			}
		}
	}
	if hidden < surveys/2 {
		t.Errorf("%d rows had something to hide, accepted are half as many as surveys", hidden)
	}
	t.Logf("P1: %d surveys, %d rows with something to hide, nothing found by subtraction", surveys, hidden)
}

// drawLevels are the answers with how many gave each.
func drawLevels(random *rand.Rand) map[string]int {
	levels := make(map[string]int)
	for i := range 2 + random.IntN(4) {
		levels[fmt.Sprintf("L%d", i)] = 1 + random.IntN(12)
	}
	levels["Large"] = 20
	return levels
}

func sortedNames(levels map[string]int) (names []string) {
	for i := range 6 {
		if name := fmt.Sprintf("L%d", i); levels[name] > 0 {
			names = append(names, name)
		}
	}
	return append(names, "Large")
}

func drawSurvey(random *rand.Rand, levels map[string]int) string {
	var rows strings.Builder
	rows.WriteString("Region,Expected: speed,Expected: care,Perceived: speed,Perceived: care\n")
	for _, name := range sortedNames(levels) {
		for range levels[name] {
			rows.WriteString(name)
			for range 4 {
				if random.IntN(12) == 0 {
					rows.WriteString(",")
				} else {
					fmt.Fprintf(&rows, ",%d", 1+random.IntN(7))
				}
			}
			rows.WriteString("\n")
		}
	}
	return rows.String()
}

// part is how many stand behind a row at a level.
type levelPart struct {
	row, level string
	n          int
}

// shownRows are the rows of the customers' gap by region that are not hidden: n of
// everybody by row, and of each level.
func shownRows(t *testing.T) (whole map[string]int, levels []levelPart) {
	t.Helper()
	got := runLine(t, "", "gaps", "--items", "--by", "Region", "-q", "-f", "json", "--scale", "1-7", "survey.csv")
	var r struct {
		Gaps []struct {
			Level, ID  string
			Segment    string
			Value      string `json:"segment_value"`
			N          int
			Suppressed bool
		}
	}
	if got.code == ExitOK {
		if err := json.Unmarshal([]byte(got.out), &r); err != nil {
			t.Fatal(err, got.out)
		}
	}
	whole = make(map[string]int)
	for _, g := range r.Gaps {
		switch row := g.Level + " " + g.ID; {
		case g.Suppressed:
		case g.Segment == "":
			whole[row] = g.N
		default:
			levels = append(levels, levelPart{row, g.Value, g.N})
		}
	}
	return whole, levels
}
