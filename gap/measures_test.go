package gap

import (
	"math"
	"testing"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

func TestMeasures(t *testing.T) {
	hours := func(tenths map[int64]int64) map[survey.Decimal]int64 {
		counts := make(map[survey.Decimal]int64)
		for hour, n := range tenths {
			counts[survey.Decimal{Unscaled: hour, Places: 1}] = n
		}
		return counts
	}
	day := survey.Decimal{Unscaled: 24}
	tests := []struct {
		name    string
		measure Measure
		within  float64
		result  string
	}{
		{"the standard itself is within", Measure{Standard: day, Target: 0.8, Actual: hours(map[int64]int64{240: 95, 241: 5})}, 0.95, ResultMet},
		{"nobody can tell", Measure{Standard: day, Target: 0.8, Actual: hours(map[int64]int64{10: 80, 300: 20})}, 0.8, ResultUnsure},
		{"short", Measure{Standard: day, Target: 0.8, Actual: hours(map[int64]int64{10: 50, 300: 50})}, 0.5, ResultShort},
		{"at least", Measure{Standard: day, AtLeast: true, Target: 0.8, Actual: hours(map[int64]int64{239: 5, 240: 95})}, 0.95, ResultMet},
		{"a tenth is no rounding", Measure{Standard: survey.Decimal{Unscaled: 3, Places: 1}, Target: 0.5, Actual: hours(map[int64]int64{3: 10})}, 1, ResultMet},
	}
	for _, tt := range tests {
		row := AnalyzeMeasures([]Measure{tt.measure}, nil, "", 0.95)[0]
		if math.Abs(float64(row.Within)-tt.within) > 1e-15 || row.Result != tt.result {
			t.Errorf("%s: %v within, %s, want %v, %s", tt.name, row.Within, row.Result, tt.within, tt.result)
		}
	}
}

// TestMeasureOfNothing: nothing was done, so nothing is within, and nothing is met.
func TestMeasureOfNothing(t *testing.T) {
	row := AnalyzeMeasures([]Measure{{ID: "m", Target: 0.8}}, nil, "", 0.95)[0]
	if row.N != 0 || row.Within.Defined() || row.Mean.Defined() || row.Median.Defined() || row.Result != "" || row.Note != string(stat.NoData) {
		t.Errorf("of nothing: %+v", row)
	}
}

// TestMeasureBesideItem: the item's own rating stands beside it, and of a step that was
// not measured none does.
func TestMeasureBesideItem(t *testing.T) {
	steps := []Step{
		{Name: StepStandards, State: Measured, Rows: []StepRow{{Level: LevelItem, ID: "Q1", Measure: MeasureMean, Value: 5.5}}},
		{Name: StepDelivery, State: CustomersSide, Rows: []StepRow{{Level: LevelItem, ID: "Q1", Measure: MeasureMet, Value: 0.4}}},
	}
	row := AnalyzeMeasures([]Measure{{Item: "Q1"}}, steps, "", 0.95)[0]
	if row.ItemStandard != 5.5 || row.ItemDelivered.Defined() {
		t.Errorf("beside Q1: %v and %v", row.ItemStandard, row.ItemDelivered)
	}
}

// TestFewCases: what rests on too few cases is hidden, and its result with it.
func TestFewCases(t *testing.T) {
	m := Measure{Target: 0.8, Actual: map[survey.Decimal]int64{{}: 4}}
	row := suppressMeasures(AnalyzeMeasures([]Measure{m}, nil, "", 0.95), 5)[0]
	if !row.Suppressed || row.Within.Defined() || row.NineOfTen.Defined() || row.Result != "" || row.N != 0 {
		t.Errorf("of four cases: %+v", row)
	}
}
