package importers

import (
	"slices"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// pairing is an item's columns, one for each of sideConstructs; −1 where the
// construct was not asked.
type pairing struct {
	key     string
	columns [len(sideConstructs)]int
}

// newPairing is an item without any columns.
func newPairing(key string) pairing {
	p := pairing{key: key}
	for i := range p.columns {
		p.columns[i] = -1
	}
	return p
}

// pair puts each column of a side beside its counterparts on the others.
func (f *finder) pair(sides [][]keyed) []pairing {
	if len(f.problems) > 0 || f.onTwoSides(sides) {
		return nil
	}
	if given := present(sides); len(given) > 1 && allNamed(given) && !sameKeys(given) {
		return f.pairByOrder(sides)
	}
	withoutSubletters(sides)
	f.withoutNumbers(sides)
	compared := comparedSides(sides)
	pairs, alone := pairByKey(sides, compared)
	alone = f.ratings(alone, pairs)
	otherSide := func(k keyed) bool { return k.construct != alone[0].construct }
	switch {
	case len(alone) == 0 && len(pairs) == 0:
		f.nothingFound()
		return nil
	case len(pairs) == 0 && !alone[0].named && f.secondAsked(alone):
		return nil
	case len(pairs) == 0 && !slices.ContainsFunc(alone, otherSide):
		pairs = oneSided(alone)
	case len(alone) > 0:
		f.unpaired(alone, pairs, compared)
	}
	f.incomparable(pairs)
	f.pairedByHints(pairs)
	return pairs
}

// pairedByHints shows a pair where no name says by itself what was asked.
func (f *finder) pairedByHints(pairs []pairing) {
	if len(f.problems) > 0 {
		return
	}
	var names []problem.Text
	hinted := false
	for i, column := range pairs[0].columns {
		if column >= 0 {
			names = append(names, called(f.header, column))
			hinted = hinted || f.hinted[column] && len(f.columns.named(sideConstructs[i])) == 0
		}
	}
	if hinted && len(names) > 1 {
		f.assumeOf(AssumedHinted, names)
	}
}

// present are the sides that have columns.
func present(sides [][]keyed) [][]keyed {
	return slices.DeleteFunc(slices.Clone(sides), func(side []keyed) bool { return len(side) == 0 })
}

func allNamed(sides [][]keyed) bool {
	return !slices.ContainsFunc(sides, func(side []keyed) bool { return !side[0].named })
}

func sameKeys(sides [][]keyed) bool {
	keys := func(side []keyed) []string {
		var keys []string
		for _, k := range side {
			keys = append(keys, k.key)
		}
		return slices.Sorted(slices.Values(keys))
	}
	first := keys(sides[0])
	return !slices.ContainsFunc(sides[1:], func(side []keyed) bool { return !slices.Equal(keys(side), first) })
}

// comparedSides are the sides that each item must have a column of. Beside both
// others, adequate columns that were not named make no side if none of them
// belongs to an item: the minimum age is none.
func comparedSides(sides [][]keyed) []survey.Construct {
	given := present(sides)
	others := make(map[string]bool)
	for _, k := range slices.Concat(sides...) {
		others[k.key] = others[k.key] || k.construct != survey.Adequate
	}
	var compared []survey.Construct
	for _, side := range given {
		belongs := func(k keyed) bool { return k.named || others[k.key] }
		if side[0].construct != survey.Adequate || len(given) < len(sideConstructs) || slices.ContainsFunc(side, belongs) {
			compared = append(compared, side[0].construct)
		}
	}
	return compared
}

// pairByKey pairs columns of equal keys, in the order of the first side, and gives
// those of the keys that lack one of the sides compared, in the order of the keys.
// What only one side was asked about is no pair.
func pairByKey(sides [][]keyed, compared []survey.Construct) (pairs []pairing, alone []keyed) {
	for _, item := range byKey(slices.Concat(sides...)) {
		if len(compared) < 2 || len(missing(item, compared)) > 0 {
			alone = append(alone, item...)
			continue
		}
		pairs = append(pairs, pairOf(item))
	}
	return pairs, alone
}

// byKey puts columns of one key together, in the order of their first.
func byKey(columns []keyed) [][]keyed {
	at := make(map[string]int)
	var items [][]keyed
	for _, k := range columns {
		i, known := at[k.key]
		if !known {
			i = len(items)
			at[k.key], items = i, append(items, nil)
		}
		items[i] = append(items[i], k)
	}
	return items
}

// missing are the constructs among those compared that an item has no column of.
func missing(columns []keyed, compared []survey.Construct) []survey.Construct {
	return slices.DeleteFunc(slices.Clone(compared), func(c survey.Construct) bool {
		return slices.ContainsFunc(columns, func(k keyed) bool { return k.construct == c })
	})
}

// pairOf is an item of some columns.
func pairOf(columns []keyed) pairing {
	p := newPairing(columns[0].key)
	for _, k := range columns {
		p.columns[slices.Index(sideConstructs[:], k.construct)] = k.column
	}
	return p
}

// oneSided is a survey that asked only one construct.
func oneSided(side []keyed) []pairing {
	var pairs []pairing
	for _, k := range side {
		pairs = append(pairs, pairOf([]keyed{k}))
	}
	return pairs
}

// incomparable says that what was found has nothing to be compared with: one
// construct alone, or none of what was perceived.
func (f *finder) incomparable(pairs []pairing) {
	if len(f.problems) > 0 {
		return
	}
	if found := constructsOf(pairs); len(found) == 1 || !slices.Contains(found, survey.Perceived) {
		f.assume(incomparableAs(found))
	}
}

// incomparableAs is the assumption that nothing else was asked.
func incomparableAs(found []survey.Construct) string {
	switch {
	case len(found) > 1:
		return AssumedNoPerceived
	case found[0] == survey.Expected:
		return AssumedOnlyExpected
	case found[0] == survey.Adequate:
		return AssumedOnlyAdequate
	default:
		return AssumedOnlyPerceived
	}
}

// pairByOrder pairs the first with the first. What it says of that names a pair
// whose keys differ.
func (f *finder) pairByOrder(sides [][]keyed) []pairing {
	given := present(sides)
	if slices.ContainsFunc(given, func(side []keyed) bool { return len(side) != len(given[0]) }) {
		f.unequal(given)
		return nil
	}
	var pairs []pairing
	var shown []keyed
	for i := range given[0] {
		var columns []keyed
		for _, side := range given {
			columns = append(columns, side[i])
		}
		pairs = append(pairs, pairOf(columns))
		differs := func(k keyed) bool { return k.key != columns[0].key }
		if shown == nil && slices.ContainsFunc(columns, differs) {
			shown = columns
		}
	}
	f.assumeOf(AssumedOrder, f.namesOf(shown))
	f.incomparable(pairs)
	return pairs
}
