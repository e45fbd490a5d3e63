package odsfile

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

func mustOpen(t testing.TB, data []byte, o Options) *Reader {
	t.Helper()
	r, err := open(data, o)
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

// TestHeaderThatEndsEarly makes a header, or a title, as wide as most rows are.
func TestHeaderThatEndsEarly(t *testing.T) {
	one := row("a", "1", "2")
	for _, tt := range []struct {
		name  string
		rows  []string
		width int
		errs  int
	}{
		{"a header", []string{row("id", "P1"), one, one}, 3, 0},
		{"a title", []string{row("Survey"), row("id", "P1", "P2"), one}, 3, 0},
		{"one row that is wider", []string{row("id", "P1"), row("a", "1"), row("a", "1"), row("a", "1"), one}, 2, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := mustOpen(t, file(t, content(sheetOf("Svar", tt.rows...))), Options{})
			got := drain(t, r)
			if len(got.header) != tt.width || len(got.errs) != tt.errs || len(got.cells) != len(tt.rows)-1-tt.errs {
				t.Errorf("got %q, %q, %v", got.header, got.cells, got.errs)
			}
		})
	}
}

func TestTables(t *testing.T) {
	head := row("id", "P1", "P2")
	one := row("a", "1", "2")
	const blankCell = "<table:table-cell/>"
	tests := []struct {
		name  string
		rows  []string
		want  []int
		cells [][]string
	}{
		{"plain", []string{head, one}, []int{2}, [][]string{{"a", "1", "2"}}},
		{"blank rows before the header", []string{row(), row(" "), head, one}, []int{4}, [][]string{{"a", "1", "2"}}},
		{"blank rows between", []string{head, one, times(1000, row()), one}, []int{2, 1003}, [][]string{{"a", "1", "2"}, {"a", "1", "2"}}},
		{"short rows", []string{head, row("a"), row("", "", "3")}, []int{2, 3}, [][]string{{"a", "", ""}, {"", "", "3"}}},
		{"blank end", []string{head, row("a", "1", "2", " ", times(16000, blankCell)), times(1048000, row(times(16384, blankCell)))}, []int{2}, [][]string{{"a", "1", "2"}}},
		{"repeated blank cells", []string{head, row(times(2, blankCell), "x")}, []int{2}, [][]string{{"", "", "x"}}},
		{"repeated cells", []string{head, row("a", times(2, cell("value-type='float' value='7'", "")))}, []int{2}, [][]string{{"a", "7", "7"}}},
		{"repeated rows", []string{head, times(3, row("a", "1"))}, []int{2, 3, 4}, [][]string{{"a", "1", ""}, {"a", "1", ""}, {"a", "1", ""}}},
		{"repeated header", []string{times(2, head)}, []int{2}, [][]string{{"id", "P1", "P2"}}},
		{"groups of rows", []string{"<table:table-header-rows>" + head + "</table:table-header-rows><table:table-row-group><table:table-row-group>" + one + "</table:table-row-group>" + one + "</table:table-row-group><table:table-rows>" + one + "</table:table-rows>"}, []int{2, 3, 4}, [][]string{{"a", "1", "2"}, {"a", "1", "2"}, {"a", "1", "2"}}},
		{"covered cells", []string{head, row(cell(`table:number-columns-spanned="2"`, "<text:p>a</text:p>"), "<table:covered-table-cell/>", "2")}, []int{2}, [][]string{{"a", "", "2"}}},
		{"a drawing with a table", []string{"<table:shapes><draw:frame><table:table><table:table-row><table:table-cell><text:p>no</text:p></table:table-cell></table:table-row></table:table></draw:frame></table:shapes>", head, one}, []int{2}, [][]string{{"a", "1", "2"}}},
		{"header only", []string{head}, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := drain(t, mustOpen(t, file(t, content(sheetOf("Svar", tt.rows...))), Options{}))
			if got.errs != nil {
				t.Fatal(got.errs)
			}
			if d := cmp.Diff([]string{"id", "P1", "P2"}, got.header); d != "" {
				t.Errorf("header (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.cells, got.cells); d != "" {
				t.Errorf("cells (-want +got):\n%s", d)
			}
			if !slices.Equal(tt.want, got.rows) {
				t.Errorf("got rows %v, want %v", got.rows, tt.want)
			}
		})
	}
}

