package xlsxfile

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"servgap/importers/problem"
)

// testSheet is what a test puts into a workbook; nil rows stay blank.
type testSheet struct {
	name  string
	state string
	rows  [][]any
}

// workbook makes a workbook of the sheets, in order.
func workbook(t testing.TB, sheets ...testSheet) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	for i, s := range sheets {
		if i == 0 {
			must(f.SetSheetName("Sheet1", s.name))
		} else {
			_, err := f.NewSheet(s.name)
			must(err)
		}
		for j, row := range s.rows {
			cell, err := excelize.CoordinatesToCellName(1, j+1)
			must(err)
			must(f.SetSheetRow(s.name, cell, &row))
		}
		if s.state != "" {
			must(f.SetSheetVisible(s.name, false, s.state == "veryHidden"))
		}
	}
	var b bytes.Buffer
	must(f.Write(&b))
	return b.Bytes()
}

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

func TestTables(t *testing.T) {
	head := []any{"id", "P1", "P2"}
	tests := []struct {
		name  string
		rows  [][]any
		want  []int
		cells [][]string
	}{
		{"numbers, text, truth", [][]any{head, {"007", 4.5, true}, {"æ", -1, false}}, []int{2, 3}, [][]string{{"007", "4.5", "TRUE"}, {"æ", "-1", "FALSE"}}},
		{"blank rows before the header", [][]any{nil, {" "}, head, {"a", 1, 2}}, []int{4}, [][]string{{"a", "1", "2"}}},
		{"blank rows between", [][]any{head, {"a", 1, 2}, nil, {"", " ", ""}, {"b", 3, 4}}, []int{2, 5}, [][]string{{"a", "1", "2"}, {"b", "3", "4"}}},
		{"short row", [][]any{head, {"a"}, {nil, nil, 3}}, []int{2, 3}, [][]string{{"a", "", ""}, {"", "", "3"}}},
		{"blank cells beyond the header", [][]any{{"id", "P1", "P2", "", " "}, {"a", 1, 2, " ", ""}}, []int{2}, [][]string{{"a", "1", "2"}}},
		{"text that looks like a formula", [][]any{head, {"=1+1", "@x", "+2"}}, []int{2}, [][]string{{"=1+1", "@x", "+2"}}},
		{"header only", [][]any{head}, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := drain(t, mustOpen(t, workbook(t, testSheet{name: "Svar", rows: tt.rows}), Options{}))
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

func TestStoredValues(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(
		f.SetSheetRow("Sheet1", "A1", &[]any{"date", "formula", "none"}),
		f.SetCellValue("Sheet1", "A2", 45351.5625),
		f.SetCellStyle("Sheet1", "A2", "A2", date),
		f.SetCellFormula("Sheet1", "B2", "1+1"),
		f.SetCellValue("Sheet1", "C2", "#N/A"),
	)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got := drain(t, mustOpen(t, b.Bytes(), Options{}))
	if d := cmp.Diff([][]string{{"2024-02-29T13:30:00", "", "#N/A"}}, got.cells); d != "" {
		t.Errorf("cells (-want +got):\n%s", d)
	}
}

func TestNumbersAsExcelShowsThem(t *testing.T) {
	data := workbook(t, testSheet{name: "Svar", rows: [][]any{{"P1"}, {1.5}}})
	for stored, want := range map[string]string{
		"1.5":                   "1.5",
		"1.1000000000000001":    "1.1",
		"5.5499999999999998":    "5.55",
		"-0.30000000000000004":  "-0.3",
		"1.0999999999999999E-2": "0.011",
		"12345678901234567":     "12345678901234567",
	} {
		got := drain(t, mustOpen(t, replacePart(t, data, "xl/worksheets/sheet1.xml", "<v>1.5</v>", "<v>"+stored+"</v>"), Options{}))
		if len(got.cells) != 1 || got.cells[0][0] != want {
			t.Errorf("%s: got %v, want %s", stored, got.cells, want)
		}
	}
}

func TestManyBlocks(t *testing.T) {
	rows := [][]any{{"id"}}
	for i := range 3*blockRows + 7 {
		rows = append(rows, []any{i})
	}
	r := mustOpen(t, workbook(t, testSheet{name: "Svar", rows: rows}), Options{})
	var sizes []int
	for block, err := range r.Blocks() {
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for range block.Records() {
			n++
		}
		sizes = append(sizes, n)
	}
	if want := []int{blockRows, blockRows, blockRows, 7}; !slices.Equal(sizes, want) {
		t.Errorf("got blocks of %v, want %v", sizes, want)
	}
}

func TestRagged(t *testing.T) {
	data := workbook(t, testSheet{name: "Svar", rows: [][]any{{"a", "b"}, {1, 2}, {3, 4, nil, "x"}, {5, 6}}})
	got := drain(t, mustOpen(t, data, Options{}))
	if len(got.errs) != 1 || len(got.cells) != 2 {
		t.Fatalf("got %v and %v", got.errs, got.cells)
	}
	p := got.errs[0]
	if p.Code != "E-XLSX-RAGGED" || p.Sheet != "Svar" || p.Row != 3 || p.Column != 4 || !strings.Contains(p.Message.String(), "found 4 columns, accepted are 2") {
		t.Errorf("got %+v", p)
	}
}

// TestSecondHeaderIsWider reads a last question whose only name is in the second row.
func TestSecondHeaderIsWider(t *testing.T) {
	data := workbook(t, testSheet{name: "Svar", rows: [][]any{{"ID", "Where?"}, {nil, "Response", "Other"}, {1, "here"}, {2, "else", "Mars"}, {3, "here"}}})
	r := mustOpen(t, data, Options{})
	if got := drain(t, r); len(got.errs) != 0 || len(got.cells) != 4 || len(r.Header()) != 3 {
		t.Errorf("got %v and %v below %q", got.errs, got.cells, r.Header())
	}
	data = workbook(t, testSheet{name: "Svar", rows: [][]any{{"ID", "Where?"}, {1, "here", "note"}, {2, "here"}, {3, "here"}, {4, "here"}}})
	if got := drain(t, mustOpen(t, data, Options{})); len(got.errs) != 1 {
		t.Errorf("got %v for a note beside a response", got.errs)
	}
}

func TestCellTooLong(t *testing.T) {
	// The writer of the library cuts cells; a shared string can be longer.
	data := replacePart(t, workbook(t, testSheet{name: "Svar", rows: [][]any{{"a"}, {"LONG"}}}), "xl/sharedStrings.xml",
		"LONG", strings.Repeat("æ", maxCell+1))
	got := drain(t, mustOpen(t, data, Options{}))
	if len(got.errs) != 1 || got.errs[0].Code != "E-XLSX-CELL" || got.errs[0].Row != 2 || got.errs[0].Column != 1 {
		t.Errorf("got %v", got.errs)
	}
}
