package gap_test

import (
	"math"
	"strings"
	"testing"

	"servgap/gap"
)

// companiesRated are the ratings by ten customers of three companies, the own one last.
var companiesRated = [][]int{
	{6, 5, 7, 6, 6, 5, 7, 6, 6, 7},
	{3, 4, 4, 3, 5, 4, 3, 4, 4, 3},
	{4, 4, 5, 3, 5, 5, 4, 4, 5, 4},
}

// companies ranks the companies that were rated, hidden below least.
func companies(t failer, least int64, rated [][]int, names ...string) []gap.Company {
	return gap.RankCompanies(names, gap.LevelDimension, func(i, j int) gap.Result {
		var rows []string
		for k := range rated[i] {
			x, y := string(rune('0'+rated[i][k])), string(rune('0'+rated[j][k]))
			rows = append(rows, strings.Join([]string{x, x, x, y, y, y}, " "))
		}
		return gap.Suppress(analyze(t, form(), rows...), least)
	})
}

// R: t.test(x)$conf.int, and p.adjust of the three t.test(x, y, paired = TRUE), by Holm:
// 0.0003 and 0.0007 between the first and the others, 0.0051 between these.
func TestCompaniesRanked(t *testing.T) {
	rows := companies(t, 5, companiesRated, "Havn", "Topp", "")
	if len(rows) != 9 { // two dimensions and the whole
		t.Fatalf("%+v", rows)
	}
	for i, want := range []struct{ name, place string }{{"Havn", "1"}, {"", "2"}, {"Topp", "3"}} {
		if c := rows[i]; c.Name != want.name || c.RankRange != want.place || c.Rank != i+1 || c.N != 10 || c.Level != gap.LevelDimension {
			t.Errorf("place %d: %+v", i+1, c)
		}
	}
	near(t, "mean", rows[0].Value, 6.1)
	near(t, "low", rows[0].Low, 5.5721633286804195)
	near(t, "mean of the whole", rows[7].Value, 4.3)
	first, own := rows[0].Against, rows[1].Against // of Havn, and of the own company
	if len(first) != 2 || first[0].Name != "Topp" || first[1].Name != "" || own[0].Name != "Havn" || own[1].Name != "Topp" {
		t.Fatalf("%+v, %+v", first, own)
	}
	near(t, "Havn less the own company", first[1].Difference, 1.8)
	near(t, "the own company less Havn", own[0].Difference, -1.8)
	for i, want := range []float64{0.0007, 0.0051} { // of the own company
		if math.Abs(float64(own[i].PAdj)-want) > 5e-5 {
			t.Errorf("p to %s after Holm is %v, want %v", own[i].Name, own[i].PAdj, want)
		}
	}
}

// Companies that are rated alike share their places, and one of too few is hidden.
func TestCompaniesAlikeOrHidden(t *testing.T) {
	same := [][]int{companiesRated[0], {6, 6, 6, 6, 6, 6, 6, 6, 6, 7}}
	if rows := companies(t, 5, same, "Havn", ""); rows[0].RankRange != "1-2" || rows[1].RankRange != "1-2" {
		t.Errorf("%+v", rows)
	}
	few := [][]int{companiesRated[0][:4], companiesRated[1][:4]}
	for _, c := range companies(t, 5, few, "Havn", "") {
		if !c.Suppressed || c.Value.Defined() || c.N != 0 || c.Rank != 0 {
			t.Errorf("%+v", c)
		}
	}
}
