package tally

import (
	"slices"
	"strings"

	"servgap/gap/survey"
)

// Set is the tallies of a group at each level of a background question, which
// together are everybody. Capitals do not tell levels apart; a level is called as
// most of its respondents spell it.
type Set struct {
	levels   map[string]*level // by the name in lower case
	others   *Tally            // without a level, or one too many
	most     int               // levels
	overflow bool
	written  map[string]spelling // the names that Add has seen
}

// spelling is a level whose name is written in one way, and how often it was.
type spelling struct {
	level *level
	count *int64
}

// level is a level's tally and how its name is spelt.
type level struct {
	tally   *Tally
	spelled spellings
	alike   string // the spelling that sets agreed on, empty if they did not
}

func (l *level) name() string {
	if l.alike != "" {
		return l.alike
	}
	return l.spelled.most()
}

// MostLevels is the number of levels of a background question that a Set counts
// unless it may have more. A question with more is most often an identifier or a
// comment.
const MostLevels = 250

// NewSet is an empty set of the plan. It fails where New does.
func NewSet(plan Plan) (*Set, error) {
	others, err := New(plan)
	if err != nil {
		return nil, err
	}
	return Alone(others), nil
}

// Alone is a set of respondents without a level.
func Alone(t *Tally) *Set { return setOf(t, MostLevels) }

func setOf(others *Tally, most int) *Set {
	return &Set{others: others, most: most, levels: make(map[string]*level)}
}

// Allow sets how many levels a set counts, not below those that it has, and every set
// that is made of it.
func (s *Set) Allow(most int) { s.most = max(most, len(s.levels)) }

// Split divides a set into the levels with one of the names, in any capitals, and
// the rest. It copies no counts.
func (s *Set) Split(names []string) (of, rest *Set) {
	of, rest = s.Empty(), setOf(s.others, s.most)
	rest.overflow = s.overflow
	for key, l := range s.levels {
		if slices.ContainsFunc(names, func(name string) bool { return strings.ToLower(name) == key }) {
			of.levels[key] = l
		} else {
			rest.levels[key] = l
		}
	}
	return of, rest
}

// Plan is what each of the tallies counts.
func (s *Set) Plan() Plan { return s.others.plan }

// Empty is a set of the same plan that has counted nothing.
func (s *Set) Empty() *Set { return setOf(s.others.Empty(), s.most) }

// Add counts a response at the level that its first segment names; a response
// without segments has no level.
func (s *Set) Add(r survey.Response) {
	if len(r.Segments) == 0 {
		s.others.Add(r)
		return
	}
	at, ok := s.written[r.Segments[0]]
	if !ok {
		at, ok = s.spelling(r.Segments[0])
	}
	if !ok {
		s.others.Add(r)
		return
	}
	*at.count++
	at.level.tally.Add(r)
}

// spelling finds the level of a name that Add has not seen; ok is false if it is one too
// many.
func (s *Set) spelling(name string) (at spelling, ok bool) {
	l := s.level(strings.ToLower(name))
	if l == nil {
		return at, false
	}
	if s.written == nil {
		s.written = make(map[string]spelling)
	}
	at = spelling{l, l.spelled.of(name)}
	s.written[strings.Clone(name)] = at // the name is a piece of a whole part of a file
	return at, true
}

// level is the one with a name in lower case, new if there was none; nil if it is one
// too many.
func (s *Set) level(key string) *level {
	l := s.levels[key]
	switch {
	case l != nil:
	case len(s.levels) >= s.most:
		s.overflow = true
	default:
		l = &level{tally: s.others.Empty(), spelled: make(spellings)}
		l.tally.shareScratch(s.others)
		s.levels[strings.Clone(key)] = l // the key is a piece of a whole part of a file
	}
	return l
}

// Merge counts everything that another set of the same plan has counted. Which
// levels a set has that overflowed depends on the order; nothing else does.
func (s *Set) Merge(other *Set) error {
	if err := s.others.Merge(other.others); err != nil {
		return err
	}
	s.overflow = s.overflow || other.overflow
	for key, l := range other.levels {
		into := s.others
		if same := s.level(key); same != nil {
			same.spelled.merge(l.spelled)
			into = same.tally
		}
		if err := into.Merge(l.tally); err != nil {
			return err
		}
	}
	return nil
}

// Whole is the tally of everybody: without levels the set's own, not to be added to.
func (s *Set) Whole() *Tally {
	if len(s.levels) == 0 {
		return s.others
	}
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
func (s *Set) Levels() []string {
	var names []string
	for _, l := range s.levels {
		names = append(names, l.name())
	}
	slices.Sort(names)
	return names
}

// Level is the tally of a level, in any capitals, an empty one if nobody is at it.
func (s *Set) Level(name string) *Tally {
	if l := s.levels[strings.ToLower(name)]; l != nil {
		return l.tally
	}
	return s.others.Empty()
}

// Overflow reports whether there were more levels than may be, so that some have no
// tally of their own.
func (s *Set) Overflow() bool { return s.overflow }
