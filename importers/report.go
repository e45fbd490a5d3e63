package importers

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Report says what became of a file's rows.
type Report struct {
	Rows      int64 // rows below the header
	Responses int64 // rows with at least one rating
	Dropped   []Dropped
	Rescaled  int64        // responses whose points added up to nearly 100 and were scaled to it
	Problems  problem.List // all that was wrong, in the order of columns and rows
	Within    []Within     // the values of conditions with several
}

// Within is how many of the responses that all conditions keep have one of the values of
// a condition with several: what few of them answered could be worked out of the same
// condition without it.
type Within struct {
	Column, Value string // fit to be printed
	N             int64
}

// Dropped counts what was left out for a reason: one of those below, or
// "excluded: Duration below 60" for the rule of a mapping, which Rule has in
// parts. Reasons are for programs and never change.
type Dropped struct {
	Reason string
	Rule   *Criterion // nil if it was no rule
	Count  int64
}

// The reasons for leaving something out.
const (
	ReasonBlank     = "blank"          // a row without anything in it
	ReasonUnrated   = "no_ratings"     // a row with other answers, but no rating
	ReasonFast      = "too_fast"       // a response given in less time than the user accepts
	ReasonStraight  = "straightlined"  // one answer to everything
	ReasonRepeated  = "repeated_id"    // an id that came before
	ReasonNoWeight  = "no_weight"      // a response whose weight is empty or 0
	ReasonNoCluster = "no_cluster"     // a response that no cluster is named for
	ReasonBadPoints = "points_not_100" // a response used without its importance points
	ReasonExcluded  = "excluded: "     // begins that of a rule of a mapping
)

