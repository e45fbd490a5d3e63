package render

import (
	"fmt"
	"slices"
	"testing"

	"servgap/cmd/internal/table"
)

// BenchmarkRender writes what an analysis by 12 levels has: 336 rows, in each form of a
// table and of the whole result.
func BenchmarkRender(b *testing.B) {
	labels := make([]string, 336)
	for i := range labels {
		labels[i] = fmt.Sprintf("Statement number %d", i)
	}
	in := ranking(labels)
	result := small()
	result.Gaps = slices.Repeat(result.Gaps, len(labels)/len(result.Gaps))
	for _, bench := range []struct {
		name  string
		write func() ([]byte, error)
	}{
		{"text", func() ([]byte, error) { return Text(in, Style{Digits: 2}) }},
		{"text, folded", func() ([]byte, error) { return Text(in, Style{Digits: 2, Width: 100}) }},
		{"csv", func() ([]byte, error) { return Delimited(in, RFC) }},
		{"markdown", func() ([]byte, error) { return Markdown(in, Style{Digits: 2}), nil }},
		{"html", func() ([]byte, error) {
			return HTML(Page{Title: "Report", Sections: []Section{{ID: "ranking", Heading: "Ranking", Tables: []table.Table{in}}}, Result: []byte("{}")}, Style{Digits: 2})
		}},
		{"json", func() ([]byte, error) { return JSON(result) }},
		{"xlsx", func() ([]byte, error) { return Workbook(Sheets([]table.Table{in}), Style{Digits: 2}) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				data, err := bench.write()
				if err != nil || len(data) == 0 {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(data)))
			}
		})
	}
}
