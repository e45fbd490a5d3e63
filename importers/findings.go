package importers

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"servgap/importers/problem"
)

// findingKind is a way in which a cell does not fit its column.
type findingKind int

const (
	offScale    findingKind = iota // a number that is no point of the scale
	unknownText                    // a text that is neither an answer nor a word for none
	noPoints                       // importance points that are no number
	otherNumber                    // a label beside the number of another answer
	noNumber                       // what a rule compares with a number and is none
	noWeight                       // a weight that is below 0 or no number
	noPractice                     // an answer that says neither yes nor no
)

// misfit is a kind of finding in a column.
type misfit struct {
	column int
	kind   findingKind
}

// findings is what a decoder noticed. Merging findings of parts in any order
// gives the same: counts add up and of all else what stands first in the file is
// kept.
type findings struct {
	rows, judged, responses, compared   int64
	blank, unrated, badPoints, rescaled int64
	fast, straight, again               int64
	unweighted, unclustered             int64

	excluded   []int64             // rows by the rule that left them out
	others     []map[string]*int64 // by rule: what a condition found in these, and how often
	wanted     map[ruleValue]int64 // rows, left out or not
	within     map[ruleValue]int64 // responses, of conditions with several values
	values     map[misfit]*values
	columns    int
	marks      []byMark // by column; nil while no number has a mark
	refused    map[string]refusals
	allotments []allotment   // of what is held of the layout
	ids        []*identities // of these responses, and of those that were merged
	low        map[lowAnswer]int64
}

// ruleValue is one of the values of a rule.
type ruleValue struct{ rule, value int }

func newFindings(l *Layout) *findings {
	rules := len(l.rules)
	return &findings{
		excluded: make([]int64, rules), others: make([]map[string]*int64, rules),
		wanted: make(map[ruleValue]int64), within: make(map[ruleValue]int64), low: make(map[lowAnswer]int64),
		values: make(map[misfit]*values), refused: make(map[string]refusals),
		columns: len(l.header), allotments: begun(l.held),
	}
}

func (f *findings) add(column int, kind findingKind, text string, row int) {
	what := misfit{column, kind}
	v := f.values[what]
	if v == nil {
		v = &values{first: make(map[string]places)}
		f.values[what] = v
	}
	v.add(beginning(text), row)
}

// keptCharacters is one more than a message repeats, so that it sees where a
// text was cut. Nothing else of a text is kept.
const keptCharacters = 41

// beginning is a copy of the first characters of a text: the text itself is a
// piece of a whole part of the file, which would stay in memory with it.
func beginning(text string) string {
	count := 0
	for i := range text {
		if count == keptCharacters {
			return strings.Clone(text[:i])
		}
		count++
	}
	return strings.Clone(text)
}

// mostBackground is the number of different values up to which a column looks like
// a background question, and may be repeated.
const mostBackground = 12

// exclude counts a row that a rule leaves out. Of a condition it remembers what
// it found instead, up to one value more than would be repeated.
func (f *findings) exclude(rule int, condition bool, cell string) {
	f.excluded[rule]++
	if text := strings.TrimSpace(cell); condition && text != "" {
		f.other(rule, text, 1)
	}
}

func (f *findings) other(rule int, text string, n int64) {
	values := f.others[rule]
	switch count := values[text]; {
	case count != nil:
		*count += n
		return
	case values == nil:
		values = make(map[string]*int64)
		f.others[rule] = values
	case len(values) > mostBackground:
		return
	}
	if text = beginning(text); values[text] == nil {
		values[text] = new(int64)
	}
	*values[text] += n
}

// background lists what a condition found in the rows that it left out, if it
// looks like a background question: few values, and of each several. Others may
// be comments or ids, and are not repeated.
func (f *findings) background(rule int) []string {
	var values []string
	for text, n := range f.others[rule] {
		if *n >= leastRepeated {
			values = append(values, text)
		}
	}
	if len(f.others[rule]) > mostBackground || 2*len(values) < len(f.others[rule]) {
		return nil
	}
	return slices.Sorted(slices.Values(values))
}

