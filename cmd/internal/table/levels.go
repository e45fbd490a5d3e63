package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Levels is one step by dimension or item.
func Levels(r gap.Result, s gap.Step, level string, w lang.Words) Table {
	b := builder[gap.StepRow]{}
	if level == gap.LevelItem {
		if r.Method.Dimensions > 0 {
			b.add("id", w.Text("head.item_id"), Key, func(row gap.StepRow) Cell { return text(row.ID) })
		}
		b.add("label", w.Text("head.question"), Text, func(row gap.StepRow) Cell { return text(itemLabel(r, row.ID, row.Label, w)) })
	} else {
		b.add("label", w.Text("head.dimension"), Key, func(row gap.StepRow) Cell { return text(w.Label(row.ID, row.Label)) })
	}
	addSegment(&b, r, w, func(row gap.StepRow) (string, string) { return row.Segment, row.SegmentValue })
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
	switch {
	case s.Group == documents && s.N == 1:
		t.Notes = append(t.Notes, w.Text("note.fixed"))
	case s.Measure == gap.MeasureMean && len(r.Gaps) > 0:
		t.Notes = append(t.Notes, w.Text("step.rows"))
	}
	if level == gap.LevelDimension {
		t.Notes = append(t.Notes, scoreNote(r, w)...)
	}
	hidden := false
	var shown []string
	for _, row := range s.Rows {
		if row.Level == level {
			t.Rows, shown = append(t.Rows, b.row(row, false)), append(shown, row.ID)
			hidden = hidden || row.Suppressed
		}
	}
	once(&t)
	t.Notes = append(t.Notes, reversedNote(r, level, shown, w)...)
	if hidden {
		t.Notes = append(t.Notes, emptyNote(r, w))
	}
	return t
}

// StepHead is a step's own line: its number, question and what is known of the
// whole. It has no rows.
func StepHead(r gap.Result, s gap.Step, w lang.Words) Table {
	name := w.Text("step.title", "number", w.Count(int64(s.Number)), "step", stepTitle(s.Name, w))
	t := Table{Title: title(name, project(r, w), scaleWords(r, w)), Lead: []string{Question(s.Name, w)}}
	t.Lead = append(t.Lead, stepWhole(r, s, w))
	return t
}

// stepWhole is what is known of a step as a whole.
func stepWhole(r gap.Result, s gap.Step, w lang.Words) string {
	mean, interval, who := points(s.Value, w), w.Range(points(s.Low, w), points(s.High, w)), people(s.N, s.Group, w)
	switch {
	case s.State == gap.NotMeasured || !s.Value.Defined():
		return capital(stateWords(r, s, w)) + "."
	case s.Measure == gap.MeasureMet:
		return w.Text("step.met", "state", stateWords(r, s, w), "customers", who)
	case !s.Low.Defined():
		return w.Text("step.mean_alone", "mean", mean, "customers", who)
	case s.State == gap.CustomersSide && s.Name == gap.StepStandards:
		return w.Text("step.mean_standards", "mean", mean, "interval", interval, "customers", who)
	case s.State == gap.CustomersSide:
		return w.Text("step.mean_promised", "mean", mean, "interval", interval, "customers", who)
	default:
		return w.Text("step.mean", "mean", mean, "interval", interval, "customers", who)
	}
}
