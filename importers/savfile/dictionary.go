package savfile

import (
	"math"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// dictionary is what a file says of its cases, with texts as bytes: their
// encoding may come last.
type dictionary struct {
	variables []variable
	elements  []int // of a case, 8 bytes each: the variable that begins there, or continued

	codepage   int32  // of record 7/3, 0 if there is none
	encoding   []byte // of record 7/20
	sysmis     float64
	longNames  []byte // of record 7/13
	longTexts  []byte // of record 7/14
	longLabels []byte // of record 7/21
	longMissed []byte // of record 7/22
}

// continued marks an element in the middle of a text.
const continued = -1

// variable is one record 2. A text of more than 255 bytes takes several.
type variable struct {
	name    []byte
	label   []byte
	width   int // bytes of a text, 0 for a number
	element int
	print   format
	missing rawMissing
	labels  *rawLabels
}

// rawMissing is the values that a record 2 calls missing. With a range, the
// first two are its ends.
type rawMissing struct {
	ranged bool
	values [][]byte
}

// rawLabels is a record 3: values with a label each, for several variables.
type rawLabels struct {
	values [][]byte
	labels [][]byte
}

// Types of records.
const (
	variableRecord  = 2
	labelRecord     = 3
	labelledRecord  = 4 // the variables of the record 3 before it
	documentRecord  = 6
	extensionRecord = 7
	endRecord       = 999
)

func readDictionary(s *input) (*dictionary, error) {
	d := &dictionary{sysmis: -math.MaxFloat64}
	for s.err == nil {
		switch kind := s.int32(); kind {
		case variableRecord:
			d.readVariable(s)
		case labelRecord:
			d.readLabels(s)
		case documentRecord:
			s.skip(80 * int64(s.int32()))
		case extensionRecord:
			d.readExtension(s)
		case endRecord:
			s.skip(4)
			if s.err != nil {
				return nil, s.err
			}
			return d, d.check()
		default:
			s.fail(problem.Say("there is no record of type %d, as found at byte %d", kind, s.at-3))
		}
	}
	return nil, s.err
}

// check refuses a dictionary without a variable, and one whose last text is cut.
func (d *dictionary) check() error {
	if len(d.variables) == 0 {
		return problem.Problem{
			Code:    "E-FILE-EMPTY",
			Message: problem.Say("found no variable in the file, accepted is an SPSS file with one case for each response"),
			Fix:     problem.Say("export the survey again"),
		}
	}
	last := d.variables[len(d.variables)-1]
	if len(d.elements)-last.element < last.elements() {
		return damaged(problem.Say("variable %s is not complete", problem.Quote(string(last.name))))
	}
	return nil
}

// elements counts the elements that a value takes.
func (v variable) elements() int { return max(1, (v.width+7)/8) }

func (d *dictionary) readVariable(s *input) {
	width, labelled, missing, print := s.int32(), s.int32(), s.int32(), s.int32()
	s.skip(4) // the format for writing
	name := trimmed(s.bytes(8))
	v := variable{name: name, width: int(width), element: len(d.elements), print: formatOf(print)}
	if labelled == 1 {
		n := s.int32()
		if n > maxLabel {
			s.fail(problem.Say("the label of variable %s is too long", problem.Quote(string(name))))
		}
		v.label = trimmed(s.bytes(int64(n)))
		s.skip(int64(-n & 3)) // to a multiple of 4
	}
	v.missing = readMissing(s, missing)
	complete := true
	if n := len(d.variables); n > 0 {
		complete = len(d.elements)-d.variables[n-1].element == d.variables[n-1].elements()
	}
	switch {
	case s.err != nil:
		return
	case (width == -1) == complete, width < -1, width > 255, labelled < 0, labelled > 1:
		s.fail(problem.Say("found a variable of type %d where there can be none, at byte %d", width, s.at))
	case width > 0 && v.missing.ranged:
		s.fail(problem.Say("found a range of missing values in a text, at byte %d", s.at))
	case int64(len(d.variables)) >= mostPieces*s.limits.Of(limit.Columns):
		s.err = tooManyColumns(len(d.variables), s.limits)
	case width == -1:
		d.elements = append(d.elements, continued)
	default:
		d.elements = append(d.elements, len(d.variables))
		d.variables = append(d.variables, v)
	}
}

func readMissing(s *input, count int32) rawMissing {
	m := rawMissing{ranged: count < 0}
	if count < -3 || count > 3 || count == -1 {
		s.fail(problem.Say("found %d missing values in a variable, at byte %d", count, s.at))
		return m
	}
	for range max(count, -count) {
		m.values = append(m.values, s.bytes(8))
	}
	return m
}

// readLabels reads a record 3 and the record 4 that has to follow.
func (d *dictionary) readLabels(s *input) {
	var l rawLabels
	for n := s.int32(); n > 0 && s.err == nil; n-- {
		value := s.bytes(8)
		length := int64(0)
		if b := s.bytes(1); s.err == nil {
			length = int64(b[0])
		}
		l.values = append(l.values, value)
		l.labels = append(l.labels, trimmed(s.bytes(length)))
		s.skip(-(length + 1) & 7) // to a multiple of 8
	}
	if kind := s.int32(); kind != labelledRecord {
		s.fail(problem.Say("value labels without variables, at byte %d", s.at))
	}
	for n := s.int32(); n > 0 && s.err == nil; n-- {
		element := int(s.int32()) - 1
		if element < 0 || element >= len(d.elements) || d.elements[element] == continued {
			s.fail(problem.Say("value labels for element %d, where no variable begins", element+1))
			return
		}
		d.variables[d.elements[element]].labels = &l
	}
}

// trimmed is a text without the blanks and zeros that fill its place.
func trimmed(b []byte) []byte {
	n := len(b)
	for n > 0 && (b[n-1] == ' ' || b[n-1] == 0) {
		n--
	}
	return b[:n]
}
