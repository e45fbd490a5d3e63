package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// adjustedNet names the interval of a net whose usual one has no width or leaves its
// ends.
const adjustedNet = "adjusted normal"

// kindIndex is the kind of the questions of the satisfaction index.
const kindIndex = "index"

// LoyaltyOptions are the choices of the tables of Loyalty.
type LoyaltyOptions struct {
	Points100 bool // means from 0 to 100
	Long      bool // standard errors
}

// Loyalty is what one group says of the whole, a table for each kind of question that
// was asked.
func Loyalty(r gap.Result, group string, o LoyaltyOptions, w lang.Words) []Table {
	l := loyaltyTables{r: r, group: group, LoyaltyOptions: o, w: w}
	var index bool
	for _, row := range r.Loyalty {
		switch {
		case row.Group != group:
		case row.Kind == gap.MeasureNPS:
			l.recommend = append(l.recommend, row)
		case row.Kind == kindIndex || row.Kind == gap.KindWholeIndex:
			l.index = append(l.index, row)
			index = index || row.Kind == gap.KindWholeIndex
		default:
			l.others = append(l.others, row)
		}
	}
	if !index {
		l.others, l.index = append(l.others, l.index...), nil
	}
	var tables []Table
	for _, part := range []struct {
		rows []gap.LoyaltyRow
		of   func([]gap.LoyaltyRow) Table
	}{{l.index, l.ofIndex}, {l.recommend, l.ofPromoters}, {l.others, l.ofBoxes}, {slices.Concat(l.others, questions(l.index)), l.ofNets}} {
		if len(part.rows) > 0 {
			tables = append(tables, part.of(part.rows))
		}
	}
	return tables
}

// loyaltyTables are the tables of one group with the rows of each.
type loyaltyTables struct {
	r     gap.Result
	group string
	LoyaltyOptions
	w                        lang.Words
	index, recommend, others []gap.LoyaltyRow
}

// questions are the rows that were asked, without the index made of them.
func questions(rows []gap.LoyaltyRow) []gap.LoyaltyRow {
	return slices.DeleteFunc(slices.Clone(rows), func(l gap.LoyaltyRow) bool { return l.Kind == gap.KindWholeIndex })
}

// start is the columns that every table begins with.
func (l loyaltyTables) start() *builder[gap.LoyaltyRow] {
	b := builder[gap.LoyaltyRow]{}
	b.add("id", l.w.Text("head.question"), Key, func(row gap.LoyaltyRow) Cell { return text(loyaltyLabel(row, l.w)) })
	addSegment(&b, l.ofLevels(), l.w, func(row gap.LoyaltyRow) (segment, value string) { return row.Segment, row.SegmentValue })
	b.add("n", "n", Count, func(row gap.LoyaltyRow) Cell {
		if row.Suppressed {
			return empty
		}
		return count(row.N)
	})
	return &b
}

// ofLevels is the result, without a division that does not divide the group.
func (l loyaltyTables) ofLevels() gap.Result {
	r := l.r
	if !slices.Contains(r.Method.Divided, l.group) {
		r.Method.By = ""
	}
	return r
}

// mean adds the mean with its interval, on the scale or from 0 to 100.
func (l loyaltyTables) mean(b *builder[gap.LoyaltyRow]) {
	if l.Points100 {
		l.hundred(b)
		return
	}
	b.add("mean", l.w.Text("head.mean"), Value, func(row gap.LoyaltyRow) Cell { return number(row.Mean) })
	b.add("mean_interval", intervalHead(l.r, l.w), Level, func(row gap.LoyaltyRow) Cell { return span(row.MeanLow, row.MeanHigh) })
	if l.Long {
		b.add("mean_se", l.w.Text("head.se"), Value, func(row gap.LoyaltyRow) Cell { return number(row.MeanSE) })
	}
}

