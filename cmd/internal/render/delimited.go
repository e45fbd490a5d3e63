package render

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode"
	"unicode/utf8"

	"servgap/cmd/internal/table"
)

// Dialect is a way of writing delimited text.
type Dialect struct {
	Comma   rune // between cells
	Decimal byte // in numbers
	CRLF    bool // at the end of a line, else LF
	BOM     bool // before the first
}

// The dialects. Heads are the same in all: English and stable.
var (
	RFC    = Dialect{Comma: ',', Decimal: '.'}                        // RFC 4180, what programs read
	Nordic = Dialect{Comma: ';', Decimal: ',', CRLF: true, BOM: true} // what a spreadsheet opens right where commas are decimal
	Tab    = Dialect{Comma: '\t', Decimal: '.'}
)

// bom is the mark by which a spreadsheet knows UTF-8.
const bom = "\uFEFF"

// Delimited writes a table as delimited text with one header line. Texts that a
// spreadsheet would take for a formula begin with an apostrophe; numbers are
// never touched.
func Delimited(t table.Table, d Dialect) ([]byte, error) {
	var b bytes.Buffer
	if d.BOM {
		b.WriteString(bom)
	}
	if t.Lines != nil {
		b.Grow(largeTable)
	}
	w := d.writer(&b)
	var head []string
	for _, c := range t.Columns {
		head = append(head, c.ID)
	}
	if err := w.Write(head); err != nil {
		return nil, err
	}
	var cells []string
	for row := range t.EachRow() {
		cells = cells[:0]
		for i, c := range row.Cells {
			if t.Columns[i].Kind == table.Text {
				cells = append(cells, Harmless(c.Text))
			} else {
				cells = append(cells, d.number(t.Columns[i].Kind, c))
			}
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// largeTable is the room of a large table in bytes, that of some 400 gaps. What is not
// written takes no memory.
const largeTable = 256 << 10

// writer writes records as the dialect has them.
func (d Dialect) writer(b *bytes.Buffer) *csv.Writer {
	w := csv.NewWriter(b)
	w.Comma, w.UseCRLF = d.Comma, d.CRLF
	return w
}

// lineEnd is what the writer ends a record with.
func (d Dialect) lineEnd() string {
	if d.CRLF {
		return "\r\n"
	}
	return "\n"
}

func (d Dialect) number(kind table.Kind, c table.Cell) string {
	return d.decimal(Machine(kind, c))
}

// decimal is a number with the dialect's decimal mark.
func (d Dialect) decimal(digits string) string {
	if d.Decimal == '.' {
		return digits
	}
	return strings.Replace(digits, ".", string(d.Decimal), 1)
}

// triggers begin a cell that a spreadsheet might run: a formula, a command of
// old programs, or their full-width forms.
const triggers = "=+-@|%＝＋－＠"

// separators end a cell or a line, in this dialect or in that of who opens the file: a
// spreadsheet that expects others sees no quotes in the middle of what it takes for a cell.
const separators = ",;\t\r\n"

// Harmless is a text as csv has it: with an apostrophe before what a spreadsheet would
// run, at the beginning and behind a sign that may end a cell. White space, quotes and
// invisible characters before the trigger do not hide it.
func Harmless(text string) string {
	if !strings.ContainsAny(text, triggers+separators+"\x00") {
		return text
	}
	var b strings.Builder
	if text != "" && strings.ContainsRune("\t\r\n\x00", rune(text[0])) || triggered(text) {
		b.WriteByte('\'')
	}
	for {
		end := strings.IndexAny(text, separators) + 1
		b.WriteString(text[:end])
		if text = text[end:]; end == 0 {
			return b.String() + text
		}
		if triggered(text) {
			b.WriteByte('\'')
		}
	}
}

// triggered reports whether the first sign of a text that is seen is a trigger.
func triggered(text string) bool {
	seen := strings.TrimLeftFunc(text, func(r rune) bool {
		return r == '"' || r == '\uFEFF' || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zs, r)
	})
	first, _ := utf8.DecodeRuneInString(seen)
	return seen != "" && strings.ContainsRune(triggers, first)
}
