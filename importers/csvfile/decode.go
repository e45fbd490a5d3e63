package csvfile

import (
	"bytes"
	"io"
	"unicode/utf8"

	"servgap/importers/problem"
)

// utf8Room is the smallest buffer the readers of this file are given.
const utf8Room = 64

// utf8Reader passes UTF-8 through and checks it.
type utf8Reader struct {
	in       io.Reader
	position int64  // in the file, of the next byte given
	rest     []byte // of a character whose other bytes are still to come
	broken   error
}

func (r *utf8Reader) Read(p []byte) (int, error) {
	if r.broken != nil {
		return 0, r.broken
	}
	n := copy(p, r.rest)
	m, err := r.in.Read(p[n:])
	n += m
	text := p[:n]
	if err == nil {
		text = text[:n-unfinished(text)]
		r.rest = append(r.rest[:0], p[len(text):n]...)
	}
	if i := firstInvalid(text); i >= 0 {
		r.broken = notText(notUTF8(text[i]), r.position+int64(i), problem.Say("%s", encodingAs("windows-1252")))
		text, err = text[:i], r.broken
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		r.broken = nulByte(r.position + int64(i))
		text, err = text[:i], r.broken
	}
	r.position += int64(len(text))
	return len(text), err
}

// unfinished counts the bytes at the end of text that begin a character and
// lack the rest of it.
func unfinished(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if tail := text[len(text)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// firstInvalid is the place of the first byte that is not UTF-8, or -1.
func firstInvalid(text []byte) int {
	for i := 0; ; {
		if i = ascii(text, i); i == len(text) {
			return -1
		}
		if twoBytes(text[i:]) {
			i += 2
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}

// twoBytes reports whether text begins with a character of two bytes, as most letters
// beyond ASCII are in Europe: what utf8.DecodeRune would say, without a call.
func twoBytes(text []byte) bool {
	return len(text) > 1 && 0xc2 <= text[0] && text[0] <= 0xdf && text[1]&0xc0 == 0x80
}

// ascii is the place of the first byte from i on that is not ASCII, or the end. It is
// faster than utf8.Valid where a text has other letters here and there.
func ascii(text []byte, i int) int {
	for ; i+32 <= len(text); i += 32 {
		if t := text[i : i+32]; (eight(t)|eight(t[8:])|eight(t[16:])|eight(t[24:]))&highs != 0 {
			break
		}
	}
	for ; i+8 <= len(text); i += 8 {
		if marks := eight(text[i:]) & highs; marks != 0 {
			return i + first(marks)
		}
	}
	for i < len(text) && text[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// rawSize is how much of a file in another encoding is read at a time.
const rawSize = 32 << 10

// tableReader decodes an encoding of one byte for each character.
type tableReader struct {
	in       io.Reader
	position int64
	charset  charset
	raw      []byte
	broken   error
}

func (r *tableReader) Read(p []byte) (int, error) {
	if r.broken != nil {
		return 0, r.broken
	}
	if r.raw == nil {
		r.raw = make([]byte, rawSize)
	}
	m, err := r.in.Read(r.raw[:min(rawSize, len(p)/utf8.UTFMax)])
	text := p[:0]
	for i, b := range r.raw[:m] {
		char := r.charset.table.DecodeByte(b)
		switch {
		case b == 0:
			r.broken = nulByte(r.position + int64(i))
		case char == utf8.RuneError, r.charset.name == windows1252.name && undefinedIn1252(b):
			r.broken = notText(problem.Say("0x%02x, which %s has no character for", b, r.charset.name), r.position+int64(i), problem.Say("try another: %s, cp850 or cp865", encodingAs("macintosh")))
		}
		if r.broken != nil {
			return len(text), r.broken
		}
		text = utf8.AppendRune(text, char)
	}
	r.position += int64(m)
	return len(text), err
}
