package gap

import (
	"math"
	"slices"
	"strings"

	"servgap/gap/stat"
	"servgap/gap/tally"
)

// Soundness is whether the answers themselves bear a ranking by the gap: whether a
// dimension is one thing, whether dimensions are several, whether respondents told
// the items apart, whether what is expected does, and whether both sides were asked
// in the same words. What is undefined is null, and Why says why.
type Soundness struct {
	// Difference is how much of the gap score is not error, by Johns' formula, for
	// the DifferenceN respondents who answered every item of the row on both sides
	// (Peter, Churchill & Brown 1993, Journal of Consumer Research 19:655).
	// Inconsistent: it is below 0.70.
	Difference   Number `json:"difference_reliability"`
	DifferenceN  int64  `json:"difference_n"`
	Inconsistent bool   `json:"inconsistent"`

	// All that follows is of the whole alone. FirstShare is the first eigenvalue's
	// part of the sum of all, of the correlations of the gaps of all items, and
	// FirstRatio how many times the second it is, for the FirstN who answered all of
	// them (Babakus & Boller 1992, Journal of Business Research 24:253). OneFactor:
	// above 0.35, and above 4.
	FirstShare Number `json:"first_share"`
	FirstRatio Number `json:"first_to_second"`
	FirstN     int64  `json:"first_n"`
	OneFactor  bool   `json:"one_factor"`

	// Of the StraightN respondents with at least eight answers on each side, the
	// shares who gave one answer to all of what they expect, of what they perceive,
	// and on both sides.
	StraightN         int64  `json:"straight_n"`
	StraightExpected  Number `json:"straight_expected"`
	StraightPerceived Number `json:"straight_perceived"`
	StraightBoth      Number `json:"straight_both"`

	// Spread is the standard deviation, in scale points, of what is expected of the
	// dimensions, or of the items where there are none. Flat: below 0.25.
	Spread Number `json:"expected_spread"`
	Flat   bool   `json:"expected_flat"`

	// Labels says whether both sides were answered in the same words, LabelsSame or
	// LabelsDiffer; it is empty where answers were numbers, or nothing is known.
	Labels string `json:"labels"`
	Why    string `json:"soundness_note"` // codes, separated by blanks
}

// The limits from which on something is said against a ranking (METHODS, what
// critics say, W3 and W6).
const (
	leastReliability = 0.70
	oneFactorShare   = 0.35
	oneFactorRatio   = 4
	singular         = 1e-10 // of the first eigenvalue: none at all
)

// The words of both sides.
const (
	LabelsSame   = "same"
	LabelsDiffer = "differ"
)

func unsound() Soundness {
	u := Undefined
	return Soundness{Difference: u, FirstShare: u, FirstRatio: u, StraightExpected: u, StraightPerceived: u, StraightBoth: u, Spread: u}
}

// differs fills in the reliability of the gap score of a dimension, or of all items.
func (s *Soundness) differs(sides stat.Cross, counted bool) {
	if !counted {
		s.missing("difference", NoteNotTogether)
		return
	}
	johns := stat.Johns(sides)
	s.Difference, s.DifferenceN = Number(johns.Reliability), johns.N
	s.Inconsistent = s.Difference < leastReliability
	s.missing("difference", johns.Reason)
}

// factor fills in how far one factor stands behind the gaps of all items.
func (s *Soundness) factor(sides stat.Cross, counted bool) {
	if !counted {
		s.missing("first", NoteNotTogether)
		return
	}
	r := sides.Differences().Correlations()
	s.FirstN = r.N
	if why := r.Defect().Reason; why != "" && why != stat.Repeated {
		s.missing("first", why)
		return
	}
	values := r.Eigenvalues()
	s.FirstShare = Number(values[0] / float64(len(values)))
	if values[1] < singular*values[0] {
		s.OneFactor = true // there is no second
		s.missing("first_to_second", stat.Repeated)
		return
	}
	s.FirstRatio = Number(values[0] / values[1])
	s.OneFactor = s.FirstShare > oneFactorShare && s.FirstRatio > oneFactorRatio
}

// straight fills in the shares of respondents with one answer throughout.
func (s *Soundness) straight(counts tally.Straight, items int) {
	s.StraightN = counts.N
	switch {
	case items < tally.LeastStraight:
		s.missing("straight", stat.FewItems)
	case counts.N == 0:
		s.missing("straight", stat.NoData)
	default:
		of := func(n int64) Number { return Number(float64(n) / float64(counts.N)) }
		s.StraightExpected, s.StraightPerceived, s.StraightBoth = of(counts.From), of(counts.To), of(counts.Both)
	}
}

// spread fills in how far the means of what is expected differ.
func (s *Soundness) spread(means []Number) {
	s.Spread = spreadOf(means)
	s.Flat = s.Spread < flat
	if !s.Spread.Defined() {
		s.missing("spread", stat.FewItems)
	}
}

// spreadOf is the standard deviation of means, those left out that are not there;
// undefined of fewer than two.
func spreadOf(means []Number) Number {
	var sum, squares, n float64
	for _, m := range means {
		if m.Defined() {
			sum, n = sum+float64(m), n+1
		}
	}
	for _, m := range means {
		if m.Defined() {
			squares += (float64(m) - sum/n) * (float64(m) - sum/n)
		}
	}
	if n < 2 {
		return Undefined
	}
	return Number(math.Sqrt(squares / (n - 1)))
}

// missing says why something is not there, in place of what was said of it before.
func (s *Soundness) missing(what string, why stat.Reason) {
	if why == "" {
		return
	}
	others := slices.DeleteFunc(strings.Fields(s.Why), func(code string) bool { return strings.HasPrefix(code, what+"_") })
	s.Why = strings.Join(append(others, what+"_"+string(why)), " ")
}

// withoutFew hides what rests on fewer than least respondents by the counts, those
// of the row itself or of those whom a condition leaves out of it.
func (s *Soundness) withoutFew(counts Soundness, least int64) {
	few := func(n int64) bool { return 0 < n && n < least }
	if few(counts.DifferenceN) {
		s.Difference, s.DifferenceN, s.Inconsistent = Undefined, 0, false
		s.missing("difference", NoteSuppressed)
	}
	if few(counts.FirstN) {
		s.FirstShare, s.FirstRatio, s.FirstN, s.OneFactor = Undefined, Undefined, 0, false
		s.missing("first", NoteSuppressed)
	}
	if few(counts.StraightN) {
		s.StraightExpected, s.StraightPerceived, s.StraightBoth, s.StraightN = Undefined, Undefined, Undefined, 0
		s.missing("straight", NoteSuppressed)
	}
}

// withoutSpread hides a spread that hidden rows have a part in.
func (s *Soundness) withoutSpread() {
	s.Spread, s.Flat = Undefined, false
	s.missing("spread", NoteSuppressed)
}
