package problem

import (
	"strings"
	"unicode/utf8"
)

// Nearest finds the name that takes the fewest changes of a letter to become
// the wanted one, capitals aside; none if that is more than half of its letters.
// Of equally near ones it gives the first.
func Nearest(wanted string, names []string) (string, bool) {
	length := utf8.RuneCountInString(wanted)
	best, fewest := "", length/2+1
	for _, name := range names {
		if more := utf8.RuneCountInString(name) - length; more >= fewest || -more >= fewest {
			continue // as many changes at least, and a name may be very long
		}
		if d := Distance(strings.ToLower(wanted), strings.ToLower(name)); d < fewest {
			best, fewest = name, d
		}
	}
	return best, best != ""
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
