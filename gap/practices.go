package gap

import (
	"cmp"
	"slices"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

// PracticeRow is the share of a group who say that something is done in their company,
// with Wilson's interval, beside the gap that it goes along with. That it does is from
// the literature; nothing here shows that it causes it. Fields are keyed as the columns
// of the CSV output.
type PracticeRow struct {
	Wave  string `json:"wave"`
	Group string `json:"group"`
	Gap   string `json:"gap"`
	ID    string `json:"id"`
	Label string `json:"label"`
	// Obstacle says that the row is a reason why too little is done: yes is bad.
	Obstacle   bool   `json:"obstacle"`
	N          int64  `json:"n"`
	Yes        int64  `json:"yes"` // of N
	Share      Number `json:"share"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`

	withheld bool // for Suppress
}

// practices are the shares of yes, group by group in the order of the gaps: what is
// done least first, and behind it the reasons, the most frequent first.
func (a analysis) practices() []PracticeRow {
	var rows []PracticeRow
	for _, role := range roles {
		if t := a.Group(role); t != nil && t.Practices() != nil {
			rows = append(rows, practicesOf(t.Practices(), *t.Plan().Questionnaire.Practices, string(role), a.level())...)
		}
	}
	return rows
}

func practicesOf(t *tally.Tally, p survey.Practices, group string, level float64) []PracticeRow {
	var rows []PracticeRow
	for i, item := range p.Questionnaire.Instrument.Items {
		answers := t.Answers(survey.Practice, i)
		yes := answers.Portion(func(x int64) bool { return x > 0 })
		e := yes.Share(level)
		row := PracticeRow{
			Group: group, Gap: p.Gaps[i], ID: item.ID, Label: item.Label, Obstacle: slices.Contains(p.Obstacles, item.ID),
			N: e.N, Yes: answers.CountSign(1), Share: Number(e.Value), Low: Number(e.Lo), High: Number(e.Hi), Confidence: Number(e.Level), Note: string(e.Reason),
		}
		if row.Note == "" && e.N < lowBase {
			row.Note = NoteLowBase
		}
		rows = append(rows, row)
	}
	names := DirectNames()
	slices.SortStableFunc(rows, func(a, b PracticeRow) int {
		sign := 1
		if a.Obstacle {
			sign = -1
		}
		return cmp.Or(
			cmp.Compare(slices.Index(names, a.Gap), slices.Index(names, b.Gap)),
			cmp.Compare(boolOrder(!a.Obstacle), boolOrder(!b.Obstacle)),
			sign*cmp.Compare(a.Share, b.Share))
	})
	return rows
}

// suppressPractices hides the rows of fewer than least respondents, and puts them last
// of their gap, for their place would tell of them.
func suppressPractices(rows []PracticeRow, least int64) []PracticeRow {
	shown := slices.Clone(rows)
	for i, row := range shown {
		few := row.N < least
		if row.Suppressed || !few && !row.withheld {
			continue
		}
		shown[i] = PracticeRow{
			Wave: row.Wave, Group: row.Group, Gap: row.Gap, ID: row.ID, Label: row.Label, Obstacle: row.Obstacle,
			Share: Undefined, Low: Undefined, High: Undefined, Confidence: Undefined, Suppressed: true, Note: hiddenFor(few),
		}
	}
	eachLevel(shown, func(row PracticeRow) string { return row.Group + " " + row.Gap }, func(level []PracticeRow) {
		hiddenLast(level, func(row *PracticeRow) standing { return standing{row.ID, row.Suppressed, new(int)} })
	})
	return shown
}
