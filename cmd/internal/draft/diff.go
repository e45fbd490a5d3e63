package draft

import (
	"fmt"
	"strings"
)

// around is how many equal lines are shown before and behind a change.
const around = 3

// Diff is what has to change for one text to become the other, in the unified form;
// empty if they are the same. Of both together it holds the lines that differ in
// memory, which of a servgap.yaml are few.
func Diff(oldName, newName string, before, now []byte) string {
	a, b := linesOf(before), linesOf(now)
	edits := edit(a, b)
	var out strings.Builder
	for start := 0; start < len(edits); {
		if edits[start].kind == ' ' {
			start++
			continue
		}
		end, last := start, start
		for end < len(edits) && end-last <= 2*around {
			if edits[end].kind != ' ' {
				last = end
			}
			end++
		}
		from, to := max(0, start-around), min(len(edits), last+1+around)
		if out.Len() == 0 {
			fmt.Fprintf(&out, "--- %s\n+++ %s\n", oldName, newName)
		}
		writeHunk(&out, edits[from:to])
		start = to
	}
	return out.String()
}

// change is a line that is in both texts, in the first alone or in the second alone.
type change struct {
	kind         byte // blank, - or +
	line         string
	atOld, atNew int // lines before it
}

func writeHunk(out *strings.Builder, hunk []change) {
	olds, news := 0, 0
	for _, c := range hunk {
		if c.kind != '+' {
			olds++
		}
		if c.kind != '-' {
			news++
		}
	}
	fmt.Fprintf(out, "@@ -%s +%s @@\n", place(hunk[0].atOld, olds), place(hunk[0].atNew, news))
	for _, c := range hunk {
		fmt.Fprintf(out, "%c%s\n", c.kind, c.line)
	}
}

// place is where a hunk begins and how many lines it has; one of no lines stands
// behind the line that it names.
func place(before, lines int) string {
	switch lines {
	case 0:
		return fmt.Sprintf("%d,0", before)
	case 1:
		return fmt.Sprintf("%d", before+1)
	default:
		return fmt.Sprintf("%d,%d", before+1, lines)
	}
}

func linesOf(text []byte) []string {
	if len(text) == 0 {
		return nil
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSuffix(line, "\r")
	}
	return lines
}

// mostCompared bounds the table of a comparison: longer texts are shown as replaced
// from their first to their last difference.
const mostCompared = 2000

// edit turns one list of lines into another by their longest common part.
func edit(a, b []string) []change {
	first, last := 0, 0
	for first < min(len(a), len(b)) && a[first] == b[first] {
		first++
	}
	for last < min(len(a), len(b))-first && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	var edits []change
	i, j := 0, 0
	add := func(kind byte, line string) {
		edits = append(edits, change{kind, line, i, j})
		if kind != '+' {
			i++
		}
		if kind != '-' {
			j++
		}
	}
	for i < first {
		add(' ', a[i])
	}
	x, y := a[first:len(a)-last], b[first:len(b)-last]
	common := commonOf(x, y)
	for i-first < len(x) || j-first < len(y) {
		switch at, on := i-first, j-first; {
		case at < len(x) && on < len(y) && common != nil && x[at] == y[on]:
			add(' ', x[at])
		case at < len(x) && (on == len(y) || common == nil || common[at+1][on] >= common[at][on+1]):
			add('-', x[at])
		default:
			add('+', y[on])
		}
	}
	for i < len(a) {
		add(' ', a[i])
	}
	return edits
}

// commonOf is the length of the longest common part of what begins at each place of
// both; nil of texts that are too long.
func commonOf(x, y []string) [][]int {
	if len(x) > mostCompared || len(y) > mostCompared {
		return nil
	}
	table := make([][]int, len(x)+1)
	for i := range table {
		table[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return table
}