// Report gives what the decoder, with those merged into it, has found in a file.
func (d *Decoder) Report(s *Source) Report {
	f, dropped := d.settle()
	d.found = f
	r := Report{Rows: f.rows, Responses: f.responses, Rescaled: f.rescaled, Within: d.within()}
	drops := append([]Dropped{{Reason: ReasonBlank, Count: f.blank}}, dropped...)
	drops = append(drops, Dropped{Reason: ReasonUnrated, Count: f.unrated}, Dropped{Reason: ReasonFast, Count: f.fast},
		Dropped{Reason: ReasonStraight, Count: f.straight}, Dropped{Reason: ReasonRepeated, Count: f.again},
		Dropped{Reason: ReasonNoWeight, Count: f.unweighted}, Dropped{Reason: ReasonNoCluster, Count: f.unclustered})
	for i, rule := range d.layout.rules {
		drops = append(drops, Dropped{rule.said.String(), &rule.said, f.excluded[i]})
	}
	for _, drop := range append(drops, Dropped{Reason: ReasonBadPoints, Count: f.badPoints}) {
		if drop.Count > 0 {
			r.Dropped = append(r.Dropped, drop)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(f.refused)) {
		r.Problems = append(r.Problems, limited(f.refused[code].first, f.refused[code].count)...)
	}
	r.Problems = append(r.Problems, capped(d.valueProblems())...)
	r.Problems = append(r.Problems, capped(d.mixedMarks())...)
	r.Problems = append(r.Problems, standing(d.layout.held, f.allotments)...)
	for i := range r.Problems {
		r.Problems[i].File, r.Problems[i].Sheet = s.Name, s.Sheet
	}
	r.Problems = append(r.Problems, d.repeatedIDs(s)...)
	r.Problems.Sort()
	switch {
	case len(r.Problems) > 0:
	case r.Responses == 0 && slices.Max(append(f.excluded, 0)) > 0:
		r.Problems = problem.List{d.allExcluded(s, r)}
	case r.Responses == 0 && slices.ContainsFunc(dropped, func(drop Dropped) bool { return drop.Count > 0 }):
		r.Problems = problem.List{allDropped(s, r)}
	case r.Responses == 0 && f.unweighted+f.unclustered > 0:
		r.Problems = problem.List{noWeights(s, r)}
	case r.Rows == 0:
		r.Problems = problem.List{{
			Code: "E-DATA-NONE", File: s.Name, Sheet: s.Sheet,
			Message: problem.Say("found a header without a row below it, accepted is one row for each response"),
			Fix:     problem.Say("export the survey again with its responses"),
		}}
	}
	r.Problems = append(append(r.Problems, d.unheard(s)...), d.sparedWarning(s)...)
	r.Problems = append(r.Problems, d.startsAtOne(s)...)
	if s.Dialect.RepeatedBy != "" {
		r.Problems = append(r.Problems, d.rowsOfOne(s, r))
	}
	return r
}

// rowsOfOne says that a respondent can have several rows, which is a problem if no row
// has what is to be compared.
func (d *Decoder) rowsOfOne(s *Source, r Report) problem.Problem {
	if len(d.layout.Questionnaire.Constructs) > 1 && r.Responses > 0 && d.found.compared == 0 {
		return problem.Problem{
			Code: "E-ROWS-SPLIT", File: s.Name, Sheet: s.Sheet,
			Message: problem.Say("found the answers of one respondent in several rows, by column %q, and no row with two sides to compare; accepted is one row for each respondent", problem.Quote(s.Dialect.RepeatedBy)),
			Fix:     problem.Say("put the rows of each record into one, and analyse that file"),
		}
	}
	return problem.Problem{
		Severity: problem.Warning, Code: "W-ROWS-REPEATED", File: s.Name, Sheet: s.Sheet,
		Message: problem.Say("a respondent can have several rows here, for events or repeated forms, and each row with ratings counts as a response"),
		Fix:     problem.Say("keep one of them: --where %s", problem.Shell(s.Dialect.RepeatedBy+"=…")),
	}
}

// CodeNoValue is the code of the warning that no row has a value of a condition.
const CodeNoValue = "W-WHERE-VALUE"

// unheard warns of values of conditions that no row has, beside others that some
// have.
func (d *Decoder) unheard(s *Source) problem.List {
	var list problem.List
	for i, rule := range d.layout.rules {
		if !rule.keep || len(rule.values) == 1 {
			continue
		}
		var held []string
		for v, value := range rule.values {
			if d.found.wanted[ruleValue{i, v}] > 0 {
				held = append(held, value.text)
			}
		}
		for v, value := range rule.values {
			if held == nil || d.found.wanted[ruleValue{i, v}] > 0 {
				continue
			}
			p := problem.Problem{
				Severity: problem.Warning, Code: CodeNoValue, File: s.Name, Sheet: s.Sheet, Column: rule.column + 1, Header: rule.said.Column,
				Message: problem.Say("found no row with %q, one of the values of a condition; accepted are values that the column has", problem.Quote(value.text)),
				Fix:     problem.Say("correct the value, or take the condition out"),
			}
			if nearest, ok := problem.Nearest(value.text, slices.Concat(held, d.found.background(i))); ok {
				p.Similar = []string{nearest}
			}
			list = append(list, p)
		}
	}
	return list
}

// valueProblems makes one problem of all values of a kind in a column.
func (d *Decoder) valueProblems() problem.List {
	var list problem.List
	order := func(a, b misfit) int {
		return cmp.Or(cmp.Compare(a.column, b.column), cmp.Compare(a.kind, b.kind))
	}
	headers := d.furtherHeaders()
	readings := d.readingsByColumn()
	for _, what := range slices.SortedFunc(maps.Keys(d.found.values), order) {
		v := d.found.values[what]
		p := problem.Problem{
			Column: what.column + 1, Header: strings.TrimSpace(d.layout.header[what.column]),
			Row: v.first[v.inOrder()[0]].rows[0],
		}
		r := readings[what.column]
		advice := advice{v, d.layout.mapped, "--scale"}
		if slices.ContainsFunc(d.layout.beside, func(columns []int) bool { return slices.Contains(columns, what.column) }) {
			advice.scaleFlag = directScaleFlag
		}
		if slices.Contains(d.layout.outcomes, what.column) {
			advice.scaleFlag = outcomeScaleFlag
		}
		found := v.list(what.kind != offScale)
		switch what.kind {
		case offScale:
			p.Code, p.Message, p.Fix = "E-SCALE-VALUE", v.beside(r.scale, found), advice.scale(r.scale)
			d.codedFromOne(what.column, v, &p)
		case unknownText:
			p.Code, p.Message, p.Fix = "E-LABEL-UNKNOWN", r.unknown(found), advice.text(headers)
			r.suggest(v, &p)
		case otherNumber:
			p.Code, p.Message, p.Fix = "E-LABEL-NUMBER", r.disagreeing(found), advice.labelled()
		case noPoints:
			p.Code, p.Message, p.Fix = "E-POINTS-VALUE", problem.Say("found %s; accepted are numbers that add up to 100", found), advice.points()
		case noWeight:
			p.Code, p.Message = "E-WEIGHT-VALUE", problem.Say("found %s; accepted are weights from 0 to %d, 0 or nothing for a response that is to be left out", found, survey.HeaviestWeight)
			p.Fix = problem.Say("correct them in the file, or name another column of weights")
		case noPractice:
			p.Code, p.Message = "E-PRACTICE-VALUE", problem.Say("found %s; accepted are yes and no, as words or as 1 and 0, and words for no answer", found)
			p.Fix = problem.Say("say in the project file which answers of the column say yes: yes: [Quarterly, Monthly]")
		case noNumber:
			p.Code, p.Message = "E-EXCLUDE-VALUE", problem.Say("found %s; accepted are numbers, for rows are left out where the column is below one", found)
			p.Fix = problem.Say("correct them in the file, or take the rule out of the project file")
		}
		list = append(list, p)
	}
	return list
}

// readingsByColumn are the questions whose answers the columns hold.
func (d *Decoder) readingsByColumn() map[int]*reading {
	readings := make(map[int]*reading)
	for _, q := range slices.Concat(d.rated, d.outcomes, slices.Concat(d.beside...)) {
		readings[q.column] = q.reading
	}
	return readings
}

// CodeNoneKept is the code of the problem that conditions leave nothing of a file.
const CodeNoneKept = "E-WHERE-NONE"

// allExcluded says that rules left nothing of a file, and names them.
func (d *Decoder) allExcluded(s *Source, r Report) problem.Problem {
	most := slices.Index(d.found.excluded, slices.Max(d.found.excluded))
	p := problem.Problem{
		Code:    "E-DATA-NONE",
		Message: problem.Say("found no response in the %d rows of %s: %s; accepted are rules that leave at least one", problem.Count(r.Rows), s.title(), reasonsOf(r.Dropped)),
		Fix:     problem.Say("correct the value of the rule, or take it out"),
	}
	if rule := d.layout.rules[most]; rule.keep {
		p.Code, p.Fix = CodeNoneKept, problem.Say("correct the value, or take the condition out; several values are given one by one")
		if values := d.found.background(most); values != nil {
			p.Message = p.Message.And(problem.Say("; the column holds %s", listNames(values)))
			if nearest, ok := problem.Nearest(rule.values[0].text, values); ok {
				p.Similar = []string{nearest}
			}
		}
	}
	return s.at(d.layout.rules[most].place, p)
}

// CodeIDTwice is the code of the warning that a respondent answered more than once.
const CodeIDTwice = "W-ID-TWICE"

// repeatedIDs warns of responses with the id of another one.
func (d *Decoder) repeatedIDs(s *Source) problem.List {
	again := d.found.repeated()
	if again.count == 0 {
		return nil
	}
	return problem.List{{
		Severity: problem.Warning, Code: CodeIDTwice, File: s.Name, Sheet: s.Sheet,
		Row: again.rows[0], Column: d.layout.id + 1, Header: strings.TrimSpace(d.layout.header[d.layout.id]),
		Message: problem.Say("found ids of earlier responses again, %d× (%s), all of which are counted; accepted is one response for each respondent", problem.Count(again.count), listRows(again)),
		Fix:     problem.Say("delete the responses that were given twice, or name the column that identifies a respondent"),
	}}
}

// furtherHeaders are the rows right below the header that hold text in at least
// half of the rating columns, as some survey tools write them.
func (d *Decoder) furtherHeaders() []int {
	var rows []int
	ratings := len(d.layout.answers)
	for _, columns := range d.layout.beside {
		ratings += len(columns)
	}
	for row := 2; row <= 3; row++ {
		columns := 0
		for what, v := range d.found.values {
			first := func(p places) bool { return p.rows[0] == row }
			if what.kind == unknownText && slices.ContainsFunc(slices.Collect(maps.Values(v.first)), first) {
				columns++
			}
		}
		if columns > 0 && 2*columns >= ratings {
			rows = append(rows, row)
		}
	}
	return rows
}

// mostPerKind bounds the problems of one kind that are listed.
const mostPerKind = 20

// capped cuts each kind of problem to the first and says how many were left out.
func capped(list problem.List) problem.List {
	kinds := make(map[string]problem.List)
	for _, p := range list {
		kinds[p.Code] = append(kinds[p.Code], p)
	}
	var kept problem.List
	for _, code := range slices.Sorted(maps.Keys(kinds)) {
		kept = append(kept, limited(kinds[code], len(kinds[code]))...)
	}
	kept.Sort()
	return kept
}

// limited is the first of a list of one kind, of which there are count in all.
func limited(list problem.List, count int) problem.List {
	list = slices.Clone(list)
	list.Sort()
	list = list[:min(len(list), mostPerKind)]
	if more := count - len(list); more > 0 {
		list[len(list)-1].Message = list[len(list)-1].Message.And(problem.Say(" (and %d more of this kind)", more))
	}
	return list
}
