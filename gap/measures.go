package gap

import (
	"math"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Measure is a standard in its own unit, such as 24 hours, with what was done.
type Measure struct {
	ID, Label, Unit string
	Item            string // that it stands beside; empty for none
	Standard        survey.Decimal
	AtLeast         bool    // the standard is the least, else the most
	Target          float64 // the share that is to be within
	Actual          map[survey.Decimal]int64
}

// MeasureRow is how much of what was done is within a standard. Fields are keyed as the
// columns of the CSV output.
type MeasureRow struct {
	Wave       string `json:"wave"`
	ID         string `json:"id"`
	Label      string `json:"label"`
	Item       string `json:"item"`
	Unit       string `json:"unit"`
	Standard   Number `json:"standard"`
	Direction  string `json:"direction"` // at_most or at_least
	Target     Number `json:"target_share"`
	N          int64  `json:"n"`
	Within     Number `json:"within"` // the share
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	// Result is met if the whole interval is at the target or above, short if it is below,
	// else unsure.
	Result string `json:"result"`
	Mean   Number `json:"mean"`
	// Median, and what 9 of 10 reach or stay within, by the direction.
	Median    Number `json:"median"`
	NineOfTen Number `json:"nine_of_ten"`
	// What the item's standard and delivery were rated, in scale points; undefined without
	// them.
	ItemStandard  Number `json:"item_standard"`
	ItemDelivered Number `json:"item_delivered"`
	Suppressed    bool   `json:"suppressed"`
	Note          string `json:"note"`
}

// Directions of a standard.
const (
	AtMost  = "at_most"
	AtLeast = "at_least"
)

// MeasureWithin is the measure of a step's row that is a standard in its own unit.
const (
	MeasureWithin = "share_within"
	LevelMeasure  = "measure"
)

// AnalyzeMeasures compares what was done with standards in their own units: the share
// within by Wilson against the target, the mean, and quantiles of type 7. Beside it
// stands how the item was rated in the steps.
func AnalyzeMeasures(measures []Measure, steps []Step, wave string, level float64) []MeasureRow {
	var rows []MeasureRow
	for _, m := range measures {
		row := m.row(level)
		row.Wave = wave
		row.ItemStandard, row.ItemDelivered = itemRated(steps, StepStandards, m.Item), itemRated(steps, StepDelivery, m.Item)
		rows = append(rows, row)
	}
	return rows
}

func (m Measure) row(level float64) MeasureRow {
	actual := tally.Decimals(m.Actual)
	moments := actual.Moments()
	row := MeasureRow{
		ID: m.ID, Label: m.Label, Item: m.Item, Unit: m.Unit, Standard: decimal(m.Standard), Direction: AtMost, Target: Number(m.Target),
		N: moments.N, Mean: Number(moments.Mean), Median: Number(actual.Quantile(0.5)), NineOfTen: Number(actual.Quantile(0.9)),
	}
	if m.AtLeast {
		row.Direction, row.NineOfTen = AtLeast, Number(actual.Quantile(0.1))
	}
	share := stat.Share(m.within(), row.N, level)
	row.Within, row.Low, row.High, row.Confidence, row.Note = Number(share.Value), Number(share.Lo), Number(share.Hi), Number(level), string(share.Reason)
	switch {
	case row.N == 0:
	case row.Low >= row.Target:
		row.Result = ResultMet
	case row.High < row.Target:
		row.Result = ResultShort
	default:
		row.Result = ResultUnsure
	}
	return row
}

// within counts what is at the standard or on its good side.
func (m Measure) within() int64 {
	var n int64
	for value, count := range m.Actual {
		if side := value.Compare(m.Standard); side == 0 || (side > 0) == m.AtLeast {
			n += count
		}
	}
	return n
}

// decimal is a decimal as a number of a result.
func decimal(d survey.Decimal) Number { return Number(float64(d.Unscaled) / math.Pow10(d.Places)) }

// itemRated is the mean that an item was rated in a step; undefined if nobody rated it,
// or customers did in the place of others.
func itemRated(steps []Step, name, item string) Number {
	for _, s := range steps {
		if s.Name != name || s.State != Measured {
			continue
		}
		for _, row := range s.Rows {
			if row.Level == LevelItem && row.ID == item && row.Measure == MeasureMean {
				return row.Value
			}
		}
	}
	return Undefined
}

// StepRow is the measure as a row of a step.
func (m MeasureRow) StepRow(step string) StepRow {
	return StepRow{
		Step: step, Level: LevelMeasure, ID: m.ID, Label: m.Label, N: m.N, Measure: MeasureWithin, SE: Undefined,
		Value: m.Within, Low: m.Low, High: m.High, Confidence: m.Confidence, Method: "Wilson", Suppressed: m.Suppressed, Note: m.Note,
	}
}

// suppressMeasures hides what rests on fewer than min cases: a case is somebody's.
func suppressMeasures(rows []MeasureRow, min int64) []MeasureRow {
	var shown []MeasureRow
	for _, row := range rows {
		if row.N < min {
			for _, n := range []*Number{&row.Within, &row.Low, &row.High, &row.Mean, &row.Median, &row.NineOfTen} {
				*n = Undefined
			}
			row.N, row.Result, row.Suppressed, row.Note = 0, "", true, NoteSuppressed
		}
		shown = append(shown, row)
	}
	return shown
}
