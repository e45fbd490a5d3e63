package findings

import (
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// LargestDrop says on which leg of a chain most is lost, or from which others it
// cannot be told. Nothing is said of a chain that is not shown to fall short, or
// of which a part is hidden.
func LargestDrop(c gap.Chain, w lang.Words) (sentence string, ok bool) {
	if !c.Short() || !told(c.Total.Tested) {
		return "", false
	}
	switch {
	case c.Largest != "":
		return w.Text("finding.leg_largest", "leg", table.LegName(c.Largest, w)), true
	case len(c.Lowest) > 1:
		var others []string
		for _, name := range c.Lowest[1:] {
			others = append(others, table.LegName(name, w))
		}
		return w.Text("finding.leg_unsettled", "leg", table.LegName(c.Lowest[0], w), "others", w.Either(others)), true
	default:
		return w.Text("finding.leg_none"), true
	}
}
