package gap

import (
	"cmp"
	"slices"

	"servgap/gap/stat"
)

// Change is one gap in two waves, split in its halves: what changed at the end that
// was received and what at the one that it is measured by. A change is the later wave
// less the earlier, so below zero the gap fell.
type Change struct {
	Gap               // in the later wave
	Old        Gap    `json:"old"` // the same in the earlier wave
	GapChange  Tested `json:"change"`
	FromChange Tested `json:"from_change"` // of the reference
	ToChange   Tested `json:"to_change"`   // of what was received
	// ImportanceChange is that of the customers' points, in points of 100; it is there
	// for dimensions of the service gap alone.
	ImportanceChange Tested `json:"importance_change"`
	// LessControl is the change less that of the control level, of CompareBy.
	LessControl Tested `json:"change_less_control"`
	// Hidden says that the gap is hidden in either wave, and with it the change.
	Hidden     bool   `json:"change_suppressed"`
	ChangeNote string `json:"change_note"`
}

// Event is what happened on a day between two waves and may have changed the service.
type Event struct {
	ID      string `json:"id"`
	Date    string `json:"date"` // YYYY-MM-DD
	Label   string `json:"label"`
	OldWave string `json:"old_wave"`
	Wave    string `json:"wave"`
}

// StepChange is the whole of a step in two waves: its ends are the earlier and the
// later wave.
type StepChange struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Step         string `json:"step"`
	Difference
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
}

// Compare gives a later result its changes since an earlier one. Both are as Suppress
// leaves them: what is hidden in either wave has no change, and a change says nothing
// that the two waves do not say each alone.
//
// The waves are taken for independent samples. The change of a gap is tested by
// Welch's t on the respondents' gaps; where two groups rated the ends there are up to
// four samples, and the degrees of freedom are Satterthwaite's. One document is a
// constant. If the same people answer in both waves the interval is too wide, for the
// test does not know them. Holm adjusts over the rows of a level; the halves explain
// a change and are not adjusted. Rows stand by their change, the largest fall first, equal
// ones in the order of the questionnaire.
// Checked against R t.test on two files.
//
// A gap is compared where the same groups rated the same constructs by the same score
// rule; of the others a note says in which wave they are. A weighted gap is weighted
// in each wave by its own points.
func (r *Result) Compare(old Result, o Options) {
	r.Method.TestChange = welch
	r.compare(old, Result{}, o)
}

// compare is Compare; panel is of those who are joined with themselves, of nobody if
// none are.
func (r *Result) compare(old, panel Result, o Options) {
	r.OldWave = old.Wave
	r.Changes = changes(old.Gaps, r.Gaps, panel.Gaps, o.level())
	r.StepChanges = stepChanges(old, *r, panel, o.level())
	r.Notes = append(slices.Clip(r.Notes), oneWave(old, *r)...)
}

const welch = "Welch t"

func changes(old, later, panel []Gap, level float64) []Change {
	rows := []Change{}
	for _, g := range later {
		if i := slices.IndexFunc(old, g.sameAs); i >= 0 {
			rows = append(rows, changeOf(old[i], g, joinedRow(panel, g), level))
		}
	}
	eachLevel(rows, func(c Change) string { return c.Name + " " + c.Level + " " + c.SegmentValue }, func(rows []Change) {
		if rows[0].Level == LevelDimension || rows[0].Level == LevelItem {
			holm(rows, func(c *Change) *Tested { return &c.GapChange })
			holm(rows, func(c *Change) *Tested { return &c.ImportanceChange })
		}
		slices.SortStableFunc(rows, func(a, b Change) int {
			x, y := a.GapChange.Value, b.GapChange.Value
			return cmp.Or(cmp.Compare(boolOrder(x.Defined()), boolOrder(y.Defined())), cmp.Compare(x, y), cmp.Compare(a.order, b.order))
		})
		hiddenLast(rows, func(c *Change) standing { return standing{c.ID, c.Hidden, new(int)} })
	})
	return rows
}

// sameAs reports whether two rows are of the same gap, ends, score rule and unit.
func (g Gap) sameAs(other Gap) bool {
	return g.Name == other.Name && g.Level == other.Level && g.ID == other.ID && g.ScoreRule == other.ScoreRule &&
		g.Segment == other.Segment && g.SegmentValue == other.SegmentValue &&
		g.FromStep == other.FromStep && g.FromGroup == other.FromGroup && g.ToStep == other.ToStep && g.ToGroup == other.ToGroup
}

