package vocabulary

import (
	"slices"

	"servgap/gap/survey"
)

// Count is a text of a block and how many cells hold it.
type Count struct {
	Text string
	N    int64
}

// Decision is what came of reading a block.
type Decision int

// The decisions. Nothing is chosen but with Chosen; the alternatives say what fits.
const (
	Unknown Decision = iota // no set has half of the labels
	Chosen                  // one set, or several that say the same
	Rivals                  // sets fit that differ in points or ranks: the alternatives
	OneStep                 // each set that fits has two labels of the block as one step
	Few                     // one set fits, and fewer than half of its steps occur
	Unused                  // one set fits, and has a step that nobody chose between two that many did
)

// Result is what the labels of a block say.
type Result struct {
	Decision Decision
	// Choice is what was chosen. Of a block where nothing was, it has what no
	// alternative reads, either.
	Choice
	// Alternatives fit as well. With Chosen they are larger sets, of which nobody gave
	// some answers; else those of which none was chosen.
	Alternatives []Choice
	Missing      []Missing // words for no answer
	Ambiguous    []Count   // words for the middle or for no answer; those with a rank are labels, too
	Misread      []Misread // labels in letters of another code page, which were read as what they mean
}

// Choice is one way to read a block.
type Choice struct {
	Sets    []Set // they say the same of these labels
	Points  int
	Labels  []Label // low to high
	Foreign []Foreign
	Plain   []Count    // numbers without a label that are no points of the scale
	OneStep [][]string // labels of the block that the sets have as one step
	Order   Order
	// Min and Max are the numbers of the scale if those beside labels say so; else
	// both are 0.
	Min, Max int
}

// Label is a text of a block that is an answer.
type Label struct {
	Count
	Rank     int             // 0 is the lowest step
	Spelling string          // as the set has it; empty for a number between ends
	Number   *survey.Decimal // what stands beside it, nil if nothing does
}

// Foreign is a text of a block that the chosen set does not have.
type Foreign struct {
	Count
	Near string // the label it may be a misspelling of
}

// Missing is a text of a block that stands for no answer.
type Missing struct {
	Count
	Kind   NoAnswer
	Number *survey.Decimal // what stands beside it, nil if nothing does: "6 = Vet ikke"
}

// Misread is a label of which the file was read in the wrong code page.
type Misread struct {
	Count
	Meant         string
	Read, Written string // names of the two code pages
}

// Order is how the numbers beside labels run.
type Order int

// The orders of numbers.
const (
	Unnumbered Order = iota // there are none, or too few to tell
	Ascending               // the higher the better
	Descending              // 1 = Helt enig
	Mixed                   // neither: the labels or the numbers are not what they seem
)

// Languages are those of the sets, each once.
func (c Choice) Languages() []string {
	return distinct(c.Sets, func(s Set) string { return s.Language })
}

// Kinds are those of the sets, each once.
func (c Choice) Kinds() []string { return distinct(c.Sets, func(s Set) string { return s.Kind }) }

func distinct(sets []Set, of func(Set) string) []string {
	var found []string
	for _, s := range sets {
		if name := of(s); !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return found
}