// leastRepeated is the number of rows from which on a value tells of nobody.
const leastRepeated = 5

func (f *findings) merge(other *findings) {
	f.rows += other.rows
	f.judged += other.judged
	f.responses += other.responses
	f.compared += other.compared
	f.blank += other.blank
	f.unrated += other.unrated
	f.badPoints += other.badPoints
	f.rescaled += other.rescaled
	f.fast += other.fast
	f.straight += other.straight
	f.again += other.again
	f.unweighted += other.unweighted
	f.unclustered += other.unclustered
	for i, n := range other.excluded {
		f.excluded[i] += n
	}
	for i, values := range other.others {
		for text, n := range values {
			f.other(i, text, *n)
		}
	}
	for at, n := range other.wanted {
		f.wanted[at] += n
	}
	for at, n := range other.within {
		f.within[at] += n
	}
	for of, n := range other.low {
		f.low[of] += n
	}
	f.ids = append(f.ids, other.ids...)
	for i := range f.allotments {
		f.allotments[i].merge(&other.allotments[i])
	}
	for what, v := range other.values {
		if f.values[what] == nil {
			f.values[what] = &values{first: make(map[string]places)}
		}
		f.values[what].merge(v)
	}
	f.mergeMarks(other)
	for code, r := range other.refused {
		f.refused[code] = f.refused[code].with(r.count, r.first...)
	}
}

// mostValues is the number of different values that are kept of a misfit, so
// that a column of free text taken for answers does not fill the memory.
const mostValues = 50

// values is what did not fit: the different values that stand first in the file.
// As long as they are all there are, their places are complete too.
type values struct {
	count int64 // cells
	first map[string]places
	more  bool // there are others
	last  int  // with mostValues of them, no first row of one is below
}

func (v *values) add(value string, row int) {
	v.count++
	_, known := v.first[value]
	if !known && len(v.first) == mostValues && row > v.last {
		v.more = true
		return
	}
	v.first[value] = v.first[value].with(row)
	if !known {
		v.cut()
	}
}

func (v *values) merge(other *values) {
	v.count += other.count
	v.more = v.more || other.more
	mergePlaces(v.first, other.first)
	v.cut()
}

// cut drops what stands last, if there is too much.
func (v *values) cut() {
	if len(v.first) < mostValues {
		return
	}
	order := v.inOrder()
	for _, value := range order[mostValues:] {
		delete(v.first, value)
		v.more = true
	}
	v.last = v.first[order[mostValues-1]].rows[0]
}

// inOrder gives the values in the order of their first rows.
func (v *values) inOrder() []string {
	return slices.SortedFunc(maps.Keys(v.first), func(a, b string) int {
		return cmp.Or(cmp.Compare(v.first[a].rows[0], v.first[b].rows[0]), cmp.Compare(a, b))
	})
}

// mostRows is the number of rows that are kept of a value.
const mostRows = 5

// places is how often something was found and the first rows.
type places struct {
	count int64
	rows  []int
}

func (p places) with(row int) places {
	p.count++
	if len(p.rows) == mostRows && row > p.rows[mostRows-1] {
		return p
	}
	if at, _ := slices.BinarySearch(p.rows, row); at < mostRows {
		p.rows = slices.Insert(p.rows, at, row)
		p.rows = p.rows[:min(len(p.rows), mostRows)]
	}
	return p
}

// and is both together.
func (p places) and(other places) places {
	rows := append(slices.Clone(p.rows), other.rows...)
	slices.Sort(rows)
	return places{count: p.count + other.count, rows: rows[:min(len(rows), mostRows)]}
}

func mergePlaces[K comparable](into, from map[K]places) {
	for key, p := range from {
		into[key] = into[key].and(p)
	}
}

// refusals counts what the reader refused for one reason and keeps the first.
type refusals struct {
	count int
	first problem.List
}

func (r refusals) with(count int, list ...problem.Problem) refusals {
	r.count += count
	r.first = append(r.first, list...)
	if len(r.first) > 2*mostPerKind {
		r.first.Sort()
		r.first = slices.Clip(r.first[:mostPerKind])
	}
	return r
}
