package stat

import "math"

// Mean is a sample's mean with its t interval,
// mean ± t(1 − (1 − level)/2; n − 1)·SD/√n.
//
// For n = 0 all is NaN; for n = 1 the mean stands without an interval; if all
// values are equal the interval is that value and Reason says ZeroVariance.
// Checked against R t.test.
func Mean(m Moments, level float64) Estimate {
	return (*Remembered)(nil).Mean(m, level)
}

// PairedT tests that the mean of the differences whose moments are given is 0:
// t = mean/(SD/√n) with n − 1 degrees of freedom.
//
// It is undefined for n < 2 and where all differences are equal; then a mean
// that is not 0 has no p either. Checked against R t.test(paired = TRUE), which
// stops in the last case.
func PairedT(differences Moments) Test { return (*Remembered)(nil).PairedT(differences) }

// OneSample names the test of a sample against a number.
const OneSample = "one-sample t"

// OneSampleT tests that a sample's mean is the number that has been taken off its
// values, whose moments are given: t = mean/(SD/√n) with n − 1 degrees of freedom.
// It is undefined where PairedT is. Checked against R t.test(x, mu = number).
func OneSampleT(less Moments) Test { return (*Remembered)(nil).meanT(OneSample, less) }

func (r *Remembered) meanT(name string, m Moments) Test {
	if why := m.reason(); why != "" {
		return undefinedTest(name, m.N, why)
	}
	return r.studentTest(name, m.Mean/m.SE(), m.DF(), m.N)
}

func studentTest(name string, t, df float64, n int64) Test {
	return (*Remembered)(nil).studentTest(name, t, df, n)
}

func (r *Remembered) studentTest(name string, t, df float64, n int64) Test {
	test := Test{Name: name, Statistic: t, DF: df, N: n}
	if finite := math.Abs(t) > 0 && !math.IsInf(t, 0); finite && isShape(df) {
		test.Less, test.Greater = studentTails(t, df, r.logBeta(df)) // at once, which is half the work
	} else {
		test.Less, test.Greater = StudentCDF(t, df), StudentSurvival(t, df)
	}
	test.P = math.Min(1, 2*math.Min(test.Less, test.Greater))
	return test
}

// PairedPFrom is the p of PairedT where |t| is no less than the least, else 1: for tests
// of which only a small p counts.
func PairedPFrom(least float64, differences Moments) float64 {
	return (*Remembered)(nil).PairedPFrom(least, differences)
}

// WelchT compares the means of two independent samples without assuming equal
// variances: the difference mean x − mean y, its interval, and
// t = difference/√(a + b) with a = SDx²/nx, b = SDy²/ny and
// df = (a + b)²/(a²/(nx − 1) + b²/(ny − 1)) (Welch 1947, Biometrika 34:28;
// Satterthwaite's degrees of freedom).
//
// One constant sample is allowed, two are not (ZeroVariance); a sample of fewer
// than two has no variance. Checked against R t.test(var.equal = FALSE).
func WelchT(x, y Moments, level float64) (Estimate, Test) {
	return DifferenceT("Welch t", x.Mean-y.Mean, []Part{x.PlainPart(), y.PlainPart()}, level)
}
