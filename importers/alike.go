package importers

import (
	"slices"
	"strings"

	"servgap/importers/dialect"
	"servgap/importers/vocabulary"
)

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
		grid := isGrid(c.key)
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
