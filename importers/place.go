package importers

import (
	"strconv"
	"strings"

	"servgap/importers/problem"
)

// placeOf divides file:line:character; ok is false for a place of another form.
func placeOf(place string) (file string, line, character int, ok bool) {
	rest, last, found := cutLast(place)
	if !found {
		return "", 0, 0, false
	}
	file, middle, found := cutLast(rest)
	if !found || file == "" {
		return "", 0, 0, false
	}
	line, err1 := strconv.Atoi(middle)
	character, err2 := strconv.Atoi(last)
	return file, line, character, err1 == nil && err2 == nil
}

func cutLast(text string) (before, after string, found bool) {
	at := strings.LastIndexByte(text, ':')
	if at < 0 {
		return "", "", false
	}
	return text[:at], text[at+1:], true
}

// at puts a problem where the project file says what is wrong. Without such a
// place it is a problem of the source; a place of another form begins the
// message.
func (s *Source) at(place string, p problem.Problem) problem.Problem {
	p.Kind = problem.Usage
	file, line, character, ok := placeOf(place)
	switch {
	case ok:
		p.File, p.Row, p.Character = file, line, character
	case place != "":
		p.File, p.Sheet = s.Name, s.Sheet
		p.Message = problem.Say("%s: %s", problem.Clean(place), p.Message)
	default:
		p.File, p.Sheet = s.Name, s.Sheet
	}
	return p
}

// title is the file with its sheet, for a message about another file.
func (s *Source) title() problem.Text {
	return problem.Problem{File: s.Name, Sheet: s.Sheet}.Place()
}
