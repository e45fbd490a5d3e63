package stat

import "math"

// Remembered is what the samples of one analysis ask Student's distribution for, by degrees
// of freedom: most of them are of the same few sizes. The zero value remembers nothing yet;
// nil remembers nothing at all. What it answers is the same either way.
type Remembered struct{ student []rememberedStudent }

// rememberedStudent is log B(1/2, df/2), and the quantile t of the p that was asked for last,
// NaN before.
type rememberedStudent struct {
	df   float64
	logB twofold
	p, t float64
}

// Mean is the Mean of the package.
func (r *Remembered) Mean(m Moments, level float64) Estimate {
	se := m.SE()
	margin := r.quantile((1+level)/2, m.DF()) * se // NaN without degrees of freedom
	return Estimate{Value: m.Mean, SE: se, Lo: m.Mean - margin, Hi: m.Mean + margin, Level: level, N: m.N, Method: "t", Reason: m.reason()}
}

// PairedT is the PairedT of the package, and PairedPFrom its PairedPFrom.
func (r *Remembered) PairedT(differences Moments) Test {
	return r.meanT("paired t", differences)
}

// PairedPFrom is described at PairedT.
func (r *Remembered) PairedPFrom(least float64, differences Moments) float64 {
	if differences.reason() == "" && math.Abs(differences.Mean/differences.SE()) < least {
		return 1
	}
	return r.PairedT(differences).P
}

// quantile is StudentQuantile.
func (r *Remembered) quantile(p, df float64) float64 {
	if r == nil || !isShape(df) {
		return StudentQuantile(p, df)
	}
	of := r.of(df)
	if of.p != p {
		of.p, of.t = p, StudentQuantile(p, df)
	}
	return of.t
}

// logBeta is log B(1/2, df/2).
func (r *Remembered) logBeta(df float64) twofold {
	if r == nil {
		return logBeta(0.5, df/2)
	}
	return r.of(df).logB
}

func (r *Remembered) of(df float64) *rememberedStudent {
	for i := range r.student {
		if of := &r.student[i]; of.df == df {
			return of
		}
	}
	r.student = append(r.student, rememberedStudent{df: df, logB: logBeta(0.5, df/2), p: math.NaN()})
	return &r.student[len(r.student)-1]
}
