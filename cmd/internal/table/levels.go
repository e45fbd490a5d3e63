package table

import (
	"fmt"

	"servgap/gap"
)

// Levels is one step by dimension or item.
func Levels(r gap.Result, s gap.Step, level string) Table {
	b := builder[gap.StepRow]{}
	b.add("rank", "#", Rank, func(row gap.StepRow) Cell {
		if row.Rank == 0 {
			return empty
		}
		return count(int64(row.Rank))
	})
	if level == gap.LevelItem {
		if r.Method.Dimensions > 0 {
			b.add("id", "Item", Key, func(row gap.StepRow) Cell { return text(row.ID) })
		}
		b.add("label", "Question", Text, func(row gap.StepRow) Cell { return text(row.Label) })
	} else {
		b.add("label", "Dimension", Key, func(row gap.StepRow) Cell { return text(row.Label) })
	}
	b.add("n", "n", Count, func(row gap.StepRow) Cell {
		if row.Suppressed {
			return empty
		}
		return count(row.N)
	})
	if s.Measure == gap.MeasureMet {
		b.add("value", "Met or exceeded", Percent, func(row gap.StepRow) Cell { return number(row.Value) })
		b.add("interval", intervalHead(r.Method.Confidence), PercentRange, func(row gap.StepRow) Cell { return span(row.Low, row.High) })
	} else {
		b.add("value", stepTitle(s.Name), Value, func(row gap.StepRow) Cell { return number(row.Value) })
		b.add("interval", intervalHead(r.Method.Confidence), Level, func(row gap.StepRow) Cell { return span(row.Low, row.High) })
	}
	t := Table{Columns: b.columns}
	if s.Measure == gap.MeasureMean && len(r.Method.ScoreRule) > 0 {
		t.Notes = append(t.Notes, "Means of all who answered; a gap takes those who answered both its sides.")
	}
	hidden := false
	for _, row := range s.Rows {
		if row.Level == level {
			t.Rows = append(t.Rows, b.row(row, false))
			hidden = hidden || row.Suppressed
		}
	}
	if hidden {
		t.Notes = append(t.Notes, fmt.Sprintf("empty: fewer than %d customers.", r.Method.MinCell))
	}
	return t
}

// StepHead is a step's own line: its number, question and what is known of the
// whole. It has no rows.
func StepHead(r gap.Result, s gap.Step) Table {
	t := Table{Title: title(fmt.Sprintf("Step %d of 6: %s", s.Number, stepTitle(s.Name)), project(r), scaleWords(r)), Lead: []string{Question(s.Name)}}
	switch {
	case s.State == gap.NotMeasured:
		t.Lead = append(t.Lead, stateWords(r, s)+".")
	case !s.Value.Defined():
		t.Lead = append(t.Lead, stateWords(r, s)+".")
	case s.Measure == gap.MeasureMet:
		t.Lead = append(t.Lead, fmt.Sprintf("Measured %s (%s). For the delivery itself, ask %s.", stateWords(r, s), customers(s.N), s.Needs))
	default:
		t.Lead = append(t.Lead, fmt.Sprintf("Mean %.2f (%.2f to %.2f), %s.", float64(s.Value), float64(s.Low), float64(s.High), customers(s.N)))
	}
	return t
}
