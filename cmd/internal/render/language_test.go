package render

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// gapOf is a row of a small survey, its numbers made up and of many digits.
func gapOf(level, id, label string, rank int, ranks string, value, points, p gap.Number) gap.Gap {
	g := gap.Gap{
		Name: gap.Service, Level: level, ID: id, Label: label, Dimension: id, Rank: rank, RankRange: ranks, N: 1065,
		Difference: gap.Difference{FromStep: gap.StepExpected, FromGroup: "customers", FromN: 1065, FromValue: 6.125, ToStep: gap.StepPerceived, ToGroup: "customers", ToN: 1065, ToValue: 6.125 + value, Tested: gap.Tested{Value: value, SE: 0.0512, Low: value - 0.1, High: value + 0.1, P: p, PAdj: p}},
		PRank:      p, Effect: value / 1.2,
		Importance: points, Contribution: points / 100 * value, Below: 0.755, AlphaFrom: 0.8, AlphaTo: 0.9125,
	}
	if level == gap.LevelItem {
		g.Dimension = "reliability"
	}
	return g
}

// small is the result of a survey of two dimensions of servqual-1991, one of
// which has a label of the survey's own, with one row that is hidden.
func small() gap.Result {
	overall := gapOf(gap.LevelWeighted, "weighted", "Weighted overall", 0, "", -0.65, 100, 0.0001)
	hidden := gap.Gap{Level: gap.LevelItem, ID: "REL3", Label: "Nothing has to be redone", Dimension: "reliability", Suppressed: true}
	for _, n := range []*gap.Number{&hidden.FromValue, &hidden.ToValue, &hidden.Value, &hidden.SE, &hidden.Low, &hidden.High, &hidden.P,
		&hidden.PAdj, &hidden.PRank, &hidden.Effect, &hidden.Importance, &hidden.Contribution, &hidden.Below} {
		*n = gap.Undefined
	}
	r := gap.Result{
		Schema: gap.Schema, Command: "analyze", Sources: []gap.Source{{File: "data/gjester.csv"}},
		Method: gap.Method{Scale: "0..10/0.5", Dimensions: 2, Importance: "points", Confidence: 0.95, MinCell: 5},
		Gaps: []gap.Gap{
			gapOf(gap.LevelDimension, "reliability", "Reliability", 1, "1", -1.125, 60, 0.0001),
			gapOf(gap.LevelDimension, "empathy", "Vertskap", 2, "2-3", 0.0625, 40, 0.103),
			overall,
			gapOf(gap.LevelItem, "REL1", "Deadlines are met", 1, "1", -0.875, 20, 0.0001),
			hidden,
		},
		Notes: []gap.Note{{Code: gap.NoteIncomplete, Level: gap.LevelOverall, Count: 2}, {Code: gap.NoteFewPoints, Level: gap.LevelWeighted, Count: 17}},
	}
	row := func(level, id, label string, value gap.Number) gap.StepRow {
		return gap.StepRow{Level: level, ID: id, Label: label, Rank: 1, N: 1065, Value: value, Low: value - 0.03, High: value + 0.03}
	}
	r.Steps = []gap.Step{
		{Number: 1, Name: gap.StepExpected, State: gap.Measured, Group: "customers", N: 1065, Measure: gap.MeasureMean, Value: 6.125, Low: 6, High: 6.25,
			Rows: []gap.StepRow{row(gap.LevelDimension, "reliability", "Reliability", 6.5), row(gap.LevelItem, "REL1", "Deadlines are met", 6.25)}},
		{Number: 2, Name: gap.StepPerceived, State: gap.Measured, Group: "customers", N: 1065, Measure: gap.MeasureMean, Value: 5.375, Against: []gap.Gap{overall}},
		{Number: 3, Name: gap.StepDelivery, State: gap.CustomersSide, Needs: gap.NeedsStaff, Group: "customers", N: 1065, Measure: gap.MeasureMet, Value: 0.245, Low: 0.22, High: 0.27,
			Rows: []gap.StepRow{row(gap.LevelDimension, "reliability", "Reliability", 0.245)}},
		{Number: 4, Name: gap.StepStandards, State: gap.NotMeasured, Needs: gap.NeedsManagers, Value: gap.Undefined},
		{Number: 5, Name: gap.StepManagement, State: gap.NotMeasured, Needs: gap.NeedsManagers, Value: gap.Undefined},
		{Number: 6, Name: gap.StepCommunication, State: gap.NotMeasured, Needs: gap.NeedsPromised, Value: gap.Undefined},
	}
	for i := range r.Steps[2].Rows {
		r.Steps[2].Rows[i].Measure = gap.MeasureMet
	}
	return r
}

