package savfile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"servgap/importers/problem"
)

// table is everything a reader gives, for comparing.
type table struct {
	header []string
	rows   []int
	cells  [][]string
	errs   []problem.Problem
}

func drain(t testing.TB, r *Reader) table {
	t.Helper()
	out := table{header: r.Header()}
	for block, err := range r.Blocks() {
		if err != nil {
			out.errs = append(out.errs, asProblem(t, err))
			break
		}
		for rec, err := range block.Records() {
			if err != nil {
				out.errs = append(out.errs, asProblem(t, err))
				continue
			}
			out.rows = append(out.rows, rec.Row)
			out.cells = append(out.cells, slices.Clone(rec.Cells))
		}
	}
	return out
}

func asProblem(t testing.TB, err error) problem.Problem {
	t.Helper()
	p, ok := errors.AsType[problem.Problem](err)
	if !ok {
		t.Fatalf("error is no problem: %v", err)
	}
	if p.Message.String() == "" || p.Fix.String() == "" || p.Code == "" {
		t.Errorf("problem without code, message or fix: %+v", p)
	}
	return p
}

func open(data []byte, o Options) (*Reader, error) {
	return Open(bytes.NewReader(data), int64(len(data)), o)
}

func mustOpen(t testing.TB, data []byte) *Reader {
	t.Helper()
	r, err := open(data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// survey has every kind of variable.
func survey() content {
	return content{
		encoding: "UTF-8",
		variables: []written{
			{name: "ID"},
			{name: "P1", long: "P_pålitelighet_1", label: "De holder det de lover", missing: []any{9}, labels: []ValueLabel{{"1", "Helt uenig"}, {"7", "Helt enig"}, {"9", "Vet ikke"}}},
			{name: "AMOUNT", missing: []any{-10.0, -1.5, 99}, ranged: true},
			{name: "SEX", width: 3, label: "Kjønn", missing: []any{"x"}, labels: []ValueLabel{{"m", "mann"}, {"x", "ikke svart"}}},
			{name: "DAY", print: 38},
			{name: "REGION", width: 13, labels: []ValueLabel{{"nord-trøndel", "Nord"}}},
			{name: "WHY", long: "comment", width: 700},
		},
		cases: [][]any{
			{1, 7, 3.5, "m", 13_994_294_400.0, "nord-trøndel", strings.Repeat("abcdefg", 100)},
			{2, nil, -2, "", nil, "", ""},
			{-300, 9, 0.1, "x", 0, "sør", strings.Repeat("ø", 200)},
		},
	}
}

var surveyCells = [][]string{
	{"1", "7", "3.5", "m", "2026-03-31", "nord-trøndel", strings.Repeat("abcdefg", 100)},
	{"2", "", "-2", "", "", "", ""},
	{"-300", "9", "0.1", "x", "0", "sør", strings.Repeat("ø", 200)},
}

func TestFormsOfFiles(t *testing.T) {
	for _, order := range []endian{binary.LittleEndian, binary.BigEndian} {
		for _, c := range []compression{uncompressed, byByte, byBlock} {
			for _, unknown := range []bool{false, true} {
				t.Run(fmt.Sprintf("%v, compression %d, unknown %v", order, c, unknown), func(t *testing.T) {
					s := survey()
					s.order, s.compression, s.unknown, s.blockSize = order, c, unknown, 50
					r := mustOpen(t, s.bytes())
					got := drain(t, r)
					if got.errs != nil || r.Warnings() != nil {
						t.Fatal(got.errs, r.Warnings())
					}
					if d := cmp.Diff([]string{"ID", "P_pålitelighet_1", "AMOUNT", "SEX", "DAY", "REGION", "comment"}, got.header); d != "" {
						t.Errorf("header (-want +got):\n%s", d)
					}
					if d := cmp.Diff(surveyCells, got.cells); d != "" {
						t.Errorf("cells (-want +got):\n%s", d)
					}
					if want := []int{2, 3, 4}; !slices.Equal(want, got.rows) {
						t.Errorf("got rows %v, want %v", got.rows, want)
					}
					if want := map[bool]int{true: -1, false: 3}[unknown]; r.Cases() != want {
						t.Errorf("got %d cases, want %d", r.Cases(), want)
					}
				})
			}
		}
	}
}

func TestColumns(t *testing.T) {
	want := []Column{
		{Name: "ID"},
		{Name: "P_pålitelighet_1", Label: "De holder det de lover", Labels: []ValueLabel{{"1", "Helt uenig"}, {"7", "Helt enig"}, {"9", "Vet ikke"}}, Missing: Missing{Values: []string{"9"}}},
		{Name: "AMOUNT", Missing: Missing{Ranged: true, Low: "-10", High: "-1.5", Values: []string{"99"}}},
		{Name: "SEX", Label: "Kjønn", Format: Text, Labels: []ValueLabel{{"m", "mann"}, {"x", "ikke svart"}}, Missing: Missing{Values: []string{"x"}}},
		{Name: "DAY", Format: Date},
		{Name: "REGION", Format: Text, Labels: []ValueLabel{{"nord-trøndel", "Nord"}}},
		{Name: "comment", Format: Text},
	}
	got := mustOpen(t, survey().bytes()).Columns()
	if d := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Missing{})); d != "" {
		t.Errorf("columns (-want +got):\n%s", d)
	}
}

