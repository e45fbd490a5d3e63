package vocabulary

import (
	"slices"
)

// index is sets by their labels.
type index struct {
	sets    []Set
	entries []*entry                        // the sets, and behind them their ends, with numbers between
	known   map[string]map[string]int       // the last of the entries that have a label, in having, by language and key
	having  []having                        // counted from 1, so that none is 0
	longest int                             // labels of the set that has most
	keys    map[string]map[string][2]string // by language and spelling, while the sets are added
}

// having is an entry that has a label, and the one before it that has it, too.
type having struct{ entry, before int }

// with adds the entries that have a label, of which the last is given.
func (x *index) with(entries []int, last int) []int {
	for at := last; at > 0; at = x.having[at-1].before {
		entries = append(entries, x.having[at-1].entry)
	}
	return entries
}

// usualLabels is how many labels the sets of a language have, about.
const usualLabels = 256

// entry is a set with its labels prepared.
type entry struct {
	Set
	own    bool // the user's
	labels []placed
}

// placed is where a label stands in a set.
type placed struct {
	key      string
	step     int
	spelling string
}

// at is where a set has a label, by its key. Few have more than a dozen.
func (e *entry) at(key string) (placed, bool) {
	for _, p := range e.labels {
		if p.key == key {
			return p, true
		}
	}
	return placed{}, false
}

func (v *Vocabulary) newIndex(sets []Set, own bool) *index {
	x := &index{sets: sets, having: make([]having, 0, 8*len(sets)), known: make(map[string]map[string]int), keys: make(map[string]map[string][2]string)}
	for _, set := range sets {
		if !set.Ends {
			v.add(x, set, own)
		}
	}
	seen := make(map[string]bool)
	for _, set := range sets {
		set.Steps, set.Ends = [][]string{set.Steps[0], set.Steps[len(set.Steps)-1]}, true
		if name := set.String(); !seen[name] {
			seen[name] = true
			v.add(x, set, own)
		}
	}
	x.keys = nil
	return x
}

func (v *Vocabulary) add(x *index, set Set, own bool) {
	spelled := 0
	for _, spellings := range set.Steps {
		spelled += len(spellings)
	}
	e := &entry{Set: set, own: own, labels: make([]placed, 0, spelled)}
	if x.known[set.Language] == nil {
		room := min(usualLabels, len(x.sets))
		x.known[set.Language] = make(map[string]int, room)
		x.keys[set.Language] = make(map[string][2]string, room)
	}
	known := x.known[set.Language]
	for step, spellings := range set.Steps {
		for _, spelling := range spellings {
			for _, key := range x.keysOf(v, set.Language, spelling) {
				if _, twice := e.at(key); !twice {
					e.labels = append(e.labels, placed{key, step, spelling})
					x.having = append(x.having, having{len(x.entries), known[key]})
					known[key] = len(x.having)
				}
			}
		}
	}
	x.entries = append(x.entries, e)
	x.longest = max(x.longest, len(e.labels))
}

// keysOf are the keys of a spelling, with and without its remark. Many sets have the
// same ones.
func (x *index) keysOf(v *Vocabulary, language, spelling string) [2]string {
	keys, ok := x.keys[language][spelling]
	if !ok {
		whole := plain(spelling)
		keys = [2]string{v.key(language, whole), v.key(language, bare(whole))}
		x.keys[language][spelling] = keys
	}
	return keys
}

// has reports whether any set has a label.
func (x *index) has(v *Vocabulary, l *label) bool {
	for language, known := range x.known {
		for _, r := range l.readings {
			key := v.key(language, r.text)
			if known[key]+known[bare(key)] > 0 {
				return true
			}
		}
	}
	return false
}

// candidates are the sets that have half of a block's labels if they have the numbers
// without one, in their order.
func (x *index) candidates(v *Vocabulary, b *block) []*entry {
	size := b.size()
	if size-len(b.numbers) > 2*x.longest {
		return nil // free text: no set has half of it
	}
	hits := make([]int, len(x.entries))
	for language, known := range x.known {
		for _, keys := range b.keysIn(v, language) {
			var of []int // the entries that have this label
			for _, key := range keys {
				of = x.with(of, known[key])
				if short := bare(key); short != key {
					of = x.with(of, known[short])
				}
			}
			slices.Sort(of)
			for _, i := range slices.Compact(of) {
				hits[i]++
			}
		}
	}
	var found []*entry
	for i, n := range hits {
		e := x.entries[i]
		if n > 0 && 2*(n+len(b.numbers)) >= size && (!e.Ends || n > 1 && b.numbered > 1) {
			found = append(found, e)
		}
	}
	return found
}

// Rises reports whether the first of two labels is the lower one in every set that
// has both; known is false if no set has them or sets differ.
func (v *Vocabulary) Rises(first, second string) (rises, known bool) {
	low, high := bare(plain(first)), bare(plain(second))
	for _, x := range []*index{v.own, v.program} {
		for _, e := range x.entries {
			a, ok1 := e.at(v.key(e.Language, low))
			b, ok2 := e.at(v.key(e.Language, high))
			if !ok1 || !ok2 || a.step == b.step {
				continue
			}
			if known && rises != (a.step < b.step) {
				return false, false
			}
			rises, known = a.step < b.step, true
		}
	}
	return rises, known
}
