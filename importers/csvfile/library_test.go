package csvfile

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestAgainstLibrary reads random tables, sound and broken, with encoding/csv as
// well. It differs on purpose in four points:
//   - a CR alone ends a record here and is text there (the tables have none),
//   - a line end within quotes stays as it is here and becomes LF there,
//   - a quote inside a cell is taken as it stands here, with a warning, and refused
//     there,
//   - a record of one blank cell in a wider table is left out here and refused there.
//
// With SERVGAP_DIFFERENTIAL set it reads 100,000 tables, else 2,000.
func TestAgainstLibrary(t *testing.T) {
	tables := uint64(2000)
	if os.Getenv("SERVGAP_DIFFERENTIAL") != "" {
		tables = 100_000
	}
	accepted, refused := 0, 0
	for seed := range tables {
		text, delimiter := randomTable(rand.New(rand.NewPCG(seed, 0)))
		library := csv.NewReader(strings.NewReader(text))
		library.Comma = rune(delimiter)
		want, err := library.ReadAll()
		o := Options{Delimiter: delimiter, Encoding: "utf-8"}
		r, opening := newReader(strings.NewReader(text), o, 64, 1+int(seed%300))
		got := drain(t, r, opening)
		if err != nil {
			refused++
			if blank := len(exactly(text, delimiter).records) > 1+len(got.cells); got.errs == nil && got.r.Warnings() == nil && !blank {
				t.Fatalf("table %d %q: read as %q, while the library says %v", seed, text, got.cells, err)
			}
			continue
		}
		accepted++
		if got.errs != nil || got.r.Warnings() != nil {
			t.Fatalf("table %d %q: got %v, %v; the library reads it", seed, text, got.errs, got.r.Warnings())
		}
		for _, cells := range got.cells {
			for i := range cells {
				cells[i] = strings.ReplaceAll(cells[i], "\r\n", "\n")
			}
		}
		if all := append([][]string{got.header}, got.cells...); !slices.EqualFunc(all, want, slices.Equal) {
			t.Fatalf("table %d %q: got %q, want %q", seed, text, all, want)
		}
	}
	if t.Logf("%d tables read alike, %d refused by the library", accepted, refused); accepted < int(tables)/2 || refused < int(tables)/20 {
		t.Errorf("%d tables are read and %d refused", accepted, refused)
	}
}

// randomTable is a text of records, now and then with one that is wrong.
func randomTable(random *rand.Rand) (text string, delimiter byte) {
	delimiter = ",;\t|:"[random.IntN(5)]
	width := 2 + random.IntN(12)
	quoted := random.IntN(3) == 0
	ends := [][]string{{"\n"}, {"\r\n"}, {"\n", "\r\n", "\n\n"}}[random.IntN(3)]
	var b strings.Builder
	for column := range width {
		if column > 0 {
			b.WriteByte(delimiter)
		}
		b.WriteByte(byte('a' + column))
	}
	for range random.IntN(12) {
		b.WriteString(ends[random.IntN(len(ends))])
		for column := range width {
			if column > 0 {
				b.WriteByte(delimiter)
			}
			b.WriteString(randomCell(random, delimiter, quoted))
		}
	}
	switch random.IntN(12) {
	case 0:
		b.WriteString("\n1" + string(delimiter)) // of another width
	case 1:
		b.WriteString("\n\"1\"2" + string(delimiter))
	case 2:
		b.WriteString("\n\"1" + string(delimiter))
	case 3:
		b.WriteString("\n\"\"")
	case 4, 5, 6:
		b.WriteString(ends[0])
	}
	return b.String(), delimiter
}

// randomCell is a digit as a rule, else anything.
func randomCell(random *rand.Rand, delimiter byte, quoted bool) string {
	cell := string(byte('0' + random.IntN(10)))
	if random.IntN(3) == 0 {
		cells := []string{"", "10", "Uenig", "Svært fornøyd", "æ", "😀", "100001", "2025-01-06T07:00:37Z", " x ", "\n", "to\r\nlinjer", `"`, `si "nei"`, string(delimiter), "3,5; 4", "\u2028"}
		cell = cells[random.IntN(len(cells))]
	}
	if random.IntN(400) == 0 {
		return cell + `"` // bare, or in front of nothing
	}
	if quoted && cell != "" || strings.ContainsAny(cell, "\"\r\n"+string(delimiter)) {
		return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
	}
	return cell
}
