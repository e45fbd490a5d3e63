package dialect

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

// exportsDir finds survey exports of other projects that are not part of this
// one: exports in the folder of SERVGAP_SHARED, or in a folder "shared" beside
// the module or above.
func exportsDir(t *testing.T) string {
	t.Helper()
	var candidates []string
	if shared := os.Getenv("SERVGAP_SHARED"); shared != "" {
		candidates = append(candidates, filepath.Join(shared, "exports"))
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		candidates = append(candidates, filepath.Join(dir, "shared", "exports"))
	}
	for _, candidate := range candidates {
		if _, err := os.Stat(candidate); err == nil {
			return candidate
		}
	}
	t.Skip("no exports of other projects, of which none is read: set SERVGAP_SHARED to a folder with exports/*.csv")
	return ""
}

// readExport reads a file as plainly as can be: its encoding does not matter here.
func readExport(t *testing.T, path, sheet string, comma rune) [][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		t.Skipf("%s is not in the folder of exports: its dialect is not looked for", filepath.Base(path))
	}
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(path) == ".xlsx" {
		book, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		if sheet == "" {
			sheet = book.GetSheetList()[0]
		}
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	if !utf8.Valid(data) { // of an old Macintosh
		data, _ = charmap.Macintosh.NewDecoder().Bytes(data)
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// kept counts the rows that are answers, as a caller has to: a rule that would
// drop all of them is left out.
func kept(d Dialect, rows [][]string) (n int, ignored []string) {
	var use []Rule
	for _, rule := range d.Rules {
		drops := 0
		for _, row := range rows {
			if rule.Drops(row) {
				drops++
			}
		}
		if drops == len(rows) {
			ignored = append(ignored, rule.Reason)
			continue
		}
		use = append(use, rule)
	}
	d.Rules = use
	for _, row := range rows {
		if _, ok := d.Drop(row); !ok {
			n++
		}
	}
	return n, ignored
}

// TestExports has the numbers of responses that FORMATS.md, section C, gives.
func TestExports(t *testing.T) {
	dir := exportsDir(t)
	for _, tt := range []struct {
		file, sheet string
		comma       rune
		platform    string
		variant     string
		headers     int
		responses   int
		columns     int
	}{
		{"airlinesat.csv", "", ',', "", "", 1, 1065, 70},
		{"hm_semicolon_decimalcomma.csv", "", ';', "", "", 1, 237, 12},
		{"ls_quality.csv", "", ',', LimeSurvey, VariantFullText, 1, 70, 146},
		{"ns_nettskjema_delim.csv", "", ';', Nettskjema, VariantCodes, 1, 3, 30},
		{"qx_qualtRics_legacy.csv", "", ',', Qualtrics, VariantLegacy, 2, 1, 16},
		{"qx_qualtRics_sample.csv", "", ',', Qualtrics, VariantCurrent, 3, 1, 20},
		{"qx_cihr_multisheet.xlsx", "Lecture 1", 0, "", "", 3, 15, 14},
		{"qx_cihr_multisheet.xlsx", "Lecture 2", 0, "", "", 3, 13, 12},
		{"qx_cihr_multisheet.xlsx", "Lecture 3", 0, "", "", 3, 14, 12},
		{"qx_cihr_multisheet.xlsx", "Lecture 4", 0, "", "", 3, 14, 12},
		{"qx_cihr_multisheet.xlsx", "Final", 0, "", "", 3, 22, 38},
		{"rc_checkboxes.csv", "", ',', REDCap, VariantCodes, 1, 4, 13},
		{"rc_decimalcomma.csv", "", ',', REDCap, VariantCodes, 1, 4, 9},
		{"sm_comma.csv", "", ',', SurveyMonkey, VariantOneRow, 1, 1129, 13},
		{"sm_foodworldcup.csv", "", ',', SurveyMonkey, VariantOneRow, 1, 1373, 48},
		{"sm_starwars.csv", "", ',', SurveyMonkey, VariantTwoRow, 2, 1186, 38},
		{"sm_steak.csv", "", ',', SurveyMonkey, VariantTwoRow, 2, 550, 15},
	} {
		t.Run(tt.file+tt.sheet, func(t *testing.T) {
			rows := readExport(t, filepath.Join(dir, tt.file), tt.sheet, tt.comma)
			d := Read(rows[:min(len(rows), 100)])
			if d.Platform != tt.platform || d.Variant != tt.variant || d.HeaderRows != tt.headers || len(d.Columns) != tt.columns {
				t.Errorf("got %q %q, %d header rows, %d columns", d.Platform, d.Variant, d.HeaderRows, len(d.Columns))
			}
			got, ignored := kept(d, rows[d.First():])
			if got != tt.responses {
				t.Errorf("got %d responses, want %d (rules that drop all: %v)", got, tt.responses, ignored)
			}
			if d.Aggregate {
				t.Error("taken for a report")
			}
		})
	}
}

func TestExportOfReport(t *testing.T) {
	rows := readExport(t, filepath.Join(exportsDir(t), "neg_aggregate_de.xlsx"), "", 0)
	d := Read(rows)
	if !d.Aggregate || d.Above != 3 || d.HeaderRows != 1 {
		t.Errorf("got %+v", d)
	}
}
