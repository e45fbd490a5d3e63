// Package problem holds the one type for everything that can be wrong with an
// input: where it is, what was found, what is accepted and what to do about it.
//
// Readers and decoders build a Problem or a List and return it as an error; the
// command line decides how it is printed (text or JSON) and which exit code it
// gives. A Problem never holds free text a respondent wrote, only answers of
// scale columns and names of columns, cut by Quote.
package problem

// Severity tells whether the run can go on.
type Severity string

const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Kind tells whose mistake it is, which decides the exit code.
type Kind int

const (
	// Data is a file that is missing, damaged or holds what is not accepted.
	Data Kind = iota
	// Usage is a flag, name or setting that does not fit.
	Usage
	// Output is a result that cannot be written.
	Output
)

// Problem is one thing wrong with an input. Row and Column count from 1 as a
// spreadsheet shows them; 0 means that the place has none.
type Problem struct {
	Severity  Severity // the empty value is Error
	Kind      Kind
	Code      string // stable in every language, such as E-SCALE-VALUE
	File      string
	Sheet     string
	Row       int // of a text file, the line
	Character int // in that line, of a project file
	Column    int
	Header    string   // the column's name as the file has it
	Message   Text     // what was found and what is accepted
	Excerpt   []string // lines of a project file, the last a mark below the place
	Similar   []string
	Fix       Text
}

// StandardInput is the file of what is read from standard input.
const StandardInput = "standard input"

// Place is the problem's position: "file [sheet]:row: column AD "P3"", as far as known.
func (p Problem) Place() Text {
	place := Plain(Clean(p.File))
	if p.File == StandardInput {
		place = Say("standard input")
	}
	if p.Sheet != "" {
		place = Say("%s [%s]", place, Clean(p.Sheet))
	}
	if p.Row > 0 {
		place = Say("%s:%d", place, p.Row)
	}
	if p.Character > 0 {
		place = Say("%s:%d", place, p.Character)
	}
	if p.Column == 0 {
		return place
	}
	column := Say("column %s", Letters(p.Column))
	if p.Header != "" {
		column = Say(`column %s "%s"`, Letters(p.Column), Quote(p.Header))
	}
	if place.Empty() {
		return column
	}
	return Say("%s: %s", place, column)
}

// In is the problem in one line of a language, without its fix.
func (p Problem) In(l Language) string {
	place := p.Place()
	if place.Empty() {
		return p.Message.In(l)
	}
	return Say("%s: %s", place, p.Message).In(l)
}

// Error is the problem in one line of English, without its fix.
func (p Problem) Error() string { return p.In(English{}) }

// Letters is a column's name in a spreadsheet: 1 is A, 27 is AA.
func Letters(column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append([]byte{byte('A' + (column-1)%26)}, letters...)
	}
	return string(letters)
}

// ColumnOf is the column, from 1, of a spreadsheet's letters, which are capitals; ok is
// false for other texts and for more than three letters, which no column has.
func ColumnOf(letters string) (column int, ok bool) {
	for _, r := range letters {
		if r < 'A' || r > 'Z' {
			return 0, false
		}
		column = 26*column + int(r-'A') + 1
	}
	return column, column > 0 && len(letters) <= 3
}
