package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// addResult adds how a row stands to the smallest gap that matters, if one was
// named.
func addResult[R any](b *builder[R], r gap.Result, of func(R) string, w lang.Words) {
	if r.Method.MinGap > 0 {
		b.add("result", w.Text("head.result"), Text, func(row R) Cell { return text(resultWord(of(row), w)) })
	}
}

// resultWord is the word for people; empty where a row has none.
func resultWord(result string, w lang.Words) string {
	switch result {
	case gap.ResultShort:
		return w.Text("result.short")
	case gap.ResultMet:
		return w.Text("result.met")
	case gap.ResultUnsure:
		return w.Text("result.unsure")
	default:
		return ""
	}
}

// resultNotes explains the words, and of a long table the p of equivalence.
func resultNotes(r gap.Result, long bool, w lang.Words) []string {
	if r.Method.MinGap == 0 {
		return nil
	}
	least := w.Shortest(float64(r.Method.MinGap))
	notes := []string{w.Text("note.result", "gap", least, "limit", w.Shortest(gap.Significance))}
	if long {
		notes = append(notes, w.Text("note.tost", "gap", least, "limit", w.Shortest(gap.Significance)))
	}
	return notes
}
