package importers

import (
	"slices"
	"strconv"

	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

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
	_, number := numberOf(c.Text)
	f := ForeignLabel{Count: c.N, Near: near}
	if near != "" || number || c.N >= r.options.Least || vocabulary.Default().Knows(c.Text) {
		f.Value = problem.Quote(c.Text)
	}
	return f
}
