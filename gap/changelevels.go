package gap

import (
	"cmp"
	"slices"

	"servgap/gap/stat"
)

// CompareBy is Compare for results that hold the rows of each level of a background
// question behind those of everybody. Rows of a gap stand together, the largest fall of
// the levels first and everybody last; Holm adjusts over all levels of a gap and level
// of detail. Levels too small to be named are left out, for they need not be the same
// in both waves, and of a level that only one wave has a note tells.
//
// With a control level the change of every other is also set against its change in the
// same time, difference in differences: (later − old) − (control later − control old),
// the four samples taken for independent, with Satterthwaite's degrees of freedom, and
// Holm as above. That is for gaps within a group; between two groups the levels may
// share respondents. Checked by hand and against Compare of the two levels alone.
func (r *Result) CompareBy(old Result, control string, o Options) {
	r.Compare(old, o)
	r.StepChanges = nil
	r.Notes = append(r.Notes, r.levelsOfOneWave(old)...)
	r.Changes = slices.DeleteFunc(r.Changes, func(c Change) bool { return r.isLevel(c.Gap) && r.levelOf(c.Gap) == Others })
	r.againstControl(control, o.level())
	r.orderByRow()
	byTable := make(map[string][]*Change)
	for i := range r.Changes {
		if c := &r.Changes[i]; r.isLevel(c.Gap) {
			byTable[c.Name+" "+c.Level] = append(byTable[c.Name+" "+c.Level], c)
		}
	}
	for _, rows := range byTable {
		holm(rows, func(c **Change) *Tested { return &(*c).GapChange })
		holm(rows, func(c **Change) *Tested { return &(*c).LessControl })
	}
}

// isLevel reports whether a row is of a level and not of everybody.
func (r Result) isLevel(g Gap) bool { return r.Method.By != "" && g.Segment != r.everybody().Column }

// levelOf is the name of a row's level, without the conditions that hold for all.
func (r Result) levelOf(g Gap) string {
	whole := r.everybody()
	if whole.Column == "" {
		return g.SegmentValue
	}
	return g.SegmentValue[min(len(g.SegmentValue), len(whole.Value+And)):]
}

// everybody is the questions and answers that everybody is kept by.
func (r Result) everybody() (c Condition) {
	for _, w := range r.Method.Where {
		c.Column, c.Value = Both(c.Column, w.Column), Both(c.Value, w.Value)
	}
	return c
}

// Levels are those of the question that divides the respondents, as far as they are
// named.
func (r Result) Levels() []string {
	var levels []string
	for _, g := range r.Gaps {
		if level := r.levelOf(g); r.isLevel(g) && level != Others && !slices.Contains(levels, level) {
			levels = append(levels, level)
		}
	}
	return levels
}

func (r Result) levelsOfOneWave(old Result) []Note {
	var notes []Note
	before, now := old.Levels(), r.Levels()
	add := func(code string, levels, others []string) {
		for _, l := range levels {
			if !slices.Contains(others, l) {
				notes = append(notes, Note{Code: code, ID: l})
			}
		}
	}
	add(NoteOnlyOld, before, now)
	add(NoteOnlyNew, now, before)
	return notes
}

// againstControl sets each change of a level against that of the control, if there is
// one.
func (r *Result) againstControl(control string, level float64) {
	if r.Control = control; control == "" {
		return
	}
	row := func(c Change) [3]string { return [...]string{c.Name, c.Level, c.ID} }
	controls := make(map[[3]string]Change)
	for _, c := range r.Changes {
		if r.isLevel(c.Gap) && r.levelOf(c.Gap) == control {
			controls[row(c)] = c
		}
	}
	for i := range r.Changes {
		c := &r.Changes[i]
		k, ok := controls[row(*c)]
		if !ok || !r.isLevel(c.Gap) || r.levelOf(c.Gap) == control || c.Hidden || k.Hidden || c.FromGroup != c.ToGroup {
			continue
		}
		parts := slices.Concat(c.Old.parts(), c.Gap.parts(), k.Old.parts(), k.Gap.parts())
		estimate, test := stat.DifferenceT("t, Satterthwaite", float64(c.GapChange.Value-k.GapChange.Value), parts, level)
		c.LessControl.fill(estimate, test)
	}
}

// orderByRow puts the levels of a row together, everybody last, the rows in the order
// of everybody's.
func (r *Result) orderByRow() {
	row := func(c Change) [3]string { return [...]string{c.Name, c.Level, c.ID} }
	place := make(map[[3]string]int)
	for i, c := range r.Changes {
		if !r.isLevel(c.Gap) {
			place[row(c)] = i
		}
	}
	slices.SortStableFunc(r.Changes, func(a, b Change) int {
		x, y := a.GapChange.Value, b.GapChange.Value
		return cmp.Or(
			cmp.Compare(place[row(a)], place[row(b)]),
			cmp.Compare(boolOrder(r.isLevel(a.Gap)), boolOrder(r.isLevel(b.Gap))),
			cmp.Compare(boolOrder(x.Defined()), boolOrder(y.Defined())),
			cmp.Compare(x, y), cmp.Compare(a.SegmentValue, b.SegmentValue))
	})
}