func TestValues(t *testing.T) {
	const shown = "<text:p>shown</text:p>"
	tests := []struct{ name, cell, want string }{
		{"number", cell("value-type='float' value='7'", shown), "7"},
		{"fraction", cell("value-type='float' value='-3.50'", shown), "-3.50"},
		{"large", cell("value-type='float' value='12345678901234567890'", shown), "12345678901234567890"},
		{"as Excel writes it", cell("value-type='float' value='1.1000000000000001'", shown), "1.1"},
		{"as Gnumeric writes it", cell("value-type='float' value='9.99999999999999999981e-10'", shown), "0.000000001"},
		{"number without value", cell("value-type='float'", "<text:p>5</text:p>"), "5"},
		{"percentage", cell("value-type='percentage' value='0.425'", "<text:p>43 %</text:p>"), "0.425"},
		{"currency", cell("value-type='currency' office:currency='NOK' value='99.9'", "<text:p>kr 99,90</text:p>"), "99.9"},
		{"date", cell("value-type='date' date-value='2026-03-31'", "<text:p>31.03.26</text:p>"), "2026-03-31"},
		{"date and time", cell("value-type='date' date-value='2026-03-31T08:05:00'", shown), "2026-03-31T08:05:00"},
		{"time", cell("value-type='time' time-value='PT08H05M00S'", shown), "08:05:00"},
		{"long time", cell("value-type='time' time-value='PT0039H5M9.500S'", shown), "39:05:09.5"},
		{"negative time", cell("value-type='time' time-value='-PT1M'", shown), "-00:01:00"},
		{"no time", cell("value-type='time' time-value='P1Y'", shown), "P1Y"},
		{"nor this", cell("value-type='time' time-value='PT1.5H2X'", shown), "PT1.5H2X"},
		{"true", cell("value-type='boolean' boolean-value='true'", shown), "1"},
		{"false", cell("value-type='boolean' boolean-value='false'", shown), "0"},
		{"text", cell("value-type='string'", shown), "shown"},
		{"text of a formula", cell("value-type='string' string-value='&lt;a&gt;'", shown), "<a>"},
		{"empty text of a formula", cell("value-type='string' string-value='' table:formula='of:=\"\"'", "<text:p/>"), ""},
		{"error", cell("value-type='string' string-value='' calcext:value-type='error'", "<text:p>#N/A</text:p>"), "#N/A"},
		{"error with a number", cell("value-type='float' value='0' calcext:value-type='error'", "<text:p>#DIV/0!</text:p>"), "#DIV/0!"},
		{"without a type", cell("", shown), "shown"},
		{"type of a later version", cell("value-type='formula'", shown), "shown"},
		{"paragraphs", cell("value-type='string'", "<text:p>a</text:p>\n <text:p/><text:p>b</text:p>"), "a\n\nb"},
		{"spans", cell("value-type='string'", "<text:p>a <text:span>b<text:span>c</text:span></text:span> <text:a>d</text:a></text:p>"), "a bc d"},
		{"blanks", cell("value-type='string'", "<text:p><text:s text:c='2'/>a<text:s/>b  c<text:tab/>d<text:line-break/>e </text:p>"), "  a b  c\td\ne "},
		{"blanks that are none", cell("value-type='string'", "<text:p>\n  a\n\t b<text:s text:c='x'/><text:s text:c='-5'/></text:p>"), "a b "},
		{"characters", cell("value-type='string'", "<text:p>&#xe6;&amp;<![CDATA[<ø>]]><!-- no --></text:p>"), "æ&<ø>"},
		{"annotation", cell("value-type='string'", "<office:annotation><text:p>no</text:p></office:annotation>"+shown), "shown"},
		{"annotation of a number", cell("value-type='float' value='3'", "<office:annotation><text:p>no</text:p></office:annotation>"+shown), "3"},
		{"annotation within", cell("value-type='string'", "<text:p>a<office:annotation><text:p>no</text:p></office:annotation><text:note><text:note-body><text:p>no</text:p></text:note-body></text:note>b</text:p>"), "ab"},
		{"drawing", cell("value-type='string'", "<draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame>"+shown), "shown"},
		{"table in a cell", cell("value-type='string'", "<table:table><table:table-row><table:table-cell><text:p>no</text:p></table:table-cell></table:table-row></table:table>"+shown), "shown"},
		{"covered", "<table:covered-table-cell office:value-type='float' office:value='7'/>", "7"},
		{"text that looks like a formula", cell("value-type='string'", "<text:p>=1+1</text:p>"), "=1+1"},
	}
	for _, tt := range tests {
		got := drain(t, mustOpen(t, file(t, content(sheetOf("Svar", row("a", "b"), row(tt.cell, "end")))), Options{}))
		if d := cmp.Diff([][]string{{tt.want, "end"}}, got.cells); d != "" || got.errs != nil {
			t.Errorf("%s: got %v, cells (-want +got):\n%s", tt.name, got.errs, d)
		}
	}
}

