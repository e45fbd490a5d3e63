package csvfile

import (
	"bytes"
	"testing"
)

// benchRows is the number of records in the benchmarks' tables.
const benchRows = 20_000

// BenchmarkSplit is what one goroutine does for all: reading, checking the
// encoding, cutting at line ends outside quotes.
func BenchmarkSplit(b *testing.B) {
	each(b, func(b *testing.B, data []byte) func() {
		return func() { split(b, data) }
	})
}

// BenchmarkRecords is what goroutines share: cutting blocks into cells.
func BenchmarkRecords(b *testing.B) {
	each(b, func(b *testing.B, data []byte) func() {
		blocks := split(b, data)
		return func() {
			rows := 0
			for _, block := range blocks {
				for _, err := range block.Records() {
					if err != nil {
						b.Fatal(err)
					}
					rows++
				}
			}
			if rows != benchRows {
				b.Fatal(rows)
			}
		}
	})
}

// BenchmarkReader is both, one after the other.
func BenchmarkReader(b *testing.B) {
	each(b, func(b *testing.B, data []byte) func() {
		return func() {
			rows := 0
			for _, err := range records(open(b, data)) {
				if err != nil {
					b.Fatal(err)
				}
				rows++
			}
			if rows != benchRows {
				b.Fatal(rows)
			}
		}
	})
}

// split gives all blocks of a table.
func split(b *testing.B, data []byte) []*Block {
	var blocks []*Block
	for block, err := range open(b, data).Blocks() {
		if err != nil {
			b.Fatal(err)
		}
		blocks = append(blocks, block)
	}
	return blocks
}

func open(b *testing.B, data []byte) *Reader {
	r, err := NewReader(bytes.NewReader(data), Options{})
	if err != nil {
		b.Fatal(err)
	}
	return r
}

// each runs on a table of each form what work makes of it.
func each(b *testing.B, work func(b *testing.B, data []byte) func()) {
	for _, form := range forms {
		b.Run(form.name, func(b *testing.B) {
			data := []byte(written(survey(benchRows, form.answers), ',', form.quote, form.end))
			run := work(b, data)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				run()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchRows, "ns/row")
		})
	}
}
