package gap

import (
	"slices"
	"time"

	"servgap/gap/stat"
)

// Trend is one gap over all waves: what each found, the straight line through them and
// what the gap does by itself.
type Trend struct {
	Gap                 // in the last wave
	Points []TrendPoint `json:"waves"`
	// Slope is the change of the gap by a wave, of the line through the waves' gaps:
	// each wave counts once, with as many degrees of freedom as there are waves less
	// two.
	Slope     Tested `json:"trend"`
	R2        Number `json:"r2"`
	TrendNote string `json:"trend_note"`
	// Answers is the same line through the respondents' own gaps, who are taken for
	// independent; only of a gap within a group whose respondents each count once and
	// were drawn alone. It does not know that a whole wave may be off by chance.
	Answers Tested `json:"trend_of_answers"`
	// Mean and Limits are those of a chart of individual values, from MinWaves on.
	Mean         Number `json:"xmr_mean"`
	LimitLow     Number `json:"xmr_low"`
	LimitHigh    Number `json:"xmr_high"`
	MeanRange    Number `json:"xmr_range"`
	HighestRange Number `json:"xmr_range_high"`
	LimitNote    string `json:"xmr_note"`
}

// TrendPoint is the gap in one wave.
type TrendPoint struct {
	Wave       string `json:"wave"`
	Date       string `json:"date"`
	N          int64  `json:"n"`
	FromValue  Number `json:"from_value"`
	ToValue    Number `json:"to_value"`
	Value      Number `json:"gap_value"`
	SE         Number `json:"se"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Suppressed bool   `json:"suppressed"`
	Signal     bool   `json:"xmr_signal"` // something changed here
	Note       string `json:"note"`
}

// TrendWave is a wave with its day, zero if nobody wrote it.
type TrendWave struct {
	Result
	Date time.Time
}

// How waves are placed in time.
const (
	TimeByWave = "wave" // each a step after the one before
	TimeByDate = "date" // by their days, in steps of the mean distance
)

// The waves that a line with an interval takes, and the limits of a chart.
const (
	LeastForLine   = 4
	LeastForLimits = 8
)

// Notes of a trend.
const (
	NoteFewForLine   = "few_waves_line"   // fewer than LeastForLine
	NoteFewForLimits = "few_waves_limits" // fewer than LeastForLimits
)

// TrendOver gives the last of the waves the trends of its gaps. All are as Suppress
// leaves them, in the order of time; a wave that a gap is hidden in, or not measured
// as in the last, is left out of it.
//
// The line is least squares through the waves' gaps, from LeastForLine waves on with
// interval and test, adjusted by Holm over the rows of a level. Waves are placed by
// their days if all have one and the longest distance is more than one and a half times
// the shortest; else each is a step. Checked against R lm.
func TrendOver(waves []TrendWave, o Options) Result {
	r := waves[len(waves)-1].Result
	times, by := timesOf(waves)
	r.Method.Time = by
	r.Trends = []Trend{}
	for _, g := range r.Gaps {
		r.Trends = append(r.Trends, trendOf(g, waves, times, o.level()))
	}
	eachLevel(r.Trends, func(t Trend) string { return t.Name + " " + t.Level }, func(rows []Trend) {
		slices.SortStableFunc(rows, func(a, b Trend) int { return a.order - b.order })
		if rows[0].Level == LevelDimension || rows[0].Level == LevelItem {
			holm(rows, func(t *Trend) *Tested { return &t.Slope })
			holm(rows, func(t *Trend) *Tested { return &t.Answers })
		}
		hiddenLast(rows, func(t *Trend) standing { return standing{t.ID, t.Suppressed, new(int)} })
	})
	return r
}

// uneven is how many times the shortest distance between waves the longest may be
// for them to count as even: quarters differ by days.
const uneven = 1.5

// timesOf places the waves in time, in steps.
func timesOf(waves []TrendWave) (times []float64, by string) {
	last := len(waves) - 1
	shortest, longest := 0.0, 0.0
	for i := range waves {
		times = append(times, float64(i))
		if i == 0 {
			continue
		}
		days := waves[i].Date.Sub(waves[i-1].Date).Hours() / 24
		if longest = max(longest, days); i == 1 || days < shortest {
			shortest = days
		}
	}
	dated := !slices.ContainsFunc(waves, func(w TrendWave) bool { return w.Date.IsZero() })
	if !dated || shortest <= 0 || longest <= uneven*shortest {
		return times, TimeByWave
	}
	whole := waves[last].Date.Sub(waves[0].Date)
	for i, w := range waves {
		times[i] = float64(last) * float64(w.Date.Sub(waves[0].Date)) / float64(whole)
	}
	return times, TimeByDate
}

func trendOf(g Gap, waves []TrendWave, times []float64, level float64) Trend {
	t := Trend{Gap: g, R2: Undefined, Mean: Undefined, LimitLow: Undefined, LimitHigh: Undefined, MeanRange: Undefined, HighestRange: Undefined}
	var x, y []float64
	var at []int
	var samples []stat.Moments
	for i, w := range waves {
		k := slices.IndexFunc(w.Gaps, func(of Gap) bool { return g.sameAs(of) })
		p := TrendPoint{Wave: w.Wave, FromValue: Undefined, ToValue: Undefined, Value: Undefined, SE: Undefined, Low: Undefined, High: Undefined}
		if !w.Date.IsZero() {
			p.Date = w.Date.Format(time.DateOnly)
		}
		if k >= 0 {
			of := w.Gaps[k]
			p.N, p.FromValue, p.ToValue, p.Value, p.SE, p.Low, p.High = of.N, of.FromValue, of.ToValue, of.Value, of.SE, of.Low, of.High
			p.Suppressed, p.Note = of.Suppressed, of.Note
			if of.Value.Defined() {
				x, y, at = append(x, times[i]), append(y, float64(of.Value)), append(at, i)
				samples = append(samples, of.samples.difference)
			}
		}
		t.Points = append(t.Points, p)
	}
	t.line(x, y, samples, level)
	t.limits(y, at)
	return t
}

// line fills in the line through what the waves found.
func (t *Trend) line(x, y []float64, samples []stat.Moments, level float64) {
	t.Answers = Tested{}.withoutNumbers()
	line := stat.LineThrough(x, y, level)
	t.Slope.fill(line.Slope, line.Test)
	t.TrendNote = string(line.Test.Reason)
	if len(x) < LeastForLine {
		slope := t.Slope.Value
		t.Slope = t.Slope.withoutNumbers()
		t.Slope.Value, t.TrendNote = slope, NoteFewForLine
	} else {
		t.R2 = Number(line.R2)
	}
	plain := !slices.ContainsFunc(samples, func(m stat.Moments) bool { return m.Design != nil })
	if t.FromGroup == t.ToGroup && len(x) > 1 && plain {
		answers := stat.LineOfSamples(x, samples, level)
		t.Answers.fill(answers.Slope, answers.Test)
	}
}

// limits fills in what the gap does by itself, of the waves at the places given.
func (t *Trend) limits(y []float64, at []int) {
	if len(y) < LeastForLimits {
		t.LimitNote = NoteFewForLimits
		return
	}
	b := stat.XmR(y)
	t.Mean, t.LimitLow, t.LimitHigh = Number(b.Mean), Number(b.Low), Number(b.High)
	t.MeanRange, t.HighestRange = Number(b.Range), Number(b.RangeHigh)
	for _, i := range b.Signals {
		t.Points[at[i]].Signal = true
	}
}
