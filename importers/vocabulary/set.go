package vocabulary

import (
	"fmt"
	"slices"
	"strings"

	"servgap/gap/survey"
)

// Set is a set of labels, low to high.
type Set struct {
	Language string     // of ISO 639, as in nb; empty if it is none of the known ones
	Kind     string     // what is rated: agreement, satisfaction, importance, …
	Steps    [][]string // the spellings of each step; not to be changed
	// Ends says that only the two ends have words, which are the steps, and numbers
	// stand for all between.
	Ends bool
}

// middleNumbers stands in the text of a set for the numbers between its ends.
const middleNumbers = "…"

// ParseSet reads a set of the form
//
//	nb | agreement | Uenig; Verken eller = Nøytral; Enig
//
// where = stands between spellings of one step, and … alone is a step of numbers
// between the ends.
func ParseSet(line string) (Set, error) {
	s, err := parseSet(line)
	if err == nil {
		err = s.Check()
	}
	return s, err
}

// parseSet reads a set of which it looks at the form alone.
func parseSet(line string) (Set, error) {
	head, body, found := cutLast(line, "|")
	language, kind, found2 := strings.Cut(head, "|")
	if !found || !found2 {
		return Set{}, fmt.Errorf("found %q, accepted is language | kind | lowest; …; highest", line)
	}
	s := Set{Language: strings.TrimSpace(language), Kind: strings.TrimSpace(kind)}
	for step := range strings.SplitSeq(body, ";") {
		var spellings []string
		for spelling := range strings.SplitSeq(step, "=") {
			spellings = append(spellings, strings.TrimSpace(spelling))
		}
		s.Steps = append(s.Steps, spellings)
	}
	if len(s.Steps) == 3 && slices.Equal(s.Steps[1], []string{middleNumbers}) {
		s.Steps, s.Ends = [][]string{s.Steps[0], s.Steps[2]}, true
	}
	return s, nil
}

func cutLast(text, mark string) (before, after string, found bool) {
	at := strings.LastIndex(text, mark)
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+len(mark):], true
}

// Check reports what no label could be read by: fewer than two steps, a blank
// label, one that is a number, or one that stands for two steps.
func (s Set) Check() error {
	if len(s.Steps) < 2 || s.Ends && len(s.Steps) != 2 {
		return fmt.Errorf("%s has %d steps, accepted are two and more, and two if only the ends have words", s, len(s.Steps))
	}
	steps := make(map[string]int)
	for i, spellings := range s.Steps {
		if len(spellings) == 0 {
			return fmt.Errorf("%s has no label for step %d", s, i+1)
		}
		for _, spelling := range spellings {
			key := plain(spelling)
			if _, number := survey.ParseDecimal(key); number || key == "" {
				return fmt.Errorf("%s has %q for step %d, accepted is a word", s, spelling, i+1)
			}
			if other, twice := steps[key]; twice && other != i {
				return fmt.Errorf("%s has %q for step %d and for step %d, accepted is one of them", s, spelling, other+1, i+1)
			}
			steps[key] = i
		}
	}
	return nil
}

// String is the set in the form that ParseSet reads.
func (s Set) String() string {
	var steps []string
	for _, spellings := range s.Steps {
		steps = append(steps, strings.Join(spellings, " = "))
	}
	if s.Ends && len(steps) == 2 {
		steps = slices.Insert(steps, 1, middleNumbers)
	}
	return s.Language + " | " + s.Kind + " | " + strings.Join(steps, "; ")
}

// middle is the step with as many below it as above; −1 if there is none.
func (s Set) middle() int {
	if s.Ends || len(s.Steps)%2 == 0 {
		return -1
	}
	return len(s.Steps) / 2
}
