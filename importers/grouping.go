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
	aside    []bool // columns that are not counted by themselves, nil if all are
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
		case c.Kind != dialect.Answer || slices.Contains(x.finder.layout.points, i) || x.inNumbers && hasWords(&sample[i]) || !ratable(&sample[i]) || isRemark(c, &sample[i]):
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

// hasWords reports whether not all answers in a column are numbers.
func hasWords(t *columnTally) bool {
	_, words := t.allNumbers()
	return words > 0
}

// onlyNumbers reports whether the answers in some columns are numbers and no block that
// they may be in has words: one of a grid. The words in a file say nothing of such columns.
func (x *inspector) onlyNumbers(columns []int, sample []columnTally) bool {
	constructs := x.constructs()
	for i := range sample {
		key := x.keyOf(i, constructs[i])
		if (slices.Contains(columns, i) || isGrid(key)) && hasWords(&sample[i]) {
			return false
		}
	}
	return true
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

// isGrid reports whether columns of a key have one scale, wherever they stand.
func isGrid(key string) bool {
	return strings.HasPrefix(key, keyQuestion) || strings.HasPrefix(key, keyConstruct)
}

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
