package cli

import (
	"runtime/debug"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers"
)

// BenchmarkStages is what BenchmarkAnalyze does, stage by stage. Reading, decoding and
// counting take the bytes of the survey, each the stage before it too; what follows
// begins with the counts, and rendering is by the bytes that are written.
func BenchmarkStages(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as in BenchmarkAnalyze
	const rows = 100_000
	text := surveyText(rows)
	open := func(b *testing.B) (*importers.Source, importers.Layout) {
		source, err := importers.Open("-", strings.NewReader(text), importers.OpenOptions{})
		if err != nil {
			b.Fatal(err)
		}
		layout, problems := importers.Find(source, importers.Columns{English: lang.English})
		if len(problems) > 0 {
			b.Fatal(problems)
		}
		return source, layout
	}
	count := func(b *testing.B) counted {
		source, layout := open(b)
		defer source.Close()
		c := counted{plan: gap.Plan, groups: make(map[survey.Role]kept)}
		k, err := c.count(b.Context(), source, layout)
		if err != nil || c.sources[0].Responses != rows {
			b.Fatal(err, c.sources)
		}
		c.take(survey.Customers, k, false)
		return c
	}
	stage := func(name string, bytes int, do func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			for b.Loop() {
				do(b)
			}
		})
	}
	stage("read", len(text), func(b *testing.B) {
		source, _ := open(b)
		defer source.Close()
		for _, err := range source.Parts() {
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	stage("decode", len(text), func(b *testing.B) {
		source, layout := open(b)
		defer source.Close()
		decoder, n := importers.NewDecoder(&layout), 0
		for part := range source.Parts() {
			for range decoder.Responses(part) {
				n++
			}
		}
		if n != rows {
			b.Fatal(n)
		}
	})
	stage("count", len(text), func(b *testing.B) { count(b) })

	study, options := count(b).study, gap.Options{Confidence: 0.95}
	stage("statistics", 0, func(b *testing.B) { gap.Analyze(study, options) })
	r := gap.Analyze(study, options)
	w, err := lang.New("en")
	if err != nil {
		b.Fatal(err)
	}
	for _, form := range []string{"table", "csv", "json", "xlsx"} {
		render := func() []byte {
			shown := table.RankingOptions{Level: gap.LevelDimension}
			p := product{result: r, rows: rowsOf(table.Machine(r), r.Gaps), tables: []table.Table{table.Steps(r, w), table.Ranking(only(r, gap.Service, shown), shown, w)}}
			data, err := p.render(form, render.RFC, render.Style{Digits: 2, Words: w})
			if err != nil {
				b.Fatal(err)
			}
			return data
		}
		stage("render "+form, len(render()), func(b *testing.B) { render() })
	}
}
