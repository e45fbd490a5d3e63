package table

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// chainLine is a box of the chain with the leg that leads to it; the first has
// none.
type chainLine struct {
	box gap.Box
	leg gap.Leg
	has bool
}

// Chain is where one gap between expected and perceived opens up: the steps in
// their order, each with its difference from the one before, and the total.
func Chain(r gap.Result, c gap.Chain, w lang.Words) Table {
	onLeg := func(f func(gap.Leg) Cell) func(chainLine) Cell {
		return func(l chainLine) Cell {
			if !l.has {
				return empty
			}
			return f(l.leg)
		}
	}
	b := builder[chainLine]{}
	b.add("step", w.Text("head.step"), Key, func(l chainLine) Cell { return text(boxTitle(l.box, w)) })
	b.add("mean", w.Text("head.mean"), Value, func(l chainLine) Cell { return number(l.box.Value) })
	b.add("bar", "", Bar, func(l chainLine) Cell { return number(onScale(r, l.box.Value)) })
	b.add("asked", w.Text("head.asked"), Text, func(l chainLine) Cell { return text(askedOf(l.box, w)) })
	b.add("n", "n", Count, func(l chainLine) Cell {
		if l.box.Suppressed || l.box.N == 0 {
			return empty
		}
		return count(l.box.N)
	})
	b.add("leg", w.Text("head.leg"), Text, onLeg(func(l gap.Leg) Cell { return text(LegName(l.Name, w)) }))
	b.add("gap", w.Text("head.gap"), Gap, onLeg(func(l gap.Leg) Cell { return number(l.Value) }))
	b.add("interval", intervalHead(r, w), Interval, onLeg(func(l gap.Leg) Cell { return span(l.Low, l.High) }))
	b.add("shown", "", Mark, onLeg(func(l gap.Leg) Cell { return text(legMark(l, w)) }))
	addResult(&b, r, func(l chainLine) string { return l.leg.Result }, w)

	name := title(w.Text("chain.title"), chainLabel(c, w), project(r, w), scaleWords(r, w))
	t := Table{Title: name, Lead: []string{chainLead(c, w)}, Columns: b.columns}
	for i, box := range c.Boxes {
		line := chainLine{box: box}
		if i > 0 {
			line.leg, line.has = c.Legs[i-1], true
		}
		t.Rows = append(t.Rows, b.row(line, false))
	}
	t.Rows = append(t.Rows, b.row(chainLine{box: gap.Box{Value: gap.Undefined}, leg: c.Total, has: true}, true))
	t.Notes = chainNotes(r, c, w)
	return t
}

// Legs is the legs of all dimensions or items, in the order of the questionnaire.
func Legs(r gap.Result, chains []gap.Chain, level string, w lang.Words) Table {
	b := builder[gap.Chain]{}
	if level == gap.LevelItem {
		b.add("id", w.Text("head.item_id"), Key, func(c gap.Chain) Cell { return text(c.ID) })
		b.add("label", w.Text("head.question"), Text, func(c gap.Chain) Cell { return text(itemLabel(r, c.ID, c.Label, w)) })
	} else {
		b.add("label", w.Text("head.dimension"), Key, func(c gap.Chain) Cell { return text(chainLabel(c, w)) })
	}
	addSegment(&b, r, w, func(c gap.Chain) (string, string) { return c.Segment, c.SegmentValue })
	if r.Method.By != "" {
		b.add("n", "n", Count, func(c gap.Chain) Cell {
			if c.Boxes[0].Suppressed {
				return empty
			}
			return count(c.Boxes[0].N)
		})
	}
	b.add("expected", w.Text("side.expected"), Value, func(c gap.Chain) Cell { return number(c.Boxes[0].Value) })
	for i, leg := range chains[0].Legs {
		b.add(leg.Name, capital(LegName(leg.Name, w)), MarkedGap, func(c gap.Chain) Cell { return markedLeg(c.Legs[i]) })
	}
	b.add("perceived", w.Text("side.perceived"), Value, func(c gap.Chain) Cell { return number(c.Boxes[len(c.Boxes)-1].Value) })
	b.add("total", w.Text("head.gap"), MarkedGap, func(c gap.Chain) Cell { return markedLeg(c.Total) })
	b.add("largest", w.Text("head.largest"), Text, func(c gap.Chain) Cell { return text(largestWord(c, w)) })
	t := Table{Title: title(w.Text("chain.legs"), byWords(r, w), project(r, w), scaleWords(r, w)), Columns: b.columns}
	var shown []string
	marked := false
	for _, c := range chains {
		t.Rows, shown = append(t.Rows, b.row(c, false)), append(shown, c.ID)
		marked = marked || slices.ContainsFunc(append(slices.Clone(c.Legs), c.Total), func(l gap.Leg) bool { return markedLeg(l).Text != "" })
	}
	once(&t)
	if marked {
		t.Notes = append(t.Notes, w.Text("note.tilde", "limit", w.Shortest(gap.Significance)))
	}
	if slices.ContainsFunc(chains, func(c gap.Chain) bool {
		return c.Total.Suppressed || slices.ContainsFunc(c.Legs, func(l gap.Leg) bool { return l.Suppressed })
	}) {
		t.Notes = append(t.Notes, emptyNote(r, w))
	}
	t.Notes = append(t.Notes, undividedNote(r, boxGroups(chains[0]), w)...)
	t.Notes = append(t.Notes, reversedNote(r, level, shown, w)...)
	t.Notes = append(append(t.Notes, pairingOfSteps(r, w)...), w.Text("chain.not_causes"))
	return t
}

