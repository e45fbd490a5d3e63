package importers

import (
	"fmt"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// mostListed bounds the different values that one message names.
const mostListed = 5

// mostKinds is the number of different texts up to which a column may hold
// answers in words: no scale has more labels with all their spellings. A column
// of more is one of free text, which no message repeats.
const mostKinds = 12

// freeText reports whether the texts are what people wrote and not labels.
func (v *values) freeText() bool {
	if v.more || len(v.first) > mostKinds {
		return true
	}
	for value := range v.first {
		if strings.Contains(value, "@") {
			return true
		}
	}
	return false
}

// list names values with their counts and first rows. Where there were too many
// to keep, only the first row of each is known.
func (v *values) list(inQuotes bool) string {
	if inQuotes && v.freeText() {
		return fmt.Sprintf("free text (×%d)", v.count)
	}
	order := v.inOrder()
	var parts []string
	for _, value := range order[:min(len(order), mostListed)] {
		text := problem.Quote(value)
		if inQuotes {
			text = `"` + text + `"`
		}
		at := v.first[value]
		if v.more {
			parts = append(parts, fmt.Sprintf("%s (row %d)", text, at.rows[0]))
		} else {
			parts = append(parts, fmt.Sprintf("%s (×%d, %s)", text, at.count, listRows(at)))
		}
	}
	text := strings.Join(parts, ", ")
	switch more := len(order) - mostListed; {
	case v.more:
		text += fmt.Sprintf(" and more than %d other values, %d cells in all", more, v.count)
	case more == 1:
		text += " and 1 other value"
	case more > 1:
		text += fmt.Sprintf(" and %d other values", more)
	}
	return text
}

func listRows(p places) string {
	var rows []string
	for _, row := range p.rows {
		rows = append(rows, fmt.Sprint(row))
	}
	text := "row " + rows[0]
	if len(rows) > 1 {
		text = "rows " + strings.Join(rows, " ")
	}
	if p.count > int64(len(rows)) {
		text += " …"
	}
	return text
}

// between reports whether any of the values lies within the scale's ends, so that
// it is the steps that it does not fit.
func (v *values) between(s survey.Scale) bool {
	low, high := s.Bounds()
	lowest, _ := survey.ParseDecimal(low)
	highest, _ := survey.ParseDecimal(high)
	for value := range v.first {
		if number, ok := survey.ParseDecimal(value); ok && lowest.Compare(number) <= 0 && number.Compare(highest) <= 0 {
			return true
		}
	}
	return false
}

// steps says which numbers between its ends a scale accepts.
func steps(s survey.Scale) string {
	_, step, stepped := strings.Cut(s.String(), "/")
	switch {
	case stepped:
		return " in steps of " + step
	case s.Min%s.Den == 0:
		return " in whole numbers"
	default:
		return " in steps of 1"
	}
}

// finer writes the scale with the widest of the usual steps at which all of the
// values are answers; ok is false if they lie beyond its ends.
func (v *values) finer(s survey.Scale) (text string, ok bool) {
	for _, step := range []string{"0.5", "0.25", "0.1", "0.01"} {
		text := s.Range() + "/" + step
		scale, err := survey.ParseScale(text)
		fits := err == nil && !v.more
		for value := range v.first {
			number, isNumber := survey.ParseDecimal(value)
			_, on := scale.Code(number)
			fits = fits && isNumber && on
		}
		if fits {
			return text, true
		}
	}
	return "", false
}

// short gives the values if they are few and short enough to be written out.
func (v *values) short() ([]string, bool) {
	order := v.inOrder()
	if len(order) > mostListed {
		return nil, false
	}
	for _, value := range order {
		if problem.Quote(value) != value {
			return nil, false
		}
	}
	return order, true
}
