package chart

import (
	"strconv"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// Drivers is what goes along with an outcome: each driver's share of what the model
// explains, in the order of the shares, hollow where its coefficient is not shown. Models
// are counted from 0. One whose drivers have no shares is not drawn.
func Drivers(r gap.Result, model int, w lang.Words) (SVG, bool) {
	m := r.Models[model]
	if m.Suppressed || m.Ranked == "" {
		return SVG{}, false
	}
	var bars []Bar
	for _, d := range m.Drivers {
		share := d.LMG
		if m.Ranked == gap.ByJohnson {
			share = d.Johnson
		}
		if share.Defined() {
			bars = append(bars, Bar{Label: table.DriverName(r, d, w), Value: 100 * share / m.R2, Low: gap.Undefined, High: gap.Undefined, Shown: findings.TellsDriver(d)})
		}
	}
	name := "drivers"
	if model > 0 {
		name += "-" + strconv.Itoa(model+1)
	}
	subject := table.About(r, w, "n "+w.Count(m.N), w.Text("chart.drivers", "r2", w.Fixed(float64(m.R2), 2)))
	percent := func(x float64, _ int) string { return w.Percent(x / 100) }
	return Bars(name, findings.Drivers(r, m, w), subject, bars, percent, w, w.Text("drivers.no_causes"))
}
