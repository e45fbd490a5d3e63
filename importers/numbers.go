package importers

import (
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// NumberTable is what was read of a column of numbers beside them.
type NumberTable struct {
	Rows    int64
	Numbers int64
	Blank   int64 // rows without a number
}

// The numbers of a column are as large as the most and have as many decimals at most.
const (
	mostNumber = 1_000_000_000
	mostPlaces = 6
)

// ReadNumbers gives the numbers of a column of a table to f. Blank cells and words for no
// answer are left out; what else is no number comes back as one problem.List.
func ReadNumbers(s *Source, ref ColumnRef, f func(survey.Decimal)) (NumberTable, error) {
	r := newTableReader(s)
	column, ok := r.column(ref)
	if !ok {
		return NumberTable{}, capped(r.problems)
	}
	var t NumberTable
	err := r.each(func(rec record.Record) {
		cell := strings.TrimSpace(rec.Cells[column])
		if _, missing := knownMissing()[fold(cell)]; missing {
			t.Blank++
			return
		}
		number, ok := numberOf(cell)
		if !ok || number.Places > mostPlaces || number.Compare(survey.Decimal{Unscaled: mostNumber}) > 0 || number.Compare(survey.Decimal{Unscaled: -mostNumber}) < 0 {
			r.in(column, problem.Say("a plain number")).add(beginning(cell), rec.Row)
			return
		}
		t.Numbers++
		f(number)
	})
	if err != nil {
		return t, err
	}
	t.Rows, t.Blank = r.rows, t.Blank+r.blank
	return t, r.done()
}
