package importers

import (
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/vocabulary"
)

// plan is what the header and the first rows say is to be counted of all rows.
type plan struct {
	blocks   []blockPlan
	derived  []derivedPlan
	id       int // column, if hasID
	hasID    bool
	duration *durationPlan // nil without one
	held     []held        // to be confirmed by all rows
	missing  map[string]survey.Code
}

// blockPlan is columns that seem to share one question or scale.
type blockPlan struct {
	columns   []int
	construct survey.Construct
	key       string // what they share, as grouped has it
	choices   bool   // one column for each option
	numeric   bool
	wording   *wording // nil of numbers, and of labels that are not known
}

// derivedPlan is a column that may be the sum or the mean of a block's.
type derivedPlan struct{ column, block int }

// mostDerived bounds the comparisons of a row.
const mostDerived = 200

// mostDifferent is the number of different answers up to which a column can be one
// of ratings. No scale has more, with all its spellings.
const mostDifferent = mostLabels

func (x *inspector) planOf(sample []columnTally) plan {
	p := plan{duration: durationOf(x.source.Dialect), held: x.finder.layout.held, missing: x.finder.layout.missing}
	if ids := x.source.Dialect.Of(dialect.ID); len(ids) > 0 && x.hasHeader() {
		p.id, p.hasID = ids[0], true
	}
	p.blocks = x.group(sample)
	for i := range sample {
		own := blockOf(p.blocks, i)
		if x.finder.columnOf(i).Kind != dialect.Answer || own >= 0 && len(p.blocks[own].columns) > 1 {
			continue
		}
		if found, words := sample[i].allNumbers(); found.n < 3 || words > 0 {
			continue
		}
		for b := range p.blocks {
			if p.blocks[b].numeric && len(p.blocks[b].columns) > 1 && len(p.derived) < mostDerived {
				p.derived = append(p.derived, derivedPlan{i, b})
			}
		}
	}
	return p
}

// blockOf is the block that a column is in, −1 if it is in none.
func blockOf(blocks []blockPlan, column int) int {
	return slices.IndexFunc(blocks, func(b blockPlan) bool { return slices.Contains(b.columns, column) })
}

// group finds the blocks: columns of one construct, below one question, of one name
// but for their numbers, or else side by side, that were answered alike.
func (x *inspector) group(sample []columnTally) []blockPlan {
	constructs := x.constructs()
	var blocks []blockPlan
	for i := range sample {
		c := x.finder.columnOf(i)
		candidate := blockPlan{columns: []int{i}, key: x.keyOf(i, constructs[i])}
		switch {
		case c.Kind == dialect.Choice:
			candidate.choices, candidate.key = true, "o:"+c.Stem
		case c.Kind != dialect.Answer || slices.Contains(x.finder.layout.points, i) || isRemark(c, &sample[i]) || !ratable(&sample[i]):
			continue
		default:
			candidate.construct = constructs[i]
			number, words := sample[i].allNumbers()
			candidate.numeric = number.n > 0 && words == 0
		}
		at := x.joins(blocks, candidate, sample)
		if at < 0 {
			blocks = append(blocks, candidate)
			continue
		}
		blocks[at].columns = append(blocks[at].columns, i)
		blocks[at].numeric = blocks[at].numeric && candidate.numeric
	}
	return x.rated(blocks, sample)
}

// constructs are what the columns were asked on, by column.
func (x *inspector) constructs() map[int]survey.Construct {
	of := make(map[int]survey.Construct)
	for _, construct := range sideConstructs {
		for _, columns := range x.finder.marks[string(construct)] {
			for _, column := range columns {
				of[column] = construct
			}
		}
	}
	for column := range x.finder.compared {
		of[column] = survey.Rated
	}
	for _, k := range x.finder.rated.columns {
		of[k.column] = survey.Rated
	}
	return of
}

// The beginnings of keys: columns of the first three share one however far apart
// they stand.
const (
	keyConstruct = "c:"
	keyQuestion  = "q:"
	keyOptions   = "o:"
	keyNumbered  = "n:"
	keyBeside    = ""
)

func (x *inspector) keyOf(column int, construct survey.Construct) string {
	c := x.finder.columnOf(column)
	before, number := splitNumber(fold(c.Name))
	switch {
	case c.Stem != "":
		return keyQuestion + c.Stem + "\n" + c.Side
	case construct != "":
		return keyConstruct + string(construct)
	case number != "" && x.hasHeader() && !strings.Contains(before, " "):
		return keyNumbered + before
	default:
		return keyBeside
	}
}

// ratable reports whether a column can be one of ratings: few different answers,
// none of them long, and of words not each one's own; or points of a hundred.
func ratable(t *columnTally) bool {
	answers := t.answers()
	if t.many || len(answers) == 0 {
		return false
	}
	if found, words := t.allNumbers(); len(answers) > mostDifferent {
		return words == 0 && found.whole && float(found.low) >= 0 && float(found.high) <= 100
	}
	total, known, numbered := int64(0), 0, 0
	for _, c := range answers {
		total += c.N
		number, ok := survey.ParseDecimal(c.Text)
		switch {
		case ok && number.Places > 0, len(c.Text) > longestAnswer, strings.Contains(c.Text, "@"):
			return false
		case ok:
			numbered++
		case vocabulary.Default().Knows(c.Text) || len(vocabulary.Numbered(c.Text)) > 0:
			known++
		}
	}
	return numbered+known == len(answers) || 2*known >= len(answers) || total >= 2*int64(len(answers))
}

// remarks are what columns of free text are called, in the five languages.
var remarks = []string{"comment", "kommentar", "merknad", "remark", "bemærkning", "anmärkning", "fritekst", "fritext", "free text", "feedback"}

