package render

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// longestName is the length of a sheet's name that spreadsheets accept, in the units
// of UTF-16.
const longestName = 31

// shortTitle is the first part of a title, which says what the table is.
func shortTitle(title string) string {
	title, _, _ = strings.Cut(title, " · ")
	title, _, _ = strings.Cut(title, ": ")
	return title
}

// forbidden are the signs that no sheet's name may hold.
var forbidden = strings.NewReplacer(":", " ", "\\", " ", "/", " ", "?", " ", "*", " ", "[", "(", "]", ")")

// sheetNames are names that spreadsheets accept, all different.
func sheetNames(sheets []Sheet) []string {
	var names []string
	taken := map[string]bool{"history": true} // a name that Excel keeps for itself
	for i, s := range sheets {
		name := strings.Trim(forbidden.Replace(unescaped(Visible(s.Name))), " '")
		if name == "" {
			name = fmt.Sprint(i + 1)
		}
		names = append(names, distinct(taken, name, longestName))
	}
	return names
}

// distinct is a name of at most so many units that is not taken yet, whatever the
// case of its letters, and takes it: further ones of the same name are numbered.
func distinct(taken map[string]bool, name string, most int) string {
	chosen := cut(name, most)
	for i := 2; taken[strings.ToLower(chosen)]; i++ {
		number := fmt.Sprintf(" (%d)", i)
		chosen = cut(name, most-len(number)) + number
	}
	taken[strings.ToLower(chosen)] = true
	return chosen
}

// cut is a text of at most so many units of UTF-16; one that was longer says so.
func cut(text string, most int) string {
	units, end := 0, 0
	for i, r := range text {
		units += utf16.RuneLen(r)
		if units < most {
			end = i + len(string(r))
		}
	}
	if units <= most {
		return text
	}
	return strings.TrimRight(text[:end], " '") + "…"
}
