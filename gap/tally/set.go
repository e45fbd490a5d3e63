package tally

import (
	"maps"
	"slices"
	"strings"

	"servgap/gap/survey"
)

// Set is the tallies of a group: of everybody, and of those at each level of a
// background question. Everybody is always counted, also those above MostLevels.
type Set struct {
	whole    *Tally
	levels   map[string]*Tally
	overflow bool
}

// MostLevels is the number of levels of a background question that a Set counts.
// A question with more is most often an identifier or a comment.
const MostLevels = 100

// NewSet is an empty set of the plan. It fails where New does.
func NewSet(plan Plan) (*Set, error) {
	whole, err := New(plan)
	if err != nil {
		return nil, err
	}
	return &Set{whole: whole, levels: make(map[string]*Tally)}, nil
}

// Empty is a set of the same plan that has counted nothing.
func (s *Set) Empty() *Set { return &Set{whole: s.whole.Empty(), levels: make(map[string]*Tally)} }

// Add counts a response for everybody and at the level that its first segment
// names; a response without segments has no level.
func (s *Set) Add(r survey.Response) {
	s.whole.Add(r)
	if len(r.Segments) == 0 {
		return
	}
	if t := s.level(r.Segments[0]); t != nil {
		t.Add(r)
	}
}

// level is the tally of a level, new if there was none; nil above MostLevels.
func (s *Set) level(name string) *Tally {
	t := s.levels[name]
	switch {
	case t != nil:
	case len(s.levels) == MostLevels:
		s.overflow = true
	default:
		t = s.whole.Empty()
		s.levels[strings.Clone(name)] = t // the name is a piece of a whole part of a file
	}
	return t
}

// Merge counts everything that another set of the same plan has counted. Which
// levels a set has that overflowed depends on the order; nothing else does.
func (s *Set) Merge(other *Set) error {
	if err := s.whole.Merge(other.whole); err != nil {
		return err
	}
	s.overflow = s.overflow || other.overflow
	for name, counted := range other.levels {
		if t := s.level(name); t != nil {
			if err := t.Merge(counted); err != nil {
				return err
			}
		}
	}
	return nil
}

// Whole is the tally of everybody.
func (s *Set) Whole() *Tally { return s.whole }

// Levels lists the levels in the order of their names.
func (s *Set) Levels() []string { return slices.Sorted(maps.Keys(s.levels)) }

// Level is the tally of a level, an empty one if nobody is at it.
func (s *Set) Level(name string) *Tally {
	if t := s.levels[name]; t != nil {
		return t
	}
	return s.whole.Empty()
}

// Overflow reports whether there were more than MostLevels levels, so that some
// were not counted.
func (s *Set) Overflow() bool { return s.overflow }
