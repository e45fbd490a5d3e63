package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// priorityNotes explains the signs of the rows and says what importance is worth.
func priorityNotes(r gap.Result, w lang.Words) []string {
	var signs []string
	uncertain := func(p gap.PriorityRow) bool { return p.Uncertain }
	switch {
	case !slices.ContainsFunc(r.Priority, uncertain):
	case r.Priority[0].Cut == gap.CutDiagonal:
		signs = append(signs, w.Text("priority.uncertain_diagonal"))
	default:
		signs = append(signs, w.Text("priority.uncertain"))
	}
	notes := []string{strings.Join(append(signs, w.Text("note.intervals", "level", confidence(r, w))), apart)}
	if slices.ContainsFunc(r.Priority, func(p gap.PriorityRow) bool { return noted(p, gap.NoteFlat) }) {
		notes = append(notes, w.Text("priority.flat"))
	}
	notes = append(notes, disagreeing(r, w)...)
	if slices.ContainsFunc(r.Priority, valueless) {
		notes = append(notes, w.Text("priority.no_value"))
	}
	if slices.ContainsFunc(r.Priority, func(p gap.PriorityRow) bool { return noted(p, gap.NoteLowBase) }) {
		notes = append(notes, w.Text("note.low_base"))
	}
	var ids []string
	hidden := false
	for _, p := range r.Priority {
		ids = append(ids, p.ID)
		hidden = hidden || p.Suppressed
	}
	notes = append(notes, reversedNote(r, r.Priority[0].Level, ids, w)...)
	if r.Priority[0].Level == gap.LevelDimension {
		notes = append(notes, scoreNote(r, w)...)
	}
	if hidden {
		notes = append(notes, emptyNote(r, w))
	}
	if r.Method.MinCell < gap.DefaultMinCell {
		notes = append(notes, w.Text("note.min_cell", "n", w.Count(gap.DefaultMinCell), "min", w.Count(r.Method.MinCell)))
	}
	return notes
}

// noted reports whether a row carries a code and is shown.
func noted(p gap.PriorityRow, code string) bool {
	return !p.Suppressed && slices.Contains(strings.Fields(p.Note), code)
}

// valueless reports whether a row that is shown stands nowhere.
func valueless(p gap.PriorityRow) bool {
	return !p.Suppressed && !(p.Performance.Value.Defined() && p.Importance.Value.Defined())
}

// disagreeing names the rows of which stated and derived importance disagree; if
// both were computed and none does, it says so.
func disagreeing(r gap.Result, w lang.Words) []string {
	compared := func(p gap.PriorityRow) bool { return p.Stated.Low.Defined() && p.Derived.Low.Defined() }
	if !slices.ContainsFunc(r.Priority, compared) {
		return nil
	}
	rows := func(which string) (named []string) {
		for _, p := range r.Priority {
			if p.Disagree == which {
				named = append(named, priorityName(p, w))
			}
		}
		return named
	}
	outcome := r.Priority[0].Outcome
	var notes []string
	if said := rows(gap.Stated); said != nil {
		notes = append(notes, w.Text("priority.said", "outcome", outcome, "rows", strings.Join(said, ", ")))
	}
	if unsaid := rows(gap.Derived); unsaid != nil {
		notes = append(notes, w.Text("priority.unsaid", "outcome", outcome, "rows", strings.Join(unsaid, ", ")))
	}
	if notes == nil {
		notes = []string{w.Text("priority.agree", "outcome", outcome)}
	}
	return notes
}

func priorityName(p gap.PriorityRow, w lang.Words) string {
	if p.Level == gap.LevelItem && p.Dimension != "" {
		return p.ID
	}
	return w.Label(p.ID, p.Label)
}

