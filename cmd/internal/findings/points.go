package findings

import (
	"math"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// Priorities says of which dimension managers, or staff, weigh most otherwise than
// customers: the largest difference that is shown. The rows are of one group.
// Without any it says so, and of hidden rows or untested ones it says nothing.
func Priorities(rows []gap.PointsRow, w lang.Words) (sentence string, ok bool) {
	widest := -1
	for i, p := range rows {
		if p.Suppressed || !p.PAdj.Defined() {
			return "", false
		}
		if told(p.Tested) && (widest < 0 || math.Abs(float64(p.Value)) > math.Abs(float64(rows[widest].Value))) {
			widest = i
		}
	}
	switch {
	case len(rows) == 0:
		return "", false
	case widest < 0:
		return w.Text("finding.points_none"), true
	}
	p := rows[widest]
	dimension, theirs, customers := w.LabelWithin(p.ID, p.Label), w.Fixed(float64(p.ToValue), 0), w.Fixed(float64(p.FromValue), 0)
	if p.ToGroup == "staff" {
		return w.Text("finding.points_staff", "dimension", dimension, "theirs", theirs, "customers", customers), true
	}
	return w.Text("finding.points_managers", "dimension", dimension, "theirs", theirs, "customers", customers), true
}
