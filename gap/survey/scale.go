package survey

import (
	"math"
	"strings"
)

// Code is an answer: the number of steps above the scale's lowest answer, or
// one of the kinds of no answer.
type Code uint16

// The kinds of no answer. They are never part of a mean and are counted apart.
const (
	NotAnswered   Code = 0xFFF0 + iota // the cell is blank
	NotApplicable                      // the respondent says that it does not apply
	DontKnow                           // the respondent does not know
	NotShown                           // the question was not put to the respondent
)

// MissingKinds is the number of kinds of no answer.
const MissingKinds = 4

// Answered reports whether the code is a point of the scale.
func (c Code) Answered() bool { return c < NotAnswered }

// MaxPoints is the largest number of answers that a scale can have.
const MaxPoints = int(NotAnswered)

// Scale is a set of equally spaced answers, low to high. The answer with code c
// has the value (Min + Step·c)/Den; there are Points of them.
type Scale struct {
	Min, Step, Den int64
	Points         int
}

// ParseScale reads a scale written MIN-MAX, or MIN..MAX where a bound is
// negative, either with /STEP behind it: 1-7, -3..3, 0..100/0.01. The step is 1
// if none is given.
func ParseScale(text string) (Scale, error) {
	bounds, stepText, stepped := strings.Cut(text, "/")
	if !stepped {
		stepText = "1"
	}
	low, high, dotted := strings.Cut(bounds, "..")
	if !dotted {
		low, high, dotted = strings.Cut(bounds, "-")
	}
	lowest, ok1 := ParseDecimal(strings.TrimSpace(low))
	highest, ok2 := ParseDecimal(strings.TrimSpace(high))
	step, ok3 := ParseDecimal(strings.TrimSpace(stepText))
	if !dotted || !ok1 || !ok2 || !ok3 {
		return Scale{}, refusal("scale %q is not written MIN-MAX, or MIN..MAX where a bound is below zero, with /STEP behind it if that is not 1: 1-7, -3..3, 0..100/0.01", text)
	}
	return newScale(text, lowest, highest, step)
}

func newScale(text string, lowest, highest, step Decimal) (Scale, error) {
	places := max(lowest.Places, highest.Places, step.Places)
	from, ok1 := lowest.over(places)
	to, ok2 := highest.over(places)
	by, ok3 := step.over(places)
	switch {
	case !ok1 || !ok2 || !ok3 || to > from && to-from < 0:
		return Scale{}, refusal("scale %q has numbers too large to count exactly", text)
	case by <= 0:
		return Scale{}, refusal("scale %q: the step must be above 0", text)
	case to <= from:
		return Scale{}, refusal("scale %q: the highest answer must be above the lowest", text)
	case (to-from)%by != 0:
		return Scale{}, refusal("scale %q: the range is no whole number of steps", text)
	case (to-from)/by >= int64(MaxPoints):
		return Scale{}, refusal("scale %q has more than %d answers", text, MaxPoints)
	}
	s := Scale{Min: from, Step: by, Den: pow10(places), Points: int((to-from)/by) + 1}
	if err := s.Check(); err != nil {
		return Scale{}, refusal("%q is %v", text, err)
	}
	return s, nil
}

// Check reports what makes the scale impossible to count with: fewer than two
// answers or too many, or numbers that do not fit. A scale from a file may be
// such a one.
func (s Scale) Check() error {
	if s.Points < 2 || s.Points > MaxPoints {
		return refusal("a scale of %d answers, must be 2 to %d", s.Points, MaxPoints)
	}
	if s.Den < 1 || s.Step < 1 {
		return refusal("a scale with step %d/%d, both must be above 0", s.Step, s.Den)
	}
	if s.Min < -math.MaxInt64/4 || s.Min > math.MaxInt64/4 || s.Step > math.MaxInt64/4/int64(s.Points) {
		return refusal("a scale with numbers too large to count exactly")
	}
	return nil
}

// powers are those of ten that numbers of an answer's size are divided by.
var powers = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

func pow10(n int) int64 { return powers[n] }

// Code is the code of an answer written as a decimal; ok is false if the answer
// is no point of the scale.
func (s Scale) Code(answer Decimal) (Code, bool) {
	numerator, den := answer.Unscaled, pow10(answer.Places)
	if den > s.Den {
		// More fraction digits than the scale has: only trailing zeros would
		// fit, and ParseDecimal has cut those.
		return 0, false
	}
	factor := s.Den / den
	if numerator > math.MaxInt64/factor || numerator < math.MinInt64/factor {
		return 0, false
	}
	numerator *= factor
	if numerator < s.Min || numerator > s.Highest() || (numerator-s.Min)%s.Step != 0 {
		return 0, false
	}
	return Code((numerator - s.Min) / s.Step), true
}

// Highest is the numerator of the highest answer, over Den.
func (s Scale) Highest() int64 { return s.Min + s.Step*int64(s.Points-1) }

// Reverse is the code of an answer to an item worded the other way round:
// (min + max) − value. A kind of no answer stays what it is.
func (s Scale) Reverse(c Code) Code {
	if !c.Answered() {
		return c
	}
	return Code(s.Points-1) - c
}

// Differences is the scale of one answer less another, in the same steps.
func (s Scale) Differences() Scale {
	widest := s.Step * int64(s.Points-1)
	return Scale{Min: -widest, Step: s.Step, Den: s.Den, Points: 2*s.Points - 1}
}

// Difference is the code, on the scale of Differences, of the answer b less the answer
// a. Both have to be answers.
func (s Scale) Difference(a, b Code) Code { return Code(s.Points-1) + b - a }

// Middle is the answer with as many answers below it as above; ok is false if
// the scale has an even number of them and so none in the middle.
func (s Scale) Middle() (code Code, ok bool) {
	return Code(s.Points / 2), s.Points%2 == 1
}

// Value is the value of a code as a float, for people and for tests; counting
// never uses it.
func (s Scale) Value(c Code) float64 {
	return float64(s.Min+s.Step*int64(c)) / float64(s.Den)
}

// Bounds gives the lowest and the highest answer as decimals in text.
func (s Scale) Bounds() (low, high string) {
	return plainDigits(s.Min, s.Den), plainDigits(s.Highest(), s.Den)
}

// Range is the scale without its step in the form that ParseScale reads.
func (s Scale) Range() string {
	low, high := s.Bounds()
	if s.Min < 0 {
		return low + ".." + high
	}
	return low + "-" + high
}

// String is the scale in the form that ParseScale reads.
func (s Scale) String() string {
	text := s.Range()
	if s.Step != s.Den {
		text += "/" + plainDigits(s.Step, s.Den)
	}
	return text
}
