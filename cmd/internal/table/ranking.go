package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// RankingOptions are the choices of a ranked table.
type RankingOptions struct {
	Level string // gap.LevelDimension, gap.LevelItem or gap.LevelTouchpoint
	// Dimension limits items to one dimension, which the table is then about.
	Dimension string
	// Long adds n, standard error, effect size and p-values to each row.
	Long bool
	// Alone says that no other table names what was analysed.
	Alone bool
}

// Ranking is the gap that a result holds, ranked, worst first, with the overall
// gap below. Of a result with several gaps the caller takes the rows of one.
func Ranking(r gap.Result, o RankingOptions, w lang.Words) Table {
	weighted := o.Dimension == "" && slices.ContainsFunc(rowsOf(r, o), func(g gap.Gap) bool { return g.Contribution.Defined() })
	_, reference, received := gapWords(r, w)
	b := builder[gap.Gap]{}
	between := ofTwoGroups(r)
	if ranged(rowsOf(r, o)) {
		b.add("rank", "#", Rank, func(g gap.Gap) Cell { return text(g.RankRange) })
	}
	switch o.Level {
	case gap.LevelItem:
		addItem(&b, r, w)
	case gap.LevelTouchpoint:
		b.add("label", w.Text("head.touchpoint"), Key, func(g gap.Gap) Cell { return text(touchpointName(g, w)) })
	default:
		b.add("label", w.Text("head.dimension"), Key, func(g gap.Gap) Cell { return text(labelOf(g.Level, g.ID, g.Label, w)) })
	}
	if o.Long {
		addCounts(&b, between, reference, received)
	}
	b.add("from", reference, Value, func(g gap.Gap) Cell { return number(g.FromValue) })
	b.add("to", received, Value, func(g gap.Gap) Cell { return number(g.ToValue) })
	b.add("gap", w.Text("head.gap"), Gap, func(g gap.Gap) Cell { return number(g.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(g gap.Gap) Cell { return span(g.Low, g.High) })
	b.add("shown", "", Mark, func(g gap.Gap) Cell { return text(markOf(g.Suppressed, g.Note, g.PAdj, w)) })
	addResult(&b, r, func(g gap.Gap) string { return g.Result }, w)
	if !between {
		b.add("below", belowHead(r, w), Percent, func(g gap.Gap) Cell { return number(g.Below) })
	}
	if weighted {
		b.add("importance", w.Text("head.importance"), Percent, func(g gap.Gap) Cell { return number(g.Importance / 100) })
		b.add("contribution", w.Text("head.contribution"), Gap, func(g gap.Gap) Cell { return number(g.Contribution) })
	}
	if o.Long {
		addTests(&b, r, w)
	}
	t := Table{Title: rankingTitle(r, o, w), Lead: []string{rankingLead(r, o, weighted, w)}, Columns: b.columns}
	var shown []string
	for _, g := range rowsOf(r, o) {
		t.Rows, shown = append(t.Rows, b.row(g, false)), append(shown, g.ID)
	}
	t.Notes = append(rankingNotes(r, rowsOf(r, o), w), resultNotes(r, o.Long, w)...)
	t.Notes = append(t.Notes, reversedNote(r, o.Level, shown, w)...)
	if overall, ok := overallOf(r); ok && o.Dimension == "" && (o.Level == gap.LevelDimension || r.Method.Dimensions == 0) {
		t.Rows = append(t.Rows, b.row(overall, true))
		if overall.Name == gap.Service {
			t.Notes = append(t.Notes, leftOut(r, w)...)
		}
		t.Notes = append(t.Notes, scoreNote(r, w)...)
	}
	t.Notes = append(t.Notes, limits(r, unordered(rowsOf(r, o)), w)...)
	if len(r.Gaps) > 0 {
		t.Notes = append(t.Notes, unkeptNote(r, []string{r.Gaps[0].FromGroup, r.Gaps[0].ToGroup}, w)...)
	}
	if slices.ContainsFunc(r.Gaps, func(g gap.Gap) bool { return differsInChain(g, r.Chain) }) {
		t.Notes = append(t.Notes, w.Text("note.chain"))
	}
	return t
}

// ranged reports whether it was tested which rows are worse than which.
func ranged(rows []gap.Gap) bool {
	return slices.ContainsFunc(rows, func(g gap.Gap) bool { return g.RankRange != "" })
}

// unordered reports whether it was not tested, though nothing is hidden.
func unordered(rows []gap.Gap) bool {
	return len(rows) > 1 && !slices.ContainsFunc(rows, func(g gap.Gap) bool { return g.RankRange != "" || g.Suppressed || !g.Value.Defined() })
}

// addItem adds the columns that name an item: its id and its label, or the label
// alone where ids are no more than the numbers of the columns.
func addItem(b *builder[gap.Gap], r gap.Result, w lang.Words) {
	label := func(g gap.Gap) Cell {
		if g.Level != gap.LevelItem {
			return text(labelOf(g.Level, g.ID, g.Label, w)) // an overall row below the items
		}
		return text(itemLabel(r, g.ID, g.Label, w))
	}
	if r.Method.Dimensions == 0 {
		b.add("label", w.Text("head.item"), Key, label)
		return
	}
	b.add("id", w.Text("head.item_id"), Key, func(g gap.Gap) Cell { return text(g.ID) })
	b.add("label", w.Text("head.question"), Text, label)
}

// labelOf is a row's name for people.
func labelOf(level, id, label string, w lang.Words) string {
	switch level {
	case gap.LevelWeighted:
		return w.Text("overall.weighted")
	case gap.LevelOverall:
		return w.Text("overall.unweighted")
	default:
		return w.Label(id, label)
	}
}

func rowsOf(r gap.Result, o RankingOptions) []gap.Gap {
	var rows []gap.Gap
	for _, g := range r.Gaps {
		if g.Level == o.Level && (o.Dimension == "" || g.Dimension == o.Dimension) {
			rows = append(rows, g)
		}
	}
	return rows
}

// overallOf is the row that answers for the whole: weighted if it can be.
func overallOf(r gap.Result) (gap.Gap, bool) {
	var overall gap.Gap
	found := false
	for _, g := range r.Gaps {
		if g.Level == gap.LevelWeighted || g.Level == gap.LevelOverall && !found {
			overall, found = g, true
		}
	}
	return overall, found
}

func rankingTitle(r gap.Result, o RankingOptions, w lang.Words) string {
	rows := rowsOf(r, o)
	if o.Dimension != "" {
		for _, g := range r.Gaps {
			if g.Level == gap.LevelDimension && g.ID == o.Dimension {
				return title(labelOf(g.Level, g.ID, g.Label, w), project(r, w), w.Plural("items", int64(len(rows))), alphaWords(g, w), who(g, w))
			}
		}
	}
	name, _, _ := gapWords(r, w)
	of := keptWords(r)
	if o.Alone {
		of = project(r, w)
	}
	return title(name, of, respondents(r, w), scaleWords(r, w))
}

// alphaWords is the internal consistency of the two sides of a dimension of the
// customer gap.
func alphaWords(g gap.Gap, w lang.Words) string {
	if g.Name != gap.Service || !g.AlphaFrom.Defined() || !g.AlphaTo.Defined() {
		return ""
	}
	return w.Text("ranking.alpha", "expected", points(g.AlphaFrom, w), "perceived", points(g.AlphaTo, w))
}

// respondents is how many of whom the overall gap rests on, or the rows.
func respondents(r gap.Result, w lang.Words) string {
	widest, ok := overallOf(r)
	ok = ok && !widest.Suppressed
	if !ok {
		widest = gap.Gap{}
		for _, g := range r.Gaps {
			if !g.Suppressed && g.N > widest.N {
				widest = g
			}
		}
	}
	if widest.N == 0 {
		return "" // every row is hidden
	}
	if !ok {
		return w.Text("people.up_to", "people", who(widest, w))
	}
	return who(widest, w)
}

// who is how many of which group gave the two sides, or of which groups.
func who(g gap.Gap, w lang.Words) string {
	to := people(g.ToN, g.ToGroup, w)
	if g.FromGroup == g.ToGroup {
		return to
	}
	return people(g.FromN, g.FromGroup, w) + ", " + to
}

// ofTwoGroups reports whether the ends of the gap were rated by two groups, so
// that no respondent has a difference.
func ofTwoGroups(r gap.Result) bool {
	return len(r.Gaps) > 0 && r.Gaps[0].FromGroup != r.Gaps[0].ToGroup
}

func belowHead(r gap.Result, w lang.Words) string {
	if len(r.Gaps) > 0 && r.Gaps[0].ToGroup != customers {
		return w.Text("head.below_others")
	}
	return w.Text("head.below")
}

// rankingLead says what the order is and which side of zero is short.
func rankingLead(r gap.Result, o RankingOptions, weighted bool, w lang.Words) string {
	order := w.Text("ranking.by_gap")
	switch {
	case weighted:
		order = w.Text("ranking.by_contribution")
	case o.Dimension == "" && r.Method.Dimensions > 0:
		order = w.Text("ranking.unweighted")
	}
	return order + " " + belowZero(r, w)
}

// belowZero says which side of zero is short.
func belowZero(r gap.Result, w lang.Words) string {
	if len(r.Gaps) > 0 {
		if rival, ok := r.Gaps[0].Rival(); ok {
			return w.Text("ranking.below_rival", "rival", rival)
		}
	}
	if len(r.Gaps) > 0 && r.Gaps[0].Name == gap.Drift {
		return w.Text("ranking.below_future")
	}
	if len(r.Gaps) > 0 && (r.Gaps[0].FromStep != gap.StepExpected || r.Gaps[0].Name == gap.Adequacy) {
		return w.Text("ranking.below")
	}
	return w.Text("ranking.below_expected")
}

// addCounts adds the respondents of a row, of two groups those of each.
func addCounts(b *builder[gap.Gap], between bool, reference, received string) {
	shown := func(n func(gap.Gap) int64) func(gap.Gap) Cell {
		return func(g gap.Gap) Cell {
			if g.Suppressed {
				return empty
			}
			return count(n(g))
		}
	}
	if !between {
		b.add("n", "n", Count, shown(func(g gap.Gap) int64 { return g.N }))
		return
	}
	b.add("from_n", "n "+reference, Count, shown(func(g gap.Gap) int64 { return g.FromN }))
	b.add("to_n", "n "+received, Count, shown(func(g gap.Gap) int64 { return g.ToN }))
}

// addTests adds what else is known of a row: its standard error, effect size and
// p-values.
func addTests(b *builder[gap.Gap], r gap.Result, w lang.Words) {
	b.add("se", w.Text("head.se"), Value, func(g gap.Gap) Cell { return number(g.SE) })
	b.add("effect", effectHead(r, w), Effect, func(g gap.Gap) Cell { return number(g.Effect) })
	b.add("p", "p", P, func(g gap.Gap) Cell { return number(g.P) })
	b.add("p_adj", w.Text("head.p_adj"), P, func(g gap.Gap) Cell { return number(g.PAdj) })
	b.add("p_rank", w.Text("head.p_rank"), P, func(g gap.Gap) Cell { return number(g.PRank) })
	b.add("rank_biserial", w.Text("head.rank_biserial"), Effect, func(g gap.Gap) Cell { return number(g.RankBiserial) })
	if r.Method.MinGap > 0 {
		b.add("p_tost", w.Text("head.p_tost"), P, func(g gap.Gap) Cell { return number(g.PTOST) })
	}
}

func effectHead(r gap.Result, w lang.Words) string {
	switch {
	case againstDocument(r):
		return w.Text("head.effect_fixed")
	case ofTwoGroups(r):
		return w.Text("head.effect_between")
	default:
		return w.Text("head.effect")
	}
}

// againstDocument reports whether one end of the gap is a single document.
func againstDocument(r gap.Result) bool {
	return len(r.Gaps) > 0 && r.Gaps[0].Test == gap.TestFixed
}

// markOf is the sign behind an interval: hidden or too few to show, no test
// possible, or no gap shown. The note is the row's.
func markOf(suppressed bool, note string, pAdj gap.Number, w lang.Words) string {
	switch {
	case suppressed && note == gap.NoteWithheld:
		return w.Text("state.withheld")
	case suppressed:
		return w.Text("state.fewer")
	case !pAdj.Defined():
		return w.Text("state.untested")
	case pAdj < gap.Significance:
		return ""
	default:
		return tilde
	}
}
