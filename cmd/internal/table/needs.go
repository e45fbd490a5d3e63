package table

import (
	"math"
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Needs is how many answers it takes to see a change of the gap, row by row, with what
// the answers that are there would show. Gaps of level and of the whole are in it.
func Needs(r gap.Result, level string, w lang.Words) Table {
	head := w.Text("head.dimension")
	if level == gap.LevelItem {
		head = w.Text("head.item")
	}
	t := needsTable(r, head, func(n gap.Need) bool {
		return n.Kind == gap.NeedGap && (n.Level == level || n.Level == gap.LevelOverall)
	}, w)
	o := *r.Method.Sizing
	t.Title = title(w.Text("needs.title"), project(r, w), scaleOf(r, w))
	t.Lead = []string{w.Text("needs.lead", "change", w.Shortest(o.Change), "power", w.Percent(o.Power), "limit", w.Shortest(alphaOf(o)))}
	most := 1
	for _, n := range r.Needs {
		if n.Level == level {
			most = max(most, n.Comparisons)
		}
	}
	if most > 1 {
		t.Lead[0] += " " + w.Text("needs.comparisons", "n", w.Count(int64(most)))
	}
	t.Notes = append([]string{w.Text("needs.columns")}, sizingNotes(r, o, w)...)
	return t
}

// OutcomeNeeds is the same of shares and of the NPS.
func OutcomeNeeds(r gap.Result, w lang.Words) Table {
	t := needsTable(r, w.Text("head.outcome"), func(n gap.Need) bool { return n.Kind != gap.NeedGap }, w)
	o := *r.Method.Sizing
	t.Title = title(w.Text("needs.outcomes"), project(r, w))
	t.Lead = []string{w.Text("needs.outcomes_lead", "change", w.Shortest(o.Points), "power", w.Percent(o.Power), "limit", w.Shortest(alphaOf(o)))}
	t.Notes = []string{w.Text("needs.outcome_columns")}
	return t
}

func needsTable(r gap.Result, head string, keep func(gap.Need) bool, w lang.Words) Table {
	b := builder[gap.Need]{}
	b.add("label", head, Key, func(n gap.Need) Cell { return text(needLabel(n, w)) })
	b.add("n", w.Text("head.n_now"), Count, func(n gap.Need) Cell {
		if n.Suppressed || n.N == 0 {
			return empty
		}
		return count(n.N)
	})
	b.add("sd", "SD", Value, func(n gap.Need) Cell { return number(n.SD) })
	b.add("n_one_wave", w.Text("head.one_wave"), Count, func(n gap.Need) Cell { return number(n.OneWave) })
	b.add("n_each_wave", w.Text("head.each_wave"), Count, func(n gap.Need) Cell { return number(n.EachWave) })
	b.add("change_seen", w.Text("head.seen"), Value, func(n gap.Need) Cell { return number(n.Seen) })
	t := Table{Columns: b.columns}
	for _, n := range r.Needs {
		if keep(n) {
			t.Rows = append(t.Rows, b.row(n, n.Level == gap.LevelOverall))
		}
	}
	return t
}

func needLabel(n gap.Need, w lang.Words) string {
	switch {
	case n.Kind == gap.NeedNet:
		return w.Text("needs.net", "outcome", n.Label)
	case n.Kind == gap.NeedShare:
		return w.Text("needs.share", "outcome", n.Label)
	case n.Level == gap.LevelOverall:
		return w.Text("overall.unweighted")
	default:
		return w.Label(n.ID, n.Label)
	}
}

// scaleOf is the scale of a result that has one.
func scaleOf(r gap.Result, w lang.Words) string {
	if r.Method.Scale == "" {
		return ""
	}
	return scaleWords(r, w)
}

// alphaOf is 1 − the confidence, without the digits that subtraction leaves.
func alphaOf(o gap.Sizing) float64 {
	const places = 1e9
	return float64(int64((1-o.Confidence)*places+0.5)) / places
}

// sizingNotes tell of what bears on the sizes.
func sizingNotes(r gap.Result, o gap.Sizing, w lang.Words) []string {
	var notes []string
	if o.Limit > 0 {
		notes = append(notes, w.Text("needs.limit", "limit", w.Shortest(o.Limit)))
	}
	if o.Population > 0 {
		notes = append(notes, w.Text("needs.population", "n", w.Count(o.Population)))
	}
	notes = append(notes, inviteNote(r, w)...)
	if slices.ContainsFunc(r.Needs, func(n gap.Need) bool { return n.Kind == gap.NeedGap && !n.Suppressed && !(n.SD > 0) }) {
		notes = append(notes, w.Text("needs.no_spread"))
	}
	if slices.ContainsFunc(r.Needs, func(n gap.Need) bool { return n.Note == gap.NoteWithinLimit }) {
		notes = append(notes, w.Text("needs.within_limit"))
	}
	if slices.ContainsFunc(r.Needs, func(n gap.Need) bool { return n.Suppressed }) {
		notes = append(notes, emptyNote(r, w))
	}
	return notes
}

// inviteNote says how many customers to ask for the largest sample of two waves, where
// the response rate is known.
func inviteNote(r gap.Result, w lang.Words) []string {
	most := gap.Number(0)
	for _, n := range r.Needs {
		if n.Kind == gap.NeedGap && n.EachWave > most {
			most = n.EachWave
		}
	}
	for _, g := range r.Respondents {
		if g.Role == customers && g.Rate > 0 && most > 0 {
			invited := math.Ceil(float64(most / g.Rate))
			return []string{w.Text("needs.invite", "rate", w.Percent(float64(g.Rate)), "n", w.Count(int64(most)), "invited", w.Count(int64(invited)))}
		}
	}
	return nil
}

// MachineNeeds is the sizes in the columns that csv and tsv promise.
func MachineNeeds(r gap.Result) Table {
	b := builder[gap.Need]{hidden: func(n gap.Need) bool { return n.Suppressed }}
	o := *r.Method.Sizing
	b.word("schema", func(gap.Need) string { return r.Schema })
	b.word("wave", func(n gap.Need) string { return n.Wave })
	b.word("kind", func(n gap.Need) string { return n.Kind })
	b.word("level", func(n gap.Need) string { return n.Level })
	b.word("id", func(n gap.Need) string { return n.ID })
	b.word("label", func(n gap.Need) string { return n.Label })
	b.word("dimension", func(n gap.Need) string { return n.Dimension })
	b.whole("n", func(n gap.Need) int64 { return n.N })
	b.num("sd", func(n gap.Need) gap.Number { return n.SD })
	b.num("change", func(n gap.Need) gap.Number { return n.Change })
	b.num("power", func(gap.Need) gap.Number { return gap.Number(o.Power) })
	b.num("confidence", func(gap.Need) gap.Number { return gap.Number(o.Confidence) })
	b.whole("comparisons", func(n gap.Need) int64 { return int64(n.Comparisons) })
	b.whole("population", func(gap.Need) int64 { return o.Population })
	b.num("limit", func(gap.Need) gap.Number { return gap.Number(o.Limit) })
	b.num("n_one_wave", func(n gap.Need) gap.Number { return n.OneWave })
	b.num("n_each_wave", func(n gap.Need) gap.Number { return n.EachWave })
	b.num("change_seen", func(n gap.Need) gap.Number { return n.Seen })
	b.word("suppressed", func(n gap.Need) string { return yes(n.Suppressed) })
	b.word("note", func(n gap.Need) string { return n.Note })
	t := Table{Columns: b.columns}
	for _, n := range r.Needs {
		t.Rows = append(t.Rows, b.row(n, false))
	}
	return t
}
