package table

import (
	"fmt"
	"strings"

	"servgap/gap"
)

// RankingOptions are the choices of a ranked table.
type RankingOptions struct {
	Level string // gap.LevelDimension or gap.LevelItem
	// Dimension limits items to one dimension, which the table is then about.
	Dimension string
	// Long adds n, standard error, effect size and p-values to each row.
	Long bool
}

// Ranking is the customer gap ranked, worst first, with the overall gap below.
func Ranking(r gap.Result, o RankingOptions) Table {
	weighted := r.Method.Importance != "" && o.Dimension == ""
	b := builder[gap.Gap]{}
	b.add("rank", "#", Rank, func(g gap.Gap) Cell { return text(g.RankRange) })
	if o.Level == gap.LevelItem {
		addItem(&b, r)
	} else {
		b.add("label", "Dimension", Key, func(g gap.Gap) Cell { return text(labelOf(g)) })
	}
	if o.Long {
		b.add("n", "n", Count, func(g gap.Gap) Cell { return shownCount(g) })
	}
	b.add("from", "Expected", Value, func(g gap.Gap) Cell { return number(g.FromValue) })
	b.add("to", "Perceived", Value, func(g gap.Gap) Cell { return number(g.ToValue) })
	b.add("gap", "Gap", Gap, func(g gap.Gap) Cell { return number(g.Value) })
	b.add("interval", intervalHead(r.Method.Confidence), Interval, func(g gap.Gap) Cell { return span(g.Low, g.High) })
	b.add("shown", "", Mark, func(g gap.Gap) Cell { return text(markOf(g)) })
	b.add("below", "Customers below", Percent, func(g gap.Gap) Cell { return number(g.Below) })
	if weighted {
		b.add("importance", "Importance", Percent, func(g gap.Gap) Cell { return number(g.Importance / 100) })
		b.add("contribution", "Weighted gap", Gap, func(g gap.Gap) Cell { return number(g.Contribution) })
	}
	if o.Long {
		b.add("se", "SE", Value, func(g gap.Gap) Cell { return number(g.SE) })
		b.add("effect", "Effect d_z", Effect, func(g gap.Gap) Cell { return number(g.Effect) })
		b.add("p", "p", P, func(g gap.Gap) Cell { return number(g.P) })
		b.add("p_adj", "p Holm", P, func(g gap.Gap) Cell { return number(g.PAdj) })
		b.add("p_rank", "p rank", P, func(g gap.Gap) Cell { return number(g.PRank) })
	}
	t := Table{Title: rankingTitle(r, o), Lead: rankingLead(r, o, weighted), Columns: b.columns}
	for _, g := range rowsOf(r, o) {
		t.Rows = append(t.Rows, b.row(g, false))
	}
	t.Notes = rankingNotes(r, rowsOf(r, o))
	if overall, ok := overallOf(r); ok && o.Dimension == "" && (o.Level == gap.LevelDimension || r.Method.Dimensions == 0) {
		t.Rows = append(t.Rows, b.row(overall, true))
		t.Notes = append(t.Notes, leftOut(r)...)
	}
	t.Notes = append(t.Notes, limits(r)...)
	return t
}

// addItem adds the columns that name an item: its id and its label, or the label
// alone where ids are no more than the numbers of the columns.
func addItem(b *builder[gap.Gap], r gap.Result) {
	if r.Method.Dimensions == 0 {
		b.add("label", "Item", Key, func(g gap.Gap) Cell { return text(labelOf(g)) })
		return
	}
	b.add("id", "Item", Key, func(g gap.Gap) Cell { return text(g.ID) })
	b.add("label", "Question", Text, func(g gap.Gap) Cell { return text(g.Label) })
}

