package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
)

var inline = regexp.MustCompile(`t="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)</t></is>`)

// writeShared writes a workbook of the generator, whose texts stand in their cells, as
// office programs do: in a table of shared strings.
func writeShared(in io.Reader, out io.Writer) error {
	data, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	to := zip.NewWriter(out)
	shared := &sharedStrings{at: map[string]int{}}
	for _, f := range from.File {
		text, err := contents(f)
		if err != nil {
			return err
		}
		switch f.Name {
		case "xl/worksheets/sheet1.xml":
			text = inline.ReplaceAllFunc(text, shared.cell)
		case "[Content_Types].xml":
			text = before(text, "</Types>", `<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>`)
		case "xl/_rels/workbook.xml.rels":
			text = before(text, "</Relationships>", `<Relationship Id="rIdShared" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>`)
		}
		if err := put(to, f.Name, text); err != nil {
			return err
		}
	}
	if err := put(to, "xl/sharedStrings.xml", shared.xml()); err != nil {
		return err
	}
	return to.Close()
}

// sharedStrings are the texts of a workbook, each once, as they stand in its XML.
type sharedStrings struct {
	at    map[string]int
	texts []string
	cells int
}

// cell is the rest of a cell that names its text by number.
func (s *sharedStrings) cell(found []byte) []byte {
	text := string(inline.FindSubmatch(found)[1])
	i, known := s.at[text]
	if !known {
		i = len(s.texts)
		s.at[text] = i
		s.texts = append(s.texts, text)
	}
	s.cells++
	return fmt.Appendf(nil, `t="s"><v>%d</v>`, i)
}

func (s *sharedStrings) xml() []byte {
	b := fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="%d" uniqueCount="%d">`, s.cells, len(s.texts))
	for _, text := range s.texts {
		b = fmt.Appendf(b, `<si><t xml:space="preserve">%s</t></si>`, text)
	}
	return append(b, "</sst>"...)
}

func before(text []byte, end, added string) []byte {
	return []byte(strings.Replace(string(text), end, added+end, 1))
}

func contents(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

func put(to *zip.Writer, name string, text []byte) error {
	w, err := to.Create(name)
	if err == nil {
		_, err = w.Write(text)
	}
	return err
}
