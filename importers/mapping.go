package importers

import "servgap/gap/survey"

// Mapping says which columns answer what, as a project file has it.
type Mapping struct {
	Questionnaire survey.Questionnaire // its Points follow from those below
	Constructs    []Question           // one for each construct of the questionnaire, by item
	Points        *Question            // by dimension; nil without points
	Outcomes      []ColumnRef          // one for each outcome of the questionnaire
	Direct        []Question           // one for each directly rated gap, by its items
	Antecedents   *Question            // by their items; nil if they were not asked
	Practices     []Practice           // one for each that was asked
	Opportunities []Question           // importance and state, by their items; nil likewise
	// Labels are a construct's answers in words, from the lowest to the highest:
	// the spellings of each answer of the instrument's scale. Numbers are accepted
	// beside them. Outcomes have numbers alone.
	Labels map[survey.Construct][][]string
	// Sets are sets of labels beside those that are known, in the same form, by
	// which constructs without labels may be read.
	Sets [][][]string
	// DirectLabels are likewise the answers of directly rated gaps, by the gap's
	// name. Without them, words for worse and better than expected are known if
	// there is a set of labels with as many answers as the scale.
	DirectLabels map[string][][]string
	// DontKnow and NotApplicable are what stands for no answer beside the known
	// words. A number of them that is a point of the instrument's scale is no
	// answer to an item; on the scale of an outcome or on another scale of a
	// directly rated gap it is one.
	DontKnow, NotApplicable []string

	Segments []ColumnRef // columns of background questions
	Exclude  []Exclusion // rows to leave out; the first that applies is counted
	Where    []Condition // rows to keep
	ID       *ColumnRef  // the column that identifies the respondent, or nil
	Drawing  Drawing     // how respondents were drawn
	// HeaderRows is the number of rows that the names take, as some survey tools
	// write question texts and import ids below the names; 0 is one row. The
	// names are in the first.
	HeaderRows int
}

// Question says in which columns the answers to one question stand, for every
// item or every dimension.
type Question struct {
	// First and Last are the ends of a range of columns in the order of the
	// questionnaire, empty without one.
	First, Last string
	Cells       []Cell // columns named one by one; they win over the range
	Place       string
}

// Cell is the column of one item or dimension.
type Cell struct {
	Index int      // of the item or dimension in the instrument
	Names []string // what the column may be called; one of these must exist
	Place string
}

// Practice is a column that says whether something is done: the answers that say yes,
// and those that say no. Without them 1, 0 and the usual words are known; where only
// those that say yes are named, every other answer says no. Ticks says that a blank cell
// does, too, of whoever answered anything: an option that was not ticked.
type Practice struct {
	Column  ColumnRef
	Yes, No []string
	Ticks   bool
}

// ColumnRef names one column.
type ColumnRef struct {
	Name string
	// Place is where the project file says so, file:line:character, for
	// messages. A place of another form, such as a flag, is repeated as it is;
	// it may be empty.
	Place string
}

// Exclusion leaves out the rows whose column is the text Is, capitals and blanks
// aside, or, where Is is empty, a number below Below.
type Exclusion struct {
	Column ColumnRef
	Is     string
	Below  survey.Decimal
}

// Condition keeps the rows whose column is the value. Of several conditions on
// one column one has to hold, of those on different columns each.
type Condition struct {
	Column ColumnRef
	Value  string
}
