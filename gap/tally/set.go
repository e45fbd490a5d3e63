package tally

import (
	"maps"
	"slices"
	"strings"

	"servgap/gap/survey"
)

// Set is the tallies of a group at each level of a background question, which
// together are everybody.
type Set struct {
	levels   map[string]*Tally
	others   *Tally // without a level, or above MostLevels
	overflow bool
}

// MostLevels is the number of levels of a background question that a Set counts.
// A question with more is most often an identifier or a comment.
const MostLevels = 100

// NewSet is an empty set of the plan. It fails where New does.
func NewSet(plan Plan) (*Set, error) {
	others, err := New(plan)
	if err != nil {
		return nil, err
	}
	return &Set{others: others, levels: make(map[string]*Tally)}, nil
}

// Empty is a set of the same plan that has counted nothing.
func (s *Set) Empty() *Set { return &Set{others: s.others.Empty(), levels: make(map[string]*Tally)} }

// Add counts a response at the level that its first segment names; a response
// without segments has no level.
func (s *Set) Add(r survey.Response) {
	if len(r.Segments) == 0 {
		s.others.Add(r)
		return
	}
	s.level(r.Segments[0]).Add(r)
}

// level is the tally of a level, new if there was none; above MostLevels the one
// of all others.
func (s *Set) level(name string) *Tally {
	t := s.levels[name]
	switch {
	case t != nil:
	case len(s.levels) == MostLevels:
		s.overflow = true
		return s.others
	default:
		t = s.others.Empty()
		s.levels[strings.Clone(name)] = t // the name is a piece of a whole part of a file
	}
	return t
}

// Merge counts everything that another set of the same plan has counted. Which
// levels a set has that overflowed depends on the order; nothing else does.
func (s *Set) Merge(other *Set) error {
	if err := s.others.Merge(other.others); err != nil {
		return err
	}
	s.overflow = s.overflow || other.overflow
	for name, counted := range other.levels {
		if err := s.level(name).Merge(counted); err != nil {
			return err
		}
	}
	return nil
}

// Whole is the tally of everybody.
func (s *Set) Whole() *Tally {
	whole := s.Together(s.Levels())
	s.merge(whole, s.others)
	return whole
}

// Together is the tally of those at several levels.
func (s *Set) Together(names []string) *Tally {
	together := s.others.Empty()
	for _, name := range names {
		s.merge(together, s.Level(name))
	}
	return together
}

func (s *Set) merge(into, t *Tally) {
	if err := into.Merge(t); err != nil {
		panic(err) // all are of one plan
	}
}

// Levels lists the levels in the order of their names.
func (s *Set) Levels() []string { return slices.Sorted(maps.Keys(s.levels)) }

// Level is the tally of a level, an empty one if nobody is at it.
func (s *Set) Level(name string) *Tally {
	if t := s.levels[name]; t != nil {
		return t
	}
	return s.others.Empty()
}

// Overflow reports whether there were more than MostLevels levels, so that some
// have no tally of their own.
func (s *Set) Overflow() bool { return s.overflow }
