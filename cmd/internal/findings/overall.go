package findings

import (
	"math"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Overall says how far the service as a whole is from what customers expect: below,
// above, or that neither is shown. The rows are those of the customers' gap; nothing is
// said where its whole is hidden or not there.
func Overall(rows []gap.Gap, m gap.Method, w lang.Words) (sentence string, ok bool) {
	var whole gap.Gap
	for _, g := range rows {
		if g.Level == gap.LevelWeighted || g.Level == gap.LevelOverall && !ok {
			whole, ok = g, true
		}
	}
	if !ok || whole.Suppressed || !whole.Low.Defined() {
		return "", false
	}
	distance := w.Fixed(math.Abs(float64(whole.Value)), 2)
	detail := w.Text("finding.overall_detail", "perceived", w.Fixed(float64(whole.ToValue), 2), "expected", w.Fixed(float64(whole.FromValue), 2),
		"scale", m.Scale, "level", w.Shortest(float64(m.Confidence)*100), "interval", w.Range(w.End(float64(whole.Low), 2), w.End(float64(whole.High), 2)))
	switch {
	case !told(whole.Tested):
		return w.Text("finding.overall_none", "detail", detail), true
	case whole.Value < 0:
		return w.Text("finding.overall_below", "gap", distance, "detail", detail), true
	default:
		return w.Text("finding.overall_above", "gap", distance, "detail", detail), true
	}
}
