package importers

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// kindExpectation is the kind of labels that compare with what was expected: worse
// than, as, better than expected.
const kindExpectation = "expectation"

// expecting is the labels of that kind, in all languages.
var expecting = sync.OnceValue(func() *vocabulary.Vocabulary { return vocabulary.Of(kindExpectation) })

// expectingSoon has them read before they are asked for: nearly every file has words in a
// column, and while it is opened another core has nothing to do. A panic is that of who
// asks for them.
func expectingSoon() {
	defer func() { _ = recover() }()
	expecting()
}

// readCompared finds the columns in which one answer says how something was against
// what was expected: by the question, or by the labels of the answers. They are no
// side of a pair.
func (f *finder) readCompared() {
	f.compared = make(map[int]bool)
	labels := f.firstLabels()
	for column := range f.header {
		c := f.columnOf(column)
		if c.Kind != dialect.Answer || f.isRated(column) {
			continue
		}
		if compares(f.header[column], c.Text, c.Stem) || inExpectation(labels[column]) {
			f.compared[column] = true
		}
	}
}

// compares reports whether a question, in one of its wordings, asks for a comparison with
// what was expected.
func compares(wordings ...string) bool {
	for i, wording := range wordings {
		if !slices.Contains(wordings[:i], wording) && asksToCompare(wording) {
			return true
		}
	}
	return false
}

func asksToCompare(question string) bool {
	expecting := func(m vocabulary.Mark) bool { return m.Construct == string(survey.Expected) }
	if !slices.ContainsFunc(vocabulary.Stem(question), expecting) {
		return false
	}
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }
	text := " " + strings.Join(strings.FieldsFunc(fold(question), apart), " ") + " "
	found := false
	readWords(comparedWords, func(_, phrase string) {
		beginning, more := strings.CutSuffix(phrase, "*")
		found = found || strings.Contains(text, " "+beginning+" ") || more && strings.Contains(text, " "+beginning)
	})
	return found
}

// firstLabels counts the first answers in words of each column; none of one with
// numbers, or with more words than labels are.
func (f *finder) firstLabels() []map[string]int64 {
	labels, rows := make([]map[string]int64, len(f.header)), 0
	for i := range labels {
		labels[i] = make(map[string]int64)
	}
	for cells := range f.source.first() {
		if rows++; rows > withoutWords {
			break
		}
		for i, cell := range cells {
			text := strings.TrimSpace(cell)
			if i >= len(labels) || labels[i] == nil || text == "" {
				continue
			}
			if _, known := labels[i][text]; !known {
				_, number := survey.ParseDecimal(text)
				if number || len(text) > longestAnswer || len(labels[i]) == mostLabels {
					labels[i] = nil
					continue
				}
				text = strings.Clone(text)
			}
			labels[i][text]++
		}
	}
	return labels
}

// inExpectation reports whether labels compare with what was expected. Of most it is enough
// to know that none is in a set of that kind.
func inExpectation(labels map[string]int64) bool {
	var counts []vocabulary.Count
	for text, n := range labels {
		counts = append(counts, vocabulary.Count{Text: text, N: n})
	}
	if len(counts) == 0 {
		return false
	}
	if !expecting().KnowsAny(counts) {
		return false
	}
	read := vocabulary.Default().Read(counts)
	kinds := read.Kinds()
	for _, a := range read.Alternatives {
		kinds = append(kinds, a.Kinds()...)
	}
	return len(kinds) > 0 && !slices.ContainsFunc(kinds, func(k string) bool { return k != kindExpectation })
}

// comparedOnly takes the comparisons for direct ratings where nothing else was asked.
func (f *finder) comparedOnly() {
	columns := slices.Sorted(maps.Keys(f.compared))
	x := newIndex(f.header, nil)
	f.problems = append(f.problems, x.twins(columns)...)
	for i, key := range f.statementKeys(columns) {
		f.rated.columns = append(f.rated.columns, keyed{key: key, column: columns[i], construct: survey.Rated})
	}
	f.assume(AssumedDirect, "question", cmp.Or(f.columnOf(columns[0]).Stem, f.header[columns[0]]))
	f.ratedScale()
}

// statementKeys gives each column its statement for a key, or else a part of its name.
func (f *finder) statementKeys(columns []int) []string {
	var keys []string
	for _, column := range columns {
		key := fold(f.columnOf(column).Row)
		if key == "" || slices.Contains(keys, key) {
			return keysOf(columns, f.header)
		}
		keys = append(keys, key)
	}
	return keys
}

// labelledScale is the scale of direct ratings that were given in words.
func (f *finder) labelledScale() (survey.Scale, bool) {
	var columns []int
	for _, k := range f.rated.columns {
		columns = append(columns, k.column)
	}
	texts, inWords := f.texts(columns)
	read := vocabulary.Default().Read(texts)
	if !inWords || !settled(read) || !slices.Contains(read.Kinds(), kindExpectation) {
		return survey.Scale{}, false
	}
	return newWording(read).scale, true
}

// comparedApart says which columns are left out, beside other ratings.
func (f *finder) comparedApart() {
	var letters []problem.Text
	for _, column := range slices.Sorted(maps.Keys(f.compared)) {
		letters = append(letters, problem.Plain(problem.Letters(column+1)))
	}
	if letters != nil {
		f.assumeOf(AssumedDirectApart, letters)
	}
}
