package importers

import (
	"slices"

	"servgap/importers/dialect"
	"servgap/importers/problem"
)

// Identity asks for the ids of respondents, by which those of two waves are joined.
type Identity struct {
	Wanted bool
	Column ColumnRef // without a name the column that is recognised
}

// identify finds the column with the ids of respondents, if anything needs it.
func (f *finder) identify(l *lookup) {
	wanted, once := f.columns.Identity.Wanted, f.columns.Careless.Repeated
	if !wanted && !once {
		return
	}
	column, ok := f.idColumn(l)
	if ok && slices.Contains(f.layout.answers, column) {
		l.failIn(problem.Problem{
			Kind: problem.Usage, Code: "E-COL-TWICE", Column: column + 1, Header: f.header[column],
			Message: problem.Say("found the column as an answer to an item and as the respondent's id, accepted is one of them"),
			Fix:     problem.Say("name the column that tells respondents apart: --id COLUMN"),
		})
	}
	f.layout.id, f.layout.hasID, f.layout.once = column, wanted, once
}

func (f *finder) idColumn(l *lookup) (column int, ok bool) {
	if name := f.columns.Identity.Column; name.Name != "" {
		return l.column(name)
	}
	if ids := f.source.Dialect.Of(dialect.ID); len(ids) > 0 {
		return ids[0], true
	}
	p := problem.Problem{
		Code:    "E-COL-ID",
		Message: problem.Say("--drop-repeated: no column was recognised as the respondent's id; accepted is one that tells respondents apart"),
		Fix:     problem.Say("leave it out, or name the column in a project: respondent"),
	}
	if f.columns.Identity.Wanted {
		p.Message = problem.Say("--paired: no column was recognised as the respondent's id; accepted is one that tells respondents apart")
		p.Fix = problem.Say("name the column that tells respondents apart: --id COLUMN")
	}
	l.fail("", p)
	return 0, false
}

// IDColumn is the name of the column with the ids of respondents, empty without one.
func (l Layout) IDColumn() string {
	if !l.hasID {
		return ""
	}
	return l.header[l.id]
}
