package csvfile

import (
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"servgap/importers/problem"
)

// charset is an encoding of text. With a table it is one byte for each
// character; without, UTF-16 if unit order is set, else UTF-8.
type charset struct {
	name  string
	table *charmap.Charmap
	order byteOrder
}

var (
	utf8Text    = charset{name: "utf-8"}
	utf8Marked  = charset{name: "utf-8 with BOM"}
	utf16Little = charset{name: "utf-16le", order: little}
	utf16Big    = charset{name: "utf-16be", order: big}
	windows1252 = charset{name: "windows-1252", table: charmap.Windows1252}
)

// tables are the single-byte encodings by the name the user gives. Those of
// Windows, Macintosh and DOS are what survey tools and Excel write in Europe.
var tables = map[string]*charmap.Charmap{
	"windows-1250": charmap.Windows1250,
	"windows-1251": charmap.Windows1251,
	"windows-1252": charmap.Windows1252,
	"windows-1253": charmap.Windows1253,
	"windows-1254": charmap.Windows1254,
	"windows-1257": charmap.Windows1257,
	"iso-8859-1":   charmap.ISO8859_1,
	"iso-8859-2":   charmap.ISO8859_2,
	"iso-8859-4":   charmap.ISO8859_4,
	"iso-8859-10":  charmap.ISO8859_10,
	"iso-8859-13":  charmap.ISO8859_13,
	"iso-8859-15":  charmap.ISO8859_15,
	"macintosh":    charmap.Macintosh,
	"cp437":        charmap.CodePage437,
	"cp850":        charmap.CodePage850,
	"cp852":        charmap.CodePage852,
	"cp865":        charmap.CodePage865,
}

// aliases are other spellings in use, in lower case with "-" for "_" and space.
var aliases = map[string]string{
	"utf8":      "utf-8",
	"utf-8-sig": "utf-8",
	"utf16":     "utf-16",
	"utf-16-le": "utf-16le",
	"utf-16-be": "utf-16be",
	"ansi":      "windows-1252",
	"latin1":    "iso-8859-1",
	"latin-1":   "iso-8859-1",
	"latin9":    "iso-8859-15",
	"latin-9":   "iso-8859-15",
	"mac":       "macintosh",
	"macroman":  "macintosh",
	"mac-roman": "macintosh",
}

// Encodings lists the accepted values of Options.Encoding, aliases left out.
func Encodings() []string {
	return append([]string{"utf-8", "utf-16", "utf-16le", "utf-16be"}, slices.Sorted(maps.Keys(tables))...)
}

// charsetOf finds an encoding by name. UTF-16 without a byte order is little
// endian, as Excel's "Unicode Text" is; a byte order mark corrects that.
func charsetOf(name string) (charset, error) {
	key := strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(strings.TrimSpace(name)))
	if alias, ok := aliases[key]; ok {
		key = alias
	}
	for _, family := range []struct{ prefix, as string }{
		{"cp125", "windows-125"}, {"windows125", "windows-125"}, {"iso8859", "iso-8859"}, {"ibm", "cp"},
	} {
		if rest, ok := strings.CutPrefix(key, family.prefix); ok {
			key = family.as + rest
		}
	}
	switch key {
	case "utf-8":
		return utf8Text, nil
	case "utf-16", "utf-16le":
		return utf16Little, nil
	case "utf-16be":
		return utf16Big, nil
	}
	if table, ok := tables[key]; ok {
		return charset{name: key, table: table}, nil
	}
	return charset{}, problem.Problem{
		Kind:    problem.Usage,
		Similar: meant(key),
		Code:    "E-ENCODING-NAME",
		Message: problem.Say(`encoding "%s" is not known, accepted are %s`, problem.Quote(name), problem.Comma(Encodings())),
		Fix:     problem.Say("%s, or leave it out to have the encoding found", encodingAs("windows-1252")),
	}
}

// meant is the encoding whose name comes nearest to one that is not known.
func meant(name string) []string {
	if near, ok := problem.Nearest(name, Encodings()); ok {
		return []string{near}
	}
	return nil
}

// encodingAs is the part of a remedy that names an encoding.
func encodingAs(name string) problem.Setting {
	return problem.Setting{Name: "encoding", Value: name}
}

// reader gives the text as UTF-8. At bytes that are no text, or a NUL
// character, it ends with a problem that names their position; position is
// where in begins in the file.
func (c charset) reader(in io.Reader, position int64) io.Reader {
	switch {
	case c.table != nil:
		return &tableReader{in: in, position: position, charset: c}
	case c.order != noOrder:
		return &utf16Reader{in: in, position: position, order: c.order}
	default:
		return &utf8Reader{in: in, position: position}
	}
}

// grown is how many bytes of UTF-8 one byte becomes at most.
func (c charset) grown() int {
	if c.table == nil && c.order == noOrder {
		return 1
	}
	return 3
}
