package odsfile

import (
	"encoding/xml"
	"io"

	"servgap/importers/problem"
)

// sheet is what is known of a sheet before it is read.
type sheet struct {
	name   string
	hidden bool
	rows   int // with something in them, as far as countLimit
}

// countLimit is how many rows of a sheet are counted for a message.
const countLimit = 1000

// Depths at which elements of the content stand.
const (
	sheetDepth = 4 // document-content, body, spreadsheet, table
	styleDepth = 3 // document-content, automatic-styles, style
)

// styles notes which styles hide a sheet.
type styles struct {
	name   string // of the style that is open
	hiding map[string]bool
}

// take looks at an element in front of the sheets.
func (s *styles) take(e xml.StartElement, depth int) {
	switch {
	case depth == styleDepth && is(e.Name, "style", "style"):
		s.name = attribute(e, "style", "name")
	case depth == styleDepth+1 && is(e.Name, "style", "table-properties") && attribute(e, "table", "display") == "false":
		s.hiding[s.name] = true
	}
}

// nextSheet goes to the next sheet, and is io.EOF behind the root. What stands in
// a sheet, a list of changes or a drawing is none. A document of another kind has
// no sheets.
func nextSheet(m *markup, s *styles) (xml.StartElement, error) {
	for {
		token, err := m.next()
		if err != nil {
			return xml.StartElement{}, err
		}
		e, ok := token.(xml.StartElement)
		switch {
		case !ok:
		case m.depth() == sheetDepth && is(e.Name, "table", "table"):
			return e, nil
		case m.depth() == sheetDepth-1 && !is(e.Name, "office", "spreadsheet") && !is(e.Name, "style", "style"):
			if err := m.skip(m.depth()); err != nil {
				return xml.StartElement{}, err
			}
		default:
			s.take(e, m.depth())
		}
	}
}

// goTo goes to the sheet with that name, and is io.EOF if there is none.
func (r *Reader) goTo(name string) (*sheetRows, error) {
	for {
		at, err := r.nextSheet()
		if err != nil {
			return nil, err
		}
		rows := r.newRows(r.sheets[at].name)
		if rows.sheet == name {
			return rows, nil
		}
		if err := r.pass(at, rows); err != nil {
			return nil, err
		}
	}
}

// nextSheet goes to the next sheet and notes it.
func (r *Reader) nextSheet() (at int, err error) {
	e, err := nextSheet(r.markup, &r.styles)
	if err == io.EOF && len(r.sheets) == 0 {
		err = otherFile(problem.Say("a document without a sheet"))
	}
	if err != nil {
		return 0, err
	}
	if len(r.sheets) == maxSheets {
		return 0, tooMuch(problem.Say("found a workbook with more than 1,000 sheets, which is the most that is accepted"))
	}
	r.sheets = append(r.sheets, sheet{name: attribute(e, "table", "name"), hidden: r.styles.hiding[attribute(e, "table", "style-name")]})
	return len(r.sheets) - 1, nil
}

// pass counts the rows of a sheet and passes over what is left of it. What is
// wrong with a row only ends the count, unless nothing more can be read.
func (r *Reader) pass(at int, rows *sheetRows) error {
	r.sheets[at].rows = rows.look(countLimit)
	return r.markup.skip(rows.depth)
}

// passAll does so with all sheets that are left.
func (r *Reader) passAll() error {
	for {
		at, err := r.nextSheet()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = r.pass(at, r.newRows(""))
		}
		if err != nil {
			return err
		}
	}
}
