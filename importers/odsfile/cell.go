package odsfile

import (
	"bytes"
	"encoding/xml"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"servgap/importers/problem"
)

var errCellTooLong = errors.New("cell too long")

// readCell reads the cell that has just begun to its end and gives its value as
// text: of a number, date or truth the stored one, else what is shown.
func readCell(m *markup, start xml.StartElement) (string, error) {
	depth := m.depth()
	kind, value := stored(start)
	if kind != "" && value != "" {
		return value, m.skip(depth)
	}
	return shownText(m)
}

// stored gives the type of a cell and its value, empty if only its text says it.
// Of an error, the value that is stored is none.
func stored(start xml.StartElement) (kind, value string) {
	if attribute(start, "calcext", "value-type") == "error" {
		return "", ""
	}
	switch kind = attribute(start, "office", "value-type"); kind {
	case "float", "percentage", "currency":
		value = number(attribute(start, "office", "value"))
	case "date":
		value = attribute(start, "office", "date-value")
	case "time":
		value = clock(attribute(start, "office", "time-value"))
	case "boolean":
		value = attribute(start, "office", "boolean-value")
		switch value {
		case "true":
			value = "1"
		case "false":
			value = "0"
		}
	case "string":
		value = attribute(start, "office", "string-value")
	}
	return kind, value
}

// shortDigits is how many characters a number has that no program wrote out
// further than it knew it.
const shortDigits = 16

// number is a number as it stands, but one with a long fraction as the shortest
// that is the same: Excel writes 1.1 as 1.1000000000000001, Gnumeric 3.3 as
// 3.29999999999999999998.
func number(text string) string {
	if len(text) <= shortDigits || !strings.ContainsAny(text, ".eE") || strings.Trim(text, "-+.0123456789eE") != "" {
		return text
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// clock writes a duration such as PT01H02M03.5S as 01:02:03.5, and leaves what is
// none as it is. Hours may be more than 24.
func clock(duration string) string {
	rest, negative := strings.CutPrefix(duration, "-")
	rest, ok := strings.CutPrefix(rest, "PT")
	if !ok {
		return duration
	}
	var parts [3]string
	for i, unit := range []string{"H", "M", "S"} {
		number, after, found := strings.Cut(rest, unit)
		if !found {
			number, after = "0", rest
		}
		rest = after
		whole, fraction, _ := strings.Cut(number, ".")
		if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
			fraction = "." + fraction
		}
		if strings.Trim(whole+strings.TrimPrefix(fraction, "."), "0123456789") != "" || fraction != "" && unit != "S" {
			return duration
		}
		whole = strings.TrimLeft(whole, "0")
		parts[i] = strings.Repeat("0", max(0, 2-len(whole))) + whole + fraction
	}
	if rest != "" {
		return duration
	}
	if negative {
		return "-" + strings.Join(parts[:], ":")
	}
	return strings.Join(parts[:], ":")
}

// shownText collects the paragraphs of the cell that is open and passes over its
// notes and drawings.
func shownText(m *markup) (string, error) {
	var t paragraphs
	for cell := m.depth(); ; {
		token, err := m.next()
		if err != nil {
			return "", noEnd(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if m.depth() == cell+1 {
				t.begin(token.Name)
			}
			if !t.inside || !t.add(token) {
				err = m.skip(m.depth())
			}
		case xml.EndElement:
			if m.depth() < cell {
				return t.text.String(), nil
			}
			t.inside = t.inside && m.depth() > cell
		case xml.CharData:
			if t.inside {
				t.write(token)
			}
		}
		if t.characters > maxCell {
			err = errCellTooLong
		}
		if err != nil {
			return "", err
		}
	}
}

// paragraphs is the text of a cell.
type paragraphs struct {
	text       strings.Builder
	characters int
	count      int
	inside     bool // of one
	space      bool // the last character was white space, or there is none in this paragraph
}

// begin begins a paragraph, or an element that is none.
func (t *paragraphs) begin(name xml.Name) {
	if t.inside = is(name, "text", "p") || is(name, "text", "h"); !t.inside {
		return
	}
	if t.count++; t.count > 1 {
		t.put("\n", 1)
	}
	t.space = true
}

// add takes up an element in a paragraph; it is false for one that is no text of
// its own.
func (t *paragraphs) add(e xml.StartElement) bool {
	if e.Name.Space != "text" {
		return false
	}
	switch e.Name.Local {
	case "s":
		n, err := strconv.Atoi(attribute(e, "text", "c"))
		if err != nil {
			n = 1
		}
		t.put(" ", min(n, maxCell+1))
	case "tab":
		t.put("\t", 1)
	case "line-break":
		t.put("\n", 1)
	case "note", "ruby-text":
		return false
	default:
		return true
	}
	t.space = false
	return true
}

// put adds a character some times.
func (t *paragraphs) put(character string, times int) {
	for range times {
		t.text.WriteString(character)
		t.characters++
	}
}

// write adds text. White space with a line end or a tab in it is one blank, none
// at the beginning of a paragraph; blanks alone are kept, for LibreOffice writes
// them so.
func (t *paragraphs) write(text []byte) {
	for len(text) > 0 {
		n := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
		switch space := text[:n]; {
		case n == 0:
			if n = bytes.IndexAny(text, " \t\r\n"); n < 0 {
				n = len(text)
			}
			t.text.Write(text[:n])
			t.characters += utf8.RuneCount(text[:n])
			t.space = false
		case !bytes.ContainsAny(space, "\t\r\n"):
			t.put(" ", n)
		case !t.space:
			t.put(" ", 1)
			t.space = true
		}
		text = text[n:]
	}
}

// repetition is how often an element stands for itself, 1 if it does not say.
func repetition(e xml.StartElement, local string) (int, error) {
	text := attribute(e, "table", local)
	if text == "" {
		return 1, nil
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 1 {
		return 0, damaged(problem.Say("%s is %q", local, problem.Quote(text)))
	}
	return int(n), nil
}
