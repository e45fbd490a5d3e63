package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// look skips a test that opens outputs in other programs, which takes its time, unless
// .ci/look asks for it.
func look(t *testing.T) {
	t.Helper()
	if os.Getenv("SERVGAP_LOOK") == "" {
		t.Skip("SERVGAP_LOOK is not set: outputs are not opened in a browser and an office; .ci/look does")
	}
}

// csvFilters are how LibreOffice opens delimited text where cells end in a comma, a
// semicolon and a tab: as UTF-8, with quotes, and running what begins as a formula.
var csvFilters = map[string]string{
	"comma":     "44,34,76,1,,1033,false,true,false,false,false,0,true",
	"semicolon": "59,34,76,1,,1044,false,true,false,false,false,0,true",
	"tab":       "9,34,76,1,,1033,false,true,false,false,false,0,true",
}

// TestNoFormulaInOffice opens tables of a survey with texts that a spreadsheet would run
// in LibreOffice, as if written for each language of spreadsheets: it computes no cell.
func TestNoFormulaInOffice(t *testing.T) {
	look(t)
	all := formulas()
	p, folder := planting{labels: all, branches: all[:3], alone: all}, t.TempDir()
	config := p.write(t, folder)
	tables := filepath.Join(t.TempDir(), "tables")
	if err := os.Mkdir(tables, 0o700); err != nil {
		t.Fatal(err)
	}
	var delimited, books []string
	for _, command := range []string{"gaps", "incidents", "audit", "compare", "report"} {
		for _, file := range tablesOf(t, tables, config, []string{command}) {
			if filepath.Ext(file) == ".xlsx" {
				books = append(books, file)
			} else {
				delimited = append(delimited, file)
			}
		}
	}
	control := filepath.Join(tables, "control.csv")
	write(t, control, "text\n=1+1\n")
	for name, filter := range csvFilters {
		for file, formulas := range inOffice(t, append(slices.Clone(delimited), control), "--infilter=CSV:"+filter) {
			if (file == "control") != (formulas > 0) {
				t.Errorf("%s, opened with a %s: %d formulas", file, name, formulas)
			}
		}
	}
	for file, formulas := range inOffice(t, books) {
		if formulas > 0 {
			t.Errorf("%s: %d formulas", file, formulas)
		}
	}
}

// inOffice opens files in LibreOffice and gives how many formulas each has there, by its
// name without the ending.
func inOffice(t *testing.T, files []string, options ...string) map[string]int {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice, the program of LibreOffice, is not installed: no table is opened in it")
	}
	found := make(map[string]int)
	for _, ending := range []string{".csv", ".tsv", ".xlsx"} { // one name may have several
		var same []string
		for _, file := range files {
			if filepath.Ext(file) == ending {
				same = append(same, file)
			}
		}
		if same == nil {
			continue
		}
		folder := t.TempDir()
		args := append([]string{"--headless", "-env:UserInstallation=file://" + folder + "/office"}, options...)
		said, err := exec.Command(office, append(append(args, "--convert-to", "fods", "--outdir", folder), same...)...).CombinedOutput()
		made, _ := filepath.Glob(filepath.Join(folder, "*.fods"))
		if err != nil || len(made) != len(same) {
			t.Fatalf("%d of %d files were opened: %v %s", len(made), len(same), err, said)
		}
		for _, file := range made {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Base(file)
			found[name[:len(name)-len(".fods")]] += bytes.Count(data, []byte("table:formula="))
		}
	}
	return found
}

// TestNobodyIsNamedInPDF reads the text of a printed report.
func TestNobodyIsNamedInPDF(t *testing.T) {
	look(t)
	if _, err := exec.LookPath("pdftotext"); err != nil || browser() == "" {
		t.Skip("pdftotext or a browser is not installed: no printed report is read")
	}
	t.Chdir(t.TempDir())
	write(t, "survey.csv", planted(0))
	if got := runLine(t, "", "report", "-q", "--scale", "1-7", "-o", "report.pdf", "survey.csv"); got.code != ExitOK {
		t.Fatalf("exit %d\n%s", got.code, got.err)
	}
	text, err := exec.Command("pdftotext", "report.pdf", "-").Output()
	if err != nil || !bytes.Contains(text, []byte("survey.csv")) {
		t.Fatalf("%v: %d bytes of text", err, len(text))
	}
	clean(t, "report.pdf", text)
}
