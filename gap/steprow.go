package gap

import (
	"cmp"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// Measures of a StepRow.
const (
	MeasureMean = "mean"      // in scale points
	MeasureMet  = "share_met" // share of customers whose gap is not below zero
)

// StepRow is a step at one dimension or item.
type StepRow struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Group        string `json:"group"`
	Step         string `json:"step"`
	Level        string `json:"level"`
	ID           string `json:"id"`
	Label        string `json:"label"`
	Dimension    string `json:"dimension"`
	Rank         int    `json:"rank"`
	N            int64  `json:"n"`
	Measure      string `json:"measure"`
	Value        Number `json:"value"`
	SE           Number `json:"se"`
	Low          Number `json:"ci_low"`
	High         Number `json:"ci_high"`
	Confidence   Number `json:"ci_level"`
	Method       string `json:"method"`
	Suppressed   bool   `json:"suppressed"`
	Note         string `json:"note"`

	withheld bool // for Suppress
}

// levels makes a row for every dimension and item, sorted by value within each
// level: ascending if lowFirst, else descending.
func levels(group survey.Role, step, measure string, in survey.Instrument, lowFirst bool, dimension, item func(i int) stat.Estimate) []StepRow {
	row := func(level, id, label, dimension string, e stat.Estimate) StepRow {
		return StepRow{
			Group: string(group), Step: step, Level: level, ID: id, Label: label, Dimension: dimension,
			N: e.N, Measure: measure, Value: Number(e.Value), SE: Number(e.SE), Low: Number(e.Lo), High: Number(e.Hi),
			Confidence: Number(e.Level), Method: e.Method, Note: string(e.Reason),
		}
	}
	rows := make([]StepRow, 0, len(in.Items)+len(in.Dimensions))
	if !in.Undivided() {
		for d, dim := range in.Dimensions {
			rows = append(rows, row(LevelDimension, dim.ID, dim.Label, dim.ID, dimension(d)))
		}
	}
	dimensions := sortLevels(rows, lowFirst)
	for i, it := range in.Items {
		owner := ""
		if d := in.DimensionOf(i); d >= 0 && !in.Undivided() {
			owner = in.Dimensions[d].ID
		}
		rows = append(rows, row(LevelItem, it.ID, it.Label, owner, item(i)))
	}
	sortLevels(rows[dimensions:], lowFirst)
	return rows
}

// sortLevels puts the rows of a level in their order and says how many there are.
func sortLevels(rows []StepRow, lowFirst bool) int {
	sortLarge(rows, func(a, b *StepRow) int {
		switch {
		case !a.Value.Defined() || !b.Value.Defined():
			return cmp.Compare(boolOrder(a.Value.Defined()), boolOrder(b.Value.Defined()))
		case lowFirst:
			return cmp.Compare(a.Value, b.Value)
		default:
			return cmp.Compare(b.Value, a.Value)
		}
	})
	for i := range rows {
		rows[i].Rank = i + 1
	}
	return len(rows)
}
