package gap

import (
	"cmp"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// PointsRow is how many of 100 points another group gives a dimension, beside what
// customers give it: do we know what they really ask for? Difference is that group's
// mean less the customers', in points, each over all who gave points that add up.
// Fields are keyed as the columns of the CSV output.
type PointsRow struct {
	Wave         string `json:"wave"`
	Segment      string `json:"segment"`
	SegmentValue string `json:"segment_value"`
	ID           string `json:"id"`
	Label        string `json:"label"`
	Difference
	// The t intervals of the two means, each alone.
	FromLow    Number `json:"from_ci_low"`
	FromHigh   Number `json:"from_ci_high"`
	ToLow      Number `json:"to_ci_low"`
	ToHigh     Number `json:"to_ci_high"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`

	withheld bool // for Suppress
}

// pointsCompared sets the points of managers and of staff against the customers', a
// row a dimension, what customers give most points first. The difference is tested
// by Welch's t and adjusted by Holm over the dimensions; the shares of one
// respondent add up to 100, so the rows are not independent, which Holm allows.
func (a analysis) pointsCompared() []PointsRow {
	customers, ok := a.pointsBy(survey.Customers)
	if !ok {
		return nil
	}
	var rows []PointsRow
	for _, role := range []survey.Role{survey.Managers, survey.Staff} {
		others, ok := a.pointsBy(role)
		if !ok {
			continue
		}
		group := make([]PointsRow, len(a.in.Dimensions))
		for d, dimension := range a.in.Dimensions {
			group[d] = a.pointsRow(pointsAt(customers, d), pointsAt(others, d))
			group[d].ID, group[d].Label, group[d].ToGroup = dimension.ID, dimension.Label, string(role)
		}
		holm(group, func(p *PointsRow) *Tested { return &p.Tested })
		slices.SortStableFunc(group, func(x, y PointsRow) int { return cmp.Compare(y.FromValue, x.FromValue) })
		rows = append(rows, group...)
	}
	return rows
}

// pointsBy is the shares of everybody in a group who gave points; ok is false if the
// group was not asked for any.
func (a analysis) pointsBy(role survey.Role) (shares stat.Cross, ok bool) {
	t := a.Group(role)
	if t == nil || !t.Plan().Questionnaire.Points {
		return stat.Cross{}, false
	}
	return t.Points(), true
}

// pointsAt is the moments of a dimension's points, of 100.
func pointsAt(shares stat.Cross, d int) stat.Moments {
	weights := make([]int64, shares.K)
	weights[d] = 100
	return shares.Combine(weights)
}

func (a analysis) pointsRow(from, to stat.Moments) PointsRow {
	x, y := stat.Mean(from, a.level()), stat.Mean(to, a.level())
	row := PointsRow{
		FromLow: Number(x.Lo), FromHigh: Number(x.Hi), ToLow: Number(y.Lo), ToHigh: Number(y.Hi),
		Difference: Difference{
			FromStep: StepExpected, FromGroup: string(survey.Customers), FromN: from.N, FromValue: Number(from.Mean),
			ToStep: StepManagement, ToN: to.N, ToValue: Number(to.Mean),
		},
	}
	estimate, test := stat.WelchT(to, from, a.level())
	row.fill(estimate, test)
	row.Note = noteOf(test, row.sampled())
	return row
}

// suppressPoints hides the points of groups of fewer than least. Who gave points gave
// them to every dimension, so the rows of a group are hidden together; then the
// order must not tell what customers weigh most.
func suppressPoints(rows []PointsRow, least int64) []PointsRow {
	shown := slices.Clone(rows)
	for i, p := range shown {
		few := min(p.FromN, p.ToN) < least
		if p.Suppressed || !few && !p.withheld {
			continue
		}
		shown[i] = PointsRow{
			Wave: p.Wave, Segment: p.Segment, SegmentValue: p.SegmentValue, ID: p.ID, Label: p.Label,
			Difference: p.Difference.withoutNumbers(),
			FromLow:    Undefined, FromHigh: Undefined, ToLow: Undefined, ToHigh: Undefined,
			Suppressed: true, Note: hiddenFor(few),
		}
	}
	eachLevel(shown, func(p PointsRow) string { return p.ToGroup }, func(group []PointsRow) {
		hiddenLast(group, func(p *PointsRow) standing { return standing{p.ID, p.Suppressed, new(int)} })
	})
	return shown
}
