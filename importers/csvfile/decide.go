package csvfile

import (
	"bytes"
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
	first := min(size, shortFile)
	buffer := bytes.NewBuffer(make([]byte, 0, first+bytes.MinRead))
	_, err = buffer.ReadFrom(io.LimitReader(in, int64(first)))
	if rest := size - first; err == nil && rest > 0 && buffer.Len() == first {
		buffer.Grow(rest + bytes.MinRead)
		_, err = buffer.ReadFrom(io.LimitReader(in, int64(rest)))
	}
	return buffer.Bytes(), buffer.Len() < size, err
}

// decide finds the encoding: a byte order mark, else the user's word, else the
// NUL bytes of UTF-16, else UTF-8 if it is that, else the likeliest code page as a
// guess.
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
		return guess{}, notText(problem.Say("UTF-32, which is not read"), 0, problem.Say("save the file as CSV UTF-8"))
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

// guessed is the code page that the text looks most like, unless it looks like
// none or a guess is not wanted. at is where the text stops being UTF-8.
func guessed(head []byte, at int, strict bool) (guess, error) {
	fix := problem.Say("say what it is, such as %s, macintosh or cp865, or save the file as CSV UTF-8", encodingAs("windows-1252"))
	if strict {
		return guess{}, notText(notUTF8(head[at]), int64(at), fix)
	}
	found, ok := likeliest(head)
	if !ok {
		return guess{}, notText(problem.Say("0x%02x in text that is not UTF-8 and looks like words in no other encoding", head[at]), int64(at), fix)
	}
	return guess{charset: found, sniffed: true}, nil
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

// notUTF8 is what was found where a byte is part of no character.
func notUTF8(b byte) problem.Text { return problem.Say("0x%02x, which is not UTF-8", b) }

func notText(found problem.Text, position int64, fix problem.Text) error {
	return problem.Problem{
		Code:    "E-FILE-ENCODING",
		Message: problem.Say("found %s, at byte %d; accepted is text in UTF-8, UTF-16 or a named encoding", found, position+1),
		Fix:     fix,
	}
}

func nulByte(position int64) error {
	return problem.Problem{
		Code:    "E-FILE-NUL",
		Message: problem.Say("found a NUL character at byte %d, accepted is text", position+1),
		Fix:     problem.Say("export the file again; if it is UTF-16, say so with %s", encodingAs("utf-16le")),
	}
}
