package vocabulary

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// misreadings are what a text would be if the file had been read in another code
// page: Windows-1252 read as MacRoman turns æ into Ê, and UTF-8 read as Windows-1252
// into Ã¦.
func misreadings(text string) []Misread {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return nil
	}
	var found []Misread
	add := func(meant, read, written string) {
		if meant != text && utf8.ValidString(meant) {
			found = append(found, Misread{Meant: meant, Read: read, Written: written})
		}
	}
	if bytes, err := charmap.Macintosh.NewEncoder().String(text); err == nil {
		if meant, err := charmap.Windows1252.NewDecoder().String(bytes); err == nil {
			add(meant, "macintosh", "windows-1252")
		}
	}
	if bytes, err := charmap.Windows1252.NewEncoder().String(text); err == nil {
		add(bytes, "windows-1252", "utf-8")
		if meant, err := charmap.Macintosh.NewDecoder().String(bytes); err == nil {
			add(meant, "windows-1252", "macintosh")
		}
	}
	return found
}
