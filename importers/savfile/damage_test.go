package savfile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"

	"servgap/importers/problem"
)

// patched is data with one text replaced, which has to be there.
func patched(t testing.TB, data []byte, old, with string) []byte {
	t.Helper()
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("there is no %q", old)
	}
	return bytes.Replace(bytes.Clone(data), []byte(old), []byte(with), 1)
}

// at is data with other bytes at a place, from the end if it is negative.
func at(data []byte, place int, with ...byte) []byte {
	data = bytes.Clone(data)
	if place < 0 {
		place += len(data)
	}
	copy(data[place:], with)
	return data
}

// little writes whole numbers.
func little(numbers ...int32) []byte {
	var b []byte
	for _, n := range numbers {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return b
}

func extension(subtype int, data string) []byte {
	return append(little(7, int32(subtype), 1, int32(len(data))), data...)
}

func TestRefused(t *testing.T) {
	good := survey().bytes()
	with := func(extra ...[]byte) []byte {
		s := survey()
		s.extra = bytes.Join(extra, nil)
		return s.bytes()
	}
	one := func(v ...written) []byte { return content{variables: v}.bytes() }
	many := content{}
	for range 16385 {
		many.variables = append(many.variables, written{name: "V"})
	}
	tests := []struct {
		name string
		data []byte
		code string
		says string
	}{
		{"no byte", nil, "E-FILE-EMPTY", "without a byte"},
		{"a byte", []byte("$"), "E-FILE-DAMAGED", "does not begin"},
		{"text", []byte("a;b\n1;2\n"), "E-FILE-DAMAGED", "does not begin"},
		{"magic only", []byte(plainMagic), "E-FILE-DAMAGED", "ends in its dictionary"},
		{"no variable", content{}.bytes(), "E-FILE-EMPTY", "no variable"},
		{"layout code", at(good, 64, 9), "E-FILE-DAMAGED", "byte order"},
		{"compression", at(good, 72, 3), "E-FILE-DAMAGED", "compression 3"},
		{"compression of another form", at(good, 3, '3'), "E-FILE-DAMAGED", "compression 0"},
		{"cases", at(good, 80, little(-2)...), "E-FILE-DAMAGED", "-2 cases"},
		{"bias", at(good, 84, binary.LittleEndian.AppendUint64(nil, math.Float64bits(math.NaN()))...), "E-FILE-DAMAGED", "bias"},
		{"record", at(good, 176, 77), "E-FILE-DAMAGED", "record of type 77, as found at byte 177"},
		{"type of variable", at(good, 180, little(256)...), "E-FILE-DAMAGED", "type 256"},
		{"continued number", at(good, 180, little(-1)...), "E-FILE-DAMAGED", "type -1"},
		{"missing values", at(good, 188, 4), "E-FILE-DAMAGED", "4 missing values"},
		{"range of texts", one(written{name: "T", width: 3, missing: []any{"a", "b"}, ranged: true}), "E-FILE-DAMAGED", "range"},
		{"length of label", patched(t, good, "\x16\x00\x00\x00De holder", "\xff\xff\xff\x7fDe holder"), "E-FILE-DAMAGED", "label"},
		{"negative length of label", patched(t, good, "\x16\x00\x00\x00De holder", "\xff\xff\xff\xffDe holder"), "E-FILE-DAMAGED", "ends in"},
		{"number of labels", with(little(3, math.MaxInt32)), "E-FILE-DAMAGED", "ends in"},
		{"labels without variables", with(little(3, 0, 7)), "E-FILE-DAMAGED", "without variables"},
		{"labels of no variable", with(little(3, 0, 4, 1, 999)), "E-FILE-DAMAGED", "element 999"},
		{"labels in a text", with(little(3, 0, 4, 1, 7)), "E-FILE-DAMAGED", "element 7"},
		{"number of documents", with(little(6, math.MaxInt32)), "E-FILE-DAMAGED", "ends in"},
		{"length of record", with(little(7, 5, math.MaxInt32, math.MaxInt32)), "E-FILE-DAMAGED", "ends in"},
		{"negative length of record", with(little(7, 5, -1, 1)), "E-FILE-DAMAGED", "no length"},
		{"numbers of a mainframe", with(little(7, 3, 4, 8, 1, 0, 0, 0, 2, 0, 0, 0)), "E-FILE-DAMAGED", "IEEE"},
		{"short record 3", with(little(7, 3, 4, 1, 0)), "E-FILE-DAMAGED", "too short"},
		{"short record 4", with(little(7, 4, 4, 1, 0)), "E-FILE-DAMAGED", "too short"},
		{"system-missing zero", with(little(7, 4, 8, 3, 0, 0, 0, 0, 0, 0)), "E-FILE-DAMAGED", "may be an answer"},
		{"width of a long text", with(extension(longTexts, "WHY=x")), "E-FILE-DAMAGED", "bytes wide"},
		{"another width of it", with(extension(longTexts, "WHY=1000")), "E-FILE-DAMAGED", "pieces"},
		{"a number as long text", with(extension(longTexts, "ID=1000")), "", ""},
		{"long labels", with(extension(longLabels, "\x04\x00\x00\x00WH")), "E-FILE-DAMAGED", "long texts"},
		{"count of long labels", with(extension(longLabels, "\x03\x00\x00\x00WHY\x0a\x00\x00\x00\xff\xff\xff\x7f")), "E-FILE-DAMAGED", "long texts"},
		{"long missing values", with(extension(longMissing, "\x03\x00\x00\x00WHY\x03\x08\x00\x00\x00abc")), "E-FILE-DAMAGED", "long texts"},
		{"name that is no text", with(extension(longNames, "ID=a\xffb")), "E-FILE-ENCODING", "0xff"},
		{"too many columns", many.bytes(), "E-SAV-COLUMNS", "accepted are 16384"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := open(tt.data, Options{})
			if tt.code == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil {
				t.Fatal("no error")
			}
			if p := asProblem(t, err); p.Code != tt.code || !strings.Contains(p.Message.String(), tt.says) {
				t.Errorf("got %s %v, want %s with %q", p.Code, p, tt.code, tt.says)
			}
		})
	}
}

