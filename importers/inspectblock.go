package importers

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"strconv"

	"servgap/gap/survey"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// block says what a block is, and finds what has to be known of it.
func (r *reporter) block(at int) Block {
	planned, tally := &r.plan.blocks[at], &r.kept.blocks[at]
	b := Block{
		ID: "b" + strconv.Itoa(at+1), Kind: BlockRating, Construct: string(planned.construct),
		Columns: planned.columns, Letters: lettersOf(planned.columns), Names: r.namesOf(planned.columns),
		Direction: UnknownDirection, Labels: []BlockLabel{}, Ends: []string{}, Sets: []LabelSet{}, Anchors: []string{},
		Missing: []MissingCount{}, Foreign: []ForeignLabel{}, Suspects: []Suspect{}, Complete: tally.complete,
	}
	if c := r.finder.columnOf(planned.columns[0]); c.Stem != "" {
		b.Question = problem.Clean(c.Stem)
	}
	for _, column := range planned.columns {
		if anchors := r.finder.columnOf(column).Anchors; len(b.Anchors) == 0 && anchors != nil {
			b.Anchors = anchors
		}
	}
	if planned.choices {
		b.Kind = BlockChoices
		if len(r.source.Dialect.Columns) > 0 && r.finder.columnOf(planned.columns[0]).Choice == "" {
			r.find(FoundChoices, planned.columns, 0)
		}
		return b
	}
	r.scale(&b)
	if r.isRanking(tally) {
		b.Kind, b.Scale, b.Why, b.Direction = BlockRanking, nil, "", UnknownDirection
		r.drop(planned.columns)
		r.find(FoundRanking, planned.columns, tally.permutations, "high", strconv.Itoa(len(planned.columns)))
		return b
	}
	if len(planned.columns) >= 5 {
		b.Straight = &tally.straight
	}
	b.Suspects = r.suspects(planned, tally)
	if len(b.Suspects) > 0 {
		var columns []int
		for _, s := range b.Suspects {
			columns = append(columns, s.Column)
		}
		r.find(FoundSuspect, columns, tally.coded)
	}
	return b
}

// texts counts all that was answered in some columns, words for no answer among it.
func (r *reporter) texts(columns []int) []vocabulary.Count {
	var all columnTally
	for _, column := range columns {
		for _, c := range r.kept.columns[column].texts() {
			all.count(c.Text, c.N)
		}
	}
	return all.texts()
}

// scale reads the answers of a block.
func (r *reporter) scale(b *Block) {
	texts := r.texts(b.Columns)
	words := slices.ContainsFunc(texts, func(c vocabulary.Count) bool {
		_, number := survey.ParseDecimal(c.Text)
		_, missing := missingAs(c.Text)
		return !number && !missing
	})
	if words {
		r.worded(b, texts)
	} else {
		r.numeric(b, texts)
	}
}

// worded reads labels.
func (r *reporter) worded(b *Block, texts []vocabulary.Count) {
	read := r.read(b, texts)
	for _, m := range read.Missing {
		b.Missing = append(b.Missing, MissingCount{m.Text, string(m.Kind), m.N})
	}
	low := 1
	if read.Max > read.Min {
		low = read.Min
	}
	for _, l := range read.Labels {
		b.Labels = append(b.Labels, BlockLabel{l.Text, l.Rank + low, l.N})
	}
	slices.SortStableFunc(b.Labels, func(x, y BlockLabel) int { return x.Point - y.Point })
	for _, c := range read.Ambiguous {
		if !slices.ContainsFunc(read.Labels, func(l vocabulary.Label) bool { return l.Text == c.Text }) {
			b.Missing = append(b.Missing, MissingCount{c.Text, string(vocabulary.Ambiguous), c.N})
		}
	}
	b.Why = whyUnknown(read)
	if b.Why == "" {
		b.Scale = &BlockScale{low, low + read.Points - 1, read.Points}
		b.Direction = Rising
		ends := newWording(read).ends
		b.Ends = ends[:]
		if read.Order == vocabulary.Descending {
			b.Direction = Falling
			r.find(FoundFalling, b.Columns, 0, "low", strconv.Itoa(low), "high", strconv.Itoa(low+read.Points-1))
		}
		for _, set := range read.Sets {
			if s := (LabelSet{set.Language, set.Kind}); !slices.Contains(b.Sets, s) {
				b.Sets = append(b.Sets, s)
			}
		}
		for _, f := range read.Foreign {
			b.Foreign = append(b.Foreign, r.foreign(f.Count, f.Near))
		}
		for _, c := range read.Plain {
			b.Foreign = append(b.Foreign, r.foreign(c, ""))
		}
		if len(b.Foreign) > 0 {
			n := int64(0)
			for _, f := range b.Foreign {
				n += f.Count
			}
			r.find(FoundForeign, b.Columns, n)
		}
		return
	}
	b.Labels = []BlockLabel{}
	for _, c := range texts {
		if _, missing := missingAs(c.Text); !missing && (c.N >= r.options.Least || vocabulary.Default().Knows(c.Text)) {
			b.Labels = append(b.Labels, BlockLabel{Label: c.Text, Count: c.N})
		}
	}
}

