package dialect

import (
	"math"
	"slices"
	"strings"
)

// answered is how high the numbers of a column go, and whether they are whole.
type answered struct {
	high         float64
	known, whole bool
}

func (a *answered) add(n float64) {
	if !a.known {
		*a = answered{n, true, true}
	}
	a.high = max(a.high, n)
	a.whole = a.whole && n == math.Trunc(n)
}

// has reports whether a number can be an answer in the column: it is not broken where
// the others are whole, and no more than twice the highest, for few may have answered.
func (a answered) has(n float64) bool {
	return !a.known || n <= 2*max(a.high, 0) && (!a.whole || n == math.Trunc(n))
}

// unanswered reports whether most of a row's numbers are none that anybody answered.
func (r *Rule) unanswered(cells []string) bool {
	others, numbers := r.impossible(cells)
	return 2*others > numbers
}

// impossible counts the numbers of a row that nobody can have answered, and all.
func (r *Rule) impossible(cells []string) (others, numbers int) {
	for i := range min(len(cells), r.width) {
		if n, ok := number(cells[i]); ok {
			numbers++
			if !r.answered[i].has(n) {
				others++
			}
		}
	}
	return others, numbers
}

// leastAbove is how many rows stand above one that is computed of them: of fewer, a
// person's answers are often the mean.
const leastAbove = 3

// findTotals looks at rows together with those above them: what is computed of these
// is no answer. Numbers that can be answers, too, say so only with the word for it,
// below all that has none. It learns on the way what the responses hold.
func (r *Rule) findTotals(rows [][]string, blank Rule) {
	last, above := 0, make([][]float64, r.width)
	words, counts := make([]int, len(rows)), make([]int, len(rows))
	for at, row := range rows {
		words[at], counts[at] = r.sums(row)
		if words[at] < 0 && !blank.Drops(row) {
			last = at
		}
	}
	r.answered = make([]answered, r.width)
	for at, row := range rows {
		word, numbers := words[at], counts[at]
		named := numbers > 1 && (word >= 0 && at > last && isTotal(row[word]) || r.unanswered(row))
		if (named || isTexted(row) && r.unanswered(row)) && computed(row, above, word) {
			r.totals = append(r.totals, row)
			continue
		}
		if r.isComputed(row) || r.isSum(row, word, numbers) {
			continue
		}
		for i := range above {
			if n, ok := number(cell(row, i)); ok {
				if above[i] == nil {
					above[i] = make([]float64, 0, len(rows)-at)
				}
				above[i] = append(above[i], n)
				r.answered[i].add(n)
			}
		}
	}
}

// isTexted reports whether a row is one text and several numbers: a total by whatever
// name, if they are computed.
func isTexted(row []string) bool {
	texts, numbers := 0, 0
	for _, cell := range row {
		switch {
		case isNumber(cell):
			numbers++
		case !isMissing(cell):
			texts++
		}
	}
	return texts == 1 && numbers > 2
}

// computed reports whether all numbers of a row are one and the same figure of those
// above them: that of its word, or the sum or the mean.
func computed(row []string, above [][]float64, word int) bool {
	figures := []func([]float64) float64{sum, mean}
	if word >= 0 {
		first, _, _ := strings.Cut(strings.TrimRight(fold(row[word]), " :."), " ")
		if figure := figureOf[strings.TrimRight(first, ":.")]; figure != nil {
			figures = []func([]float64) float64{figure}
		}
	}
	return slices.ContainsFunc(figures, func(figure func([]float64) float64) bool {
		for i, numbers := range above {
			text := cell(row, i)
			if n, ok := number(text); ok && (len(numbers) < leastAbove || !rounds(figure(numbers), n, text)) {
				return false
			}
		}
		return true
	})
}

// figureOf are the words that stand for neither a sum nor a mean.
var figureOf = map[string]func([]float64) float64{
	"median": func(numbers []float64) float64 {
		sorted := slices.Sorted(slices.Values(numbers))
		return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
	},
	"min": slices.Min[[]float64], "max": slices.Max[[]float64], "maks": slices.Max[[]float64],
	"n": count, "count": count, "antall": count, "antal": count,
}

func count(numbers []float64) float64 { return float64(len(numbers)) }

func mean(numbers []float64) float64 { return sum(numbers) / count(numbers) }

func sum(numbers []float64) float64 {
	total := 0.0
	for _, n := range numbers {
		total += n
	}
	return total
}

// rounds reports whether a number is another one with the decimals that it is written
// with.
func rounds(exact, n float64, text string) bool {
	_, decimals, _ := strings.Cut(strings.ReplaceAll(strings.TrimRight(clean(text), "% "), ",", "."), ".")
	half := 0.5 * math.Pow(10, -float64(len(decimals)))
	return math.Abs(exact-n) <= half+1e-9*math.Abs(exact)
}
