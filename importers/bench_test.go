package importers

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"servgap/importers/record"
)

// exportText makes an export of n responses: an id, a time, two background questions, 22
// items on two sides, 100 points, two questions about the whole and a comment, the same
// each time. Of answers one of thirty is blank.
func exportText(n int, answer func(rank int) string) string {
	r := rand.New(rand.NewPCG(1, 2))
	branches := []string{"Oslo sentrum", "Bergen", "Tromsø", "Århus", "Malmö", "Stavanger"}
	points := []string{"10|21|8|21|40", "12|25|12|31|20", "20|20|20|20|20", "||||", "9|31|30|20|10"}
	var b strings.Builder
	b.WriteString("respondent_id|submitted_at|branch|segment|" + numbered(22, "imp_TAN", "imp_REL", "imp_RESP", "imp_ASS", "imp_EMP", "nps", "csat", "comment") + "\n")
	for i := range n {
		fmt.Fprintf(&b, "%d|2025-01-06T07:%02d:00Z|%s|%s", 100_001+i, i%60, branches[r.IntN(len(branches))], []string{"consumer", "business"}[r.IntN(2)])
		for range 44 {
			b.WriteByte('|')
			if r.IntN(30) > 0 {
				b.WriteString(answer(r.IntN(7)))
			}
		}
		fmt.Fprintf(&b, "|%s|%d|%d|\n", points[r.IntN(len(points))], r.IntN(11), 1+r.IntN(7))
	}
	return b.String()
}

// BenchmarkDecode turns rows that have been read into responses: bytes are those of the
// file.
func BenchmarkDecode(b *testing.B) {
	const rows = 1_000 // with their cells no more than a processor has at hand, as behind a reader
	digit := func(rank int) string { return strconv.Itoa(rank + 1) }
	label := func(rank int) string { return agreement[rank] }
	decimal := func(rank int) string { return strconv.Itoa(rank+1) + ",0" }
	padded := func(rank int) string { return " " + strconv.Itoa(rank+1) }
	for _, of := range []struct {
		name    string
		answer  func(int) string
		columns Columns
	}{
		{"digits", digit, Columns{}},
		{"labels", label, Columns{}},
		{"decimals", decimal, Columns{}},
		{"padded", padded, Columns{}},
		{"outcome", digit, Columns{Outcome: "nps", OutcomeScale: "0-10"}},
		{"segments", digit, Columns{Segments: []ColumnRef{{Name: "branch"}, {Name: "segment"}}}},
		{"conditions", digit, Columns{Where: []Condition{{ColumnRef{Name: "branch"}, "bergen"}, {ColumnRef{Name: "branch"}, "Tromsø"}}}},
	} {
		b.Run(of.name, func(b *testing.B) {
			text := exportText(rows, of.answer)
			s := source(b, text)
			layout := found(b, s, of.columns)
			part := inOnePart(b, s)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			d := NewDecoder(&layout)
			for b.Loop() {
				for range d.All(part) {
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/row")
		})
	}
}

// BenchmarkRead turns the text of rows into responses: bytes are those of the file.
func BenchmarkRead(b *testing.B) {
	const rows = 10_000
	for name, answer := range map[string]func(int) string{
		"digits": func(rank int) string { return strconv.Itoa(rank + 1) },
		"labels": func(rank int) string { return agreement[rank] },
		"quoted": func(rank int) string { return `"` + strconv.Itoa(rank+1) + `"` },
		"wordy":  func(rank int) string { return `"` + agreement[rank] + `"` },
	} {
		b.Run(name, func(b *testing.B) {
			header, below, _ := strings.Cut(exportText(rows, answer), "\n")
			columns := strings.Split(header, "|")
			slices.SortStableFunc(columns[4:48], func(a, b string) int { return strings.Compare(a[:1], b[:1]) }) // side behind side
			text := strings.Join(columns, "|") + "\n" + below
			s := source(b, text)
			layout := found(b, s, Columns{Segments: []ColumnRef{{Name: "branch"}}})
			var parts []Part
			for part, err := range s.Parts() {
				if err != nil {
					b.Fatal(err)
				}
				parts = append(parts, part)
			}
			d := NewDecoder(&layout)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				for _, part := range parts {
					for range d.All(part) {
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/row")
		})
	}
}

// inOnePart reads a whole file into one part, whose rows are there for good.
func inOnePart(t testing.TB, s *Source) Part {
	t.Helper()
	var all []record.Record
	for part, err := range s.Parts() {
		if err != nil {
			t.Fatal(err)
		}
		for rec, err := range part.records {
			if err != nil {
				t.Fatal(err)
			}
			rec.Cells = slices.Clone(rec.Cells)
			all = append(all, rec)
		}
	}
	return Part{records: func(yield func(record.Record, error) bool) {
		for _, rec := range all {
			if !yield(rec, nil) {
				return
			}
		}
	}}
}
