package table

import (
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// row is a dimension that stands in a quadrant, uncertain if keep is not 1.
func row(id string, keep gap.Number) gap.PriorityRow {
	axis := func(kind string, value gap.Number) gap.Axis {
		return gap.Axis{Kind: kind, N: 40, Value: value, Low: value - 1, High: value + 1, Line: value - 0.5}
	}
	return gap.PriorityRow{
		Level: gap.LevelDimension, ID: id, Label: strings.ToUpper(id), N: 40, Cut: gap.CutData, Outcome: "csat", Rank: 1,
		Performance: axis("perceived", 5), Importance: axis(gap.ImportancePoints, 30), Stated: axis(gap.ImportancePoints, 30), Derived: axis(gap.ImportanceCorrelation, 0.5),
		Quadrant: gap.QuadrantKeep, Uncertain: keep < 1, Keep: keep, Concentrate: 0.99 - keep, Low: 0.01, Act: gap.Undefined,
		Score: 0.1, ScoreShare: 0.5, Gap: -1,
	}
}

func TestPriority(t *testing.T) {
	hidden := row("c", 1)
	hidden.Suppressed, hidden.Uncertain, hidden.Rank, hidden.Note = true, false, 0, gap.NoteSuppressed
	for _, a := range []*gap.Axis{&hidden.Performance, &hidden.Importance} {
		a.Value, a.Low, a.High = gap.Undefined, gap.Undefined, gap.Undefined
	}
	hidden.Gap, hidden.ScoreShare = gap.Undefined, gap.Undefined
	unsaid := row("b", 0.6)
	unsaid.Disagree, unsaid.Note = gap.Derived, gap.NoteFlat
	r := result()
	r.Priority = []gap.PriorityRow{row("a", 1), unsaid, hidden}
	got := Priority(r, false, lang.Words{})
	want := []string{"keep it up", "~ keep it up\u00a060\u00a0%, work on this first\u00a039\u00a0%", "too few to show"}
	if stands := texts(t, got, "Where it stands"); !slices.EqualFunc(stands, want, func(a, b string) bool {
		return strings.ReplaceAll(a, "\u00a0", " ") == strings.ReplaceAll(b, "\u00a0", " ")
	}) {
		t.Errorf("got %q, want %q", stands, want)
	}
	for i, c := range got.Rows[2].Cells {
		if c.Number == c.Number {
			t.Errorf("the hidden row shows %v under %q", c.Number, got.Columns[i].Head)
		}
	}
	notes := strings.Join(got.Notes, "\n")
	for _, said := range []string{"~ an interval crosses a line", "hardly differs", "said to matter less than most: B.", "fewer than 5"} {
		if !strings.Contains(notes, said) {
			t.Errorf("notes lack %q:\n%s", said, notes)
		}
	}
	if lead := strings.Join(got.Lead, "\n"); !strings.Contains(lead, "perceived 4.50, importance 30") || !strings.Contains(lead, "not a test") {
		t.Errorf("the lead is %q", lead)
	}
	agreed := r
	agreed.Priority = r.Priority[:1]
	if notes := strings.Join(Priority(agreed, false, lang.Words{}).Notes, "\n"); !strings.Contains(notes, "On no row do") || strings.Contains(notes, "~") || strings.Contains(notes, "hardly") {
		t.Errorf("notes of one sure row:\n%s", notes)
	}
	machine := MachinePriority(r)
	n := slices.IndexFunc(machine.Columns, func(c Column) bool { return c.ID == "n" })
	if len(machine.Rows) != 3 || machine.Rows[0].Cells[n].Number != 40 || machine.Rows[2].Cells[n].Number == 40 {
		t.Error("the machine's rows are not all there, or show a hidden n")
	}
}

func TestPriorityByTheDiagonalAndWithoutAGap(t *testing.T) {
	at := row("a", 1)
	at.Cut, at.Quadrant, at.Uncertain, at.Act, at.Distance = gap.CutDiagonal, gap.QuadrantAct, true, 0.7, -0.2
	at.Score, at.Gap = gap.Undefined, gap.Undefined
	r := result()
	r.Priority = []gap.PriorityRow{at}
	got := Priority(r, true, lang.Words{})
	if stands := strings.ReplaceAll(texts(t, got, "Where it stands")[0], "\u00a0", " "); stands != "~ falls short 70 %, holds 30 %" {
		t.Errorf("it stands %q", stands)
	}
	if slices.ContainsFunc(got.Columns, func(c Column) bool { return c.ID == "score" || c.ID == "p_keep" }) || !strings.Contains(strings.Join(got.Lead, " "), "no shortfall to rank by") {
		t.Errorf("columns %v, lead %q", got.Columns, got.Lead)
	}
}

func TestHonestyHidesSmallRows(t *testing.T) {
	r := result()
	r.Honesty = []gap.HonestyRow{
		{Level: gap.LevelDimension, ID: "a", Label: "A", N: 40, AtTop: 0.5, Both: 0.2, Outcome: "csat", Perceived: 0.5},
		{Level: gap.LevelOverall, ID: "overall", N: 3, Suppressed: true, AtTop: gap.Undefined, Both: gap.Undefined, Outcome: "csat"},
	}
	got := Honesty(r, lang.Words{})
	if n := got.Rows[1].Cells[1]; n.Text == "" || n.Number == n.Number || !got.Rows[1].Summary {
		t.Errorf("the hidden row shows %+v", n)
	}
	if !strings.Contains(strings.Join(got.Notes, " "), "fewer than 5") || len(got.Columns) != 10 {
		t.Errorf("%d columns, notes %q", len(got.Columns), got.Notes)
	}
	r.Honesty[0].Outcome, r.Honesty[1].Outcome = "", ""
	if alone := Honesty(r, lang.Words{}); len(alone.Columns) != 6 {
		t.Errorf("without an outcome there are %d columns", len(alone.Columns))
	}
}
