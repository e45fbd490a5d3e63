// Package workbook says which sheets a report has as a workbook: which tables stand on
// which, and what is drawn beside them. Report.Sheets gives what render.Workbook
// writes.
package workbook

import (
	"cmp"
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
)

// Part is a part of a report: its tables, of which the first is drawn, and what it says
// in a sentence, which is the title of what is drawn. Without a sentence that is the
// title of the table.
type Part struct {
	Tables []table.Table
	Says   string
}

// Report is the parts of a report. One without tables has no sheet.
type Report struct {
	Summary  Part // the six steps
	Ranking  Part // the dimensions of the customer gap
	Items    Part
	Chain    Part
	Change   Part // since another wave
	Trend    Part
	Gates    Part
	Priority Part
	Zone     Part // of tolerance
	Groups   Part // the levels of a question
	Loyalty  Part
	Drivers  Part
	Method   Part
	// Cut is where performance and importance are cut, in the units of the table of
	// priorities; NaN where they are not.
	Cut [2]float64
}

// Sheets are the sheets of a report, in the order in which it is read.
func (r Report) Sheets(w lang.Words) []render.Sheet {
	var sheets []render.Sheet
	for _, s := range []struct {
		name string
		part Part
		draw func(Part) []render.Chart
	}{
		{w.Text("sheet.summary"), r.Summary, nothing},
		{w.Text("sheet.ranking"), r.Ranking, ranking},
		{w.Text("sheet.items"), r.Items, items},
		{w.Text("sheet.chain"), r.Chain, chain},
		{w.Text("sheet.change"), r.Change, change},
		{w.Text("sheet.trend"), r.Trend, trend},
		{w.Text("sheet.gates"), r.Gates, nothing},
		{w.Text("sheet.priority"), r.Priority, r.priority},
		{w.Text("sheet.tolerance"), r.Zone, zone},
		{w.Text("sheet.groups"), r.Groups, nothing},
		{w.Text("sheet.loyalty"), r.Loyalty, nothing},
		{w.Text("sheet.drivers"), r.Drivers, nothing},
		{w.Text("sheet.method"), r.Method, nothing},
	} {
		if len(s.part.Tables) > 0 {
			sheets = append(sheets, render.Sheet{Name: s.name, Tables: s.part.Tables, Charts: s.draw(s.part)})
		}
	}
	return sheets
}

// chart draws columns of a part's first table.
func (p Part) chart(kind render.ChartKind, columns ...string) render.Chart {
	t := p.Tables[0]
	named := slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Kind == table.Key })
	chart := render.Chart{Kind: kind, Title: cmp.Or(p.Says, t.Title), Columns: columns}
	if named >= 0 {
		chart.Names = t.Columns[named].ID
	}
	return chart
}

func nothing(Part) []render.Chart { return nil }

// ranking draws both sides of the gap, and the gap by itself.
func ranking(p Part) []render.Chart {
	return []render.Chart{p.chart(render.Dumbbell, "from", "to"), p.untold(render.Bars, "gap")}
}

// untold is a chart with the title of the table, for what the part says stands over
// another.
func (p Part) untold(kind render.ChartKind, columns ...string) render.Chart {
	p.Says = ""
	return p.chart(kind, columns...)
}

func items(p Part) []render.Chart { return []render.Chart{p.chart(render.Bars, "gap")} }

// chain draws the means of the steps, from what is expected to what is perceived.
func chain(p Part) []render.Chart { return []render.Chart{p.chart(render.Dumbbell, "mean")} }

// change draws both waves, and what has changed between them by itself.
func change(p Part) []render.Chart {
	return []render.Chart{p.chart(render.Dumbbell, "old", "new"), p.untold(render.Bars, "change")}
}

// zone draws the least that customers accept, what they perceive and what they expect.
func zone(p Part) []render.Chart {
	return []render.Chart{p.chart(render.Dumbbell, "adequate", "perceived", "expected")}
}

// trend draws what each wave found: the columns before the course.
func trend(p Part) []render.Chart {
	var waves []string
	for _, c := range p.Tables[0].Columns {
		switch c.Kind {
		case table.Spark:
			return []render.Chart{p.chart(render.Course, waves...)}
		case table.Gap, table.MarkedGap:
			waves = append(waves, c.ID)
		}
	}
	return nil
}

func (r Report) priority(p Part) []render.Chart {
	c := p.chart(render.Quadrants, "performance", "importance")
	c.Lines = r.Cut
	return []render.Chart{c}
}