// markedLeg is a leg with the tilde if it is not told from zero.
func markedLeg(l gap.Leg) Cell {
	cell := number(l.Value)
	if l.PAdj.Defined() && !l.Shown() {
		cell.Text = tilde
	}
	return cell
}

// boxGroups is who rated the boxes of a chain.
func boxGroups(c gap.Chain) []string {
	var groups []string
	for _, b := range c.Boxes {
		groups = append(groups, b.Group)
	}
	return groups
}

// LegName is what a leg of the chain is called.
func LegName(name string, w lang.Words) string {
	switch name {
	case gap.Knowledge:
		return w.Text("leg.knowledge")
	case gap.Standards:
		return w.Text("leg.standards")
	case gap.Delivery:
		return w.Text("leg.delivery")
	case gap.Perception:
		return w.Text("leg.perception")
	default:
		return w.Text("head.gap") // the total
	}
}

// largestWord names the largest leg as far as it is known; nothing where there is
// no shortfall to look for.
func largestWord(c gap.Chain, w lang.Words) string {
	switch {
	case !c.Short():
		return ""
	case c.Largest != "":
		return LegName(c.Largest, w)
	case len(c.Lowest) > 1:
		return w.Text("chain.unsettled")
	default:
		return tilde
	}
}

// boxTitle is the step that a box stands for; the row of the total has none.
func boxTitle(b gap.Box, w lang.Words) string {
	if b.Step == "" {
		return ""
	}
	return stepTitle(b.Step, w)
}

func askedOf(b gap.Box, w lang.Words) string {
	if b.Step == "" {
		return ""
	}
	return asked(b.Step, b.Group, w)
}

// chainLabel is the dimension, item or whole that a chain is about.
func chainLabel(c gap.Chain, w lang.Words) string {
	return labelOf(c.Level, c.ID, c.Label, w)
}

// legMark is the sign behind a leg's interval, as behind a gap's.
func legMark(l gap.Leg, w lang.Words) string {
	return markOf(l.Suppressed, l.Note, l.PAdj, w)
}

// onScale is where a mean lies on the scale, as a share of its length.
func onScale(r gap.Result, mean gap.Number) gap.Number {
	return (mean - r.Method.ScaleLow) / (r.Method.ScaleHigh - r.Method.ScaleLow)
}

// chainLead says how large the gap is that the chain divides.
func chainLead(c gap.Chain, w lang.Words) string {
	expected, perceived := c.Boxes[0].Value, c.Boxes[len(c.Boxes)-1].Value
	if !c.Total.Value.Defined() {
		return w.Text("state.fewer")
	}
	size := w.Fixed(math.Abs(float64(c.Total.Value)), 2)
	switch {
	case !c.Total.Shown():
		return w.Text("chain.not_shown", "perceived", points(perceived, w), "expected", points(expected, w))
	case c.Total.Value < 0:
		return w.Text("chain.below", "gap", size, "perceived", points(perceived, w), "expected", points(expected, w))
	default:
		return w.Text("chain.above", "gap", size, "perceived", points(perceived, w), "expected", points(expected, w))
	}
}

// chainNotes explains the signs, adds the legs up and says who was counted.
func chainNotes(r gap.Result, c gap.Chain, w lang.Words) []string {
	marks := make(map[string]bool)
	for _, l := range append([]gap.Leg{c.Total}, c.Legs...) {
		marks[legMark(l, w)] = true
	}
	notes := append(append(signNotes(marks, "", nil, r, w), resultNotes(r, false, w)...), unkeptNote(r, boxGroups(c), w)...)
	if sum, ok := addUp(c, w); ok {
		notes = append(notes, sum)
	}
	if c.Note == gap.NoteRespondents {
		notes = append(notes, w.Text("chain.respondents"))
	}
	if slices.ContainsFunc(c.Legs, func(l gap.Leg) bool { return l.Test == gap.TestFixed }) {
		notes = append(notes, w.Text("note.fixed"))
	}
	if c.Level != gap.LevelItem {
		notes = append(notes, scoreNote(r, w)...)
	}
	return append(append(notes, pairingOfSteps(r, w)...), w.Text("chain.not_causes"))
}

// addUp shows that the legs make the total. Each number is rounded by itself;
// where the last digit then misses, the line says so. There is none if a leg is
// hidden or was not answered for.
func addUp(c gap.Chain, w lang.Words) (line string, ok bool) {
	var legs []string
	var sum int64
	for _, l := range append([]gap.Leg{c.Total}, c.Legs...) {
		if !l.Value.Defined() {
			return "", false
		}
	}
	for _, l := range c.Legs {
		legs = append(legs, w.Signed(float64(l.Value), 2))
		sum += hundredths(l.Value)
	}
	all, total := strings.Join(legs, " "), w.Signed(float64(c.Total.Value), 2)
	if sum != hundredths(c.Total.Value) {
		return w.Text("chain.rounded", "legs", all, "total", total), true
	}
	return w.Text("chain.adds_up", "legs", all, "total", total), true
}

// hundredths is a number as it is written with two decimals, in hundredths.
func hundredths(n gap.Number) int64 {
	written, err := strconv.ParseFloat(strconv.FormatFloat(float64(n), 'f', 2, 64), 64)
	if err != nil {
		panic(err) // it was written just now
	}
	return int64(math.Round(written * 100))
}

// capital writes a word as the head of a column.
func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}
