package importers

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestIdentity(t *testing.T) {
	const text = "id|Guest|E1|P1|E2|P2\n1|ann|1|2|3|4\n2| bo |3|4|5|6\n3||3|4|5|6\n4|cy||||\n"
	for _, tt := range []struct {
		name     string
		identity Identity
		column   string
		ids      []string
	}{
		{"not wanted", Identity{Column: ColumnRef{Name: "Guest"}}, "", []string{"", "", ""}},
		{"named", Identity{Wanted: true, Column: ColumnRef{Name: "Guest"}}, "Guest", []string{"ann", "bo", ""}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, text)
			layout := found(t, s, Columns{Scale: "1-7", Identity: tt.identity})
			var ids []string
			decoder := NewDecoder(&layout)
			for part, err := range s.Parts() {
				if err != nil {
					t.Fatal(err)
				}
				for _, row := range decoder.All(part) {
					ids = append(ids, row.ID)
				}
			}
			if layout.IDColumn() != tt.column || !slices.Equal(ids, tt.ids) {
				t.Errorf("got %q of column %q, want %q of %q", ids, layout.IDColumn(), tt.ids, tt.column)
			}
		})
	}
}

func TestIdentityNeedsItsColumn(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		column     string
		want       string
	}{
		{"none is recognised", "E1|P1\n1|2\n3|4\n", "", "E-COL-ID"},
		{"not there", "Guest|E1|P1\nann|1|2\nbo|3|4\n", "Gest", "E-COL-MISSING"},
		{"an answer", "Guest|E1|P1\nann|1|2\nbo|3|4\n", "E1", "E-COL-TWICE@B"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := Find(source(t, tt.text), Columns{Scale: "1-7", Identity: Identity{Wanted: true, Column: ColumnRef{Name: tt.column}}})
			checkProblems(t, problems)
			if codesOf(problems) != tt.want {
				t.Errorf("got %v, want %s", problems, tt.want)
			}
		})
	}
}

// TestRepeatedIDsOfParts looks for ids that come again in parts that were read in any order, as
// a map of their first rows has them.
func TestRepeatedIDsOfParts(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	parts := make([]findings, 3)
	first, want := make(map[string]int), places{}
	for row := 2; row < 5000; row++ {
		id := fmt.Sprint("id ", r.IntN(4000))
		parts[r.IntN(len(parts))].identify(id, row)
		if _, known := first[id]; known {
			want = want.with(row)
		} else {
			first[id] = row
		}
	}
	var all findings
	for _, i := range r.Perm(len(parts)) {
		all.ids = append(all.ids, parts[i].ids...)
	}
	if got := all.repeated(); got.count != want.count || !slices.Equal(got.rows, want.rows) || want.count < 1000 {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
