package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Sources is the files that were read, with what leftOut says of each.
func Sources(sources []gap.Source, leftOut func(gap.Source, lang.Words) string, w lang.Words) Table {
	b := builder[gap.Source]{}
	b.add("wave", w.Text("head.wave"), Text, func(s gap.Source) Cell { return text(s.Wave) })
	b.add("file", w.Text("head.file"), Key, func(s gap.Source) Cell {
		if s.Sheet == "" {
			return text(s.File)
		}
		return text(s.File + " [" + s.Sheet + "]")
	})
	b.add("rows", w.Text("head.rows"), Count, func(s gap.Source) Cell { return count(s.Rows) })
	b.add("responses", w.Text("head.responses"), Count, func(s gap.Source) Cell { return count(s.Responses) })
	b.add("left_out", w.Text("head.left_out"), Text, func(s gap.Source) Cell { return text(leftOut(s, w)) })
	t := Table{Columns: b.columns}
	for _, s := range sources {
		t.Rows = append(t.Rows, b.row(s, false))
	}
	return t
}
