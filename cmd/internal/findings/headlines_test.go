package findings

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// at is a row of the customer gap.
func at(level, label string, value, p gap.Number) gap.Gap {
	g := gap.Gap{Name: gap.Service, Level: level, ID: label, Label: label, Contribution: gap.Undefined}
	g.Tested, g.FromValue, g.ToValue = tested(value, p), 6, 6+value
	return g
}

func TestRankingHeadline(t *testing.T) {
	whole := func(value, p gap.Number) gap.Gap { return at(gap.LevelOverall, "overall", value, p) }
	row := func(label string, value, p gap.Number) gap.Gap { return at(gap.LevelDimension, label, value, p) }
	hidden := row("H", gap.Undefined, gap.Undefined)
	hidden.Suppressed = true
	for _, tt := range []struct {
		name string
		rows []gap.Gap
		want string
	}{
		{"two hold most", []gap.Gap{row("A", -0.9, 0.01), row("B", -0.8, 0.01), row("C", -0.3, 0.3), whole(-0.6, 0.01)}, "A and B hold 85 % of what is missing."},
		{"a row is hidden", []gap.Gap{row("A", -1, 0.01), hidden, whole(-0.6, 0.01)}, "Customers rate the service 0.60 below what they expect: perceived 5.40, expected 6.00."},
		{"above", []gap.Gap{row("A", 1, 0.01), whole(0.5, 0.01)}, "Customers rate the service 0.50 above what they expect: perceived 6.50, expected 6.00."},
		{"the whole is not shown", []gap.Gap{row("A", -1, 0.01), whole(-0.5, 0.05)}, "No customer gap is shown: perceived 5.50, expected 6.00."},
		{"no whole", []gap.Gap{row("A", -1, 0.2), row("B", -0.5, 0.01), row("C", 0.6, 0.01), hidden}, "Shown below expected: B."},
		{"no whole, nothing shown", []gap.Gap{row("A", -1, 0.2), hidden}, "Nothing is shown to be below expected."},
		{"no whole, many shown", []gap.Gap{hidden, row("A", -1, 0.01), row("B", -1, 0.01), row("C", -1, 0.01), row("D", -1, 0.01), row("E", -1, 0.01)}, "Shown below expected: A, B, C and 2 more."},
		{"the other level is not looked at", []gap.Gap{at(gap.LevelItem, "i", -3, 0.01), row("A", 1, 0.01), whole(0.5, 0.01)}, "Customers rate the service 0.50 above what they expect: perceived 6.50, expected 6.00."},
	} {
		if got := Ranking(gap.Result{Gaps: tt.rows}, gap.LevelDimension, lang.Words{}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A headline names no row that is not shown to fall short, whatever the rows are.
func TestHeadlinesNameOnlyWhatIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r gap.Result
		shown := make(map[string]bool)
		for i := range rapid.IntRange(1, 6).Draw(t, "rows") {
			label := strings.Repeat("Q", i+1) + "x"
			value, p := gap.Number(rapid.IntRange(-20, 20).Draw(t, "value"))/10, gap.Number(rapid.SampledFrom([]float64{0.001, 0.049, 0.05, 0.5}).Draw(t, "p"))
			r.Gaps = append(r.Gaps, at(gap.LevelDimension, label, value, p))
			adequacy := at(gap.LevelDimension, label, value, p)
			adequacy.Name = gap.Adequacy
			r.Gaps = append(r.Gaps, adequacy)
			shown[label] = p < gap.Significance && value < 0
		}
		if rapid.Bool().Draw(t, "whole") {
			r.Gaps = append(r.Gaps, at(gap.LevelOverall, "overall", gap.Number(rapid.IntRange(-9, 9).Draw(t, "of all"))/10, 0.01))
		}
		for _, headline := range []string{Ranking(r, gap.LevelDimension, lang.Words{}), BelowMinimum(r, gap.LevelDimension, lang.Words{})} {
			for _, word := range strings.FieldsFunc(headline, func(c rune) bool { return c != 'Q' && c != 'x' }) {
				if strings.HasPrefix(word, "Q") && !shown[word] {
					t.Errorf("%q names %s, which is not shown to fall short", headline, word)
				}
			}
		}
	})
}

