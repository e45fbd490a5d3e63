package gap_test

import (
	"math"
	"slices"
	"strconv"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// byWave is the score of a record in each wave, in their order.
func (o *oracle) byWave(r record) []stat.Moments {
	d := o.sets[r.Dataset]
	var waves []string
	for _, row := range d.rows {
		if !slices.Contains(waves, row["wave"]) {
			waves = append(waves, row["wave"])
		}
	}
	var samples []stat.Moments
	for _, wave := range waves {
		samples = append(samples, o.scoreIn(d, r.arg("score"), wave))
	}
	return samples
}

func (o *oracle) scoreIn(d *dataset, score, wave string) stat.Moments {
	view, _ := o.tally(d, tally.HalfPairs, "wave", wave).Pair(survey.Expected, survey.Perceived)
	at := slices.Index(d.dimensions(), score)
	switch {
	case at >= 0:
		return view.Scores(at).Difference().Moments()
	case score == "overall":
		gaps, _ := view.Overall()
		return gaps.Moments()
	default:
		return d.column(score, "wave", wave).Moments()
	}
}

// series is the numbers of a record by time: a column, or the means of the waves.
func (o *oracle) series(r record) (x, y []float64) {
	if r.has("var") {
		for _, row := range o.sets[r.Dataset].rows {
			v, err := strconv.ParseFloat(row[r.arg("var")], 64)
			if err != nil {
				panic(err)
			}
			y = append(y, v)
		}
	} else {
		for _, m := range o.byWave(r) {
			y = append(y, m.Mean)
		}
	}
	for i := range y {
		x = append(x, float64(i+1))
	}
	return x, y
}

func trendOfWaves(o *oracle, r record) map[string]any {
	x, y := o.series(r)
	values := lineValues(stat.LineThrough(x, y, 0.95))
	values["wave_means"] = y
	return values
}

func trendOfRespondents(o *oracle, r record) map[string]any {
	return lineValues(stat.LineOfSamples([]float64{1, 2, 3, 4}, o.byWave(r), 0.95))
}

func lineValues(l stat.Line) map[string]any {
	return map[string]any{
		"slope": l.Slope.Value, "intercept": l.Intercept, "se": l.Slope.SE, "t": l.Test.Statistic, "p": l.Test.P,
		"ci95_lo": l.Slope.Lo, "ci95_hi": l.Slope.Hi, "r2": l.R2,
	}
}

// xmr is the limits of the program, by Wheeler's rounded factors, and what follows
// from the mean range with the exact d2 = 2/√π and d3 = √(2 − 4/π).
func xmr(o *oracle, r record) map[string]any {
	_, y := o.series(r)
	b := stat.XmR(y)
	var ranges []float64
	outside := 0.0
	for i, v := range y {
		if i > 0 {
			ranges = append(ranges, math.Abs(v-y[i-1]))
		}
		if v < b.Low || v > b.High {
			outside++
		}
	}
	slices.Sort(ranges)
	middle := (ranges[(len(ranges)-1)/2] + ranges[len(ranges)/2]) / 2
	d2 := 2 / math.Sqrt(math.Pi)
	sigma := b.Range / d2
	return map[string]any{
		"mean": b.Mean, "mr_mean": b.Range, "unpl_266": b.High, "lnpl_266": b.Low, "url_3267": b.RangeHigh, "outside_266": outside,
		"sigma_hat": sigma, "unpl_exact": b.Mean + 3*sigma, "lnpl_exact": b.Mean - 3*sigma,
		"url_exact": b.Range + 3*math.Sqrt(2-4/math.Pi)*sigma, "mr_median": middle,
	}
}
