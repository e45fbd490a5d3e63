package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Differ is whether the levels of the question that divides the respondents differ,
// row by row, with the pairs that are shown: of the whole first, as RankingBy.
func Differ(r gap.Result, o RankingOptions, w lang.Words) Table {
	b := builder[gap.SegmentRow]{}
	addRowName(&b, r, o, func(s gap.SegmentRow) gap.SegmentRow { return s }, w)
	if o.Long {
		b.add("n", "n", Count, func(s gap.SegmentRow) Cell { return count(s.N) })
	}
	b.add("omega", w.Text("head.between_levels"), Percent, func(s gap.SegmentRow) Cell { return number(max(0, s.Omega)) })
	if o.Long {
		b.add("p", "p", P, func(s gap.SegmentRow) Cell { return number(s.P) })
	}
	b.add("p_adj", w.Text("head.p_adj"), P, func(s gap.SegmentRow) Cell { return number(s.PAdj) })
	if o.Long {
		b.add("p_rank_adj", w.Text("head.p_rank"), P, func(s gap.SegmentRow) Cell { return number(s.PRankAdj) })
	}
	b.add("differ", w.Text("head.differ"), Text, func(s gap.SegmentRow) Cell { return text(differWord(s, w)) })
	b.add("pairs", w.Text("head.which"), Text, func(s gap.SegmentRow) Cell { return text(shownPairs(s, w)) })
	t := Table{Title: differTitle(r, w), Lead: []string{w.Text("differ.lead")}, Columns: b.columns}
	rows := segmentRows(r, o)
	for _, s := range rows {
		t.Rows = append(t.Rows, b.row(s, false))
	}
	t.Notes = differNotes(rows, o.Long, w)
	return t
}

// addRowName adds the columns that name a row: of items their ids, too, where these are
// more than the numbers of columns.
func addRowName[R any](b *builder[R], r gap.Result, o RankingOptions, of func(R) gap.SegmentRow, w lang.Words) {
	head := w.Text("head.dimension")
	switch {
	case o.Level == gap.LevelItem && r.Method.Dimensions > 0:
		head = w.Text("head.question")
		b.add("id", w.Text("head.item_id"), Key, func(row R) Cell {
			if of(row).Level != gap.LevelItem {
				return empty
			}
			return text(of(row).ID)
		})
	case o.Level == gap.LevelItem:
		head = w.Text("head.item")
	}
	b.add("label", head, Key, func(row R) Cell { return text(segmentLabel(r, of(row), w)) })
}

func segmentLabel(r gap.Result, s gap.SegmentRow, w lang.Words) string {
	if s.Level == gap.LevelItem {
		return itemLabel(r, s.ID, s.Label, w)
	}
	return labelOf(s.Level, s.ID, s.Label, w)
}

// segmentRows are the rows of a table: of the whole, weighted if it can be, then
// those of the level.
func segmentRows(r gap.Result, o RankingOptions) []gap.SegmentRow {
	whole, ok := overallOf(r)
	var first, rest []gap.SegmentRow
	for _, s := range r.Segments {
		switch {
		case ok && s.Level == whole.Level && o.Dimension == "":
			first = append(first, s)
		case s.Level == o.Level:
			rest = append(rest, s)
		}
	}
	return append(first, rest...)
}

func differTitle(r gap.Result, w lang.Words) string {
	name, _, _ := gapWords(r, w)
	return title(w.Text("differ.title"), name, byWords(r, w), project(r, w))
}

// differWord says whether the levels of a row are told from each other.
func differWord(s gap.SegmentRow, w lang.Words) string {
	switch {
	case !s.PAdj.Defined():
		return w.Text("state.untested")
	case s.Shown():
		return w.Text("differ.yes")
	default:
		return tilde
	}
}

// shownPairs names the pairs that are told apart in a row that is: the level that
// falls shorter first.
func shownPairs(s gap.SegmentRow, w lang.Words) string {
	if !s.Shown() || s.Note == gap.NoteManyLevels {
		return ""
	}
	var pairs []string
	for _, p := range s.Pairs {
		low, high := p.First, p.Second
		if p.Value > 0 {
			low, high = high, low
		}
		if p.Shown() {
			pairs = append(pairs, low+" < "+high)
		}
	}
	if pairs == nil {
		return w.Text("differ.none")
	}
	return strings.Join(pairs, ", ")
}

// differNotes say by which tests, and what was not compared.
func differNotes(rows []gap.SegmentRow, long bool, w lang.Words) []string {
	var notes []string
	has := func(of func(gap.SegmentRow) bool) bool { return slices.ContainsFunc(rows, of) }
	if has(func(s gap.SegmentRow) bool { return differWord(s, w) == tilde }) {
		notes = append(notes, w.Text("differ.tilde", "limit", w.Shortest(gap.Significance)))
	}
	if has(func(s gap.SegmentRow) bool { return len(s.Levels) == 2 }) {
		notes = append(notes, w.Text("differ.two"))
	}
	if has(func(s gap.SegmentRow) bool { return len(s.Levels) > 2 }) {
		notes = append(notes, w.Text("differ.more"))
	}
	if has(func(s gap.SegmentRow) bool { return strings.Contains(shownPairs(s, w), " < ") }) {
		notes = append(notes, w.Text("differ.which"))
	}
	if long {
		notes = append(notes, w.Text("differ.ranks"))
	}
	notes = append(notes, w.Text("differ.between"))
	if mark := w.Text("state.untested"); has(func(s gap.SegmentRow) bool { return !s.PAdj.Defined() }) {
		notes = append(notes, w.Text("note.untested", "mark", mark))
	}
	if left := leftOutLevels(rows); left != nil {
		notes = append(notes, w.Text("differ.no_spread", "levels", strings.Join(left, ", ")))
	}
	if has(func(s gap.SegmentRow) bool { return s.Note == gap.NoteManyLevels }) {
		notes = append(notes, w.Text("differ.many"))
	}
	return notes
}

// leftOutLevels are those without spread in any of the rows.
func leftOutLevels(rows []gap.SegmentRow) []string {
	var left []string
	for _, s := range rows {
		for _, level := range s.Left {
			if !slices.Contains(left, level) {
				left = append(left, level)
			}
		}
	}
	return left
}
