// Package table makes tables of results: columns with a kind and cells that are
// numbers or words, never formatted text. It knows nothing of ink; a renderer
// reads its tables and knows nothing of statistics.
//
// Machine makes the one table that csv and tsv are written from, the same in any
// language; Steps, Ranking, StepHead, Levels, Chain, Legs, Zone, Differ, Pairs, Direct,
// Antecedents, Consistency, Members, Structures, FactorLoadings, Drivers and DriverEnds make the tables that
// people read, in the words they are given; Changes, StepChanges, Kept and Trends are of
// waves, Needs and OutcomeNeeds of what the next one needs.
package table

import (
	"iter"
	"math"
	"slices"

	"servgap/gap"
)

// Kind says what a column holds, which decides how a renderer writes it.
type Kind int

// The kinds of columns.
const (
	Text         Kind = iota // words, to the left
	Key                      // words that say what the row is; repeated where a table is divided
	SubKey                   // words that tell rows of one key apart; repeated behind the part that they stand in
	Rank                     // places, such as 1 or 1–2
	Count                    // whole numbers
	Value                    // scale points
	Gap                      // scale points with their sign
	MarkedGap                // likewise, with the cell's text behind it
	Interval                 // two scale points with their signs
	Level                    // two scale points
	Percent                  // a share of 1, as percent
	PercentRange             // two shares of 1
	Effect                   // standard deviations with their sign
	P                        // a p-value
	Mark                     // a sign without a head
	Bar                      // a share of 1, as the length of a bar
	Spark                    // numbers in the order of time, drawn between the ends of the interval
	Given                    // a number as the user gave it
	GivenChange              // likewise, with its sign
	Amount                   // money or people: from LeastWhole on without decimals
	AmountRange              // two of these
)

// LeastWhole is the amount from which on nobody asks for its decimals.
const LeastWhole = 100

// Column is a column's name for machines, its head for people and its kind.
type Column struct {
	ID   string
	Head string
	Kind Kind
}

// Cell is one number, two of an interval, or a text. A number that is not there
// is NaN; a renderer leaves its place empty.
type Cell struct {
	Text   string
	Number float64
	High   float64   // of an interval, whose low end is Number
	Series []float64 // of a spark; what is not there is NaN
}

// Row is the cells of one row, as many as the table has columns.
type Row struct {
	Cells   []Cell
	Summary bool // an overall row, told apart from those it sums up
	Span    Span // empty if every cell stands for itself
}

// Span is a text in the place of all cells from a column on, which are empty.
type Span struct {
	Column int
	Text   string
}

// Table is one table with what is written above and below it.
type Table struct {
	Title   string
	Lead    []string // lines under the title
	Columns []Column
	Rows    []Row
	Notes   []string // lines under the table

	// Lines makes the rows of a large table for programs, which stand in its place: each
	// has its cells until the next.
	Lines iter.Seq[Row]
}

// EachRow is the rows, be they there or still to be made.
func (t Table) EachRow() iter.Seq[Row] {
	if t.Lines != nil {
		return t.Lines
	}
	return slices.Values(t.Rows)
}

func text(s string) Cell             { return Cell{Text: s, Number: math.NaN(), High: math.NaN()} }
func number(n gap.Number) Cell       { return Cell{Number: float64(n), High: math.NaN()} }
func count(n int64) Cell             { return Cell{Number: float64(n), High: math.NaN()} }
func span(low, high gap.Number) Cell { return Cell{Number: float64(low), High: float64(high)} }

var empty = text("")

// DigitsOfP is the decimals of a p-value, from least on, at which it does not round
// across the limit that marks go by: 0.0496 would read as 0.050.
func DigitsOfP(p float64, least int) int {
	const most = 15 // no float64 below the limit takes more to tell
	digits := least
	for unit := math.Pow10(digits); digits < most && p < gap.Significance && math.Round(p*unit) >= math.Round(gap.Significance*unit); unit *= 10 {
		digits++
	}
	return digits
}

// builder fills a table whose columns and cells are declared together, so that
// they cannot fall apart.
type builder[R any] struct {
	columns []Column
	cells   []func(R) Cell
	hidden  func(R) bool // of a table for machines: whether a row is hidden
}

func (b *builder[R]) add(id, head string, kind Kind, cell func(R) Cell) {
	b.columns = append(b.columns, Column{ID: id, Head: head, Kind: kind})
	b.cells = append(b.cells, cell)
}

func (b *builder[R]) row(r R, summary bool) Row {
	return Row{Summary: summary, Cells: b.fill(make([]Cell, 0, len(b.cells)), r)}
}

// fill puts the cells of a row behind others.
func (b *builder[R]) fill(cells []Cell, r R) []Cell {
	for _, cell := range b.cells {
		cells = append(cells, cell(r))
	}
	return cells
}
