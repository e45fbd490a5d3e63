package tally

import (
	"maps"
	"slices"
	"strings"
)

// spellings counts how a name is written.
type spellings map[string]*int64

func (s spellings) add(name string, n int64) { *s.of(name) += n }

// of is the count of a spelling, which is where it was for good.
func (s spellings) of(name string) *int64 {
	count := s[name]
	if count == nil {
		count = new(int64)
		s[strings.Clone(name)] = count // the name is a piece of a whole part of a file
	}
	return count
}

func (s spellings) merge(other spellings) {
	for name, n := range other {
		s.add(name, *n)
	}
}

// most is the spelling that is most frequent, of several the one that sorts first.
func (s spellings) most() string {
	var most string
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if most == "" || *s[name] > *s[most] {
			most = name
		}
	}
	return most
}

// SpellAlike makes sets call the levels that they share by the same names: as most
// respondents of all of them do.
func SpellAlike(sets ...*Set) {
	together := make(map[string]spellings)
	for _, s := range sets {
		for key, l := range s.levels {
			if together[key] == nil {
				together[key] = make(spellings)
			}
			together[key].merge(l.spelled)
		}
	}
	for _, s := range sets {
		for key, l := range s.levels {
			l.alike = together[key].most()
		}
	}
}
