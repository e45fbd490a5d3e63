package stat

import "math"

// Line is the straight line through numbers by time, least squares: the slope with its
// t interval and test of no slope, Slope.SE = √(SSE/(N − 2)/Σ(x − mean x)²), the
// intercept at time 0 and the share of the variance that the line explains. N counts
// the numbers.
type Line struct {
	Slope         Estimate
	Test          Test
	Intercept, R2 float64
}

// LineThrough is the line through one number at each time; N − 2 degrees of freedom.
//
// Fewer than three numbers have no interval (FewWaves), fewer than two times no line.
// Where all numbers are on the line there is no test (ZeroVariance). Checked against R
// lm.
func LineThrough(x, y []float64, level float64) Line {
	samples := make([]Moments, len(y))
	for i := range y {
		samples[i] = Moments{N: 1, Mean: y[i]}
	}
	return LineOfSamples(x, samples, level)
}

// LineOfSamples is the line through all observations of a sample at each time, from
// the samples' moments: SSE = Σ(n − 1)SD² + Σn(mean − line)². Checked against R lm.
func LineOfSamples(x []float64, samples []Moments, level float64) Line {
	var n, meanX, meanY float64
	for i, s := range samples {
		if s.N > 0 {
			k := float64(s.N)
			n, meanX, meanY = n+k, meanX+k*x[i], meanY+k*s.Mean
		}
	}
	meanX, meanY = meanX/n, meanY/n
	var xx, xy, yy, within float64
	for i, s := range samples {
		if s.N == 0 {
			continue
		}
		k, dx, dy := float64(s.N), x[i]-meanX, s.Mean-meanY
		xx, xy, yy = xx+k*dx*dx, xy+k*dx*dy, yy+k*dy*dy
		if s.N > 1 {
			within += (k - 1) * s.SD * s.SD
		}
	}
	nan := math.NaN()
	l := Line{Slope: Estimate{Value: nan, SE: nan, Lo: nan, Hi: nan, Level: level, N: int64(n), Method: "t"}, Intercept: nan, R2: nan}
	if xx > 0 {
		l.Slope.Value = xy / xx
		l.Intercept = meanY - l.Slope.Value*meanX
	}
	df, rest := n-2, within+yy-xy*l.Slope.Value
	switch {
	case !(xx > 0) || df < 1:
		l.Slope.Reason = FewWaves
	case rest <= noise*(within+yy):
		l.Slope.SE, l.Slope.Lo, l.Slope.Hi, l.Slope.Reason = 0, l.Slope.Value, l.Slope.Value, ZeroVariance
	default:
		l.R2 = 1 - rest/(within+yy)
		l.Slope.SE = math.Sqrt(rest / df / xx)
		margin := StudentQuantile((1+level)/2, df) * l.Slope.SE
		l.Slope.Lo, l.Slope.Hi = l.Slope.Value-margin, l.Slope.Value+margin
		l.Test = studentTest(lineTest, l.Slope.Value/l.Slope.SE, df, int64(n))
		return l
	}
	l.Test = undefinedTest(lineTest, int64(n), l.Slope.Reason)
	return l
}

const lineTest = "t of the slope"
