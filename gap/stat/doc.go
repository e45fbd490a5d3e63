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
// data.
//
// # Where to look
//
//   - one sample: Mean, Share, BoxesOf, NPS, Rate, Hist.Quantile
//   - a gap rated by the same people: PairedT, RankDifferences, EffectOfPair, TOST
//   - two groups: WelchT, MannWhitney, CliffDelta, ShareDifference, RiskRatio
//   - several groups: WelchAnova and GamesHowell, KruskalWallis and Dunn, Shrink
//   - what items have in common: Alpha, Johns, the factors of Correlations
//   - what explains an outcome: Regress with LMG and Johnson, Explain
//   - how people were drawn: Hist.Weigh and Clusters, Rake; means, shares and nets go by
//     the linearised variance
//   - over time: LineThrough, XmR; how many answers: SizeForMargin, DetectedAt
//   - several tests at once: Holm, BenjaminiHochberg
//   - no interval in closed form: Resample, of a mean ResampleMean
//
// Every comment gives formula, units, edge cases and source, and what it was checked
// against; go test -run NIST and -run Dist print the digits reached.
package stat