func TestTrendHeadline(t *testing.T) {
	slope := func(low, high, p gap.Number) gap.Tested {
		return gap.Tested{Value: (low + high) / 2, Low: low, High: high, PAdj: p}
	}
	for _, tt := range []struct {
		name  string
		trend gap.Trend
		want  string
	}{
		{"shown", gap.Trend{Slope: slope(-0.3, -0.1, 0.01)}, "The customer gap changes by −0.20 per wave (−0.30 to −0.10)."},
		{"not shown", gap.Trend{Slope: slope(-0.3, 0.1, 0.2)}, "Over 5 waves no trend of the customer gap is shown."},
		{"p alone is small", gap.Trend{Slope: slope(-0.3, 0.1, 0.01)}, "Over 5 waves no trend of the customer gap is shown."},
		{"too few waves", gap.Trend{Slope: slope(-0.3, -0.1, gap.Undefined), TrendNote: gap.NoteFewForLine}, "The customer gap in 5 waves; a trend takes 4."},
	} {
		tt.trend.Points = make([]gap.TrendPoint, 5)
		if got := Trend(tt.trend, lang.Words{}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	rows := []gap.Trend{{Gap: at(gap.LevelDimension, "A", -1, 0.01), Slope: slope(0.1, 0.3, 0.01)}, {Gap: at(gap.LevelDimension, "B", -1, 0.01), Slope: slope(-0.1, 0.3, 0.4)}}
	if got, want := Trends(rows, lang.Words{}), "Shown to change over the waves: A."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Trends(rows[1:], lang.Words{}), "Nothing is shown to change over the waves."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLevelsHeadline(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows []gap.SegmentRow
		want string
	}{
		{"differ", []gap.SegmentRow{{Name: gap.Service, Level: gap.LevelOverall, PAdj: 0.01}}, "The customer gap differs by Region."},
		{"a dimension alone differs", []gap.SegmentRow{{Name: gap.Service, Level: gap.LevelDimension, PAdj: 0.01}, {Name: gap.Service, Level: gap.LevelOverall, PAdj: 0.2}}, "No difference of the customer gap by Region is shown."},
		{"the weighted whole answers", []gap.SegmentRow{{Name: gap.Service, Level: gap.LevelOverall, PAdj: 0.01}, {Name: gap.Service, Level: gap.LevelWeighted, PAdj: 0.2}}, "No difference of the customer gap by Region is shown."},
		{"nothing was tested", nil, "The customer gap by Region, not tested"},
	} {
		r := gap.Result{Segments: tt.rows, Method: gap.Method{By: "Region"}}
		if got := Levels(r, lang.Words{}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPriorityHeadline(t *testing.T) {
	row := func(label, cut, quadrant string, uncertain bool) gap.PriorityRow {
		return gap.PriorityRow{Level: gap.LevelDimension, ID: label, Label: label, Cut: cut, Quadrant: quadrant, Uncertain: uncertain}
	}
	for _, tt := range []struct {
		name string
		rows []gap.PriorityRow
		want string
	}{
		{"one is sure", []gap.PriorityRow{row("A", gap.CutData, gap.QuadrantConcentrate, false), row("B", gap.CutData, gap.QuadrantConcentrate, true), row("C", gap.CutData, gap.QuadrantKeep, false)}, "Important, and perceived below the line: A."},
		{"none is", []gap.PriorityRow{row("B", gap.CutData, gap.QuadrantConcentrate, true)}, "Nothing is shown to be important and perceived below the line."},
		{"the diagonal", []gap.PriorityRow{row("A", gap.CutDiagonal, gap.QuadrantAct, false)}, "Shown to fall short of what is expected: A."},
		{"nothing below it", []gap.PriorityRow{row("A", gap.CutDiagonal, gap.QuadrantLeave, false)}, "Nothing is shown to fall short of what is expected."},
	} {
		if got := Priority(tt.rows, lang.Words{}); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
