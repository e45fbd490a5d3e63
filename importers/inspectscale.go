package importers

import (
	"slices"
	"strconv"

	"servgap/importers/vocabulary"
)

// scale reads the answers of a block.
func (r *reporter) scale(b *Block) {
	texts := r.texts(b.Columns)
	words := slices.ContainsFunc(texts, func(c vocabulary.Count) bool {
		_, number := numberOf(c.Text)
		_, missing := missingAs(c.Text)
		return !number && !missing
	})
	if words {
		r.worded(b, texts)
	} else {
		r.numeric(b, texts)
	}
}

// numeric reads numbers, with what the header says of them.
func (r *reporter) numeric(b *Block, texts []vocabulary.Count) {
	counts, cells := make(map[int64]int64), int64(0)
	for _, c := range texts {
		if kind, missing := missingAs(c.Text); missing {
			b.Missing = append(b.Missing, MissingCount{c.Text, string(kind), c.N})
		} else if number, ok := numberOf(c.Text); ok && number.Places == 0 {
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
