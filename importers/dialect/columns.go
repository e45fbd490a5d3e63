package dialect

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// columns says what each column is: what any platform's is called, then what this
// one makes of its questions, then what the answers show.
func (t *table) columns(f found) []Column {
	columns := make([]Column, t.width())
	for i := range columns {
		columns[i] = t.named(i, f)
	}
	t.addKinds(f.platform, columns)
	switch f.platform {
	case Qualtrics:
		qualtrics(t, f, columns)
	case SurveyMonkey:
		if t.headers == 2 {
			subheads(t, columns)
		} else {
			splitRuns(columns, f.separators())
		}
		t.markChoices(columns)
		t.markPositions(columns)
	case GoogleForms:
		google(t, columns)
	case MicrosoftForms:
		microsoft(t, columns)
	case LimeSurvey:
		t.limeSurvey(f, columns)
		t.markChoices(columns)
	case Typeform:
		typeform(t, columns)
	case Jotform:
		jot(columns)
	case Alchemer:
		alchemer(columns)
		t.markChoices(columns)
	case "":
		t.plainTable(columns)
	default:
		t.fields(f.platform, columns)
		t.markChoices(columns)
	}
	for i := range columns {
		t.finish(i, &columns[i])
	}
	t.keepRows(columns)
	return columns
}

// named gives a column its name and text.
func (t *table) named(i int, f found) Column {
	if t.headers == 0 {
		return Column{Name: "c" + strconv.Itoa(i+1)}
	}
	c := Column{Name: t.cell(0, i)}
	if match := codeAndText.FindStringSubmatch(c.Name); match != nil && f.variant == VariantCodeAndText {
		return Column{Name: match[1], Text: plain(match[2])}
	}
	switch {
	case f.texts > 0 && f.texts < t.headers:
		c.Text = plain(t.cell(f.texts, i))
	default: // the longest says most
		for row := range t.headers {
			if text := plain(t.cell(row, i)); !importID.MatchString(text) && len(text) > len(c.Text) {
				c.Text = text
			}
		}
	}
	if c.Name == "" {
		c.Name = c.Text
	}
	if c.Text == "" {
		c.Text = plain(c.Name)
	}
	return c
}

// addKinds finds the columns that the platform adds. It adds each once; a question or
// a statement can be called the same.
func (t *table) addKinds(platform string, columns []Column) {
	if t.headers == 0 {
		return
	}
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = fold(c.Name)
	}
	seen := make(map[string]bool)
	for i, name := range names {
		if !seen[name] && !t.isStatement(i, platform, names) {
			columns[i].Kind = metadata[platform][name]
			seen[name] = true
		}
	}
}

// plainTable reads a table that is nobody's: two header rows if the first has
// blanks, and grids as several platforms write them.
func (t *table) plainTable(columns []Column) {
	if t.headers == 2 && t.blanksFilled(1) > 1 {
		subheads(t, columns)
		t.markChoices(columns)
	}
	for i := range columns {
		c := &columns[i]
		if stem, row, ok := bracketed(c.Text); ok && c.Kind == Answer && c.Stem == "" {
			c.Stem, c.Row = stem, row
		}
		if c.Kind == Answer && i > 1 && (isComputed(c.Text) && share(t.values(i, t.headers), isNumber) == 1 || isTotal(c.Text) && t.isBroken(i)) {
			c.Kind = Derived
		}
	}
	splitRuns(columns, headed)
	t.markNamesakes(columns)
}

// finish adds what the words of the header say on any platform, and finds the
// columns without a name: the row numbers of a statistics program, and those with
// nothing or one thing in them.
func (t *table) finish(i int, c *Column) {
	if c.Kind == Answer && (otherWords[fold(c.Row)] || otherWords[fold(c.Text)]) {
		c.Kind = Comment
	}
	if c.Kind == Choice {
		c.Row = ""
	}
	if c.Kind == Answer {
		c.Anchors = anchors(c.Text)
	}
	if c.Kind == Answer && t.isCount(i) {
		c.Kind = Derived
	}
	if c.Name != "" && !strings.HasPrefix(c.Name, "Unnamed: ") || c.Kind != Answer {
		return
	}
	values := t.values(i, t.headers)
	switch {
	case len(values) == 0, len(values) > 1 && times(values, values[0]) == len(values):
		c.Kind = Empty
	case i == 0 && len(values) > 2 && counted(values):
		c.Kind = ID
	}
}

// isBroken reports whether a column has numbers that are not whole, though those to
// its left were rated: means of them.
func (t *table) isBroken(column int) bool {
	values := t.values(column, t.headers)
	broken := func(text string) bool { n, ok := number(text); return ok && n != math.Trunc(n) }
	if share(values, isNumber) < 1 || !slices.ContainsFunc(values, broken) {
		return false
	}
	for before := range column {
		if t.isRated(before) {
			return true
		}
	}
	return false
}

// leastCounted is how many rows a column counts at least that is no rating: no scale
// has as many answers, each given once and in their order.
const leastCounted = 12

// isCount reports whether a column numbers the rows, from 0 or 1 on. What stands
// below them, such as a total, may have no number.
func (t *table) isCount(column int) bool {
	values := t.values(column, t.headers)
	numbers, next := 0, 0.0
	for _, text := range values {
		n, ok := number(text)
		switch {
		case !ok:
			continue
		case numbers == 0 && text != "0" && text != "1", numbers > 0 && n != next:
			return false
		}
		numbers, next = numbers+1, n+1
	}
	return numbers >= leastCounted && 4*numbers >= 3*len(values)
}

// counted reports whether values are whole numbers, each one more than that before.
func counted(values []string) bool {
	first, ok := number(values[0])
	for i, value := range values {
		n, whole := number(value)
		if !ok || !whole || n != first+float64(i) {
			return false
		}
	}
	return true
}
