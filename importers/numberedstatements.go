package importers

import (
	"slices"

	"servgap/importers/pattern"
)

// numberedKey is a statement with a number in front of it: 1. Staff are polite, P12) Staff.
var numberedKey = pattern.New(`^\(?\pL{0,3}(\d{1,3})(?:\s*[.:)]|\s+[–-])\s*([^\d\s].*)$`, pattern.Digits)

// withoutNumbers gives statements that have a number in front the same key on each side
// that was asked of them, where none has so far. It is the statement without the number, if
// that differs because the sides are counted on: Q1. Polite staff, Q6. Polite staff. If they
// are worded otherwise it is the number, which is a hint: E1. Staff should be polite, P1.
// Staff are polite.
func (f *finder) withoutNumbers(sides [][]keyed) {
	given := present(sides)
	if len(given) < 2 || slices.ContainsFunc(slices.Concat(given...), func(k keyed) bool { return k.named }) || shareKeys(given) {
		return
	}
	statements, numbers := partsOfKeys(given)
	switch {
	case isOneToOne(statements):
		setKeys(sides, statements)
	case isOneToOne(numbers):
		setKeys(sides, numbers)
		for _, k := range slices.Concat(given...) {
			f.hinted[k.column], f.words[k.column] = true, PairNumbers
		}
	}
}

// shareKeys reports whether a key is on two sides.
func shareKeys(sides [][]keyed) bool {
	return slices.ContainsFunc(byKey(slices.Concat(sides...)), func(item []keyed) bool {
		return slices.ContainsFunc(item, func(k keyed) bool { return k.construct != item[0].construct })
	})
}

// partsOfKeys are the keys' statements and numbers, empty for those that have no number.
func partsOfKeys(sides [][]keyed) (statements, numbers [][]keyed) {
	for _, side := range sides {
		statement, number := slices.Clone(side), slices.Clone(side)
		for i, k := range side {
			statement[i].key, number[i].key = "", ""
			if parts := numberedKey.FindStringSubmatch(k.key); parts != nil {
				statement[i].key, number[i].key = parts[2], plainKey(parts[1])
			}
		}
		statements, numbers = append(statements, statement), append(numbers, number)
	}
	return statements, numbers
}

// isOneToOne reports whether sides have the same keys, each of them once and none empty.
func isOneToOne(sides [][]keyed) bool {
	seen := make(map[string]bool)
	for _, k := range sides[0] {
		if k.key == "" || seen[k.key] {
			return false
		}
		seen[k.key] = true
	}
	return sameKeys(sides)
}

// setKeys takes over the keys of the sides that have columns.
func setKeys(sides, keys [][]keyed) {
	for _, side := range sides {
		if len(side) > 0 {
			copy(side, keys[0])
			keys = keys[1:]
		}
	}
}
