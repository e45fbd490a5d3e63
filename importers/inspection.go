package importers

import "servgap/importers/problem"

// Inspection is what a survey export holds: what Inspect makes, and what
// inspect -f json prints. It has no text that a respondent wrote, no name, no
// address and no id: values are counted of columns with few answers only, and those
// of background questions only from a least number of respondents up.
//
// Columns are numbered from 0 in the fields of other types, and named by their
// letters, as a spreadsheet has them, where programs read them.
type Inspection struct {
	Path        string   `json:"path"` // as the user gave it, or StandardInput
	Sheet       string   `json:"sheet"`
	OtherSheets []string `json:"other_sheets"`
	Platform    string   `json:"platform"` // a platform of package dialect, "" if it is nobody's
	Variant     string   `json:"variant"`
	Evidence    string   `json:"evidence"`
	Encoding    string   `json:"encoding"` // of a text file
	// Guessed says that the encoding is the likeliest one of a file that is not UTF-8.
	Guessed    bool              `json:"encoding_guessed"`
	Delimiter  string            `json:"delimiter"`  // of a text file
	TitleRows  int               `json:"title_rows"` // above the header
	HeaderRows int               `json:"header_rows"`
	Rows       int64             `json:"rows"` // below the header; blank ones of a workbook are none
	Responses  Received          `json:"responses"`
	Cells      Cells             `json:"cells"`
	Columns    []InspectedColumn `json:"columns"`
	Blocks     []Block           `json:"blocks"`
	Pairs      []InspectedPair   `json:"pairs"`
	IDs        *InspectedIDs     `json:"ids"`      // nil without a column of ids
	Duration   *Duration         `json:"duration"` // nil without times
	Findings   []Finding         `json:"findings"`
	// Open is what analyze would ask before it began, and Problems the same in words.
	Open     []OpenQuestion `json:"open"`
	Problems problem.List   `json:"-"`
	// Warnings is what the reader of the file had to say.
	Warnings []problem.Problem `json:"-"`
}

// Received counts responses: rows that are neither blank nor left out by a rule of
// the platform.
type Received struct {
	Kept    int64       `json:"kept"`
	Dropped []DropCount `json:"dropped"`
	// SetAside are the rules that would have dropped every row, and so dropped none.
	SetAside []SetAside `json:"set_aside"`
}

// DropCount is how many rows were left out for a reason of package dialect.
type DropCount struct {
	Reason string `json:"reason"`
	Count  int64  `json:"count"`
}

// SetAside is a rule that speaks against every row.
type SetAside struct {
	Reason string `json:"reason"`
	Column int    `json:"-"`
	Letter string `json:"column"`
	Count  int64  `json:"count"`
}

// Cells counts the cells of answer columns in the responses kept.
type Cells struct {
	All   int64 `json:"all"`
	Blank int64 `json:"blank"`
}

// What a column holds, beside the kinds of package dialect: id, started, ended,
// status, finished, progress, duration, language, contact, meta, comment, order,
// timing, choice, derived and empty.
const (
	KindRating     = "rating"     // of a block
	KindRanking    = "ranking"    // a place among others
	KindChoice     = "choice"     // one option of a multiple choice, as package dialect says
	KindBackground = "background" // few different answers, on which responses can be divided
	KindNumber     = "number"     // many different numbers
	KindText       = "text"       // what respondents wrote
	KindPoints     = "points"     // importance, shared out of 100
	KindConstant   = "constant"   // the same in every response
	KindDerived    = "derived"    // computed of other columns
	KindEmpty      = "empty"
)

// InspectedColumn is one column.
type InspectedColumn struct {
	Letter    string         `json:"letter"`
	Name      string         `json:"name"`
	Text      string         `json:"text"` // the question as asked, "" if that is the name
	Question  string         `json:"question"`
	Statement string         `json:"statement"` // of a grid
	Kind      string         `json:"kind"`
	Filled    int64          `json:"filled"` // blank and missing apart: answers and words for none
	Blank     int64          `json:"blank"`
	Distinct  int            `json:"distinct"` // different answers, 0 if they are too many to count
	Values    []ValueCount   `json:"values"`   // none of ids, contact data and free text
	Hidden    *HiddenValues  `json:"values_hidden"`
	Missing   []MissingCount `json:"missing"`
	Numbers   *NumberSummary `json:"numbers"` // nil unless most answers are numbers
	Anchors   []string       `json:"anchors"` // what the header says of numbers
	Block     string         `json:"block"`   // its id, "" if it is in none
	Construct string         `json:"construct"`
}

