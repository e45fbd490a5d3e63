package importers

import (
	"math"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// allotment counts how the answers of a response to all items of a construct hang
// together, as those of ratings do not.
type allotment struct {
	rows    int64 // with an answer
	places  int64 // of these, with each of 1 to k once
	hundred int64 // that add up to 100
	level   int64 // that add up to the sum, with an answer to each
	sum     int64 // of the first row, or known before
	known   bool
	varied  bool // not all rows are the same
	before  []int64
	row     []int64 // the last one's answers
}

// add counts a row by its answers; blank ones are 0, and their number is told.
func (a *allotment) add(answers []int64, blank int) {
	if blank == len(answers) {
		return
	}
	sum := int64(0)
	for _, n := range answers {
		sum += n
	}
	if a.rows++; a.before == nil {
		a.before = slices.Clone(answers)
	}
	if !a.known {
		a.sum, a.known = sum, true
	}
	a.varied = a.varied || !slices.Equal(answers, a.before)
	if sum == 100 {
		a.hundred++
	}
	if sum == a.sum && blank == 0 {
		a.level++
	}
	if blank == 0 && arePlaces(answers) {
		a.places++
	}
}

func (a *allotment) merge(other *allotment) {
	a.rows += other.rows
	a.places += other.places
	a.hundred += other.hundred
	a.level += other.level
	a.varied = a.varied || other.varied || a.before != nil && other.before != nil && !slices.Equal(a.before, other.before)
	if a.before == nil {
		a.before = other.before
	}
}

// arePlaces reports whether answers are each of 1 to their number once.
func arePlaces(answers []int64) bool {
	for i := range answers {
		if !slices.Contains(answers, int64(i+1)) {
			return false
		}
	}
	return true
}

// leastShares are the numbers of rows from which on answers to three items or more are
// taken for shares: of 100, or of anything else, which ratings add up to more often.
const (
	leastShares = 3
	leastLevel  = 6
)

// ofHundred reports whether nine rows of ten share 100 points.
func (a *allotment) ofHundred() bool { return a.rows >= leastShares && 10*a.hundred >= 9*a.rows }

// areShares reports whether rows share 100 points, or all the same number of points,
// which places do as well.
func (a *allotment) areShares() bool {
	return a.ofHundred() || a.rows >= leastLevel && a.level == a.rows && a.varied && 10*a.places < 9*a.rows
}

// areRatings reports whether no more of the first rows could make shares of the rows.
func (a *allotment) areRatings() bool {
	return a.level < a.rows && a.rows-a.hundred > looked/10
}

// areRanks reports whether so many of some rows are permutations of 1 to k that chance
// does not make them: of k ratings k!/k^k are.
func areRanks(k int, permutations, rows int64) bool {
	if k < 3 || 10*permutations < 9*rows {
		return false
	}
	chance := 0.0
	for i := 1; i <= k; i++ {
		chance += math.Log10(float64(i) / float64(k))
	}
	return float64(permutations)*chance < -3
}

// held is what the first rows of a long file say of a construct: its answers are no
// ratings, if the other rows do not contradict.
type held struct {
	construct int // of the questionnaire
	columns   []int
	sum       int64
	problem   problem.Problem
}

// stands reports whether all rows say so, too.
func (h held) stands(a *allotment) bool {
	return a.areShares() || areRanks(len(h.columns), a.places, a.rows)
}

// stopAtShares refuses constructs whose answers are shares of a sum.
func (f *finder) stopAtShares() {
	for i, columns := range columnsOn(f.paired, constructsOf(f.paired)) {
		if a := f.allotmentOf(columns); len(columns) > 2 && a.areShares() {
			first := columns[0]
			p := problem.Problem{
				Code: "E-BLOCK-SHARES", Column: first + 1, Header: f.header[first],
				Message: problem.Say("found shares: the answers of each response in columns %s add up to %d; accepted are ratings, each for itself", letters(columns), a.sum),
				Fix:     problem.Say("take the columns out of the file, or name those that are ratings: --expected FIRST:LAST --perceived FIRST:LAST"),
			}
			f.failOrHold(held{i, columns, a.sum, p}, a.rows == looked)
		}
	}
}

// failOrHold reports a problem, or where there are more rows than were looked at,
// leaves it to them.
func (f *finder) failOrHold(h held, more bool) {
	if more {
		f.layout.held = append(f.layout.held, h)
	} else {
		f.failOnce(h.problem)
	}
}

// allotmentOf counts the first rows of some columns.
func (f *finder) allotmentOf(columns []int) allotment {
	var a allotment
	for cells := range f.source.first() {
		if a.read(cells, columns, f.layout.missing); a.rows == looked || a.areRatings() {
			break
		}
	}
	return a
}

// read adds a row of a file. One with other answers than whole numbers counts, but for
// nothing.
func (a *allotment) read(cells []string, columns []int, missing map[string]survey.Code) {
	a.row = a.row[:0]
	blank := 0
	for _, column := range columns {
		text := strings.TrimSpace(cellAt(cells, column))
		if _, none := missing[fold(text)]; none {
			a.row = append(a.row, 0)
			blank++
			continue
		}
		number, ok := numberOf(text)
		if !ok || number.Places > 0 {
			a.rows++
			return
		}
		a.row = append(a.row, number.Unscaled)
	}
	a.add(a.row, blank)
}

// allot counts the response for what was held of the first rows.
func (d *Decoder) allot() {
	q := &d.layout.Questionnaire
	items := len(q.Instrument.Items)
	for i, h := range d.layout.held {
		blank := 0
		d.allotted = d.allotted[:0]
		for _, code := range d.response.Answers[h.construct*items : (h.construct+1)*items] {
			value := int64(0)
			if code.Answered() {
				value = decimalOf(q.Instrument.Scale, code).Unscaled
			} else {
				blank++
			}
			d.allotted = append(d.allotted, value)
		}
		d.found.allotments[i].add(d.allotted, blank)
	}
}

// begun are allotments of what is held, without any row.
func begun(list []held) []allotment {
	var all []allotment
	for _, h := range list {
		all = append(all, allotment{sum: h.sum, known: true})
	}
	return all
}

// standing are the problems that all rows confirm.
func standing(list []held, counted []allotment) problem.List {
	var problems problem.List
	for i, h := range list {
		if h.stands(&counted[i]) {
			problems = append(problems, h.problem)
		}
	}
	return problems
}
