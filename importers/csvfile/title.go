package csvfile

import "servgap/importers/limit"

// mostTitle is the number of cells up to which a record above a table is a title, and
// timesTitle how many times as wide the table is at least.
const (
	mostTitle  = 2
	timesTitle = 3
)

// passTitles makes a title as wide as the table below it.
func (r *Reader) passTitles() error {
	cells := len(r.layout.header)
	width, top, ok := titled(r.first, r.split.delimiter, cells)
	if !ok {
		return nil
	}
	if int64(width) > r.split.limits.Of(limit.Columns) {
		return tooManyColumns(top, width, r.split.limits)
	}
	r.layout.header = append(r.layout.header, make([]string, width-cells)...)
	r.layout.top = top
	return nil
}

// titled looks for a table below a first record that is a title, such as "Survey
// results 2026": it gives the table's width and the row of its first record, its
// header; ok is false if most of the records below are not of one width, or others
// stand above the first of these.
func titled(b *Block, delimiter byte, cells int) (width, row int, ok bool) {
	if cells > mostTitle {
		return 0, 0, false
	}
	c := cursor{text: b.text, delimiter: delimiter, most: sampleCells}
	widths := make(map[int]int)
	for n := 0; n < sampleRecords && c.more(); {
		if c.blankLine() {
			continue
		}
		if c.next() != sound {
			return 0, 0, false
		}
		n++
		widths[c.count]++
	}
	records := 0
	for w, n := range widths {
		if records += n; n > widths[width] {
			width = w
		}
	}
	if widths[width] < 2 || 2*widths[width] <= records || width < timesTitle*cells {
		return 0, 0, false
	}
	c.at = 0
	for row = b.row; c.more(); row++ {
		if c.blankLine() {
			continue
		}
		if c.next(); c.count == width {
			return width, row, true
		}
		if c.count > mostTitle {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// pad gives a record above the header as many cells as the table has.
func (l *layout) pad(c *cursor, row int) {
	for ; row < l.top && c.count < len(l.header); c.count++ {
		c.take("")
	}
}
