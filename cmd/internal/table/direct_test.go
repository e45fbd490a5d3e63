package table

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// directRow is a dimension's rating on 1 to 5 by n respondents.
func directRow(name, id string, rank int, value, p gap.Number, n int64) gap.DirectRow {
	return gap.DirectRow{Group: "customers", Name: name, Level: gap.LevelDimension, ID: id, Label: strings.ToUpper(id), Dimension: id, Rank: rank, RankRange: places(rank), N: n, Mean: 3 + value, Target: 3, Below: 0.5, At: 0.3, Above: 0.2, Scale: "1-5", Tested: gap.Tested{Value: value, Low: value - 0.2, High: value + 0.2, Test: "one-sample t", PAdj: p}}
}

// places is a settled place, and none of the whole.
func places(rank int) string {
	if rank == 0 {
		return ""
	}
	return strconv.Itoa(rank)
}

// atEnd is the same with the highest answer for a target, by managers.
func atEnd(d gap.DirectRow) gap.DirectRow {
	d.Group, d.Name, d.Target, d.Test, d.PAdj, d.Above = "managers", gap.Standards, 5, "", gap.Undefined, 0
	return d
}

func TestDirect(t *testing.T) {
	overall := directRow(gap.Service, "overall", 0, -0.5, 0.001, 88)
	overall.Level = gap.LevelOverall
	rows := []gap.DirectRow{directRow(gap.Service, "a", 1, -1, 0.001, 90), directRow(gap.Service, "b", 2, -0.1, 0.2, 92), overall}
	r := result()
	r.Direct = rows
	got := Direct(r, rows, RankingOptions{Level: gap.LevelDimension}, lang.Words{})
	if want := "Rated directly: customer gap · guests.csv · 88 customers · scale 1–5, 3 is as expected"; got.Title != want {
		t.Errorf("title %q, want %q", got.Title, want)
	}
	if want := []string{"#", "Dimension", "Mean", "Gap", "95 % interval", "", "Worse", "As expected", "Better"}; !slices.Equal(heads(got), want) {
		t.Errorf("heads %q, want %q", heads(got), want)
	}
	if marks := texts(t, got, ""); !slices.Equal(marks, []string{"", "~", ""}) {
		t.Errorf("marks %q, want the second row alone", marks)
	}
	if rows := texts(t, got, "Dimension"); !slices.Equal(rows, []string{"A", "B", "Overall"}) || !got.Rows[2].Summary || got.Rows[1].Summary {
		t.Errorf("rows %q, want the whole last", rows)
	}
	if notes := strings.Join(got.Notes, "\n"); !strings.Contains(notes, "n is 88 to 92 by row.") || !strings.Contains(notes, "own mean") || strings.Contains(notes, "No test") {
		t.Errorf("notes\n%s", notes)
	}
}

func TestDirectWithItsTargetAtTheEnd(t *testing.T) {
	rows := []gap.DirectRow{atEnd(directRow(gap.Standards, "a", 1, -1, 0, 20))}
	got := Direct(result(), rows, RankingOptions{Level: gap.LevelDimension, Long: true}, lang.Words{})
	if want := "Rated directly: design gap · guests.csv · up to 20 managers · scale 1–5, target 5"; got.Title != want {
		t.Errorf("title %q, want %q", got.Title, want)
	}
	if want := []string{"#", "Dimension", "n", "Mean", "Gap", "95 % interval", "", "Below target", "At target", "SE", "p", "p Holm"}; !slices.Equal(heads(got), want) {
		t.Errorf("heads %q, want %q", heads(got), want)
	}
	if marks := texts(t, got, ""); marks[0] != "" || !strings.Contains(strings.Join(got.Notes, "\n"), "No test: ") || strings.Contains(strings.Join(got.Notes, "\n"), "own mean") {
		t.Errorf("mark %q, notes %q; want a note in place of a mark", marks[0], got.Notes)
	}
}

// A hidden row shows no number to people or programs.
func TestDirectHidden(t *testing.T) {
	shown := directRow(gap.Service, "a", 1, -1, 0.001, 90)
	few := directRow(gap.Service, "b", 2, -2, 0.001, 3)
	r := gap.Suppress(gap.Result{Direct: []gap.DirectRow{shown, few}, Method: result().Method}, 5)
	got := Direct(r, r.Direct, RankingOptions{Level: gap.LevelDimension, Long: true}, lang.Words{})
	for i, c := range got.Rows[1].Cells {
		if c.Number == c.Number {
			t.Errorf("the hidden row shows %v under %q", c.Number, got.Columns[i].Head)
		}
	}
	machine := MachineDirect(r)
	for i, c := range machine.Rows[1].Cells {
		if id := machine.Columns[i].ID; c.Number == c.Number && id != "target" {
			t.Errorf("the hidden row has %v as %s", c.Number, id)
		}
	}
	if ids := machine.Columns; ids[0].ID != "schema" || len(machine.Rows) != 2 {
		t.Errorf("%d rows, the first column is %s", len(machine.Rows), ids[0].ID)
	}
}

func TestStepRatedDirectly(t *testing.T) {
	d := atEnd(directRow(gap.Standards, "overall", 0, -1.5, 0, 18))
	unsure := directRow(gap.Service, "overall", 0, -0.1, 0.4, 40)
	r := result()
	r.Steps = []gap.Step{
		{Number: 2, Name: gap.StepPerceived, State: gap.RatedDirectly, Group: "customers", N: 40, Direct: &unsure, Value: gap.Undefined},
		{Number: 4, Name: gap.StepStandards, State: gap.RatedDirectly, Group: "managers", N: 18, Direct: &d, Value: gap.Undefined},
		{Number: 5, Name: gap.StepManagement, State: gap.RatedDirectly, Group: "managers", N: 18, Value: gap.Undefined},
	}
	got := Steps(r, lang.Words{})
	if states := texts(t, got, "State"); !slices.Equal(states, []string{"rated directly: ~", "rated directly", ""}) {
		t.Errorf("states %q", states)
	}
	if against := texts(t, got, "Against"); !slices.Equal(against, []string{"target 3 (1–5)", "target 5 (1–5)", ""}) {
		t.Errorf("against %q", against)
	}
	if got.Rows[2].Span.Text != "rated directly" || got.Rows[1].Cells[6].Number != -1.5 {
		t.Errorf("rows %+v", got.Rows)
	}
}

// TestDirectPlaces: places that are not settled are shared, and where no test tells
// the order there are none and a note.
func TestDirectPlaces(t *testing.T) {
	a, b := directRow(gap.Service, "a", 1, -1, 0.001, 90), directRow(gap.Service, "b", 2, -0.9, 0.001, 90)
	a.RankRange, b.RankRange = "1-2", "1-2"
	got := Direct(result(), []gap.DirectRow{a, b}, RankingOptions{Level: gap.LevelDimension}, lang.Words{})
	if !strings.Contains(got.Notes[0], "1–2: the order is not settled") || heads(got)[0] != "#" {
		t.Errorf("heads %q, notes %q", heads(got), got.Notes)
	}
	a.RankRange, b.RankRange = "", ""
	got = Direct(result(), []gap.DirectRow{a, b}, RankingOptions{Level: gap.LevelDimension}, lang.Words{})
	if !strings.Contains(strings.Join(got.Notes, " "), "not tested for items of several dimensions") || heads(got)[0] == "#" {
		t.Errorf("heads %q, notes %q", heads(got), got.Notes)
	}
}
