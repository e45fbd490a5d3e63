package gap_test

import (
	"fmt"
	"testing"

	"servgap/gap"
)

// BenchmarkAnalyze is the six steps and all gaps of 1,000 people: what levels of a
// question take again for each of them.
func BenchmarkAnalyze(b *testing.B) {
	study := gap.Study{Customers: drawnPeople(b, 1000)}
	b.ReportAllocs()
	for b.Loop() {
		gap.Analyze(study, gap.Options{})
	}
}

// BenchmarkCompareLevels compares 12 levels, every two of them in each row.
func BenchmarkCompareLevels(b *testing.B) {
	everybody := gap.Analyze(gap.Study{Customers: drawnPeople(b, 1000)}, gap.Options{})
	var levels []gap.Result
	for i := range 12 {
		level := gap.Analyze(gap.Study{Customers: drawnPeople(b, 40+10*i)}, gap.Options{})
		level.Method.Where = []gap.Condition{{Column: "Branch", Value: fmt.Sprint(i)}}
		levels = append(levels, level)
	}
	b.ReportAllocs()
	for b.Loop() {
		if rows := gap.CompareLevels(everybody, levels); len(rows) == 0 || len(rows[0].Pairs) != 66 {
			b.Fatalf("%d rows", len(rows))
		}
	}
}