// ValueCount is an answer and how many gave it.
type ValueCount struct {
	Value string `json:"value"`
	Count int64  `json:"count"`
}

// HiddenValues are answers that too few gave to be named.
type HiddenValues struct {
	Values int   `json:"values"`
	Count  int64 `json:"count"`
}

// MissingCount is a word or a number that stands for no answer. Kind is a NoAnswer
// of package vocabulary.
type MissingCount struct {
	Value string `json:"value"`
	Kind  string `json:"kind"`
	Count int64  `json:"count"`
}

// NumberSummary sums up the numbers of a column, with words and blanks left out.
type NumberSummary struct {
	N    int64   `json:"n"`
	Min  float64 `json:"min"`
	Max  float64 `json:"max"`
	Mean float64 `json:"mean"`
}

// What the columns of a block are.
const (
	BlockRating  = "rating"
	BlockRanking = "ranking" // each response is a permutation of 1 to k
	BlockChoices = "choices" // one column for each option
)

// How the labels or numbers of a block run.
const (
	Rising           = "rising"  // the last label, or the highest number, is best
	Falling          = "falling" // 1 = Strongly agree
	UnknownDirection = "unknown"
)

// Why the scale of a block is not known.
const (
	WhyNumbersOnly = "numbers_only"   // nothing says what the numbers mean
	WhySeveralSets = "several_sets"   // labels of several sets that differ
	WhyFewLabels   = "few_labels"     // too few labels of a set, or not one that should be there
	WhyOneStep     = "one_step"       // two labels are one answer to the set
	WhyNoSet       = "no_set"         // labels of no set that is known
	WhyMixed       = "numbers_differ" // numbers do not run as the words beside them
	WhyRecode      = "recode"         // codes, not ranks
	WhyPreset      = "preset"         // the scale is that of the preset, which is assumed
)

// Block is columns that share one question or scale.
type Block struct {
	ID        string      `json:"id"` // b1, b2, …
	Kind      string      `json:"kind"`
	Construct string      `json:"construct"` // expected, perceived, adequate, rated (directly) or ""
	Question  string      `json:"question"`
	Columns   []int       `json:"-"`
	Letters   []string    `json:"columns"`
	Names     []string    `json:"names"`
	Scale     *BlockScale `json:"scale"` // nil if it is not known, and Why says why
	Why       string      `json:"scale_unknown"`
	Direction string      `json:"direction"`
	// Lowest and Highest are the numbers found, without those that stand for no answer.
	Lowest  *float64       `json:"lowest"`
	Highest *float64       `json:"highest"`
	Labels  []BlockLabel   `json:"labels"` // low to high, if they are words
	Ends    []string       `json:"ends"`   // the words for the lowest and the highest point, if they are known
	Sets    []LabelSet     `json:"label_sets"`
	Anchors []string       `json:"anchors"`
	Missing []MissingCount `json:"missing"`
	Foreign []ForeignLabel `json:"foreign"`
	// Complete responses answered every item of the block; Straight of them gave the
	// same answer to all, which is counted for five items and more.
	Complete int64  `json:"complete"`
	Straight *int64 `json:"straight"`
	// Suspects are columns whose answers run against those of the others: perhaps
	// worded negatively. Nothing is reversed.
	Suspects []Suspect `json:"suspects"`
}

// BlockScale is a scale from its lowest to its highest point.
type BlockScale struct {
	Min    int `json:"min"`
	Max    int `json:"max"`
	Points int `json:"points"`
}

// BlockLabel is a label as it stands in the file, with its place on the scale.
type BlockLabel struct {
	Label string `json:"label"`
	Point int    `json:"point"`
	Count int64  `json:"count"`
}

// LabelSet is a known set of labels that a block's are of.
type LabelSet struct {
	Language string `json:"language"`
	Kind     string `json:"kind"`
}

// ForeignLabel is an answer that is none of the block's scale.
type ForeignLabel struct {
	Value string `json:"value"`
	Count int64  `json:"count"`
	Near  string `json:"near"` // the label that it may be a misspelling of
}

