package odsfile

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFilesOfOtherPrograms reads the same sheet as LibreOffice and Gnumeric wrote
// it; make.sh beside the files says how.
func TestFilesOfOtherPrograms(t *testing.T) {
	header := []string{"nr", "P1", "andel", "dag", "tid", "ja", "hvorfor"}
	cells := [][]string{
		{"1", "3.3", "0.425", "2026-03-31", "26:01:30", "1", "to  ord"},
		{"2", "", "", "", "", "0", "æ<ø>"},
		{"3", "#N/A", "", "", "", "", ""},
		{"4", "", "", "", "", "", "en\nto"},
		{"4", "", "", "", "", "", "en\nto"},
	}
	for _, name := range []string{"libreoffice.ods", "gnumeric.ods"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			r := mustOpen(t, data, Options{})
			got := drain(t, r)
			if d := cmp.Diff(header, got.header); d != "" {
				t.Errorf("header (-want +got):\n%s", d)
			}
			if d := cmp.Diff(cells, got.cells); d != "" || got.errs != nil {
				t.Errorf("errors %v, cells (-want +got):\n%s", got.errs, d)
			}
			if want := []int{2, 6, 7, 8, 9}; !slices.Equal(want, got.rows) {
				t.Errorf("got rows %v, want %v", got.rows, want)
			}
			if r.Sheet() != "Svar" || len(r.Warnings()) != 2 {
				t.Errorf("got sheet %q and %v", r.Sheet(), r.Warnings())
			}
		})
	}
}
