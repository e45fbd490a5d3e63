package importers

import (
	"slices"

	"servgap/gap/survey"
)

// hints are marks that say too little alone: A1 and D1, min_speed, Q1E, or a
// question that is the whole name of its column. They count where the items of one
// construct are those of another.
type hints struct {
	*finder
	marker  marker
	found   marks
	letters map[int]bool    // columns that one letter marks
	further map[string]bool // keys that other letters have, too: Q1B beside Q1E
}

// markDesired is what the letter D hints at: what is expected, where A stands for what
// is adequate.
const markDesired = "desired"

// roles are the constructs that stand on one side of a comparison each. A hint is no
// news where its side is known.
var roles = [][]string{
	{string(survey.Adequate)},
	{string(survey.Expected), markImportance, markPoints},
	{string(survey.Perceived), markSatisfaction},
}

// read takes the hint of a column's name or, if that gives none, of its text.
func (h *hints) read(column int) {
	c := h.columnOf(column)
	if c.Row != "" && h.namesQuestion(column) { // E1. Excellent banks have [polite staff]
		if found, ok := h.marker.hint(c.Stem); ok && found.construct != "" {
			h.found.add(found.construct, fold(c.Row), column)
			h.letters[column] = found.letter
			return
		}
	}
	if found, ok := h.marker.hint(h.header[column]); ok {
		if found.construct == "" {
			h.further[found.key] = true
			return
		}
		h.found.add(found.construct, found.key, column)
		h.letters[column] = found.letter
		return
	}
	for _, question := range []string{h.header[column], c.Text} {
		if construct, key, ok := h.marker.asked(question); ok {
			h.found.add(construct, key, column)
			return
		}
	}
}

// settle takes over the hints that agree with what else was found.
func (h *hints) settle() {
	h.zone()
	agreed := make(marks)
	for i, role := range roles {
		if slices.ContainsFunc(role, func(c string) bool { return len(h.marks[c]) > 0 }) {
			continue
		}
		for _, construct := range role {
			if h.agrees(construct, i) {
				agreed[construct] = h.found[construct]
			}
		}
	}
	for construct, keys := range agreed {
		h.marks[construct] = keys
		for _, columns := range keys {
			for _, column := range columns {
				h.hinted[column] = true
				h.words[column] = PairWords
				if h.letters[column] {
					h.words[column] = PairCodes
				}
			}
		}
	}
}

// zone reads A1 and D1 as adequate and desired where both stand beside P1: one of them
// alone may be anything.
func (h *hints) zone() {
	adequate, expected := string(survey.Adequate), string(survey.Expected)
	desired := h.found[markDesired]
	if len(h.found[expected]) == 0 && h.share(desired, h.found[adequate]) && h.share(desired, h.marks[string(survey.Perceived)]) {
		h.found[expected] = desired
	}
	if a := h.found[adequate]; len(a) > 0 && h.letters[firstOf(a)] && len(h.found[expected]) == 0 {
		delete(h.found, adequate)
	}
}

// agrees reports whether what is hinted at was asked of the items of another role.
func (h *hints) agrees(construct string, role int) bool {
	for i, other := range roles {
		for _, counterpart := range other {
			if i != role && (h.share(h.found[construct], h.marks[counterpart]) || h.share(h.found[construct], h.found[counterpart])) {
				return true
			}
		}
	}
	return false
}

// share reports whether hints are of the same items as others: of half of them, and
// if letters give them, of all.
func (h *hints) share(own, others map[string][]int) bool {
	if len(own) == 0 || len(others) == 0 {
		return false
	}
	shared := 0
	for key := range own {
		if others[key] != nil && !h.further[key] {
			shared++
		}
	}
	most := max(len(own), len(others))
	return shared == most || 2*shared >= most && !h.letters[firstOf(own)]
}
