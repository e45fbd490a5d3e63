package dialect

import (
	"slices"
	"strings"
)

// totalRule drops rows that sum the others up, at the end of a sheet as a rule. Such
// a row has no id and no time where the others have, a word that says so, and
// numbers for the rest. Average, Medel and Total can be answers and names, too, and
// the word can be missing: without a column that every response fills, a word among
// numbers is enough, and else the numbers decide. They are sums, means and the like
// of the rows above, or for the most part none that anybody answered.
func (t *table) totalRule(d Dialect, blank Rule) Rule {
	r := Rule{Reason: Total, Column: -1, width: len(d.Columns)}
	responses := 0
	for _, row := range t.rows[t.headers:] {
		if !blank.Drops(row) && !slices.ContainsFunc(row, isTotal) {
			responses++
		}
	}
	for i, c := range d.Columns {
		values := t.values(i, t.headers)
		all := len(values) > 0 && 10*len(values) >= 9*responses || len(values) >= leastAbove && len(values)+1 == responses
		var texts []string
		numbers := false
		for _, value := range values {
			switch {
			case isNumber(value):
				numbers = true
			case !isTotal(value):
				texts = append(texts, value)
			}
		}
		if (c.Kind == ID || c.Kind == Started || c.Kind == Ended) && all && (numbers || len(texts) == 0 || share(texts, isValue) == 1) {
			r.keys = append(r.keys, i)
		}
		if numbers && 10*len(texts) <= len(values) {
			r.words = append(r.words, i)
		} else if i == 0 && len(texts) > 2 && distinct(texts) {
			r.names = true
		}
	}
	r.findTotals(t.rows[t.headers:], blank)
	return r
}

func distinct(texts []string) bool {
	seen := make(map[string]bool)
	for _, text := range texts {
		if seen[fold(text)] {
			return false
		}
		seen[fold(text)] = true
	}
	return true
}

func (r *Rule) isTotal(cells []string) bool {
	if r.isComputed(cells) {
		return true
	}
	word, numbers := r.sums(cells)
	return r.isSum(cells, word, numbers)
}

// isComputed reports whether a row is one of those that were found to be computed.
func (r *Rule) isComputed(cells []string) bool {
	return slices.ContainsFunc(r.totals, func(known []string) bool {
		return slices.EqualFunc(known, cells, func(a, b string) bool { return a == clean(b) })
	})
}

// isSum reports whether a row, which sums has read, is a total by itself.
func (r *Rule) isSum(cells []string, word, numbers int) bool {
	switch {
	case numbers == 0:
		return false
	case word < 0:
		return len(r.keys) > 0 && numbers > 1 && r.unanswered(cells)
	case !isTotal(cells[word]): // of a group, unless Below average was answered
		others, all := r.impossible(cells)
		return numbers > 1 && 2*others >= all
	case len(r.keys) > 0, slices.Contains(r.words, word), word >= r.width:
		return true
	default:
		return word == 0 && r.names && r.unanswered(cells)
	}
}

// sums reads a row that may sum others up: nothing in it but numbers and the word, and
// no id. It gives the place of the word, −1 without one, and how many numbers there
// are, none if it is another row.
func (r *Rule) sums(cells []string) (word, numbers int) {
	if r.keyed(cells) {
		return -1, 0
	}
	word = -1
	for i, cell := range cells {
		switch {
		case cell == "":
		case cell[0] >= '0' && cell[0] <= '9' || cell[0] == '-' && len(cell) > 1: // most are, in most rows
			numbers++
		case isTotal(cell), isSubtotal(cell):
			if word < 0 {
				word = i
			}
		case isNumber(cell):
			numbers++
		case !isMissing(cell) && !failed[clean(cell)]:
			return -1, 0
		}
	}
	if word < 0 && len(r.keys) == 0 {
		return word, numbers
	}
	for _, cell := range cells {
		if !isNumber(cell) && !isTotal(cell) && !isSubtotal(cell) && !isMissing(cell) && !failed[clean(cell)] {
			return -1, 0
		}
	}
	return word, numbers
}

// keyed reports whether a row has something where every response has.
func (r *Rule) keyed(cells []string) bool {
	for _, i := range r.keys {
		text := cell(cells, i)
		if text != "" && isDigit(text[:1]) { // as most ids and times begin
			return true
		}
		if text = clean(text); text != "" && !isTotal(text) {
			return true
		}
	}
	return false
}

// Keyed reports whether a rule drops no row such as this one, whatever stands beside
// what every response has: its id or its time.
func (r *Rule) Keyed(cells []string) bool {
	return r.Reason == Total && len(r.totals) == 0 && r.keyed(cells)
}

// Keys are the columns that Keyed looks at.
func (r *Rule) Keys() []int { return r.keys }

// failed is what a spreadsheet writes where a formula has no result, such as the
// mean of words.
var failed = set("#DIV/0!", "#N/A", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!")

// isTotal reads the word, alone, with a colon, or with one that says of what:
// Average score, Sum kolonne.
func isTotal(text string) bool {
	if text != "" && text[0] >= '0' && text[0] <= '9' { // as no such word begins
		return false
	}
	if isWord(text) {
		return isAmong(totalWords, strings.TrimRight(text, ":."))
	}
	folded := strings.TrimRight(fold(text), " :.")
	if totalWords[folded] {
		return true
	}
	first, rest, _ := strings.Cut(folded, " ")
	if first == "som" { // Dutch for sum, alone; Som forventet is an answer
		return false
	}
	return totalWords[strings.TrimRight(first, ":")] && !strings.ContainsAny(rest, "?") && strings.Count(rest, " ") < 2 && len(rest) < 20
}

// longestTotal is the length of a text beyond which it is no name with such a word.
const longestTotal = 60

// isSubtotal reads the word behind the name of a group, as a spreadsheet writes it
// below each: North Average, A Totalt.
func isSubtotal(text string) bool {
	if len(text) > longestTotal || !strings.Contains(text, " ") {
		return false
	}
	folded := fold(text)
	blank := strings.LastIndexByte(folded, ' ')
	return blank > 0 && totalWords[folded[blank+1:]]
}
