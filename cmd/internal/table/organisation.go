package table

import (
	"slices"
	"strconv"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Practices is what a group says is done in its company, gap by gap; all rows are of one
// group.
func Practices(r gap.Result, rows []gap.PracticeRow, w lang.Words) Table {
	b := builder[gap.PracticeRow]{}
	b.add("label", w.Text("head.practice"), Key, func(p gap.PracticeRow) Cell { return text(w.Label(p.ID, p.Label)) })
	b.add("n", "n", Count, func(p gap.PracticeRow) Cell {
		if p.Suppressed {
			return empty
		}
		return count(p.N)
	})
	b.add("share", w.Text("head.yes"), Percent, func(p gap.PracticeRow) Cell { return number(p.Share) })
	b.add("interval", intervalHead(r, w), PercentRange, func(p gap.PracticeRow) Cell { return span(p.Low, p.High) })
	b.add("gap", w.Text("head.along_with"), Text, func(p gap.PracticeRow) Cell { return text(gapOf(p.Gap, w)) })
	b.add("gap_value", w.Text("head.gap"), Gap, func(p gap.PracticeRow) Cell {
		value, _, _ := gapItself(r, p.Gap)
		return number(value)
	})
	b.add("shown", "", Mark, func(p gap.PracticeRow) Cell {
		if !p.Suppressed {
			return empty
		}
		return text(markOf(p.Suppressed, p.Note, gap.Undefined, w))
	})
	t := Table{Title: title(w.Text("practices.title"), project(r, w), asked("", rows[0].Group, w)), Lead: []string{w.Text("practices.lead")}, Columns: b.columns}
	marks, low := make(map[string]bool), false
	for _, row := range rows {
		t.Rows = append(t.Rows, b.row(row, false))
		low = low || row.Note == gap.NoteLowBase
		if row.Suppressed {
			marks[markOf(row.Suppressed, row.Note, gap.Undefined, w)] = true
		}
	}
	once(&t)
	t.Notes = organisationNotes(signNotes(marks, "", nil, r, w), low, w.Text("practices.note"), w)
	return t
}

// gapOf is the short name of one of the company's own gaps.
func gapOf(name string, w lang.Words) string {
	switch name {
	case gap.Knowledge:
		return w.Text("practices.knowledge")
	case gap.Standards:
		return w.Text("practices.standards")
	case gap.Delivery:
		return w.Text("practices.delivery")
	default:
		return w.Text("practices.communication")
	}
}

// Opportunities is what a group would improve, the highest score first; all rows are of
// one group.
func Opportunities(r gap.Result, rows []gap.OpportunityRow, w lang.Words) Table {
	b := builder[gap.OpportunityRow]{}
	b.add("rank", "#", Rank, func(o gap.OpportunityRow) Cell { return text(o.RankRange) })
	b.add("label", w.Text("head.opportunity"), Key, func(o gap.OpportunityRow) Cell { return text(w.Label(o.ID, o.Label)) })
	b.add("n", "n", Count, func(o gap.OpportunityRow) Cell {
		if o.Suppressed {
			return empty
		}
		return count(o.N)
	})
	b.add("importance", w.Text("head.importance"), Value, func(o gap.OpportunityRow) Cell { return number(o.Importance) })
	b.add("state", w.Text("head.state_now"), Value, func(o gap.OpportunityRow) Cell { return number(o.State) })
	b.add("score", w.Text("head.score"), Percent, func(o gap.OpportunityRow) Cell { return number(o.Score) })
	b.add("interval", intervalHead(r, w), PercentRange, func(o gap.OpportunityRow) Cell { return span(o.Low, o.High) })
	b.add("shown", "", Mark, func(o gap.OpportunityRow) Cell {
		if !o.Suppressed {
			return empty
		}
		return text(markOf(o.Suppressed, o.Note, gap.Undefined, w))
	})
	scale := w.Text("scale", "range", rangeWords(rows[0].Scale, w))
	t := Table{Title: title(w.Text("opportunities.title"), project(r, w), asked("", rows[0].Group, w), scale), Lead: []string{w.Text("opportunities.lead")}, Columns: b.columns}
	marks, shared, low := make(map[string]bool), "", false
	for _, row := range rows {
		t.Rows = append(t.Rows, b.row(row, false))
		low = low || row.Note == gap.NoteLowBase
		if shared == "" && row.RankRange != strconv.Itoa(row.Rank) {
			shared = row.RankRange
		}
		if row.Suppressed {
			marks[markOf(row.Suppressed, row.Note, gap.Undefined, w)] = true
		}
	}
	once(&t)
	t.Notes = organisationNotes(signNotes(marks, shared, nil, r, w), low, w.Text("opportunities.note"), w)
	return t
}

// organisationNotes are the notes of signs with what a table says of itself.
func organisationNotes(signs []string, low bool, own string, w lang.Words) []string {
	notes := slices.Concat(signs, []string{own})
	if low {
		notes = append(notes, w.Text("note.low_base"))
	}
	return notes
}

// MachinePractices is the practices of a result in the columns that csv and tsv print.
func MachinePractices(r gap.Result) Table {
	b := builder[gap.PracticeRow]{hidden: func(p gap.PracticeRow) bool { return p.Suppressed }}
	b.word("schema", func(gap.PracticeRow) string { return r.Schema })
	b.word("wave", func(p gap.PracticeRow) string { return p.Wave })
	b.word("group", func(p gap.PracticeRow) string { return p.Group })
	b.word("gap", func(p gap.PracticeRow) string { return p.Gap })
	b.word("id", func(p gap.PracticeRow) string { return p.ID })
	b.word("label", func(p gap.PracticeRow) string { return p.Label })
	b.word("obstacle", func(p gap.PracticeRow) string { return yes(p.Obstacle) })
	b.whole("n", func(p gap.PracticeRow) int64 { return p.N })
	b.whole("yes", func(p gap.PracticeRow) int64 { return p.Yes })
	b.num("share", func(p gap.PracticeRow) gap.Number { return p.Share })
	b.num("ci_low", func(p gap.PracticeRow) gap.Number { return p.Low })
	b.num("ci_high", func(p gap.PracticeRow) gap.Number { return p.High })
	b.num("ci_level", func(p gap.PracticeRow) gap.Number { return p.Confidence })
	b.word("suppressed", func(p gap.PracticeRow) string { return yes(p.Suppressed) })
	b.word("note", func(p gap.PracticeRow) string { return p.Note })
	t := Table{Columns: b.columns}
	for _, row := range r.Practices {
		t.Rows = append(t.Rows, b.row(row, false))
	}
	return t
}

// MachineOpportunities is the opportunities of a result, likewise.
func MachineOpportunities(r gap.Result) Table {
	b := builder[gap.OpportunityRow]{hidden: func(o gap.OpportunityRow) bool { return o.Suppressed }}
	b.word("schema", func(gap.OpportunityRow) string { return r.Schema })
	b.word("wave", func(o gap.OpportunityRow) string { return o.Wave })
	b.word("group", func(o gap.OpportunityRow) string { return o.Group })
	b.word("id", func(o gap.OpportunityRow) string { return o.ID })
	b.word("label", func(o gap.OpportunityRow) string { return o.Label })
	b.add("rank", "rank", Count, func(o gap.OpportunityRow) Cell {
		if o.Rank == 0 {
			return empty
		}
		return count(int64(o.Rank))
	})
	b.word("rank_range", func(o gap.OpportunityRow) string { return o.RankRange })
	b.whole("n", func(o gap.OpportunityRow) int64 { return o.N })
	b.num("importance", func(o gap.OpportunityRow) gap.Number { return o.Importance })
	b.whole("importance_n", func(o gap.OpportunityRow) int64 { return o.ImportanceN })
	b.num("importance_ci_low", func(o gap.OpportunityRow) gap.Number { return o.ImportanceLow })
	b.num("importance_ci_high", func(o gap.OpportunityRow) gap.Number { return o.ImportanceHigh })
	b.num("state", func(o gap.OpportunityRow) gap.Number { return o.State })
	b.whole("state_n", func(o gap.OpportunityRow) int64 { return o.StateN })
	b.num("state_ci_low", func(o gap.OpportunityRow) gap.Number { return o.StateLow })
	b.num("state_ci_high", func(o gap.OpportunityRow) gap.Number { return o.StateHigh })
	b.num("score", func(o gap.OpportunityRow) gap.Number { return o.Score })
	b.num("se", func(o gap.OpportunityRow) gap.Number { return o.SE })
	b.num("ci_low", func(o gap.OpportunityRow) gap.Number { return o.Low })
	b.num("ci_high", func(o gap.OpportunityRow) gap.Number { return o.High })
	b.num("ci_level", func(o gap.OpportunityRow) gap.Number { return o.Confidence })
	b.word("scale", func(o gap.OpportunityRow) string { return o.Scale })
	b.word("suppressed", func(o gap.OpportunityRow) string { return yes(o.Suppressed) })
	b.word("note", func(o gap.OpportunityRow) string { return o.Note })
	t := Table{Columns: b.columns}
	for _, row := range r.Opportunities {
		t.Rows = append(t.Rows, b.row(row, false))
	}
	return t
}
