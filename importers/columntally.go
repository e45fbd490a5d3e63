package importers

import (
	"maps"
	"math"
	"math/big"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/vocabulary"
)

// mostCounted is how many different answers of a column are counted one by one: a
// scale from 0 to 100 has 101.
const mostCounted = 128

// mostWords bounds the words for no answer that are counted in a column with more
// different answers than that.
const mostWords = 64

// columnTally counts the answers in a column: each of them while there are few,
// else numbers and words. Merging tallies of parts in any order gives the same.
type columnTally struct {
	blank   int64
	digits  [10]int64        // answers of one digit, which most ratings are
	counts  map[string]int64 // the others; nil once there were too many
	many    bool
	missing map[string]int64 // of many, the words for no answer
	words   int64            // of many, the other texts that are no numbers
	numbers numbers          // of many
}

// add counts a cell. The text may be a piece of a part of the file.
func (t *columnTally) add(cell string) {
	if len(cell) == 1 && isDigit(cell) && !t.many {
		t.digits[cell[0]-'0']++
		return
	}
	text := strings.TrimSpace(cell)
	switch {
	case text == "":
		t.blank++
	case t.many:
		t.stream(text, 1)
	default:
		if _, known := t.counts[text]; !known {
			text = strings.Clone(text)
		}
		t.count(text, 1)
	}
}

func isDigit(text string) bool { return text[0] >= '0' && text[0] <= '9' }

// count counts an answer n times, one by one as long as they are few.
func (t *columnTally) count(text string, n int64) {
	if len(text) == 1 && isDigit(text) {
		t.digits[text[0]-'0'] += n
		return
	}
	if t.counts == nil {
		t.counts = make(map[string]int64)
	}
	t.counts[text] += n
	if len(t.counts) > mostCounted {
		t.overflow()
	}
}

func (t *columnTally) overflow() {
	counts := t.counts
	t.counts, t.many = nil, true
	for text, n := range counts {
		t.stream(text, n)
	}
	t.streamDigits(&t.digits)
	t.digits = [10]int64{}
}

func (t *columnTally) streamDigits(digits *[10]int64) {
	for digit, n := range digits {
		if n > 0 {
			t.numbers.add(survey.Decimal{Unscaled: int64(digit)}, n)
		}
	}
}

// stream counts an answer as what it is.
func (t *columnTally) stream(text string, n int64) {
	if number, ok := numberOf(text); ok {
		t.numbers.add(number, n)
		return
	}
	if _, known := t.missing[text]; known {
		t.missing[text] += n
		return
	}
	if _, ok := missingWord(text); ok && len(t.missing) < mostWords {
		if t.missing == nil {
			t.missing = make(map[string]int64)
		}
		t.missing[strings.Clone(text)] += n
		return
	}
	t.words += n
}

func (t *columnTally) merge(other *columnTally) {
	t.blank += other.blank
	if other.many && !t.many {
		t.overflow()
	}
	if t.many {
		t.streamDigits(&other.digits)
	} else {
		for digit, n := range other.digits {
			t.digits[digit] += n
		}
	}
	for text, n := range other.counts {
		if t.many {
			t.stream(text, n)
		} else {
			t.count(text, n)
		}
	}
	for text, n := range other.missing {
		t.stream(text, n)
	}
	t.words += other.words
	t.numbers.merge(other.numbers)
}

// texts are the answers counted one by one: digits, then in the order of the alphabet.
func (t *columnTally) texts() []vocabulary.Count {
	different := len(t.counts)
	for _, n := range t.digits {
		if n > 0 {
			different++
		}
	}
	texts := slices.Grow([]vocabulary.Count(nil), different)
	for digit, n := range t.digits {
		if n > 0 {
			texts = append(texts, vocabulary.Count{Text: string(rune('0' + digit)), N: n})
		}
	}
	for _, text := range slices.Sorted(maps.Keys(t.counts)) {
		texts = append(texts, vocabulary.Count{Text: text, N: t.counts[text]})
	}
	return texts
}

