package table

import (
	"fmt"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// BenchmarkTables makes the tables of 12 levels of a question, each with five dimensions
// and 22 items, for people and for programs.
func BenchmarkTables(b *testing.B) {
	var rows []gap.Gap
	for level := range 12 {
		for i := range 27 {
			of, id := gap.LevelItem, fmt.Sprintf("item%d", i)
			if i < 5 {
				of, id = gap.LevelDimension, fmt.Sprintf("dimension%d", i)
			}
			row := gapRow(of, id, i+1, fmt.Sprint(i+1), -0.25, 0.01, 100)
			row.Segment = fmt.Sprintf("branch%d", level)
			rows = append(rows, row)
		}
	}
	r := result(rows...)
	for _, bench := range []struct {
		name string
		make func() Table
	}{
		{"people", func() Table { return Ranking(r, RankingOptions{Level: gap.LevelItem, Long: true}, lang.Words{}) }},
		{"programs", func() Table { return Machine(r) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				for range bench.make().EachRow() {
					n++
				}
				if n == 0 {
					b.Fatal("no rows")
				}
			}
		})
	}
}
