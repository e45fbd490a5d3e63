package gap_test

import (
	"math"
	"regexp"
	"strings"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// bootstrapped takes apart such as "alpha P reliability (provider own)": statistic,
// side, dimension, column and value.
var bootstrapped = regexp.MustCompile(`^(mean gap|d_z|alpha ([EP])|NPS)(?: (\w+))?(?: \((\w+) (\w+)\))?$`)

// bootstrap draws 10,000 replicates, which the tolerances of the oracle, from its
// own batches of as many, are for.
func bootstrap(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	m := bootstrapped.FindStringSubmatch(r.arg("statistic"))
	side, at, by, level := m[2], d.dimensionAt(m[3]), m[4], m[5]
	var counts []int64
	var statistic func([]int64) float64
	switch {
	case side != "":
		counts, statistic = alphaOfRows(d, side, at, by, level)
	case m[1] == "NPS":
		h := d.column("nps100", by, level)
		counts, statistic = h.N, h.MeanWith
	default:
		view, _ := o.tally(d, tally.HalfPairs, by, level).Pair(survey.Expected, survey.Perceived)
		h := view.Scores(at).Difference()
		counts, statistic = h.N, h.MeanWith
		if m[1] == "d_z" {
			statistic = h.DzWith
		}
	}
	drawn := stat.Resample(counts, statistic, stat.Draws{Seed: 1, Name: r.Dataset + m[0], Replicates: 10_000})
	percentile, bca := drawn.Percentile(0.95), drawn.BCa(0.95)
	return map[string]any{
		"estimate": drawn.Value, "acceleration": drawn.Acceleration(), "z0": drawn.Z0, "boot_se": drawn.SE, "boot_bias": drawn.Bias,
		"percentile_lo": percentile.Lo, "percentile_hi": percentile.Hi, "bca_lo": bca.Lo, "bca_hi": bca.Hi,
	}
}

// alphaOfRows is the cells of people with the same answers to one side's items of
// a dimension, and the alpha of the items under other counts.
func alphaOfRows(d *dataset, side string, dimension int, by, level string) (counts []int64, alpha func([]int64) float64) {
	q := d.plan(tally.HalfPairs).Questionnaire
	var answers [][]float64
	cells := make(map[string]int)
	for _, row := range d.rows {
		if by != "" && row[by] != level {
			continue
		}
		var codes []float64
		key := ""
		response := d.response(q, row)
		for _, i := range q.Instrument.Dimensions[dimension].Items {
			code, _ := sideCode(q, response, side, i)
			codes, key = append(codes, float64(code)), key+string(rune(code))
		}
		at, seen := cells[key]
		if !seen {
			at = len(counts)
			cells[key], counts, answers = at, append(counts, 0), append(answers, codes)
		}
		counts[at]++
	}
	return counts, func(counts []int64) float64 {
		k := len(answers[0])
		items := make([]squareSum, k+1) // the last is the total
		for i, codes := range answers {
			total := 0.0
			for j, x := range codes {
				items[j].add(x, counts[i])
				total += x
			}
			items[k].add(total, counts[i])
		}
		sum := 0.0
		for _, s := range items[:k] {
			sum += s.centred()
		}
		return float64(k) / float64(k-1) * (1 - sum/items[k].centred())
	}
}

type squareSum struct{ n, sum, squares float64 }

func (s *squareSum) add(x float64, n int64) {
	s.n += float64(n)
	s.sum += x * float64(n)
	s.squares += x * x * float64(n)
}

func (s squareSum) centred() float64 { return s.n*s.squares - s.sum*s.sum }

// besideBootstrap reports whether a value of a bootstrap record is none of the
// statistic: how the oracle drew, its tolerances, and z0 by the convention that is
// not ours (DESIGN: replicates equal to the value count half).
func besideBootstrap(r record, name string) bool {
	return r.Stat == "bootstrap" && (name == "replicates" || strings.HasPrefix(name, "mc_") || strings.Contains(name, "strict"))
}

// withinChance applies the oracle's rule for a program with 10,000 replicates:
// four standard deviations of the end in batches of as many, and four standard
// errors of the oracle's own; known is false for values that are not drawn.
func (r record) withinChance(name string, got, want float64) (within, known bool) {
	sd, known := r.Values["mc_sd_10k_"+name].(float64)
	if !known {
		return false, false
	}
	return math.Abs(got-want) <= 4*sd+4*r.Values["mc_se_200k_"+name].(float64), true
}