func TestDictionaryTooLarge(t *testing.T) {
	s := survey()
	s.extra = append(little(7, 99, 1, 32<<20), make([]byte, 32<<20)...)
	if _, err := open(s.bytes(), Options{}); asProblem(t, err).Code != "E-FILE-SIZE" {
		t.Errorf("got %v", err)
	}
}

// TestCutOff cuts every form of a file at every third byte: it is refused, or what came
// before is read and the end named.
func TestCutOff(t *testing.T) {
	for _, c := range []compression{uncompressed, byByte, byBlock} {
		s := survey()
		s.compression, s.blockSize = c, 200
		data := s.bytes()
		for n := 0; n < len(data); n += 3 {
			r, err := open(data[:n], Options{})
			if err != nil {
				asProblem(t, err)
				continue
			}
			got := drain(t, r)
			if len(got.errs) != 1 || got.errs[0].Row != len(got.cells)+2 {
				t.Fatalf("compression %d, %d bytes: got %d cases and %v", c, n, len(got.cells), got.errs)
			}
		}
	}
}

func TestCases(t *testing.T) {
	two := content{variables: []written{{name: "ID"}, {name: "T", width: 10}}, cases: [][]any{{1, "a"}, {2, "b"}}}
	packed := two
	packed.compression = byByte
	blocks := two
	blocks.compression = byBlock
	plain, code, zlib := two.bytes(), packed.bytes(), blocks.bytes()
	inf := two
	inf.cases = [][]any{{math.Inf(1), "a"}, {math.NaN(), "b"}}
	tests := []struct {
		name   string
		data   []byte
		cases  int
		row    int // of the problem, 0 if there is none
		column int
		warned bool
	}{
		{"all", plain, 2, 0, 0, false},
		{"fewer than said", at(plain, 80, 3), 2, 4, 0, false},
		{"none at all", at(plain[:len(plain)-48], 80, 3), 0, 2, 0, false},
		{"more than said", at(plain, 80, 1), 1, 0, 0, true},
		{"the end of another", append(bytes.Clone(plain), "abc"...), 2, 0, 0, true},
		{"part of a case, number unknown", at(plain[:len(plain)-1], 80, little(-1)...), 1, 3, 0, false},
		{"end by code", at(patched(t, code, "\x66\xfd\xfe", "\xfc\xfd\xfe"), 80, little(-1)...), 1, 0, 0, false},
		{"end by code too early", patched(t, code, "\x66\xfd\xfe", "\xfc\xfd\xfe"), 1, 3, 0, false},
		{"text in a number", patched(t, code, "\x66\xfd\xfe", "\xfe\xfd\xfe"), 1, 3, 1, false},
		{"number in a text", patched(t, code, "\x66\xfd\xfe", "\x66\xfd\x67"), 1, 3, 2, false},
		{"system-missing in a text", patched(t, code, "\x66\xfd\xfe", "\x66\xfd\xff"), 1, 3, 2, false},
		{"zeros in a text", patched(t, code, "\x66\xfd\xfe", "\x66\xfd\x64"), 2, 0, 0, false},
		{"not a number", inf.bytes(), 1, 2, 1, false},
		{"check sum of a block", at(zlib, -50, 0xff, 0xff), 0, 2, 0, false},
		{"header of a block", at(zlib, len(two.bytes())-48+blocksHeader, 0xff), 0, 2, 0, false},
		{"length of a block", at(zlib, -8, 99), 0, 2, 0, false},
		{"packed length of a block", at(zlib, -4, 2), 0, 2, 0, false},
		{"place of a block", at(zlib, -16, 0), 0, 2, 0, false},
		{"length that no block has", at(zlib, -8, 0xff, 0xff, 0xff, 0xff), 0, 2, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := mustOpen(t, tt.data)
			got := drain(t, r)
			if len(got.cells) != tt.cases {
				t.Errorf("got cases %q, want %d", got.cells, tt.cases)
			}
			if tt.row == 0 && got.errs != nil || tt.row > 0 && (len(got.errs) != 1 || got.errs[0].Row != tt.row || got.errs[0].Column != tt.column) {
				t.Errorf("got %v, want row %d, column %d", got.errs, tt.row, tt.column)
			}
			if w := r.Warnings(); (len(w) == 1) != tt.warned || tt.warned && (w[0].Code != "W-SAV-CASES" || w[0].Severity != problem.Warning) {
				t.Errorf("got warnings %v", w)
			}
		})
	}
	for name, data := range map[string][]byte{
		"place of the directory":  at(zlib, len(plain)-48+8, 0xff, 0xff),
		"length of the directory": at(zlib, len(plain)-48+16, 0xff),
		"entries of it":           at(zlib, -28, 9),
		"the header's own place":  at(zlib, len(plain)-48, 1),
	} {
		if _, err := open(data, Options{}); err == nil || asProblem(t, err).Code != "E-FILE-DAMAGED" {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// failing is a file on a disk that is going.
type failing struct{ data []byte }

var errDisk = errors.New("input/output error")

func (f failing) ReadAt(p []byte, off int64) (int, error) {
	n := copy(p, f.data[min(off, int64(len(f.data))):])
	if n < len(p) {
		return n, errDisk
	}
	return n, nil
}

// TestErrorsOfTheDisk keeps apart what is wrong with the file and what with the
// place where it lies.
func TestErrorsOfTheDisk(t *testing.T) {
	for _, c := range []compression{uncompressed, byByte, byBlock} {
		s := survey()
		s.compression = c
		data := s.bytes()
		for _, n := range []int{10, 200, 1000, len(data) - 100, len(data) - 3} {
			r, err := Open(failing{data[:n]}, int64(len(data)), Options{})
			if err == nil {
				for _, err = range r.Blocks() {
				}
			}
			if !errors.Is(err, errDisk) {
				t.Errorf("compression %d, %d bytes: got %v", c, n, err)
			}
		}
	}
}
