package csvfile

import (
	"slices"
	"strings"
	"testing"

	"servgap/importers/record"
)

// sameInShort asks a block for the same records with all and with some columns in short.
func sameInShort(t *testing.T, b *Block, width int) {
	t.Helper()
	for _, every := range []int{1, 3} {
		columns := make([]bool, width)
		for i := range columns {
			columns[i] = every == 1 || i%every != 0
		}
		var got, want []string
		for rec, err := range b.Records() {
			want = append(want, shown(rec, err, slices.Clone(rec.Cells)))
		}
		for rec, err := range b.Brief(columns) {
			cells := make([]string, len(rec.Cells))
			for i := range cells {
				if cells[i] = rec.Cell(i); i < width && !columns[i] && rec.Cells[i] != cells[i] {
					t.Errorf("row %d: cell %d is %q and was not asked for in short", rec.Row, i, rec.Cells[i])
				}
			}
			got = append(got, shown(rec, err, cells))
			if rec.Spell(); !slices.Equal(rec.Cells, cells) {
				t.Errorf("row %d: spelled %q, want %q", rec.Row, rec.Cells, cells)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("in short: got %q, want %q", got, want)
		}
	}
}

// shown is a record or what is wrong with it.
func shown(rec record.Record, err error, cells []string) string {
	if err != nil {
		return err.Error()
	}
	return string(rune(rec.Row)) + strings.Join(cells, "\x00")
}
