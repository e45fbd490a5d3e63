package xlsxfile

import "bytes"

// merged gives the merged cells of a sheet that begin in a row, as columns from
// the first to the last. They stand behind the rows, so this reads the part
// once more.
func (b *book) merged(e entry, row int) ([]span, error) {
	s := &sheet{book: b, name: e.name}
	x, p, err := b.parts.open(e.target.part)
	if err != nil {
		return nil, s.placed(err)
	}
	defer p.close()
	var found []span
	root, err := x.root(spreadsheet, "worksheet")
	for err == nil && x.child(root) {
		if !x.is("mergeCells") {
			x.skip()
			continue
		}
		for ; x.child(root + 1); x.skip() {
			from, to, _ := bytes.Cut(x.plain("ref"), []byte{':'})
			first, top, ok := reference(from)
			last, _, lastOK := reference(to)
			if x.is("mergeCell") && ok && lastOK && top == row && last > first && len(found) < maxColumns {
				found = append(found, span{first, last})
			}
		}
	}
	if x.err != nil {
		return nil, s.placed(x.err)
	}
	return found, nil
}

// fill gives the header with the text of merged cells in each of their columns,
// up to the width of the sheet, and the columns that were filled. A header that
// is filled is longer where the last of its cells is merged.
func fill(header []string, merged []span, width int) ([]string, []span) {
	var filled []span
	for _, m := range merged {
		if m.from > len(header) || blankText(header[m.from-1]) {
			continue
		}
		text := header[m.from-1]
		for column := m.from + 1; column <= min(m.to, width); column++ {
			if column > len(header) {
				header = append(header, "")
			}
			if !blankText(header[column-1]) {
				break
			}
			header[column-1] = text
			filled = append(filled, span{m.from, column})
		}
	}
	return header, filled
}
