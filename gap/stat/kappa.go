package stat

import "math"

// Agreement is how far two coders put the same things into the same classes.
type Agreement struct {
	N        int64
	Observed float64 // the share on which they agree, po
	Expected float64 // the share on which they would by chance, pe
	Kappa    Estimate
}

// Kappa is Cohen's (1960, Educational and Psychological Measurement 20:37) of the
// table of two coders, counts[i][j] things that the first put into class i and the
// second into class j: κ = (po − pe)/(1 − pe), with pe = Σ p(i.)·p(.i).
//
// SE is the large-sample one of Fleiss, Cohen & Everitt (1969, Psychological Bulletin
// 72:323, equation 13), and the interval normal, cut at −1 and 1. It is undefined for nothing (NoData),
// for one thing (OneAnswer), and where both coders put everything into one class
// (ZeroVariance): then pe is 1. Checked against R psych::cohen.kappa.
func Kappa(counts [][]int64, level float64) Agreement {
	nan := math.NaN()
	rows, columns := make([]float64, len(counts)), make([]float64, len(counts))
	a := Agreement{Observed: nan, Expected: nan, Kappa: Estimate{Value: nan, SE: nan, Lo: nan, Hi: nan, Level: level, Method: "kappa"}}
	var agreed int64
	for i, row := range counts {
		for j, n := range row {
			a.N += n
			rows[i] += float64(n)
			columns[j] += float64(n)
		}
		agreed += row[i]
	}
	a.Kappa.N = a.N
	if a.N == 0 {
		a.Kappa.Reason = NoData
		return a
	}
	things, chance := float64(a.N), 0.0
	for i := range rows {
		chance += rows[i] * columns[i]
		rows[i], columns[i] = rows[i]/things, columns[i]/things
	}
	a.Observed, a.Expected = float64(agreed)/things, chance/(things*things)
	switch {
	case chance == things*things:
		a.Kappa.Reason = ZeroVariance
	case a.N == 1:
		a.Kappa.Reason = OneAnswer
	default:
		a.estimate(counts, rows, columns)
	}
	return a
}

// estimate fills in κ with its error, from the shares of the rows and columns.
func (a *Agreement) estimate(counts [][]int64, rows, columns []float64) {
	k := &a.Kappa
	k.Value = (a.Observed - a.Expected) / (1 - a.Expected)
	sum := 0.0
	for i, row := range counts {
		for j, n := range row {
			part := (1 - k.Value) * (columns[i] + rows[j])
			if i == j {
				part = 1 - part
			}
			sum += float64(n) / float64(a.N) * part * part
		}
	}
	off := k.Value - a.Expected*(1-k.Value)
	k.SE = math.Sqrt(max(0, sum-off*off)/float64(a.N)) / (1 - a.Expected)
	margin := NormalQuantile((1+k.Level)/2) * k.SE
	k.Lo, k.Hi = max(-1, k.Value-margin), min(1, k.Value+margin)
}
