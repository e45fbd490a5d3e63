package findings

import (
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// Drivers is the headline of a model: the drivers that are shown to go along with its
// outcome, in the order of their shares.
func Drivers(r gap.Result, m gap.DriverModel, w lang.Words) string {
	var named []string
	for _, d := range m.Drivers {
		if TellsDriver(d) {
			named = append(named, table.DriverName(r, d, w))
		}
	}
	if named == nil {
		return w.Text("headline.drivers_none", "outcome", m.Outcome)
	}
	return w.Text("headline.drivers", "outcome", m.Outcome, "rows", list(named, w))
}

// TellsDriver reports whether a driver's coefficient is shown and its interval leaves out
// zero.
func TellsDriver(d gap.Driver) bool { return d.Shown() && (d.Low > 0 || d.High < 0) }
