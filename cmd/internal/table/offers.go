package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Offers is what customers expect ahead of something new. There is at least one.
func Offers(r gap.Result, offers []gap.Outcome, long bool, w lang.Words) Table {
	b := builder[gap.Outcome]{}
	b.add("id", w.Text("head.offer"), Key, func(o gap.Outcome) Cell { return text(o.ID) })
	b.add("n", "n", Count, func(o gap.Outcome) Cell {
		if o.Suppressed {
			return empty
		}
		return count(o.N)
	})
	b.add("scale", w.Text("head.scale"), Rank, func(o gap.Outcome) Cell {
		return text(w.Range(w.Shortest(float64(o.Least)), w.Shortest(float64(o.Most))))
	})
	b.add("value", w.Text("side.future"), Value, func(o gap.Outcome) Cell { return number(o.Value) })
	b.add("interval", intervalHead(r, w), Level, func(o gap.Outcome) Cell { return span(o.Low, o.High) })
	if long {
		b.add("se", w.Text("head.se"), Value, func(o gap.Outcome) Cell { return number(o.SE) })
	}
	b.add("best", w.Text("head.best"), Percent, func(o gap.Outcome) Cell { return number(o.Satisfied) })
	b.add("shown", "", Mark, func(o gap.Outcome) Cell { return text(offerMark(o, w)) })
	t := Table{Title: title(w.Text("offers.title"), project(r, w)), Lead: []string{w.Text("offers.lead"), w.Text("offers.order")}, Columns: b.columns}
	marks := make(map[string]bool)
	for _, o := range offers {
		t.Rows = append(t.Rows, b.row(o, false))
		marks[offerMark(o, w)] = true
	}
	t.Notes = signNotes(marks, "", nil, r, w)
	return t
}

func offerMark(o gap.Outcome, w lang.Words) string {
	if !o.Suppressed {
		return ""
	}
	return markOf(o.Suppressed, o.Note, gap.Undefined, w)
}

// MachineOffers is the offers of a result in the columns that csv and tsv promise.
func MachineOffers(r gap.Result) Table {
	b := builder[gap.Outcome]{hidden: func(o gap.Outcome) bool { return o.Suppressed }}
	b.word("schema", func(gap.Outcome) string { return r.Schema })
	b.word("wave", func(gap.Outcome) string { return r.Wave })
	b.word("group", func(o gap.Outcome) string { return o.Group })
	b.word("id", func(o gap.Outcome) string { return o.ID })
	b.whole("n", func(o gap.Outcome) int64 { return o.N })
	b.num("value", func(o gap.Outcome) gap.Number { return o.Value })
	b.num("se", func(o gap.Outcome) gap.Number { return o.SE })
	b.num("ci_low", func(o gap.Outcome) gap.Number { return o.Low })
	b.num("ci_high", func(o gap.Outcome) gap.Number { return o.High })
	b.num("ci_level", func(o gap.Outcome) gap.Number { return o.Confidence })
	b.num("least", func(o gap.Outcome) gap.Number { return o.Least })
	b.num("most", func(o gap.Outcome) gap.Number { return o.Most })
	b.num("best", func(o gap.Outcome) gap.Number { return o.Satisfied })
	b.word("suppressed", func(o gap.Outcome) string { return yes(o.Suppressed) })
	b.word("note", func(o gap.Outcome) string { return o.Note })
	t := Table{Columns: b.columns}
	for _, o := range r.Outcomes {
		t.Rows = append(t.Rows, b.row(o, false))
	}
	return t
}