// labelOf is a row's name for people.
func labelOf(g gap.Gap) string {
	if g.Level == gap.LevelWeighted {
		return "Overall, weighted"
	}
	return g.Label
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

func rankingTitle(r gap.Result, o RankingOptions) string {
	rows := rowsOf(r, o)
	if o.Dimension != "" {
		for _, g := range r.Gaps {
			if g.Level == gap.LevelDimension && g.ID == o.Dimension {
				return title(g.Label, items(len(rows)), alphaWords(g), customers(g.N))
			}
		}
	}
	return title("Customer gap: perceived minus expected", respondents(r), scaleWords(r))
}

// alphaWords is the internal consistency of a dimension's two sides.
func alphaWords(g gap.Gap) string {
	if !g.AlphaFrom.Defined() || !g.AlphaTo.Defined() {
		return ""
	}
	return fmt.Sprintf("internal consistency (alpha): expected %.2f, perceived %.2f", float64(g.AlphaFrom), float64(g.AlphaTo))
}

// respondents is the number behind the overall gap, or behind the rows.
func respondents(r gap.Result) string {
	if overall, ok := overallOf(r); ok && !overall.Suppressed {
		return customers(overall.N)
	}
	var most int64
	for _, g := range r.Gaps {
		most = max(most, g.N)
	}
	return "up to " + customers(most)
}

func rankingLead(r gap.Result, o RankingOptions, weighted bool) []string {
	by := "Ranked by gap"
	if weighted {
		by = "Ranked by gap × importance"
	}
	if o.Dimension == "" && r.Method.Importance == "" && r.Method.Dimensions > 0 {
		by += ", for no importance was asked"
	}
	return []string{by + ". Below zero: less than expected."}
}

func shownCount(g gap.Gap) Cell {
	if g.Suppressed {
		return empty
	}
	return count(g.N)
}

// markOf is the sign behind an interval: too few to show, no test possible, or
// no gap shown.
func markOf(g gap.Gap) string {
	switch {
	case g.Suppressed:
		return fewer
	case !g.PAdj.Defined():
		return untested
	case g.Shown():
		return ""
	default:
		return tilde
	}
}

// rankingNotes explains the signs that the rows carry.
func rankingNotes(r gap.Result, rows []gap.Gap) []string {
	marks := make(map[string]bool)
	shared, fewest, most := false, int64(-1), int64(0)
	for _, g := range rows {
		marks[markOf(g)] = true
		if g.Suppressed {
			continue
		}
		shared = shared || len(g.RankRange) > 0 && g.RankRange != fmt.Sprint(g.Rank)
		if fewest < 0 || g.N < fewest {
			fewest = g.N
		}
		most = max(most, g.N)
	}
	var signs []string
	if marks[tilde] {
		signs = append(signs, tilde+" no gap shown (p ≥ 0.05 after Holm).")
	}
	if shared {
		signs = append(signs, "1–2: the order is not settled.")
	}
	signs = append(signs, fmt.Sprintf("%g %% intervals, each alone.", float64(r.Method.Confidence)*100))
	notes := []string{strings.Join(signs, "   ")}
	if marks[untested] {
		notes = append(notes, untested+": all differences are equal, or there is only one.")
	}
	if marks[fewer] {
		notes = append(notes, fmt.Sprintf("%s: fewer than %d customers.", fewer, r.Method.MinCell))
	}
	if r.Method.MinCell < gap.DefaultMinCell {
		notes = append(notes, fmt.Sprintf("Results of fewer than %d customers are shown, too (min-cell %d).", gap.DefaultMinCell, r.Method.MinCell))
	}
	if fewest >= 0 && fewest < most {
		notes = append(notes, fmt.Sprintf("n is %d to %d by row: each takes all who answered both its sides.", fewest, most))
	}
	return notes
}

// limits says what the survey is too large for.
func limits(r gap.Result) []string {
	var notes []string
	for _, n := range r.Notes {
		switch n.Code {
		case gap.NoteNoOverall:
			notes = append(notes, noOverall(n.Count))
		case gap.NoteNoRanges:
			notes = append(notes, fmt.Sprintf("Whether the order is settled is not examined for %d items.", n.Count))
		}
	}
	return notes
}

// leftOut says who is not in the overall row.
func leftOut(r gap.Result) []string {
	var reasons []string
	for _, n := range r.Notes {
		switch n.Code {
		case gap.NoteIncomplete:
			lack := "lack a dimension"
			if r.Method.Dimensions == 0 {
				lack = "answered fewer than half of the pairs"
			}
			reasons = append(reasons, fmt.Sprintf("%d %s", n.Count, lack))
		case gap.NoteFewPoints:
			reasons = append(reasons, fmt.Sprintf("%d gave no usable points", n.Count))
		}
	}
	if reasons == nil {
		return nil
	}
	return []string{"Not in the overall row: " + strings.Join(reasons, ", ") + "."}
}
