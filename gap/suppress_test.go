package gap_test

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
)

// tenOfWhomThreeRateC answered a and b all; c only three of them.
func tenOfWhomThreeRateC(perceived string) []string {
	rows := []string{
		"5 5 5 4 4 " + perceived[0:1], "6 6 5 4 6 " + perceived[1:2], "5 7 6 5 5 " + perceived[2:3],
	}
	return append(rows, "5 6 . 4 6 .", "6 5 . 3 3 .", "7 6 . 5 4 .", "5 7 . 4 3 .", "7 6 . 3 4 .", "4 6 . 5 6 .", "5 4 . 4 2 .")
}

// hiddenNumbers walks the JSON of a result and gives the paths of numbers that
// stand in a suppressed object.
func hiddenNumbers(path string, x any, hidden bool) []string {
	var found []string
	switch x := x.(type) {
	case map[string]any:
		if x["suppressed"] == true {
			hidden = true
		}
		for key, value := range x {
			found = append(found, hiddenNumbers(path+"."+key, value, hidden)...)
		}
	case []any:
		for _, value := range x {
			found = append(found, hiddenNumbers(path, value, hidden)...)
		}
	case float64:
		if hidden && x != 0 {
			found = append(found, path)
		}
	}
	return found
}

func walk(t failer, r gap.Result) any {
	t.Helper()
	var tree any
	if err := json.Unmarshal([]byte(finite(t, r)), &tree); err != nil {
		t.Fatalf("%v", err)
	}
	return tree
}

func TestSuppressHidesSmallRows(t *testing.T) {
	r := gap.Suppress(analyze(t, form(), tenOfWhomThreeRateC("161")...), 5)
	hidden := make(map[string]bool)
	for _, g := range r.Gaps {
		hidden[g.Level+" "+g.ID] = g.Suppressed
		if g.Suppressed != (g.Note == gap.NoteSuppressed) || g.Suppressed == g.Value.Defined() {
			t.Errorf("row %+v is neither hidden nor shown", g)
		}
	}
	for row, want := range map[string]bool{
		"dimension x": false, "dimension y": true, "overall overall": true, "item a": false, "item b": false, "item c": true,
	} {
		if got, ok := hidden[row]; got != want || !ok {
			t.Errorf("%s is hidden: %v, want %v", row, got, want)
		}
	}
	for _, s := range r.Steps[:3] {
		if s.N != 0 || s.Value.Defined() || s.Low.Defined() || s.SE.Defined() {
			t.Errorf("step %s shows n %d and %v of three customers", s.Name, s.N, s.Value)
		}
	}
	if note, ok := noteOf(r, gap.NoteIncomplete); ok {
		t.Errorf("note %+v gives the number of the hidden overall gap away", note)
	}
	if r.Method.MinCell != 5 {
		t.Errorf("the method says %d, want 5", r.Method.MinCell)
	}
	if found := hiddenNumbers("", walk(t, r), false); len(found) > 0 {
		t.Errorf("numbers of hidden rows: %v", found)
	}
}

// What three respondents perceived changes nothing of what is shown: no number,
// no rank, no order, no adjusted p.
func TestSuppressedAnswersLeaveNoTrace(t *testing.T) {
	shown := func(perceived string) string {
		return finite(t, gap.Suppress(analyze(t, form(), tenOfWhomThreeRateC(perceived)...), 5))
	}
	want := shown("555")
	for _, perceived := range []string{"111", "777", "444", "172", "333"} {
		if got := shown(perceived); got != want {
			t.Errorf("with %s the result is\n%s\nwith 555\n%s", perceived, got, want)
		}
	}
}

// Nor does the order of several hidden rows.
func TestSuppressedRowsStandInNoOrder(t *testing.T) {
	q := form()
	q.Instrument.Dimensions = nil
	shown := func(row string) string {
		return finite(t, gap.Suppress(analyze(t, q, append(times(5, "5 . . 4 . .", "6 . . 3 . ."), row)...), 5))
	}
	if got, want := shown("5 5 5 4 1 6"), shown("5 5 5 4 6 1"); got != want {
		t.Errorf("with b below c the result is\n%s\nwith c below b\n%s", got, want)
	}
}