// isRemark reports whether a column is for what respondents want to say besides: by
// its name, unless the answers are numbers or labels.
func isRemark(c dialect.Column, t *columnTally) bool {
	name := fold(c.Name)
	if len(name) >= 60 || !slices.ContainsFunc(remarks, func(word string) bool { return strings.Contains(name, word) }) {
		return false
	}
	_, words := t.allNumbers()
	return words > 0 && vocabulary.Default().Read(t.answers()).Decision == vocabulary.Unknown
}

// longestAnswer is the length of a text, in bytes, above which it is no label.
const longestAnswer = 120

// joins is the block that a column belongs to, −1 if it begins one of its own.
func (x *inspector) joins(blocks []blockPlan, c blockPlan, sample []columnTally) int {
	for at := len(blocks) - 1; at >= 0; at-- {
		b := &blocks[at]
		if b.key != c.key || b.choices != c.choices || b.construct != c.construct {
			if c.key == keyBeside || strings.HasPrefix(c.key, keyNumbered) {
				return -1
			}
			continue
		}
		grid := strings.HasPrefix(c.key, keyQuestion) || strings.HasPrefix(c.key, keyConstruct)
		adjacent := x.adjacent(b.columns[len(b.columns)-1], c.columns[0])
		switch {
		case c.choices && (c.key != keyOptions || adjacent):
			return at
		case c.choices, !grid && !adjacent:
			return -1
		case alike(union(b.columns, sample), sample[c.columns[0]].answers(), grid):
			return at
		case !grid:
			return -1
		}
	}
	return -1
}

// adjacent reports whether nothing but comments and the like stands between two
// columns.
func (x *inspector) adjacent(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if kind := x.finder.columnOf(i).Kind; kind == dialect.Answer || kind == dialect.Choice {
			return false
		}
	}
	return true
}

// union is the answers in some columns together.
func union(columns []int, sample []columnTally) []vocabulary.Count {
	var all columnTally
	for _, column := range columns {
		for _, c := range sample[column].answers() {
			all.count(c.Text, c.N)
		}
	}
	return all.texts()
}

// alike reports whether two columns were answered on one scale, as far as their
// answers show: half of those of the one with fewer are the other's, too, and
// numbers end alike. In a grid, which has one scale, less will do.
func alike(a, b []vocabulary.Count, grid bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	in := make(map[string]bool)
	for _, c := range b {
		in[vocabulary.Loose(c.Text)] = true
	}
	shared := 0
	for _, c := range a {
		if in[vocabulary.Loose(c.Text)] {
			shared++
		}
	}
	first, firstNumeric := topOf(a)
	second, secondNumeric := topOf(b)
	if firstNumeric && secondNumeric {
		return family(first) == family(second) && (grid || 2*shared >= len(a))
	}
	if firstNumeric == secondNumeric && 2*shared >= len(a) && shared > 0 {
		return true
	}
	if !grid {
		return false
	}
	read := vocabulary.Default().Read(append(slices.Clone(a), b...))
	return read.Decision == vocabulary.Chosen && 4*len(read.Foreign) <= len(a)
}

// topOf is the highest of numbers; not numeric if there are words among them.
func topOf(texts []vocabulary.Count) (top int64, numeric bool) {
	for _, c := range texts {
		number, ok := survey.ParseDecimal(c.Text)
		if !ok {
			return 0, false
		}
		top = max(top, number.Unscaled)
	}
	return top, len(texts) > 0
}

// family tells scales of up to seven points from those of ten, of a hundred, and
// from codes.
func family(top int64) int {
	for i, limit := range []int64{1, 7, 16, 100} {
		if top <= limit {
			return i
		}
	}
	return 4
}

// rated keeps the blocks that are of ratings, rankings or options, and finds the
// words of each.
func (x *inspector) rated(blocks []blockPlan, sample []columnTally) []blockPlan {
	var kept []blockPlan
	for _, b := range blocks {
		texts := union(b.columns, sample)
		switch {
		case b.choices:
		case x.singles(b, sample):
			b.choices = true
		case b.numeric:
			top, _ := topOf(texts)
			low := lowest(texts)
			if top <= 1 && low >= 0 || len(b.columns) == 1 && b.construct == "" && (top > 11 || low < -5 || len(texts) < 3) {
				continue
			}
		default:
			read := vocabulary.Default().Read(texts)
			known := settled(read)
			if known && read.Points < 3 || !known && (len(b.columns) == 1 || len(texts) < 3) {
				continue
			}
			if known {
				b.wording = newWording(read)
			}
		}
		kept = append(kept, b)
	}
	return kept
}

func lowest(texts []vocabulary.Count) int64 {
	low := int64(0)
	for _, c := range texts {
		if number, ok := survey.ParseDecimal(c.Text); ok {
			low = min(low, number.Unscaled)
		}
	}
	return low
}

// singles reports whether each column holds one answer or nothing, which of numbers
// is 1: the options of a multiple choice, of which one alone may be anything.
func (x *inspector) singles(b blockPlan, sample []columnTally) bool {
	blanks := false
	for _, column := range b.columns {
		answers := sample[column].answers()
		if len(answers) != 1 || answers[0].Text != "1" && b.numeric {
			return false
		}
		blanks = blanks || sample[column].blank > 0
	}
	return len(b.columns) > 2 && blanks
}

// rank is the place of a label, or of a number between two labels, from 0 up.
func (w *wording) rank(text string) (int64, bool) {
	if code, ok := w.codes[vocabulary.Loose(text)]; ok {
		return int64(code), true
	}
	number, ok := survey.ParseDecimal(text)
	if !ok || w.falling {
		return 0, false
	}
	code, ok := w.scale.Code(number)
	return int64(code), ok
}
