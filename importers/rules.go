package importers

import (
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// rule leaves rows out by one column.
type rule struct {
	column int
	values []wanted       // none: numbers below
	keep   bool           // the rows with one of the values stay, else they go
	below  survey.Decimal // the limit of a rule without values
	said   Criterion
	place  string
}

// Criterion is what a rule of a mapping says of the rows that it leaves out: their
// column is below the one value, is it, or is none of the values.
type Criterion struct {
	Kind   string
	Column string // fit to be printed, as the values are
	Values []string
}

// The kinds of criteria.
const (
	RuleBelow = "below"
	RuleIs    = "is"
	RuleIsNot = "is not"
)

// String writes the criterion as the reason that programs read.
func (c Criterion) String() string {
	return ReasonExcluded + c.Column + " " + c.Kind + " " + strings.Join(c.Values, " or ")
}

// text is the criterion as a person is told it.
func (c Criterion) text() problem.Text {
	values := either(c.Values)
	switch c.Kind {
	case RuleBelow:
		return problem.Say("excluded: %s below %s", c.Column, values)
	case RuleIs:
		return problem.Say("excluded: %s is %s", c.Column, values)
	default:
		return problem.Say("excluded: %s is not %s", c.Column, values)
	}
}

// wanted is a value that a rule looks for.
type wanted struct {
	text, folded string
	number       survey.Decimal
	isNumber     bool
}

func newWanted(text string) wanted {
	w := wanted{text: strings.TrimSpace(text), folded: fold(text)}
	w.number, w.isNumber = survey.ParseDecimal(w.text)
	return w
}

// is reports whether a cell holds the value: the same text but for capitals and
// blanks, or the same number.
func (w *wanted) is(text, folded string) bool {
	if text == w.text || folded == w.folded {
		return true
	}
	if !w.isNumber {
		return false
	}
	number, ok := survey.ParseDecimal(text)
	return ok && number.Compare(w.number) == 0
}

// rules prepares the exclusions, then the conditions.
func (l *lookup) rules(exclude []Exclusion, where []Condition) []rule {
	return append(l.exclusions(exclude), l.conditions(where)...)
}

func (l *lookup) exclusions(exclude []Exclusion) []rule {
	var rules []rule
	for _, e := range exclude {
		column, ok := l.column(e.Column)
		if !ok {
			continue
		}
		r := rule{column: column, place: e.Column.Place, below: e.Below}
		if e.Is == "" {
			r.said = l.criterion(RuleBelow, column, e.Below.String())
		} else {
			r.values = []wanted{newWanted(e.Is)}
			r.said = l.criterion(RuleIs, column, e.Is)
		}
		rules = append(rules, r)
	}
	return rules
}

// conditions are one rule for each column, whose values are those of all its
// conditions.
func (l *lookup) conditions(where []Condition) []rule {
	var rules []rule
	for _, c := range where {
		column, ok := l.column(c.Column)
		if !ok {
			continue
		}
		if at := slices.IndexFunc(rules, func(r rule) bool { return r.column == column }); at >= 0 {
			rules[at].values = append(rules[at].values, newWanted(c.Value))
			rules[at].said.Values = append(rules[at].said.Values, problem.Clean(c.Value))
			continue
		}
		rules = append(rules, rule{
			column: column, place: c.Column.Place, values: []wanted{newWanted(c.Value)}, keep: true,
			said: l.criterion(RuleIsNot, column, c.Value),
		})
	}
	return rules
}

// criterion is what a rule says of a column.
func (l *lookup) criterion(kind string, column int, value string) Criterion {
	return Criterion{Kind: kind, Column: problem.Clean(nameOf(l.header, column)), Values: []string{problem.Clean(value)}}
}

// verdict is what a rule says of a cell: whether the row goes, and which of its values
// the cell is.
type verdict struct {
	out bool
	is  []int
}

// verdict is that of a rule with values.
func (d *Decoder) verdict(at int, cells []string) verdict {
	r := &d.layout.rules[at]
	cell := cells[r.column]
	if known := d.verdicts[at].of(cell); known != nil {
		return *known
	}
	text := strings.TrimSpace(cell)
	folded := fold(text)
	v := verdict{out: r.keep}
	for i := range r.values {
		if r.values[i].is(text, folded) {
			v.out, v.is = !r.keep, append(v.is, i)
		}
	}
	d.verdicts[at].keep(cell, v)
	return v
}

// isBelow reports whether a rule without values leaves a row out. A cell that is no number
// is a finding; an empty one is no number and leaves the row in.
func (d *Decoder) isBelow(r *rule, row int, cell string) bool {
	text := strings.TrimSpace(cell)
	number, ok := survey.ParseDecimal(text)
	if !ok {
		if _, blank := d.layout.blank[fold(text)]; !blank {
			d.found.add(r.column, noNumber, text, row)
		}
		return false
	}
	return number.Compare(r.below) < 0
}

// firstRule is the position of the first rule that leaves a row out, −1 without
// one.
func (d *Decoder) firstRule(row int, cells []string) int {
	for i := range d.layout.rules {
		r := &d.layout.rules[i]
		if r.values == nil && d.isBelow(r, row, cells[r.column]) || r.values != nil && d.verdict(i, cells).out {
			return i
		}
	}
	return -1
}

// countWanted counts which values of the conditions with several a row has, also
// one that is left out, so that a value without a row can be told; countWithin those of
// a response that all conditions keep.
func (d *Decoder) countWanted(cells []string) { d.eachWanted(cells, d.found.wanted) }

func (d *Decoder) countWithin(cells []string) { d.eachWanted(cells, d.found.within) }

func (d *Decoder) eachWanted(cells []string, into map[ruleValue]int64) {
	for i := range d.layout.rules {
		r := &d.layout.rules[i]
		if !r.keep || len(r.values) == 1 {
			continue
		}
		for _, v := range d.verdict(i, cells).is {
			into[ruleValue{i, v}]++
		}
	}
}

// within is how many responses have each value of the conditions with several.
func (d *Decoder) within() []Within {
	var all []Within
	for i, rule := range d.layout.rules {
		if !rule.keep || len(rule.values) == 1 {
			continue
		}
		for v, value := range rule.values {
			all = append(all, Within{rule.said.Column, value.text, d.found.within[ruleValue{i, v}]})
		}
	}
	return all
}

func blankRow(cells []string) bool {
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}
