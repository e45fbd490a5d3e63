package importers

import (
	"slices"
	"strconv"

	"servgap/gap/survey"
	"servgap/importers/dialect"
	"servgap/importers/problem"
)

// looked is how many of the first rows are looked at for what Find would get wrong.
const looked = 1000

// stops looks at the columns that were paired for what their names and a scale do
// not show: places in place of ratings, codes, means of other columns, a scale that
// the header turns round, numbers that it calls no answer. Each is a problem.
func (f *finder) stops() {
	if len(f.paired) == 0 {
		return
	}
	x := inspectorOf(f, InspectOptions{})
	columns := x.sample(x.beside())
	paired := columnsOf(f.paired)
	x.inNumbers = x.onlyNumbers(paired, columns)
	x.plan, x.width = x.planOf(columns), 0
	x.firstRows()
	kept, _ := x.settle()
	kept.columns = columns // the same rows
	r := newReporter(x, kept)
	r.findDerived()
	var blocks []Block
	for at := range x.plan.blocks {
		blocks = append(blocks, r.block(at))
	}
	for _, b := range blocks {
		if slices.ContainsFunc(b.Columns, func(c int) bool { return slices.Contains(paired, c) }) {
			f.stopAtHeader(b)
		}
	}
	for _, found := range r.findings {
		if kept.rows < leastDerived && !found.shown() {
			continue
		}
		if slices.ContainsFunc(found.Columns, func(c int) bool { return slices.Contains(paired, c) }) {
			f.stopAt(found, kept.rows == looked)
		}
	}
	f.stopAtShares()
}

// beside are the columns that can be in no block, such as dates and comments.
func (x *inspector) beside() []bool {
	aside := make([]bool, x.width)
	for i := range aside {
		kind := x.finder.columnOf(i).Kind
		aside[i] = kind != dialect.Answer && kind != dialect.Choice
	}
	return aside
}

// shown reports whether a few rows show a finding as well as many. A negative number
// among them may be of a scale that goes below zero, unless it is one that programs
// write for no answer.
func (found Finding) shown() bool {
	switch found.Code {
	case FoundRanking, FoundDontKnow, FoundRecode, FoundEleven, FoundZero, FoundFar:
		return true
	case FoundNegative:
		value, _ := strconv.Atoi(found.Values["value"])
		low, _ := strconv.Atoi(found.Values["low"])
		high, _ := strconv.Atoi(found.Values["high"])
		return (value == -1 || value < -6) && high-low > 1
	default:
		return false
	}
}

// likelyScale is the scale of the numbers beside one that may be no answer: of all that
// were given, or the narrowest of the usual ones if nobody gave a 1.
func (found Finding) likelyScale() string {
	s := span{found: true}
	s.low, _ = survey.ParseDecimal(found.Values["low"])
	s.high, _ = survey.ParseDecimal(found.Values["high"])
	if usual := s.scales(); s.low.Unscaled > 1 && usual != nil {
		return usual[0]
	}
	return found.Values["low"] + "-" + found.Values["high"]
}

// stopAtHeader refuses a scale that the header says otherwise of.
func (f *finder) stopAtHeader(b Block) {
	said := readAnchors(b.Anchors)
	if !said.known || len(b.Labels) > 0 {
		return
	}
	assumed := slices.ContainsFunc(f.layout.Assumed, func(a Assumption) bool { return a.Code == AssumedScale })
	scale := survey.Scale{Min: said.low, Step: 1, Den: 1, Points: int(said.high-said.low) + 1}
	p := problem.Problem{Column: b.Columns[0] + 1, Header: f.header[b.Columns[0]]}
	switch {
	case said.direction == Falling:
		p.Code = "E-SCALE-DIRECTION"
		p.Message = problem.Say("the header says that %d is the best answer and %d the worst, and nothing was turned round; accepted is a scale whose highest answer is the best", said.low, said.high)
		p.Fix = problem.Say("write the numbers the other way round in the file, or export the answers as words")
		f.failOnce(p)
	case assumed && scale != f.layout.Questionnaire.Instrument.Scale:
		p.Code = "E-SCALE-HEADER"
		p.Message = problem.Say("the header explains answers from %d to %d, and the scale of the preset is %s; accepted is one of them", said.low, said.high, f.layout.Questionnaire.Instrument.Scale)
		p.Fix = problem.Say("name the scale: --scale %s", scale)
		f.failOnce(p)
	}
}

