package importers

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"servgap/importers/problem"
	"servgap/importers/record"
)

// sameText compares texts by what they say.
var sameText = cmp.Comparer(func(a, b problem.Text) bool { return a.String() == b.String() })

// partsOf cuts rows into parts at the places given.
func partsOf(rows [][]string, cuts []int) []Part {
	var parts []Part
	start := 0
	for _, end := range append(cuts, len(rows)) {
		if end < start {
			continue
		}
		from, piece := start, rows[start:end]
		parts = append(parts, Part{Index: len(parts), records: func(yield func(record.Record, error) bool) {
			for i, cells := range piece {
				row := from + i + 2
				var err error
				if cells[0] == "bad" {
					err = problem.Problem{Code: "E-CSV-RAGGED", Row: row, Message: problem.Say("found"), Fix: problem.Say("mend")}
				}
				if !yield(record.Record{Row: row, Cells: cells}, err) {
					return
				}
			}
		}})
		start = end
	}
	return parts
}

// TestReportDoesNotDependOnTheDivision decodes rows in one part with one
// decoder, and cut, shuffled and dealt out to several that are merged in any
// order.
func TestReportDoesNotDependOnTheDivision(t *testing.T) {
	s := source(t, "id|E1|P1\n1|1|1\n")
	layout := found(t, s, Columns{Scale: "1-7/0.5"})
	value := rapid.OneOf(
		rapid.SampledFrom([]string{"5", "4,5", "4.5", "", "x", "8", "vet ikke"}),
		rapid.Map(rapid.IntRange(0, 2*mostValues), func(i int) string { return fmt.Sprint("text ", i) }),
	)
	rapid.Check(t, func(t *rapid.T) {
		var rows [][]string
		for range rapid.IntRange(0, 6*mostValues).Draw(t, "rows") {
			id := "1"
			if rapid.IntRange(0, 9).Draw(t, "bad") == 0 {
				id = "bad"
			}
			rows = append(rows, []string{id, value.Draw(t, "E1"), value.Draw(t, "P1")})
		}
		want := decoded(&layout, partsOf(rows, nil), 1, nil).Report(s)
		cuts := rapid.SliceOfN(rapid.IntRange(0, len(rows)), 0, 12).Draw(t, "cuts")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		got := decoded(&layout, partsOf(rows, cuts), rapid.IntRange(1, 5).Draw(t, "decoders"), random).Report(s)
		if d := cmp.Diff(want, got, sameText); d != "" {
			t.Fatalf("cuts %v (-whole +parts):\n%s", cuts, d)
		}
	})
}

// decoded deals parts out to decoders and merges them, shuffled if a source of
// chance is given.
func decoded(layout *Layout, parts []Part, decoders int, random *rand.Rand) *Decoder {
	list := make([]*Decoder, decoders)
	for i := range list {
		list[i] = NewDecoder(layout)
	}
	if random != nil {
		random.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	}
	for i, part := range parts {
		for range list[i%decoders].Responses(part) {
		}
	}
	if random != nil {
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	total := NewDecoder(layout)
	for _, d := range list {
		total.Merge(d)
	}
	return total
}

func TestTooManyValuesAreCountedTogether(t *testing.T) {
	rows := make([][]string, 10_000)
	for i := range rows {
		rows[i] = []string{"1", fmt.Sprint(100 + i), "5"}
	}
	s := source(t, "id|E1|P1\n1|1|1\n")
	layout := found(t, s, Columns{Scale: "1-7"})
	parts := partsOf(rows, []int{3, 40, 90, 700, 5000})
	list := decoded(&layout, parts, 2, rand.New(rand.NewPCG(1, 2))).Report(s).Problems
	const want = `found 100 (row 2), 101 (row 3), 102 (row 4), 103 (row 5), 104 (row 6) and more than 45 other values, 10000 cells in all; accepted`
	if len(list) != 1 || !strings.HasPrefix(list[0].Message.String(), want) {
		t.Errorf("got %v, want %s", list, want)
	}
}

// TestBadFilesDoNotFillTheMemory decodes far more bad rows than are kept.
func TestBadFilesDoNotFillTheMemory(t *testing.T) {
	s := source(t, "id|E1|P1\n1|1|1\n")
	layout := found(t, s, Columns{Scale: "1-7"})
	d := NewDecoder(&layout)
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for i := range 100 {
		text := fmt.Sprint(i, strings.Repeat(" long", 200_000))
		rows := [][]string{{"1", text[:len(text)/2], ""}}
		for range 1000 {
			rows = append(rows, []string{"bad", "1", "1"})
		}
		for range d.Responses(partsOf(rows, nil)[0]) {
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if kept := int64(after.HeapAlloc) - int64(before.HeapAlloc); kept > 1<<20 {
		t.Errorf("%d bytes are kept of 100 MB", kept)
	}
	runtime.KeepAlive(d)
}