// read reads labels. Those that could be of several sets are read with those of
// another block that has them too, and one set: the two sides of a survey, as a
// rule.
func (r *reporter) read(b *Block, texts []vocabulary.Count) vocabulary.Result {
	read := vocabulary.Default().Read(texts)
	if read.Decision != vocabulary.Rivals && read.Decision != vocabulary.Few && read.Decision != vocabulary.Unused {
		return read
	}
	for _, other := range r.plan.blocks {
		if other.choices || slices.Equal(other.columns, b.Columns) {
			continue
		}
		both := vocabulary.Default().Read(r.texts(slices.Concat(b.Columns, other.columns)))
		if !settled(both) || !mostlyOf(both, texts) || !mostlyOf(both, r.texts(other.columns)) {
			continue
		}
		return only(both, texts)
	}
	return read
}

// only is what was read of some texts among others, with their own counts.
func only(read vocabulary.Result, texts []vocabulary.Count) vocabulary.Result {
	own := make(map[string]int64)
	for _, c := range texts {
		own[c.Text] = c.N
	}
	keep := func(c *vocabulary.Count) bool {
		n, ok := own[c.Text]
		c.N = n
		return ok
	}
	read.Labels = kept(read.Labels, func(l *vocabulary.Label) bool { return keep(&l.Count) })
	read.Foreign = kept(read.Foreign, func(f *vocabulary.Foreign) bool { return keep(&f.Count) })
	read.Missing = kept(read.Missing, func(m *vocabulary.Missing) bool { return keep(&m.Count) })
	read.Plain = kept(read.Plain, keep)
	read.Ambiguous = kept(read.Ambiguous, keep)
	return read
}

// kept are copies of those that a test keeps, which may change them.
func kept[T any](all []T, keep func(*T) bool) []T {
	var some []T
	for _, x := range all {
		if keep(&x) {
			some = append(some, x)
		}
	}
	return some
}

// whyUnknown is why labels have no scale, "" if they have.
func whyUnknown(read vocabulary.Result) string {
	switch {
	case settled(read):
		return ""
	case read.Decision == vocabulary.Chosen:
		return WhyMixed
	case read.Decision == vocabulary.Rivals:
		return WhySeveralSets
	case read.Decision == vocabulary.Few, read.Decision == vocabulary.Unused:
		return WhyFewLabels
	case read.Decision == vocabulary.OneStep:
		return WhyOneStep
	default:
		return WhyNoSet
	}
}

// foreign names an answer only if it is a label of something, or several gave it:
// it may be what a respondent wrote.
func (r *reporter) foreign(c vocabulary.Count, near string) ForeignLabel {
	_, number := survey.ParseDecimal(c.Text)
	f := ForeignLabel{Count: c.N, Near: near}
	if near != "" || number || c.N >= r.options.Least || vocabulary.Default().Knows(c.Text) {
		f.Value = problem.Quote(c.Text)
	}
	return f
}

// isRanking reports whether so many rows are permutations that chance does not make
// them: of k ratings k!/k^k are.
func (r *reporter) isRanking(t *blockTally) bool {
	k := len(t.sum)
	if k < 3 || 10*t.permutations < 9*t.coded {
		return false
	}
	chance := 0.0
	for i := 1; i <= k; i++ {
		chance += math.Log10(float64(i) / float64(k))
	}
	return float64(t.permutations)*chance < -3
}

// leastCoded is the number of rows from which on items are compared.
const leastCoded = 10

