package gap

import (
	"cmp"
	"slices"
	"strings"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// rated is a directly rated gap with what was counted of it.
type rated struct {
	analysis
	survey.Direct
	role  survey.Role
	tally *tally.Tally
}

// direct computes the gaps that groups rated directly (gaps 2 to 4 were asked in
// this way by Zeithaml, Parasuraman & Berry 1990, Delivering Quality Service):
// gap by gap and group by group, each by dimension, overall and by item as far as
// it was asked.
func (a analysis) direct() []DirectRow {
	var rows []DirectRow
	for _, name := range DirectNames() {
		for _, role := range roles {
			if one, ok := a.rated(name, role); ok {
				rows = append(rows, one.rows()...)
			}
		}
	}
	return rows
}

// rated finds a gap that a group rated directly.
func (a analysis) rated(name string, role survey.Role) (rated, bool) {
	t := a.Group(role)
	if t == nil {
		return rated{}, false
	}
	all := t.Plan().Questionnaire.Direct
	i := slices.IndexFunc(all, func(d survey.Direct) bool { return d.Gap == name })
	if i < 0 {
		return rated{}, false
	}
	a.in = all[i].Questionnaire.Instrument
	return rated{analysis: a, Direct: all[i], role: role, tally: t.Direct(i)}, true
}

func (d rated) rows() []DirectRow {
	var dimensions, items []DirectRow
	if !d.in.Undivided() {
		for i, dimension := range d.in.Dimensions {
			row := d.row(d.tally.Score(survey.Rated, i))
			row.Level, row.ID, row.Label, row.Dimension = LevelDimension, dimension.ID, dimension.Label, dimension.ID
			dimensions = append(dimensions, row)
		}
	}
	rows := rankDirect(dimensions, paired(nil, func(i, j int) stat.Moments {
		weights := make([]int64, len(dimensions))
		weights[i], weights[j] = 1, -1
		return d.tally.Dimensions(survey.Rated).Combine(weights)
	}))
	if len(d.in.Dimensions) > 0 {
		row := d.row(d.tally.Overall(survey.Rated))
		row.Level, row.ID, row.Label = LevelOverall, LevelOverall, "Overall"
		rows = append(rows, row)
	}
	if d.ByDimension {
		return rows
	}
	d.eachItem(func(i int, item survey.Item, dimension string) {
		row := d.row(d.tally.Answers(survey.Rated, i))
		row.Level, row.ID, row.Label, row.Dimension = LevelItem, item.ID, item.Label, dimension
		items = append(items, row)
	})
	return append(rows, rankDirect(items, d.itemContrast(func(block int, weights []int64) (difference, p float64) {
		moments := d.tally.Block(survey.Rated, block).Combine(weights)
		return moments.Mean, stat.PairedPFrom(leastShown, moments)
	}))...)
}

// row is the gap of a sample of ratings or of their means.
func (d rated) row(h stat.Hist) DirectRow {
	gaps := d.lessTarget(h)
	m := gaps.Moments()
	e, test := stat.Mean(m, d.level()), stat.OneSampleT(m)
	share := func(sign int) stat.Estimate {
		return gaps.ShareWhere(func(x int64) bool { return cmp.Compare(x, 0) == sign }, d.level())
	}
	short, met, over := share(-1), share(0), share(1)
	row := DirectRow{
		Group: string(d.role), Name: d.Gap, N: m.N, Scale: d.in.Scale.String(),
		Mean: Number(h.Moments().Mean), Target: Number(d.in.Scale.Value(d.Target)),
		Below: Number(short.Value), BelowLow: Number(short.Lo), BelowHigh: Number(short.Hi),
		At: Number(met.Value), AtLow: Number(met.Lo), AtHigh: Number(met.Hi),
		Above: Number(over.Value), AboveLow: Number(over.Lo), AboveHigh: Number(over.Hi),
		Note: d.notes(e),
	}
	row.fill(e, test)
	if d.AtEnd() {
		row.Test, row.Statistic, row.DF, row.P, row.PAdj = "", Undefined, Undefined, Undefined, Undefined
	}
	return row
}

// lessTarget takes the target off the values of a sample, exactly: scores have
// the scale's denominator times a whole number.
func (d rated) lessTarget(h stat.Hist) stat.Hist {
	scale := d.in.Scale
	h.Base -= (scale.Min + scale.Step*int64(d.Target)) * (h.Den / scale.Den)
	return h
}

func (d rated) notes(e stat.Estimate) string {
	var codes []string
	if e.Reason != "" {
		codes = append(codes, string(e.Reason))
	}
	if d.AtEnd() {
		codes = append(codes, NoteTargetAtEnd)
	}
	if e.Reason == "" && e.N < lowBase {
		codes = append(codes, NoteLowBase)
	}
	return strings.Join(codes, " ")
}

// rankDirect adjusts the rows of a level and places them, the largest shortfall
// first, equal ones as they stand and rows without a gap last.
func rankDirect(rows []DirectRow, c contrast) []DirectRow {
	adjustDirect(rows)
	keys := make([]Number, len(rows))
	for i, d := range rows {
		keys[i] = d.Value
	}
	places, ranges := standings(keys, c)
	for i := range rows {
		rows[i].Rank, rows[i].RankRange = places[i], ranges[i]
	}
	slices.SortStableFunc(rows, func(a, b DirectRow) int { return cmp.Compare(a.Rank, b.Rank) })
	return rows
}

// adjustDirect fills in the adjusted p-values of a level; where there is no test
// there is nothing to adjust.
func adjustDirect(rows []DirectRow) {
	var tested []*DirectRow
	for i := range rows {
		if !rows[i].AtEnd() {
			tested = append(tested, &rows[i])
		}
	}
	holm(tested, func(d **DirectRow) *Tested { return &(*d).Tested })
}
