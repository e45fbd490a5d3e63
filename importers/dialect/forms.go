package dialect

import "strings"

// google divides "Stem [Row]", where the stem can run over lines and tell what the
// numbers mean.
func google(t *table, columns []Column) {
	for i := range columns {
		c := &columns[i]
		if c.Kind != Answer {
			continue
		}
		if isComputed(c.Text) && share(t.values(i, t.headers), isNumber) == 1 {
			c.Kind = Derived
		}
		if stem, row, ok := bracketed(c.Text); ok {
			c.Stem, c.Row = stem, row
		}
	}
}

// isComputed reports whether a column was added by whoever summed the answers up:
// Average Score, Total, SUS score.
func isComputed(name string) bool {
	words := strings.Fields(fold(name))
	computed := false
	for _, word := range words {
		switch {
		case totalWords[word], word == "sus":
			computed = true
		case word != "score" && word != "scores" && word != "points":
			return false
		}
	}
	return computed && len(words) < 4
}

// microsoft finds the rows of its grids: all that is left of one is the row's
// text, and the second grid with it is numbered: Delivery2.
func microsoft(t *table, columns []Column) {
	renumbered(t, columns)
	asked := make(map[string]bool)
	for i := range columns {
		c := &columns[i]
		head, rest, ok := strings.Cut(c.Text, " - ")
		if ok && c.Kind == Answer && quizWords[fold(head)] && asked[fold(rest)] {
			c.Kind = Derived
		}
		asked[fold(c.Text)] = true
	}
}

// quizWords begin the columns that a quiz adds for each question.
var quizWords = set("points", "feedback", "poeng", "tilbakemelding", "poäng", "point", "punkte", "punten", "puntos",
	"comentarios", "commentaires", "pisteet", "palaute")

// renumbered takes the number off a header that repeats an earlier one. It is
// written straight behind it, so that "Year 2" is a header of its own; E12 beside E1
// is one, too.
func renumbered(t *table, columns []Column) {
	first := make(map[string]int)
	for i := range columns {
		c := &columns[i]
		if c.Kind != Answer || i >= len(t.raw) {
			continue
		}
		if base := strings.TrimRight(clean(t.raw[i]), "0123456789"); base != clean(t.raw[i]) {
			if earlier, ok := first[fold(base)]; ok && (base == t.raw[earlier] || base == clean(t.raw[earlier])) {
				c.Row, c.Text = columns[earlier].Text, columns[earlier].Text
				columns[earlier].Row = c.Row
				continue
			}
		}
		if _, ok := first[fold(t.raw[i])]; !ok {
			first[fold(t.raw[i])] = i
		}
	}
}

// typeform writes a choice as a column of its own that is called as the choice.
func typeform(t *table, columns []Column) {
	for i := range columns {
		columns[i].Text = clean(strings.NewReplacer("*", "", "_", " ").Replace(columns[i].Text))
	}
	renumbered(t, columns)
	splitRuns(columns, headed)
	t.markNamesakes(columns)
}

// jot divides "Stem >> Row".
func jot(columns []Column) {
	for i := range columns {
		if stem, row, ok := strings.Cut(columns[i].Text, ">>"); ok && columns[i].Kind == Answer {
			columns[i].Stem, columns[i].Row = clean(stem), clean(row)
		}
	}
}

// alchemer divides "Row:Stem": neighbours have what stands behind a colon in common.
func alchemer(columns []Column) {
	for i := range columns {
		c := &columns[i]
		if c.Kind != Answer {
			continue
		}
		for at, r := range c.Text {
			if r != ':' {
				continue
			}
			row, stem := clean(c.Text[:at]), clean(c.Text[at+1:])
			if row == "" || stem == "" {
				continue
			}
			if otherWords[fold(row)] || ends(columns, i-1, stem) || ends(columns, i+1, stem) {
				c.Stem, c.Row = stem, row
				break
			}
		}
		if otherWords[fold(c.Row)] {
			c.Kind = Comment
		}
	}
}

// ends reports whether there is a column whose text ends in a colon and a stem.
func ends(columns []Column, i int, stem string) bool {
	return i >= 0 && i < len(columns) && strings.HasSuffix(strings.ReplaceAll(columns[i].Text, ": ", ":"), ":"+strings.ReplaceAll(stem, ": ", ":"))
}
