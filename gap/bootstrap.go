package gap

import (
	"strings"

	"servgap/gap/stat"
)

// The intervals of a bootstrap.
const (
	BootstrapPercentile = "percentile"
	BootstrapBCa        = "bca"
)

// Bootstraps lists the intervals of a bootstrap.
func Bootstraps() []string { return []string{BootstrapPercentile, BootstrapBCa} }

// Bootstrap asks for intervals of samples drawn anew, in place of t.
type Bootstrap struct {
	Method     string `json:"method"` // one of Bootstraps
	Replicates int    `json:"replicates"`
	Seed       uint64 `json:"seed"`
}

// resample draws the intervals of rows whose differences were counted. All else of a
// row, the standard error and the test among it, stays what it is: a gap of one
// respondent has no interval, one of equal differences has none but itself. Where BCa
// has to be the percentile interval, the row says so and its note why.
func (b *Bootstrap) resample(rows []Gap) {
	if b == nil {
		return
	}
	atOnce(len(rows), func(i int) {
		if g := &rows[i]; g.N > 1 && len(g.differences.N) > 0 {
			e := b.interval(*g)
			g.Low, g.High, g.Interval = Number(e.Lo), Number(e.Hi), e.Method
			if e.Reason != stat.ZeroVariance {
				g.Note = strings.TrimSpace(g.Note + " " + string(e.Reason))
			}
		}
	})
}

func (b *Bootstrap) interval(g Gap) stat.Estimate {
	d := stat.Draws{Seed: b.Seed, Name: "gap." + g.Name + "/" + g.Level + "/" + g.ID, Replicates: b.Replicates}
	drawn := stat.ResampleMean(g.differences, d)
	if b.Method == BootstrapBCa {
		return drawn.BCa(float64(g.Confidence))
	}
	return drawn.Percentile(float64(g.Confidence))
}

// HasNote reports whether a code is among those of the row's note.
func (g Gap) HasNote(code string) bool {
	for known := range strings.FieldsSeq(g.Note) {
		if known == code {
			return true
		}
	}
	return false
}
