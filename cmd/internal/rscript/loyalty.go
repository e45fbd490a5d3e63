package rscript

import (
	"fmt"

	"servgap/gap"
	"servgap/gap/survey"
)

// WriteLoyalty is the script of a question about the whole, or of the index: of those
// outcomes of a group, on their scale.
func WriteLoyalty(l gap.LoyaltyRow, group string, outcomes []survey.Outcome, s Source) []byte {
	scale := outcomes[0].Scale
	lowest, highest := scale.Value(0), scale.Value(survey.Code(scale.Points-1))
	middle := exact((lowest + highest) / 2)
	fields := struct {
		Source
		Group, Confidence, Lowest, Highest, Box, Positive, Negative string
		Items                                                       []string
		Index                                                       bool
	}{
		Source: s, Group: group, Confidence: exact(s.Confidence), Lowest: exact(lowest), Highest: exact(highest),
		Positive: "x > " + middle, Negative: "x < " + middle, Index: l.Kind == gap.KindWholeIndex,
	}
	if l.Kind == survey.KindNPS {
		fields.Positive, fields.Negative = "x >= 9", "x <= 6"
	}
	if fields.Box = fields.Positive; l.Box != l.PositiveBox {
		fields.Box = fmt.Sprintf("x >= %s - 1", fields.Highest)
	}
	for _, o := range outcomes {
		fields.Items = append(fields.Items, o.ID)
	}
	return s.write("loyalty.R.tmpl", fields)
}

// WriteEyes is the script of how the company rates itself beside how customers do; g is
// the gap between the two.
func WriteEyes(e gap.EyesRow, g gap.Gap, s Source) []byte {
	scale := s.Instrument.Scale
	lowest, highest := scale.Value(0), scale.Value(survey.Code(scale.Points-1))
	return s.write("eyes.R.tmpl", struct {
		sides
		Middle, Top     string
		BothVary, Parts bool
	}{s.sides(g), exact((lowest + highest) / 2), exact(highest - 1), e.Own.NetSE > 0 && e.Customers.NetSE > 0, e.PartsP.Defined()})
}
