package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"servgap/cmd/internal/demo"
	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/cmd/internal/workbook"
	"servgap/gap"
)

// demoFile writes the sample project and gives its servgap.yaml.
func demoFile(t *testing.T, code string) string {
	t.Helper()
	folder := t.TempDir()
	files, err := demo.Files(code)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := filepath.Join(folder, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, "servgap.yaml")
}

// demoReport is everything that a report of the sample project can have.
func demoReport(t *testing.T, code string) (workbook.Report, gap.Result, lang.Words) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, sh := newRoot(nil, Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard})
	sh.config, sh.quiet = demoFile(t, code), true
	w, err := lang.New(code)
	must(err)
	a, err := sh.analyze(t.Context(), "report", "", &sourceFlags{plan: gap.EveryPlan}, &outputFlags{}, &gap.Options{Honesty: true, Priorities: &gap.Priorities{}})
	must(err)
	r := a.Result
	var report workbook.Report
	report.Summary.Tables = []table.Table{table.Steps(r, w)}
	for level, part := range map[string]*workbook.Part{gap.LevelDimension: &report.Ranking, gap.LevelItem: &report.Items} {
		o := table.RankingOptions{Level: level}
		part.Tables = []table.Table{ranking(only(r, gap.Service, o), o, w)}
		part.Says, _ = findings.Concentration(only(r, gap.Service, o), level, w)
	}
	whole, _ := wholeChain(r, "")
	report.Chain.Tables = []table.Table{chainTable(r, whole, w), table.Legs(r, chainLines(r, gap.LevelDimension, ""), gap.LevelDimension, w)}
	report.Chain.Says, _ = findings.LargestDrop(whole, w)
	o := &compareOptions{gap: gap.Service}
	two, err := sh.comparedWaves(t.Context(), nil, o)
	must(err)
	since, err := sh.compare(two, o)
	must(err)
	changed := changesOf(changesAlone(since, o, gap.LevelDimension), gap.Service)
	report.Change.Tables = []table.Table{changeTable(changed, gap.LevelDimension, false, w), table.StepChanges(since, w)}
	waves, err := sh.trendWaves(t.Context(), nil, o)
	must(err)
	over := gap.TrendOver(waves, gap.Options{})
	over.Trends = onlyDimensions(over.Trends)
	report.Trend.Tables = []table.Table{table.Trends(trendsOf(over, gap.Service), gap.LevelDimension, false, w)}
	p, wave, err := sh.auditedProject(nil, &auditOptions{})
	must(err)
	audit, of, err := sh.audit(t.Context(), p, wave)
	must(err)
	report.Gates.Tables = []table.Table{table.Audit(of, audit.Rule(), w)}
	first := withoutDetail(r)
	for _, row := range r.Priority {
		if row.Level == gap.LevelDimension {
			first.Priority = append(first.Priority, row)
		}
	}
	report.Priority.Tables = []table.Table{table.Priority(first, false, w)}
	report.Cut = [2]float64{float64(first.Priority[0].Performance.Line), float64(first.Priority[0].Importance.Line) / 100}
	report.Method.Tables = append(honesty(r, w), table.Sources(r.Sources, leftOut(a.from, w), w))
	return report, r, w
}

func onlyDimensions(trends []gap.Trend) []gap.Trend {
	var rows []gap.Trend
	for _, t := range trends {
		if t.Level != gap.LevelItem {
			rows = append(rows, t)
		}
	}
	return rows
}

// TestReportWorkbook makes the workbook of a report of the sample project in two
// languages: it has its sheets and charts, and its gaps are those of the JSON.
func TestReportWorkbook(t *testing.T) {
	long(t)
	for _, code := range []string{"en", "nn"} {
		report, r, w := demoReport(t, code)
		data, err := render.Workbook(report.Sheets(w), render.Style{Digits: 2, Words: w})
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		want := []string{w.Text("sheet.summary"), w.Text("sheet.ranking"), w.Text("sheet.items"), w.Text("sheet.chain"), w.Text("sheet.change"), w.Text("sheet.trend"), w.Text("sheet.gates"), w.Text("sheet.priority"), w.Text("sheet.method")}
		if got := f.GetSheetList(); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got the sheets %q, want %q", code, got, want)
		}
		if charts := bytes.Count(data, []byte("xl/charts/chart")); charts != 2*8 { // in the parts and in their list
			t.Errorf("%s: %d charts", code, charts/2)
		}
		checkItems(t, f, w.Text("sheet.items"), r)
	}
}

// checkItems compares the gaps of items with those of the result's JSON.
func checkItems(t *testing.T, f *excelize.File, sheet string, r gap.Result) {
	t.Helper()
	data, err := render.JSON(r)
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		Gaps []struct {
			Gap, Level, ID string
			Value          float64 `json:"gap_value"`
		}
	}
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	gaps := make(map[string]float64)
	for _, g := range back.Gaps {
		if g.Gap == gap.Service && g.Level == gap.LevelItem {
			gaps[g.ID] = g.Value
		}
	}
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	found, column, named := 0, 0, 0
	for _, row := range rows {
		for i, text := range row {
			switch text {
			case "gap":
				column = i
			case "id":
				named = i
			}
		}
		if named < len(row) && column < len(row) {
			if want, ok := gaps[row[named]]; ok {
				got, err := strconv.ParseFloat(row[column], 64)
				if found++; err != nil || math.Abs(got-want) > 1e-12 {
					t.Errorf("%s is %q, want %v", row[named], row[column], want)
				}
			}
		}
	}
	if found != len(gaps) || found == 0 {
		t.Errorf("found %d of %d items", found, len(gaps))
	}
}
