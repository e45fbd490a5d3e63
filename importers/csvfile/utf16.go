package csvfile

import (
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"servgap/importers/problem"
)

// byteOrder is the order of the two bytes in a unit of UTF-16.
type byteOrder int

const (
	noOrder byteOrder = iota
	little
	big
)

// utf16Reader decodes UTF-16.
type utf16Reader struct {
	in       io.Reader
	position int64 // in the file, of raw
	order    byteOrder
	raw      []byte // read and not decoded: less than a character, between calls
	broken   error
}

func (r *utf16Reader) Read(p []byte) (int, error) {
	if r.broken != nil {
		return 0, r.broken
	}
	if r.raw == nil {
		r.raw = make([]byte, 0, rawSize)
	}
	// Two bytes become three at most.
	m, err := r.in.Read(r.raw[len(r.raw):min(rawSize, len(p)/2)])
	r.raw = r.raw[:len(r.raw)+m]
	text, used := p[:0], 0
	for r.broken == nil {
		char, n := r.char(r.raw[used:])
		if n == 0 {
			break
		}
		switch char {
		case lone:
			r.broken = notText(problem.Say("half of a surrogate pair"), r.position+int64(used), utf16Fix)
		case 0:
			r.broken = nulByte(r.position + int64(used))
		default:
			text = utf8.AppendRune(text, char)
			used += n
		}
	}
	r.position += int64(used)
	r.raw = append(r.raw[:0], r.raw[used:]...)
	if r.broken == nil && errors.Is(err, io.EOF) && len(r.raw) > 0 {
		r.broken = notText(problem.Say("the end of the file after %d of the bytes of a character", len(r.raw)), r.position, utf16Fix)
	}
	if r.broken != nil {
		err = r.broken
	}
	return len(text), err
}

var utf16Fix = problem.Say("export the file again, or save it as CSV UTF-8")

// lone stands for half of a surrogate pair, which is no character.
const lone rune = -1

// char decodes the first character of raw, which takes n bytes; n is 0 if raw
// holds less than one.
func (r *utf16Reader) char(raw []byte) (char rune, n int) {
	if len(raw) < 2 {
		return 0, 0
	}
	first := r.unit(raw)
	if !utf16.IsSurrogate(first) {
		return first, 2
	}
	if len(raw) < 4 {
		return 0, 0
	}
	char = utf16.DecodeRune(first, r.unit(raw[2:]))
	if char == utf8.RuneError {
		return lone, 2
	}
	return char, 4
}

func (r *utf16Reader) unit(raw []byte) rune {
	if r.order == big {
		return rune(binary.BigEndian.Uint16(raw))
	}
	return rune(binary.LittleEndian.Uint16(raw))
}
