package csvfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"servgap/importers/problem"
)

// FuzzEncoding looks at bytes that may be in any encoding: what is decided on gives
// text without a NUL or stops with a problem, and the same in pieces of any size.
func FuzzEncoding(f *testing.F) {
	for _, name := range []string{"utf-8", "utf-16le", "utf-16be", "windows-1252", "macintosh"} {
		f.Add([]byte(encode(f, name, nordic)), "", uint8(5))
		f.Add([]byte(encode(f, name, nordic)), name, uint8(0))
	}
	for _, seed := range []string{"\xef\xbb\xbfa,b\n", "\xff\xfea\x00,\x00", "\xfe\xff\x00a", "\xff\xfe\x00\x00", "a\xc3", "\x81\x8d", "a\x00b\x00\xd8\x00", "a,b\n\xe2\x82"} {
		f.Add([]byte(seed), "", uint8(1))
	}
	f.Fuzz(func(t *testing.T, data []byte, name string, chunk uint8) {
		o := Options{Encoding: name}
		guess, err := decide(data, true, o)
		if err != nil {
			if _, ok := errors.AsType[problem.Problem](err); !ok {
				t.Fatalf("error is no problem: %v", err)
			}
			return
		}
		body := data[guess.mark:]
		whole, wholeErr := decoded(guess.charset, bytes.NewReader(body))
		parts, partsErr := decoded(guess.charset, chunks{bytes.NewReader(body), int(chunk) + 1})
		if !isText(whole) {
			t.Fatalf("%s: %q is no text", guess.charset.name, whole)
		}
		if !bytes.Equal(whole, parts) {
			t.Fatalf("%s: got %q in parts, want %q", guess.charset.name, parts, whole)
		}
		if fmt.Sprint(wholeErr) != fmt.Sprint(partsErr) {
			t.Fatalf("%s: got %v in parts, want %v", guess.charset.name, partsErr, wholeErr)
		}
	})
}

// decoded is all of a text as UTF-8, and why it ends if not because it is at its end.
func decoded(c charset, in io.Reader) ([]byte, error) {
	s := newSplitter(c.reader(in, 0), blockSize)
	for s.err == nil {
		s.fill(len(s.buf) + utf8Room)
	}
	if errors.Is(s.err, io.EOF) {
		return s.buf, nil
	}
	return s.buf, s.err
}

// TestFirstInvalid tries every two bytes at every place of the words that are looked at.
func TestFirstInvalid(t *testing.T) {
	for pair := range 1 << 16 {
		before := strings.Repeat("x", pair%41)
		text := []byte(before + string([]byte{byte(pair >> 8), byte(pair)}) + "øx")
		want := -1
		for i, r := range string(text) {
			if r == utf8.RuneError {
				want = i
				break
			}
		}
		if got := firstInvalid(text); got != want {
			t.Fatalf("%q: got %d, want %d", text, got, want)
		}
	}
}
