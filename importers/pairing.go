package importers

import (
	"fmt"
	"slices"
	"strings"

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
	switch {
	case len(f.problems) > 0:
		return nil
	case len(perceived) == 0 && len(expected) == 0:
		f.nothingFound()
		return nil
	case len(expected) == 0:
		return oneSided(perceived, func(p *pairing, column int) { p.perceived = column })
	case len(perceived) == 0:
		return oneSided(expected, func(p *pairing, column int) { p.expected = column })
	}
	if f.named() && !sameKeys(expected, perceived) {
		return f.pairByOrder(expected, perceived)
	}
	return f.pairByKey(expected, perceived)
}

// named reports whether the user named the columns of both sides.
func (f *finder) named() bool { return len(f.columns.Expected) > 0 && len(f.columns.Perceived) > 0 }

func (f *finder) nothingFound() {
	f.fail(problem.Problem{
		Code:    "E-COL-NONE",
		Message: fmt.Sprintf("no columns were recognised as expected or perceived among the %d: %s; accepted are names such as E1 and P1, Q1_E and Q1_P, expected_x and perceived_x", len(f.header), listNames(f.header)),
		Fix:     "name them: --expected FIRST:LAST --perceived FIRST:LAST --scale 1-7",
	})
}

// oneSided is a survey that asked only one construct.
func oneSided(side []keyed, set func(p *pairing, column int)) []pairing {
	var pairs []pairing
	for _, k := range side {
		p := pairing{key: k.key, expected: -1, perceived: -1}
		set(&p, k.column)
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
		slices.Sort(keys)
		return keys
	}
	return slices.Equal(keys(a), keys(b)) && len(slices.Compact(keys(a))) == len(a)
}

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
	for i, e := range expected {
		pairs = append(pairs, pairing{key: e.key, expected: e.column, perceived: perceived[i].column})
	}
	first := pairs[0]
	f.assume("expected and perceived columns paired in their order (%s with %s, and so on)", problem.Quote(f.header[first.expected]), problem.Quote(f.header[first.perceived]))
	return pairs
}

func (f *finder) pairByKey(expected, perceived []keyed) []pairing {
	counterpart := make(map[string]int)
	for _, p := range perceived {
		counterpart[p.key] = p.column
	}
	var pairs []pairing
	var alone []string
	for _, e := range expected {
		column, ok := counterpart[e.key]
		if !ok {
			alone = append(alone, f.unpaired(e.column, "expected", "perceived"))
			continue
		}
		pairs = append(pairs, pairing{key: e.key, expected: e.column, perceived: column})
		delete(counterpart, e.key)
	}
	for _, p := range perceived {
		if _, left := counterpart[p.key]; left {
			alone = append(alone, f.unpaired(p.column, "perceived", "expected"))
		}
	}
	if f.columns.DropUnpaired && len(alone) > 0 {
		f.assume("left out, without a counterpart: %s", listNames(alone))
		if len(pairs) == 0 {
			f.nothingFound()
		}
	}
	return pairs
}

// unpaired reports a column without a counterpart, unless such columns are to be
// left out, and gives its name.
func (f *finder) unpaired(column int, side, other string) string {
	name := f.header[column]
	if !f.columns.DropUnpaired {
		f.fail(problem.Problem{
			Code: "E-PAIR-MISSING", Column: column + 1, Header: name,
			Message: fmt.Sprintf("found the %s column without its %s one; accepted are pairs", side, other),
			Fix:     "add or rename the missing column, or leave this one out: --drop-unpaired",
		})
	}
	return strings.TrimSpace(name)
}
