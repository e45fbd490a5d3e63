package gap

import (
	"cmp"
	"slices"
	"strconv"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Codes of notes.
const (
	NoteNoOverall  = "no_overall"         // too many items without dimensions for one exact score
	NoteNoRanges   = "ranks_not_compared" // too many items to compare every two
	NoteLowBase    = "low_base"           // fewer than 30 respondents
	NoteFewPoints  = "points_partly"      // Count respondents gave no usable points
	NoteIncomplete = "overall_partly"     // Count respondents lack a dimension and are not in the overall
	NoteSuppressed = "fewer_than_min"     // hidden: fewer respondents than the smallest group shown
)

// lowBase is the number of respondents under which a result is flagged
// (METHODS: small base).
const lowBase = 30

// serviceGaps computes perceived − expected by dimension, item, overall and
// weighted overall, each level ranked in itself and adjusted in itself.
func serviceGaps(t *tally.Tally, v tally.PairView, o Options) ([]Gap, []Note) {
	in := t.Plan().Questionnaire.Instrument
	importance := pointsOf(v)
	var rows []Gap
	var notes []Note
	if !in.Undivided() {
		rows = append(rows, dimensionGaps(t, v, importance, o)...)
	}
	if len(in.Dimensions) > 0 {
		gaps, means := v.Overall()
		rows = append(rows, overallGap(LevelOverall, gaps, means, o))
		if left := t.Responses() - means.N; left > 0 {
			notes = append(notes, Note{Code: NoteIncomplete, Level: LevelOverall, Count: left})
		}
		if importance != nil {
			gaps, weighted := v.Weighted()
			row := overallGap(LevelWeighted, gaps, weighted, o)
			row.Importance, row.ImportanceFrom, row.Contribution = 100, "points", row.Value
			rows = append(rows, row)
			if left := means.N - weighted.N; left > 0 {
				notes = append(notes, Note{Code: NoteFewPoints, Level: LevelWeighted, Count: left})
			}
		}
	}
	return append(rows, itemGaps(t, v, importance, o)...), notes
}

// pointsOf is the mean share of the points of each dimension, nil if there are
// none.
func pointsOf(v tally.PairView) []float64 {
	shares := v.Shares()
	if shares.N == 0 {
		return nil
	}
	importance := make([]float64, shares.K)
	for d := range importance {
		importance[d] = shares.Mean(d)
	}
	return importance
}

func dimensionGaps(t *tally.Tally, v tally.PairView, importance []float64, o Options) []Gap {
	in := t.Plan().Questionnaire.Instrument
	contributions := v.Contributions()
	rows := make([]Gap, len(in.Dimensions))
	for d, dimension := range in.Dimensions {
		scores := v.Scores(d)
		row := pairedGap(scores.Difference(), scores.Cross(), o)
		row.Level, row.ID, row.Label, row.Dimension = LevelDimension, dimension.ID, dimension.Label, dimension.ID
		from, to := stat.Alpha(t.Block(v.From, d), o.level()), stat.Alpha(t.Block(v.To, d), o.level())
		row.AlphaFrom, row.AlphaFromLow, row.AlphaFromHigh, row.alphaFromN = Number(from.Alpha), Number(from.Lo), Number(from.Hi), from.N
		row.AlphaTo, row.AlphaToLow, row.AlphaToHigh, row.alphaToN = Number(to.Alpha), Number(to.Lo), Number(to.Hi), to.N
		if importance != nil {
			row.Importance, row.ImportanceFrom = Number(100*importance[d]), "points"
			row.Contribution = Number(contributions.Mean(d))
		}
		rows[d] = row
	}
	adjust(rows)
	rank(rows, func(i, j int) stat.Moments {
		weights := make([]int64, contributions.K)
		if importance == nil {
			weights = make([]int64, 2*len(rows))
			weights[i], weights[len(rows)+i] = -1, 1
			weights[j], weights[len(rows)+j] = 1, -1
			return v.Dimensions().Combine(weights)
		}
		weights[i], weights[j] = 1, -1
		return contributions.Combine(weights)
	})
	return sortRanked(rows)
}

func itemGaps(t *tally.Tally, v tally.PairView, importance []float64, o Options) []Gap {
	in := t.Plan().Questionnaire.Instrument
	var rows []Gap
	var items []int
	var factors []float64 // an item's part of its dimension's importance
	for i, item := range in.Items {
		d := in.DimensionOf(i)
		if o.Dimension != "" && (d < 0 || in.Dimensions[d].ID != o.Dimension) {
			continue
		}
		answers := v.Item(i)
		row := pairedGap(answers.Difference(), answers.Cross(), o)
		row.Level, row.ID, row.Label = LevelItem, item.ID, item.Label
		factor := 1.0
		if !in.Undivided() {
			row.Dimension = in.Dimensions[d].ID
			if importance != nil {
				factor = importance[d] / float64(len(in.Dimensions[d].Items))
				row.Importance, row.ImportanceFrom = Number(100*factor), "points"
				row.Contribution = row.Value * Number(factor)
			}
		}
		rows, items, factors = append(rows, row), append(items, i), append(factors, factor)
	}
	adjust(rows)
	if !t.Plan().ItemPairs {
		place(rows)
		return sortRanked(rows)
	}
	rank(rows, func(i, j int) stat.Moments {
		gaps, _ := v.ItemPair(items[i], items[j])
		return gaps.Contrast(factors[i], factors[j])
	})
	return sortRanked(rows)
}

// pairedGap is a gap rated on both sides by the same respondents.
func pairedGap(differences stat.Hist, sides stat.Cross, o Options) Gap {
	moments := differences.Moments()
	estimate := stat.Mean(moments, o.level())
	test := stat.PairedT(moments)
	ranks := stat.RankDifferences(differences)
	rankTest := stat.SignedRank(ranks)
	effect := stat.EffectOfPair(sides)
	below := stat.Share(differences.CountSign(-1), moments.N, o.level())
	row := Gap{
		Group: string(survey.Customers), Name: Service, N: moments.N,
		FromStep: StepExpected, FromGroup: string(survey.Customers), FromN: sides.N, FromValue: Number(sides.Mean(0)),
		ToStep: StepPerceived, ToGroup: string(survey.Customers), ToN: sides.N, ToValue: Number(sides.Mean(1)),
		Value: Number(estimate.Value), SE: Number(estimate.SE),
		Low: Number(estimate.Lo), High: Number(estimate.Hi), Confidence: Number(estimate.Level),
		Test: test.Name, Statistic: Number(test.Statistic), DF: Number(test.DF), P: Number(test.P),
		PAdj: Number(test.P), Adjust: "none",
		PRank: Number(rankTest.P), RankTest: rankTest.Name, Zeros: ranks.Zeros, Ties: ranks.Ties,
		Effect: Number(effect.Dz), EffectKind: "d_z",
		Importance: Undefined, Contribution: Undefined, AlphaFrom: Undefined, AlphaTo: Undefined,
		AlphaFromLow: Undefined, AlphaFromHigh: Undefined, AlphaToLow: Undefined, AlphaToHigh: Undefined,
		Below: Number(below.Value), BelowLow: Number(below.Lo), BelowHigh: Number(below.Hi),
		Note: string(test.Reason),
	}
	if moments.N < lowBase && row.Note == "" {
		row.Note = NoteLowBase
	}
	return row
}

func overallGap(level string, gaps stat.Hist, means stat.Cross, o Options) Gap {
	row := pairedGap(gaps, means, o)
	row.Level, row.ID, row.Label = level, level, "Overall"
	if level == LevelWeighted {
		row.Label = "Weighted overall"
	}
	return row
}

// adjust fills in the adjusted p-values of a table by Holm's method.
func adjust(rows []Gap) {
	p := make([]float64, len(rows))
	for i, row := range rows {
		p[i] = float64(row.P)
	}
	for i, adjusted := range stat.Holm(p) {
		rows[i].PAdj, rows[i].Adjust = Number(adjusted), "holm"
	}
}

// key is what rows are ranked by: the contribution, or the gap itself if
// nothing says how much a row matters.
func (g Gap) key() Number {
	if g.Contribution.Defined() {
		return g.Contribution
	}
	return g.Value
}

// sortRanked puts the largest shortfall first, rows without a gap last, equal
// ones in the order of the questionnaire.
func sortRanked(rows []Gap) []Gap {
	slices.SortStableFunc(rows, func(a, b Gap) int { return cmp.Compare(a.Rank, b.Rank) })
	return rows
}

func rangeText(low, high int) string {
	if low == high {
		return strconv.Itoa(low)
	}
	return strconv.Itoa(low) + "-" + strconv.Itoa(high)
}
