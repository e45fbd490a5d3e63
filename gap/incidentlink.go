package gap

import (
	"cmp"
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/tally"
)

// IncidentLink is whether dimensions with more complaints have larger shortfalls:
// Spearman's rank correlation of complaints and service gap, below zero if so. Dimensions
// are few, so its interval (Fisher's) is rough.
type IncidentLink struct {
	N        int64  `json:"n"` // dimensions
	Spearman Number `json:"spearman"`
	Low      Number `json:"ci_low"`
	High     Number `json:"ci_high"`
	Level    Number `json:"ci_level"`
	Note     string `json:"note"`
}

// byDimension puts the complaints of each dimension beside its gap, in rows at the end. A
// dimension one of whose causes is pooled has no count, so that the row tells no more than
// those of the causes do. All complaints of no dimension that is shown stand together in a
// row without an id.
func (all *Incidents) byDimension(level float64) {
	of, hidden := map[string]*tally.IncidentCounts{"": tally.NewIncidentCounts()}, make(map[string]bool)
	for _, row := range all.Rows {
		for _, id := range row.spread {
			hidden[id] = row.Valence == Complaint || hidden[id]
		}
	}
	wave, pooled := "", 0
	for _, row := range all.Rows {
		if row.By != tally.ByCause || row.Valence != Complaint || row.Suppressed {
			continue
		}
		wave, pooled = row.Wave, max(pooled, row.Pooled)
		id := row.Dimension
		if hidden[id] {
			id = ""
		}
		if of[id] == nil {
			of[id] = tally.NewIncidentCounts()
		}
		of[id].Merge(row.counts)
	}
	var rows []IncidentRow
	for _, g := range all.gaps {
		counts := of[g.ID]
		if counts == nil {
			counts = tally.NewIncidentCounts()
		}
		row := dimensionRow(counts, wave, level)
		if hidden[g.ID] {
			row = row.hidden()
		}
		row.ID, row.label, row.GapRank, row.Gap, row.GapLow, row.GapHigh = g.ID, g.Label, g.Rank, g.Value, g.Low, g.High
		rows = append(rows, row)
	}
	if of[""].N > 0 && rows != nil {
		rest := dimensionRow(of[""], wave, level)
		rest.Pooled = pooled
		rows = append(rows, rest)
	}
	all.Rows = append(all.Rows, shares(rows)...)
	all.link(level)
}

// dimensionRow has how many complaints there are and no more of them.
func dimensionRow(c *tally.IncidentCounts, wave string, level float64) IncidentRow {
	row := IncidentRow{Wave: wave, Valence: Complaint, By: DimensionsOfCauses, Gap: Undefined, GapLow: Undefined, GapHigh: Undefined, counts: c}
	row.estimate(level)
	row.hideKnown()
	row.hideDays()
	row.Note = ""
	return row
}

// link correlates complaints with gaps over the dimensions whose numbers are there.
func (all *Incidents) link(level float64) {
	joint := make(map[[2]int64]int64)
	var gaps []Number
	var shown []IncidentRow
	for _, row := range all.Rows {
		if row.By == DimensionsOfCauses && row.ID != "" && !row.Suppressed && row.Gap.Defined() {
			shown, gaps = append(shown, row), append(gaps, row.Gap)
		}
	}
	slices.SortFunc(gaps, func(a, b Number) int { return cmp.Compare(a, b) })
	for _, row := range shown {
		at, _ := slices.BinarySearch(gaps, row.Gap) // equal gaps are of equal rank
		joint[[2]int64{row.N, int64(at)}]++
	}
	all.Link = &IncidentLink{N: int64(len(shown)), Spearman: Undefined, Low: Undefined, High: Undefined, Level: Number(level), Note: NoteFewDimensions}
	if len(shown) < fewestLinked {
		return
	}
	r := stat.NewJoint(0, 1, 1, joint).Spearman()
	e := stat.Correlation(r, all.Link.N, level)
	all.Link.Spearman, all.Link.Low, all.Link.High, all.Link.Note = Number(r), Number(e.Lo), Number(e.Hi), string(e.Reason)
	if math.IsNaN(r) {
		all.Link.Note = string(stat.ZeroVariance)
	}
}
