package importers

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// FuzzDates reads any cells of a column with a day among them that is written in each of
// the forms: the day is found, the ends are days in their order, and the order of the rows
// says nothing.
func FuzzDates(f *testing.F) {
	for _, seed := range []string{
		"2026-03-01\n1.4.2026\n01.12.2026 10:15", "13/1/2026\n1/2/2026", "1/13/2026\n2/1/2026", "1/2/2026\n3/4/2026", "13/1/2026\n1/13/2026",
		"2026/2/30\n31.4.2026\n0/0/2026", "0000-01-01\n9999-12-31", "2026-01-01T10:00:00+02:00", "2026-1-1T", "۲۰۲۶-۰۱-۰۱", "1. 2. 2026\n1- 2-2026",
	} {
		f.Add(seed, uint16(2026), uint16(3))
	}
	f.Fuzz(func(t *testing.T, text string, year, after uint16) {
		day := time.Date(1+int(year)%9998, time.January, 1+int(after), 0, 0, 0, 0, time.UTC)
		if day.Year() > 9999 {
			return
		}
		cells := strings.Split(text, "\n")
		for _, form := range []string{"2006-01-02", "2006/1/2 15:04", "2.1.2006", "02-01-2006", "2. 1. 2006 15.04"} {
			first, last, misread := endsOf(append(cells, day.Format(form)))
			for _, end := range []string{first, last} {
				if _, err := time.Parse(time.DateOnly, end); err != nil {
					t.Fatalf("%q: the end is %v", cells, err)
				}
			}
			if is := day.Format(time.DateOnly); is < first || last < is {
				t.Errorf("%s is not between %s and %s", day.Format(form), first, last)
			}
			backwards := slices.Clone(append(cells, day.Format(form)))
			slices.Reverse(backwards)
			if first2, last2, misread2 := endsOf(backwards); first2 != first || last2 != last || misread2 != misread {
				t.Errorf("%q backwards: %s to %s without %d, want %s to %s without %d", cells, first2, last2, misread2, first, last, misread)
			}
		}
	})
}

// endsOf is the first and the last day of a column, and how many cells with strokes say none.
func endsOf(cells []string) (first, last string, misread int64) {
	var d dates
	for row, cell := range cells {
		d.add(cell, row+2)
	}
	others := values{first: make(map[string]places)}
	first, last = d.ends(&others)
	return first, last, others.count
}
