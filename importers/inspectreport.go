package importers

import (
	"slices"

	"servgap/importers/problem"
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
	if x.source.Dialect.RepeatedBy != "" {
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
		if ids.repeated > 0 && r.source.Dialect.RepeatedBy == "" {
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
