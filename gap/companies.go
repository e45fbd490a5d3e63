package gap

import (
	"math"
	"slices"

	"servgap/gap/stat"
)

// Company is how the customers of a survey perceive one company, their own or a rival
// whom they rated too, in a dimension, an item or the whole: a mean in scale points, and
// its place among the others, 1 the best.
type Company struct {
	Wave       string `json:"wave"`
	Group      string `json:"group"`
	Level      string `json:"level"`
	ID         string `json:"id"`
	Label      string `json:"label"`
	Dimension  string `json:"dimension"`
	Name       string `json:"company"` // empty of the company that was asked for
	Rank       int    `json:"rank"`
	RankRange  string `json:"rank_range"` // "1-2" where the order is not settled
	N          int64  `json:"n"`
	Value      Number `json:"value"`
	SE         Number `json:"se"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
	// Against is the difference to each other company that is shown in the row.
	Against []CompanyPair `json:"against"`
}

// CompanyPair is a company less another in the same row, by the paired t; p_adj is by
// Holm over all pairs of the row.
type CompanyPair struct {
	Name       string `json:"company"` // the other
	N          int64  `json:"n"`
	Difference Number `json:"difference"`
	P          Number `json:"p"`
	PAdj       Number `json:"p_adj"`
}

// RankCompanies ranks what customers perceive of several companies, in the whole and in
// each row of a level. Pair is the analysis in which the first stands where what is
// expected does and the second, which comes later, where what is perceived does, hidden
// below the smallest number that is shown. The same customers rated all of them: every
// two are compared by the paired t of their gap, adjusted by Holm over the pairs of a row
// (standings). The company that was asked for is the last, without a name.
func RankCompanies(names []string, level string, pair func(first, second int) Result) []Company {
	last := len(names) - 1
	var rows []Company
	for _, g := range pair(0, last).GapsOf(Service) {
		if g.Level != level && g.Level != LevelOverall {
			continue
		}
		same := make([]Company, len(names))
		keys := make([]Number, len(names))
		for i, name := range names {
			same[i] = companyOf(g, name, pair(min(i, last-1), last), i == last)
			keys[i] = -same[i].Value // the highest is the first
		}
		between := func(i, j int) (Gap, bool) {
			row, ok := rowLike(g, pair(min(i, j), max(i, j)).Gaps)
			return row, ok && !row.Suppressed
		}
		places, ranges := standings(keys, func(i, j int) (difference, p float64) {
			row, ok := between(i, j)
			if !ok {
				return 0, math.NaN()
			}
			if difference = float64(row.Value); i > j {
				difference = -difference
			}
			return difference, float64(row.P)
		})
		compareCompanies(same, between)
		order := make([]Company, len(names))
		for i := range same {
			if !same[i].Suppressed {
				same[i].Rank, same[i].RankRange = places[i], ranges[i]
			}
			order[places[i]-1] = same[i]
		}
		rows = append(rows, order...)
	}
	return rows
}

// companyOf is a company in the row of a gap to it, or if it is the one that was asked
// for of a gap from it.
func companyOf(g Gap, name string, r Result, own bool) Company {
	c := Company{
		Wave: r.Wave, Group: g.ToGroup, Level: g.Level, ID: g.ID, Label: g.Label, Dimension: g.Dimension, Name: name,
		Value: Undefined, SE: Undefined, Low: Undefined, High: Undefined, Confidence: Undefined, Against: []CompanyPair{},
	}
	row, ok := rowLike(g, r.Gaps)
	if !ok || row.Suppressed {
		c.Suppressed, c.Note = true, row.Note
		return c
	}
	end := row.samples.from
	if own {
		end = row.samples.to
	}
	e := stat.Mean(end.Moments, float64(row.Confidence))
	c.N, c.Value, c.SE, c.Low, c.High, c.Confidence, c.Note = e.N, Number(e.Value), Number(e.SE), Number(e.Lo), Number(e.Hi), Number(e.Level), string(e.Reason)
	return c
}

// rowLike is the row of a gap at the same level of the same item, dimension or whole.
func rowLike(g Gap, gaps []Gap) (Gap, bool) {
	i := slices.IndexFunc(gaps, func(other Gap) bool { return other.Name == Service && other.Level == g.Level && other.ID == g.ID })
	if i < 0 {
		return Gap{}, false
	}
	return gaps[i], true
}

// compareCompanies gives each company of a row its difference to the others: between is
// the gap to the second of two from the first, of which the first comes earlier.
func compareCompanies(same []Company, between func(i, j int) (Gap, bool)) {
	type pair struct {
		i, j int
		row  Gap
	}
	var pairs []pair
	var p []float64
	for j := range same {
		for i := range j {
			if row, ok := between(i, j); ok && !same[i].Suppressed && !same[j].Suppressed {
				pairs, p = append(pairs, pair{i, j, row}), append(p, float64(row.P))
			}
		}
	}
	for k, adjusted := range stat.Holm(p) {
		c := pairs[k]
		of := CompanyPair{N: c.row.N, P: c.row.P, PAdj: Number(adjusted)}
		first, second := of, of
		first.Name, first.Difference = same[c.j].Name, -c.row.Value
		second.Name, second.Difference = same[c.i].Name, c.row.Value
		same[c.i].Against, same[c.j].Against = append(same[c.i].Against, first), append(same[c.j].Against, second)
	}
}
