package importers

import (
	"slices"

	"servgap/gap/survey"
	"servgap/importers/problem"
	"servgap/importers/vocabulary"
)

// anchoredScale is the scale that the header of all of some columns names: "1 =
// Disagree, 5 = Agree". What it names as no answer is no point of it. One whose best
// answer is the lowest number is a problem, and so are two scales.
func (f *finder) anchoredScale(columns []int) (scale survey.Scale, ok bool) {
	for i, column := range columns {
		of := f.anchorsOf(column)
		if len(of) < 2 {
			return scale, false
		}
		lowest, highest := of[0], of[len(of)-1]
		next := survey.Scale{Min: lowest.Number.Unscaled, Step: 1, Den: 1, Points: int(highest.Number.Unscaled-lowest.Number.Unscaled) + 1}
		if i > 0 && next != scale {
			f.fail(problem.Problem{
				Code: "E-SCALE-MIX", Column: column + 1, Header: f.header[column],
				Message: problem.Say("the header says that this was asked on %s and the first question on %s; accepted is one scale for both", next, scale),
				Fix:     problem.Say("name the columns of questions that were asked on one scale: %s", flags([]survey.Construct{survey.Expected, survey.Perceived})),
			})
			return scale, false
		}
		scale = next
		if rises, known := vocabulary.Default().Rises(lowest.Label, highest.Label); known && !rises {
			f.fail(problem.Problem{
				Code: "E-SCALE-DIRECTION", Column: column + 1, Header: f.header[column],
				Message: problem.Say("the header says that the lowest number is the best answer (%s); accepted are numbers that rise with the answer", problem.Quote(lowest.Number.String()+" = "+lowest.Label)),
				Fix:     problem.Say("turn the answers round in the file, or reverse the items in a project"),
			})
			return scale, true
		}
	}
	return scale, len(columns) > 0
}

// anchorsOf are the whole numbers that the header of a column gives a meaning, from
// the lowest up, without those that stand for no answer.
func (f *finder) anchorsOf(column int) []vocabulary.NumberedLabel {
	var anchors []vocabulary.NumberedLabel
	for _, anchor := range f.columnOf(column).Anchors {
		for _, n := range vocabulary.Numbered(anchor) {
			if n.Number.Places > 0 {
				continue
			}
			kind, _ := vocabulary.Kind(n.Label)
			if _, noAnswer := missingKinds[kind]; !noAnswer {
				anchors = append(anchors, n)
			}
			break
		}
	}
	slices.SortFunc(anchors, func(a, b vocabulary.NumberedLabel) int { return a.Number.Compare(b.Number) })
	if last := len(anchors) - 1; last < 1 || anchors[last].Number.Unscaled-anchors[0].Number.Unscaled > 100 || anchors[last].Number.Compare(anchors[0].Number) == 0 {
		return nil
	}
	return anchors
}