func changeOf(old, later Gap, own *Gap, level float64) Change {
	c := Change{Gap: later, Old: old, Hidden: old.Suppressed || later.Suppressed}
	for _, t := range []*Tested{&c.GapChange, &c.FromChange, &c.ToChange, &c.ImportanceChange, &c.LessControl} {
		*t = Tested{}.withoutNumbers()
	}
	if c.Hidden {
		c.ChangeNote = cmp.Or(hidingNote(later), hidingNote(old))
		return c
	}
	fewest := min(old.sampled(), later.sampled())
	if own != nil {
		c.ofEach(*own, fewest, level)
		return c
	}
	c.ChangeNote = c.GapChange.shift(later.Value-old.Value, append(old.parts(), later.parts()...), fewest, level)
	if census := string(stat.Census); old.Note == census && later.Note == census {
		c.ChangeNote = census
	}
	c.FromChange.shift(later.FromValue-old.FromValue, append(old.samples.from.parts(), later.samples.from.parts()...), 0, level)
	c.ToChange.shift(later.ToValue-old.ToValue, append(old.samples.to.parts(), later.samples.to.parts()...), 0, level)
	x, y := old.samples.points, later.samples.points
	if x.SE() > 0 && y.SE() > 0 && old.Importance.Defined() && later.Importance.Defined() {
		points := []stat.Part{x.Part(), y.Part()}
		c.ImportanceChange.shift(later.Importance-old.Importance, points, 0, level)
	}
	return c
}

// hidingNote is why a row is hidden, empty if it is not.
func hidingNote(g Gap) string {
	if g.Suppressed {
		return g.Note
	}
	return ""
}

// shift fills in the change of a mean between two waves that were asked of different
// people, and says what is to be known of it.
func (t *Tested) shift(change Number, samples []stat.Part, fewest int64, level float64) (note string) {
	name := welch
	if len(samples) > 2 {
		name = "t, Satterthwaite"
	}
	return t.shiftBy(name, change, samples, fewest, level)
}

func (t *Tested) shiftBy(name string, change Number, samples []stat.Part, fewest int64, level float64) (note string) {
	estimate, test := stat.DifferenceT(name, float64(change), samples, level)
	t.fill(estimate, test)
	return noteOf(test, fewest)
}

// parts is what the respondents of a gap bring to its variance: once where they rated
// both ends, else those of each.
func (g Gap) parts() []stat.Part {
	if g.FromGroup == g.ToGroup {
		return []stat.Part{g.part()}
	}
	return append(g.samples.from.parts(), g.samples.to.parts()...)
}

// parts is a sample's part of a variance; a constant has none.
func (s sample) parts() []stat.Part {
	if s.fixed && s.N == 1 {
		return nil
	}
	return []stat.Part{s.Part()}
}

// stepChanges compares the means of the steps that the same group rated in both
// waves, if both weight the dimensions or neither does.
func stepChanges(old, later, panel Result, level float64) []StepChange {
	var rows []StepChange
	for _, s := range later.Steps {
		i := slices.IndexFunc(old.Steps, func(o Step) bool { return o.sameAs(s) })
		if i < 0 || s.State == NotMeasured || s.Measure != MeasureMean || old.Method.Importance != later.Method.Importance {
			continue
		}
		o := old.Steps[i]
		row := StepChange{Segment: s.Segment, SegmentValue: s.SegmentValue, Step: s.Name, Difference: Difference{FromStep: s.Name, FromGroup: o.Group, ToStep: s.Name, ToGroup: s.Group}.withoutNumbers()}
		if row.Suppressed = !o.Value.Defined() || !s.Value.Defined(); row.Suppressed {
			row.Note = NoteSuppressed
			rows = append(rows, row)
			continue
		}
		row.FromN, row.FromValue, row.ToN, row.ToValue = o.N, o.Value, s.N, s.Value
		if own := joinedStep(panel.Steps, s); own != nil {
			row.Note = row.shiftBy(pairedT, own.Value, own.sample.parts(), own.N, level)
		} else {
			row.Note = row.shift(s.Value-o.Value, append(o.sample.parts(), s.sample.parts()...), min(o.N, s.N), level)
		}
		rows = append(rows, row)
	}
	holm(rows, func(c *StepChange) *Tested { return &c.Tested })
	return rows
}

func (s Step) sameAs(other Step) bool {
	return s.Name == other.Name && s.Group == other.Group && s.Measure == other.Measure && s.State == other.State &&
		s.Segment == other.Segment && s.SegmentValue == other.SegmentValue
}

// oneWave tells of gaps that only one of the waves has.
func oneWave(old, later Result) []Note {
	var notes []Note
	for _, name := range Names() {
		before, now := len(old.GapsOf(name)) > 0, len(later.GapsOf(name)) > 0
		switch {
		case before && !now:
			notes = append(notes, Note{Code: NoteOnlyOld, ID: name})
		case now && !before:
			notes = append(notes, Note{Code: NoteOnlyNew, ID: name})
		}
	}
	return notes
}

// Repeats reports whether a result is of the same answers as an earlier one: every gap
// has the same respondents, mean and standard error, down to the last digit, and at
// least one of them a spread.
func (r Result) Repeats(old Result) bool {
	spread := false
	for _, g := range r.Gaps {
		i := slices.IndexFunc(old.Gaps, g.sameAs)
		if i < 0 || g.Suppressed != old.Gaps[i].Suppressed {
			return false
		}
		o := old.Gaps[i]
		if !g.Suppressed && (o.N != g.N || o.Value != g.Value && g.Value.Defined() || o.SE != g.SE && g.SE.Defined()) {
			return false
		}
		spread = spread || g.SE > 0
	}
	return spread
}
