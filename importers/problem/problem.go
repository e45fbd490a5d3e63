// Package problem holds the one type for everything that can be wrong with an
// input: where it is, what was found, what is accepted and what to do about it.
//
// Readers and decoders build a Problem or a List and return it as an error; the
// command line decides how it is printed (text or JSON) and which exit code it
// gives. A Problem never holds free text a respondent wrote, only answers of
// scale columns and names of columns, cut by Quote.
package problem

import (
	"fmt"
	"strings"
)

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
	Message   string   // what was found and what is accepted
	Excerpt   []string // lines of a project file, the last a mark below the place
	Similar   []string
	Fix       string
}

// Place is the problem's position: "file [sheet]:row: column AD "P3"", as far as known.
func (p Problem) Place() string {
	var b strings.Builder
	b.WriteString(Clean(p.File))
	if p.Sheet != "" {
		fmt.Fprintf(&b, " [%s]", Clean(p.Sheet))
	}
	if p.Row > 0 {
		fmt.Fprintf(&b, ":%d", p.Row)
	}
	if p.Character > 0 {
		fmt.Fprintf(&b, ":%d", p.Character)
	}
	if p.Column > 0 {
		if b.Len() > 0 {
			b.WriteString(": ")
		}
		fmt.Fprintf(&b, "column %s", Letters(p.Column))
		if p.Header != "" {
			fmt.Fprintf(&b, ` "%s"`, Quote(p.Header))
		}
	}
	return b.String()
}

// Error is the problem in one line, without its fix.
func (p Problem) Error() string {
	place := p.Place()
	if place == "" {
		return p.Message
	}
	return place + ": " + p.Message
}

// Letters is a column's name in a spreadsheet: 1 is A, 27 is AA.
func Letters(column int) string {
	var letters []byte
	for ; column > 0; column = (column - 1) / 26 {
		letters = append([]byte{byte('A' + (column-1)%26)}, letters...)
	}
	return string(letters)
}
