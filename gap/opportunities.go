package gap

import (
	"cmp"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// OpportunityRow is something that could be improved, as a group rates its importance
// and its present state: both means in points of the scale, each over all who answered
// it, and the score, over those who answered both. A respondent's score is importance ×
// room, each as its share of the scale (importance above the lowest answer, room below
// the highest): 1 is most important and as bad as can be, 0 of no
// importance or as good as can be. It is a heuristic to sort by; the intervals are t.
// Fields are keyed as the columns of the CSV output.
type OpportunityRow struct {
	Wave           string `json:"wave"`
	Group          string `json:"group"`
	ID             string `json:"id"`
	Label          string `json:"label"`
	Rank           int    `json:"rank"`       // the highest score first
	RankRange      string `json:"rank_range"` // "1-2" where the order is not settled
	N              int64  `json:"n"`          // behind the score
	Importance     Number `json:"importance"`
	ImportanceN    int64  `json:"importance_n"`
	ImportanceLow  Number `json:"importance_ci_low"`
	ImportanceHigh Number `json:"importance_ci_high"`
	State          Number `json:"state"`
	StateN         int64  `json:"state_n"`
	StateLow       Number `json:"state_ci_low"`
	StateHigh      Number `json:"state_ci_high"`
	Score          Number `json:"score"` // 0 to 1
	SE             Number `json:"se"`
	Low            Number `json:"ci_low"`
	High           Number `json:"ci_high"`
	Confidence     Number `json:"ci_level"`
	Scale          string `json:"scale"`
	Suppressed     bool   `json:"suppressed"`
	Note           string `json:"note"`

	withheld bool // for Suppress
}

// opportunities are what could be improved, group by group, the highest score first.
func (a analysis) opportunities() []OpportunityRow {
	var rows []OpportunityRow
	for _, role := range roles {
		t := a.Group(role)
		if t == nil {
			continue
		}
		if rated, weighed := t.Opportunities(); rated != nil {
			rows = append(rows, opportunitiesOf(rated, weighed, string(role), a.level())...)
		}
	}
	return rows
}

func opportunitiesOf(rated, weighed *tally.Tally, group string, level float64) []OpportunityRow {
	in := rated.Plan().Questionnaire.Instrument
	most := float64(weighed.Plan().Questionnaire.Instrument.Scale.Points - 1)
	var rows []OpportunityRow
	var keys []Number
	for i, item := range in.Items {
		importance := stat.Mean(rated.Answers(survey.OpportunityImportance, i).Moments(), level)
		state := stat.Mean(rated.Answers(survey.OpportunityState, i).Moments(), level)
		score := stat.Mean(weighed.Answers(survey.Opportunity, i).Moments(), level)
		share := func(x float64) Number { return Number(x / most) }
		row := OpportunityRow{
			Group: group, ID: item.ID, Label: item.Label, Scale: in.Scale.String(),
			N:          score.N,
			Importance: Number(importance.Value), ImportanceN: importance.N, ImportanceLow: Number(importance.Lo), ImportanceHigh: Number(importance.Hi),
			State: Number(state.Value), StateN: state.N, StateLow: Number(state.Lo), StateHigh: Number(state.Hi),
			Score: share(score.Value), SE: share(score.SE), Low: share(score.Lo), High: share(score.Hi), Confidence: Number(level), Note: string(score.Reason),
		}
		if row.Note == "" && score.N < lowBase {
			row.Note = NoteLowBase
		}
		rows, keys = append(rows, row), append(keys, -row.Score)
	}
	places, ranges := standings(keys, paired(nil, func(i, j int) stat.Moments {
		weights := make([]int64, len(in.Items))
		weights[i], weights[j] = -1, 1 // the highest score is first
		return weighed.Dimensions(survey.Opportunity).Combine(weights)
	}))
	for i := range rows {
		rows[i].Rank, rows[i].RankRange = places[i], ranges[i]
	}
	slices.SortStableFunc(rows, func(a, b OpportunityRow) int { return cmp.Compare(a.Rank, b.Rank) })
	return rows
}

// suppressOpportunities hides the rows of fewer than least respondents on either side.
func suppressOpportunities(rows []OpportunityRow, least int64) []OpportunityRow {
	shown := slices.Clone(rows)
	for i, row := range shown {
		few := min(row.N, row.ImportanceN, row.StateN) < least
		if row.Suppressed || !few && !row.withheld {
			continue
		}
		shown[i] = OpportunityRow{
			Wave: row.Wave, Group: row.Group, ID: row.ID, Label: row.Label, Scale: row.Scale, Rank: row.Rank,
			Importance: Undefined, ImportanceLow: Undefined, ImportanceHigh: Undefined,
			State: Undefined, StateLow: Undefined, StateHigh: Undefined,
			Score: Undefined, SE: Undefined, Low: Undefined, High: Undefined, Confidence: Undefined,
			Suppressed: true, Note: hiddenFor(few),
		}
	}
	eachLevel(shown, func(row OpportunityRow) string { return row.Group }, func(level []OpportunityRow) {
		if !slices.ContainsFunc(level, func(row OpportunityRow) bool { return row.Suppressed }) {
			return
		}
		for i := range level {
			level[i].RankRange = "" // it may count the hidden ones
		}
		hiddenLast(level, func(row *OpportunityRow) standing { return standing{row.ID, row.Suppressed, &row.Rank} })
	})
	return shown
}
