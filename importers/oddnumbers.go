package importers

import (
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/vocabulary"
)

// oddity is a number of a block that may be no answer.
type oddity struct {
	code  string
	value int64
}

// oddNumber is what the numbers of a block show.
type oddNumber struct {
	low, high int64 // without those that may be no answer
	odd       []oddity
	kind      string // FoundRecode, FoundEleven, FoundSymmetric or ""
}

// farNumbers are what survey programs write for no answer.
var farNumbers = []int64{66, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 9999}

// oddNumbers looks at the different numbers of a block, in their order, for those
// that may be no answer and for codes that are no ranks; cells is how many hold one. What
// the header says of the
// numbers decides where it does.
func oddNumbers(values []int64, cells int64, said anchored) oddNumber {
	var found oddNumber
	rest := slices.DeleteFunc(slices.Clone(values), func(v int64) bool {
		_, missing := said.missing[v]
		if missing {
			found.odd = append(found.odd, oddity{FoundDontKnow, v})
		}
		return missing
	})
	if len(rest) == 0 {
		return found
	}
	if said.known {
		return found.anchored(rest, said)
	}
	if k := symmetric(rest); k > 0 {
		found.low, found.high, found.kind = -k, k, FoundSymmetric
		return found
	}
	rest = found.take(rest, FoundFar, func(v int64) bool { return isFar(v, rest) })
	rest = found.take(rest, FoundNegative, func(v int64) bool { return v < 0 })
	if len(rest) == 0 {
		return found
	}
	if beginsAtZero(rest) {
		rest = found.take(rest, FoundZero, func(v int64) bool { return v == 0 })
	}
	found.low, found.high = rest[0], rest[len(rest)-1]
	switch {
	case isRecode(rest, cells):
		found.kind = FoundRecode
	case found.high == 11 && found.low >= 1:
		found.kind = FoundEleven
	}
	return found
}

// take moves the numbers that a test holds for to the odd ones.
func (o *oddNumber) take(values []int64, code string, odd func(int64) bool) []int64 {
	var rest []int64
	for _, v := range values {
		if odd(v) {
			o.odd = append(o.odd, oddity{code, v})
		} else {
			rest = append(rest, v)
		}
	}
	return rest
}

// anchored finds the numbers that stand outside of those that the header explains.
func (o oddNumber) anchored(rest []int64, said anchored) oddNumber {
	o.low, o.high = said.low, said.high
	o.take(rest, FoundNegative, func(v int64) bool { return v < said.low && v < 0 })
	o.take(rest, FoundZero, func(v int64) bool { return v < said.low && v == 0 })
	o.take(rest, FoundAboveScale, func(v int64) bool { return v == said.high+1 })
	o.take(rest, FoundFar, func(v int64) bool { return v > said.high+1 })
	return o
}

// beginsAtZero reports whether 0 may stand for no answer to a scale from 1: the answers
// begin at 1, or run on from 2 or 3, which the lowest may be that somebody gave.
func beginsAtZero(values []int64) bool {
	if values[0] != 0 || len(values) < 2 {
		return false
	}
	high := values[len(values)-1]
	return values[1] == 1 && high >= 3 && high <= 9 || values[1] <= 3 && high <= 7 && dense(values[1:])
}

// dense reports whether three numbers or more have no hole between them.
func dense(values []int64) bool {
	return len(values) > 2 && values[len(values)-1]-values[0] == int64(len(values))-1
}

// symmetric is k if the numbers are those of a scale from −k to k: from one end to
// the other without many holes, zero among them unless both ends are there.
func symmetric(values []int64) int64 {
	low, high := values[0], values[len(values)-1]
	k := max(-low, high)
	if low >= 0 || high <= 0 || k > 10 {
		return 0
	}
	negative := 0
	for _, v := range values {
		if v < 0 {
			negative++
		}
	}
	dense := int64(len(values)) >= (high-low+1)*2/3
	switch zero := slices.Contains(values, 0); {
	case -low == high && dense && len(values) > 2, zero && dense && negative > 1:
		return k
	default:
		return 0
	}
}

// isFar reports whether a number stands far above the others and is one that stands
// for no answer: 99 above 1 to 7, or 9 above 1 to 5 if these have no hole.
func isFar(v int64, values []int64) bool {
	next := int64(0)
	var below []int64
	for _, other := range values {
		switch {
		case slices.Contains(farNumbers, other):
		case other < v:
			next = max(next, other)
			if other > 0 && other != 8 {
				below = append(below, other)
			}
		case other > v && other != 9:
			return false // the scale goes further
		}
	}
	if v == 8 || v == 9 {
		return (next <= 5 || v == 9 && next == 7) && dense(below)
	}
	return slices.Contains(farNumbers, v) && next > 0 && next <= 11
}

// isRecode reports whether numbers are codes: large ones, a few that begin far from
// 1 and end above 10, or a few with wide gaps of no one width that come again and again,
// as those of a slider do not.
func isRecode(values []int64, cells int64) bool {
	low, high, n := values[0], values[len(values)-1], int64(len(values))
	step := int64(0)
	for i := 1; i < len(values); i++ {
		step = gcd(step, values[i]-values[i-1])
	}
	switch {
	case n < 2:
		return low > 1000
	case high > 1000:
		return true
	case low >= 8 && high > 10 && n <= 12:
		return high-low < 3*n
	default:
		return n > 2 && n <= 12 && cells >= 3*n && high <= 100 && step == 1 && high-low+1 > 3*n
	}
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// anchored is what a header says of numbers.
type anchored struct {
	known     bool // at least two stand for answers
	low, high int64
	direction string
	ends      [2]string        // the words for the lowest and the highest
	missing   map[int64]string // the numbers that stand for no answer, with its word
}

// readAnchors reads what stands in a header: 1 = Disagree, 5 = Agree, 6 = Don't
// know.
func readAnchors(anchors []string) anchored {
	said := anchored{direction: UnknownDirection, missing: make(map[int64]string)}
	of := make(map[int64]string)
	for _, text := range anchors {
		number, words, ok := strings.Cut(text, " = ")
		value, isNumber := survey.ParseDecimal(number)
		if !ok || !isNumber || value.Places > 0 {
			continue
		}
		if _, missing := missingAs(words); missing {
			said.missing[value.Unscaled] = words
			continue
		}
		if len(of) == 0 {
			said.low, said.high = value.Unscaled, value.Unscaled
		}
		said.low, said.high = min(said.low, value.Unscaled), max(said.high, value.Unscaled)
		of[value.Unscaled] = words
	}
	if said.known = said.low < said.high; said.known {
		said.ends = [2]string{of[said.low], of[said.high]}
		said.direction = directionOf(said.ends[0], said.ends[1])
	}
	return said
}

// directionOf tells which of two labels is the better one, if all sets of labels that
// have both agree.
func directionOf(low, high string) string {
	rises, known := vocabulary.Default().Rises(low, high)
	switch {
	case !known:
		return UnknownDirection
	case rises:
		return Rising
	default:
		return Falling
	}
}
