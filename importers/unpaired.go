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
		Message: fmt.Sprintf("found %s as %s and as %s, accepted is each column on one side", listNames(f.namesOf(same)), a[0].construct, b[0].construct),
		Fix:     "name different columns: " + flags([]survey.Construct{a[0].construct, b[0].construct}),
	})
	return true
}

// unequal reports sides of different lengths, which cannot be paired in order.
func (f *finder) unequal(sides [][]keyed) {
	var counts []string
	for i, side := range sides {
		count := fmt.Sprintf("--%s %d", side[0].construct, len(side))
		if i == 0 {
			count = fmt.Sprintf("--%s names %d columns", side[0].construct, len(side))
		}
		counts = append(counts, count)
	}
	f.fail(problem.Problem{
		Kind: problem.Usage, Code: "E-PAIR-COUNT",
		Message: and(counts) + "; each needs its counterpart",
		Fix:     "name as many columns on each side, in the same order",
	})
}

func (f *finder) nothingFound() {
	if nameless(f.header) {
		f.fail(problem.Problem{
			Code:    "E-COL-NONE",
			Message: "the first row looks like answers, accepted is a row with the names of the columns above them",
			Fix:     "export the survey with its column names, or write them in a row above the answers",
		})
		return
	}
	f.fail(problem.Problem{
		Code:    "E-COL-NONE",
		Message: fmt.Sprintf("no columns were recognised as expected or perceived among the %d: %s; accepted are names such as E1 and P1, Q1_E and Q1_P, expected_x and perceived_x", len(f.header), listNames(f.header)),
		Fix:     "name them: --expected FIRST:LAST --perceived FIRST:LAST --scale 1-7",
	})
}

// unpaired reports the items without a column on each of the sides compared, at
// the first that they have, or leaves them out if that is wanted.
func (f *finder) unpaired(alone []keyed, pairs []pairing, compared []survey.Construct) {
	if f.columns.DropUnpaired && len(pairs) > 0 {
		f.assumeOf(AssumedUnpaired, f.namesOf(alone))
		return
	}
	fix := "add or rename the missing column, or leave this one out: --drop-unpaired"
	if len(pairs) == 0 {
		fix = "say which columns belong together: " + flags(compared)
	}
	for _, item := range byKey(alone) {
		first := item[0]
		f.fail(problem.Problem{
			Code: "E-PAIR-MISSING", Column: first.column + 1, Header: f.header[first.column],
			Message: lacking(item, missing(item, compared)), Fix: fix,
		})
	}
}

// lacking says which of an item's columns were found and which were not.
func lacking(found []keyed, missing []survey.Construct) string {
	var constructs []survey.Construct
	for _, k := range found {
		constructs = append(constructs, k.construct)
	}
	columns, ones, accepted := "column without its", "one", "pairs"
	if len(found) > 1 {
		columns = "columns without their"
	}
	if len(missing) > 1 {
		ones = "ones"
	}
	if len(found)+len(missing) > 2 {
		accepted = "all three"
	}
	return fmt.Sprintf("found the %s %s %s %s; accepted are %s", and(constructs), columns, and(missing), ones, accepted)
}

// flags are those that name the columns of some constructs.
func flags(constructs []survey.Construct) string {
	var flags []string
	for _, c := range constructs {
		flags = append(flags, fmt.Sprintf("--%s FIRST:LAST", c))
	}
	return strings.Join(flags, " ")
}

// and lists words as a sentence does: a, b and c.
func and[S ~string](words []S) string {
	var text string
	for i, word := range words {
		switch {
		case i > 0 && i == len(words)-1:
			text += " and "
		case i > 0:
			text += ", "
		}
		text += string(word)
	}
	return text
}

func (f *finder) namesOf(columns []keyed) []string {
	var names []string
	for _, k := range columns {
		names = append(names, strings.TrimSpace(nameOf(f.header, k.column)))
	}
	return names
}
