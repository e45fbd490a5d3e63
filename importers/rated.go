package importers

import (
	"slices"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// ratedGap is the gap that --direct names the columns of: perceived against
// expected in one answer.
const ratedGap = "service"

// rated is the columns that the user named as direct ratings, with the scale.
type rated struct {
	columns []keyed
	scale   survey.Scale
}

// readRated finds the columns that the user named as direct ratings, which are then
// no ratings of anything else, and their scale.
func (f *finder) readRated() {
	if len(f.columns.Direct) == 0 {
		return
	}
	columns, problems := choose("direct", f.columns.Direct, f.header)
	f.problems = append(f.problems, problems...)
	for i, key := range keysOf(columns, f.header) {
		f.rated.columns = append(f.rated.columns, keyed{key: key, column: columns[i], construct: survey.Rated, named: true})
	}
	f.ratedScale()
}

// scaleOfNothing refuses a scale of direct ratings where there are none.
func (f *finder) scaleOfNothing() {
	if f.columns.DirectScale != "" && len(f.rated.columns) == 0 && len(f.columns.Direct) == 0 {
		f.fail(problem.Problem{Kind: problem.Usage, Code: "E-COL-MISSING", Message: problem.Say("--direct-scale is given without --direct; accepted are both"), Fix: problem.Say("name the columns: --direct FIRST:LAST")})
	}
}

// ratedScale reads the scale of direct ratings, from their labels if the user does not
// say it. Its middle answer says that it was as expected, so it has to have one.
func (f *finder) ratedScale() {
	fix := problem.Say("--direct-scale MIN-MAX, such as --direct-scale 1-5")
	scale, err := survey.ParseScale(f.columns.DirectScale)
	if f.columns.DirectScale == "" {
		var known bool
		if scale, known = f.labelledScale(); !known {
			first := f.rated.columns[0].column
			f.fail(problem.Problem{
				Kind: problem.Usage, Code: "E-SCALE-NONE", Column: first + 1, Header: f.header[first],
				Message: problem.Say("found answers that compare with what was expected, which rate the gap directly; their scale is not known, and nothing was guessed; accepted is its lowest and highest answer, with as expected in the middle"), Fix: fix,
			})
			return
		}
		err = nil
	}
	_, middled := scale.Middle()
	switch {
	case err != nil:
		f.fail(problem.Problem{Kind: problem.Usage, Code: "E-SCALE-FORM", Message: problem.Of(err), Fix: fix})
	case !middled:
		f.fail(problem.Problem{
			Kind: problem.Usage, Code: "E-DIRECT-TARGET",
			Message: problem.Say("the scale %s of direct ratings has no middle answer that says as expected; accepted is a scale with one", scale),
			Fix:     problem.Say("of another scale, say in a project which answer that is: direct: {service: {columns: …, scale: …, target: …}}"),
		})
	}
	f.rated.scale = scale
}

// isRated reports whether a column was named as a direct rating.
func (f *finder) isRated(column int) bool {
	return slices.ContainsFunc(f.rated.columns, func(k keyed) bool { return k.column == column })
}

// ratedTwice refuses columns that are named as direct ratings and as expected or
// perceived.
func (f *finder) ratedTwice(columns []keyed) {
	for _, k := range columns {
		if f.isRated(k.column) {
			f.fail(problem.Problem{
				Kind: problem.Usage, Code: "E-COL-TWICE", Column: k.column + 1, Header: f.header[k.column],
				Message: problem.Say("found the column as %s and as rated directly, accepted is one of them", k.construct),
				Fix:     problem.Say("name different columns: --direct FIRST:LAST"),
			})
		}
	}
}

// ratedOnly are the items of a survey that asked for nothing but direct ratings.
func (f *finder) ratedOnly() []pairing {
	var pairs []pairing
	for _, k := range f.rated.columns {
		pairs = append(pairs, newPairing(k.key))
	}
	return pairs
}

// ratedColumns are the columns of the pairs' direct ratings, one for each: by
// their keys, or in their order if the keys are others; nil if there are none or
// not as many.
func (f *finder) ratedColumns(pairs []pairing) []int {
	columns := f.rated.columns
	if len(columns) == 0 {
		return nil
	}
	if len(columns) != len(pairs) {
		f.fail(problem.Problem{
			Kind: problem.Usage, Code: "E-PAIR-COUNT",
			Message: problem.Say("--direct names %d columns for %d items; accepted is one for each", len(columns), len(pairs)),
			Fix:     problem.Say("name as many columns as there are items, in the same order"),
		})
		return nil
	}
	byKey, inOrder := make([]int, len(pairs)), make([]int, len(pairs))
	same := true
	for i, p := range pairs {
		at := slices.IndexFunc(columns, func(k keyed) bool { return k.key == p.key })
		if same = same && at >= 0; same {
			byKey[i] = columns[at].column
		}
		inOrder[i] = columns[i].column
	}
	if same {
		return byKey
	}
	f.assume(AssumedDirectOrder, "first", f.nameOrLetter(inOrder[0]))
	return inOrder
}

// rate adds the direct ratings to the questionnaire, in the order of its items.
func (f *finder) rate(columns, order []int) {
	if columns == nil {
		return
	}
	q := &f.layout.Questionnaire
	scale := f.rated.scale
	target, _ := scale.Middle() // ratedScale refuses a scale without one
	q.Direct = []survey.Direct{survey.NewDirect(ratedGap, *q, scale, target, false)}
	f.assume(AssumedTarget, "target", decimalOf(scale, target).String(), "scale", scale.String())
	var ordered []int
	for _, p := range order {
		ordered = append(ordered, columns[p])
	}
	f.layout.beside, f.layout.directLabels = [][]int{ordered}, [][][]string{nil}
}
