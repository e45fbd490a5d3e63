package workbook

import (
	"fmt"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
)

// TestSheets looks at the sheets of a report that has only some parts, and at what is
// drawn beside them.
func TestSheets(t *testing.T) {
	named := table.Table{Title: "T", Columns: []table.Column{{ID: "n", Kind: table.Count}, {ID: "id", Kind: table.Key}}}
	trends := table.Table{Title: "Trends", Columns: []table.Column{
		{ID: "label", Kind: table.Key}, {ID: "q1", Kind: table.MarkedGap}, {ID: "n_q2", Kind: table.Count}, {ID: "q2", Kind: table.Gap},
		{ID: "course", Kind: table.Spark}, {ID: "trend", Kind: table.Gap},
	}}
	r := Report{
		Ranking:  Part{Tables: []table.Table{named}, Says: "One holds most."},
		Trend:    Part{Tables: []table.Table{trends}},
		Priority: Part{Tables: []table.Table{named, trends}},
		Method:   Part{Tables: []table.Table{named}},
		Cut:      [2]float64{5.5, 0.2},
	}
	want := []struct {
		name   string
		tables int
		charts []render.Chart
	}{
		{"Ranking", 1, []render.Chart{
			{Kind: render.Dumbbell, Title: "One holds most.", Names: "id", Columns: []string{"from", "to"}},
			{Kind: render.Bars, Title: "T", Names: "id", Columns: []string{"gap"}},
		}},
		{"Trend", 1, []render.Chart{{Kind: render.Course, Title: "Trends", Names: "label", Columns: []string{"q1", "q2"}}}},
		{"Priority", 2, []render.Chart{{Kind: render.Quadrants, Title: "T", Names: "id", Columns: []string{"performance", "importance"}, Lines: r.Cut}}},
		{"Method", 1, nil},
	}
	got := r.Sheets(lang.Words{})
	if len(got) != len(want) {
		t.Fatalf("got %d sheets", len(got))
	}
	for i, w := range want {
		if s := got[i]; s.Name != w.name || len(s.Tables) != w.tables || fmt.Sprint(s.Charts) != fmt.Sprint(w.charts) {
			t.Errorf("got %s with %d tables and %+v, want %+v", s.Name, len(s.Tables), s.Charts, w)
		}
	}
}