// stopAt refuses what was found in columns that were paired; more says that the file
// may have further rows.
func (f *finder) stopAt(found Finding, more bool) {
	first := found.Columns[0]
	p := problem.Problem{Column: first + 1, Header: f.header[first]}
	columns := letters(found.Columns)
	value := found.Values["value"]
	switch found.Code {
	case FoundRanking:
		p.Code = "E-BLOCK-RANKING"
		p.Message = problem.Say("found places: each response ranks columns %s from 1 to %s; accepted are ratings, each for itself", columns, found.Values["high"])
		p.Fix = problem.Say("take the columns out of the file, or name those that are ratings: --expected FIRST:LAST --perceived FIRST:LAST")
		if construct := f.constructOf(found.Columns); construct >= 0 {
			f.failOrHold(held{construct: construct, columns: found.Columns, problem: p}, more)
			return
		}
	case FoundChoices:
		p.Code = "E-BLOCK-CHOICES"
		p.Message = problem.Say("found one answer or nothing in each of columns %s, as options of a multiple choice have it; accepted are ratings", columns)
		p.Fix = problem.Say("name the columns that are ratings: --expected FIRST:LAST --perceived FIRST:LAST")
	case FoundSum, FoundMean:
		p.Code = "E-COL-DERIVED"
		p.Message = problem.Say("found the mean or the sum of columns %s to %s, which would be counted twice; accepted are answers", found.Values["first"], found.Values["last"])
		p.Fix = problem.Say("take the column out of the file, or name the others: --expected FIRST:LAST --perceived FIRST:LAST")
	case FoundDontKnow:
		if f.isMissing(value) || !f.onScale(value) {
			return
		}
		p.Code = "E-SCALE-NOANSWER"
		p.Message = problem.Say("found %s %d×, which the header calls no answer (%s) and the scale an answer; accepted is one of them", value, problem.Count(found.Count), problem.Quote(found.Values["label"]))
		p.Fix = problem.Say("--dont-know=%s, or --not-applicable=%s", value, value)
	case FoundRecode:
		if !f.replaces() {
			return
		}
		p.Code = "E-SCALE-RECODE"
		p.Message = problem.Say("found %s, which are codes and no ranks, and nothing was guessed; accepted are answers from the lowest to the highest", found.Values["values"])
		p.Fix = problem.Say("export the answers as words, or declare them in a project, the lowest first")
	case FoundEleven:
		if !f.replaces() {
			return
		}
		p.Code = "E-SCALE-ELEVEN"
		p.Message = problem.Say("found answers from %s to 11, as some programs write 0 to 10, and nothing was guessed; accepted are the answers as they were given", found.Values["low"])
		p.Fix = problem.Say("export the answers from 0 to 10, or, if the questionnaire had eleven answers from 1: --scale 1-11")
	case FoundZero, FoundNegative, FoundFar:
		if f.isMissing(value) || !f.replaces() {
			return
		}
		p.Code = "E-SCALE-MISSING"
		p.Message = problem.Say("found %s %d× beside answers from %s to %s, which may stand for no answer, and nothing was guessed; accepted is the lowest and highest answer", value, problem.Count(found.Count), found.Values["low"], found.Values["high"])
		p.Fix = problem.Say("--scale %s --dont-know=%s if it is no answer, else --scale with its ends", found.likelyScale(), value)
	default:
		return
	}
	f.failOnce(p)
}

// constructOf is the construct that some columns are all of, −1 if there is none.
func (f *finder) constructOf(columns []int) int {
	return slices.IndexFunc(columnsOn(f.paired, constructsOf(f.paired)), func(own []int) bool {
		return slices.Equal(slices.Sorted(slices.Values(own)), columns)
	})
}

// isMissing reports whether the user has said of a number that it is no answer.
func (f *finder) isMissing(value string) bool {
	_, missing := f.layout.missing[value]
	return missing
}

// onScale reports whether a number is an answer on the questionnaire's scale.
func (f *finder) onScale(value string) bool {
	n, err := strconv.ParseInt(value, 10, 64)
	scale := f.layout.Questionnaire.Instrument.Scale
	if err != nil || scale.Points == 0 {
		return false
	}
	_, ok := scale.Code(survey.Decimal{Unscaled: n})
	return ok
}

// replaces takes back the question for the scale, which would be answered wrongly,
// and reports whether it was asked; or whether it was taken back before.
func (f *finder) replaces() bool {
	asked := func(p problem.Problem) bool { return p.Code == "E-SCALE-NONE" }
	before := slices.ContainsFunc(f.problems, func(p problem.Problem) bool {
		return p.Code == "E-SCALE-MISSING" || p.Code == "E-SCALE-RECODE" || p.Code == "E-SCALE-ELEVEN"
	})
	if !slices.ContainsFunc(f.problems, asked) {
		return before
	}
	f.problems = slices.DeleteFunc(f.problems, asked)
	return true
}

// failOnce reports a problem of which one of its kind is enough.
func (f *finder) failOnce(p problem.Problem) {
	if !slices.ContainsFunc(f.problems, func(known problem.Problem) bool { return known.Code == p.Code }) {
		f.fail(p)
	}
}
