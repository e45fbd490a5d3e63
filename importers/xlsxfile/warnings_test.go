package xlsxfile

import (
	"slices"
	"strings"
	"testing"

	"servgap/importers/problem"
)

func TestWarnings(t *testing.T) {
	tests := []struct {
		name, rows, before, behind string
		severity                   problem.Severity
		code, want                 string
		row, column                int
	}{
		{"errors", `<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c></row><row r="3"><c r="A3" t="e"><v>#REF!</v></c></row>`, "", "",
			problem.Warning, "W-XLSX-ERROR", "the first of 2; read as no answer", 2, 2},
		{"formulas without a result", `<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><v>1</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v/></c></row>`, "", "",
			problem.Warning, "W-XLSX-FORMULA", "the first of 2; read as no answer", 2, 1},
		{"hidden rows", `<row r="2" hidden="1"/><row r="3" hidden="1"><c r="A3"><v>1</v></c></row><row r="4" hidden="true"><c r="A4"><v>1</v></c></row><row r="5" hidden="0"><c r="A5"><v>1</v></c></row>`, "", "",
			problem.Warning, "W-XLSX-HIDDEN", "found a hidden row, the first of 2; hidden rows are read like others", 3, 0},
		{"hidden columns", "", `<cols><col min="1" max="1"/><col min="2" max="16384" hidden="1"/></cols>`, "",
			problem.Note, "W-XLSX-HIDDEN", "found hidden columns, which are read like others: B", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parts := small(header + tt.rows)
			parts[sheetPart] = strings.Replace(parts[sheetPart], "<sheetData>", tt.before+"<sheetData>", 1)
			r := mustOpen(t, zipped(t, parts), Options{})
			if got := drain(t, r); len(got.errs) > 0 {
				t.Fatal(got.errs)
			}
			got := r.Warnings()
			if len(got) != 1 || got[0].Severity != tt.severity || got[0].Code != tt.code || got[0].Row != tt.row || got[0].Column != tt.column ||
				!strings.Contains(got[0].Message.String(), tt.want) || got[0].Fix.Empty() {
				t.Errorf("got %v, want %s", got, tt.want)
			}
		})
	}
}

func TestMergedHeader(t *testing.T) {
	const title = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"/></row>`
	const wide = `<row r="2"><c r="A2"><v>1</v></c><c r="D2"><v>2</v></c></row>`
	tests := []struct {
		name, rows, merged string
		want               []string
		filled             string // of the note, empty for none
	}{
		{"none", title + wide, "", []string{"q1", "q2"}, ""},
		{"at the end", title + wide, `<mergeCell ref="B1:D1"/>`, []string{"q1", "q2", "q2", "q2"}, "C and D"},
		{"wider than the sheet", title + wide, `<mergeCell ref="B1:XFD1"/>`, []string{"q1", "q2", "q2", "q2"}, "C and D"},
		{"in the middle", strings.Replace(strings.Replace(title, `<c r="C1"/>`, "", 1), "B1", "D1", 1) + wide, `<mergeCell ref="A1:B1"/>`, []string{"q1", "q1", "", "q2"}, "B"},
		{"up to a name", strings.Replace(strings.Replace(title, `<c r="C1"/>`, "", 1), "B1", "D1", 1) + wide, `<mergeCell ref="A1:D1"/>`, []string{"q1", "q1", "q1", "q2"}, "B and C"},
		{"of a column without a name", title + wide, `<mergeCell ref="C1:D1"/>`, []string{"q1", "q2"}, ""},
		{"over more rows", title + wide, `<mergeCell ref="B1:C2"/>`, []string{"q1", "q2", "q2"}, "C"},
		{"below the header", title + wide, `<mergeCell ref="B2:D2"/>`, []string{"q1", "q2"}, ""},
		{"over a name", title + wide, `<mergeCell ref="A1:D1"/>`, []string{"q1", "q2"}, ""},
		{"not needed", header, `<mergeCell ref="B1:D1"/>`, []string{"q1", "q2"}, ""},
		{"no reference", title + wide, `<mergeCell ref="B1"/><mergeCell/><mergeCell ref="B1:$"/>`, []string{"q1", "q2"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parts := small(tt.rows)
			parts[sheetPart] = strings.Replace(parts[sheetPart], "</sheetData>", "</sheetData><mergeCells>"+tt.merged+"</mergeCells>", 1)
			r, err := open(zipped(t, parts), Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			if !slices.Equal(r.Header(), tt.want) {
				t.Errorf("got header %q, want %q", r.Header(), tt.want)
			}
			got := r.Warnings()
			if tt.filled == "" && len(got) > 0 || tt.filled != "" && (len(got) != 1 || got[0].Code != "W-XLSX-MERGED" || got[0].Row != 1 ||
				!strings.HasSuffix(got[0].Message.String(), "also taken for column "+tt.filled)) {
				t.Errorf("got %v, want a note on %s", got, tt.filled)
			}
		})
	}
}

func TestOnlyHiddenSheets(t *testing.T) {
	data := replaced(t, tableRows, workbookPart, `name="S1"`, `name="S1" state="veryHidden"`)
	r := mustOpen(t, data, Options{})
	if got := r.Warnings(); r.Sheet() != "S1" || len(got) != 1 || got[0].Code != "W-XLSX-HIDDEN" || got[0].Severity != problem.Warning {
		t.Errorf("got sheet %q and %v", r.Sheet(), got)
	}
	empty := workbook(t, testSheet{"Ark1", "", nil}, testSheet{"Svar", "hidden", [][]any{{"id"}, {1}}})
	_, err := open(empty, Options{})
	if p := asProblem(t, err); p.Code != "E-FILE-EMPTY" || p.Fix.String() != "--sheet Svar" {
		t.Errorf("got %+v", p)
	}
}

func TestASheetThatCannotBeReadIsNotPassedOver(t *testing.T) {
	full := [][]any{{"id"}, {"a"}, {"b"}}
	data := workbook(t, testSheet{"Svar", "", full}, testSheet{"Ledere", "", full})
	data = replacePart(t, data, "xl/worksheets/sheet2.xml", `r="A2"`, `r="2A"`)
	_, err := open(data, Options{})
	if p := asProblem(t, err); p.Code != "E-FILE-DAMAGED" || p.Sheet != "Ledere" {
		t.Errorf("got %+v", p)
	}
	if got := drain(t, mustOpen(t, data, Options{Sheet: "Svar"})); len(got.cells) != 2 || got.errs != nil {
		t.Errorf("got %v", got)
	}
}
