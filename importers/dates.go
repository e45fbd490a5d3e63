package importers

import (
	"strconv"
	"time"

	"servgap/importers/pattern"
)

// dates finds the first and the last of a column's days. What is written with strokes is
// day and month or month and day, which all of the column decide together.
type dates struct {
	first, last string // of those that can be read in one way
	strokes     []stroke
}

// stroke is a date with strokes.
type stroke struct {
	text        string
	row         int
	left, right int
	year        string
}

var (
	isoDate    = pattern.New(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}[:.]\d{2}.*)?$`)
	dottedDate = pattern.New(`^(\d{1,2})[.-] ?(\d{1,2})[.-] ?(\d{4})(?: \d{1,2}[:.]\d{2}.*)?$`)
	strokeDate = pattern.New(`^(\d{1,2})/(\d{1,2})/(\d{4})(?: \d{1,2}[:.]\d{2}.*)?$`)
)

// add reads a date, with or without a time of the day; ok is false if it is none.
func (d *dates) add(text string, row int) (ok bool) {
	if m := isoDate.FindStringSubmatch(text); m != nil {
		return d.day(m[1], m[2], m[3])
	}
	if m := dottedDate.FindStringSubmatch(text); m != nil {
		return d.day(m[3], m[2], m[1])
	}
	m := strokeDate.FindStringSubmatch(text)
	if m == nil {
		return false
	}
	left, _ := strconv.Atoi(m[1])
	right, _ := strconv.Atoi(m[2])
	d.strokes = append(d.strokes, stroke{text, row, left, right, m[3]})
	return true
}

// day takes in a day; ok is false if there is none of it.
func (d *dates) day(year, month, day string) (ok bool) {
	pad := func(s string) string {
		if len(s) == 1 {
			return "0" + s
		}
		return s
	}
	text := year + "-" + pad(month) + "-" + pad(day)
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		return false
	}
	if d.first == "" || text < d.first {
		d.first = text
	}
	d.last = max(d.last, text)
	return true
}

// ends is the first and the last day. Dates with strokes that can be read in two ways, or
// in none, are put among the misread.
func (d *dates) ends(misread *values) (first, last string) {
	const months = 12
	dayFirst, monthFirst := false, false
	for _, s := range d.strokes {
		dayFirst, monthFirst = dayFirst || s.left > months, monthFirst || s.right > months
	}
	for _, s := range d.strokes {
		day, month := s.left, s.right
		if monthFirst {
			day, month = month, day
		}
		if dayFirst == monthFirst || !d.day(s.year, strconv.Itoa(month), strconv.Itoa(day)) {
			misread.add(beginning(s.text), s.row)
		}
	}
	return d.first, d.last
}
