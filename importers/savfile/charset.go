package savfile

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// charset is an encoding of text: one byte for each character, or without a
// table UTF-8.
type charset struct {
	name  string
	table *charmap.Charmap
}

// tables are the encodings of one byte by their usual names.
var tables = map[string]*charmap.Charmap{
	"windows-874": charmap.Windows874, "windows-1250": charmap.Windows1250, "windows-1251": charmap.Windows1251,
	"windows-1252": charmap.Windows1252, "windows-1253": charmap.Windows1253, "windows-1254": charmap.Windows1254,
	"windows-1255": charmap.Windows1255, "windows-1256": charmap.Windows1256, "windows-1257": charmap.Windows1257,
	"windows-1258": charmap.Windows1258,
	"iso-8859-1":   charmap.ISO8859_1, "iso-8859-2": charmap.ISO8859_2, "iso-8859-3": charmap.ISO8859_3,
	"iso-8859-4": charmap.ISO8859_4, "iso-8859-5": charmap.ISO8859_5, "iso-8859-6": charmap.ISO8859_6,
	"iso-8859-7": charmap.ISO8859_7, "iso-8859-8": charmap.ISO8859_8, "iso-8859-9": charmap.ISO8859_9,
	"iso-8859-10": charmap.ISO8859_10, "iso-8859-13": charmap.ISO8859_13, "iso-8859-14": charmap.ISO8859_14,
	"iso-8859-15": charmap.ISO8859_15, "iso-8859-16": charmap.ISO8859_16,
	"cp437": charmap.CodePage437, "cp850": charmap.CodePage850, "cp852": charmap.CodePage852,
	"cp855": charmap.CodePage855, "cp858": charmap.CodePage858, "cp860": charmap.CodePage860,
	"cp862": charmap.CodePage862, "cp863": charmap.CodePage863, "cp865": charmap.CodePage865, "cp866": charmap.CodePage866,
	"macintosh": charmap.Macintosh, "koi8-r": charmap.KOI8R, "koi8-u": charmap.KOI8U,
}

// aliases are other names that files and people give.
var aliases = map[string]string{
	"utf8": "utf-8", "cp65001": "utf-8", "ascii": "windows-1252", "us-ascii": "windows-1252", "ansi": "windows-1252",
	"latin1": "iso-8859-1", "latin-1": "iso-8859-1", "latin9": "iso-8859-15", "latin-9": "iso-8859-15",
	"mac": "macintosh", "macroman": "macintosh", "mac-roman": "macintosh",
}

// codepages are what record 7/3 calls encodings that are not named after their
// number. A file in plain ASCII is often miscoded, so that letters are in it.
var codepages = map[int32]string{
	2: "windows-1252", 3: "windows-1252", 20127: "windows-1252", 65001: "utf-8",
	874: "windows-874", 10000: "macintosh", 20866: "koi8-r", 21866: "koi8-u",
}

// charset decides the encoding: the user's word, else the file's name for it,
// else its number, else windows-1252 as a guess.
func (d *dictionary) charset(asked string) (c charset, sniffed bool, err error) {
	named := string(d.encoding)
	if named == "" && d.codepage != 0 {
		named = codepageName(d.codepage)
	}
	for _, name := range []string{asked, named} {
		if name == "" {
			continue
		}
		if c, ok := charsetOf(name); ok {
			return c, false, nil
		}
		return c, false, unknownEncoding(name, name == asked)
	}
	return charset{"windows-1252", charmap.Windows1252}, true, nil
}

func codepageName(n int32) string {
	switch name, ok := codepages[n]; {
	case ok:
		return name
	case n >= 1250 && n <= 1258:
		return fmt.Sprintf("windows-%d", n)
	case n > 28590 && n < 28610:
		return fmt.Sprintf("iso-8859-%d", n-28590)
	default:
		return fmt.Sprintf("cp%d", n)
	}
}

// charsetOf finds an encoding by name.
func charsetOf(name string) (charset, bool) {
	key := strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(strings.TrimSpace(name)))
	if alias, ok := aliases[key]; ok {
		key = alias
	}
	for _, family := range []struct{ prefix, as string }{
		{"cp125", "windows-125"}, {"windows125", "windows-125"}, {"cp874", "windows-874"},
		{"iso8859", "iso-8859"}, {"iso-ir-8859", "iso-8859"}, {"ibm", "cp"},
	} {
		if rest, ok := strings.CutPrefix(key, family.prefix); ok {
			key = family.as + rest
		}
	}
	table, ok := tables[key]
	return charset{key, table}, ok || key == "utf-8"
}

// encodings lists what is known, for messages.
func encodings() []string {
	return append([]string{"utf-8"}, slices.Sorted(maps.Keys(tables))...)
}

// text decodes bytes. If they are no text it gives the first one that is wrong;
// NUL is in none.
func (c charset) text(b []byte) (text string, bad int) {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return "", i
	}
	if c.table == nil {
		return string(b), firstInvalid(b)
	}
	if ascii(b) {
		return string(b), -1
	}
	out := make([]byte, 0, 2*len(b))
	for i, ch := range b {
		r := c.char(ch)
		if r == utf8.RuneError {
			return "", i
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out), -1
}

// char decodes a byte by the table, U+FFFD for one that stands for nothing. The
// pages of Windows have no control characters above ASCII; their tables fill the
// gaps with them.
func (c charset) char(ch byte) rune {
	r := c.table.DecodeByte(ch)
	if ch == 0 || r >= 0x80 && r <= 0x9f && strings.HasPrefix(c.name, "windows-") {
		return utf8.RuneError
	}
	return r
}

// readable decodes bytes with U+FFFD for what is no text; it is for labels, which
// decide nothing.
func (c charset) readable(b []byte) (text string, whole bool) {
	if text, bad := c.text(b); bad < 0 {
		return text, true
	}
	if c.table == nil {
		return strings.ToValidUTF8(strings.ReplaceAll(string(b), "\x00", "\ufffd"), "\ufffd"), false
	}
	var out []rune
	for _, ch := range b {
		out = append(out, c.char(ch))
	}
	return string(out), false
}

// firstInvalid is where bytes stop being UTF-8, or -1.
func firstInvalid(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}

// cutCharacter is how many bytes at the end begin a character of UTF-8 whose
// others were cut off.
func cutCharacter(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if tail := b[len(b)-n:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return n
			}
			return 0
		}
	}
	return 0
}

func ascii(b []byte) bool {
	for _, ch := range b {
		if ch >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
