package savfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestFilesOfOtherPrograms reads the same data as PSPP and haven wrote them; the
// scripts beside them say how.
func TestFilesOfOtherPrograms(t *testing.T) {
	agreement := []ValueLabel{{"1", "Helt uenig"}, {"7", "Helt enig"}, {"9", "Vet ikke"}}
	columns := []Column{
		{Name: "Løpenummer_til_svareren"},
		{Name: "p1", Label: "Når de lover noe, holder de det", Labels: agreement, Missing: Missing{Values: []string{"9"}}},
		{Name: "p2", Labels: agreement, Missing: Missing{Ranged: true, Low: "8"}},
		{Name: "grade", Missing: Missing{Values: []string{"-1000.25"}}},
		{Name: "kommune", Format: Text, Labels: []ValueLabel{{"0301", "Oslo"}}, Missing: Missing{Values: []string{"æøå"}}},
		{Name: "dag", Format: Date},
		{Name: "slutt", Format: Date},
		{Name: "tid", Format: Time},
		{Name: "lang", Format: Text, Labels: []ValueLabel{{"Ja, gjerne", "Ja"}}, Missing: Missing{Values: []string{"Nei"}}},
		{Name: "tekst", Format: Text},
	}
	cells := [][]string{
		{"1", "7", "9", "0.1", "0301", "2026-03-31", "2026-03-31T08:05:00", "00:01:30", "Ja, gjerne", "Kort"},
		{"2", "1", "", "-1000.25", "æøå", "1600-01-01", "", "26:00:00", "Nei", ""},
		{"300", "9", "8", "3", "", "", "", "", "", "Lang" + strings.Repeat("g", 295)},
	}
	for name, encoding := range map[string]string{"pspp-1252.sav": "windows-1252", "pspp-1252.zsav": "windows-1252", "haven-utf8.sav": "utf-8"} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			r := mustOpen(t, data)
			if d := cmp.Diff(columns, r.Columns(), cmpopts.IgnoreUnexported(Missing{})); d != "" {
				t.Errorf("columns (-want +got):\n%s", d)
			}
			got := drain(t, r)
			if d := cmp.Diff(cells, got.cells); d != "" || got.errs != nil {
				t.Errorf("errors %v, cells (-want +got):\n%s", got.errs, d)
			}
			if r.Encoding() != encoding || r.Sniffed() || r.Cases() != 3 || r.Warnings() != nil {
				t.Errorf("got %s, sniffed %v, %d cases and %v", r.Encoding(), r.Sniffed(), r.Cases(), r.Warnings())
			}
		})
	}
}
