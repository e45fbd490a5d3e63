// Package questionnaire writes the questionnaires of a survey: what each group is asked, in
// words, and the files that a survey platform, a spreadsheet or a printer takes.
//
// Of makes the Form of a survey.Questionnaire in a language, and Formats lists what can be
// written of it: each Format gives the bytes of one file. Items are asked by their short
// labels, which are our own. The codes of the columns are those that servgap init
// recognises in the export that comes back; Construct reads a question back.
//
// LimeSurvey and Qualtrics were not run. The files keep to the documented grammar, which
// the tests check: the columns of LimeSurvey's tab separated survey structure with what
// its importer reads of them, and the tags of Qualtrics' advanced text format.
package questionnaire

import (
	"strconv"

	"servgap/gap/survey"
)

// Form is the questionnaire of one group in words.
type Form struct {
	Lang                 string
	Title, Intro, Thanks string
	Blocks               []Block // a page each

	answers, paper string // what the sheets of a workbook are called
	columns        string // what stands above the names of the columns
}

// Block is a question of one or more rows.
type Block struct {
	Kind Kind
	Code string // what its columns begin with, or are called
	Text string
	Rows []Row
	// Scale is that of the answers, with what its ends mean; empty ends are not known.
	Scale     survey.Scale
	Low, High string
}

// Kind says how a block is answered.
type Kind int

// The kinds of blocks.
const (
	Rating Kind = iota // each row on the scale
	Points             // 100 points shared among the rows
	Single             // its only row on the scale
)

// Row is a statement or a dimension.
type Row struct {
	Key    string // letters and digits, another one in each row
	Text   string
	Column string // what its column is called in a file of one's own
}

// numbers are the answers of a scale, low to high.
func (b Block) numbers() []string {
	var numbers []string
	for code := range b.Scale.Points {
		numbers = append(numbers, strconv.FormatInt(b.Scale.Min+int64(code)*b.Scale.Step, 10))
	}
	return numbers
}

// Fits reports whether a scale can be put in a row of boxes: at most eleven whole
// numbers.
func Fits(s survey.Scale) bool { return s.Den == 1 && s.Points <= mostBoxes }

// mostBoxes are the answers from 0 to 10.
const mostBoxes = 11
