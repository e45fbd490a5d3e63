package render

import (
	"bytes"
	"slices"
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
			if err := s.write(&b, g); err != nil {
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

func (s Style) paragraph(line string) string {
	line = s.plain(line)
	if s.Width == 0 || twwidth.Width(line) <= s.Width {
		return line
	}
	return wrap(line, s.Width)
}

// grid formats a table's cells.
func (s Style) grid(t table.Table) grid {
	g := grid{gutter: wideGutter}
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
		g.spans = append(g.spans, table.Span{Column: row.Span.Column, Text: s.plain(row.Span.Text)})
	}
	return g
}

// write sets a grid that fits. Tablewriter reports no write errors, so it writes
// into memory.
func (s Style) write(b *bytes.Buffer, g grid) error {
	var set bytes.Buffer
	t := tablewriter.NewTable(&set, tablewriter.WithConfig(g.config()), tablewriter.WithRendition(tw.Rendition{
		Borders: tw.BorderNone,
		Symbols: s.symbols(),
		Settings: tw.Settings{
			Separators: tw.Separators{ShowHeader: state(s.ruled(g)), BetweenColumns: tw.Off, BetweenRows: tw.Off},
			Lines:      tw.Lines{ShowHeaderLine: state(s.ruled(g))},
		},
	}))
	if g.headed() {
		t.Header(g.heads)
	}
	if err := t.Bulk(g.rows); err != nil {
		return err
	}
	if err := t.Render(); err != nil {
		return err
	}
	lines := strings.Split(strings.TrimRight(set.String(), "\n"), "\n")
	for _, line := range g.overlay(lines, s) {
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return nil
}

// headed reports whether there is a head: a list of names and values has none.
func (g grid) headed() bool {
	return slices.ContainsFunc(g.heads, func(head string) bool { return head != "" })
}

// ruled reports whether a line stands under the head.
func (s Style) ruled(g grid) bool { return s.Rule && g.headed() }

// overlay writes the texts that span columns into the lines of the table, whose
// cells are empty there.
func (g grid) overlay(lines []string, s Style) []string {
	at := 0
	if g.headed() {
		for _, head := range g.heads {
			at = max(at, 1+strings.Count(head, "\n"))
		}
	}
	if s.ruled(g) {
		at++
	}
	out := slices.Clone(lines[:at])
	for r, row := range g.rows {
		height := 1
		for _, cell := range row {
			height = max(height, 1+strings.Count(cell, "\n"))
		}
		own := slices.Clone(lines[at : at+height])
		at += height
		if span := g.spans[r]; span.Text != "" {
			offset := g.offset(span.Column)
			for i, part := range strings.Split(s.beside(span.Text, offset), "\n") {
				if i == len(own) {
					own = append(own, "")
				}
				line := strings.TrimRight(own[i], " ")
				own[i] = line + strings.Repeat(" ", max(0, offset-twwidth.Width(line))) + part
			}
		}
		out = append(out, own...)
	}
	return out
}

// beside breaks a text that begins at a column so that it ends at the width.
func (s Style) beside(text string, offset int) string {
	if s.Width == 0 {
		return text
	}
	return wrap(text, max(narrowest, s.Width-offset))
}

func state(on bool) tw.State {
	if on {
		return tw.On
	}
	return tw.Off
}

func (s Style) symbols() tw.Symbols {
	if s.ASCII {
		return tw.NewSymbols(tw.StyleASCII)
	}
	return tw.NewSymbols(tw.StyleLight)
}

// config aligns numbers to the right and words to the left, without the padding,
// capitals and wrapping that tablewriter adds by itself.
func (g grid) config() tablewriter.Config {
	var align []tw.Align
	var padding []tw.Padding
	for i, kind := range g.kinds {
		if leftAligned(kind) {
			align = append(align, tw.AlignLeft)
		} else {
			align = append(align, tw.AlignRight)
		}
		right := strings.Repeat(" ", g.gutter)
		if i == len(g.kinds)-1 {
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

// wordy reports whether a column is of words, which can be broken into lines.
func wordy(kind table.Kind) bool {
	return kind == table.Text || kind == table.Key || kind == table.SubKey
}

// leftAligned tells columns of words from columns of numbers.
func leftAligned(kind table.Kind) bool {
	return wordy(kind) || kind == table.Rank || kind == table.Mark
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
