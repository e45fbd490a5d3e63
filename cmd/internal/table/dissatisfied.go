package table

import (
	"math"
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Dissatisfied is how many customers are dissatisfied and what goes along with it, in
// answers at a level, and in background questions if there are any.
func Dissatisfied(r gap.Result, level string, long bool, w lang.Words) []Table {
	d := *r.Dissatisfied
	answers := liftTable(r, level, long, w)
	answers.Title = title(w.Text("dissatisfied.title"), project(r, w), scaleWords(r, w))
	answers.Lead = append([]string{dissatisfiedShare(d, w), dissatisfiedRule(d, w)}, answers.Lead...)
	tables := []Table{answers}
	if levels := liftTable(r, gap.LevelSegment, long, w); len(levels.Rows) > 0 {
		levels.Title = w.Text("dissatisfied.by")
		tables = append(tables, levels)
	}
	last := &tables[len(tables)-1]
	last.Notes = append(last.Notes, liftNotes(r, w)...)
	return tables
}

func dissatisfiedShare(d gap.Dissatisfied, w lang.Words) string {
	percent := func(n gap.Number) string { return w.Percent(float64(n)) }
	count, customers, share := w.Count(d.Count), people(d.N, d.Group, w), percent(d.Share)
	if !d.Effective.Defined() {
		return w.Text("dissatisfied.share_bare", "count", count, "customers", customers, "share", share)
	}
	interval := w.Range(percent(d.ShareLow), percent(d.ShareHigh))
	if d.Effective != gap.Number(d.N) {
		return w.Text("dissatisfied.share_drawn", "count", count, "customers", customers, "share", share, "interval", interval, "effective", w.Count(int64(math.Round(float64(d.Effective)))))
	}
	return w.Text("dissatisfied.share", "count", count, "customers", customers, "share", share, "interval", interval)
}

// dissatisfiedRule says who is dissatisfied.
func dissatisfiedRule(d gap.Dissatisfied, w lang.Words) string {
	switch d.Rule {
	case gap.ByAdequate:
		return w.Text("dissatisfied.below", "n", w.Count(int64(d.Items)))
	case gap.ByDetractor:
		return w.Text("dissatisfied.detractor", "outcome", d.Outcome, "cut", w.Shortest(float64(d.Cut)))
	default:
		return w.Text("dissatisfied.cut", "outcome", d.Outcome, "cut", w.Shortest(float64(d.Cut)))
	}
}

func liftTable(r gap.Result, level string, long bool, w lang.Words) Table {
	b := builder[gap.Lift]{}
	b.add("rank", "#", Count, func(l gap.Lift) Cell {
		if l.Rank == 0 {
			return empty
		}
		return count(int64(l.Rank))
	})
	with := w.Text("head.low_answer")
	switch level {
	case gap.LevelSegment:
		with = w.Text("head.here")
		b.add("question", w.Text("head.background"), Key, func(l gap.Lift) Cell { return text(l.Segment) })
		b.add("level", "", SubKey, func(l gap.Lift) Cell { return text(unitName(gap.Unit{Name: l.Value}, w)) })
	case gap.LevelItem:
		b.add("id", w.Text("head.item_id"), Key, func(l gap.Lift) Cell { return text(l.ID) })
		b.add("label", w.Text("head.question"), Text, func(l gap.Lift) Cell { return text(itemLabel(r, l.ID, l.Label, w)) })
	default:
		b.add("label", w.Text("head.dimension"), Key, func(l gap.Lift) Cell { return text(w.Label(l.ID, l.Label)) })
	}
	hidden := func(n func(gap.Lift) int64) func(gap.Lift) Cell {
		return func(l gap.Lift) Cell {
			if l.Suppressed {
				return empty
			}
			return count(n(l))
		}
	}
	worth := long && len(r.Method.Designs) > 0
	b.add("n", "n", Count, hidden(func(l gap.Lift) int64 { return l.N }))
	if worth {
		b.add("effective", w.Text("head.effective"), Count, worthOf(func(l gap.Lift) gap.Number { return l.Effective }))
	}
	b.add("share", with, Percent, func(l gap.Lift) Cell { return number(l.Share) })
	if long {
		b.add("others_n", "n", Count, hidden(func(l gap.Lift) int64 { return l.OthersN }))
	}
	if worth {
		b.add("others_effective", w.Text("head.effective"), Count, worthOf(func(l gap.Lift) gap.Number { return l.OthersEffective }))
	}
	b.add("others", w.Text("head.elsewhere"), Percent, func(l gap.Lift) Cell { return number(l.OthersShare) })
	b.add("lift", w.Text("head.lift"), Value, func(l gap.Lift) Cell { return number(l.Lift) })
	b.add("interval", intervalHead(r, w), Level, func(l gap.Lift) Cell { return span(l.LiftLow, l.LiftHigh) })
	b.add("shown", "", Mark, func(l gap.Lift) Cell { return text(markOf(l.Suppressed, l.Note, l.PAdj, w)) })
	if long {
		b.add("p_adj", w.Text("head.p_adj"), P, func(l gap.Lift) Cell { return number(l.PAdj) })
	}
	t := Table{Columns: b.columns}
	for _, l := range r.Dissatisfied.Rows {
		if l.Level == level {
			t.Rows = append(t.Rows, b.row(l, false))
		}
	}
	return t
}

// worthOf is how many respondents a share is worth, to the nearest.
func worthOf(of func(gap.Lift) gap.Number) func(gap.Lift) Cell {
	return func(l gap.Lift) Cell {
		if n := of(l); n.Defined() {
			return count(int64(math.Round(float64(n))))
		}
		return empty
	}
}

// liftNotes explain the columns and the signs of both tables.
func liftNotes(r gap.Result, w lang.Words) []string {
	d := *r.Dissatisfied
	has := func(of func(gap.Lift) bool) bool { return slices.ContainsFunc(d.Rows, of) }
	notes := []string{w.Text("dissatisfied.lift", "low", w.Shortest(float64(d.Low))), w.Text("dissatisfied.together", "level", confidence(r, w), "limit", w.Shortest(gap.Significance), "name", liftInterval(r, w))}
	if has(func(l gap.Lift) bool { return l.Note == gap.NoteHalfAdded }) {
		notes = append(notes, w.Text("dissatisfied.half"))
	}
	if has(func(l gap.Lift) bool { return !l.Suppressed && !l.P.Defined() }) {
		notes = append(notes, w.Text("dissatisfied.untested", "mark", w.Text("state.untested")))
	}
	if has(func(l gap.Lift) bool { return l.Note == fewClusters }) {
		notes = append(notes, w.Text("dissatisfied.one_cluster", "mark", w.Text("state.untested")))
	}
	if has(func(l gap.Lift) bool { return l.Suppressed }) {
		notes = append(notes, w.Text("note.fewer", "mark", w.Text("state.fewer"), "n", w.Count(r.Method.MinCell)))
	}
	if has(func(l gap.Lift) bool { return l.Value == gap.Others }) {
		notes = append(notes, w.Text("dissatisfied.others"))
	}
	return notes
}

// liftInterval names the intervals of lifts.
func liftInterval(r gap.Result, w lang.Words) string {
	if len(r.Method.Designs) > 0 {
		return w.Text("dissatisfied.linearised")
	}
	return "Katz"
}

// IDs is a list of respondents.
func IDs(ids []string) Table {
	t := Table{Columns: []Column{{ID: "id", Head: "id", Kind: Text}}}
	for _, id := range ids {
		t.Rows = append(t.Rows, Row{Cells: []Cell{text(id)}})
	}
	return t
}

// MachineDissatisfied is what goes along with dissatisfaction in stable columns, for csv
// and tsv, and in each row how many are dissatisfied in all.
func MachineDissatisfied(r gap.Result) Table {
	d := *r.Dissatisfied
	b := builder[gap.Lift]{hidden: func(l gap.Lift) bool { return l.Suppressed }}
	b.word("schema", func(gap.Lift) string { return r.Schema })
	b.word("wave", func(gap.Lift) string { return d.Wave })
	b.word("group", func(gap.Lift) string { return d.Group })
	b.word("rule", func(gap.Lift) string { return d.Rule })
	b.word("outcome", func(gap.Lift) string { return d.Outcome })
	b.num("cut", func(gap.Lift) gap.Number { return d.Cut })
	b.add("items", "items", Count, func(gap.Lift) Cell { return count(int64(d.Items)) })
	b.add("all_n", "all_n", Count, func(gap.Lift) Cell { return count(d.N) })
	b.add("all_dissatisfied", "all_dissatisfied", Count, func(gap.Lift) Cell { return count(d.Count) })
	b.num("all_share", func(gap.Lift) gap.Number { return d.Share })
	b.num("all_share_ci_low", func(gap.Lift) gap.Number { return d.ShareLow })
	b.num("all_share_ci_high", func(gap.Lift) gap.Number { return d.ShareHigh })
	b.num("low_below", func(gap.Lift) gap.Number { return d.Low })
	b.word("level", func(l gap.Lift) string { return l.Level })
	b.word("id", func(l gap.Lift) string { return l.ID })
	b.word("label", func(l gap.Lift) string { return l.Label })
	b.word("dimension", func(l gap.Lift) string { return l.Dimension })
	b.word("segment", func(l gap.Lift) string { return l.Segment })
	b.word("segment_value", func(l gap.Lift) string { return l.Value })
	b.add("rank", "rank", Count, func(l gap.Lift) Cell {
		if l.Rank == 0 {
			return empty
		}
		return count(int64(l.Rank))
	})
	b.whole("n", func(l gap.Lift) int64 { return l.N })
	b.whole("dissatisfied", func(l gap.Lift) int64 { return l.Count })
	b.num("share", func(l gap.Lift) gap.Number { return l.Share })
	b.whole("others_n", func(l gap.Lift) int64 { return l.OthersN })
	b.whole("others_dissatisfied", func(l gap.Lift) int64 { return l.OthersCount })
	b.num("others_share", func(l gap.Lift) gap.Number { return l.OthersShare })
	b.num("lift", func(l gap.Lift) gap.Number { return l.Lift })
	b.num("lift_ci_low", func(l gap.Lift) gap.Number { return l.LiftLow })
	b.num("lift_ci_high", func(l gap.Lift) gap.Number { return l.LiftHigh })
	b.num("ci_level", func(gap.Lift) gap.Number { return d.Confidence })
	b.word("test", func(l gap.Lift) string { return l.Test })
	b.num("statistic", func(l gap.Lift) gap.Number { return l.Statistic })
	b.num("p", func(l gap.Lift) gap.Number { return l.P })
	b.num("p_adj", func(l gap.Lift) gap.Number { return l.PAdj })
	b.word("adjust", func(l gap.Lift) string { return l.Adjust })
	b.word("suppressed", func(l gap.Lift) string { return yes(l.Suppressed) })
	b.word("note", func(l gap.Lift) string { return l.Note })
	b.num("all_n_effective", func(gap.Lift) gap.Number { return d.Effective })
	b.num("n_effective", func(l gap.Lift) gap.Number { return l.Effective })
	b.num("others_n_effective", func(l gap.Lift) gap.Number { return l.OthersEffective })
	t := Table{Columns: b.columns}
	for _, l := range d.Rows {
		t.Rows = append(t.Rows, b.row(l, false))
	}
	return t
}
