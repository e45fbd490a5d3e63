package gap

import (
	"slices"

	"servgap/gap/survey"
)

// MostAnswers is the number of answers of a scale up to which each is counted by itself;
// of more, those below, at and above the middle are.
const MostAnswers = 11

// AnswersRow is how customers answered an item of what they perceive, as it was counted
// after items worded negatively were turned round.
type AnswersRow struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Group        string `json:"group"`
	ID           string `json:"id"`
	Label        string `json:"label"`
	Dimension    string `json:"dimension"`
	N            int64  `json:"n"` // answers on the scale
	// Counts is how often each answer was given, the lowest first; of a scale of more
	// than MostAnswers those below, at and above its middle.
	Counts []int64 `json:"counts"`
	// Middle is the place in Counts of the middle of the scale, −1 if it has none.
	Middle int `json:"middle"`
	// None is those who do not know, or for whom it does not apply.
	None       int64  `json:"no_opinion"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`

	withheld bool
}

// answers is how customers answered each item of what they perceive, in the order of
// the questionnaire.
func (a analysis) answers() []AnswersRow {
	s, ok := a.customersSide(survey.Perceived)
	if !ok {
		return nil
	}
	var rows []AnswersRow
	a.eachItem(func(i int, item survey.Item, dimension string) {
		row := AnswersRow{Group: string(s.role), ID: item.ID, Label: item.Label, Dimension: dimension, Middle: -1}
		row.None = s.tally.Missing(s.construct, i, survey.DontKnow) + s.tally.Missing(s.construct, i, survey.NotApplicable)
		points := a.in.Scale.Points
		row.Counts = make([]int64, min(points, MostAnswers))
		if points > MostAnswers {
			row.Counts, row.Middle = make([]int64, 3), 1
		} else if points%2 == 1 {
			row.Middle = points / 2
		}
		counted := s.tally.Answers(s.construct, i)
		for k, code := range counted.Code {
			row.N += counted.N[k]
			row.Counts[placeOf(int(code), points)] += counted.N[k]
		}
		rows = append(rows, row)
	})
	return rows
}

// placeOf is the place in Counts of an answer by its number, the lowest 0.
func placeOf(answer, points int) int {
	switch twice := 2 * answer; {
	case points <= MostAnswers:
		return answer
	case twice < points-1:
		return 0
	case twice == points-1:
		return 1
	default:
		return 2
	}
}

// suppressAnswers hides the rows of fewer than min answers.
func suppressAnswers(rows []AnswersRow, min int64) []AnswersRow {
	shown := slices.Clone(rows)
	for i, row := range shown {
		if few := row.N < min; !row.Suppressed && (few || row.withheld) {
			shown[i].N, shown[i].None, shown[i].Counts = 0, 0, nil
			shown[i].Suppressed, shown[i].Note = true, hiddenFor(few)
		}
	}
	return shown
}
