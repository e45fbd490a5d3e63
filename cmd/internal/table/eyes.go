package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Eyes is how the company rates itself beside how customers rate it, by dimension or
// item: the means and the highest box, then the three parts of the scale.
func Eyes(r gap.Result, level string, long bool, w lang.Words) []Table {
	e := eyesTables{r: r, level: level, long: long, w: w}
	for _, row := range r.Eyes {
		if row.Level == level {
			e.rows = append(e.rows, row)
		}
	}
	for _, row := range r.Eyes {
		if row.Level == gap.LevelOverall && level != gap.LevelItem {
			e.rows = append(e.rows, row)
		}
	}
	return []Table{e.means(), e.parts()}
}

type eyesTables struct {
	r     gap.Result
	level string
	rows  []gap.EyesRow
	long  bool
	w     lang.Words
}

// label adds the columns that say what a row is about.
func (e eyesTables) label(b *builder[gap.EyesRow]) {
	if e.level == gap.LevelItem {
		b.add("id", e.w.Text("head.item_id"), Key, func(row gap.EyesRow) Cell { return text(row.ID) })
		b.add("label", e.w.Text("head.question"), Text, func(row gap.EyesRow) Cell { return text(itemLabel(e.r, row.ID, row.Label, e.w)) })
		return
	}
	b.add("label", e.w.Text("head.dimension"), Key, func(row gap.EyesRow) Cell { return text(labelOf(row.Level, row.ID, row.Label, e.w)) })
}

func (e eyesTables) means() Table {
	w := e.w
	b := builder[gap.EyesRow]{}
	e.label(&b)
	addSegment(&b, e.r, w, func(row gap.EyesRow) (segment, value string) { return row.Segment, row.SegmentValue })
	if e.long {
		b.add("from_n", "n "+w.Text("side.self_rated"), Count, shownOf(func(row gap.EyesRow) int64 { return row.FromN }))
		b.add("to_n", "n "+w.Text("side.perceived"), Count, shownOf(func(row gap.EyesRow) int64 { return row.ToN }))
	}
	b.add("from", w.Text("side.self_rated"), Value, func(row gap.EyesRow) Cell { return number(row.FromValue) })
	b.add("to", w.Text("side.perceived"), Value, func(row gap.EyesRow) Cell { return number(row.ToValue) })
	b.add("gap", w.Text("head.gap"), Gap, func(row gap.EyesRow) Cell { return number(row.Value) })
	b.add("interval", intervalHead(e.r, w), Interval, func(row gap.EyesRow) Cell { return span(row.Low, row.High) })
	b.add("shown", "", Mark, func(row gap.EyesRow) Cell { return text(eyesMark(row, w)) })
	if e.long {
		b.add("se", w.Text("head.se"), Value, func(row gap.EyesRow) Cell { return number(row.SE) })
		b.add("p", "p", P, func(row gap.EyesRow) Cell { return number(row.P) })
		b.add("p_adj", w.Text("head.p_adj"), P, func(row gap.EyesRow) Cell { return number(row.PAdj) })
	}
	box := rangeOf(e.r.Parts.Top, w)
	b.add("own_top", w.Text("head.own_box", "box", box), Percent, func(row gap.EyesRow) Cell { return number(row.Own.Top) })
	b.add("customers_top", w.Text("head.their_box", "box", box), Percent, func(row gap.EyesRow) Cell { return number(row.Customers.Top) })
	b.add("top_gap", w.Text("head.gap_of_100"), Gap, func(row gap.EyesRow) Cell { return number(100 * row.TopGap) })
	b.add("top_interval", intervalHead(e.r, w), Interval, func(row gap.EyesRow) Cell { return span(100*row.TopGapLow, 100*row.TopGapHigh) })
	t := Table{Title: e.title(w.Text("eyes.title")), Lead: e.lead(box), Columns: b.columns}
	marks := make(map[string]bool)
	few := false
	var shown []string
	for _, row := range e.rows {
		t.Rows = append(t.Rows, b.row(row, row.Level == gap.LevelOverall))
		marks[eyesMark(row, w)] = true
		few, shown = few || row.Note == gap.NoteLowBase, append(shown, row.ID)
	}
	once(&t)
	t.Notes = signNotes(marks, "", nil, e.r, w)
	t.Notes[0] += apart + w.Text("note.independent")
	t.Notes = append(t.Notes, reversedNote(e.r, e.level, shown, w)...)
	if e.level == gap.LevelDimension {
		t.Notes = append(t.Notes, scoreNote(e.r, w)...)
	}
	if few {
		t.Notes = append(t.Notes, w.Text("note.low_base"))
	}
	t.Notes = append(append(t.Notes, e.blindSpots()...), e.otherRater()...)
	if len(e.rows) > 0 {
		t.Notes = append(t.Notes, undividedNote(e.r, []string{e.rows[0].FromGroup, e.rows[0].ToGroup}, w)...)
	}
	return t
}

