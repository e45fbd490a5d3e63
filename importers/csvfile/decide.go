package csvfile

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"servgap/importers/problem"
)

// guess is what the beginning of a file says about its encoding.
type guess struct {
	charset charset
	mark    int  // bytes of the byte order mark
	sniffed bool // worth telling the user
}

// readHead reads what the decision is made from. It is whole if the file ends
// within it.
func readHead(in io.Reader, size int) (head []byte, whole bool, err error) {
	head, err = io.ReadAll(io.LimitReader(in, int64(size)))
	return head, len(head) < size, err
}

// decide finds the encoding: a byte order mark, else the user's word, else the
// NUL bytes of UTF-16, else UTF-8 if it is that, else windows-1252 as a guess.
func decide(head []byte, whole bool, o Options) (guess, error) {
	var asked charset
	if o.Encoding != "" {
		var err error
		if asked, err = charsetOf(o.Encoding); err != nil {
			return guess{}, err
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		return guess{charset: utf8Marked, mark: 3}, nil
	case bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")):
		return guess{}, notText("UTF-32, which is not read", 0, "save the file as CSV UTF-8")
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return guess{charset: utf16Little, mark: 2}, nil
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return guess{charset: utf16Big, mark: 2}, nil
	}
	order := unitOrder(head)
	if o.Encoding != "" && (asked.order == noOrder || order == noOrder) {
		return guess{charset: asked}, nil
	}
	switch order { // "utf-16" does not say which; the text does
	case little:
		return guess{charset: utf16Little}, nil
	case big:
		return guess{charset: utf16Big}, nil
	}
	at := firstInvalid(head)
	if at < 0 || !whole && !utf8.FullRune(head[at:]) {
		return guess{charset: utf8Text}, nil
	}
	return guessed(head, at, o.Strict)
}

// guessed is windows-1252, unless the bytes rule it out or a guess is not
// wanted. at is where the text stops being UTF-8.
func guessed(head []byte, at int, strict bool) (guess, error) {
	const fix = "say what it is, such as --encoding windows-1252, macintosh or cp865, or save the file as CSV UTF-8"
	if strict {
		return guess{}, notText(fmt.Sprintf("0x%02x, which is not UTF-8", head[at]), int64(at), fix)
	}
	for i, b := range head {
		if b == 0 || undefinedIn1252(b) {
			return guess{}, notText(fmt.Sprintf("0x%02x in text that is not UTF-8, which windows-1252 has not either", b), int64(i), fix)
		}
	}
	return guess{charset: windows1252, sniffed: true}, nil
}

// undefinedIn1252 reports the five bytes that windows-1252 gives no character.
func undefinedIn1252(b byte) bool {
	switch b {
	case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
		return true
	}
	return false
}

// unitOrder finds UTF-16 without a byte order mark: of the characters of an
// export, most are ASCII, so that every other byte is NUL. Half of the units
// looked at must be such, and few may be so the other way round.
func unitOrder(head []byte) byteOrder {
	const look = 4096 // bytes: a header line at least
	head = head[:min(len(head), look)&^1]
	var first, second int // units whose first, second byte is NUL
	for i := 0; i < len(head); i += 2 {
		switch {
		case head[i] == 0 && head[i+1] != 0:
			first++
		case head[i] != 0 && head[i+1] == 0:
			second++
		}
	}
	switch units := len(head) / 2; {
	case units < 2:
		return noOrder
	case second*2 >= units && first*4 <= second:
		return little
	case first*2 >= units && second*4 <= first:
		return big
	}
	return noOrder
}

func notText(found string, position int64, fix string) error {
	return problem.Problem{
		Code:    "E-FILE-ENCODING",
		Message: fmt.Sprintf("found %s, at byte %d; accepted is text in UTF-8, UTF-16 or a named encoding", found, position+1),
		Fix:     fix,
	}
}

func nulByte(position int64) error {
	return problem.Problem{
		Code:    "E-FILE-NUL",
		Message: fmt.Sprintf("found a NUL character at byte %d, accepted is text", position+1),
		Fix:     "export the file again; if it is UTF-16, say so with --encoding utf-16le",
	}
}
