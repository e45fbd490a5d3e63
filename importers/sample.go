package importers

import (
	"strings"

	"servgap/gap/survey"
)

// span is what the first answers in some columns lie between.
type span struct {
	low, high survey.Decimal
	places    int   // the most decimals of one of them
	divisor   int64 // of all of them, in millionths
	found     bool  // false if there is no number
}

// spanOf looks at the first part of the file for the numbers in some columns.
// Words of the user's for no answer are none.
func (f *finder) spanOf(columns []int) span {
	var s span
	for cells := range f.source.first() {
		for _, column := range columns {
			number, ok := f.number(cells[column])
			if !ok {
				continue
			}
			if !s.found || number.Compare(s.low) < 0 {
				s.low = number
			}
			if !s.found || number.Compare(s.high) > 0 {
				s.high = number
			}
			s.places, s.found = max(s.places, number.Places), true
			s.divisor = gcd(s.divisor, millionths(number))
		}
	}
	return s
}

func (f *finder) number(cell string) (survey.Decimal, bool) {
	text := strings.TrimSpace(cell)
	if _, missing := f.layout.missing[fold(text)]; missing {
		return survey.Decimal{}, false
	}
	return numberOf(text)
}

// ratings leaves out, of the columns without a counterpart, those whose names
// say less than they seem to: P-value 1, expected delivery date. One is a rating
// if the user named it, if its key is a number (E7) or like that of a pair but
// for its number (TAN4 beside TAN1), or if most of the first answers in it are
// numbers between the lowest and the highest in the paired columns.
func (f *finder) ratings(alone []keyed, pairs []pairing) []keyed {
	like := map[string]bool{"": true}
	for _, p := range pairs {
		before, _ := splitNumber(p.key)
		like[before] = true
	}
	var kept, others []keyed
	within, known := span{}, false
	for _, k := range alone {
		before, number := splitNumber(k.key)
		if k.named || number != "" && like[before] {
			kept = append(kept, k)
			continue
		}
		if !known {
			within, known = f.spanOf(columnsOf(pairs)), true
		}
		if f.mostlyWithin(k.column, within) {
			kept = append(kept, k)
		} else {
			others = append(others, k)
		}
	}
	if len(others) > 0 {
		f.assumeOf(AssumedNoRatings, f.namesOf(others))
	}
	return kept
}

// mostlyWithin reports whether at least half of a column's first answers are
// numbers, and within a span if that is known; false if there are no answers.
func (f *finder) mostlyWithin(column int, within span) bool {
	filled, numbers := 0, 0
	for cells := range f.source.first() {
		if _, missing := f.layout.missing[fold(cells[column])]; missing {
			continue
		}
		filled++
		number, ok := f.number(cells[column])
		if ok && (!within.found || within.low.Compare(number) <= 0 && number.Compare(within.high) <= 0) {
			numbers++
		}
	}
	return numbers > 0 && 2*numbers >= filled
}

// usualScales are the scales that surveys mostly have, the narrow ones first.
var usualScales = []string{"1-5", "1-7", "1-10", "0-10", "1-100", "0-100"}

// scales writes, as --scale takes them, the two narrowest of the usual scales
// that hold the span, with its step if that is below 1; the span itself if none
// does. None is returned if it is no scale at all.
func (s span) scales() []string {
	if !s.found {
		return nil
	}
	step := s.step()
	var fitting []string
	for _, usual := range usualScales {
		low, high, _ := strings.Cut(usual, "-")
		lowest, _ := survey.ParseDecimal(low)
		highest, _ := survey.ParseDecimal(high)
		if len(fitting) < 2 && lowest.Compare(s.low) <= 0 && s.high.Compare(highest) <= 0 {
			fitting = append(fitting, usual+step)
		}
	}
	own := s.low.String() + ".." + s.high.String() + step
	if _, err := survey.ParseScale(own); fitting == nil && err == nil {
		return []string{own}
	}
	return fitting
}

// millionths is a number in millionths, rounded towards 0.
func millionths(d survey.Decimal) int64 {
	n := d.Unscaled
	for places := d.Places; places != 6; {
		if places < 6 {
			n, places = n*10, places+1
		} else {
			n, places = n/10, places-1
		}
	}
	return n
}

// step is the widest of the usual steps that all numbers are multiples of, behind a
// slash; else it is of their last decimal. Whole numbers need none.
func (s span) step() string {
	switch {
	case s.places == 0:
		return ""
	case s.places <= 6 && s.divisor%500_000 == 0:
		return "/0.5"
	case s.places <= 6 && s.divisor%250_000 == 0:
		return "/0.25"
	default:
		return "/" + survey.Decimal{Unscaled: 1, Places: s.places}.String()
	}
}
