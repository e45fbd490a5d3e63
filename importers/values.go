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

// list names values with their counts and first rows, but for a text that no label is:
// longer than a message repeats, and in one row. Where there were too many to keep, only
// the first row of each is known.
func (v *values) list(inQuotes bool) problem.Text {
	if inQuotes && v.freeText() {
		return problem.Say("free text (×%d)", problem.Count(v.count))
	}
	order := v.inOrder()
	var parts []problem.Text
	for _, value := range order[:min(len(order), mostListed)] {
		at := v.first[value]
		text := problem.Plain(problem.Quote(value))
		switch long := strings.HasSuffix(problem.Quote(value), "…"); {
		case inQuotes && long && at.count == 1: // what one person wrote
			text = problem.Say("a long text")
		case inQuotes:
			text = problem.Say(`"%s"`, problem.Quote(value))
		}
		if v.more {
			parts = append(parts, problem.Say("%s (row %d)", text, at.rows[0]))
		} else {
			parts = append(parts, problem.Say("%s (×%d, %s)", text, problem.Count(at.count), listRows(at)))
		}
	}
	text := problem.Comma(parts)
	switch more := len(order) - mostListed; {
	case v.more:
		return problem.Say("%s and more than %d other values, %d cells in all", text, more, problem.Count(v.count))
	case more == 1:
		return problem.Say("%s and 1 other value", text)
	case more > 1:
		return problem.Say("%s and %d other values", text, more)
	default:
		return text
	}
}

func listRows(p places) problem.Text {
	text := problem.Say("row %d", p.rows[0])
	if len(p.rows) > 1 {
		text = problem.Say("rows %s", strings.Trim(fmt.Sprint(p.rows), "[]"))
	}
	if p.count > int64(len(p.rows)) {
		text = problem.Say("%s …", text)
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

// beside says which numbers a scale accepts, of values that are none of them, and
// its steps if it is those that one does not fit.
func (v *values) beside(s survey.Scale, found problem.Text) problem.Text {
	low, high := s.Bounds()
	_, step, stepped := strings.Cut(s.String(), "/")
	if !stepped {
		step = "1"
	}
	switch {
	case !v.between(s):
		return problem.Say("found %s; accepted %s to %s", found, low, high)
	case !stepped && s.Min%s.Den == 0:
		return problem.Say("found %s; accepted %s to %s in whole numbers", found, low, high)
	default:
		return problem.Say("found %s; accepted %s to %s in steps of %s", found, low, high, step)
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
