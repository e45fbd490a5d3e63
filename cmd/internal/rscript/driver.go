package rscript

import (
	"slices"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// WriteDriver is the script of a driver that has a coefficient, of what was perceived.
// both says that what was expected is a condition of a score, too.
func WriteDriver(m gap.DriverModel, d gap.Driver, rule string, both bool, s Source) []byte {
	fields := struct {
		Source
		Row, Outcome, Confidence       string
		Factors                        []string
		Dimensions                     []dimension
		Service, Both, Pairs, Complete bool
	}{
		Source: s, Row: d.ID, Outcome: m.Outcome, Confidence: exact(s.Confidence),
		Service: m.Of != "", Both: both, Pairs: both && rule == string(tally.HalfPairs), Complete: rule == string(tally.Complete),
	}
	for _, driver := range m.Drivers {
		switch {
		case driver.Rank == 0: // it was dropped
		case driver.Level == gap.LevelOutcome:
			fields.Factors = append(fields.Factors, driver.ID)
		case driver.Level == gap.LevelItem: // alone, it is its own score
			fields.Dimensions = append(fields.Dimensions, dimension{driver.ID, []string{driver.ID}})
		default:
			fields.Dimensions = append(fields.Dimensions, dimension{driver.ID, itemsOf(s.Instrument, driver.ID)})
		}
	}
	return s.write("driver.R.tmpl", fields)
}

// itemsOf is the ids of a dimension's items.
func itemsOf(in survey.Instrument, id string) []string {
	var items []string
	at := slices.IndexFunc(in.Dimensions, func(d survey.Dimension) bool { return d.ID == id })
	for _, i := range in.Dimensions[at].Items {
		items = append(items, in.Items[i].ID)
	}
	return items
}
