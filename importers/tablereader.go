package importers

import (
	"errors"
	"slices"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// tableReader reads a table that is no survey, row by row, and remembers what does not
// fit in its cells.
type tableReader struct {
	lookup
	rows, blank int64
	misfits     map[int]*misfits
}

// misfits is what does not fit in a column, and what would.
type misfits struct {
	values
	accepted problem.Text
}

func newTableReader(s *Source) tableReader {
	return tableReader{lookup: newLookup(s), misfits: make(map[int]*misfits)}
}

// each calls f with the rows below the header that have something in them.
func (r *tableReader) each(f func(record.Record)) error {
	for part, err := range r.source.Parts() {
		if err != nil {
			return err
		}
		skip := 0
		if part.Index == 0 {
			skip = r.source.further
		}
		for rec, err := range part.records {
			switch {
			case skip > 0:
				skip--
			case err != nil:
				r.rows++
				p, ok := errors.AsType[problem.Problem](err)
				if !ok {
					return unreadable(r.source.Name, err)
				}
				r.failIn(p)
			default:
				r.row(rec, f)
			}
		}
	}
	return nil
}

func (r *tableReader) row(rec record.Record, f func(record.Record)) {
	if r.rows++; blankRow(rec.Cells) {
		r.blank++
		return
	}
	f(rec)
}

// in is what did not fit in a column, of which something else is accepted.
func (r *tableReader) in(column int, accepted problem.Text) *values {
	m := r.misfits[column]
	if m == nil {
		m = &misfits{values{first: make(map[string]places)}, accepted}
		r.misfits[column] = m
	}
	return &m.values
}

// done is all that is wrong with the table, nil if nothing is.
func (r *tableReader) done() error {
	for column, m := range r.misfits {
		if m.count == 0 {
			continue
		}
		rows := slices.MinFunc(m.inOrder(), func(a, b string) int { return m.first[a].rows[0] - m.first[b].rows[0] })
		r.failIn(problem.Problem{
			Code: "E-CELL-VALUE", Row: m.first[rows].rows[0], Column: column + 1, Header: r.header[column],
			Message: problem.Say("found %s; accepted is %s", m.list(true), m.accepted),
			Fix:     problem.Say("correct these cells, or empty them where it is not known"),
		})
	}
	if r.rows == 0 && len(r.problems) == 0 {
		r.failIn(problem.Problem{
			Code:    "E-DATA-NONE",
			Message: problem.Say("found a header without a row below it; accepted is a table with rows"),
			Fix:     problem.Say("export the table again with its rows"),
		})
	}
	if len(r.problems) > 0 {
		return capped(r.problems)
	}
	return nil
}
