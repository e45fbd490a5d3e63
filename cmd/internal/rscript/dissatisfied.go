package rscript

import (
	"servgap/gap"
	"servgap/gap/tally"
)

// WriteDissatisfied is the script of a lift where a question says who is dissatisfied,
// and of the share in all if the lift is of no level.
func WriteDissatisfied(d gap.Dissatisfied, l gap.Lift, rule string, s Source) []byte {
	fields := struct {
		Source
		Outcome, Cut, Low, Confidence, Level string
		Column, Unit                         string   // of a background question
		Items                                []string // of what was perceived
		Complete                             bool
	}{
		Source: s, Outcome: d.Outcome, Cut: exact(float64(d.Cut)), Low: exact(float64(d.Low)), Confidence: exact(s.Confidence),
		Level: l.Level, Column: "segment_" + l.Segment, Unit: l.Value, Complete: rule == string(tally.Complete),
	}
	switch l.Level {
	case gap.LevelItem:
		fields.Items = []string{l.ID}
	case gap.LevelDimension:
		fields.Items = itemsOf(s.Instrument, l.ID)
	}
	return s.write("dissatisfied.R.tmpl", fields)
}
