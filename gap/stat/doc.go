// Package stat computes statistics from counts: means, intervals, tests,
// effect sizes, reliability. It takes numbers and counts and knows no survey.
//
// Likert answers are few and discrete, so a sample is a Hist (how often each
// value occurs), two answers of the same people a Joint, several a Cross (sums
// and products). Values are exact decimals, (Base + Step·code)/Den; sums are
// integers of 192 bits, and a mean, a standard deviation or a covariance is
// rounded once, at the end. Results therefore depend neither on the order of
// the rows nor on the number of cores.
//
// What is undefined is NaN and carries a Reason; nothing is ever 0 for want of
// data. Call Mean for an estimate with its interval, PairedT and SignedRank for
// a gap rated by the same people, WelchT and MannWhitney for two groups, WelchAnova
// and KruskalWallis with GamesHowell and Dunn for more, BoxesOf and Share for
// shares of people, TOST for a gap too small to matter, Alpha and the Correlations
// of a Cross for what items have in common, and Resample for a statistic that has
// no interval in closed form.
package stat
