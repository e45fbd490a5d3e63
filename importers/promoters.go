package importers

import (
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// lowAnswer is one of the two lowest answers to an outcome.
type lowAnswer struct {
	outcome int
	zero    bool // 0, else 1
}

// countLow counts 0 and 1 where people were asked how likely they recommend something:
// what was coded from 1 has no 0.
func (d *Decoder) countLow(outcome int) {
	if code := d.response.Outcomes[outcome]; code <= 1 && recommendsFrom0(d.layout.Questionnaire.Outcomes[outcome]) {
		d.found.low[lowAnswer{outcome, code == 0}]++
	}
}

// recommendsFrom0 reports whether an outcome asks for 0 to 10.
func recommendsFrom0(o survey.Outcome) bool { return o.Kind == survey.KindNPS && o.Scale.Min == 0 }

// codedFromOne is the problem that a question from 0 to 10 holds 11 and never 0: label
// numbers, each one above its answer. Read as they are they would make promoters of
// people who gave an 8.
func (d *Decoder) codedFromOne(column int, v *values, p *problem.Problem) {
	for i, of := range d.layout.outcomes {
		eleven := v.first["11"].count
		if of != column || d.layout.Questionnaire.Outcomes[i].Kind != survey.KindNPS || eleven != v.count || d.found.low[lowAnswer{i, true}] > 0 {
			continue
		}
		p.Code = "E-NPS-CODES"
		p.Message = problem.Say("found 11 (×%d) and never 0: codes from 1 to 11, each one above the answer; accepted are answers from 0 to 10", problem.Count(eleven))
		p.Fix = problem.Say("take 1 from each number of the column, or export the answers in place of their codes")
	}
}

// startsAtOne warns of a question from 0 to 10 that several answered with 1 and nobody
// with 0: perhaps it was asked from 1 to 10.
func (d *Decoder) startsAtOne(s *Source) problem.List {
	var list problem.List
	for i, column := range d.layout.outcomes {
		ones := d.found.low[lowAnswer{i, false}]
		if ones < leastRepeated || d.found.low[lowAnswer{i, true}] > 0 || d.found.values[misfit{column, offScale}] != nil {
			continue
		}
		list = append(list, problem.Problem{
			Severity: problem.Warning, Code: "W-NPS-ONE", File: s.Name, Sheet: s.Sheet, Column: column + 1, Header: strings.TrimSpace(d.layout.header[column]),
			Message: problem.Say("found 1 (×%d) and never 0 among answers of kind nps, which are 0 to 10", problem.Count(ones)),
			Fix:     problem.Say("if it was asked from 1 to 10, name that scale for it; if from 0, nothing is wrong"),
		})
	}
	return list
}
