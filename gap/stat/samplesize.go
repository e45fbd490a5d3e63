package stat

import "math"

// SizeForMargin returns the number of respondents, not rounded, whose mean lies within
// ± margin of the population's at a confidence level: n = z²·variance/margin², z the
// normal quantile of (1 + level)/2. A share p has the variance p(1 − p), at most ¼; a
// net share such as the NPS over 100 has p + q − (p − q)² of its positive and negative
// parts, at most 1. 0 for a variance of 0; NaN for a margin that is not above 0.
//
// Checked against R and NumPy (sample_size_proportion, sample_size_nps).
func SizeForMargin(variance, margin, level float64) float64 {
	if !(margin > 0) || !(variance >= 0) {
		return math.NaN()
	}
	z := NormalQuantile((1 + level) / 2)
	return z * z * variance / (margin * margin)
}

// SizeForShift returns the number of respondents in each of two samples, not rounded,
// with which a z test shows a difference between their means with the power:
// n = (z(1 − alpha/2) + z(power))²·2·variance/difference². It is for shares and net
// shares, of about the same variance in both; NaN for a difference that is not above 0.
//
// Checked against R's power.prop.test, whose pooled variance moves it by a few in 100.
func SizeForShift(variance, difference, alpha, power float64) float64 {
	if !(difference > 0) || !(variance >= 0) || !(power > 0 && power < 1) {
		return math.NaN()
	}
	z := NormalQuantile(1-alpha/2) + NormalQuantile(power)
	return 2 * variance * z * z / (difference * difference)
}

// InPopulation returns the part of n, found for a population without end, that does in
// one of N: n/(1 + (n − 1)/N), n itself if N is 0 (Cochran 1977, Sampling Techniques,
// 4.3). It is never above N.
//
// Checked against R and NumPy (sample_size_proportion, sample_size_nps).
func InPopulation(n float64, population int64) float64 {
	if population <= 0 || n <= 1 {
		return n
	}
	return n / (1 + (n-1)/float64(population))
}

// BeyondPopulation returns the sample of a population without end that knows as much as
// n of N do, which turns InPopulation round: n·(N − 1)/(N − n); +Inf if all were asked,
// n itself if N is 0. Checked as the inverse of InPopulation.
func BeyondPopulation(n float64, population int64) float64 {
	switch all := float64(population); {
	case population <= 0:
		return n
	case n >= all:
		return math.Inf(1)
	default:
		return n * (all - 1) / (all - n)
	}
}
