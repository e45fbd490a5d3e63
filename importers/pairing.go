package importers

import (
	"fmt"
	"slices"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// pairing is an item's columns: the expected and the perceived one, −1 where the
// construct was not asked.
type pairing struct {
	key                 string
	expected, perceived int
}

// pair puts each column of one side beside its counterpart on the other.
func (f *finder) pair(expected, perceived []keyed) []pairing {
	if len(f.problems) > 0 || f.onBothSides(expected, perceived) {
		return nil
	}
	if len(f.columns.Expected) > 0 && len(f.columns.Perceived) > 0 && !sameKeys(expected, perceived) {
		return f.pairByOrder(expected, perceived)
	}
	pairs, alone := pairByKey(expected, perceived)
	alone = f.ratings(alone, pairs)
	otherSide := func(k keyed) bool { return k.construct != alone[0].construct }
	switch {
	case len(alone) == 0 && len(pairs) == 0:
		f.nothingFound()
	case len(pairs) == 0 && !slices.ContainsFunc(alone, otherSide):
		f.assume(onlyOne(alone[0].construct))
		return oneSided(alone)
	case len(alone) > 0:
		f.unpaired(alone, pairs)
	}
	return pairs
}

// onBothSides refuses columns that are named as expected and as perceived: the
// gap between a column and itself is no gap.
func (f *finder) onBothSides(expected, perceived []keyed) bool {
	var twice []string
	first := -1
	for _, e := range expected {
		if slices.ContainsFunc(perceived, func(p keyed) bool { return p.column == e.column }) {
			twice = append(twice, nameOf(f.header, e.column))
			if first < 0 {
				first = e.column
			}
		}
	}
	if first < 0 {
		return false
	}
	f.fail(problem.Problem{
		Kind: problem.Usage, Code: "E-COL-TWICE", Column: first + 1, Header: f.header[first],
		Message: fmt.Sprintf("found %s as expected and as perceived, accepted is each column on one side", listNames(twice)),
		Fix:     "name different columns: --expected FIRST:LAST --perceived FIRST:LAST",
	})
	return true
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

// onlyOne is the assumption that there is no other side than this.
func onlyOne(construct survey.Construct) string {
	if construct == survey.Expected {
		return AssumedOnlyExpected
	}
	return AssumedOnlyPerceived
}

// oneSided is a survey that asked only one construct.
func oneSided(side []keyed) []pairing {
	var pairs []pairing
	for _, k := range side {
		p := pairing{key: k.key, expected: k.column, perceived: -1}
		if k.construct == survey.Perceived {
			p.expected, p.perceived = -1, k.column
		}
		pairs = append(pairs, p)
	}
	return pairs
}

func sameKeys(a, b []keyed) bool {
	keys := func(side []keyed) []string {
		var keys []string
		for _, k := range side {
			keys = append(keys, k.key)
		}
		return slices.Sorted(slices.Values(keys))
	}
	return slices.Equal(keys(a), keys(b))
}

// pairByOrder pairs the first with the first. What it says of that names a pair
// whose keys differ.
func (f *finder) pairByOrder(expected, perceived []keyed) []pairing {
	if len(expected) != len(perceived) {
		f.fail(problem.Problem{
			Kind: problem.Usage, Code: "E-PAIR-COUNT",
			Message: fmt.Sprintf("--expected names %d columns and --perceived %d; each needs its counterpart", len(expected), len(perceived)),
			Fix:     "name as many columns on both sides, in the same order",
		})
		return nil
	}
	var pairs []pairing
	shown := 0
	for i, e := range expected {
		pairs = append(pairs, pairing{key: e.key, expected: e.column, perceived: perceived[i].column})
		if expected[shown].key == perceived[shown].key {
			shown = i
		}
	}
	f.assume(AssumedOrder, "expected", f.nameOrLetter(pairs[shown].expected), "perceived", f.nameOrLetter(pairs[shown].perceived))
	return pairs
}

// pairByKey pairs columns of equal keys, in the order of the expected ones, and
// gives those that are left alone.
func pairByKey(expected, perceived []keyed) (pairs []pairing, alone []keyed) {
	counterpart := make(map[string]int)
	for _, p := range perceived {
		counterpart[p.key] = p.column
	}
	for _, e := range expected {
		column, ok := counterpart[e.key]
		if !ok {
			alone = append(alone, e)
			continue
		}
		pairs = append(pairs, pairing{key: e.key, expected: e.column, perceived: column})
		delete(counterpart, e.key)
	}
	for _, p := range perceived {
		if _, left := counterpart[p.key]; left {
			alone = append(alone, p)
		}
	}
	return pairs, alone
}

// unpaired reports the columns without a counterpart, or leaves them out if that
// is wanted.
func (f *finder) unpaired(alone []keyed, pairs []pairing) {
	fix := "add or rename the missing column, or leave this one out: --drop-unpaired"
	if len(pairs) == 0 {
		fix = "say which columns belong together: --expected FIRST:LAST --perceived FIRST:LAST"
	}
	if f.columns.DropUnpaired && len(pairs) > 0 {
		f.assumeOf(AssumedUnpaired, f.namesOf(alone))
		return
	}
	other := map[survey.Construct]survey.Construct{survey.Expected: survey.Perceived, survey.Perceived: survey.Expected}
	for _, k := range alone {
		f.fail(problem.Problem{
			Code: "E-PAIR-MISSING", Column: k.column + 1, Header: f.header[k.column],
			Message: fmt.Sprintf("found the %s column without its %s one; accepted are pairs", k.construct, other[k.construct]),
			Fix:     fix,
		})
	}
}

func (f *finder) namesOf(columns []keyed) []string {
	var names []string
	for _, k := range columns {
		names = append(names, f.nameOrLetter(k.column))
	}
	return names
}
