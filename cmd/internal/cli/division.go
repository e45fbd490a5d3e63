package cli

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/importers"
	"servgap/importers/limit"
	"servgap/importers/problem"
)

// divisionFlags say whose answers count and what divides them.
type divisionFlags struct {
	by    []string
	where []string
	named bool   // no flag of its own: respondents are wanted by their ids
	place string // what named the column of by, if not --by
	// several allows more than one column, each alone; mark says what of each customer.
	several     bool
	mark        *marking
	touchpoints bool // likewise: items are scored by touchpoint
}

func (f *divisionFlags) bind(cmd *cobra.Command, w lang.Words) {
	repeated(cmd.Flags(), &f.by, "by", "", w.Say("by a background question: the column that holds it"))
	f.bindWhere(cmd, w)
}

func (f *divisionFlags) bindWhere(cmd *cobra.Command, w lang.Words) {
	repeated(cmd.Flags(), &f.where, "where", "", w.Say("only responses whose column is the value: 'Region=North' (may be repeated: one value of each column has to hold)"))
}

// division is whose answers count: conditions, and a column that divides them. A
// tally is divided by further columns, each alone.
type division struct {
	by          string
	also        []string
	where       []importers.Condition
	named       bool   // respondents are kept one by one with their ids, to be joined with themselves
	place       string // what names the columns, for messages; empty for --by
	mark        *marking
	touchpoints bool // items are scored by touchpoint and not by dimension
}

func (f *divisionFlags) division() (division, error) {
	d := division{named: f.named, place: f.place, mark: f.mark, touchpoints: f.touchpoints}
	if len(f.by) > 0 {
		d.by, d.also = strings.TrimSpace(f.by[0]), f.by[1:]
	}
	if len(f.by) > 1 && !f.several {
		return d, usage(problem.Plain("--by "+shellWord(f.by[0])), problem.Say("--by: found %d columns, accepted is one background question at a time", len(f.by)))
	}
	if len(f.by) > 0 && (d.by == "" || slices.Contains(d.also, "")) {
		return d, usage(problem.Say("give a value or leave the flag out"), problem.Say("--by is empty; accepted is the name of a column"))
	}
	for _, text := range f.where {
		column, value, ok := strings.Cut(text, "=")
		column, value = strings.TrimSpace(column), strings.TrimSpace(value)
		if !ok || column == "" {
			return d, usage(problem.Plain("--where 'Region=North'"), problem.Say("--where: found %s, accepted is a column, an equals sign and a value", quoted(text)))
		}
		d.where = append(d.where, importers.Condition{Column: importers.ColumnRef{Name: column, Place: "--where"}, Value: value})
	}
	return d, nil
}

// segments are the columns that a file is divided by, and behind them the one that allows
// contact, if that is asked for.
func (d division) segments() []importers.ColumnRef {
	var columns []importers.ColumnRef
	for _, name := range d.columns() {
		columns = append(columns, importers.ColumnRef{Name: name, Place: cmp.Or(d.place, "--by")})
	}
	if d.mark != nil && d.mark.consent.Name != "" {
		columns = append(columns, d.mark.consent)
	}
	return columns
}

// asked reports whether anything divides the respondents.
func (d division) asked() bool { return d.by != "" || d.where != nil }

// in is the division as far as a group can be divided whose file this is: by the
// conditions on its own columns, or not at all if it lacks the column that
// divides. It names the columns that it lacks.
func (d division) in(s *importers.Source) (own division, lacking []string) {
	for _, c := range d.where {
		if s.Has(c.Column.Name) {
			own.where = append(own.where, c)
		} else {
			lacking = append(lacking, c.Column.Name)
		}
	}
	var held []string
	for _, column := range d.columns() {
		if s.Has(column) {
			held = append(held, column)
		} else {
			lacking = append(lacking, column)
		}
	}
	if held == nil && d.by != "" {
		return division{}, lacking
	}
	return dividedBy(held, own.where), lacking
}

// dividedBy is the division by columns, under conditions.
func dividedBy(columns []string, where []importers.Condition) division {
	d := division{where: where}
	if len(columns) > 0 {
		d.by, d.also = columns[0], columns[1:]
	}
	return d
}

// columns are those that the respondents are divided by.
func (d division) columns() []string {
	if d.by == "" {
		return nil
	}
	return append([]string{d.by}, d.also...)
}

// conditions are those of the method of a result.
func (d division) conditions() []gap.Condition {
	var conditions []gap.Condition
	for _, c := range d.where {
		conditions = append(conditions, gap.Condition{Column: c.Column.Name, Value: c.Value})
	}
	return conditions
}

// countWithin adds the responses with each of several values of a condition.
func (c *counted) countWithin(r importers.Report) {
	if c.within == nil {
		c.within = make(map[importers.Condition]int64)
	}
	for _, w := range r.Within {
		c.within[importers.Condition{Column: importers.ColumnRef{Name: w.Column}, Value: w.Value}] += w.N
	}
}

// fewWithin is a value of a condition with several that few have, if there is one: what
// they answered could be worked out of the same condition without it.
func (c counted) fewWithin(least int64) (value importers.Condition, n int64, ok bool) {
	order := func(a, b importers.Condition) int {
		return cmp.Or(cmp.Compare(a.Column.Name, b.Column.Name), cmp.Compare(a.Value, b.Value))
	}
	for _, value := range slices.SortedFunc(maps.Keys(c.within), order) {
		if n := c.within[value]; 0 < n && n < least {
			return value, n, true
		}
	}
	return value, 0, false
}

// manyLevels is the code of a column that is no background question.
const manyLevels = "E-BY-LEVELS"

// tooManyLevels refuses a column of a file with more levels than are counted. Where these
// are shared by fewer than two respondents each, no limit would make them of use.
func tooManyLevels(file, by string, responses int64, l limit.Limits) error {
	if responses < 2*l.Of(limit.Segments) {
		return unsharedLevels(file, by)
	}
	return noBackground(file,
		problem.Say("--by %s: found more than %s different answers in the column, which is the most that is accepted", quoted(by), l.Spell(limit.Segments)),
		l.Remedy(suchAsRegion(), limit.Segments, 0))
}

// unsharedLevels refuses a column of a file in which nearly everybody says something else.
func unsharedLevels(file, by string) error {
	return noBackground(file,
		problem.Say("--by %s: found answers in the column that hardly two share; accepted is a background question with few answers", quoted(by)),
		suchAsRegion())
}

func suchAsRegion() problem.Text {
	return problem.Say("name a column such as a region or a kind of customer")
}

func noBackground(file string, message, fix problem.Text) error {
	return problem.Problem{Kind: problem.Usage, Code: manyLevels, File: file, Message: message, Fix: fix}
}
