package gap_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"servgap/gap"
)

// wavesOf are results of six customers each, whose gaps of dimension y are the number
// given and one more or less, on the days given.
func wavesOf(t failer, days []string, gaps ...int) []gap.TrendWave {
	t.Helper()
	var waves []gap.TrendWave
	for i, g := range gaps {
		var rows []string
		for k := range 6 {
			rows = append(rows, fmt.Sprintf("6 6 6 %d 5 %d", 4+k%2, 6+g+k%3-1))
		}
		w := gap.TrendWave{Result: gap.Suppress(gap.Analyze(gap.Study{Customers: count(t, form(), rows...)}, gap.Options{}), 5)}
		w.SetWave(fmt.Sprint("w", i+1))
		if days != nil {
			var err error
			if w.Date, err = time.Parse(time.DateOnly, days[i]); err != nil {
				t.Fatalf("%v", err)
			}
		}
		waves = append(waves, w)
	}
	return waves
}

func trendOf(t failer, r gap.Result, level, id string) gap.Trend {
	t.Helper()
	for _, row := range r.Trends {
		if row.Name == gap.Service && row.Level == level && row.ID == id {
			return row
		}
	}
	t.Fatalf("no trend of %s", id)
	return gap.Trend{}
}

// The slopes are R's coef(lm(y ~ x)) of −1, −2, −2, −4: −0.9 a wave, and with the last
// wave two distances later, lm(y ~ c(0, 1, 2, 4)·3/4), −20/21.
func TestTrendOver(t *testing.T) {
	even := []string{"2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"}
	for name, c := range map[string]struct {
		days  []string
		time  string
		slope float64
	}{
		"without days":   {nil, gap.TimeByWave, -0.9},
		"quarters":       {even, gap.TimeByWave, -0.9},
		"a wave was out": {[]string{"2025-01-01", "2025-01-11", "2025-01-21", "2025-02-10"}, gap.TimeByDate, -20.0 / 21},
	} {
		r := gap.TrendOver(wavesOf(t, c.days, -1, -2, -2, -4), gap.Options{})
		y := trendOf(t, r, gap.LevelDimension, "y")
		if r.Method.Time != c.time || math.Abs(float64(y.Slope.Value)-c.slope) > 1e-12 {
			t.Errorf("%s: by %s a slope of %v, want %v by %s", name, r.Method.Time, y.Slope.Value, c.slope, c.time)
		}
		if y.Slope.DF != 2 || y.Answers.DF != 22 || math.Abs(float64(y.Answers.Value-y.Slope.Value)) > 1e-12 {
			t.Errorf("%s: %v degrees of freedom of waves, %v of answers, slopes %v and %v", name, y.Slope.DF, y.Answers.DF, y.Slope.Value, y.Answers.Value)
		}
		if y.LimitNote != gap.NoteFewForLimits || y.Mean.Defined() {
			t.Errorf("%s: four waves have limits from %v: %q", name, y.LimitLow, y.LimitNote)
		}
	}
}

func TestTrendOfFewWaves(t *testing.T) {
	y := trendOf(t, gap.TrendOver(wavesOf(t, nil, -1, -2, -4), gap.Options{}), gap.LevelDimension, "y")
	if y.TrendNote != gap.NoteFewForLine || y.Slope.Value != -1.5 || y.Slope.SE.Defined() || y.Slope.P.Defined() || y.R2.Defined() {
		t.Errorf("three waves have an interval: %+v", y.Slope)
	}
	if !y.Answers.P.Defined() {
		t.Error("the answers of three waves have no test")
	}
}

// From eight waves on there are limits; the wave that jumps is told, and one in which
// the gap is hidden is left out of line and limits, at its place.
func TestTrendLimits(t *testing.T) {
	waves := wavesOf(t, nil, -1, -1, -1, -1, -1, -1, -1, -1, -4, -1)
	few := gap.Suppress(waves[3].Result, 7)
	waves[3].Result = few
	y := trendOf(t, gap.TrendOver(waves, gap.Options{}), gap.LevelDimension, "y")
	for i, p := range y.Points {
		if p.Signal != (i == 8) {
			t.Errorf("wave %d: signal %v", i+1, p.Signal)
		}
		if p.Suppressed != (i == 3) || p.Value.Defined() == (i == 3) || p.Suppressed && p.N != 0 {
			t.Errorf("wave %d: %+v", i+1, p)
		}
	}
	if want := -12.0 / 9; math.Abs(float64(y.Mean)-want) > 1e-12 || y.Slope.DF != 7 {
		t.Errorf("mean %v of %v, df %v", y.Mean, want, y.Slope.DF)
	}
}

// Points that two groups rated have no answers to draw a line through.
func TestTrendOfTwoGroups(t *testing.T) {
	old, later := twoWaves(t)
	var waves []gap.TrendWave
	for i, s := range []gap.Study{old, later, old, later} {
		w := gap.TrendWave{Result: gap.Analyze(s, gap.Options{})}
		w.SetWave(fmt.Sprint("w", i))
		waves = append(waves, w)
	}
	for _, row := range gap.TrendOver(waves, gap.Options{}).Trends {
		if row.Answers.Value.Defined() != (row.FromGroup == row.ToGroup) || !row.Slope.P.Defined() {
			t.Errorf("%s %s %s: answers %v, p %v", row.Name, row.Level, row.ID, row.Answers.Value, row.Slope.P)
		}
	}
}
