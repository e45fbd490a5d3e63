package importers

import (
	"strings"

	"servgap/gap/survey"
)

// passage is what is counted of rows that the same rules speak against. Merging
// passages in any order gives the same.
type passage struct {
	plan     *plan
	rows     int64
	columns  []columnTally
	blocks   []blockTally
	derived  []derivedTally
	ids      idTally
	duration durationTally
	held     []allotment
}

func newPassage(columns int, p *plan) *passage {
	t := &passage{plan: p, columns: make([]columnTally, columns), held: begun(p.held)}
	for _, b := range p.blocks {
		t.blocks = append(t.blocks, newBlockTally(b))
	}
	t.derived = make([]derivedTally, len(p.derived))
	return t
}

// add counts a row, as wide as the header or shorter.
func (t *passage) add(cells []string) {
	t.rows++
	for i := range t.columns {
		if t.plan.aside == nil || !t.plan.aside[i] {
			t.columns[i].add(cellAt(cells, i))
		}
	}
	for i := range t.blocks {
		t.blocks[i].add(&t.plan.blocks[i], cells)
	}
	for i := range t.derived {
		t.derived[i].add(t.plan.derived[i], &t.blocks[t.plan.derived[i].block], cells)
	}
	for i := range t.held {
		t.held[i].read(cells, t.plan.held[i].columns, t.plan.missing)
	}
	if t.plan.hasID {
		t.ids.add(strings.TrimSpace(cellAt(cells, t.plan.id)))
	}
	if t.plan.duration != nil {
		t.duration.add(t.plan.duration.seconds(cells))
	}
}

func cellAt(cells []string, i int) string {
	if i < len(cells) {
		return cells[i]
	}
	return ""
}

func (t *passage) merge(other *passage) {
	t.rows += other.rows
	for i := range t.columns {
		t.columns[i].merge(&other.columns[i])
	}
	for i := range t.blocks {
		t.blocks[i].merge(&other.blocks[i])
	}
	for i := range t.derived {
		t.derived[i].compared += other.derived[i].compared
		t.derived[i].sums += other.derived[i].sums
		t.derived[i].means += other.derived[i].means
	}
	for i := range t.held {
		t.held[i].merge(&other.held[i])
	}
	t.ids.merge(&other.ids)
	t.duration.merge(&other.duration)
}

// blockTally is what only whole rows of a block show. Sums are of codes: the number
// that was answered, or the rank of a label.
type blockTally struct {
	complete     int64 // rows with an answer to every item
	straight     int64 // of these, with the same one throughout
	permutations int64 // of these, with each of 1 to k once
	coded        int64 // rows of which every answer has a code
	sum, square  []int64
	withTotal    []int64 // products of an item and the sum of all
	total        int64
	totalSquare  int64

	codes map[string]int64 // by text, noCode of those without
	seen  []bool           // of a row's permutation
	row   []int64          // the last row's codes
	whole bool             // the last row has them all
}

// noCode stands for an answer that is no number and no label.
const noCode = -1 << 62

// largestCode bounds the codes that are summed up, so that the products of a
// thousand items and a thousand million rows fit.
const largestCode = 1000

func newBlockTally(b blockPlan) blockTally {
	k := len(b.columns)
	return blockTally{
		sum: make([]int64, k), square: make([]int64, k), withTotal: make([]int64, k),
		codes: make(map[string]int64), seen: make([]bool, k), row: make([]int64, k),
	}
}

func (t *blockTally) add(b *blockPlan, cells []string) {
	t.whole = false
	if b.choices {
		return
	}
	same, coded, first, total := true, true, "", int64(0)
	for i, column := range b.columns {
		text := strings.TrimSpace(cellAt(cells, column))
		if text == "" {
			return
		}
		if i == 0 {
			first = text
		}
		same = same && text == first
		code := t.code(b, text)
		if code == missingCode {
			return
		}
		coded = coded && code != noCode
		t.row[i] = code
		total += code
	}
	t.complete++
	if same {
		t.straight++
	}
	if !coded {
		return
	}
	t.whole = true
	if t.isPermutation() {
		t.permutations++
	}
	t.coded++
	t.total += total
	t.totalSquare += total * total
	for i, code := range t.row {
		t.sum[i] += code
		t.square[i] += code * code
		t.withTotal[i] += code * total
	}
}

// missingCode stands for a word for no answer.
const missingCode = noCode + 1

// code is what an answer counts as.
func (t *blockTally) code(b *blockPlan, text string) int64 {
	if len(text) == 1 && text[0] >= '0' && text[0] <= '9' && b.numeric {
		return int64(text[0] - '0')
	}
	if code, known := t.codes[text]; known {
		return code
	}
	code := b.code(text)
	if len(t.codes) < mostTexts {
		t.codes[strings.Clone(text)] = code
	}
	return code
}

// code reads an answer of a block.
func (b *blockPlan) code(text string) int64 {
	if b.wording != nil {
		if code, ok := b.wording.rank(text); ok {
			return code
		}
	}
	if _, missing := missingAs(text); missing {
		return missingCode
	}
	number, ok := survey.ParseDecimal(text)
	if !ok || number.Places > 0 || number.Unscaled > largestCode || number.Unscaled < -largestCode || b.wording != nil {
		return noCode
	}
	return number.Unscaled
}

// isPermutation reports whether the row has each of 1 to k once.
func (t *blockTally) isPermutation() bool {
	clear(t.seen)
	for _, code := range t.row {
		if code < 1 || code > int64(len(t.seen)) || t.seen[code-1] {
			return false
		}
		t.seen[code-1] = true
	}
	return true
}

func (t *blockTally) merge(other *blockTally) {
	t.complete += other.complete
	t.straight += other.straight
	t.permutations += other.permutations
	t.coded += other.coded
	t.total += other.total
	t.totalSquare += other.totalSquare
	for i := range t.sum {
		t.sum[i] += other.sum[i]
		t.square[i] += other.square[i]
		t.withTotal[i] += other.withTotal[i]
	}
}

// derivedTally compares a column with the sum and the mean of a block.
type derivedTally struct{ compared, sums, means int64 }

func (t *derivedTally) add(d derivedPlan, b *blockTally, cells []string) {
	if !b.whole {
		return
	}
	number, ok := survey.ParseDecimal(strings.TrimSpace(cellAt(cells, d.column)))
	if !ok {
		return
	}
	total := int64(0)
	for _, code := range b.row {
		total += code
	}
	t.compared++
	value, mean := float(number), float64(total)/float64(len(b.row))
	if value == float64(total) {
		t.sums++
	}
	if diff := value - mean; -meanRounded < diff && diff < meanRounded {
		t.means++
	}
}

// meanRounded is how far a mean that was rounded to one decimal is from itself.
const meanRounded = 0.0501