// title says who is compared with how many.
func (e eyesTables) title(name string) string {
	who := ""
	if last := e.rows[len(e.rows)-1]; !last.Suppressed {
		who = people(last.FromN, last.FromGroup, e.w) + ", " + people(last.ToN, last.ToGroup, e.w)
	}
	return title(name, project(e.r, e.w), scaleWords(e.r, e.w), who)
}

// lead says how to read the table, and of the whole who gives the highest answers.
func (e eyesTables) lead(box string) []string {
	lead := []string{e.w.Text("eyes.lead")}
	for _, row := range e.rows {
		if row.Level == gap.LevelOverall && e.everybody(row) && !row.Suppressed && row.TopGap.Defined() {
			lead = append(lead, e.w.Text("eyes.top", "own", e.w.Percent(float64(row.Own.Top)), "group", asked("", row.FromGroup, e.w), "theirs", e.w.Percent(float64(row.Customers.Top)), "box", box))
		}
	}
	return lead
}

// everybody reports whether a row is of all whom the conditions keep.
func (e eyesTables) everybody(row gap.EyesRow) bool {
	question, _ := kept(e.r)
	return row.Segment == question
}

// mostBlind is the number of blind spots that are named.
const mostBlind = 3

// blindSpots names the items that the company rates furthest above its customers, of
// those that are shown.
func (e eyesTables) blindSpots() []string {
	var named []string
	for _, row := range e.r.Eyes {
		if row.Level == gap.LevelItem && e.everybody(row) && row.Shown() && row.Value < 0 && len(named) < mostBlind {
			named = append(named, itemName(e.r, row.ID, row.Label, e.w))
		}
	}
	if named == nil {
		return []string{e.w.Text("eyes.none")}
	}
	return []string{e.w.Text("eyes.blind", "items", strings.Join(named, ", "))}
}

// otherRater tells of another group that rated the company, too.
func (e eyesTables) otherRater() []string {
	var notes []string
	for _, n := range e.r.Notes {
		if n.Code == gap.NoteOtherRater {
			notes = append(notes, e.w.Text("eyes.other_rater", "group", asked("", n.ID, e.w)))
		}
	}
	return notes
}

// sightLine is how one of the two groups sees a row.
type sightLine struct {
	gap.EyesRow
	own bool
}

func (l sightLine) sight() gap.Sight {
	if l.own {
		return l.Own
	}
	return l.Customers
}

