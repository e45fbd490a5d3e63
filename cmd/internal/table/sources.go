package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// sourceLine is a file with what was left out of it, in words.
type sourceLine struct {
	gap.Source
	leftOut string
}

// Sources is the files that were read, with what was left out of each.
func Sources(sources []gap.Source, leftOut []string, w lang.Words) Table {
	b := builder[sourceLine]{}
	b.add("wave", w.Text("head.wave"), Text, func(l sourceLine) Cell { return text(l.Wave) })
	b.add("file", w.Text("head.file"), Key, func(l sourceLine) Cell {
		if l.Sheet == "" {
			return text(FileName(l.Source, w))
		}
		return text(FileName(l.Source, w) + " [" + l.Sheet + "]")
	})
	b.add("rows", w.Text("head.rows"), Count, func(l sourceLine) Cell { return count(l.Rows) })
	b.add("responses", w.Text("head.responses"), Count, func(l sourceLine) Cell { return count(l.Responses) })
	b.add("left_out", w.Text("head.left_out"), Text, func(l sourceLine) Cell { return text(l.leftOut) })
	t := Table{Columns: b.columns}
	for i, s := range sources {
		t.Rows = append(t.Rows, b.row(sourceLine{s, leftOut[i]}, false))
	}
	return t
}

// standardInput is what a result calls a source that is no file: the word of
// importers, which tables do not know.
const standardInput = "standard input"

// FileName is a file's path as it was given; what came through a pipe has a name
// in the language.
func FileName(s gap.Source, w lang.Words) string {
	if s.File == standardInput {
		return w.Text("told.stdin")
	}
	return s.File
}