func (l loyaltyTables) hundred(b *builder[gap.LoyaltyRow]) {
	b.add("points100", "0–100", Value, func(row gap.LoyaltyRow) Cell { return number(row.Points100) })
	b.add("points100_interval", intervalHead(l.r, l.w), Level, func(row gap.LoyaltyRow) Cell { return span(row.Points100Low, row.Points100High) })
}

// net adds the net with its interval.
func (l loyaltyTables) net(b *builder[gap.LoyaltyRow], head string) {
	b.add("net", head, Gap, func(row gap.LoyaltyRow) Cell { return number(row.Net) })
	b.add("net_interval", intervalHead(l.r, l.w), Interval, func(row gap.LoyaltyRow) Cell { return span(row.NetLow, row.NetHigh) })
	if l.Long {
		b.add("net_se", l.w.Text("head.se"), Value, func(row gap.LoyaltyRow) Cell { return number(row.NetSE) })
	}
}

func (l loyaltyTables) ofIndex(rows []gap.LoyaltyRow) Table {
	b := l.start()
	b.add("mean", l.w.Text("head.mean"), Value, func(row gap.LoyaltyRow) Cell { return number(row.Mean) })
	l.hundred(b)
	index := rows[len(rows)-1]
	t := l.filled(b, l.w.Text("loyalty.index_title"), l.w.Text("loyalty.index_lead", "range", rangeOf(index.Scale, l.w)), rows)
	if index.Alpha.Defined() {
		t.Notes = append(t.Notes, l.w.Text("loyalty.alpha", "alpha", points(index.Alpha, l.w)))
	}
	return t
}

func (l loyaltyTables) ofPromoters(rows []gap.LoyaltyRow) Table {
	b := l.start()
	l.shares(b, l.w.Text("head.detractors"), l.w.Text("head.passives"), l.w.Text("head.promoters"))
	l.net(b, "NPS")
	l.mean(b)
	return l.filled(b, l.w.Text("loyalty.nps_title"), l.w.Text("loyalty.nps_lead"), rows)
}

func (l loyaltyTables) ofBoxes(rows []gap.LoyaltyRow) Table {
	b := l.start()
	b.add("kind", l.w.Text("head.about"), Text, func(row gap.LoyaltyRow) Cell { return text(aboutWord(row.Kind, l.w)) })
	b.add("box", l.w.Text("head.box"), Rank, func(row gap.LoyaltyRow) Cell { return text(rangeOf(row.Box, l.w)) })
	b.add("share", l.w.Text("head.share"), Percent, func(row gap.LoyaltyRow) Cell { return number(row.Share) })
	b.add("share_interval", intervalHead(l.r, l.w), PercentRange, func(row gap.LoyaltyRow) Cell { return span(row.ShareLow, row.ShareHigh) })
	l.mean(b)
	return l.filled(b, l.w.Text("loyalty.title"), l.w.Text("loyalty.lead"), rows)
}

func (l loyaltyTables) ofNets(rows []gap.LoyaltyRow) Table {
	b := l.start()
	l.shares(b, l.w.Text("head.negative"), l.w.Text("head.neutral"), l.w.Text("head.positive"))
	l.net(b, l.w.Text("head.net"))
	return l.filled(b, l.w.Text("loyalty.nets_title"), l.w.Text("loyalty.nets_lead"), rows)
}

func (l loyaltyTables) shares(b *builder[gap.LoyaltyRow], negative, neutral, positive string) {
	b.add("negative", negative, Percent, func(row gap.LoyaltyRow) Cell { return number(row.Negative) })
	b.add("neutral", neutral, Percent, func(row gap.LoyaltyRow) Cell { return number(row.Neutral) })
	b.add("positive", positive, Percent, func(row gap.LoyaltyRow) Cell { return number(row.Positive) })
}

