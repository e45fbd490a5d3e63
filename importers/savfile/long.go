package savfile

import (
	"bytes"
	"strconv"

	"servgap/importers/problem"
)

// longWidths reads record 7/14: the width of texts of more than 255 bytes.
func (c *columns) longWidths() (map[string]int, error) {
	widths := make(map[string]int)
	return widths, pairs(c.dictionary.longTexts, func(name, value []byte) error {
		width, err := strconv.Atoi(string(bytes.Trim(value, " \x00")))
		if err != nil || width < 1 || width > maxText {
			return damaged(problem.Say("text %s is %q bytes wide", problem.Quote(c.key(name)), problem.Quote(string(value))))
		}
		widths[c.key(name)] = width
		return nil
	})
}

// A text of more than 255 bytes is stored in pieces of 255, though as many as if
// they were of 252.
const (
	pieceWidth = 255
	pieceShare = 252
)

// pieces counts the variables that hold a long text, the first of which is at i.
func (c *columns) pieces(i, width int) (int, error) {
	n := (width + pieceShare - 1) / pieceShare
	all := c.dictionary.variables[i:]
	if n <= len(all) {
		all = all[:n]
	}
	for _, piece := range all[:len(all)-1] {
		if piece.width != pieceWidth {
			all = nil
			break
		}
	}
	if len(all) != n || all[n-1].width != width-(n-1)*pieceShare {
		return 0, damaged(problem.Say("text %s has not as many pieces as %d bytes need", problem.Quote(c.key(c.dictionary.variables[i].name)), width))
	}
	return n, nil
}

// rename gives columns their long names, from record 7/13.
func (c *columns) rename() error {
	return pairs(c.dictionary.longNames, func(name, long []byte) error {
		at, ok := c.short[c.key(name)]
		if !ok || len(long) == 0 {
			return nil
		}
		text, bad := c.charset.text(long)
		if bad >= 0 {
			return notText(c.charset, long[bad:], at+1, c.list[at].Name)
		}
		c.list[at].Name = text
		return nil
	})
}

// longRecords adds what records 7/21 and 7/22 say of longer texts.
func (c *columns) longRecords() error {
	labels := &counted{data: c.dictionary.longLabels, order: c.order}
	readLongLabels(labels, func(name []byte, l *rawLabels) {
		if at, ok := c.named(name); ok {
			c.setLabels(at, l)
		}
	})
	missing := &counted{data: c.dictionary.longMissed, order: c.order}
	readLongMissing(missing, func(name []byte, m rawMissing) {
		if at, ok := c.named(name); ok && c.list[at].Format == Text {
			c.setMissing(at, m)
		}
	})
	if labels.short || missing.short {
		return damaged(problem.Say("its labels or missing values of long texts stop in the middle"))
	}
	return nil
}

// named finds a column by its long name, else by its short one.
func (c *columns) named(name []byte) (int, bool) {
	if at, ok := c.long[c.label(name)]; ok {
		return at, true
	}
	at, ok := c.short[c.key(name)]
	return at, ok
}

// pairs goes through texts such as "A=one\tB=two\t" until fn fails.
func pairs(data []byte, fn func(name, value []byte) error) error {
	for part := range bytes.SplitSeq(data, []byte("\t")) {
		name, value, ok := bytes.Cut(trimmed(part), []byte("="))
		if !ok {
			continue // the end, or what some programs put there
		}
		if err := fn(name, trimmed(value)); err != nil {
			return err
		}
	}
	return nil
}

// counted cuts texts with their length in front out of the data of a record 7.
type counted struct {
	data  []byte
	order interface{ Uint32([]byte) uint32 }
	short bool // the data ends too early
}

func (c *counted) more() bool { return len(c.data) > 0 && !c.short }

func (c *counted) number() int {
	b := c.take(4)
	if b == nil {
		return 0
	}
	return int(int32(c.order.Uint32(b)))
}

// text gives a text behind its length.
func (c *counted) text() []byte { return c.take(c.number()) }

func (c *counted) take(n int) []byte {
	if c.short || n < 0 || n > len(c.data) {
		c.short = true
		return nil
	}
	b := c.data[:n:n]
	c.data = c.data[n:]
	return b
}

// readLongLabels gives the labels of each variable in a record 7/21.
func readLongLabels(c *counted, fn func(name []byte, l *rawLabels)) {
	for c.more() {
		name := trimmed(c.text())
		c.number() // the width
		var l rawLabels
		for n := c.number(); n > 0 && !c.short; n-- {
			l.values = append(l.values, c.text())
			l.labels = append(l.labels, trimmed(c.text()))
		}
		if !c.short {
			fn(name, &l)
		}
	}
}

// readLongMissing gives the missing values of each variable in a record 7/22.
// Their length is there once, but some programs write it before each.
func readLongMissing(c *counted, fn func(name []byte, m rawMissing)) {
	for c.more() {
		name := trimmed(c.text())
		count := 0
		if b := c.take(1); b != nil {
			count = int(b[0])
		}
		length := c.number()
		var m rawMissing
		for i := range count {
			if i > 0 && len(c.data) >= 4+length && int(c.order.Uint32(c.data)) == length {
				c.take(4)
			}
			m.values = append(m.values, c.take(length))
			if c.short {
				return
			}
		}
		fn(name, m)
	}
}