// MachinePriority is the rows in the columns that csv and tsv promise.
func MachinePriority(r gap.Result) Table {
	b := builder[gap.PriorityRow]{hidden: func(p gap.PriorityRow) bool { return p.Suppressed }}
	b.word("schema", func(gap.PriorityRow) string { return r.Schema })
	b.word("wave", func(gap.PriorityRow) string { return r.Wave })
	b.word("group", func(p gap.PriorityRow) string { return p.Group })
	b.word("segment", func(p gap.PriorityRow) string { return p.Segment })
	b.word("segment_value", func(p gap.PriorityRow) string { return p.SegmentValue })
	b.word("level", func(p gap.PriorityRow) string { return p.Level })
	b.word("id", func(p gap.PriorityRow) string { return p.ID })
	b.word("label", func(p gap.PriorityRow) string { return p.Label })
	b.word("dimension", func(p gap.PriorityRow) string { return p.Dimension })
	b.add("rank", "rank", Count, func(p gap.PriorityRow) Cell {
		if p.Rank == 0 {
			return empty
		}
		return count(int64(p.Rank))
	})
	b.whole("n", func(p gap.PriorityRow) int64 { return p.N })
	b.word("cut", func(p gap.PriorityRow) string { return p.Cut })
	b.word("outcome", func(p gap.PriorityRow) string { return p.Outcome })
	b.axis("performance", func(p gap.PriorityRow) gap.Axis { return p.Performance })
	b.axis("importance", func(p gap.PriorityRow) gap.Axis { return p.Importance })
	b.num("ci_level", func(p gap.PriorityRow) gap.Number { return p.Confidence })
	b.num("correlation", func(p gap.PriorityRow) gap.Number { return p.Correlation })
	b.word("quadrant", func(p gap.PriorityRow) string { return p.Quadrant })
	b.word("uncertain", func(p gap.PriorityRow) string {
		if p.Suppressed {
			return ""
		}
		return yes(p.Uncertain)
	})
	b.num("p_concentrate", func(p gap.PriorityRow) gap.Number { return p.Concentrate })
	b.num("p_keep", func(p gap.PriorityRow) gap.Number { return p.Keep })
	b.num("p_low", func(p gap.PriorityRow) gap.Number { return p.Low })
	b.num("p_overkill", func(p gap.PriorityRow) gap.Number { return p.Overkill })
	b.num("p_act", func(p gap.PriorityRow) gap.Number { return p.Act })
	b.num("distance", func(p gap.PriorityRow) gap.Number { return p.Distance })
	b.num("distance_ci_low", func(p gap.PriorityRow) gap.Number { return p.DistanceLow })
	b.num("distance_ci_high", func(p gap.PriorityRow) gap.Number { return p.DistanceHigh })
	b.num("gap_value", func(p gap.PriorityRow) gap.Number { return p.Gap })
	b.num("gap_se", func(p gap.PriorityRow) gap.Number { return p.GapSE })
	b.num("margin", func(p gap.PriorityRow) gap.Number { return p.Margin })
	b.num("p_short", func(p gap.PriorityRow) gap.Number { return p.Short })
	b.num("score", func(p gap.PriorityRow) gap.Number { return p.Score })
	b.num("score_share", func(p gap.PriorityRow) gap.Number { return p.ScoreShare })
	b.axis("stated", func(p gap.PriorityRow) gap.Axis { return p.Stated })
	b.axis("derived", func(p gap.PriorityRow) gap.Axis { return p.Derived })
	b.word("disagree", func(p gap.PriorityRow) string { return p.Disagree })
	b.word("suppressed", func(p gap.PriorityRow) string { return yes(p.Suppressed) })
	b.word("note", func(p gap.PriorityRow) string { return p.Note })
	t := Table{Columns: b.columns}
	for _, p := range r.Priority {
		t.Rows = append(t.Rows, b.row(p, false))
	}
	return t
}

// axis adds the columns of an axis.
func (b *builder[R]) axis(id string, of func(R) gap.Axis) {
	b.word(id+"_kind", func(r R) string { return of(r).Kind })
	b.whole(id+"_n", func(r R) int64 { return of(r).N })
	b.num(id, func(r R) gap.Number { return of(r).Value })
	b.num(id+"_se", func(r R) gap.Number { return of(r).SE })
	b.num(id+"_ci_low", func(r R) gap.Number { return of(r).Low })
	b.num(id+"_ci_high", func(r R) gap.Number { return of(r).High })
	b.num(id+"_line", func(r R) gap.Number { return of(r).Line })
}
