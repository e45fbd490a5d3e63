package importers

import (
	"cmp"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// column says what a column is.
func (r *reporter) column(at int, blocks []Block) InspectedColumn {
	d, t := r.finder.columnOf(at), &r.kept.columns[at]
	c := InspectedColumn{
		Letter: problem.Letters(at + 1), Name: r.name(at), Question: problem.Clean(d.Stem), Statement: problem.Clean(d.Row),
		Kind: d.Kind.String(), Blank: t.blank, Values: []ValueCount{}, Missing: []MissingCount{}, Anchors: []string{},
	}
	c.Filled = r.kept.rows - t.blank
	if d.Text != d.Name && r.hasHeader() {
		c.Text = problem.Clean(d.Text)
	}
	if d.Anchors != nil {
		c.Anchors = d.Anchors
	}
	if b := slices.IndexFunc(blocks, func(b Block) bool { return slices.Contains(b.Columns, at) }); b >= 0 {
		c.Block, c.Construct = blocks[b].ID, blocks[b].Construct
		c.Kind = map[string]string{BlockRating: KindRating, BlockRanking: KindRanking, BlockChoices: KindChoice}[blocks[b].Kind]
		r.values(&c, t, &blocks[b])
		return c
	}
	switch d.Kind {
	case dialect.Answer:
		c.Kind = r.kind(at, t)
	case dialect.Status, dialect.Finished, dialect.Language, dialect.Derived:
	default:
		return c
	}
	r.values(&c, t, nil)
	return c
}

// kind is what an answer column outside of the blocks holds.
func (r *reporter) kind(at int, t *columnTally) string {
	found, words := t.allNumbers()
	answers := t.answers()
	switch {
	case found.n+words == 0:
		return KindEmpty
	case slices.Contains(r.finder.layout.points, at):
		return KindPoints
	case isRemark(r.finder.columnOf(at), t):
		return KindText
	case !t.many && len(answers) == 1 && t.blank == 0 && r.kept.rows >= leastCoded:
		r.find(FoundConstant, []int{at}, answers[0].N)
		return KindConstant
	case r.derived[at]:
		return KindDerived
	case found.n >= 9*words && (t.many || !found.whole || len(answers) > mostDifferent || float(found.high) > 100):
		return KindNumber
	case t.many || !shared(answers):
		return KindText
	default:
		return KindBackground
	}
}

// shared reports whether answers are what several respondents gave, and no text of
// each one's own: few, short, and given twice on average.
func shared(answers []vocabulary.Count) bool {
	total := int64(0)
	for _, c := range answers {
		if len(c.Text) > longestAnswer || strings.Contains(c.Text, "@") {
			return false
		}
		total += c.N
	}
	known := !slices.ContainsFunc(answers, func(c vocabulary.Count) bool {
		number, ok := numberOf(c.Text)
		return !vocabulary.Default().Knows(c.Text) && (!ok || number.Places > 0)
	})
	return len(answers) <= mostDifferent && (known || total >= 2*int64(len(answers)))
}

// largestShown bounds the numbers that are named although few gave them: a larger
// one may be a telephone number.
const largestShown = 1000

// values counts the answers that may be named.
func (r *reporter) values(c *InspectedColumn, t *columnTally, b *Block) {
	found, words := t.allNumbers()
	if found.n > 0 && found.n >= 9*words && float(found.high) < 1e6 {
		c.Numbers = &NumberSummary{found.n, float(found.low), float(found.high), found.mean()}
	}
	var hidden HiddenValues
	for _, x := range t.texts() {
		kind, missing := missingAs(x.Text)
		if b != nil {
			if at := slices.IndexFunc(b.Missing, func(m MissingCount) bool { return m.Value == x.Text }); at >= 0 {
				kind, missing = vocabulary.NoAnswer(b.Missing[at].Kind), true
			} else if slices.ContainsFunc(b.Labels, func(l BlockLabel) bool { return l.Label == x.Text }) {
				missing = false
			}
		}
		if missing {
			c.Missing = append(c.Missing, MissingCount{x.Text, string(kind), x.N})
			continue
		}
		c.Distinct++
		if r.nameable(x, c.Kind) {
			c.Values = append(c.Values, ValueCount{x.Text, x.N})
		} else {
			hidden.Values, hidden.Count = hidden.Values+1, hidden.Count+x.N
		}
	}
	for _, text := range sortedKeys(t.missing) {
		kind, _ := missingAs(text)
		c.Missing = append(c.Missing, MissingCount{text, string(kind), t.missing[text]})
	}
	if c.Kind == KindText || len(c.Values) > mostDifferent {
		c.Values, hidden = []ValueCount{}, HiddenValues{}
	}
	if hidden.Values > 0 {
		c.Hidden = &hidden
	}
	slices.SortStableFunc(c.Values, byValue)
}

// byValue orders numbers by their size, other answers by how many gave them.
func byValue(a, b ValueCount) int {
	x, ok1 := survey.ParseDecimal(a.Value)
	y, ok2 := survey.ParseDecimal(b.Value)
	if ok1 && ok2 {
		return x.Compare(y)
	}
	return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
}

// nameable reports whether an answer may be named: one that several gave, a label
// that is known, or a number that is no telephone's.
func (r *reporter) nameable(x vocabulary.Count, kind string) bool {
	number, ok := numberOf(x.Text)
	switch {
	case kind == KindText || len(x.Text) > longestAnswer:
		return false
	case x.N >= r.options.Least || vocabulary.Default().Knows(x.Text) || kind == KindChoice:
		return true
	default:
		size := float(number)
		return ok && size <= largestShown && size >= -largestShown
	}
}

func sortedKeys(counts map[string]int64) []string {
	var keys []string
	for key := range counts {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
