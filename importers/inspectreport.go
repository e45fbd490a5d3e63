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

// reporter makes an inspection of what was counted.
type reporter struct {
	*inspector
	kept     *passage
	derived  map[int]bool // columns that are sums or means of others
	findings []Finding
}

func newReporter(x *inspector, kept *passage) reporter {
	return reporter{inspector: x, kept: kept, derived: make(map[int]bool)}
}

// report says what was found in all rows.
func (x *inspector) report() Inspection {
	kept, spared := x.settle()
	r := newReporter(x, kept)
	in := x.head()
	in.Responses = x.received(spared)
	in.Problems = x.finder.problems
	if !x.hasHeader() {
		r.find(FoundNoHeader, nil, 0)
	}
	for _, aside := range in.Responses.SetAside {
		r.find(FoundSetAside, []int{aside.Column}, aside.Count, "reason", aside.Reason)
	}
	if x.source.Dialect.Repeated {
		r.find(FoundRepeated, nil, 0)
	}
	r.findDerived()
	ratings := false
	for at := range x.plan.blocks {
		if columns := x.plan.blocks[at].columns; len(columns) == 1 && r.derived[columns[0]] {
			continue
		}
		b := r.block(at)
		ratings = ratings || b.Kind == BlockRating
		in.Blocks = append(in.Blocks, b)
	}
	if !ratings {
		r.find(FoundNoRatings, nil, 0)
	}
	for i := range kept.columns {
		in.Columns = append(in.Columns, r.column(i, in.Blocks))
	}
	for i, c := range in.Columns {
		if c.Block != "" || c.Kind == KindNumber || c.Kind == KindBackground {
			in.Cells.All += in.Responses.Kept
			in.Cells.Blank += kept.columns[i].blank
		}
	}
	in.Problems = append(in.Problems, standing(r.plan.held, kept.held)...)
	in.Open = openQuestions(in.Problems)
	in.Pairs = r.pairs()
	r.respondents(&in)
	in.Findings = append(in.Findings, r.findings...)
	return in
}

// find adds a finding; values are names and values in turn, of which blank ones are
// left out.
func (r *reporter) find(code string, columns []int, n int64, values ...string) {
	f := Finding{Code: code, Columns: columns, Letters: lettersOf(columns), Names: r.namesOf(columns), Values: make(map[string]string), Count: n}
	for i := 0; i < len(values); i += 2 {
		if values[i+1] != "" {
			f.Values[values[i]] = values[i+1]
		}
	}
	r.findings = append(r.findings, f)
}

// drop takes back what was found of some columns.
func (r *reporter) drop(columns []int) {
	r.findings = slices.DeleteFunc(r.findings, func(f Finding) bool { return slices.Equal(f.Columns, columns) })
}

// respondents says what is known of who answered.
func (r *reporter) respondents(in *Inspection) {
	if r.plan.hasID {
		ids := &r.kept.ids
		in.IDs = &InspectedIDs{r.plan.id, problem.Letters(r.plan.id + 1), ids.checked, ids.repeated}
		if ids.repeated > 0 && !r.source.Dialect.Repeated {
			r.find(FoundRepeatedIDs, []int{r.plan.id}, ids.repeated)
		}
	}
	if d := &r.kept.duration; d.n > 0 {
		median := d.median()
		in.Duration = &Duration{lettersOf(r.plan.duration.columns), d.n, median, d.under(60), d.under(median / 3)}
		if in.Duration.Under60+in.Duration.Third > 0 {
			r.find(FoundQuick, r.plan.duration.columns, in.Duration.Under60, "third", problem.English{}.Count(in.Duration.Third))
		}
	}
	for _, b := range in.Blocks {
		if b.Straight != nil && *b.Straight > 0 {
			r.find(FoundStraight, b.Columns, *b.Straight)
		}
	}
}

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

// findDerived finds the columns that are the sum or the mean of a block's.
func (r *reporter) findDerived() {
	for i, d := range r.plan.derived {
		t := r.kept.derived[i]
		if t.compared < leastDerived || r.derived[d.column] {
			continue
		}
		of := r.plan.blocks[d.block].columns
		first, last := problem.Letters(of[0]+1), problem.Letters(of[len(of)-1]+1)
		switch {
		case 20*t.sums >= 19*t.compared:
			r.find(FoundSum, []int{d.column}, t.sums, "first", first, "last", last)
		case 20*t.means >= 19*t.compared:
			r.find(FoundMean, []int{d.column}, t.means, "first", first, "last", last)
		default:
			continue
		}
		r.derived[d.column] = true
	}
}

// leastDerived is the number of rows from which on a column is taken for one that
// was computed.
const leastDerived = 5

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
		number, ok := survey.ParseDecimal(c.Text)
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
	number, ok := survey.ParseDecimal(x.Text)
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

// pairs are the columns that belong together, with what says so.
func (r *reporter) pairs() []InspectedPair {
	pairs := []InspectedPair{}
	for _, p := range r.finder.paired {
		item := InspectedPair{Item: problem.Clean(p.key), Reason: PairNamed}
		for i, column := range p.columns {
			if column < 0 {
				continue
			}
			item.Sides = append(item.Sides, r.side(string(sideConstructs[i]), column))
			if reason := r.finder.words[column]; surer(item.Reason, reason) && len(r.finder.columns.named(sideConstructs[i])) == 0 {
				item.Reason = reason
			}
		}
		item.Confidence = r.confidence(item.Reason)
		if len(item.Sides) > 1 {
			pairs = append(pairs, item)
		}
	}
	if len(pairs) > 0 || len(r.finder.paired) > 0 {
		return pairs
	}
	times := r.finder.times
	if times == nil {
		return pairs
	}
	for i, first := range times[0] {
		c := r.finder.columnOf(first)
		item := InspectedPair{Item: problem.Clean(cmp.Or(c.Row, c.Name)), Reason: PairStatement, Confidence: Low}
		if c.Side != "" {
			item.Reason = PairSides
		}
		for _, columns := range times {
			item.Sides = append(item.Sides, r.side("", columns[i]))
		}
		pairs = append(pairs, item)
	}
	return pairs
}

func (r *reporter) side(construct string, column int) PairColumn {
	return PairColumn{construct, column, problem.Letters(column + 1), r.name(column)}
}

// reasons are those of pairs, the surest first.
var reasons = []string{PairNamed, PairSides, PairStatement, PairWords, PairCodes}

// surer reports whether one reason is surer than another.
func surer(one, other string) bool { return slices.Index(reasons, one) < slices.Index(reasons, other) }

// confidence is how sure a reason makes a pair. Letters are surer where they make
// the items of an instrument.
func (r *reporter) confidence(reason string) string {
	switch reason {
	case PairNamed:
		return Certain
	case PairSides, PairStatement:
		return High
	case PairWords:
		return Medium
	default:
		if slices.ContainsFunc(r.finder.layout.Assumed, func(a Assumption) bool {
			return a.Code == AssumedPresetByNames || a.Code == AssumedPresetByNumbers
		}) {
			return Medium
		}
		return Low
	}
}
