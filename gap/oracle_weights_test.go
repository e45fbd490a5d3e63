package gap_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// weightOf is the weight in a column in units of 1/stat.WeightUnit, 0 if there is none.
func weightOf(row map[string]string, column string) int64 {
	weight, err := strconv.ParseFloat(row[column], 64)
	if err != nil {
		return 0
	}
	return int64(math.Round(weight * stat.WeightUnit))
}

// weighted counts the rows with a weight, all or those with a value in a column.
func (o *oracle) weighted(d *dataset, column, value string) *tally.Tally {
	plan := d.plan(tally.HalfPairs)
	plan.Weights = "column"
	return o.tallyBy(d, plan, fmt.Sprint("weighted ", column, value), func(row map[string]string, r *survey.Response) bool {
		r.Weight = weightOf(row, "weight")
		return r.Weight > 0 && (column == "" || row[column] == value)
	})
}

// weightedScore is a score of the respondents in a weighted tally.
func weightedScore(d *dataset, t *tally.Tally, score string) stat.Hist {
	view, _ := t.Pair(survey.Expected, survey.Perceived)
	outcomes := t.Plan().Questionnaire.Outcomes
	outcome := func(id string) stat.Hist {
		return t.Outcome(slices.IndexFunc(outcomes, func(o survey.Outcome) bool { return o.ID == id }))
	}
	switch at := d.dimensionAt(score); {
	case at >= 0:
		return view.Scores(at).Difference()
	case score == "overall":
		gaps, _ := view.Overall()
		return gaps
	case score == "nps100":
		return netPoints(outcome("nps"))
	default:
		return outcome(score)
	}
}

// netPoints has 100 for a promoter, −100 for a detractor and 0 for the others.
func netPoints(answers stat.Hist) stat.Hist {
	counts, loads := make(map[int64]int64), make(map[int64]stat.Load)
	for i, n := range answers.N {
		code := recommendation(int64(answers.Value(i))).Unscaled
		if counts[code] == 0 {
			loads[code] = stat.NewLoad()
		}
		counts[code] += n
		loads[code].W.Add(loads[code].W, answers.Loads[i].W)
		loads[code].W2.Add(loads[code].W2, answers.Loads[i].W2)
	}
	return stat.NewHist(0, 1, 1, counts).Weigh(loads)
}

func weightedMean(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	h := weightedScore(d, o.weighted(d, "", ""), r.arg("score"))
	all := stat.NewLoad()
	for _, l := range h.Loads {
		all.W.Add(all.W, l.W)
		all.W2.Add(all.W2, l.W2)
	}
	m := h.Moments()
	e, n, kish := stat.Mean(m, 0.95), float64(m.N), all.Kish()
	return map[string]any{
		"mean": e.Value, "se_linearized": e.SE, "ci95_lo": e.Lo, "ci95_hi": e.Hi, "n_eff_kish": kish, "deff_kish": n / kish, "sum_w": all.Total(),
		"weighted_var_population": m.SD * m.SD * (n - 1) / n, "weighted_sd_survey": m.SD, "se_kish": m.SD / math.Sqrt(kish),
	}
}

// weightedMeanOfDomain takes the factor n/(n − 1) of the whole sample, as R's svyby does,
// where the program takes the domain's own.
func weightedMeanOfDomain(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	column := other(r, "score")
	part := weightedScore(d, o.weighted(d, column, r.arg(column)), r.arg("score")).Moments()
	n, all := float64(part.N), float64(weightedScore(d, o.weighted(d, "", ""), r.arg("score")).Moments().N)
	return map[string]any{"mean": part.Mean, "se_linearized": part.SE() * math.Sqrt((n-1)/n*all/(all-1))}
}

// other is the argument of a record beside one.
func other(r record, name string) string {
	for key := range r.Args {
		if key != name {
			return key
		}
	}
	panic("no argument beside " + name)
}

func weightedMeanOfStrata(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	column := r.arg("strata")
	var strata []stat.Hist
	for _, value := range d.levels(column) {
		strata = append(strata, weightedScore(d, o.weighted(d, column, value), r.arg("score")))
	}
	mean, se, df := stat.StratifiedMean(strata)
	return map[string]any{"mean": mean, "se_linearized": se, "df": df}
}

// levels is the different values of a column, in order.
func (d *dataset) levels(column string) []string {
	values := make(map[string]bool)
	for _, row := range d.rows {
		values[row[column]] = row[column] != ""
	}
	maps.DeleteFunc(values, func(_ string, named bool) bool { return !named })
	return slices.Sorted(maps.Keys(values))
}

// rake rakes the rows that have both margins, each a cell of its own.
func rake(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	margins := r.Args["margins"].(map[string]any)
	var columns []string
	for _, column := range d.Columns {
		if _, raked := margins[column]; raked {
			columns = append(columns, column)
		}
	}
	targets, levels := make([][]float64, len(columns)), make([][]string, len(columns))
	for m, column := range columns {
		shares := margins[column].(map[string]any)
		levels[m] = slices.Sorted(maps.Keys(shares))
		for _, level := range levels[m] {
			targets[m] = append(targets[m], shares[level].(float64))
		}
	}
	var cells []stat.RakeCell
	var rows []map[string]string
	for _, row := range d.rows {
		cell := stat.RakeCell{N: 1, Weight: 1}
		if base := r.arg("base"); base != "1" {
			cell.Weight = float64(weightOf(row, base)) / stat.WeightUnit
		}
		for m, column := range columns {
			cell.Levels = append(cell.Levels, slices.Index(levels[m], row[column]))
		}
		if !slices.Contains(cell.Levels, -1) {
			cells, rows = append(cells, cell), append(rows, row)
		}
	}
	raked := stat.Rake(cells, targets, stat.Bounds{})
	factors := make([][]float64, len(levels[0]))
	for i := range factors {
		factors[i] = make([]float64, len(levels[1]))
	}
	for i, c := range cells {
		factors[c.Levels[0]][c.Levels[1]] = raked.Weights[i] / c.Weight
	}
	t := o.raked(d, rows, raked.Weights, fmt.Sprint("raked ", r.Args))
	all, _ := t.Weights()
	return map[string]any{
		"weights": raked.Weights, "cell_factor": factors, "min": slices.Min(raked.Weights), "max": slices.Max(raked.Weights), "n_eff_kish": all.Kish(),
		"mean_overall_gap": weightedScore(d, t, "overall").Moments().Mean, "mean_csat": weightedScore(d, t, "csat").Moments().Mean,
	}
}

// raked counts rows with weights.
func (o *oracle) raked(d *dataset, rows []map[string]string, weights []float64, name string) *tally.Tally {
	plan := d.plan(tally.HalfPairs)
	plan.Weights = name
	next := 0
	return o.tallyBy(d, plan, name, func(row map[string]string, r *survey.Response) bool {
		if next == len(rows) || !maps.Equal(row, rows[next]) {
			return false
		}
		r.Weight = int64(math.Round(weights[next] * stat.WeightUnit))
		next++
		return true
	})
}