// Points of too few: importance, contributions and their order would be those of
// one respondent.
func TestSuppressedPointsLeaveNoTrace(t *testing.T) {
	shown := func(points string) gap.Result {
		rows := times(4, "5 5 5 4 4 3", "6 5 7 6 2 4", "6 6 6 6 6 7")
		return gap.Suppress(analyze(t, withPoints(), append(rows, "7 7 7 2 2 6"+points)...), 5)
	}
	r := shown("|100 0")
	for _, g := range r.Gaps {
		if g.Importance.Defined() || g.Contribution.Defined() || g.ImportanceFrom != "" {
			t.Errorf("%s %s shows importance %v and contribution %v of one respondent", g.Level, g.ID, g.Importance, g.Contribution)
		}
	}
	if r.Method.Importance != "" {
		t.Errorf("the method says that importance is from %s", r.Method.Importance)
	}
	if got, want := finite(t, r), finite(t, shown("|1 99")); got != want {
		t.Errorf("with 100 points for x the result is\n%s\nwith 1 point\n%s", got, want)
	}
	without := gap.Suppress(analyze(t, form(), append(times(4, "5 5 5 4 4 3", "6 5 7 6 2 4", "6 6 6 6 6 7"), "7 7 7 2 2 6")...), 5)
	for _, level := range []string{gap.LevelDimension, gap.LevelItem} {
		if got, want := ids(r.Gaps, level), ids(without.Gaps, level); got != want {
			t.Errorf("rows %s, want %s as without points", got, want)
		}
	}
}

// Alpha is of those who answered every item, who can be fewer than the row's n.
func TestSuppressAlphaOfFew(t *testing.T) {
	rows := append(times(3, "5 . 5 4 4 3", "6 . 7 6 2 4"), "3 3 5 4 5 4", "6 5 6 2 2 3", "7 7 7 6 6 7")
	r := analyze(t, form(), rows...)
	for min, defined := range map[int64]bool{0: true, 3: true, 4: false} {
		g := rowOf(t, gap.Suppress(r, min), gap.LevelDimension, "x")
		if g.Suppressed || g.AlphaFrom.Defined() != defined || !g.AlphaTo.Defined() {
			t.Errorf("min %d: alpha of 3 is %v, of 9 %v, want the first shown: %v", min, g.AlphaFrom, g.AlphaTo, defined)
		}
	}
}

func TestSuppressLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := gap.Analyze(gap.Study{Customers: drawnTally(t)}, gap.Options{})
		before := finite(t, r)
		min := int64(rapid.IntRange(0, 9).Draw(t, "min"))
		hidden := gap.Suppress(r, min)
		if finite(t, r) != before {
			t.Fatalf("Suppress changed the result it was given")
		}
		if min == 0 && finite(t, hidden) != before {
			t.Errorf("min 0 changed the result")
		}
		if found := hiddenNumbers("", walk(t, hidden), false); len(found) > 0 {
			t.Errorf("numbers of hidden rows: %v", found)
		}
		if once, twice := finite(t, hidden), finite(t, gap.Suppress(hidden, min)); once != twice {
			t.Errorf("hiding again changes\n%s\nto\n%s", once, twice)
		}
		for _, g := range hidden.Gaps {
			if !g.Suppressed && g.N < min {
				t.Errorf("%s of %d is shown, min %d", g.ID, g.N, min)
			}
		}
		for _, level := range []string{gap.LevelDimension, gap.LevelItem} {
			checkRanks(t, hidden, level)
		}
	})
}

// checkRanks wants ranks from 1 without holes, of the gaps and of each step, the
// hidden rows last.
func checkRanks(t *rapid.T, r gap.Result, level string) {
	t.Helper()
	run := func(name string, ranks []int) {
		for i, rank := range ranks {
			if rank != i+1 && rank != 0 || rank == 0 && slices.Max(ranks[i:]) != 0 {
				t.Errorf("%s, %s: ranks %v", name, level, ranks)
				return
			}
		}
	}
	var ranks []int
	for _, g := range r.Gaps {
		if g.Level == level {
			ranks = append(ranks, g.Rank)
		}
	}
	run("gaps", ranks)
	for _, s := range r.Steps {
		var ranks []int
		for _, row := range s.Rows {
			if row.Level == level {
				ranks = append(ranks, row.Rank)
			}
		}
		run(s.Name, ranks)
	}
}

func TestSuppressHidesTheGapThatJudgesAStep(t *testing.T) {
	r := gap.Suppress(analyze(t, form(), "5 5 5 4 4 3", "6 5 7 6 2 4"), gap.DefaultMinCell)
	against := r.Steps[1].Against[0]
	if !against.Suppressed || against.Value.Defined() || against.N != 0 || !math.IsNaN(float64(against.P)) {
		t.Errorf("step 2 is judged by %+v, want it hidden", against)
	}
	if strings.Contains(finite(t, r), `"gap_value":-`) {
		t.Error("a gap of two customers is shown")
	}
}
