package xlsxfile

import (
	"slices"
	"strings"
	"testing"
)

// header are two columns for cells to stand under.
const header = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`

func TestCells(t *testing.T) {
	tests := []struct{ name, cell, want string }{
		{"number", `<c r="A2"><v>4</v></c>`, "4"},
		{"number of a type", `<c r="A2" t="n"><v>4.0</v></c>`, "4"},
		{"number with white space", "<c r=\"A2\"><v>\n 3 </v></c>", "3"},
		{"blank with a style", `<c r="A2" s="1"/>`, ""},
		{"number without a value", `<c r="A2"><v></v></c>`, ""},
		{"shared text", `<c r="A2" t="s"><v>1</v></c>`, "q2"},
		{"shared rich text without its phonetic runs", `<c r="A2" t="s"><v>2</v></c>`, "rich"},
		{"shared text without a number", `<c r="A2" t="s"><v/></c>`, ""},
		{"inline text", `<c r="A2" t="inlineStr"><is><t>å&lt;b</t></is></c>`, "å<b"},
		{"inline text, kept white space", `<c r="A2" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>`, " a "},
		{"inline rich text", `<c r="A2" t="inlineStr"><is><r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>`, "ab"},
		{"inline text and a value", `<c r="A2" t="inlineStr"><v>1.0</v><is><t>1.</t></is></c>`, "1."},
		{"inline text in another order", `<c r="A2" t="inlineStr"><is><t>1.</t></is><v>1.0</v></c>`, "1."},
		{"inline text as a value", `<c r="A2" t="inlineStr"><v>1.0</v></c>`, "1.0"},
		{"result of a formula", `<c r="A2"><f>1+2</f><v>3</v></c>`, "3"},
		{"text of a formula", `<c r="A2" t="str"><f>A1&amp;B1</f><v>a_x000A_b</v></c>`, "a\nb"},
		{"formula with inline text", `<c r="A2" t="inlineStr"><f>A1</f><is><t>x</t></is></c>`, "x"},
		{"empty text of a formula", `<c r="A2" t="str"><f>""</f><v></v></c>`, ""},
		{"truth", `<c r="A2" t="b"><v>1</v></c>`, "TRUE"},
		{"untruth", `<c r="A2" t="b"><v>0</v></c>`, "FALSE"},
		{"error", `<c r="A2" t="e"><v>#N/A</v></c>`, ""},
		{"date", `<c r="A2" s="1"><v>45351</v></c>`, "2024-02-29"},
		{"date with a time that its format hides", `<c r="A2" s="1"><v>45351.5625</v></c>`, "2024-02-29T13:30:00"},
		{"date and time at midnight", `<c r="A2" s="2"><v>45351</v></c>`, "2024-02-29T00:00:00"},
		{"duration", `<c r="A2" s="3"><v>1.5</v></c>`, "PT36H"},
		{"time", `<c r="A2" s="4"><v>0.75</v></c>`, "18:00:00"},
		{"date of ISO 8601", `<c r="A2" t="d"><v>2024-02-29T13:30:00Z</v></c>`, "2024-02-29T13:30:00Z"},
		{"negative with the format of a date", `<c r="A2" s="1"><v>-1</v></c>`, "-1"},
		{"style there is not", `<c r="A2" s="99999"><v>3</v></c>`, "3"},
		{"style without a number", `<c r="A2" s=""><v>3</v></c>`, "3"},
		{"name in small letters", `<c r="a2"><v>3</v></c>`, "3"},
		{"no name", `<c><v>3</v></c>`, "3"},
		{"quotes", `<c r='A2' t='b'><v>1</v></c>`, "TRUE"},
		{"CDATA, comment, entity", `<c r="A2" t="str"><v>a<![CDATA[<b>]]><!-- c -->&#100;<?e f?></v></c>`, "a<b>d"},
		{"extensions", `<c r="A2"><v>3</v><extLst><ext uri="x"><v>9</v></ext></extLst></c>`, "3"},
		{"white space in between", "<c r=\"A2\" >\n <v>3</v>\n</c>", "3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			// The cell beside it shows that reading goes on, and keeps the row.
			data := zipped(t, small(header+`<row r="2">`+tt.cell+`<c r="B2"><v>7</v></c></row>`))
			got := drain(t, mustOpen(t, data, Options{}))
			if len(got.errs) > 0 || len(got.cells) != 1 || !slices.Equal(got.cells[0], []string{tt.want, "7"}) {
				t.Errorf("got %q and %v, want %q", got.cells, got.errs, tt.want)
			}
		})
	}
}

