package rscript

import "servgap/gap"

// WriteSpread is the script of two touchpoints of a gap, g one of them: the dimensions of
// the instrument are the touchpoints.
func WriteSpread(p gap.SpreadPair, g gap.Gap, s Source) []byte {
	fields := struct {
		sides
		First, Second string
		Named         []string // touchpoints, without the items that have none
	}{sides: s.sides(g), First: p.First, Second: p.Second}
	for _, d := range s.Instrument.Dimensions {
		if d.ID != gap.NoTouchpoint {
			fields.Named = append(fields.Named, d.ID)
		}
	}
	return s.write("spread.R.tmpl", fields)
}
