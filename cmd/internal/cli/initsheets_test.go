package cli

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"servgap/cmd/internal/config"
	"servgap/importers/limit"
)

// sheetsOf writes a workbook of sheets of rows, one behind the other: a name and a text file each.
func sheetsOf(t *testing.T, path string, sheets ...[2]string) {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, sheet := range sheets {
		if i == 0 {
			if err := book.SetSheetName("Sheet1", sheet[0]); err != nil {
				t.Fatal(err)
			}
		} else if _, err := book.NewSheet(sheet[0]); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(sheet[1])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for n, row := range rows {
			at, err := excelize.CoordinatesToCellName(1, n+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := book.SetSheetRow(sheet[0], at, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

// TestInitOfSheets has a workbook whose sheets are groups, waves or neither.
func TestInitOfSheets(t *testing.T) {
	customers, err := os.ReadFile(filepath.Join(surveyFolder(t), "hotel.csv"))
	if err != nil {
		t.Fatal(err)
	}
	head, row := make([]string, 22), make([]string, 22)
	for i, item := range []string{"TAN1", "TAN2", "TAN3", "TAN4", "REL1", "REL2", "REL3", "REL4", "REL5", "RESP1", "RESP2", "RESP3", "RESP4", "ASS1", "ASS2", "ASS3", "ASS4", "EMP1", "EMP2", "EMP3", "EMP4", "EMP5"} {
		head[i], row[i] = "M_"+item, "5"
	}
	managers := csvLine(head) + strings.Repeat(csvLine(row), 8)
	for _, tt := range []struct {
		name   string
		sheets [][2]string
		want   string // each file as wave, group and sheet
	}{
		{"groups", [][2]string{{"Om", "x"}, {"Gjester", string(customers)}, {"Ledere", managers}}, "bok customers Gjester; bok managers Ledere"},
		{"waves", [][2]string{{"Q3 2026", string(customers)}, {"Q2 2026", string(customers)}, {"Ledere", managers}}, "2026-Q2 customers Q2 2026; 2026-Q3 customers Q3 2026; 2026-Q3 managers Ledere"},
		{"neither", [][2]string{{"Om", "x"}, {"Svar", string(customers)}}, "bok customers Svar"},
		{"one name only", [][2]string{{"Ledere", "x"}, {"Svar", string(customers)}}, "bok customers Svar"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			sheetsOf(t, "bok.xlsx", tt.sheets...)
			got := runLine(t, "", "init", "bok.xlsx")
			if got.code != ExitOK {
				t.Fatalf("exit %d\n%s", got.code, got.err)
			}
			p, problems := config.Read("servgap.yaml", limit.Limits{})
			if problems.Fatal() {
				t.Fatal(problems)
			}
			var files []string
			for _, wave := range p.Waves {
				for _, f := range wave.Files {
					files = append(files, wave.ID+" "+f.Group.Value+" "+f.Sheet)
				}
			}
			if found := strings.Join(files, "; "); found != tt.want {
				t.Errorf("got %s, want %s", found, tt.want)
			}
			if strings.Contains(got.out, "bok.xlsx, bok.xlsx") {
				t.Errorf("the workbook is named twice:\n%s", got.out)
			}
		})
	}
}

// TestDoctorOpensEachSheet has a project that reads a sheet which is there and one which
// is not, and files of a pattern.
func TestDoctorOpensEachSheet(t *testing.T) {
	inCopy(t, filepath.Join(surveyFolder(t), "hotel.xlsx"), filepath.Join(surveyFolder(t), "hotel.csv"))
	if got := runLine(t, "", "init", "hotel.csv"); got.code != ExitOK {
		t.Fatal(got.err)
	}
	data, err := os.ReadFile("servgap.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for paths, want := range map[string]int{
		`path: "*.csv"`: ExitOK,
		"path: hotel.xlsx}\n      - {group: customers, path: hotel.xlsx, sheet: Nowhere": ExitData,
		`path: "*.tsv"`: ExitData,
	} {
		text := strings.Replace(string(data), "path: hotel.csv", paths, 1)
		if err := os.WriteFile("servgap.yaml", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := runLine(t, "", "doctor"); got.code != want {
			t.Errorf("%s: exit %d, want %d\n%s", paths, got.code, want, got.out)
		}
	}
}
