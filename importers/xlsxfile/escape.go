package xlsxfile

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// unescaped appends a text in which _x000D_ and the like, the form that Excel
// gives to characters that XML may not hold, are the characters themselves
// (ECMA-376-1, 22.4.2.4). _x005F_ is the _ that begins no escape.
func unescaped(to, text []byte) []byte {
	for {
		i := bytes.Index(text, []byte("_x"))
		if i < 0 {
			return append(to, text...)
		}
		to = append(to, text[:i]...)
		text = text[i:]
		r, n := escape(text)
		if n == 0 {
			to = append(to, text[:2]...)
			text = text[2:]
			continue
		}
		to = utf8.AppendRune(to, r)
		text = text[n:]
	}
}

// escape reads the escape, or the two of a surrogate pair, that a text begins
// with; 0 is none. Half a pair becomes the replacement character.
func escape(text []byte) (r rune, length int) {
	first, ok := unit(text)
	if !ok {
		return 0, 0
	}
	const size = len("_x0000_")
	if utf16.IsSurrogate(first) {
		if second, ok := unit(text[size:]); ok {
			if r := utf16.DecodeRune(first, second); r != utf8.RuneError {
				return r, 2 * size
			}
		}
		return utf8.RuneError, size
	}
	return first, size
}

func unit(text []byte) (rune, bool) {
	if len(text) < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return 0, false
	}
	code, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return rune(code), err == nil
}
