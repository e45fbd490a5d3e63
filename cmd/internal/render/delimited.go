package render

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode"

	"servgap/cmd/internal/table"
)

// CSV writes a table as RFC 4180 text: comma, LF, UTF-8 without mark, decimal
// points, one header line. Texts that a spreadsheet would take for a formula
// begin with an apostrophe; numbers are never touched.
func CSV(t table.Table) ([]byte, error) { return delimited(t, ',') }

// TSV is the same with tabs.
func TSV(t table.Table) ([]byte, error) { return delimited(t, '\t') }

func delimited(t table.Table, comma rune) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	var head []string
	for _, c := range t.Columns {
		head = append(head, c.ID)
	}
	if err := w.Write(head); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		var cells []string
		for i, c := range row.Cells {
			if t.Columns[i].Kind == table.Text {
				cells = append(cells, harmless(c.Text))
			} else {
				cells = append(cells, machine(t.Columns[i].Kind, c))
			}
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// triggers begin a cell that a spreadsheet might run: a formula, a command of
// old programs, or their full-width forms.
const triggers = "=+-@|%\t\r\n\x00＝＋－＠"

// harmless puts an apostrophe before a text that a spreadsheet would run. White
// space and invisible characters before the trigger do not hide it.
func harmless(text string) string {
	start := strings.TrimLeftFunc(text, func(r rune) bool {
		return r == '\uFEFF' || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zs, r)
	})
	if start != "" && strings.ContainsRune(triggers, []rune(start)[0]) {
		return "'" + text
	}
	return text
}
