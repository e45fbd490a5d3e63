package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Changes is one gap in two waves, row by row, with the change and its two halves.
// All rows are of that gap; those of the whole stand below the others.
func Changes(r gap.Result, level string, long bool, w lang.Words) Table {
	r.Gaps = nil
	for _, c := range r.Changes {
		r.Gaps = append(r.Gaps, c.Gap)
	}
	heading, reference, received := gapWords(r, w)
	b := builder[gap.Change]{}
	if level == gap.LevelItem && r.Method.Dimensions > 0 {
		b.add("id", w.Text("head.item_id"), Key, func(c gap.Change) Cell { return text(c.ID) })
	}
	b.add("label", changeHead(r, level, w), Key, func(c gap.Change) Cell { return text(rowLabel(r, c.Gap, w)) })
	addSegment(&b, r, w, func(c gap.Change) (string, string) { return c.Segment, c.SegmentValue })
	if long {
		b.add("old_n", "n "+r.OldWave, Count, ifShown(func(c gap.Change) gap.Gap { return c.Old }))
		b.add("n", "n "+r.Wave, Count, ifShown(func(c gap.Change) gap.Gap { return c.Gap }))
	}
	b.add("old", r.OldWave, Gap, func(c gap.Change) Cell { return number(c.Old.Value) })
	b.add("new", r.Wave, Gap, func(c gap.Change) Cell { return number(c.Value) })
	b.add("change", w.Text("head.change"), Gap, func(c gap.Change) Cell { return number(c.GapChange.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(c gap.Change) Cell { return span(c.GapChange.Low, c.GapChange.High) })
	b.add("shown", "", Mark, func(c gap.Change) Cell { return text(changeMark(c, w)) })
	if r.Method.MinGap > 0 {
		b.add("result", w.Text("head.result"), Text, func(c gap.Change) Cell { return text(changeWord(c.GapChange.Result, w)) })
	}
	if r.Control != "" {
		b.add("less_control", w.Text("head.less_control", "level", r.Control), Gap, func(c gap.Change) Cell { return number(c.LessControl.Value) })
		b.add("less_control_interval", intervalHead(r, w), Interval, func(c gap.Change) Cell { return span(c.LessControl.Low, c.LessControl.High) })
		b.add("less_control_shown", "", Mark, func(c gap.Change) Cell { return text(controlMark(c, w)) })
	}
	half := func(id, of string, t func(gap.Change) gap.Tested) {
		b.add(id, of, Gap, func(c gap.Change) Cell { return number(t(c).Value) })
		b.add(id+"_interval", intervalHead(r, w), Interval, func(c gap.Change) Cell { return span(t(c).Low, t(c).High) })
	}
	half("to_change", received, func(c gap.Change) gap.Tested { return c.ToChange })
	half("from_change", reference, func(c gap.Change) gap.Tested { return c.FromChange })
	if long {
		b.add("se", w.Text("head.se"), Value, func(c gap.Change) Cell { return number(c.GapChange.SE) })
		b.add("p", "p", P, func(c gap.Change) Cell { return number(c.GapChange.P) })
		b.add("p_adj", w.Text("head.p_adj"), P, func(c gap.Change) Cell { return number(c.GapChange.PAdj) })
	}
	t := Table{Title: title(heading, byWords(r, w), waves(r), changedPeople(r, w), scaleWords(r, w)), Lead: []string{w.Text("changes.lead", "received", received, "reference", reference)}, Columns: b.columns}
	marks := make(map[string]bool)
	for _, c := range r.Changes {
		t.Rows = append(t.Rows, b.row(c, c.Level != level))
		marks[changeMark(c, w)] = true
	}
	once(&t)
	t.Notes = changeNotes(r, marks, ratedBy(r.Changes, func(c gap.Change) (from, to string) { return c.FromGroup, c.ToGroup }), w)
	if r.Control != "" {
		t.Notes = append(t.Notes, w.Text("note.control", "level", r.Control))
	}
	if r.Method.By != "" {
		t.Notes = append(t.Notes, oneWaveNotes(r, w)...)
	}
	t.Notes = append(t.Notes, eventNotes(r, w)...)
	if slices.ContainsFunc(r.Changes, func(c gap.Change) bool { return !c.Hidden && c.ChangeNote == gap.NoteLowBase }) {
		t.Notes = append(t.Notes, w.Text("note.low_base"))
	}
	return t
}

// StepChanges is the means of the steps in two waves.
func StepChanges(r gap.Result, w lang.Words) Table {
	b := builder[gap.StepChange]{}
	b.add("step", w.Text("head.step"), Key, func(s gap.StepChange) Cell { return text(stepTitle(s.Step, w)) })
	b.add("asked", w.Text("head.asked"), Text, func(s gap.StepChange) Cell { return text(asked(s.Step, s.ToGroup, w)) })
	b.add("old", r.OldWave, Value, func(s gap.StepChange) Cell { return number(s.FromValue) })
	b.add("new", r.Wave, Value, func(s gap.StepChange) Cell { return number(s.ToValue) })
	b.add("change", w.Text("head.change"), Gap, func(s gap.StepChange) Cell { return number(s.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(s gap.StepChange) Cell { return span(s.Low, s.High) })
	mark := func(s gap.StepChange) string { return markOf(s.Suppressed, s.Note, s.PAdj, w) }
	b.add("shown", "", Mark, func(s gap.StepChange) Cell { return text(mark(s)) })
	t := Table{Title: title(w.Text("steps.title"), waves(r)), Columns: b.columns}
	marks := make(map[string]bool)
	for _, s := range r.StepChanges {
		t.Rows = append(t.Rows, b.row(s, false))
		marks[mark(s)] = true
	}
	groups := ratedBy(r.StepChanges, func(s gap.StepChange) (from, to string) { return s.FromGroup, s.ToGroup })
	t.Notes = append(changeNotes(r, marks, groups, w), oneWaveNotes(r, w)...)
	return t
}

// oneWaveNotes says which gaps only one of the waves has.
func oneWaveNotes(r gap.Result, w lang.Words) []string {
	only := make(map[string][]string)
	for _, n := range r.Notes {
		only[n.Code] = append(only[n.Code], n.ID)
	}
	var notes []string
	for _, of := range []struct{ code, wave string }{{gap.NoteOnlyOld, r.OldWave}, {gap.NoteOnlyNew, r.Wave}} {
		if gaps := only[of.code]; gaps != nil {
			notes = append(notes, w.Text("note.one_wave", "wave", of.wave, "gaps", strings.Join(gaps, ", ")))
		}
	}
	return notes
}

// eventNotes says what happened between the waves.
func eventNotes(r gap.Result, w lang.Words) []string {
	var notes []string
	for _, e := range r.Events {
		notes = append(notes, w.Text("note.event", "old", e.OldWave, "new", e.Wave, "label", e.Label, "date", e.Date))
	}
	return notes
}

// waves names what was compared, the earlier wave first.
func waves(r gap.Result) string {
	return title(r.Project, r.OldWave+" → "+r.Wave, keptWords(r))
}

// changedPeople is how many of whom the whole of both waves rests on.
func changedPeople(r gap.Result, w lang.Words) string {
	for _, c := range slices.Backward(r.Changes) {
		if (c.Level == gap.LevelOverall || c.Level == gap.LevelWeighted) && !c.Hidden {
			if joined(r, c.FromGroup) && joined(r, c.ToGroup) {
				return w.Text("joined.people", "people", who(c.Gap, w))
			}
			return who(c.Old, w) + " → " + who(c.Gap, w)
		}
	}
	return ""
}

func changeHead(r gap.Result, level string, w lang.Words) string {
	switch {
	case level != gap.LevelItem:
		return w.Text("head.dimension")
	case r.Method.Dimensions > 0:
		return w.Text("head.question")
	default:
		return w.Text("head.item")
	}
}

// ifShown is how many respondents a wave has in a row.
func ifShown(of func(gap.Change) gap.Gap) func(gap.Change) Cell {
	return func(c gap.Change) Cell {
		if of(c).Suppressed {
			return empty
		}
		return count(of(c).N)
	}
}

func changeMark(c gap.Change, w lang.Words) string {
	return markOf(c.Hidden, c.ChangeNote, c.GapChange.PAdj, w)
}

// controlMark is the sign behind what a change is more or less than that of the
// control; where nothing was compared there is none.
func controlMark(c gap.Change, w lang.Words) string {
	if !c.LessControl.Value.Defined() {
		return ""
	}
	return markOf(false, "", c.LessControl.PAdj, w)
}

// changeWord is how a change stands to the smallest one that matters.
func changeWord(result string, w lang.Words) string {
	switch result {
	case gap.ResultFell:
		return w.Text("result.fell")
	case gap.ResultHeld:
		return w.Text("result.held")
	case gap.ResultUnsure:
		return w.Text("result.unsure")
	default:
		return ""
	}
}

// changeNotes explains the signs of a table of changes of some groups and how they were
// tested.
func changeNotes(r gap.Result, marks map[string]bool, groups []string, w lang.Words) []string {
	unshown := marks[tilde]
	delete(marks, tilde)
	notes := signNotes(marks, "", nil, r, w)
	if unshown {
		notes[0] = w.Text("note.tilde_change", "limit", w.Shortest(gap.Significance)) + apart + notes[0]
	}
	notes = append(notes, joinedNotes(r, groups, w)...)
	if least := w.Shortest(float64(r.Method.MinGap)); r.Method.MinGap > 0 && len(r.Changes) > 0 {
		notes = append(notes, w.Text("note.change_result", "gap", least, "limit", w.Shortest(gap.Significance)))
	}
	return notes
}
