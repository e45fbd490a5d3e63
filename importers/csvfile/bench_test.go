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
	each(b, func(b *testing.B, data []byte) {
		blocks := 0
		for _, err := range open(b, data).Blocks() {
			if err != nil {
				b.Fatal(err)
			}
			blocks++
		}
		if blocks == 0 {
			b.Fatal("no block")
		}
	})
}

// BenchmarkRecords is what goroutines share: cutting blocks into cells.
func BenchmarkRecords(b *testing.B) {
	var of []byte
	var blocks []*Block
	each(b, func(b *testing.B, data []byte) {
		if of == nil || &of[0] != &data[0] {
			of, blocks = data, nil
			for block := range open(b, data).Blocks() {
				blocks = append(blocks, block)
			}
		}
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
	})
}

// BenchmarkReader is both, one after the other.
func BenchmarkReader(b *testing.B) {
	each(b, func(b *testing.B, data []byte) {
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
	})
}

func open(b *testing.B, data []byte) *Reader {
	r, err := NewReader(bytes.NewReader(data), Options{})
	if err != nil {
		b.Fatal(err)
	}
	return r
}

// each runs work on a table of each form.
func each(b *testing.B, work func(b *testing.B, data []byte)) {
	for _, form := range forms {
		b.Run(form.name, func(b *testing.B) {
			data := []byte(written(survey(benchRows, form.answers), ',', form.quote, form.end))
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				work(b, data)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchRows, "ns/row")
		})
	}
}
