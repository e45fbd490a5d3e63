package stat

// stirling holds B(2k)/(2k(2k-1)), k = 1 to 8, of Stirling's series (DLMF
// 5.11.1). From x = 10 on, the first term left out is below 2e-18.
var stirling = [...]float64{
	1. / 12, -1. / 360, 1. / 1260, -1. / 1680,
	1. / 1188, -691. / 360360, 1. / 156, -3617. / 122400,
}

// halfLog2Pi is log(2 pi)/2 to 107 bits.
var halfLog2Pi = twofold{0x1.d67f1c864beb5p-01, -0x1.65b5a1b7ff5dfp-55}

// logGamma returns log Gamma(a) for a > 0 with an absolute error of about 1e-17
// up to a = 1e9, in proportion to a beyond. For a >= 10 it is Stirling's series
// (DLMF 5.11.1),
//
//	(a - 1/2) log a - a + log(2 pi)/2 + 1/(12 a) - 1/(360 a^3) + ...;
//
// a smaller a is first raised by Gamma(a) = Gamma(a+k) / (a (a+1) ... (a+k-1)).
func logGamma(a twofold) twofold {
	raised, shift := twofold{1, 0}, 0.0
	for a.hi+shift < 10 {
		raised = raised.times(a.plus(twofold{shift, 0}))
		shift++
	}
	x := a.plus(twofold{shift, 0})

	square, series := 1/(x.hi*x.hi), 0.0
	for k := len(stirling) - 1; k >= 0; k-- {
		series = series*square + stirling[k]
	}
	sum := x.minus(twofold{0.5, 0}).times(x.log()).minus(x)
	sum = sum.plus(halfLog2Pi).plus(twofold{series / x.hi, 0})
	if shift > 0 {
		sum = sum.minus(raised.log())
	}
	return sum
}

// logBeta returns log B(a,b) = log Gamma(a) + log Gamma(b) - log Gamma(a+b).
func logBeta(a, b float64) twofold {
	sum := logGamma(twofold{a, 0}).plus(logGamma(twofold{b, 0}))
	return sum.minus(logGamma(twoSum(a, b)))
}
