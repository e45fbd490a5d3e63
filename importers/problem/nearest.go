package problem

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest finds the name that takes the fewest changes of a letter to become
// the wanted one, capitals aside; none if that is more than half of its letters.
// Two neighbours that changed places are one change. Of equally near ones it gives the
// first, and where none is near, the one that begins as the wanted one does.
func Nearest(wanted string, names []string) (string, bool) {
	length := utf8.RuneCountInString(wanted)
	best, fewest := "", length/2+1
	wanted = strings.ToLower(wanted)
	for _, name := range names {
		if more := utf8.RuneCountInString(name) - length; more >= fewest || -more >= fewest {
			continue // as many changes at least, and a name may be very long
		}
		d := Distance(wanted, strings.ToLower(name))
		if d == 2 && swapped([]rune(wanted), []rune(strings.ToLower(name))) {
			d = 1
		}
		if d < fewest {
			best, fewest = name, d
		}
	}
	if best == "" && length >= shortestBeginning {
		best = onlyBeginning(wanted, names)
	}
	return best, best != ""
}

// shortestBeginning is the letters from which on a beginning is taken for a name.
const shortestBeginning = 3

// onlyBeginning is the one name that begins with a text in small letters, empty for none
// or several.
func onlyBeginning(text string, names []string) (only string) {
	for _, name := range names {
		switch {
		case !strings.HasPrefix(strings.ToLower(name), text):
		case only != "":
			return ""
		default:
			only = name
		}
	}
	return only
}

// swapped reports whether two texts differ in nothing but two neighbours that changed
// places.
func swapped(a, b []rune) bool {
	for i := range min(len(a), len(b)) - 1 {
		if a[i] != b[i] {
			return len(a) == len(b) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
		}
	}
	return false
}

// Distance is the Levenshtein distance in characters: how many have to be put in,
// taken out or changed.
func Distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range to {
			change := diagonal
			if r != s {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(to)]
}
