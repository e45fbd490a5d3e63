package cli

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"servgap/cmd/internal/lang"
)

// mostPage is what a report may weigh, in bytes: it is mailed.
const mostPage = 500_000

// TestReportOfMuchStaysSmall reports a survey of 40 items in one dimension, 12 branches
// and 8 waves.
func TestReportOfMuchStaysSmall(t *testing.T) {
	long(t)
	page := reportOf(t, manyWaves(t, 40, 12, 8, func(i int) string { return fmt.Sprintf("A question with a long text, number %d", i) }), "--by", "Branch")
	if len(page) > mostPage {
		t.Errorf("%d bytes, accepted are %d", len(page), mostPage)
	}
	for _, want := range []string{`id="chart-ranking`, `id="chart-segments`, `id="chart-run`, "Branch 11"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestReportOfMuchInEachForm writes the same survey in the other forms: each is small
// enough to be mailed and lacks no part, and no two charts are of one name.
func TestReportOfMuchInEachForm(t *testing.T) {
	long(t)
	config := manyWaves(t, 40, 12, 8, func(i int) string { return fmt.Sprintf("A question with a long text, number %d", i) })
	t.Chdir(t.TempDir())
	got := runLine(t, "", "report", "-q", "--config", config, "--by", "Branch", "-o", "r.md", "-o", "r.xlsx", "-o", "r.json", "-o", "charts/")
	if got.code != ExitOK {
		t.Fatalf("exit %d\n%s", got.code, got.err)
	}
	for name, most := range map[string]int{"r.md": 200_000, "r.xlsx": 200_000, "r.json": 3_000_000} {
		if data, err := os.ReadFile(name); err != nil || len(data) > most {
			t.Errorf("%s: %d bytes (%v), accepted are %d", name, len(data), err, most)
		}
	}
	page, err := os.ReadFile("r.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"page.answer", "page.ranking", "page.priority", "page.items", "page.trend", "page.groups", "page.method"} {
		if head := "\n## " + (lang.Words{}).Text(part) + "\n"; !strings.Contains(string(page), head) {
			t.Errorf("r.md lacks %q", head)
		}
	}
	f, err := excelize.OpenFile("r.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, want := strings.Join(f.GetSheetList(), " "), "Summary Ranking Change Trend Priority Groups Method"; got != want {
		t.Errorf("the sheets are %s, want %s", got, want)
	}
	files, err := filepath.Glob("charts/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, name := range files {
		names = append(names, strings.TrimSuffix(filepath.Base(name), ".svg"))
	}
	if got, want := strings.Join(names, " "), "answers model quadrants-items ranking-items run-items segments-items"; got != want {
		t.Errorf("the charts are %s, want %s", got, want)
	}
}

// reportOf is the page of a project.
func reportOf(t *testing.T, config string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.html")
	got := runLine(t, "", append([]string{"report", "-q", "--config", config, "-o", file}, args...)...)
	if got.code != ExitOK {
		t.Fatalf("exit %d\n%s", got.code, got.err)
	}
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// manyWaves writes a project of one dimension whose items have texts of their own; the
// branches are called so, too, as far as the texts go.
func manyWaves(t *testing.T, items, branches, waves int, label func(i int) string) (file string) {
	t.Helper()
	folder := t.TempDir()
	var y strings.Builder
	fmt.Fprintf(&y, "version: 1\nproject: {name: %q}\nscales: [{id: default, min: 1, max: 7}]\ninstrument:\n  dimensions: [{id: all, label: %q, items: [", label(1), label(items))
	for i := range items {
		fmt.Fprintf(&y, "I%d, ", i+1)
	}
	y.WriteString("]}]\n  items:\n")
	for i := range items {
		fmt.Fprintf(&y, "    - {id: I%d, label: %q}\n", i+1, label(i+1))
	}
	y.WriteString("groups:\n  - {id: customers, role: customers, constructs: {expected: \"E_{item}\", perceived: \"P_{item}\"}, segments: [Branch]}\nwaves:\n")
	random := rand.New(rand.NewPCG(8, 40))
	for wave := range waves {
		fmt.Fprintf(&y, "  - {id: w%d, date: 2025-%02d-01, files: [{group: customers, path: w%d.csv}]}\n", wave, wave+1, wave)
		var rows strings.Builder
		rows.WriteString("Branch")
		for _, side := range []string{"E_", "P_"} {
			for i := range items {
				fmt.Fprintf(&rows, ",%sI%d", side, i+1)
			}
		}
		for person := range 10 * branches {
			name := fmt.Sprintf("Branch %d %s", person%branches, label(1+person%branches))
			fmt.Fprintf(&rows, "\n\"%s\"", strings.ReplaceAll(name, `"`, `""`))
			for i := range 2 * items {
				fmt.Fprintf(&rows, ",%d", 4+random.IntN(4)-2*(i/items))
			}
		}
		write(t, filepath.Join(folder, fmt.Sprintf("w%d.csv", wave)), rows.String()+"\n")
	}
	file = filepath.Join(folder, "servgap.yaml")
	write(t, file, y.String())
	return file
}
