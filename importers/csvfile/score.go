package csvfile

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// likeliest is the code page under which the bytes above ASCII look most like
// words: letters of European languages between letters and in their case,
// quotes and blanks between words. Those of DOS are tried only where the others
// fail. ok is false if the text looks like words in none.
func likeliest(head []byte) (best charset, ok bool) {
	for _, names := range [][]string{{"windows-1252", "macintosh"}, {"cp850", "cp865"}} {
		highest := 0
		for _, name := range names {
			c := charset{name: name, table: tables[name]}
			score, legal := c.plausible(head)
			if legal && score > highest {
				best, highest = c, score
			}
		}
		if highest > 0 {
			return best, true
		}
	}
	return charset{}, false
}

// plausible scores a text under a code page; legal is false if a byte is no
// character there.
func (c charset) plausible(head []byte) (score int, legal bool) {
	if bytes.IndexByte(head, 0) >= 0 {
		return 0, false
	}
	decode := func(i int) rune {
		if i < 0 || i >= len(head) {
			return ' '
		}
		return c.table.DecodeByte(head[i])
	}
	for i, b := range head {
		if b < utf8.RuneSelf {
			continue
		}
		if c.name == windows1252.name && undefinedIn1252(b) {
			return 0, false
		}
		r := decode(i)
		if r == noBreak && c.name != "windows-1252" && c.name != "macintosh" {
			return 0, false // no program for DOS wrote it
		}
		score += fits(decode(i-1), r, decode(i+1))
	}
	return score, true
}

const noBreak = '\u00a0'

// europeans are the letters beyond ASCII that Western and Northern European
// languages write often.
const europeans = "æøåäöüßéèêëàâçñáíóúôîûœ"

// fits says how well a character goes between two others.
func fits(before, r, after rune) int {
	within := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch lower := unicode.ToLower(r); {
	case unicode.IsLetter(r) && unicode.IsUpper(r) && unicode.IsLower(before):
		return -3 // NÊr, Ingen Ëring
	case strings.ContainsRune(europeans, lower) && unicode.IsUpper(r) && unicode.IsLower(after) && unicode.IsLetter(before):
		return -1
	case strings.ContainsRune(europeans, lower):
		return 3
	case unicode.IsLetter(r):
		return 0
	case within && r != '’':
		return -3 // fornˆyd
	case r == noBreak, strings.ContainsRune("’‘“”„–—…•€°§«»£²½©®™", r):
		return 2
	default:
		return -2
	}
}
