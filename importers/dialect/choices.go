package dialect

import (
	"slices"

	"servgap/importers/vocabulary"
)

// marks are what stands in the column of an option: ticked or not.
var (
	ticked   = set("1", "1.0", "true", "yes", "y", "ja", "oui", "sí", "si", "kyllä", "checked", "selected", "ausgewählt", "valgt", "vald")
	unticked = set("0", "0.0", "false", "no", "n", "nei", "nej", "nein", "nee", "non", "ei", "unchecked", "not selected", "nicht gewählt", "ikke valgt", "ej vald")
)

// markChoices finds the options of multiple choices, a column each: ticks, or the
// option's own text, or nothing.
func (t *table) markChoices(columns []Column) {
	all := grids(columns)
	for _, g := range all {
		marks := t.marksIn(columns[g.from:g.to], g.from)
		if columns[g.from].Stem == "" || g.to-g.from < 2 || !marks.areOptions() {
			continue
		}
		if marks.ticksAlone() && (marks.whole > marks.partly || t.mayBeRated(columns, all, g)) {
			continue
		}
		for i := g.from; i < g.to; i++ {
			if c := &columns[i]; c.Kind == Answer && c.Row != "" {
				c.Kind, c.Choice = Choice, c.Row
			}
		}
	}
}

// grid is the columns of one question, from the first to before the last.
type grid struct{ from, to int }

func grids(columns []Column) []grid {
	var found []grid
	for from := 0; from < len(columns); {
		to := from + 1
		for to < len(columns) && columns[to].Stem == columns[from].Stem && columns[to].Side == columns[from].Side {
			to++
		}
		found = append(found, grid{from, to})
		from = to
	}
	return found
}

// marks counts what stands in the columns of a question.
type marks struct {
	ticked, unticked, blank, labels, others int
	words                                   int // ticks that are no number
	// whole respondents ticked every column, partly some of them.
	whole, partly int
}

// marksIn counts the marks in columns that begin at a place.
func (t *table) marksIn(columns []Column, from int) marks {
	var m marks
	for row := t.headers; row < len(t.rows); row++ {
		before, width := m.ticked, 0
		for i, c := range columns {
			if c.Kind == Answer {
				width++
				m.add(fold(t.cell(row, from+i)), fold(c.Row))
			}
		}
		switch m.ticked - before {
		case 0:
		case width:
			m.whole++
		default:
			m.partly++
		}
	}
	return m
}

func (m *marks) add(cell, label string) {
	switch {
	case cell == label && cell != "":
		m.labels++
	case ticked[cell]:
		m.ticked++
		if !isNumber(cell) {
			m.words++
		}
	case unticked[cell]:
		m.unticked++
	case isMissing(cell):
		m.blank++
	default:
		m.others++
	}
}

func (m marks) areOptions() bool {
	return m.others == 0 && (m.labels > 0 && m.ticked == 0 || m.ticked > 0 && m.unticked+m.blank > 0)
}

// ticksAlone says that nothing tells the ticks from one rating that all gave, for they
// are 1 beside blanks. Who ticked some options and not others shows a choice then; who
// rates, rates every statement for the most part.
func (m marks) ticksAlone() bool { return m.labels+m.unticked+m.words == 0 }

// mayBeRated reports whether a question asks what was expected or perceived, by its
// words, of statements that stand below another question with other answers. Its
// columns stay answers, which are asked about before they are compared.
func (t *table) mayBeRated(columns []Column, all []grid, g grid) bool {
	if len(vocabulary.Stem(columns[g.from].Stem)) == 0 {
		return false
	}
	rows := rowsOf(columns, g)
	return slices.ContainsFunc(all, func(other grid) bool {
		if other == g || columns[other.from].Stem == "" || !slices.Equal(rows, rowsOf(columns, other)) {
			return false
		}
		return t.marksIn(columns[other.from:other.to], other.from).others > 0
	})
}

// rowsOf are the statements of a question, folded.
func rowsOf(columns []Column, g grid) []string {
	var rows []string
	for _, c := range columns[g.from:g.to] {
		rows = append(rows, fold(c.Row))
	}
	return rows
}

// markNamesakes finds options whose columns are called as what stands in them, which
// is all that Typeform leaves of a multiple choice.
func (t *table) markNamesakes(columns []Column) {
	for i := range columns {
		c := &columns[i]
		values := t.values(i, t.headers)
		if c.Kind == Answer && len(values) > 0 && c.Text != "" && times(values, c.Text) == len(values) {
			c.Kind, c.Choice, c.Row = Choice, c.Text, ""
		}
	}
}

// markPositions finds multiple choices that SurveyMonkey wrote as numbers: each
// column holds the option's place or nothing.
func (t *table) markPositions(columns []Column) {
	for from := 0; from < len(columns); {
		to, last, rising, blanks := from, 0.0, true, false
		for to < len(columns) && columns[to].Stem == columns[from].Stem {
			values := t.values(to, t.headers)
			if columns[to].Kind == Answer && len(values) > 0 {
				n, ok := number(values[0])
				rising = rising && ok && n > last && times(values, values[0]) == len(values)
				blanks = blanks || len(values) < len(t.rows)-t.headers
				last = n
			}
			to++
		}
		if columns[from].Stem != "" && to-from > 1 && rising && blanks && last > 1 {
			for i := from; i < to; i++ {
				if c := &columns[i]; c.Kind == Answer {
					c.Kind, c.Choice = Choice, c.Row
				}
			}
		}
		from = to
	}
}
