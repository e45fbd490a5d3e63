package gap_test

import (
	"math"
	"slices"

	"servgap/gap/stat"
)

func signTest(o *oracle, r record) map[string]any {
	ranks := stat.RankDifferences(o.paired(r).Difference())
	test := ranks.Sign()
	return map[string]any{
		"n_pos": float64(ranks.Positive), "n_neg": float64(ranks.Nonzero - ranks.Positive), "n_zero": float64(ranks.Zeros),
		"p_two": test.P, "p_less": test.Less, "p_greater": test.Greater,
	}
}

func pratt(o *oracle, r record) map[string]any {
	test := stat.RankDifferences(o.paired(r).Difference()).Pratt()
	return map[string]any{"z": test.Statistic, "p_two": test.P}
}

func tostPaired(o *oracle, r record) map[string]any {
	margin := r.Args["margin"].(float64)
	q := stat.TOST(o.paired(r).Difference().Moments(), -margin, margin, 0.05)
	return map[string]any{
		"t_lower": q.AboveLow.Statistic, "t_upper": q.BelowHigh.Statistic,
		"p_lower": q.AboveLow.Greater, "p_upper": q.BelowHigh.Less, "p": q.P,
		"ci90_lo": q.Estimate.Lo, "ci90_hi": q.Estimate.Hi,
	}
}

// groups is a score within each level of a column, and its moments.
func (o *oracle) groups(r record) (levels []string, samples []stat.Hist, moments []stat.Moments) {
	d := o.sets[r.Dataset]
	levels = levelsOf(d, r.arg("by"))
	for _, level := range levels {
		sample := o.score(d, r.arg("score"), r.arg("by"), level)
		samples = append(samples, sample)
		moments = append(moments, sample.Moments())
	}
	return levels, samples, moments
}

func groupMeans(o *oracle, r record) map[string]any {
	levels, _, moments := o.groups(r)
	means := make(map[string]any)
	for i, level := range levels {
		means["mean_"+level] = moments[i].Mean
	}
	return means
}

func anova(o *oracle, r record) map[string]any {
	_, samples, _ := o.groups(r)
	test, between := stat.Anova(samples)
	return map[string]any{
		"F": test.Statistic, "df1": test.DF, "df2": test.DF2, "p": test.P,
		"eta_sq": between.Eta, "omega_sq": between.Omega,
	}
}

func welchAnova(o *oracle, r record) map[string]any {
	_, _, moments := o.groups(r)
	test := stat.WelchAnova(moments)
	return map[string]any{"F": test.Statistic, "df1": test.DF, "df2": test.DF2, "p": test.P}
}

func kruskalWallis(o *oracle, r record) map[string]any {
	_, samples, _ := o.groups(r)
	test := stat.KruskalWallis(samples)
	return map[string]any{"H": test.Statistic, "df": test.DF, "p": test.P}
}

func gamesHowell(o *oracle, r record) map[string]any {
	levels, _, moments := o.groups(r)
	at := func(pairs []stat.Pairwise) stat.Pairwise {
		return pairs[slices.IndexFunc(pairs, func(p stat.Pairwise) bool {
			return levels[p.First] == r.arg("a") && levels[p.Second] == r.arg("b")
		})]
	}
	pair, welch := at(stat.GamesHowell(moments, 0.95, stat.StudentizedRanges{})), at(stat.WelchPairs(moments, 0.95))
	return map[string]any{
		"diff": pair.Estimate.Value, "se": pair.Estimate.SE, "t": pair.Test.Statistic, "df": pair.Test.DF, "p": pair.PAdj,
		"ci95_lo": pair.Estimate.Lo, "ci95_hi": pair.Estimate.Hi, "p_welch": welch.Test.P, "p_welch_holm": welch.PAdj,
	}
}

// boxes gives the ends of a record's own scale, which for csat is not its data
// set's, as numerators.
func boxes(o *oracle, r record) map[string]any {
	h := o.sample(r)
	end := func(name string) int64 { return int64(math.Round(r.Args[name].(float64) * float64(h.Den))) }
	b := stat.BoxesOf(h, end("scale_min"), end("scale_max"), 0.95)
	values := map[string]any{"net_pct": 100 * b.Net.Value}
	for name, box := range map[string]stat.Box{
		"top2": b.Top2, "bottom2": b.Bottom2, "negative": b.Negative, "neutral": b.Neutral, "positive": b.Positive,
	} {
		values[name+"_count"], values[name+"_pct"] = float64(box.Count), 100*box.Value
		values[name+"_wilson_lo"], values[name+"_wilson_hi"] = box.Lo, box.Hi
	}
	return values
}

func nps(o *oracle, r record) map[string]any {
	answers := o.sets[r.Dataset].column("nps", r.arg("by"), r.arg("level"))
	net := stat.NPS(answers)
	e := net.Estimate(0.95)
	pct := func(count int64) float64 { return 100 * stat.Share(count, e.N, 0.95).Value }
	return map[string]any{
		"promoters_pct": pct(net.Positive), "passives_pct": pct(net.Neutral), "detractors_pct": pct(net.Negative),
		"nps": 100 * e.Value, "variance": e.SE * e.SE * float64(e.N), "se": 100 * e.SE, "ci95_lo": 100 * e.Lo, "ci95_hi": 100 * e.Hi,
		"se_n1": o.sets[r.Dataset].column("nps100", r.arg("by"), r.arg("level")).Moments().SE(),
	}
}

func npsChange(o *oracle, r record) map[string]any {
	net := func(level string) stat.Net {
		return stat.NPS(o.sets[r.Dataset].column("nps", r.arg("by"), r.arg(level)))
	}
	e, test := stat.NetDifference(net("to"), net("from"), 0.95)
	return map[string]any{
		"diff": 100 * e.Value, "se": 100 * e.SE, "z": test.Statistic, "p_two": test.P,
		"ci95_lo": 100 * e.Lo, "ci95_hi": 100 * e.Hi,
	}
}