// parts is the table of negative, neutral and positive answers, of both groups.
func (e eyesTables) parts() Table {
	w := e.w
	b := builder[sightLine]{}
	b.add("label", w.Text("head.dimension"), Key, func(l sightLine) Cell {
		if e.level == gap.LevelItem {
			return text(l.ID)
		}
		return text(labelOf(l.Level, l.ID, l.Label, w))
	})
	if e.level == gap.LevelItem {
		b.columns[0].Head = w.Text("head.item_id")
	}
	addSegment(&b, e.r, w, func(l sightLine) (segment, value string) { return l.Segment, l.SegmentValue })
	b.add("who", w.Text("head.asked"), SubKey, func(l sightLine) Cell {
		if l.own {
			return text(asked("", l.FromGroup, w))
		}
		return text(asked("", l.ToGroup, w))
	})
	of := func(f func(gap.Sight) gap.Number) func(sightLine) Cell {
		return func(l sightLine) Cell { return number(f(l.sight())) }
	}
	b.add("negative", w.Text("head.negative"), Percent, of(func(s gap.Sight) gap.Number { return s.Negative }))
	b.add("neutral", w.Text("head.neutral"), Percent, of(func(s gap.Sight) gap.Number { return s.Neutral }))
	b.add("positive", w.Text("head.positive"), Percent, of(func(s gap.Sight) gap.Number { return s.Positive }))
	b.add("net", w.Text("head.net"), Gap, of(func(s gap.Sight) gap.Number { return s.Net }))
	b.add("net_interval", intervalHead(e.r, w), Interval, func(l sightLine) Cell { return span(l.sight().NetLow, l.sight().NetHigh) })
	second := func(cell func(gap.EyesRow) Cell) func(sightLine) Cell {
		return func(l sightLine) Cell {
			if l.own {
				return empty
			}
			return cell(l.EyesRow)
		}
	}
	b.add("net_gap", w.Text("head.gap_of_nets"), Gap, second(func(row gap.EyesRow) Cell { return number(row.NetGap) }))
	b.add("net_gap_interval", intervalHead(e.r, w), Interval, second(func(row gap.EyesRow) Cell { return span(row.NetGapLow, row.NetGapHigh) }))
	if e.long {
		b.add("net_gap_se", w.Text("head.se"), Value, second(func(row gap.EyesRow) Cell { return number(row.NetGapSE) }))
		b.add("p", "p χ²", P, second(func(row gap.EyesRow) Cell { return number(row.PartsP) }))
	}
	b.add("p_adj", w.Text("head.p_adj"), P, second(func(row gap.EyesRow) Cell { return number(row.PartsPAdj) }))
	t := Table{Title: e.title(w.Text("loyalty.nets_title")), Lead: []string{w.Text("loyalty.nets_lead")}, Columns: b.columns}
	above := ""
	for _, row := range e.rows {
		if row.Suppressed {
			continue // the first table says so
		}
		first := b.row(sightLine{row, true}, row.Level == gap.LevelOverall)
		other := b.row(sightLine{row, false}, row.Level == gap.LevelOverall)
		other.Cells[0] = empty
		if e.r.Method.By != "" {
			other.Cells[1] = empty // the level
		}
		if above == row.Level+row.ID {
			first.Cells[0] = empty
		}
		above = row.Level + row.ID
		t.Rows = append(t.Rows, first, other)
	}
	t.Notes = []string{partsNote(e.r.Method.Scale, *e.r.Parts, w)}
	if e.level == gap.LevelDimension {
		t.Notes = append(t.Notes, w.Text("eyes.scores"))
	}
	t.Notes = append(t.Notes, w.Text("eyes.test"))
	if slices.ContainsFunc(e.rows, func(row gap.EyesRow) bool { return row.PartsTest == gap.TestExact }) {
		t.Notes = append(t.Notes, w.Text("eyes.exact"))
	}
	if slices.ContainsFunc(e.rows, func(row gap.EyesRow) bool { return row.PartsTest == gap.TestRaoScott }) {
		t.Notes = append(t.Notes, w.Text("eyes.rao_scott"))
	}
	return t
}

func eyesMark(row gap.EyesRow, w lang.Words) string {
	return markOf(row.Suppressed, row.Note, row.PAdj, w)
}

// shownOf is a count of a row that is not hidden.
func shownOf(of func(gap.EyesRow) int64) func(gap.EyesRow) Cell {
	return func(row gap.EyesRow) Cell {
		if row.Suppressed {
			return empty
		}
		return count(of(row))
	}
}