func TestBrokenCells(t *testing.T) {
	const next = "does not follow the one before"
	tests := []struct {
		name, row, code, want string
		column                int
	}{
		{"shared text there is not", `<row r="2"><c r="B2" t="s"><v>3</v></c></row>`, "E-FILE-DAMAGED", "a cell names shared text 3 of 3", 2},
		{"shared text below none", `<row r="2"><c r="A2" t="s"><v>-1</v></c></row>`, "E-FILE-DAMAGED", "shared text -1", 1},
		{"half a shared text", `<row r="2"><c r="A2" t="s"><v>1.5</v></c></row>`, "E-FILE-DAMAGED", "shared text 1.5", 1},
		{"hexadecimal number", `<row r="2"><c r="A2"><v>0x10</v></c></row>`, "E-XLSX-NUMBER", `found "0x10" stored as a number`, 1},
		{"hexadecimal date", `<row r="2"><c r="A2" s="1"><v>0x1p4</v></c></row>`, "E-XLSX-NUMBER", `found "0x1p4" stored as a number`, 1},
		{"decimal comma", `<row r="2"><c r="B2"><v>1,5</v></c></row>`, "E-XLSX-NUMBER", `"1,5"`, 2},
		{"not finite", `<row r="2"><c r="A2" s="1"><v>NaN</v></c></row>`, "E-XLSX-NUMBER", `"NaN"`, 1},
		{"unknown truth", `<row r="2"><c r="A2" t="b"><v>2</v></c></row>`, "E-FILE-DAMAGED", "neither 1 nor 0", 1},
		{"unknown type", `<row r="2"><c r="A2" t="x"><v>2</v></c></row>`, "E-FILE-DAMAGED", "unknown type, x", 0},
		{"two values", `<row r="2"><c r="A2"><v>2</v><v>3</v></c></row>`, "E-FILE-DAMAGED", "two values", 1},
		{"inline text of another type", `<row r="2"><c r="A2"><is><t>2</t></is></c></row>`, "E-FILE-DAMAGED", "two values", 1},
		{"element in a value", `<row r="2"><c r="A2"><v>2<b/></v></c></row>`, "E-FILE-DAMAGED", "where only text belongs", 1},
		{"text in a row", `<row r="2">2<c r="A2"/></row>`, "E-FILE-DAMAGED", "where only elements belong", 0},
		{"two cells of one name", `<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>`, "E-FILE-DAMAGED", next, 1},
		{"cells backwards", `<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row>`, "E-FILE-DAMAGED", next, 2},
		{"cell of another row", `<row r="2"><c r="A3"><v>1</v></c></row>`, "E-FILE-DAMAGED", next, 0},
		{"absolute name", `<row r="2"><c r="$A$2"><v>1</v></c></row>`, "E-FILE-DAMAGED", next, 0},
		{"empty name", `<row r="2"><c r=""><v>1</v></c></row>`, "E-FILE-DAMAGED", next, 0},
		{"name without a row", `<row r="2"><c r="A"><v>1</v></c></row>`, "E-FILE-DAMAGED", next, 0},
		{"column beyond the last", `<row r="2"><c r="XFE2"><v>1</v></c></row>`, "E-FILE-DAMAGED", next, 0},
		{"two rows of one number", `<row r="2"/><row r="2"/>`, "E-FILE-DAMAGED", "a row has a number that " + next, 0},
		{"rows backwards", `<row r="3"/><row r="2"/>`, "E-FILE-DAMAGED", "a row has a number", 0},
		{"row 0", `<row r="0"/>`, "E-FILE-DAMAGED", "a row has a number", 0},
		{"row beyond the last", `<row r="1048577"/>`, "E-FILE-DAMAGED", "a row has a number", 0},
		{"text too long", `<row r="2"><c r="B2" t="str"><v>` + strings.Repeat("æ", maxCell+1) + `</v></c></row>`, "E-XLSX-CELL", "32,767", 2},
		{"rows twice", `</sheetData><sheetData>`, "E-FILE-DAMAGED", "the rows are in it twice", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := drain(t, mustOpen(t, zipped(t, small(header+tt.row)), Options{}))
			if len(got.errs) != 1 || got.cells != nil {
				t.Fatalf("got %q and %v", got.cells, got.errs)
			}
			p := got.errs[0]
			if p.Code != tt.code || !strings.Contains(p.Message.String(), tt.want) || p.Column != tt.column || p.Sheet != "S1" {
				t.Errorf("got %v [%s], want %s in column %d", p, p.Code, tt.want, tt.column)
			}
			if p.Code == "E-FILE-DAMAGED" && !strings.Contains(p.Message.String(), sheetPart+", byte ") {
				t.Errorf("%v does not name the part", p)
			}
		})
	}
}

func TestRowsWithoutNumbers(t *testing.T) {
	rows := `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row/><row><c><v>1</v></c><c r="B3"><v>2</v></c></row>` +
		`<row><c r="A7"><v>3</v></c><c><v>4</v></c></row><row><c/><c><v>5</v></c></row>`
	got := drain(t, mustOpen(t, zipped(t, small(rows)), Options{}))
	if !slices.Equal(got.rows, []int{3, 7, 8}) || len(got.errs) > 0 {
		t.Errorf("got rows %v, cells %q and %v", got.rows, got.cells, got.errs)
	}
}

func TestQuickAndThoroughAgree(t *testing.T) {
	rows := header + `<row r="2">` + "\n" + `<c r="A2" t="s"><v>1</v></c> <c r="B2" t="str"><v>æ</v></c></row>` +
		`<row r="3"><c t="b" r="A3" s="1"><v>1</v></c><c r="B3" t="inlineStr"><is><t>x</t></is></c></row>` +
		`<row r="4"><c r="A4" s="2"/><c r="B4"><v>&#49;</v></c></row>`
	for _, with := range []struct{ old, new string }{{"", ""}, {"<c ", "<s:c "}, {"<v>", "<v >"}, {`r="A3"`, `r="A9"`}, {"æ", "\xff"}} {
		parts := small(strings.Replace(rows, with.old, with.new, 1))
		quick, quickErr := sheetText(parts[sheetPart], 64<<10, false)
		for _, room := range []int{1, 64 << 10} {
			if thorough, err := sheetText(parts[sheetPart], room, true); thorough != quick || err != quickErr {
				t.Errorf("%s: got %s and %s, thorough %s and %s", with.new, quick, quickErr, thorough, err)
			}
		}
	}
}