// Suspect is an item with its correlation with the sum of the others.
type Suspect struct {
	Column      int     `json:"-"`
	Letter      string  `json:"column"`
	Name        string  `json:"name"`
	Correlation float64 `json:"item_rest"`
}

// The reasons for which two columns are a pair, the surest first.
const (
	PairNamed     = "named"          // the user named both
	PairSides     = "side_by_side"   // two sides of one question
	PairStatement = "same_statement" // one statement below two questions
	PairWords     = "words"          // names with a word for each side: expected_1, perceived_1
	PairCodes     = "codes"          // names with a letter for each side: E1, P1
	PairNumbers   = "numbers"        // statements of one number below two questions
)

// How sure a pair is. Of the last nothing says which side is which.
const (
	Certain = "certain"
	High    = "high"
	Medium  = "medium"
	Low     = "low"
)

// InspectedPair is the columns of one item.
type InspectedPair struct {
	Item       string       `json:"item"` // what they are paired by
	Sides      []PairColumn `json:"sides"`
	Reason     string       `json:"reason"`
	Confidence string       `json:"confidence"`
}

// PairColumn is one side of a pair; its construct is "" if nothing says which.
type PairColumn struct {
	Construct string `json:"construct"`
	Column    int    `json:"-"`
	Letter    string `json:"column"`
	Name      string `json:"name"`
}

// InspectedIDs says how many responses have an id that was there before. The ids
// of so many responses are remembered at most; of a longer file Checked says of how
// many.
type InspectedIDs struct {
	Column   int    `json:"-"`
	Letter   string `json:"column"`
	Checked  int64  `json:"checked"`
	Repeated int64  `json:"repeated"`
}

// Duration is how long responses took. Quick ones are under 60 seconds, and under a
// third of the median.
type Duration struct {
	Letters []string `json:"columns"` // the duration's, or those of the start and the end
	N       int64    `json:"n"`
	Median  float64  `json:"median_seconds"`
	Under60 int64    `json:"under_60_seconds"`
	Third   int64    `json:"under_third_of_median"`
}

// Finding is something to know before the file is analysed: a code that never
// changes, the columns that it is of, and what was found by name.
type Finding struct {
	Code    string            `json:"code"`
	Columns []int             `json:"-"`
	Letters []string          `json:"columns"`
	Names   []string          `json:"names"`
	Values  map[string]string `json:"values"`
	Count   int64             `json:"count"`
}

// The codes of findings.
const (
	FoundAggregate   = "aggregate"      // counts of answers, no responses
	FoundNoHeader    = "no_header"      // the first row holds answers
	FoundSetAside    = "rule_set_aside" // of every row a rule says that it is no answer: reason
	FoundRecode      = "recode"         // numbers with gaps, or far from 1: codes and no ranks: values
	FoundZero        = "zero"           // 0 below a scale from 1: value, low, high
	FoundNegative    = "negative"       // a negative number below a scale from 1, likewise
	FoundFar         = "far_number"     // a number far above the others, such as 99, likewise
	FoundSymmetric   = "symmetric"      // a scale from −k to k: low, high
	FoundEleven      = "eleven_points"  // 1 to 11, as label numbers of 0 to 10 are
	FoundRanking     = "ranking"        // places from 1 to k: high
	FoundChoices     = "multiple_choice"
	FoundConstant    = "constant"
	FoundSum         = "sum_of_others"
	FoundMean        = "mean_of_others"
	FoundAboveScale  = "above_scale"      // one above the numbers that the header explains: value, high
	FoundDontKnow    = "number_no_answer" // a number that the header calls no answer: value, label
	FoundFalling     = "falling"          // the low numbers are the good ones: low, high
	FoundSuspect     = "reversed"         // items that run against the others
	FoundForeign     = "foreign_label"    // answers that are none of the scale
	FoundRepeatedIDs = "repeated_ids"
	FoundQuick       = "quick"         // responses under 60 seconds: third
	FoundStraight    = "straight"      // responses with one answer throughout a block
	FoundRepeated    = "repeated_rows" // the platform writes several rows for a respondent
	FoundNoRatings   = "no_ratings"    // no block of ratings
)

// OpenQuestion is what analyze would not guess: the code of the problem that it
// would stop with.
type OpenQuestion struct {
	Code   string `json:"code"`
	Letter string `json:"column"`
}
