package xlsxfile

import (
	"slices"
	"strings"

	"servgap/importers/problem"
)

// maxSheets bounds the sheets of a workbook.
const maxSheets = 1_000

// book is what a workbook says of its sheets, and what they share.
type book struct {
	parts    archive
	sheets   []entry
	from1904 bool // day 0 is 1904-01-01
	strings  sharedStrings
	formats  []format // of the cells with that style
}

// entry is a sheet in the list of the workbook.
type entry struct {
	name     string
	hidden   bool
	relation string // the identifier of the one that leads to its part
	target   relation
}

// openBook finds the workbook of a package by its relations, and its sheets,
// texts and styles by those of the workbook.
func openBook(parts archive) (*book, error) {
	top, err := parts.relations("")
	if err != nil {
		return nil, err
	}
	main, found := one(top, "officeDocument")
	switch {
	case parts.has("xl/workbook.bin"), strings.HasSuffix(partName(main.part), ".bin"):
		return nil, oldFormat(problem.Say("a binary Excel workbook (.xlsb)"))
	case !found && parts.has("content.xml"):
		return nil, oldFormat(problem.Say("an OpenDocument spreadsheet (.ods)"))
	case !found:
		return nil, damaged("", problem.Say("it has no workbook in it"))
	}
	b := &book{parts: parts}
	if err := b.readSheets(main); err != nil {
		return nil, err
	}
	related, err := parts.relations(main.part)
	if err != nil {
		return nil, err
	}
	for i, e := range b.sheets {
		at := slices.IndexFunc(related, func(r relation) bool { return r.id == e.relation })
		if at >= 0 {
			b.sheets[i].target = related[at]
		}
	}
	if r, found := one(related, "styles"); found && parts.has(r.part) {
		if b.formats, err = parts.formats(r.part); err != nil {
			return nil, err
		}
	}
	// A workbook of numbers may promise shared strings and have none.
	if r, found := one(related, "sharedStrings"); found && parts.has(r.part) {
		if b.strings, err = parts.strings(r.part); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// readSheets reads the list of sheets in the part of the workbook.
func (b *book) readSheets(main relation) error {
	if main.outside {
		return damaged("", problem.Say("it has no workbook in it"))
	}
	x, p, err := b.parts.open(main.part)
	if err != nil {
		return err
	}
	defer p.close()
	depth, err := x.root(spreadsheet, "workbook")
	if err != nil {
		return err
	}
	for x.child(depth) {
		switch {
		case x.is("workbookPr"):
			b.from1904 = x.yes("date1904")
		case x.is("sheets"):
			for sheets := depth + 1; x.child(sheets); x.skip() {
				if x.is("sheet") {
					b.sheets = append(b.sheets, entry{
						name:     string(x.plain("name")),
						hidden:   strings.Contains(strings.ToLower(string(x.plain("state"))), "hidden"),
						relation: string(x.related()),
					})
				}
				if len(b.sheets) > maxSheets {
					return tooMuch(problem.Say("found a workbook of more than 1,000 sheets, which is the most that is accepted"))
				}
			}
			continue
		}
		x.skip()
	}
	return x.close()
}

// names gives the names of sheets.
func names(sheets []entry) []string {
	all := make([]string, len(sheets))
	for i, e := range sheets {
		all[i] = e.name
	}
	return all
}