// smallTables are the tables that people read of it.
func smallTables(t *testing.T, w lang.Words) []table.Table {
	t.Helper()
	r := small()
	ranking := table.Ranking(r, table.RankingOptions{Level: gap.LevelDimension, Long: true}, w)
	sentence, ok := findings.Concentration(r, gap.LevelDimension, w)
	if !ok {
		t.Fatal("nothing is said of what is missing")
	}
	ranking.Notes = append(ranking.Notes, sentence)
	return []table.Table{
		table.Steps(r, w), ranking,
		table.Ranking(r, table.RankingOptions{Level: gap.LevelItem, Dimension: "reliability"}, w),
		table.StepHead(r, r.Steps[0], w), table.Levels(r, r.Steps[0], gap.LevelDimension, w), table.Levels(r, r.Steps[0], gap.LevelItem, w),
		table.StepHead(r, r.Steps[2], w), table.Levels(r, r.Steps[2], gap.LevelDimension, w), table.StepHead(r, r.Steps[3], w),
	}
}

func wordsOf(t *testing.T, code string) lang.Words {
	t.Helper()
	w, err := lang.New(code)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestGolden(t *testing.T) {
	for _, code := range []string{"en", "nb", "sv"} {
		w := wordsOf(t, code)
		var page bytes.Buffer
		for _, in := range smallTables(t, w) {
			data, err := Text(in, Style{Digits: 2, Words: w})
			if err != nil {
				t.Fatal(err)
			}
			page.Write(append(data, '\n'))
		}
		file := filepath.Join("testdata", code+".txt")
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got := page.String(); got != string(want) {
			t.Errorf("got\n%s\nwant, as in %s,\n%s", got, file, want)
		}
	}
}

// TestNoNumberIsCutInAnyLanguage prints the tables of each language at widths of
// all kinds and looks for each number and word whole.
func TestNoNumberIsCutInAnyLanguage(t *testing.T) {
	tables := make(map[string][]table.Table)
	for _, code := range lang.Codes() {
		tables[code] = smallTables(t, wordsOf(t, code))
	}
	rapid.Check(t, func(rt *rapid.T) {
		code := rapid.SampledFrom(lang.Codes()).Draw(rt, "language")
		style := Style{Digits: 2, Words: wordsOf(t, code), Width: rapid.IntRange(20, 200).Draw(rt, "width")}
		for _, in := range tables[code] {
			data, err := Text(in, style)
			if err != nil {
				rt.Fatal(err)
			}
			for _, piece := range pieces(in, style) {
				if !bytes.Contains(data, []byte(piece)) {
					rt.Fatalf("%q is not in\n%s", piece, data)
				}
			}
		}
	})
}

// pieces lists what a table must show unbroken: its cells of numbers, and the
// words of everything else.
func pieces(in table.Table, style Style) []string {
	said := append([]string{in.Title}, append(in.Lead, in.Notes...)...)
	var whole []string
	for _, row := range in.Rows {
		said = append(said, row.Span.Text)
		for i, c := range row.Cells {
			if kind := in.Columns[i].Kind; wordy(kind) {
				said = append(said, c.Text)
			} else {
				whole = append(whole, style.cell(kind, c))
			}
		}
	}
	for _, text := range said {
		for word := range words(text) {
			whole = append(whole, word)
		}
	}
	return whole
}

// TestMachinesReadNoLanguage writes what programs read after the tables of each
// language were made of the same result.
func TestMachinesReadNoLanguage(t *testing.T) {
	written := func(r gap.Result) string {
		var all []byte
		for _, dialect := range []Dialect{RFC, Nordic, Tab} {
			for _, in := range []table.Table{table.Machine(r), table.MachineSteps(r)} {
				data, err := Delimited(in, dialect)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, data...)
			}
		}
		for _, write := range []func() ([]byte, error){
			func() ([]byte, error) { return JSON(r) }, func() ([]byte, error) { return JSONL(r.Gaps) },
		} {
			data, err := write()
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, data...)
		}
		return string(all)
	}
	want := written(small())
	for _, part := range []string{",reliability,Reliability,", ",-1.125,", `"label": "Deadlines are met"`, `"n": 1065`} {
		if !strings.Contains(want, part) {
			t.Errorf("%q is not in\n%s", part, want)
		}
	}
	for _, code := range lang.Codes() {
		r := small()
		w := wordsOf(t, code)
		table.Steps(r, w)
		table.Ranking(r, table.RankingOptions{Level: gap.LevelDimension}, w)
		for _, s := range r.Steps {
			table.StepHead(r, s, w)
			table.Levels(r, s, gap.LevelItem, w)
		}
		if got := written(r); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", code, got, want)
		}
	}
}
