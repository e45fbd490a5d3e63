package rscript

import "servgap/gap"

// WriteUnit is the script of a unit that is set against all others, in the gap of whole.
func WriteUnit(whole gap.Gap, units gap.Units, u gap.Unit, s Source) []byte {
	fields := struct {
		sides
		Unit, Column string
		Units        []string // those that are compared
	}{sides: s.sides(whole), Unit: u.Name, Column: "segment_" + units.Segment}
	for _, other := range units.Rows {
		if other.Rank > 0 {
			fields.Units = append(fields.Units, other.Name)
		}
	}
	return s.write("unit.R.tmpl", fields)
}
