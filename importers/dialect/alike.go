package dialect

import "servgap/importers/vocabulary"

// alike reports whether a column holds nothing but what some others do, as the rows of
// a grid do: numbers between theirs, or their answers and labels like those.
func (t *table) alike(column int, others []int) bool {
	values := t.values(column, t.headers)
	var theirs []string
	for _, other := range others {
		theirs = append(theirs, t.values(other, t.headers)...)
	}
	if len(values) == 0 || len(theirs) == 0 {
		return false
	}
	if share(theirs, isNumber) == 1 {
		low, high := bounds(theirs)
		return share(values, func(v string) bool { n, ok := number(v); return ok && low <= n && n <= high }) == 1
	}
	said := make(map[string]bool)
	for _, text := range theirs {
		said[fold(text)] = true
	}
	known := share(theirs, vocabulary.Default().Knows) == 1
	return share(values, func(v string) bool { return said[fold(v)] || known && vocabulary.Default().Knows(v) }) == 1
}

// bounds are the lowest and the highest of some numbers.
func bounds(texts []string) (low, high float64) {
	for i, text := range texts {
		n, _ := number(text)
		if i == 0 {
			low, high = n, n
		}
		low, high = min(low, n), max(high, n)
	}
	return low, high
}

// keepRows takes a statement that is called Other or Comment for one, where it was
// answered as those beside it were.
func (t *table) keepRows(columns []Column) {
	for i, c := range columns {
		if c.Kind != Comment || c.Stem == "" || c.Row == "" {
			continue
		}
		var others []int
		for j, other := range columns {
			if other.Kind == Answer && other.Stem == c.Stem && other.Side == c.Side {
				others = append(others, j)
			}
		}
		if t.alike(i, others) {
			columns[i].Kind = Answer
		}
	}
}

// isStatement reports whether a column that is called as one of the platform's, such
// as Name or Language, was rated as a question beside it was. Nobody's name is a
// rating; in Unipark's files the language can be a number.
func (t *table) isStatement(i int, platform string, names []string) bool {
	kinds := metadata[platform]
	kind := kinds[names[i]]
	if kind != Contact && (kind != Language || platform == Questback) {
		return false
	}
	for _, beside := range []int{i - 1, i + 1} {
		if beside >= 0 && beside < len(names) && kinds[names[beside]] == Answer && t.isRated(beside) && t.alike(i, []int{beside}) {
			return true
		}
	}
	return false
}

// isRated reports whether a column holds numbers of two digits at most, or labels.
func (t *table) isRated(column int) bool {
	return share(t.values(column, t.headers), isRating) == 1
}

func isRating(text string) bool {
	return len(text) < 3 && isNumber(text) || vocabulary.Default().Knows(text)
}
