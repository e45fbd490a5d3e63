package savfile

import (
	"encoding/binary"
	"testing"
)

// FuzzRead reads anything: whatever is wrong is a problem, and every record is as
// wide as the header.
func FuzzRead(f *testing.F) {
	for _, c := range []compression{uncompressed, byByte, byBlock} {
		s := survey()
		s.compression, s.blockSize = c, 100
		f.Add(s.bytes())
		s.order, s.unknown = binary.BigEndian, true
		f.Add(s.bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := open(data, Options{})
		if err != nil {
			asProblem(t, err)
			return
		}
		for _, column := range r.Columns() {
			column.Missing.Has("1")
		}
		rows := 0
		for block, err := range r.Blocks() {
			if err != nil {
				asProblem(t, err)
				return
			}
			for rec, err := range block.Records() {
				if err != nil {
					asProblem(t, err)
				}
				if rows++; rec.Row != rows+1 || len(rec.Cells) != len(r.Header()) {
					t.Fatalf("row %d has number %d and %d cells, the header %d", rows+1, rec.Row, len(rec.Cells), len(r.Header()))
				}
			}
		}
	})
}