// TestOtherPrefixes reads a document that calls its name spaces something else.
func TestOtherPrefixes(t *testing.T) {
	text := content(sheetOf("Svar", row("id"), row("a")))
	for of, to := range map[string]string{"table": "t", "office": "o", "text": "x"} {
		text = strings.NewReplacer("<"+of+":", "<"+to+":", "</"+of+":", "</"+to+":", " "+of+":", " "+to+":", "xmlns:"+of+"=", "xmlns:"+to+"=").Replace(text)
	}
	got := drain(t, mustOpen(t, file(t, text), Options{}))
	if d := cmp.Diff([][]string{{"a"}}, got.cells); d != "" {
		t.Errorf("cells (-want +got):\n%s", d)
	}
}

func TestManyBlocks(t *testing.T) {
	rows := []string{row("id")}
	for i := range 3*blockRows + 7 {
		rows = append(rows, row(fmt.Sprint(i)))
	}
	r := mustOpen(t, file(t, content(sheetOf("Svar", rows...))), Options{})
	var sizes []int
	next := 2
	for block, err := range r.Blocks() {
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for rec := range block.Records() {
			if rec.Row != next || rec.Cells[0] != fmt.Sprint(next-2) {
				t.Fatalf("got %+v, want row %d", rec, next)
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

func TestRagged(t *testing.T) {
	data := file(t, content(sheetOf("Svar", row("a", "b"), row("1", "2"), row("3", "4", "", "x"), row("5", "6"))))
	got := drain(t, mustOpen(t, data, Options{}))
	if len(got.errs) != 1 || len(got.cells) != 2 {
		t.Fatalf("got %v and %v", got.errs, got.cells)
	}
	p := got.errs[0]
	if p.Code != "E-ODS-RAGGED" || p.Sheet != "Svar" || p.Row != 3 || p.Column != 4 || !strings.Contains(p.Message.String(), "found 4 columns, accepted are 2") {
		t.Errorf("got %+v", p)
	}
}

// TestSecondHeaderIsWider reads a last question whose only name is in the second row.
func TestSecondHeaderIsWider(t *testing.T) {
	r := mustOpen(t, file(t, content(sheetOf("Svar", row("ID", "Where?"), row("", "Response", "Other"), row("1", "here"), row("2", "else", "Mars"), row("3", "here")))), Options{})
	if got := drain(t, r); len(got.errs) != 0 || len(got.cells) != 4 {
		t.Errorf("got %v and %v", got.errs, got.cells)
	}
	r = mustOpen(t, file(t, content(sheetOf("Svar", row("ID", "Where?"), row("1", "here", "note"), row("2", "here"), row("3", "here"), row("4", "here")))), Options{})
	if got := drain(t, r); len(got.errs) != 1 {
		t.Errorf("got %v for a note beside a response", got.errs)
	}
}

func TestHiddenRows(t *testing.T) {
	collapsed := strings.Replace(times(2, row("b")), "<table:table-row", `<table:table-row table:visibility="collapse"`, 1)
	filtered := strings.Replace(row("c"), "<table:table-row", `<table:table-row table:visibility="filter"`, 1)
	blank := strings.Replace(row(""), "<table:table-row", `<table:table-row table:visibility="collapse"`, 1)
	r := mustOpen(t, file(t, content(sheetOf("Svar", row("id"), row("a"), collapsed, blank, filtered))), Options{})
	if got := drain(t, r); len(got.cells) != 4 {
		t.Errorf("got %v", got.cells)
	}
	w := r.Warnings()
	if len(w) != 1 || w[0].Code != "W-ODS-ROWS" || w[0].Severity != problem.Warning || w[0].Row != 3 || !strings.Contains(w[0].Message.String(), "3 in all") {
		t.Errorf("got %+v", w)
	}
}
