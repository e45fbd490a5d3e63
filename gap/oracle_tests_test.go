package gap_test

import (
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
	pair, welch := at(stat.GamesHowell(moments, 0.95)), at(stat.WelchPairs(moments, 0.95))
	return map[string]any{
		"diff": pair.Estimate.Value, "se": pair.Estimate.SE, "t": pair.Test.Statistic, "df": pair.Test.DF, "p": pair.PAdj,
		"ci95_lo": pair.Estimate.Lo, "ci95_hi": pair.Estimate.Hi, "p_welch": welch.Test.P, "p_welch_holm": welch.PAdj,
	}
}
