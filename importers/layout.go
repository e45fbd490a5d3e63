package importers

import (
	"slices"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// Columns is what the user said about a file's columns. The zero value finds
// everything by the columns' names.
type Columns struct {
	Adequate  []string // names, ranges or patterns
	Expected  []string
	Perceived []string
	// Direct is the columns in which customers rated the service gap itself, by
	// item, as worse or better than expected, and DirectScale their scale, whose
	// middle answer says as expected.
	Direct      []string
	DirectScale string
	Scale       string // as survey.ParseScale reads it; empty means the preset's
	Preset      string // a preset's name, "none", or empty to decide by the items
	// DropUnpaired leaves out columns without a counterpart, which are an error
	// otherwise.
	DropUnpaired  bool
	DontKnow      []string // what stands for "don't know" beside the known words, a point of the scale too
	NotApplicable []string

	Segments []ColumnRef // columns of background questions
	Where    []Condition // rows to keep
	Careless Careless    // responses to leave out
	Identity Identity    // whether the ids of respondents are wanted
	Drawing  Drawing     // how respondents were drawn

	// Outcome is the column of a question about the whole and OutcomeScale its
	// scale, both empty without one.
	Outcome, OutcomeScale string
	// OutcomeKind is what it asks about: one of OutcomeKinds, or empty.
	OutcomeKind string

	// English is the label of a preset's item that a text is in any language; ok is
	// false of other texts. Nil knows none.
	English func(text string) (label string, ok bool)
}

// Layout says which column of a file answers what.
type Layout struct {
	Questionnaire survey.Questionnaire
	// Assumed is what was concluded from the names of the columns and not said
	// by the user.
	Assumed []Assumption

	header   []string
	answers  []int                  // column of construct·items + item
	points   []int                  // column of each dimension's points, nil without points
	outcomes []int                  // column of each outcome
	beside   [][]int                // columns of each questionnaire that is answered beside the items, construct by construct
	missing  map[string]survey.Code // words for no answer in a rating
	blank    map[string]survey.Code // likewise for points, without those of the user, which are about ratings

	drawing  drawing
	segments []int  // columns
	rules    []rule // that leave rows out, exclusions before conditions

	directLabels [][][]string // of each directly rated gap, none for the known words
	worded       []*wording   // of each construct, in words that are known; nil if none is
	antecedents  *wording     // likewise of these
	practices    []Practice

	id    int // column of the respondent's id, if hasID or once
	hasID bool

	// What only a mapping has.
	mapped  bool
	labels  [][][]string // of each construct, none if the project has none
	skipped int          // rows below the header that belong to it

	straight bool // responses of one answer are left out
	timed    bool // those that took less than atLeast, by the column duration
	duration int
	atLeast  survey.Decimal
	once     bool // those whose id came before, by the column id

	held []held // to be confirmed by all rows

	doubts []dialect.Rule // of the platform
	spared Doubts         // that speak against no row
}

// Segments is the number of background questions that responses have answers to.
func (l *Layout) Segments() int { return len(l.segments) }

// NoPreset is the preset name that says not to assume one.
const NoPreset = "none"

// Find matches a file's columns to a questionnaire for customers: which columns
// hold what was expected and what was perceived, and what is adequate if that was
// asked, which of them belong together, and to which instrument. Pairs are found
// by the keys of their names (E7 and P7); columns that the user named are paired
// by key where all sides have the same keys, else in their order, and Assumed says
// so.
//
// A column without a counterpart is a problem if it is a rating, by its key or by
// its first answers; others are left out, and Assumed says so.
//
// All that is wrong comes back at once: no columns recognised, one named that is
// not there, one without its counterpart, names used twice, no scale.
func Find(s *Source, c Columns) (Layout, problem.List) {
	f := find(s, c)
	if len(f.problems) > 0 {
		return Layout{}, capped(f.problems)
	}
	return f.layout, nil
}

// find does the work of Find; what is wrong stays in the finder.
func find(s *Source, c Columns) *finder {
	f := &finder{source: s, header: s.Header, columns: c, marks: make(marks), words: make(map[int]string), hinted: make(map[int]bool)}
	f.layout.header, f.layout.skipped, f.layout.doubts = s.Header, s.further, doubtful(s.Dialect)
	f.layout.missing = missingCodes(c.DontKnow, c.NotApplicable)
	if s.Dialect.Aggregate {
		f.problems = problem.List{s.aggregate()}
		return f
	}
	f.layout.blank = missingCodes(nil, nil)
	f.readRated()
	f.readCompared()
	f.readMarks()
	f.paired = f.pairs()
	f.scaleOfNothing()
	if len(f.problems) == 0 {
		f.instrument(f.paired)
	}
	f.careless(c.Careless)
	f.stops()
	for i := range f.problems {
		f.problems[i].File, f.problems[i].Sheet = s.Name, s.Sheet
	}
	named := newLookup(s)
	named.problems = f.problems // so that nothing is told twice
	f.layout.segments = named.segments(c.Segments)
	f.layout.rules = named.rules(nil, c.Where)
	f.layout.drawing = named.drawing(c.Drawing, f.layout.answers)
	f.outcome(&named)
	f.identify(&named)
	f.problems = named.problems
	return f
}

// finder is the state of Find.
type finder struct {
	source   *Source
	header   []string
	columns  Columns
	mapped   bool // a project says which columns answer what
	marks    marks
	rated    rated
	compared map[int]bool // columns with answers such as better than expected
	layout   Layout
	problems problem.List

	own    *vocabulary.Vocabulary // with the sets of a project; nil without any
	paired []pairing
	hinted map[int]bool   // columns of which hints say the construct
	times  [][]int        // columns of statements that were asked again, if nothing says which is which
	words  map[int]string // by column, what marks its construct: one of the reasons of a pair
}

// vocabulary is what labels are read by. Of a file without words it is never asked
// for, for it takes time to be read itself.
func (f *finder) vocabulary() *vocabulary.Vocabulary {
	if f.own != nil {
		return f.own
	}
	return vocabulary.Default()
}

// pairs finds the items: the columns of what was expected and perceived, or if
// there are none the direct ratings, of which other columns tell if none was named.
func (f *finder) pairs() []pairing {
	sides := f.sides()
	f.ratedTwice(slices.Concat(sides...))
	if len(present(sides)) == 0 && len(f.rated.columns) == 0 && len(f.compared) > 0 {
		f.comparedOnly()
	} else {
		f.comparedApart()
	}
	if len(present(sides)) == 0 && len(f.rated.columns) > 0 {
		return f.ratedOnly()
	}
	return f.pair(sides)
}

func (f *finder) fail(p problem.Problem) { f.problems = append(f.problems, p) }
