package table

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// reversedMark stands behind the label of an item that was worded negatively.
const reversedMark = "(r)"

// itemLabel is an item's name for people, marked if its answers were reversed:
// the label names the good end, and not what was asked.
func itemLabel(r gap.Result, id, label string, w lang.Words) string {
	label = w.Label(id, label)
	if slices.Contains(r.Method.Reversed, id) {
		label += " " + reversedMark
	}
	return label
}

// reversedNote explains the mark under a table of items, if one of those shown
// has it.
func reversedNote(r gap.Result, level string, shown []string, w lang.Words) []string {
	marked := func(id string) bool { return slices.Contains(r.Method.Reversed, id) }
	if level != gap.LevelItem || !slices.ContainsFunc(shown, marked) {
		return nil
	}
	return []string{w.Text("note.reversed", "mark", reversedMark)}
}
