package gap_test

import "servgap/gap/stat"

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