// suspects are items whose correlation with the sum of the others is below zero by
// more than three standard errors, as r²·n > 9 says.
func (r *reporter) suspects(b *blockPlan, t *blockTally) []Suspect {
	suspects := []Suspect{}
	if len(b.columns) < 3 || t.coded < leastCoded {
		return suspects
	}
	n := big.NewInt(t.coded)
	centred := func(xy, x, y int64) *big.Int { // n·Σxy − Σx·Σy
		c := new(big.Int).Mul(n, big.NewInt(xy))
		return c.Sub(c, new(big.Int).Mul(big.NewInt(x), big.NewInt(y)))
	}
	for i, column := range b.columns {
		rest := t.total - t.sum[i]
		withRest := t.withTotal[i] - t.square[i]
		restSquare := t.totalSquare - 2*t.withTotal[i] + t.square[i]
		x, y, xy := centred(t.square[i], t.sum[i], t.sum[i]), centred(restSquare, rest, rest), centred(withRest, t.sum[i], rest)
		if xy.Sign() >= 0 || x.Sign() == 0 || y.Sign() == 0 {
			continue
		}
		square, _ := new(big.Rat).SetFrac(new(big.Int).Mul(xy, xy), new(big.Int).Mul(x, y)).Float64()
		if square*float64(t.coded) > 9 {
			suspects = append(suspects, Suspect{column, problem.Letters(column + 1), r.name(column), -math.Sqrt(square)})
		}
	}
	return suspects
}

// numeric reads numbers, with what the header says of them.
func (r *reporter) numeric(b *Block, texts []vocabulary.Count) {
	counts, cells := make(map[int64]int64), int64(0)
	for _, c := range texts {
		if kind, missing := missingAs(c.Text); missing {
			b.Missing = append(b.Missing, MissingCount{c.Text, string(kind), c.N})
		} else if number, ok := survey.ParseDecimal(c.Text); ok && number.Places == 0 {
			counts[number.Unscaled] += c.N
			cells += c.N
		}
	}
	values := make([]int64, 0, len(counts))
	for value := range counts {
		values = append(values, value)
	}
	slices.Sort(values)
	said := readAnchors(b.Anchors)
	found := oddNumbers(values, cells, said)
	for _, odd := range found.odd {
		r.find(odd.code, b.Columns, counts[odd.value], "value", strconv.FormatInt(odd.value, 10),
			"low", strconv.FormatInt(found.low, 10), "high", strconv.FormatInt(found.high, 10), "label", said.missing[odd.value])
	}
	ends := []string{"low", strconv.FormatInt(found.low, 10), "high", strconv.FormatInt(found.high, 10)}
	b.Why = WhyNumbersOnly
	low, high := float64(found.low), float64(found.high)
	if len(values) > 0 {
		b.Lowest, b.Highest = &low, &high
	}
	switch found.kind {
	case FoundRecode:
		b.Why = WhyRecode
		r.find(FoundRecode, b.Columns, 0, "values", listed(values))
		return
	case FoundEleven:
		r.find(FoundEleven, b.Columns, 0, ends...)
	case FoundSymmetric:
		r.find(FoundSymmetric, b.Columns, 0, ends...)
		b.Scale, b.Why = &BlockScale{int(found.low), int(found.high), int(found.high-found.low) + 1}, ""
	}
	switch {
	case said.known:
		b.Scale, b.Why = &BlockScale{int(said.low), int(said.high), int(said.high-said.low) + 1}, ""
		b.Direction, b.Ends = said.direction, said.ends[:]
		if said.direction == Falling {
			r.find(FoundFalling, b.Columns, 0, "low", strconv.FormatInt(said.low, 10), "high", strconv.FormatInt(said.high, 10))
		}
	case b.Scale == nil && r.isAssumed(b.Columns):
		scale := r.finder.layout.Questionnaire.Instrument.Scale
		b.Scale, b.Why = &BlockScale{int(scale.Min), int(scale.Min) + scale.Points - 1, scale.Points}, WhyPreset
	}
}

// isAssumed reports whether analyze takes columns to be of the preset's scale.
func (r *reporter) isAssumed(columns []int) bool {
	l := &r.finder.layout
	return len(r.finder.problems) == 0 && slices.ContainsFunc(l.Assumed, func(a Assumption) bool { return a.Code == AssumedScale }) &&
		l.Questionnaire.Instrument.Scale.Den == 1 && slices.Contains(l.answers, columns[0])
}

// listed writes the first of some numbers.
func listed(values []int64) string {
	text := ""
	for i, value := range values {
		switch {
		case i == mostListed:
			return text + ", …"
		case i > 0:
			text += ", "
		}
		text += strconv.FormatInt(value, 10)
	}
	return text
}

func lettersOf(columns []int) []string {
	letters := []string{}
	for _, column := range columns {
		letters = append(letters, problem.Letters(column+1))
	}
	return letters
}

func (r *reporter) namesOf(columns []int) []string {
	names := []string{}
	for _, column := range columns {
		names = append(names, r.name(column))
	}
	return names
}

// name is what a column is called; nobody knows what stands in the first row of a
// file without a header.
func (r *reporter) name(column int) string {
	if !r.hasHeader() {
		return r.source.Dialect.Columns[column].Name
	}
	return cmp.Or(problem.Clean(r.source.Header[column]), problem.Letters(column+1))
}
