package importers

import (
	"fmt"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// onTwoSides refuses columns that are named on two sides, such as expected and
// perceived: the gap between a column and itself is no gap.
func (f *finder) onTwoSides(sides [][]keyed) bool {
	twice := false
	for i, side := range sides {
		for _, other := range sides[:i] {
			twice = f.onBoth(other, side) || twice
		}
	}
	return twice
}

func (f *finder) onBoth(a, b []keyed) bool {
	same := slices.DeleteFunc(slices.Clone(a), func(k keyed) bool {
		return !slices.ContainsFunc(b, func(o keyed) bool { return o.column == k.column })
	})
	if len(same) == 0 {
		return false
	}
	first := same[0].column
	f.fail(problem.Problem{
		Kind: problem.Usage, Code: "E-COL-TWICE", Column: first + 1, Header: f.header[first],
		Message: problem.Say("found %s as %s and as %s, accepted is each column on one side", listTexts(f.namesOf(same)), a[0].construct, b[0].construct),
		Fix:     problem.Say("name different columns: %s", flags([]survey.Construct{a[0].construct, b[0].construct})),
	})
	return true
}

// unequal reports sides of different lengths, which cannot be paired in order.
func (f *finder) unequal(sides [][]keyed) {
	var counts []any
	for _, side := range sides {
		counts = append(counts, side[0].construct, len(side))
	}
	message := problem.Say("--%s names %d columns and --%s %d; each needs its counterpart", counts...)
	if len(sides) > 2 {
		message = problem.Say("--%s names %d columns, --%s %d and --%s %d; each needs its counterpart", counts...)
	}
	f.fail(problem.Problem{
		Kind: problem.Usage, Code: "E-PAIR-COUNT",
		Message: message,
		Fix:     problem.Say("name as many columns on each side, in the same order"),
	})
}

func (f *finder) nothingFound() {
	if columns := f.choices(); columns != nil {
		f.expanded(columns)
		return
	}
	if times := f.repeated(); times != nil && !nameless(f.header) {
		f.sidesUnknown(times)
		return
	}
	if nameless(f.header) || f.source.Dialect.HeaderRows == 0 {
		f.fail(problem.Problem{
			Code:    "E-COL-NONE",
			Message: problem.Say("the first row looks like answers, accepted is a row with the names of the columns above them"),
			Fix:     problem.Say("export the survey with its column names, or write them in a row above the answers"),
		})
		return
	}
	if sides := f.wholeNames(); len(sides) > 1 {
		f.fail(problem.Problem{
			Code: "E-COL-NONE", Column: sides[0] + 1, Header: f.header[sides[0]],
			Message: problem.Say("found columns %s, which name no item, as where each answer has a row of its own; accepted is one row for each response with columns for each item", listTexts(f.namesAt(sides))),
			Fix:     problem.Say("make one row of each response, with a pivot table or with reshape; if each row is a response, say so: --expected %s --perceived %s", f.spec(sides[:1]), f.spec(sides[1:2])),
		})
		return
	}
	if f.askedInRows() {
		return
	}
	fix := problem.Say("name them: --expected FIRST:LAST --perceived FIRST:LAST --scale 1-7")
	if others := f.source.otherSheets(); len(others) > 0 {
		fix = problem.Say("name them: --expected FIRST:LAST --perceived FIRST:LAST --scale 1-7, or another sheet: %s", problem.Or(others))
	}
	f.fail(problem.Problem{
		Code:    "E-COL-NONE",
		Message: problem.Say("no columns were recognised as expected or perceived among the %d: %s; accepted are names such as E1 and P1, Q1_E and Q1_P, expected_x and perceived_x", len(f.header), listNames(f.header)),
		Fix:     fix,
	})
}

// wholeNames are the first columns whose names are a word for what was expected, or
// what is important, and for what was perceived, and nothing else.
func (f *finder) wholeNames() []int {
	m := newMarker()
	var sides []int
	for _, role := range roles[1:] {
		says := func(name string) bool { return len(name) > 1 && slices.Contains(role, m.constructs[words(fold(name))]) }
		if at := slices.IndexFunc(f.header, says); at >= 0 {
			sides = append(sides, at)
		}
	}
	return sides
}

// namesAt name columns as a problem does.
func (f *finder) namesAt(columns []int) []problem.Text {
	var names []problem.Text
	for _, column := range columns {
		names = append(names, called(f.header, column))
	}
	return names
}

// otherSheets name the first sheets of a workbook that are not read, as a remedy does.
func (s *Source) otherSheets() []problem.Text {
	var others []problem.Text
	for _, sheet := range s.Sheets {
		if sheet != s.Sheet {
			others = append(others, problem.Say("%s", problem.Setting{Name: "sheet", Value: problem.Shell(problem.Clean(sheet))}))
		}
	}
	return others[:min(len(others), mostNames)]
}

// unpaired reports the items without a column on each of the sides compared, at
// the first that they have, or leaves them out if that is wanted.
func (f *finder) unpaired(alone []keyed, pairs []pairing, compared []survey.Construct) {
	if f.columns.DropUnpaired && len(pairs) > 0 {
		f.assumeOf(AssumedUnpaired, f.namesOf(alone))
		return
	}
	fix := problem.Say("add or rename the missing column, or leave this one out: --drop-unpaired")
	if len(pairs) == 0 {
		fix = problem.Say("say which columns belong together: %s", flags(compared))
	}
	for _, items := range sameLack(byKey(alone), compared) {
		if f.failTogether(items, compared) {
			continue
		}
		for _, item := range items {
			first := item[0]
			f.fail(problem.Problem{
				Code: "E-PAIR-MISSING", Column: first.column + 1, Header: f.header[first.column],
				Message: lacking(item, missing(item, compared)), Fix: fix,
			})
		}
	}
}

// sameLack puts items together that lack the same, in their order.
func sameLack(items [][]keyed, compared []survey.Construct) [][][]keyed {
	at := make(map[string]int)
	var groups [][][]keyed
	for _, item := range items {
		said := lacking(item, missing(item, compared)).String()
		i, known := at[said]
		if !known {
			i = len(groups)
			at[said], groups = i, append(groups, nil)
		}
		groups[i] = append(groups[i], item)
	}
	return groups
}

// mostAlone is the number of columns without a counterpart that are told one by one.
const mostAlone = 3

// failTogether tells of many columns without their counterpart at once, and of a run
// of columns that has as many by the same numbers.
func (f *finder) failTogether(items [][]keyed, compared []survey.Construct) bool {
	lack := missing(items[0], compared)
	if len(items) <= mostAlone || len(items[0]) > 1 || len(lack) != 1 {
		return false
	}
	var columns []keyed
	for _, item := range items {
		columns = append(columns, item[0])
	}
	first := columns[0]
	p := problem.Problem{
		Code: "E-PAIR-MISSING", Column: first.column + 1, Header: f.header[first.column],
		Message: problem.Say("found %d %s columns without their %s ones: %s; accepted are pairs", len(columns), first.construct, lack[0], listTexts(f.namesOf(columns))),
		Fix:     problem.Say("name the columns that belong together: %s; or leave these out: --drop-unpaired", flags(compared)),
	}
	if columns, others, ok := f.numberedAlike(first.column); ok {
		own, other := f.spec(columns), f.spec(others)
		p.Fix = problem.Say("columns %s have the same numbers; if they are the %s ones: --%s %s --%s %s", other, lack[0], first.construct, own, lack[0], other)
	}
	f.fail(p)
	return true
}

// lacking says which of an item's columns were found and which were not: of three
// constructs at most.
func lacking(found []keyed, missing []survey.Construct) problem.Text {
	switch {
	case len(found) > 1:
		return problem.Say("found the %s and %s columns without their %s one; accepted are all three", found[0].construct, found[1].construct, missing[0])
	case len(missing) > 1:
		return problem.Say("found the %s column without its %s and %s ones; accepted are all three", found[0].construct, missing[0], missing[1])
	default:
		return problem.Say("found the %s column without its %s one; accepted are pairs", found[0].construct, missing[0])
	}
}

// flags are those that name the columns of some constructs.
func flags(constructs []survey.Construct) string {
	var flags []string
	for _, c := range constructs {
		flags = append(flags, fmt.Sprintf("--%s FIRST:LAST", c))
	}
	return strings.Join(flags, " ")
}

func (f *finder) namesOf(columns []keyed) []problem.Text {
	var names []problem.Text
	for _, k := range columns {
		names = append(names, called(f.header, k.column))
	}
	return names
}
