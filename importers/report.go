package importers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"servgap/importers/problem"
)

// Report says what became of a file's rows.
type Report struct {
	Rows      int64 // rows below the header
	Responses int64 // rows with at least one rating
	Dropped   []Dropped
	Problems  problem.List // all that was wrong, in the order of columns and rows
}

// Dropped counts what was left out for a reason.
type Dropped struct {
	Reason string
	Count  int64
}

// The reasons for leaving something out.
const (
	ReasonBlank     = "blank"          // a row without anything in it
	ReasonUnrated   = "no_ratings"     // a row with other answers, but no rating
	ReasonBadPoints = "points_not_100" // a response used without its importance points
)

// mostPerKind bounds the problems of one kind that are listed.
const mostPerKind = 20

// Report gives what the decoder, with those merged into it, has found in a file.
func (d *Decoder) Report(s *Source) Report {
	f := &d.found
	r := Report{Rows: f.rows, Responses: f.responses}
	for _, drop := range []Dropped{{ReasonBlank, f.blank}, {ReasonUnrated, f.unrated}, {ReasonBadPoints, f.badPoints}} {
		if drop.Count > 0 {
			r.Dropped = append(r.Dropped, drop)
		}
	}
	low, high := d.scale.Bounds()
	accepted := "accepted " + low + " to " + high
	if d.scale.Step != d.scale.Den {
		accepted = "accepted are the points of the scale " + d.scale.String()
	}
	r.Problems = append(r.Problems, capped(f.refused)...)
	r.Problems = append(r.Problems, d.columnProblems(offScale, "E-SCALE-VALUE", accepted,
		func(values []finding) string {
			return fmt.Sprintf("correct them in the file, name the scale (--scale MIN-MAX), or, if such a number says that somebody did not answer: --dont-know %s", wordList(values))
		})...)
	r.Problems = append(r.Problems, d.columnProblems(unknownText, "E-LABEL-UNKNOWN", "accepted are numbers from "+low+" to "+high+" and words for no answer",
		func(values []finding) string {
			return fmt.Sprintf("write the answers as numbers, or, if these say that somebody did not answer: --dont-know %s", wordList(values))
		})...)
	r.Problems = append(r.Problems, d.columnProblems(noPoints, "E-POINTS-VALUE", "accepted are numbers that add up to 100",
		func([]finding) string {
			return "correct them in the file, or rename the column so that it is not taken for points"
		})...)
	r.Problems = append(r.Problems, d.mixedMarks()...)
	for i := range r.Problems {
		r.Problems[i].File, r.Problems[i].Sheet = s.Name, s.Sheet
	}
	r.Problems.Sort()
	if r.Rows == 0 && len(r.Problems) == 0 {
		r.Problems = problem.List{{
			Code: "E-DATA-NONE", File: s.Name, Sheet: s.Sheet,
			Message: "found a header without a row below it, accepted is one row for each response",
			Fix:     "export the survey again with its responses",
		}}
	}
	return r
}

// columnProblems makes one problem of all values of a kind in a column.
func (d *Decoder) columnProblems(kind findingKind, code, accepted string, fix func([]finding) string) problem.List {
	groups := d.found.byColumn(kind)
	var list problem.List
	for _, column := range slices.Sorted(maps.Keys(groups)) {
		values := groups[column]
		list = append(list, problem.Problem{
			Code: code, Column: column + 1, Header: strings.TrimSpace(d.layout.header[column]),
			Row:     d.found.values[values[0]].rows[0],
			Message: "found " + d.listValues(values) + "; " + accepted,
			Fix:     fix(values),
		})
	}
	return capped(list)
}

// mostListed bounds the different values that one message names.
const mostListed = 5

// listValues names values with their counts and first rows.
func (d *Decoder) listValues(values []finding) string {
	var parts []string
	for _, v := range values[:min(len(values), mostListed)] {
		at := d.found.values[v]
		parts = append(parts, fmt.Sprintf("%s (×%d, %s)", quoteValue(v), at.count, listRows(at)))
	}
	text := strings.Join(parts, ", ")
	if more := len(values) - mostListed; more > 0 {
		text += fmt.Sprintf(" and %d other values", more)
	}
	return text
}

func quoteValue(v finding) string {
	if v.kind == offScale {
		return problem.Quote(v.value)
	}
	return `"` + problem.Quote(v.value) + `"`
}

func listRows(p places) string {
	var rows []string
	for _, row := range p.rows {
		rows = append(rows, fmt.Sprint(row))
	}
	text := "row " + rows[0]
	if len(rows) > 1 {
		text = "rows " + strings.Join(rows, " ")
	}
	if p.count > int64(len(rows)) {
		text += " …"
	}
	return text
}

// wordList writes values as a flag takes them.
func wordList(values []finding) string {
	var words []string
	for _, v := range values[:min(len(values), mostListed)] {
		words = append(words, problem.Quote(v.value))
	}
	list := strings.Join(words, ",")
	if strings.ContainsAny(list, " '\"$&;|<>()*?!\\") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "`", "\\`").Replace(list) + `"`
	}
	return list
}

// mixedMarks reports columns whose answers have decimal points and commas: one
// of them might group thousands.
func (d *Decoder) mixedMarks() problem.List {
	var list problem.List
	for _, column := range slices.Sorted(maps.Keys(d.found.commas)) {
		commas, points := d.found.commas[column], d.found.points[column]
		if points.count == 0 {
			continue
		}
		list = append(list, problem.Problem{
			Code: "E-DECIMAL-AMBIG", Column: column + 1, Header: strings.TrimSpace(d.layout.header[column]),
			Row:     min(commas.rows[0], points.rows[0]),
			Message: fmt.Sprintf("found decimal commas (%s) and decimal points (%s) in one column; accepted is one of them", listRows(commas), listRows(points)),
			Fix:     "write all numbers of the column in the same way",
		})
	}
	return capped(list)
}

// capped cuts a list of one kind and says how many were left out.
func capped(list problem.List) problem.List {
	list.Sort()
	if len(list) <= mostPerKind {
		return list
	}
	last := &list[mostPerKind-1]
	last.Message += fmt.Sprintf(" (and %d more of this kind)", len(list)-mostPerKind)
	return list[:mostPerKind]
}
