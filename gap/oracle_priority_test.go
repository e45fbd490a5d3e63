package gap_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// withOutcome is a block of what a record correlates with an outcome, the outcome
// last: dimension gaps as the tally has them, or item gaps counted from the rows.
func (o *oracle) withOutcome(r record) (block stat.Cross, predictors [][]int64, y []int64) {
	d := o.sets[r.Dataset]
	t := o.tally(d, ruleOf(r), "", "")
	q := t.Plan().Questionnaire
	at := slices.IndexFunc(q.Outcomes, func(o survey.Outcome) bool { return o.ID == r.arg("y") })
	n := len(q.Instrument.Dimensions)
	if strings.HasPrefix(r.arg("x"), "dimension") {
		view, _ := t.Pair(survey.Expected, survey.Perceived)
		block = view.WithOutcome(at)
		for i := range n {
			weights := make([]int64, 2*n+1)
			weights[i], weights[n+i] = -1, 1
			predictors = append(predictors, weights)
		}
		return block, predictors, append(make([]int64, 2*n), 1)
	}
	n = len(q.Instrument.Items)
	block = stat.NewCross(n+1, 0, 1, 1)
	for _, row := range d.rows {
		response := d.response(q, row)
		var codes []int64
		for i := range n {
			if code, ok := sideCode(q, response, "G", i); ok {
				codes = append(codes, code)
			}
		}
		if code := response.Outcomes[at]; code.Answered() && len(codes) == n {
			block.Add(append(codes, int64(code)))
		}
	}
	for i := range n {
		weights := make([]int64, n+1)
		weights[i] = 1
		predictors = append(predictors, weights)
	}
	return block, predictors, append(make([]int64, n), 1)
}

func correlationWithOutcome(o *oracle, r record) map[string]any {
	e := stat.Explain(o.withOutcome(r))
	return map[string]any{"r": e.R, "partial_r": e.Partial, "semipartial_r": e.Semipartial}
}

// The share of variance that gaps explain is that of the oracle's linear models,
// of as many respondents.
func TestExplainedVarianceIsTheOracles(t *testing.T) {
	o := readOracle(t)
	checked := 0
	for _, r := range o.records {
		if r.Stat != "ols" {
			continue
		}
		e := stat.Explain(o.withOutcome(r))
		o.compare(t, r, "r2", e.R2, r.Values["r2"])
		o.compare(t, r, "n", float64(e.N), r.N)
		checked++
	}
	if checked == 0 {
		t.Error("the oracle has no linear model")
	}
}

// importancePerformance is the items by what is expected and perceived, in the
// order of the questionnaire, cut at their means and by the diagonal.
func importancePerformance(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	rowsOf := func(cut string) map[string]gap.PriorityRow {
		study := gap.Study{Customers: o.tally(d, tally.HalfPairs, "", "")}
		rows := make(map[string]gap.PriorityRow)
		for _, row := range gap.Analyze(study, gap.Options{Priorities: &gap.Priorities{Cut: cut}}).Priority {
			if row.Level == gap.LevelItem {
				rows[row.ID] = row
			}
		}
		return rows
	}
	cut, diagonal := rowsOf(gap.CutData), rowsOf(gap.CutDiagonal)
	values := make(map[string][]float64)
	var quadrants []string
	for _, item := range d.plan(tally.HalfPairs).Questionnaire.Instrument.Items {
		row, at := cut[item.ID], diagonal[item.ID]
		below := 0.0
		if at.Quadrant == gap.QuadrantAct {
			below = 1
		}
		for name, x := range map[string]float64{
			"performance": float64(row.Performance.Value), "importance": float64(row.Importance.Value), "iso_below": below,
			"iso_distance": float64(at.Distance), "iso_gap": float64(at.Distance) * math.Sqrt2,
			"cross_performance": float64(row.Performance.Line), "cross_importance": float64(row.Importance.Line),
		} {
			values[name] = append(values[name], x)
		}
		quadrants = append(quadrants, row.Quadrant)
	}
	all := map[string]any{"quadrant": quadrants}
	for name, x := range values {
		all[name] = x
		if strings.HasPrefix(name, "cross_") {
			all[name] = x[0]
		}
	}
	return all
}
