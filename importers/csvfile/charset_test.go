package csvfile

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"servgap/importers/problem"
)

const nordic = "navn;område\nÅse Bjørnæs;Tromsø – €5 “godt”\n"

func encode(t testing.TB, name, text string) string {
	t.Helper()
	var raw string
	var err error
	switch name {
	case "utf-8":
		return text
	case "utf-16le":
		raw, err = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(text)
	case "utf-16be":
		raw, err = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(text)
	default:
		raw, err = tables[name].NewEncoder().String(text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestEncodings(t *testing.T) {
	plain := strings.NewReplacer("–", "-", "€", "", "“", "'", "”", "'").Replace(nordic)
	tests := []struct {
		name, as, mark, text, asked, want string
		sniffed                           bool
	}{
		{"utf-8", "utf-8", "", nordic, "", "utf-8", false},
		{"utf-8 with mark", "utf-8", "\xef\xbb\xbf", nordic, "", "utf-8 with BOM", false},
		{"mark wins over the user", "utf-8", "\xef\xbb\xbf", nordic, "cp850", "utf-8 with BOM", false},
		{"utf-16le with mark", "utf-16le", "\xff\xfe", nordic, "", "utf-16le", false},
		{"utf-16be with mark", "utf-16be", "\xfe\xff", nordic, "", "utf-16be", false},
		{"utf-16le by its NULs", "utf-16le", "", nordic, "", "utf-16le", false},
		{"utf-16be by its NULs", "utf-16be", "", nordic, "", "utf-16be", false},
		{"utf-16 asked, order found", "utf-16be", "", nordic, "UTF-16", "utf-16be", false},
		{"utf-16 beyond the basic plane", "utf-16le", "", "a;b\n😀;2\n", "", "utf-16le", false},
		{"windows-1252 guessed", "windows-1252", "", nordic, "", "windows-1252", true},
		{"macintosh guessed", "macintosh", "", nordic, "", "macintosh", true},
		{"cp850 guessed", "cp850", "", "navn;svar\nKåre Ødegård;svært fornøyd\n", "", "cp850", true},
		{"no-break blanks of macintosh", "macintosh", "", "a;b\nNot much\u00a0;1\nSome;2\n", "", "macintosh", true},
		{"windows-1252 asked", "windows-1252", "", nordic, "cp1252", "windows-1252", false},
		{"latin 1", "iso-8859-1", "", plain, "Latin1", "iso-8859-1", false},
		{"latin 9", "iso-8859-15", "", plain + "€;1\n", "ISO_8859-15", "iso-8859-15", false},
		{"macintosh", "macintosh", "", nordic, "macintosh", "macintosh", false},
		{"cp850", "cp850", "", plain, "ibm850", "cp850", false},
		{"cp865", "cp865", "", plain, "CP865", "cp865", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := read(t, tt.text, Options{Encoding: "utf-8"})
			got := read(t, tt.mark+encode(t, tt.as, tt.text), Options{Encoding: tt.asked})
			if got.errs != nil {
				t.Fatal(got.errs)
			}
			if !slices.Equal(got.header, want.header) || len(got.cells) != len(want.cells) || !slices.Equal(got.cells[0], want.cells[0]) {
				t.Errorf("got %q %q, want %q %q", got.header, got.cells, want.header, want.cells)
			}
			if got.r.Encoding() != tt.want || got.r.Sniffed() != tt.sniffed || got.r.Delimiter() != ';' {
				t.Errorf("got encoding %s, sniffed %t, delimiter %q", got.r.Encoding(), got.r.Sniffed(), got.r.Delimiter())
			}
		})
	}
}

func TestEveryEncodingCanBeAskedFor(t *testing.T) {
	for _, name := range Encodings() {
		text := "a,b\n1,2\n"
		if strings.HasPrefix(name, "utf-16") {
			as := name
			if name == "utf-16" {
				as = "utf-16le"
			}
			text = encode(t, as, text)
		}
		if got := read(t, text, Options{Encoding: name}); got.errs != nil || len(got.cells) != 1 {
			t.Errorf("%s: got %v", name, got.errs)
		}
	}
}

func TestPositionCountsBytesOfTheFile(t *testing.T) {
	tests := []struct{ name, text, asked, want string }{
		{"windows-1252", "æ,ø\n1,", "windows-1252", "at byte 7;"},
		{"utf-16le", "æ,😀\n1,", "utf-16le", "at byte 15,"},
	}
	for _, tt := range tests {
		text := tt.text
		bad := "\x00\x00"
		if tt.name == "windows-1252" {
			bad = "\x81"
			text = "æ,ø\n1,"
		}
		got := read(t, encode(t, tt.name, text)+bad, Options{Encoding: tt.asked})
		if len(got.errs) != 1 || !strings.Contains(got.errs[0].Message.String(), tt.want) || got.errs[0].Row != 2 {
			t.Errorf("%s: got %v, want %q in row 2", tt.name, got.errs, tt.want)
		}
	}
}

func TestUnknownEncodingIsTheUsersMistake(t *testing.T) {
	_, err := charsetOf("utf-7")
	p, ok := err.(problem.Problem)
	if !ok || p.Kind != problem.Usage || !strings.Contains(p.Message.String(), strings.Join(Encodings(), ", ")) {
		t.Errorf("got %v", err)
	}
}
