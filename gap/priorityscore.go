package gap

import (
	"cmp"
	"math"
	"slices"

	"servgap/gap/stat"
)

// score fills in the priority score, a heuristic without a source (METHODS,
// formula appendix),
//
//	importance/Σ importance · max(0, −gap)/range · P(gap < −margin),
//
// importance as it counts (Counted), range that of the scale, and the probability by t
// with n − 1 degrees of freedom. It is 0 to 1, and undefined without a gap or its
// standard error.
func score(rows []*PriorityRow) {
	importance, total := 0.0, 0.0
	for _, r := range rows {
		if r.Importance.Value.Defined() {
			importance += float64(r.Counted())
		}
	}
	for _, r := range rows {
		r.Short = Number(shortBy(float64(r.Gap), float64(r.GapSE), float64(r.Margin), r.gapDF))
		r.Score = Number(float64(r.Counted())/importance*max(0, -float64(r.Gap))/r.width) * r.Short
		if r.Score.Defined() {
			total += float64(r.Score)
		}
	}
	for _, r := range rows {
		r.ScoreShare = r.Score / Number(total)
	}
}

// Counted is importance as the score counts it: a correlation below 0 is none, and what
// is expected on a scale that goes below 0 is counted from its lowest answer, for there
// 0 is an answer like any other. Undefined as the importance is.
func (r PriorityRow) Counted() Number {
	if r.Importance.Kind == ImportanceExpected {
		return r.Importance.Value - Number(min(0, r.low))
	}
	return max(0, r.Importance.Value)
}

// shortBy is the probability that a gap is below −margin, NaN without a standard
// error.
func shortBy(gap, se, margin, df float64) float64 {
	switch {
	case !(df > 0):
		return math.NaN()
	case se == 0 && gap < -margin:
		return 1
	case se == 0:
		return 0
	default:
		return stat.StudentCDF((-margin-gap)/se, df)
	}
}

// rankPriorities puts the highest score first, of equal ones the one with more
// respondents, rows without a score by quadrant and importance, and hidden ones
// last.
func rankPriorities(rows []PriorityRow) []PriorityRow {
	quadrants := []string{QuadrantConcentrate, QuadrantAct, QuadrantKeep, QuadrantLow, QuadrantOverkill, QuadrantLeave, ""}
	slices.SortStableFunc(rows, func(a, b PriorityRow) int {
		if a.Score.Defined() && b.Score.Defined() {
			return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.N, a.N), cmp.Compare(a.order, b.order))
		}
		return cmp.Or(
			cmp.Compare(boolOrder(a.Score.Defined()), boolOrder(b.Score.Defined())),
			cmp.Compare(slices.Index(quadrants, a.Quadrant), slices.Index(quadrants, b.Quadrant)),
			cmp.Compare(b.Importance.Value, a.Importance.Value), cmp.Compare(a.order, b.order),
		)
	})
	for i := range rows {
		rows[i].Rank = i + 1
	}
	hiddenLast(rows, func(r *PriorityRow) standing { return standing{r.ID, r.Suppressed, &r.Rank} })
	return rows
}
