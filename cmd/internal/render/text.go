package render

import (
	"bytes"
	"strings"

	"github.com/fatih/color"
	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/tw"

	"servgap/cmd/internal/table"
)

// Text writes a table for people: title, lead, columns, notes. Nothing is ever
// cut: what is wider than the style's width is broken between words or divided
// into tables below each other.
func Text(t table.Table, s Style) ([]byte, error) {
	// The width of Æ or – must not depend on the locale.
	twwidth.SetEastAsian(false)
	var b bytes.Buffer
	for i, line := range append([]string{t.Title}, t.Lead...) {
		if line != "" {
			b.WriteString(s.heading(s.paragraph(line), i == 0) + "\n")
		}
	}
	if len(t.Columns) > 0 {
		for i, g := range s.grid(t).fit(s.Width) {
			if i > 0 {
				b.WriteByte('\n')
			}
			if err := s.write(&b, g, t.Rows); err != nil {
				return nil, err
			}
		}
	}
	if len(t.Notes) > 0 {
		b.WriteByte('\n')
	}
	for _, note := range t.Notes {
		b.WriteString(s.paragraph(note) + "\n")
	}
	return b.Bytes(), nil
}

// Line writes a sentence for people, broken at the style's width.
func Line(sentence string, s Style) []byte { return []byte(s.paragraph(sentence) + "\n") }

func (s Style) paragraph(line string) string {
	line = s.plain(line)
	if s.Width == 0 || twwidth.Width(line) <= s.Width {
		return line
	}
	return wrap(line, s.Width)
}

// grid formats a table's cells.
func (s Style) grid(t table.Table) grid {
	g := grid{}
	for _, c := range t.Columns {
		g.kinds = append(g.kinds, c.Kind)
		g.heads = append(g.heads, s.plain(c.Head))
	}
	for _, row := range t.Rows {
		var cells []string
		for i, c := range row.Cells {
			cells = append(cells, s.cell(t.Columns[i].Kind, c))
		}
		g.rows = append(g.rows, cells)
	}
	return g
}

// write sets a grid that fits. Tablewriter reports no write errors, so it writes
// into memory.
func (s Style) write(b *bytes.Buffer, g grid, rows []table.Row) error {
	var set bytes.Buffer
	t := tablewriter.NewTable(&set, tablewriter.WithConfig(config(g.kinds)), tablewriter.WithRendition(tw.Rendition{
		Borders:  tw.BorderNone,
		Symbols:  symbols(s),
		Settings: tw.Settings{Separators: tw.Separators{ShowHeader: state(s.Rule), BetweenColumns: tw.Off, BetweenRows: tw.Off}, Lines: tw.Lines{ShowHeaderLine: state(s.Rule)}},
	}))
	t.Header(g.heads)
	if err := t.Bulk(g.rows); err != nil {
		return err
	}
	if err := t.Render(); err != nil {
		return err
	}
	for line := range strings.Lines(set.String()) {
		b.WriteString(strings.TrimRight(strings.TrimPrefix(line, ""), " \n") + "\n")
	}
	return nil
}

func state(on bool) tw.State {
	if on {
		return tw.On
	}
	return tw.Off
}

func symbols(s Style) tw.Symbols {
	if s.ASCII {
		return tw.NewSymbols(tw.StyleASCII)
	}
	return tw.NewSymbols(tw.StyleLight)
}

// config aligns numbers to the right and words to the left, without the padding,
// capitals and wrapping that tablewriter adds by itself.
func config(kinds []table.Kind) tablewriter.Config {
	var align []tw.Align
	var padding []tw.Padding
	for i, kind := range kinds {
		switch kind {
		case table.Text, table.Key, table.Rank, table.Mark:
			align = append(align, tw.AlignLeft)
		default:
			align = append(align, tw.AlignRight)
		}
		right := strings.Repeat(" ", gutter)
		if i == len(kinds)-1 {
			right = ""
		}
		padding = append(padding, tw.Padding{Right: right, Overwrite: true})
	}
	cell := tw.CellConfig{
		Alignment:  tw.CellAlignment{PerColumn: align},
		Padding:    tw.CellPadding{PerColumn: padding},
		Formatting: tw.CellFormatting{AutoFormat: tw.Off, AutoWrap: tw.WrapNone},
	}
	return tablewriter.Config{Header: cell, Row: cell}
}

// heading marks the title where colours are on.
func (s Style) heading(line string, title bool) string {
	if !s.Color || !title {
		return line
	}
	bold := color.New(color.Bold)
	bold.EnableColor()
	return bold.Sprint(line)
}
