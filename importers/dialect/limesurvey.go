package dialect

import (
	"slices"
	"strconv"
	"strings"

	"servgap/importers/pattern"
)

var (
	scaleWord = pattern.New(`(?i)^(?:scale|skala|schaal|échelle|escala|asteikko) ([12])$`)
	limeCode  = pattern.New(`^([A-Za-z][A-Za-z0-9]*)((?:\[[^\[\]]+\])+)$`)
	limeR     = pattern.New(`(?i)^([a-z][a-z0-9]*)_(sq\d{3}|other|comment)(?:_(sq\d{3}|\d))?(comment)?$`)
	limeTimes = pattern.New(`(?i)^(?:group ?time|question ?time|gruppenzeit|fragenzeit)\b|^grouptime\d+`)
)

// limeSurvey reads its headings: codes such as Q1[SQ001] or Q1_SQ001, texts such
// as "Stem  [Sub]", or both, "Q1[SQ001]. Stem [Sub]". A second bracket is the side of
// a dual scale, or the column of a grid of numbers.
func (t *table) limeSurvey(f found, columns []Column) {
	for i := range columns {
		c := &columns[i]
		if c.Kind != Answer {
			continue
		}
		if strings.HasPrefix(c.Text, "{") && strings.HasSuffix(c.Text, "}") { // an equation
			c.Kind = Derived
			continue
		}
		if limeTimes.MatchString(c.Name) {
			c.Kind = Timing
			continue
		}
		if coded := limeCoded(c); !coded || f.variant == VariantCodeAndText {
			limeTexted(c) // which says more
		}
		if remark := otherOptions[fold(c.Row)] || remarkWords[fold(c.Row)]; remark && c.Kind == Answer {
			c.Kind = Comment
		}
	}
	limeColumns(columns)
}

// limeCoded reads a code; false if the name is none.
func limeCoded(c *Column) bool {
	var base string
	var parts []string
	if match := limeCode.FindStringSubmatch(c.Name); match != nil {
		base = match[1]
		parts = strings.Split(strings.Trim(match[2], "[]"), "][")
	} else if match := limeR.FindStringSubmatch(c.Name); match != nil {
		base, parts = match[1], slices.DeleteFunc(match[2:], func(p string) bool { return p == "" })
	} else {
		return false
	}
	if last := fold(parts[len(parts)-1]); last == "other" || strings.HasSuffix(last, "comment") {
		c.Kind = Comment
	}
	c.Stem, c.Row = base, parts[0]
	switch {
	case len(parts) > 1 && isDigits(parts[1]):
		c.Side = parts[1]
	case len(parts) > 1 && c.Kind == Answer:
		c.Stem += "[" + parts[1] + "]"
	}
	if row, column, ok := strings.Cut(c.Row, "_"); ok && c.Kind == Answer { // SQ001_SQ002
		c.Row, c.Stem = row, c.Stem+"["+column+"]"
	}
	return true
}

// limeTexted reads a text.
func limeTexted(c *Column) {
	stem, row, ok := bracketed(c.Text)
	if !ok {
		return
	}
	if match := scaleWord.FindStringSubmatch(row); match != nil {
		c.Side = match[1]
		if inner, sub, ok := bracketed(stem); ok {
			stem, row = inner, sub
		}
	}
	c.Stem, c.Row = stem, row
}

// limeColumns finds grids whose rows come once for each of several columns,
// "Stem [Row][Column]": what is in the last bracket is then no statement.
func limeColumns(columns []Column) {
	heads := make(map[string][]string) // stem and row: what stands behind it
	for _, c := range columns {
		if c.Kind == Answer && c.Side == "" && strings.HasSuffix(c.Stem, "]") {
			heads[c.Stem] = append(heads[c.Stem], c.Row)
		}
	}
	sides := make(map[string][]string)
	for i := range columns {
		c := &columns[i]
		stem, row, ok := bracketed(c.Stem)
		if !ok || c.Kind != Answer || len(heads[c.Stem]) < 2 || strings.Contains(stem, "[") {
			continue
		}
		if !slices.Contains(sides[stem], c.Row) {
			sides[stem] = append(sides[stem], c.Row)
		}
		c.Side = strconv.Itoa(1 + slices.Index(sides[stem], c.Row))
		c.Stem, c.Row = stem+" ["+c.Row+"]", row
	}
}
