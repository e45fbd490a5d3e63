package gap_test

import (
	"math"

	"servgap/gap/stat"
)

// number is an argument that is a number.
func (r record) number(name string) float64 {
	x, _ := r.Args[name].(float64)
	return x
}

func (r record) planned(samples int) stat.Planned {
	return stat.Planned{D: r.number("d"), Alpha: r.number("alpha"), Samples: samples}
}

func powerPaired(_ *oracle, r record) map[string]any {
	return map[string]any{"power": r.planned(1).Power(r.number("n"))}
}

// sizePaired has R's count of one tail alone as the one-sided test at half the level.
func sizePaired(_ *oracle, r record) map[string]any {
	both, power := r.planned(1), r.number("power")
	side, tail := both, both
	side.OneSided, tail.OneSided = true, true
	tail.Alpha /= 2
	return map[string]any{
		"n_exact_two_tails": both.Size(power), "n_ceil": math.Ceil(both.Size(power)), "n_one_tail_only": tail.Size(power),
		"n_one_sided": side.Size(power), "n_one_sided_ceil": math.Ceil(side.Size(power)),
	}
}

func sizeTwoSample(_ *oracle, r record) map[string]any {
	n := r.planned(2).Size(r.number("power"))
	return map[string]any{"n_per_group": n, "n_ceil": math.Ceil(n)}
}

func sizeShare(_ *oracle, r record) map[string]any {
	p := r.number("p")
	return sizeForMargin(r, p*(1-p), r.number("margin"))
}

func sizeNPS(_ *oracle, r record) map[string]any {
	up, down := r.number("promoters"), r.number("detractors")
	return sizeForMargin(r, up+down-(up-down)*(up-down), r.number("margin_points")/100)
}

func sizeForMargin(r record, variance, margin float64) map[string]any {
	endless := stat.SizeForMargin(variance, margin, r.number("conf"))
	n := stat.InPopulation(endless, int64(r.number("population")))
	return map[string]any{"variance": variance, "n0": endless, "n": n, "n_ceil": math.Ceil(n)}
}
