package importers

import (
	"slices"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// outcomeScaleFlag names the scale of an outcome.
const outcomeScaleFlag = "--outcome-scale"

// OutcomeKinds are what the outcome of a file can ask about; the three questions of the
// satisfaction index take a project.
func OutcomeKinds() []string {
	return []string{survey.KindNPS, survey.KindCSAT, survey.KindCES, survey.KindSwitch, survey.KindTell}
}

// outcome finds the column of the question about the whole that the user named,
// and its scale.
func (f *finder) outcome(l *lookup) {
	c := f.columns
	switch {
	case c.Outcome == "" && c.OutcomeScale == "" && c.OutcomeKind == "":
		return
	case c.Outcome == "" && c.OutcomeScale == "":
		l.fail("", problem.Problem{Kind: problem.Usage, Code: "E-COL-MISSING", Message: problem.Say("--outcome-kind is given without --outcome; accepted are both"), Fix: problem.Say("name the column: --outcome Satisfied")})
		return
	case c.Outcome == "":
		l.fail("", problem.Problem{Kind: problem.Usage, Code: "E-COL-MISSING", Message: problem.Say("--outcome-scale is given without --outcome; accepted are both"), Fix: problem.Say("name the column: --outcome Satisfied")})
		return
	}
	column, ok := l.column(ColumnRef{Name: c.Outcome})
	if ok && (slices.Contains(f.layout.answers, column) || f.isRated(column)) {
		l.failIn(problem.Problem{
			Kind: problem.Usage, Code: "E-COL-TWICE", Column: column + 1, Header: f.header[column],
			Message: problem.Say("found the column as an answer to an item and as the outcome, accepted is one of them"),
			Fix:     problem.Say("name a question about the whole, such as satisfaction: --outcome Satisfied"),
		})
	}
	scale, ok := f.outcomeScale(l)
	if ok {
		f.layout.Questionnaire.Outcomes = []survey.Outcome{{ID: f.header[column], Kind: c.OutcomeKind, Scale: scale}}
		f.layout.outcomes = []int{column}
	}
}

// outcomeScale reads the scale of the outcome, which is its own: nothing is guessed
// of it.
func (f *finder) outcomeScale(l *lookup) (survey.Scale, bool) {
	fix := problem.Say("--outcome-scale MIN-MAX, such as --outcome-scale 0-10")
	kind := f.columns.OutcomeKind
	if kind != "" && !slices.Contains(OutcomeKinds(), kind) {
		p := problem.Problem{Kind: problem.Usage, Code: "E-VALUE", Message: problem.Say("--outcome-kind: found %q, accepted is %s", kind, problem.Or(OutcomeKinds())), Fix: problem.Plain("--outcome-kind csat")}
		if near, ok := problem.Nearest(kind, OutcomeKinds()); ok {
			p.Similar = []string{near}
		}
		l.fail("", p)
		return survey.Scale{}, false
	}
	if f.columns.OutcomeScale == "" && kind == survey.KindNPS {
		return survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}, true // what the kind asks for
	}
	if f.columns.OutcomeScale == "" {
		l.fail("", problem.Problem{Kind: problem.Usage, Code: "E-SCALE-NONE", Message: problem.Say("the scale of the column of --outcome is not known, and nothing was guessed; accepted is its lowest and highest answer"), Fix: fix})
		return survey.Scale{}, false
	}
	scale, err := survey.ParseScale(f.columns.OutcomeScale)
	if err != nil {
		l.fail("", problem.Problem{Kind: problem.Usage, Code: "E-SCALE-FORM", Message: problem.Of(err), Fix: fix})
	}
	if err == nil && kind == survey.KindNPS && !survey.Recommends(scale) {
		l.fail("", problem.Problem{Kind: problem.Usage, Code: "E-VALUE", Message: problem.Say("found the scale %s for an outcome of kind nps; accepted is 0-10, or 1-10 where it was asked so", scale), Fix: problem.Say("leave out --outcome-kind nps, or --outcome-scale")})
		return scale, false
	}
	return scale, err == nil
}
