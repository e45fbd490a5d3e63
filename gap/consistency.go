package gap

import (
	"slices"
	"strings"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Consistency is how well the items of a dimension, or all of them, hang together
// as one group rated them on a construct, or as the gap between two. It takes the
// N respondents who answered every one of the items. No value has a unit: 1 is
// complete agreement, 0 none, and all but Omega can be below 0.
type Consistency struct {
	Wave  string `json:"wave"`
	Group string `json:"group"`
	Of    string `json:"of"`    // a construct, or service for the gap
	Level string `json:"level"` // dimension, or all_items
	ID    string `json:"id"`
	Label string `json:"label"`
	N     int64  `json:"n"`
	Items int    `json:"items"`
	// Alpha is Cronbach's, with Feldt's interval.
	Alpha      Number `json:"alpha"`
	AlphaLow   Number `json:"alpha_ci_low"`
	AlphaHigh  Number `json:"alpha_ci_high"`
	Confidence Number `json:"ci_level"`
	// Standardized is alpha with every item scaled to the same variance, and MeanR
	// the mean correlation of two items.
	Standardized Number `json:"alpha_standardized"`
	MeanR        Number `json:"mean_r"`
	// Omega is McDonald's omega total of one factor, by minimum residuals.
	Omega Number `json:"omega"`
	// Of the gap: its reliability by Johns' formula, for those who answered every
	// item on both sides, and the correlation of the two scores, which lowers it.
	Difference Number            `json:"difference_reliability"`
	RSides     Number            `json:"r_sides"`
	Members    []ItemConsistency `json:"members"`
	// Concerned lists the items that a reason in the note is about, by their ids.
	Concerned  []string `json:"concerned"`
	Suppressed bool     `json:"suppressed"`
	Note       string   `json:"note"` // codes, separated by blanks
}

// ItemConsistency is how an item stands to the others.
type ItemConsistency struct {
	ID        string `json:"id"`
	Label     string `json:"label"`
	ItemTotal Number `json:"item_total_r"`     // the correlation with the sum of the others
	IfDeleted Number `json:"alpha_if_deleted"` // the alpha of the others
	// Against says that the item runs against the others: the correlation is below
	// 0, and in the first principal component it stands against most of them. It may
	// be worded the other way round; nothing is ever reversed for that.
	Against bool `json:"against"`
}

// LevelAllItems is the level of a row about all items of the questionnaire.
const LevelAllItems = "all_items"

// consistency is the rows of every group of people.
func (a analysis) consistency() []Consistency {
	var rows []Consistency
	for _, role := range []survey.Role{survey.Customers, survey.Managers, survey.Staff} {
		if t := a.Group(role); t != nil {
			rows = append(rows, a.consistencies(role, t, ratingsOf(t))...)
		}
	}
	return rows
}

// consistencies is the rows of a group, by dimension and behind them of all items.
func (a analysis) consistencies(role survey.Role, t *tally.Tally, ratings []rating) []Consistency {
	in := t.Plan().Questionnaire.Instrument
	var rows []Consistency
	if !in.Undivided() {
		for d, dimension := range in.Dimensions {
			for _, rating := range ratings {
				items, ok := rating.dimension(d)
				if !ok {
					continue
				}
				row := a.consistencyOf(items, in, dimension.Items)
				row.Group, row.Of, row.Level, row.ID, row.Label = string(role), rating.of, LevelDimension, dimension.ID, dimension.Label
				row.difference(rating, d)
				rows = append(rows, row)
			}
		}
	}
	for _, rating := range ratings {
		items, ok := rating.together()
		if !ok {
			continue
		}
		row := a.consistencyOf(items, in, every(in))
		row.Group, row.Of, row.Level, row.ID, row.Label = string(role), rating.of, LevelAllItems, survey.AllItems, "All items"
		row.difference(rating, -1)
		rows = append(rows, row)
	}
	return rows
}

// consistencyOf is what can be said of items of an instrument, by their places.
func (a analysis) consistencyOf(items stat.Cross, in survey.Instrument, places []int) Consistency {
	r := items.Correlations()
	alpha, omega, opposed := stat.Alpha(items, a.level()), r.Omega(), r.Opposed()
	row := Consistency{
		N: items.N, Items: items.K,
		Alpha: Number(alpha.Alpha), AlphaLow: Number(alpha.Lo), AlphaHigh: Number(alpha.Hi), Confidence: Number(alpha.Level),
		Standardized: Number(alpha.Standardized), MeanR: Number(alpha.MeanR), Omega: Number(omega.Total),
		Difference: Undefined, RSides: Undefined,
		Members: []ItemConsistency{}, Concerned: concerned(in, places, omega.Numbers),
	}
	for i, place := range places {
		member := ItemConsistency{ID: in.Items[place].ID, Label: in.Items[place].Label, ItemTotal: Undefined, IfDeleted: Undefined}
		if alpha.ItemTotal != nil {
			member.ItemTotal, member.IfDeleted = Number(alpha.ItemTotal[i]), Number(alpha.IfDeleted[i])
			member.Against = member.ItemTotal < 0 && slices.Contains(opposed, i)
		}
		row.Members = append(row.Members, member)
	}
	row.remark("", alpha.Reason)
	if row.Alpha < 0 {
		row.remark("", NoteNegativeAlpha)
	}
	if omega.Reason != alpha.Reason {
		row.remark("omega_", omega.Reason)
	}
	if row.Note == "" && row.N < lowBase {
		row.Note = NoteLowBase
	}
	return row
}

// difference fills in how far the gap can be relied on, if the rating is one.
func (c *Consistency) difference(r rating, d int) {
	if r.sides == nil {
		return
	}
	sides, _ := r.sides(d)
	johns := stat.Johns(sides)
	c.Difference, c.RSides = Number(johns.Reliability), Number(johns.R)
	if !strings.Contains(c.Note, string(johns.Reason)) {
		c.remark("difference_", johns.Reason)
	}
}

// remark adds why a value is not there to the note; of means which one it is.
func (c *Consistency) remark(of string, why stat.Reason) {
	if why != "" {
		c.Note = strings.TrimSpace(c.Note + " " + of + string(why))
	}
}

// concerned is items of an instrument by their ids.
func concerned(in survey.Instrument, places, numbers []int) []string {
	ids := []string{}
	for _, i := range numbers {
		ids = append(ids, in.Items[places[i]].ID)
	}
	return ids
}
