package table

import (
	"slices"
	"strconv"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Direct is a gap as one group rated it itself, ranked, worst first, with the
// whole below. All rows are of one gap and group.
func Direct(r gap.Result, rows []gap.DirectRow, o RankingOptions, w lang.Words) Table {
	b := builder[gap.DirectRow]{}
	ranged := slices.ContainsFunc(rows, func(d gap.DirectRow) bool { return d.RankRange != "" })
	addDirectName(&b, r, o, ranged, w)
	addSegment(&b, r, w, func(d gap.DirectRow) (string, string) { return d.Segment, d.SegmentValue })
	if o.Long || r.Method.By != "" {
		b.add("n", "n", Count, func(d gap.DirectRow) Cell {
			if d.Suppressed {
				return empty
			}
			return count(d.N)
		})
	}
	b.add("mean", w.Text("head.mean"), Value, func(d gap.DirectRow) Cell { return number(d.Mean) })
	b.add("gap", w.Text("head.gap"), Gap, func(d gap.DirectRow) Cell { return number(d.Value) })
	b.add("interval", intervalHead(r, w), Interval, func(d gap.DirectRow) Cell { return span(d.Low, d.High) })
	b.add("shown", "", Mark, func(d gap.DirectRow) Cell { return text(directMark(d, w)) })
	if rows[0].Scale == r.Method.Scale {
		addResult(&b, r, func(d gap.DirectRow) string { return d.Result }, w)
	}
	addDirectShares(&b, rows, w)
	if o.Long {
		b.add("se", w.Text("head.se"), Value, func(d gap.DirectRow) Cell { return number(d.SE) })
		b.add("p", "p", P, func(d gap.DirectRow) Cell { return number(d.P) })
		b.add("p_adj", w.Text("head.p_adj"), P, func(d gap.DirectRow) Cell { return number(d.PAdj) })
	}
	t := Table{Title: directTitle(r, rows, o, w), Lead: []string{directLead(rows, w)}, Columns: b.columns}
	for _, d := range rows {
		if d.Level != gap.LevelOverall {
			t.Rows = append(t.Rows, b.row(d, false))
		}
	}
	for _, d := range rows {
		if d.Level == gap.LevelOverall {
			t.Rows = append(t.Rows, b.row(d, len(t.Rows) > 0 && r.Method.By == ""))
		}
	}
	once(&t)
	t.Notes = directNotes(r, rows, w)
	return t
}

// addDirectName adds the columns that say what a row is.
func addDirectName(b *builder[gap.DirectRow], r gap.Result, o RankingOptions, ranged bool, w lang.Words) {
	label := func(d gap.DirectRow) Cell { return text(labelOf(d.Level, d.ID, d.Label, w)) }
	if r.Method.By == "" && ranged {
		b.add("rank", "#", Rank, func(d gap.DirectRow) Cell { return text(d.RankRange) })
	}
	switch {
	case o.Level == gap.LevelItem && r.Method.Dimensions > 0:
		b.add("id", w.Text("head.item_id"), Key, func(d gap.DirectRow) Cell {
			if d.Level == gap.LevelOverall {
				return empty
			}
			return text(d.ID)
		})
		b.add("label", w.Text("head.question"), Text, label)
	case o.Level == gap.LevelItem:
		b.add("label", w.Text("head.item"), Key, label)
	default:
		b.add("label", w.Text("head.dimension"), Key, label)
	}
}

// addDirectShares adds who is below the target, at it and, where that can be,
// above it; of the customer gap in the words in which it was asked.
func addDirectShares(b *builder[gap.DirectRow], rows []gap.DirectRow, w lang.Words) {
	below, at, above := w.Text("head.below_target"), w.Text("head.at_target"), w.Text("head.above_target")
	if rows[0].Name == gap.Service {
		below, at, above = w.Text("head.worse"), w.Text("head.as_expected"), w.Text("head.better")
	}
	b.add("below", below, Percent, func(d gap.DirectRow) Cell { return number(d.Below) })
	b.add("at", at, Percent, func(d gap.DirectRow) Cell { return number(d.At) })
	if !rows[0].AtEnd() {
		b.add("above", above, Percent, func(d gap.DirectRow) Cell { return number(d.Above) })
	}
}

// directMark is the sign behind an interval; where the target is an end of the
// scale nothing is tested, and a note says so once.
func directMark(d gap.DirectRow, w lang.Words) string {
	if d.AtEnd() && !d.Suppressed {
		return ""
	}
	return markOf(d.Suppressed, d.Note, d.PAdj, w)
}

func directTitle(r gap.Result, rows []gap.DirectRow, o RankingOptions, w lang.Words) string {
	dimension := ""
	for _, d := range r.Direct {
		if o.Dimension != "" && d.Level == gap.LevelDimension && d.ID == o.Dimension {
			dimension = labelOf(d.Level, d.ID, d.Label, w)
		}
	}
	return title(directName(rows[0].Name, w), dimension, byWords(r, w), project(r, w), directPeople(r, rows, w), directScale(rows[0], w))
}

func directName(name string, w lang.Words) string {
	switch name {
	case gap.Knowledge:
		return w.Text("direct.knowledge")
	case gap.Standards:
		return w.Text("direct.standards")
	case gap.Delivery:
		return w.Text("direct.delivery")
	case gap.Communication:
		return w.Text("direct.communication")
	default:
		return w.Text("direct.service")
	}
}

// directPeople is how many the whole rests on, or up to how many a row does.
func directPeople(r gap.Result, rows []gap.DirectRow, w lang.Words) string {
	var most int64
	for _, d := range rows {
		if question, _ := kept(r); d.Segment != question {
			continue
		}
		if d.Level == gap.LevelOverall && !d.Suppressed {
			return people(d.N, d.Group, w)
		}
		most = max(most, d.N)
	}
	if most == 0 {
		return "" // every row is hidden
	}
	return w.Text("people.up_to", "people", people(most, rows[0].Group, w))
}

// directScale is the scale of the rating with the answer that says that there is
// no gap.
func directScale(d gap.DirectRow, w lang.Words) string {
	scale, target := w.Text("scale", "range", rangeWords(d.Scale, w)), w.Shortest(float64(d.Target))
	if d.Name == gap.Service {
		return w.Text("direct.scale_expected", "scale", scale, "target", target)
	}
	return w.Text("direct.scale_target", "scale", scale, "target", target)
}

func directLead(rows []gap.DirectRow, w lang.Words) string {
	if rows[0].Name == gap.Service {
		return w.Text("ranking.by_gap") + " " + w.Text("ranking.below_expected")
	}
	return w.Text("ranking.by_gap") + " " + w.Text("ranking.below")
}

func directNotes(r gap.Result, rows []gap.DirectRow, w lang.Words) []string {
	marks := make(map[string]bool)
	shared, untested := "", 0
	fewest, most := int64(-1), int64(0)
	for _, d := range rows {
		marks[directMark(d, w)] = true
		if d.Suppressed {
			continue
		}
		if shared == "" && d.RankRange != "" && d.RankRange != strconv.Itoa(d.Rank) {
			shared = d.RankRange
		}
		if d.RankRange == "" && d.Rank > 0 {
			untested++
		}
		if fewest < 0 || d.N < fewest {
			fewest = d.N
		}
		most = max(most, d.N)
	}
	if r.Method.By != "" {
		shared, untested = "", 0 // such a table has no places
	}
	notes := signNotes(marks, shared, nil, r, w)
	if untested > 1 && untested == len(rows)-wholes(rows) {
		notes = append(notes, w.Text("note.no_order"))
	}
	if rows[0].Scale == r.Method.Scale {
		notes = append(notes, resultNotes(r, false, w)...)
	}
	if rows[0].AtEnd() {
		notes = append(notes, w.Text("direct.no_test"))
	}
	if len(rows) > 1 && slices.ContainsFunc(rows, func(d gap.DirectRow) bool { return d.Level == gap.LevelOverall && !d.Suppressed }) {
		notes = append(notes, w.Text("direct.shares"))
	}
	if r.Method.By != "" {
		return append(append(notes, w.Text("segment.each")), undividedNote(r, []string{rows[0].Group}, w)...)
	}
	if fewest >= 0 && fewest < most {
		notes = append(notes, w.Text("direct.n_by_row", "low", w.Count(fewest), "high", w.Count(most)))
	}
	return notes
}

// wholes counts the rows of the whole, which have no place.
func wholes(rows []gap.DirectRow) int {
	n := 0
	for _, d := range rows {
		if d.Level == gap.LevelOverall {
			n++
		}
	}
	return n
}
