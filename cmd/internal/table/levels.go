package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Levels is one step by dimension or item.
func Levels(r gap.Result, s gap.Step, level string, w lang.Words) Table {
	b := builder[gap.StepRow]{}
	b.add("rank", "#", Rank, func(row gap.StepRow) Cell {
		if row.Rank == 0 {
			return empty
		}
		return count(int64(row.Rank))
	})
	if level == gap.LevelItem {
		if r.Method.Dimensions > 0 {
			b.add("id", w.Text("head.item_id"), Key, func(row gap.StepRow) Cell { return text(row.ID) })
		}
		b.add("label", w.Text("head.question"), Text, func(row gap.StepRow) Cell { return text(w.Label(row.ID, row.Label)) })
	} else {
		b.add("label", w.Text("head.dimension"), Key, func(row gap.StepRow) Cell { return text(w.Label(row.ID, row.Label)) })
	}
	b.add("n", "n", Count, func(row gap.StepRow) Cell {
		if row.Suppressed {
			return empty
		}
		return count(row.N)
	})
	if s.Measure == gap.MeasureMet {
		b.add("value", w.Text("head.met"), Percent, func(row gap.StepRow) Cell { return number(row.Value) })
		b.add("interval", intervalHead(r, w), PercentRange, func(row gap.StepRow) Cell { return span(row.Low, row.High) })
	} else {
		b.add("value", stepTitle(s.Name, w), Value, func(row gap.StepRow) Cell { return number(row.Value) })
		b.add("interval", intervalHead(r, w), Level, func(row gap.StepRow) Cell { return span(row.Low, row.High) })
	}
	t := Table{Columns: b.columns}
	if s.Measure == gap.MeasureMean && len(r.Method.ScoreRule) > 0 {
		t.Notes = append(t.Notes, w.Text("step.rows"))
	}
	hidden := false
	for _, row := range s.Rows {
		if row.Level == level {
			t.Rows = append(t.Rows, b.row(row, false))
			hidden = hidden || row.Suppressed
		}
	}
	if hidden {
		t.Notes = append(t.Notes, w.Text("note.empty", "n", w.Count(r.Method.MinCell)))
	}
	return t
}

// StepHead is a step's own line: its number, question and what is known of the
// whole. It has no rows.
func StepHead(r gap.Result, s gap.Step, w lang.Words) Table {
	name := w.Text("step.title", "number", w.Count(int64(s.Number)), "step", stepTitle(s.Name, w))
	t := Table{Title: title(name, project(r, w), scaleWords(r, w)), Lead: []string{Question(s.Name, w)}}
	switch {
	case s.State == gap.NotMeasured || !s.Value.Defined():
		t.Lead = append(t.Lead, capital(stateWords(r, s, w))+".")
	case s.Measure == gap.MeasureMet:
		t.Lead = append(t.Lead, w.Text("step.met", "state", stateWords(r, s, w), "customers", people(s.N, s.Group, w)))
	default:
		t.Lead = append(t.Lead, w.Text("step.mean", "mean", points(s.Value, w), "interval", w.Range(points(s.Low, w), points(s.High, w)), "customers", people(s.N, s.Group, w)))
	}
	return t
}
