package dialect

// marks are what stands in the column of an option: ticked or not.
var (
	ticked   = set("1", "1.0", "true", "yes", "y", "ja", "oui", "sí", "si", "kyllä", "checked", "selected", "ausgewählt", "valgt", "vald")
	unticked = set("0", "0.0", "false", "no", "n", "nei", "nej", "nein", "nee", "non", "ei", "unchecked", "not selected", "nicht gewählt", "ikke valgt", "ej vald")
)

// markChoices finds the options of multiple choices, a column each: ticks, or the
// option's own text, or nothing. Ticks alone need a blank among them, or a grid on
// which all chose 1 would be taken for one.
func (t *table) markChoices(columns []Column) {
	for from := 0; from < len(columns); {
		to := from + 1
		for to < len(columns) && columns[to].Stem == columns[from].Stem && columns[to].Side == columns[from].Side {
			to++
		}
		if t.isChoice(columns, from, to) {
			for i := from; i < to; i++ {
				if c := &columns[i]; c.Kind == Answer && c.Row != "" {
					c.Kind, c.Choice = Choice, c.Row
				}
			}
		}
		from = to
	}
}

func (t *table) isChoice(columns []Column, from, to int) bool {
	if columns[from].Stem == "" || to-from < 2 {
		return false
	}
	yes, no, labels, other := 0, 0, 0, 0
	for i := from; i < to; i++ {
		if columns[i].Kind != Answer {
			continue
		}
		for row := t.headers; row < len(t.rows); row++ {
			cell := fold(t.cell(row, i))
			switch {
			case cell == fold(columns[i].Row) && cell != "":
				labels++
			case ticked[cell]:
				yes++
			case unticked[cell], isMissing(cell):
				no++
			default:
				other++
			}
		}
	}
	return other == 0 && (labels > 0 && yes == 0 || yes > 0 && no > 0)
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
