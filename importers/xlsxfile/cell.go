package xlsxfile

import (
	"strconv"

	"servgap/importers/problem"
)

// cellKind is the type of a cell.
type cellKind uint8

const (
	number cellKind = iota
	sharedText
	formulaText
	inlineText
	truth
	isoDate
	fault
	unknown
)

func kindOfCell(name []byte) cellKind {
	switch string(name) {
	case "n", "":
		return number
	case "s":
		return sharedText
	case "str":
		return formulaText
	case "inlineStr":
		return inlineText
	case "b":
		return truth
	case "d":
		return isoDate
	case "e":
		return fault
	}
	return unknown
}

// readCell adds the cell that has begun, if there is something in it.
func (s *sheet) readCell(to *rows, lastRow int, numbered bool) {
	x := s.x
	start, kind, style := x.at, number, -1
	column, row := s.column+1, s.row
	for _, a := range x.attrs {
		switch string(a.name) {
		case "r":
			name := x.value(a)
			if len(name) == 0 {
				x.fail(problem.Say("a cell has a name that does not follow the one before"))
				return
			}
			var ok bool
			if column, row, ok = reference(name); !ok {
				column = 0 // which follows none
			}
		case "t":
			if kind = kindOfCell(a.written); kind == unknown {
				x.fail(problem.Say("a cell is of an unknown type, %s", problem.Quote(string(a.written))))
				return
			}
		case "s":
			style = styleOf(a.written)
		}
	}
	if !s.beginCell(column, row, lastRow, numbered) {
		return
	}
	if x.hollow {
		x.next()
		return
	}
	valued, stored, inline, formula := false, false, false, false
	s.value = s.value[:0]
	for depth := len(x.open); x.child(depth); {
		switch {
		case x.is("v") && !stored:
			valued, stored = true, true
			if s.raw = x.content(s.raw[:0]); !inline {
				s.value = append(s.value, s.raw...)
			}
		case x.is("is") && !inline && kind == inlineText:
			valued, inline = true, true
			s.value = x.rich(s.value[:0])
		case x.is("v"), x.is("is"):
			x.fail(problem.Say("a cell has two values"))
			return
		default:
			formula = formula || x.is("f")
			x.skip()
		}
	}
	if x.err != nil {
		return
	}
	if formula && (!valued || len(s.value) == 0 && kind != formulaText) {
		s.seen.formulas.add(s.row, s.column)
		return
	}
	x.at = start // where problems with the value are
	s.add(to, kind, style, s.value)
}

// beginCell goes on to the cell in that column and row. The row may be known only
// by the cell.
func (s *sheet) beginCell(column, row, lastRow int, numbered bool) bool {
	if !numbered && row > lastRow && row <= maxRows {
		s.row = row
	}
	if row != s.row || column <= s.column || column > maxColumns {
		s.x.fail(problem.Say("a cell has a name that does not follow the one before"))
		return false
	}
	s.column = column
	return true
}

// styleOf reads the number of a style; what is none changes nothing.
func styleOf(written []byte) int {
	if n, ok := digits(written); ok {
		return n
	}
	return -1
}

// add adds the cell's value, by its type.
func (s *sheet) add(to *rows, kind cellKind, style int, value []byte) {
	switch kind {
	case number:
		if value = trimmed(value); len(value) > 0 {
			s.addNumber(to, value, style)
		}
	case sharedText:
		if value = trimmed(value); len(value) > 0 { // Excel reads none as no text
			s.addShared(to, value)
		}
	case formulaText, inlineText:
		s.raw = unescaped(s.raw[:0], value)
		if tooLong(s.raw) {
			s.x.err = cellTooLong()
			return
		}
		s.addText(to, s.raw)
	case truth:
		switch string(trimmed(value)) {
		case "1", "true":
			s.addText(to, []byte("TRUE"))
		case "0", "false":
			s.addText(to, []byte("FALSE"))
		case "":
		default:
			s.x.fail(problem.Say("a truth value is neither 1 nor 0"))
		}
	case isoDate:
		s.addText(to, trimmed(value))
	case fault:
		if len(value) > 0 {
			s.seen.errors.add(s.row, s.column)
		}
	}
}

// addNumber adds a number, or the moment that its style shows. Some programs name
// styles that there are not; they change nothing then.
func (s *sheet) addNumber(to *rows, value []byte, style int) {
	at := len(to.text)
	text, ok := appendNumber(to.text, value)
	if !ok {
		s.x.err = notANumber(value)
		return
	}
	if style >= 0 && style < len(s.book.formats) && s.book.formats[style] != noDate {
		if days, err := strconv.ParseFloat(string(text[at:]), 64); err == nil {
			if moment, ok := appendMoment(text[:at], days, s.book.formats[style], s.book.from1904); ok {
				text = moment
			}
		}
	}
	to.text = text
	to.add(s.column, at, true)
}

// addShared adds a shared string by its number.
func (s *sheet) addShared(to *rows, value []byte) {
	n, ok := digits(value)
	switch {
	case !ok || n >= len(s.book.strings.texts):
		s.x.fail(problem.Say("a cell names shared text %s of %d", problem.Quote(string(value)), len(s.book.strings.texts)))
	case s.book.strings.long[n]:
		s.x.err = cellTooLong()
	default:
		to.addShared(s.column, n, s.book.strings.texts[n])
	}
}

func (s *sheet) addText(to *rows, text []byte) {
	if len(text) == 0 {
		return
	}
	at := len(to.text)
	if to.text = append(to.text, text...); len(to.text)-to.start > maxRowText {
		s.x.err = tooMuch(problem.Say("found a row of more than 16 MiB, which is the most that is accepted"))
		return
	}
	to.add(s.column, at, !blankText(text))
}

// trimmed is a value without the white space around it.
func trimmed(value []byte) []byte {
	for len(value) > 0 && classes[value[0]]&white != 0 {
		value = value[1:]
	}
	for len(value) > 0 && classes[value[len(value)-1]]&white != 0 {
		value = value[:len(value)-1]
	}
	return value
}

// reference reads the name of a cell, such as AB12, in capitals or not.
func reference(name []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(name) && i <= 3; i++ {
		c := name[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = 26*column + int(c-'A') + 1
	}
	if i == 0 || i > 3 {
		return 0, 0, false
	}
	row, ok = digits(name[i:])
	return column, row, ok && name[i] != '0'
}