// filled is a table of rows with what is to be said of them.
func (l loyaltyTables) filled(b *builder[gap.LoyaltyRow], name, lead string, rows []gap.LoyaltyRow) Table {
	t := Table{Title: title(name, ofGroup(l.r, l.group, l.w), project(l.r, l.w)), Lead: []string{lead}, Columns: b.columns}
	hidden := false
	has := func(id string) bool {
		return slices.ContainsFunc(b.columns, func(c Column) bool { return c.ID == id })
	}
	var adjusted, from1, few []string
	for _, row := range rows {
		t.Rows = append(t.Rows, b.row(row, row.Kind == gap.KindWholeIndex))
		if hidden = hidden || row.Suppressed; row.Suppressed {
			continue
		}
		if has("net") && row.NetInterval == adjustedNet && row.NetLow.Defined() {
			adjusted = with(adjusted, row.ID)
		}
		switch row.Note {
		case gap.NoteFromOne:
			from1 = with(from1, row.ID)
		case gap.NoteLowBase:
			few = with(few, row.ID)
		}
	}
	if has("negative") {
		t.Notes = append(t.Notes, partsNotes(rows, l.w)...)
	}
	t.Notes = append(t.Notes, l.w.Text("note.intervals", "level", confidence(l.r, l.w)))
	if adjusted != nil {
		t.Notes = append(t.Notes, l.w.Text("loyalty.adjusted", "questions", strings.Join(adjusted, ", ")))
	}
	if from1 != nil {
		t.Notes = append(t.Notes, l.w.Text("loyalty.from_one", "questions", strings.Join(from1, ", ")))
	}
	if few != nil {
		t.Notes = append(t.Notes, l.w.Text("loyalty.few", "questions", strings.Join(few, ", ")))
	}
	once(&t)
	return withLimits(t, l.r, hidden, l.w)
}

// with is a list that names something once.
func with(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

// partsNotes say which answers are in the parts, once for each scale that is divided in
// one way.
func partsNotes(rows []gap.LoyaltyRow, w lang.Words) []string {
	var notes []string
	for _, row := range rows {
		note := partsNote(row.Scale, gap.EyesParts{Negative: row.NegativeBox, Neutral: row.NeutralBox, Positive: row.PositiveBox}, w)
		if row.Kind == gap.MeasureNPS {
			note = w.Text("loyalty.parts_nps", "negative", rangeOf(row.NegativeBox, w), "neutral", rangeOf(row.NeutralBox, w), "positive", rangeOf(row.PositiveBox, w))
		}
		if !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	return notes
}

// partsNote says which answers of a scale are negative, neutral and positive.
func partsNote(scale string, p gap.EyesParts, w lang.Words) string {
	negative, positive := rangeOf(p.Negative, w), rangeOf(p.Positive, w)
	if p.Neutral == "" {
		return w.Text("loyalty.parts_even", "range", rangeOf(scale, w), "negative", negative, "positive", positive)
	}
	return w.Text("loyalty.parts", "range", rangeOf(scale, w), "negative", negative, "neutral", rangeOf(p.Neutral, w), "positive", positive)
}

// rangeOf writes answers of a scale, or the scale without its step, as people expect it.
func rangeOf(answers string, w lang.Words) string {
	ends, _, _ := strings.Cut(answers, "/")
	return rangeWords(ends, w)
}

// loyaltyLabel is what a row is called: its id, but of the index its name.
func loyaltyLabel(row gap.LoyaltyRow, w lang.Words) string {
	if row.Kind == gap.KindWholeIndex {
		return w.Text("loyalty.index")
	}
	return row.ID
}

// aboutWord is what a question asks about.
func aboutWord(kind string, w lang.Words) string {
	switch kind {
	case "csat", "overall":
		return w.Text("kind.csat")
	case "ces":
		return w.Text("kind.ces")
	case kindIndex:
		return w.Text("kind.index")
	case "switch":
		return w.Text("kind.switch")
	case "tell":
		return w.Text("kind.tell")
	default:
		return ""
	}
}
