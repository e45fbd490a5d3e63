package gap

import (
	"cmp"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// AntecedentRow is how a group rates something of its own work that goes along with a
// gap of the company: an antecedent, or one item of it. The score is the respondent's
// mean of the items answered, of those with at least half of them, after reversal, so
// that the highest answer is the best. That it goes along with the gap is from the
// literature; nothing here shows that it causes it. Fields are keyed as the columns
// of the CSV output.
type AntecedentRow struct {
	Wave         string `json:"wave"`
	Segment      string `json:"segment"`
	SegmentValue string `json:"segment_value"`
	Group        string `json:"group"`
	Gap          string `json:"gap"`   // what it goes along with
	Level        string `json:"level"` // dimension for an antecedent, or item
	ID           string `json:"id"`
	Label        string `json:"label"`
	Antecedent   string `json:"antecedent"` // of an item, the id of what it belongs to
	Rank         int    `json:"rank"`       // among the antecedents of a gap; 0 for an item
	RankRange    string `json:"rank_range"` // "1-2" where the order is not settled
	N            int64  `json:"n"`
	// The mean score in points of the scale, with its t interval.
	Value      Number `json:"value"`
	SE         Number `json:"se"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	// Room is the highest answer less the score: what it is short of the best.
	Room       Number `json:"room"`
	Scale      string `json:"scale"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`

	withheld bool // for Suppress
}

// antecedents scores what managers and staff say of their own work, gap by gap and
// group by group: the antecedents of each, the one with most room first, and then
// their items as they were asked.
func (a analysis) antecedents() []AntecedentRow {
	var rows []AntecedentRow
	for _, name := range DirectNames() {
		for _, role := range roles {
			if t := a.Group(role); t != nil && t.Antecedents() != nil {
				s := scored{analysis: a, Antecedents: *t.Plan().Questionnaire.Antecedents, role: role, gap: name, tally: t.Antecedents()}
				rows = append(rows, s.rows()...)
			}
		}
	}
	return rows
}

// scored is what a group says that goes along with one gap.
type scored struct {
	analysis
	survey.Antecedents
	role  survey.Role
	gap   string
	tally *tally.Tally
}

func (s scored) rows() []AntecedentRow {
	in := s.Questionnaire.Instrument
	var at []int // of the antecedents of the gap in the questionnaire
	var antecedents, items []AntecedentRow
	for d, dimension := range in.Dimensions {
		if s.Gaps[d] != s.gap {
			continue
		}
		at = append(at, d)
		row := s.row(s.tally.Score(survey.Antecedent, d), dimension.ID)
		row.Level, row.ID, row.Label = LevelDimension, dimension.ID, dimension.Label
		antecedents = append(antecedents, row)
		for _, i := range dimension.Items {
			row := s.row(s.tally.Answers(survey.Antecedent, i), dimension.ID)
			row.Level, row.ID, row.Label = LevelItem, in.Items[i].ID, in.Items[i].Label
			items = append(items, row)
		}
	}
	return append(rankAntecedents(antecedents, paired(nil, func(i, j int) stat.Moments {
		weights := make([]int64, len(in.Dimensions))
		weights[at[i]], weights[at[j]] = 1, -1
		return s.tally.Dimensions(survey.Antecedent).Combine(weights)
	})), items...)
}

// row is the mean of a sample of answers or scores.
func (s scored) row(h stat.Hist, antecedent string) AntecedentRow {
	scale := s.Questionnaire.Instrument.Scale
	e := stat.Mean(h.Moments(), s.level())
	row := AntecedentRow{
		Group: string(s.role), Gap: s.gap, Antecedent: antecedent, N: e.N, Scale: scale.String(), Note: string(e.Reason),
		Value: Number(e.Value), SE: Number(e.SE), Low: Number(e.Lo), High: Number(e.Hi), Confidence: Number(e.Level),
	}
	_, highest := scaleEnds(scale)
	row.Room = Number(highest) - row.Value
	if row.Note == "" && e.N < lowBase {
		row.Note = NoteLowBase
	}
	return row
}

// rankAntecedents places the antecedents of a gap, the lowest score first.
func rankAntecedents(rows []AntecedentRow, c contrast) []AntecedentRow {
	keys := make([]Number, len(rows))
	for i, row := range rows {
		keys[i] = row.Value
	}
	places, ranges := standings(keys, c)
	for i := range rows {
		rows[i].Rank, rows[i].RankRange = places[i], ranges[i]
	}
	slices.SortStableFunc(rows, func(a, b AntecedentRow) int { return cmp.Compare(a.Rank, b.Rank) })
	return rows
}

// suppressAntecedents hides the rows of fewer than least respondents, and what the
// others of the gap tell of them.
func suppressAntecedents(rows []AntecedentRow, least int64) []AntecedentRow {
	shown := slices.Clone(rows)
	for i, row := range shown {
		few := row.N < least
		if row.Suppressed || !few && !row.withheld {
			continue
		}
		shown[i] = AntecedentRow{
			Wave: row.Wave, Segment: row.Segment, SegmentValue: row.SegmentValue, Group: row.Group, Gap: row.Gap,
			Level: row.Level, ID: row.ID, Label: row.Label, Antecedent: row.Antecedent, Rank: row.Rank, Scale: row.Scale,
			Value: Undefined, SE: Undefined, Low: Undefined, High: Undefined, Confidence: Undefined, Room: Undefined,
			Suppressed: true, Note: hiddenFor(few),
		}
	}
	eachLevel(shown, func(row AntecedentRow) string { return row.Gap + " " + row.Group + " " + row.Level }, func(level []AntecedentRow) {
		if level[0].Level == LevelItem || !slices.ContainsFunc(level, func(row AntecedentRow) bool { return row.Suppressed }) {
			return
		}
		for i := range level {
			level[i].RankRange = "" // it may count the hidden ones
		}
		hiddenLast(level, func(row *AntecedentRow) standing { return standing{row.ID, row.Suppressed, &row.Rank} })
	})
	return shown
}
