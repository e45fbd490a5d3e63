package render

import (
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"encoding/base64"
	"errors"
	"html/template"
	"io"

	"servgap/cmd/internal/table"
)

// Page is a report: sections in the order in which a client reads them.
type Page struct {
	Title    string
	Facts    []string // whom it is about, when, who answered
	Sections []Section
	Foot     []string
	Result   []byte       // JSON of the same numbers, which Embedded finds again
	Accent   string       // a colour as #rrggbb, or empty
	Style    template.CSS // of the pictures
	Logo     string       // a picture as a data URL, or empty
}

// Section is a part of a page. Its pictures show the numbers of its tables.
type Section struct {
	ID, Heading string
	Sentences   []string
	Pictures    []Picture
	Tables      []table.Table
}

// Picture is a drawing: an SVG that says itself what it shows and whose texts are
// escaped.
type Picture struct {
	ID    string
	Title string // what was found: on a narrow screen it stands above the picture, which is wider
	SVG   template.HTML
}

var (
	//go:embed page/page.html
	pageForm string
	//go:embed page/page.css
	pageStyle string
)

// usualAccent is the colour of heads where none is asked for.
const usualAccent = "#0b5fa5"

// HTML writes a page as one file without a script and without anything that it would
// have to load: it can be mailed, kept and printed, and a browser is told not to ask
// for more.
func HTML(p Page, s Style) ([]byte, error) {
	form, err := template.New("page").Funcs(template.FuncMap{
		"table":   func(t table.Table) htmlTable { return s.htmlTable(t) },
		"text":    s.plain,
		"picture": func(url string) template.URL { return template.URL(url) }, //nolint:gosec // of an image that was read from the project and packed as data
	}).Parse(pageForm)
	if err != nil {
		return nil, err
	}
	packed, err := pack(p.Result)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = form.Execute(&b, struct {
		Page
		Lang, Packed string
		Sheet        template.CSS
	}{p, s.Words.Code(), packed, template.CSS(":root{--accent:"+cmp.Or(p.Accent, usualAccent)+"}\n"+pageStyle) + p.Style}) //nolint:gosec // the accent is six digits
	return b.Bytes(), err
}

// pack makes data text that stands in a page, a quarter as long as it was.
func pack(data []byte) (string, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := z.Write(data); err != nil {
		return "", err
	}
	if err := z.Close(); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(b.Bytes()), nil
}

// ErrNoResult says that a page holds no numbers: it is no report, or not all of one.
var ErrNoResult = errors.New("the page holds no numbers of a result")

// Embedded is the JSON that HTML put into a page.
func Embedded(page []byte) ([]byte, error) {
	_, behind, ok := bytes.Cut(page, []byte(`<template id="servgap-result" data-packed="gzip base64url">`))
	text, _, closed := bytes.Cut(behind, []byte("</template>"))
	if !ok || !closed {
		return nil, ErrNoResult
	}
	packed, err := base64.RawURLEncoding.DecodeString(string(text))
	if err != nil {
		return nil, ErrNoResult
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, ErrNoResult
	}
	data, err := io.ReadAll(io.LimitReader(z, mostEmbedded))
	if err != nil || len(data) == mostEmbedded {
		return nil, ErrNoResult
	}
	return data, nil
}

// mostEmbedded bounds what is unpacked from a page, in bytes.
const mostEmbedded = 256 << 20

// htmlTable is a table as its template takes it.
type htmlTable struct {
	Title       string
	Lead, Notes []string
	Heads       []htmlCell
	Rows        []htmlRow
}

type htmlRow struct {
	Cells   []htmlCell
	Summary bool
}

// htmlCell is a cell: how it is set, and over how many columns.
type htmlCell struct {
	Text, Class string
	Names       bool // its row or column
	Span        int
}

func (s Style) htmlTable(t table.Table) htmlTable {
	h := htmlTable{Title: s.plain(t.Title)}
	for _, line := range t.Lead {
		h.Lead = append(h.Lead, s.plain(line))
	}
	for _, note := range t.Notes {
		h.Notes = append(h.Notes, s.plain(note))
	}
	for _, c := range t.Columns {
		h.Heads = append(h.Heads, htmlCell{Text: s.plain(c.Head), Class: setting(c.Kind), Span: 1})
	}
	for _, row := range t.Rows {
		h.Rows = append(h.Rows, s.htmlRow(t.Columns, row))
	}
	return h
}

func (s Style) htmlRow(columns []table.Column, row table.Row) htmlRow {
	h := htmlRow{Summary: row.Summary}
	named := false
	for i, c := range row.Cells {
		kind := columns[i].Kind
		if row.Span.Text != "" && i == row.Span.Column {
			h.Cells = append(h.Cells, htmlCell{Text: s.plain(row.Span.Text), Class: "words", Span: len(columns) - i})
			break
		}
		names := kind == table.Key && !named
		named = named || names
		h.Cells = append(h.Cells, htmlCell{Text: s.cell(kind, c), Class: setting(kind), Names: names, Span: 1})
	}
	return h
}

// setting is the class of a column's cells: words stand to the left and break, numbers
// to the right and do not, and a place takes no more room than it needs.
func setting(k table.Kind) string {
	switch {
	case k == table.Rank:
		return "rank"
	case leftAligned(k):
		return "words"
	default:
		return "number"
	}
}