// answers are those of the texts that are no words for no answer.
func (t *columnTally) answers() []vocabulary.Count {
	return slices.DeleteFunc(t.texts(), func(c vocabulary.Count) bool {
		_, missing := missingAs(c.Text)
		return missing
	})
}

// allNumbers sums up the numbers among the answers and counts the other texts.
func (t *columnTally) allNumbers() (found numbers, words int64) {
	if t.many {
		return t.numbers, t.words
	}
	for _, c := range t.answers() {
		if number, ok := numberOf(c.Text); ok {
			found.add(number, c.N)
		} else {
			words += c.N
		}
	}
	return found, words
}

// missingAs is the kind of no answer that a text stands for whatever the labels
// beside it are.
func missingAs(text string) (vocabulary.NoAnswer, bool) {
	if _, number := numberOf(text); number {
		return "", false // no word: the vocabulary need not be read for it
	}
	return missingWord(text)
}

// missingWord is that of a text that is no number.
func missingWord(text string) (vocabulary.NoAnswer, bool) {
	kind, ok := vocabulary.Kind(text)
	return kind, ok && kind != vocabulary.Ambiguous
}

// numbers sums decimals exactly, each number of places by itself.
type numbers struct {
	n         int64
	low, high survey.Decimal
	sums      [10]big.Int // by places; survey reads nine at most
	pending   [10]int64   // likewise, before they are added there
	whole     bool        // all are integers
}

// small is below what two of which add up to in an int64.
const small = 1 << 62

func (x *numbers) add(number survey.Decimal, n int64) {
	if x.n == 0 {
		x.low, x.high, x.whole = number, number, true
	}
	if number.Compare(x.low) < 0 {
		x.low = number
	}
	if number.Compare(x.high) > 0 {
		x.high = number
	}
	x.n += n
	x.whole = x.whole && number.Places == 0
	if limit := small / n; -limit < number.Unscaled && number.Unscaled < limit {
		if x.pending[number.Places] += number.Unscaled * n; -small < x.pending[number.Places] && x.pending[number.Places] < small {
			return
		}
		number.Unscaled, x.pending[number.Places], n = x.pending[number.Places], 0, 1
	}
	sum := &x.sums[number.Places]
	sum.Add(sum, new(big.Int).Mul(big.NewInt(number.Unscaled), big.NewInt(n)))
}

func (x *numbers) merge(other numbers) {
	if other.n == 0 {
		return
	}
	if x.n == 0 {
		x.low, x.high, x.whole = other.low, other.high, true
	}
	if other.low.Compare(x.low) < 0 {
		x.low = other.low
	}
	if other.high.Compare(x.high) > 0 {
		x.high = other.high
	}
	x.n += other.n
	x.whole = x.whole && other.whole
	for i, pending := range other.pending {
		x.sums[i].Add(&x.sums[i], &other.sums[i])
		if pending != 0 {
			x.sums[i].Add(&x.sums[i], big.NewInt(pending))
		}
	}
}

// mean is rounded once; of no numbers it is NaN.
func (x *numbers) mean() float64 {
	if x.n == 0 {
		return math.NaN()
	}
	sum, ten := new(big.Rat), big.NewInt(10)
	for places := range x.sums {
		total := new(big.Int).Add(&x.sums[places], big.NewInt(x.pending[places]))
		if total.Sign() == 0 {
			continue
		}
		part := new(big.Rat).SetFrac(total, new(big.Int).Exp(ten, big.NewInt(int64(places)), nil))
		sum.Add(sum, part)
	}
	mean, _ := sum.Quo(sum, new(big.Rat).SetInt64(x.n)).Float64()
	return mean
}

// exact is up to where all integers are floats.
const exact = 1 << 53

// float is the nearest float of a decimal: both parts of a short one are exact, and
// dividing rounds once.
func float(d survey.Decimal) float64 {
	if -exact <= d.Unscaled && d.Unscaled <= exact {
		return float64(d.Unscaled) / math.Pow10(d.Places)
	}
	value, _ := new(big.Rat).SetFrac(big.NewInt(d.Unscaled), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(d.Places)), nil)).Float64()
	return value
}
