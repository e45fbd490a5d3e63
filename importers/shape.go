package importers

import (
	"iter"
	"slices"

	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/record"
)

// sampled is how many rows are looked at to tell a header from what is below it.
const sampled = 200

// shape finds the header in the first rows: how many of them it takes, what the
// columns are called and who wrote the file.
func (s *Source) shape() {
	s.written = s.Header
	rows := [][]string{s.written}
	for cells := range s.sample() {
		if rows = append(rows, cells); len(rows) == sampled { // all of them are kept
			break
		}
	}
	s.Dialect = dialect.Read(rows)
	if s.variables != nil {
		s.named()
		return
	}
	if s.Dialect.HeaderRows > 0 && len(s.Dialect.Columns) == len(s.written) {
		s.Header, s.further = s.Dialect.Names(), s.Dialect.First()-1
	}
}

// named takes what an SPSS file says of its columns: it has one row of names.
func (s *Source) named() {
	s.Dialect.Platform, s.Dialect.Variant, s.Dialect.Evidence = PlatformSPSS, "", ""
	s.Dialect.Above, s.Dialect.HeaderRows, s.Dialect.Aggregate = 0, 1, false
	for i := range s.Dialect.Columns {
		if i < len(s.variables) && s.variables[i].label != "" {
			s.Dialect.Columns[i].Text = s.variables[i].label
		}
	}
	dialect.Divide(s.Dialect.Columns)
}

// PlatformSPSS is the platform of SPSS files.
const PlatformSPSS = "spss"

// first gives the sound rows of the first part that are no header; Parts gives that
// part all the same. It is for use before Parts.
func (s *Source) first() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		skip := s.further
		for cells := range s.sample() {
			switch {
			case skip > 0:
				skip--
			case s.sumsUp(cells):
			case !yield(cells):
				return
			}
		}
	}
}

// sumsUp reports whether a row is a total or a note: its numbers are nobody's answers.
func (s *Source) sumsUp(cells []string) bool {
	return slices.ContainsFunc(s.Dialect.Rules, func(r dialect.Rule) bool {
		return (r.Reason == dialect.Total || r.Reason == dialect.Note) && r.Drops(cells)
	})
}

// sample gives the sound rows of the first part, those of the header's among them. The
// first of them are valid for good, one behind them until the next.
func (s *Source) sample() iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		if len(s.peeked) == 0 {
			part, err, ok := s.pull()
			if !ok {
				return
			}
			if err == nil {
				part.records, part.brief = remember(part.records), nil
			}
			s.peeked = append(s.peeked, pulled{part, err})
		}
		if s.peeked[0].err != nil {
			return
		}
		for rec, err := range s.peeked[0].part.records {
			if err == nil && !yield(rec.Cells) {
				return
			}
		}
	}
}

// remember keeps the first records, which many look at; those behind them are read
// again.
func remember(records iter.Seq2[record.Record, error]) iter.Seq2[record.Record, error] {
	var kept []pulledRecord
	for rec, err := range records {
		rec.Cells = slices.Clone(rec.Cells)
		if kept = append(kept, pulledRecord{rec, err}); len(kept) == sampled {
			break
		}
	}
	return func(yield func(record.Record, error) bool) {
		for _, k := range kept {
			if !yield(k.record, k.err) {
				return
			}
		}
		if len(kept) < sampled {
			return
		}
		at := 0
		for rec, err := range records {
			if at++; at > sampled && !yield(rec, err) {
				return
			}
		}
	}
}

// pulledRecord is a record, or the error in its place.
type pulledRecord struct {
	record record.Record
	err    error
}

// aggregate says that the file holds no responses but what somebody made of them.
func (s *Source) aggregate() problem.Problem {
	return problem.Problem{
		Code: "E-FILE-AGGREGATE", File: s.Name, Sheet: s.Sheet,
		Message: problem.Say("found counts or shares for each answer, accepted is one row for each response"),
		Fix:     problem.Say("export the responses themselves; a report of them cannot be analysed again"),
	}
}