func TestHeaderOnly(t *testing.T) {
	for _, c := range []compression{uncompressed, byByte, byBlock} {
		s := survey()
		s.compression, s.cases = c, nil
		if got := drain(t, mustOpen(t, s.bytes())); got.cells != nil || got.errs != nil {
			t.Errorf("compression %d: got %+v", c, got)
		}
	}
}

func TestManyBlocks(t *testing.T) {
	s := content{variables: []written{{name: "ID"}, {name: "P1"}}, compression: byBlock}
	const count = 3*blockRows + 7
	for i := range count {
		s.cases = append(s.cases, []any{i, i % 7})
	}
	r := mustOpen(t, s.bytes())
	var sizes []int
	next := 2
	for block, err := range r.Blocks() {
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for rec, err := range block.Records() {
			if err != nil || rec.Row != next || rec.Cells[0] != fmt.Sprint(next-2) {
				t.Fatalf("got %+v and %v, want row %d", rec, err, next)
			}
			n++
			next++
		}
		sizes = append(sizes, n)
	}
	if want := []int{blockRows, blockRows, blockRows, 7}; !slices.Equal(sizes, want) {
		t.Errorf("got blocks of %v, want %v", sizes, want)
	}
}

func TestEncodings(t *testing.T) {
	text := content{variables: []written{{name: "T", width: 6, label: "sp\xf8rsm\xe5l"}}, cases: [][]any{{"\xe6\xf8\xe5"}}}
	tests := []struct {
		name     string
		encoding string
		codepage int32
		asked    string
		text     string
		want     string // name of the encoding
		sniffed  bool
		code     string // of the problem
	}{
		{name: "by name", encoding: "windows-1252", codepage: 65001, text: "æøå", want: "windows-1252"},
		{name: "by number", codepage: 28591, text: "æøå", want: "iso-8859-1"},
		{name: "by an old number", codepage: 865, text: "µ°σ", want: "cp865"},
		{name: "ascii that is not", codepage: 2, text: "æøå", want: "windows-1252"},
		{name: "cyrillic", encoding: "CP1251", text: "жше", want: "windows-1251"},
		{name: "another spelling", encoding: "ISO_8859-15", text: "æøå", want: "iso-8859-15"},
		{name: "not told", text: "æøå", want: "windows-1252", sniffed: true},
		{name: "asked", encoding: "UTF-8", asked: "latin1", text: "æøå", want: "iso-8859-1"},
		{name: "asked, unknown", encoding: "UTF-8", asked: "klingon", code: "E-ENCODING-NAME"},
		{name: "not supported", encoding: "SHIFT_JIS", code: "E-FILE-ENCODING"},
		{name: "EBCDIC", codepage: 1, code: "E-FILE-ENCODING"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := text
			s.encoding, s.codepage = tt.encoding, tt.codepage
			r, err := open(s.bytes(), Options{Encoding: tt.asked})
			if tt.code != "" {
				if p := asProblem(t, err); p.Code != tt.code {
					t.Errorf("got %+v, want %s", p, tt.code)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			got := drain(t, r)
			if got.errs != nil || got.cells[0][0] != tt.text || r.Encoding() != tt.want || r.Sniffed() != tt.sniffed {
				t.Errorf("got %+v, %s, sniffed %v", got, r.Encoding(), r.Sniffed())
			}
		})
	}
}

func TestTextThatIsNone(t *testing.T) {
	s := content{encoding: "UTF-8", variables: []written{{name: "ID"}, {name: "T", width: 4, label: "sp\xf8r"}},
		cases: [][]any{{1, "ok"}, {2, "\xe6b"}, {3, "abc\xc3"}, {4, "\x00b"}, {5, "c\x00"}, {6, "abcd"}}}
	r := mustOpen(t, s.bytes())
	got := drain(t, r)
	if d := cmp.Diff([][]string{{"1", "ok"}, {"3", "abc"}, {"5", "c"}, {"6", "abcd"}}, got.cells); d != "" {
		t.Errorf("cells (-want +got):\n%s", d)
	}
	if len(got.errs) != 2 || got.errs[0].Row != 3 || got.errs[0].Column != 2 || got.errs[0].Header != "T" || got.errs[0].Code != "E-FILE-ENCODING" || got.errs[1].Row != 5 {
		t.Errorf("got %+v", got.errs)
	}
	if w := r.Warnings(); len(w) != 1 || w[0].Code != "W-SAV-LABELS" || r.Columns()[1].Label != "sp\ufffdr" {
		t.Errorf("got %v and label %q", w, r.Columns()[1].Label)
	}
}
