package cli

import (
	"slices"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// columnsOf names the columns of a group that a number on a construct is made of; none
// if only counts are known.
func (c counted) columnsOf(construct survey.Construct, group, level, id string) []string {
	layout, ok := c.layouts[survey.Role(group)]
	if !ok {
		return nil
	}
	return columnsAt(layout.Questionnaire.Instrument, level, id, func(i int) string { return layout.Column(construct, i) })
}

// besideColumns are those of the i-th questionnaire that a group answered beside its
// items.
func (c counted) besideColumns(group string, i int, level, id string) []string {
	layout, ok := c.layouts[survey.Role(group)]
	if !ok {
		return nil
	}
	return columnsAt(layout.Questionnaire.Beside()[i].Instrument, level, id, func(item int) string { return layout.BesideColumn(i, item) })
}

// columnsAt are the columns of the items at a level: of one item, of a dimension or
// of all.
func columnsAt(in survey.Instrument, level, id string, column func(item int) string) []string {
	var names []string
	for i, item := range in.Items {
		own := true
		switch d := in.DimensionOf(i); level {
		case gap.LevelItem:
			own = item.ID == id
		case gap.LevelDimension:
			own = d >= 0 && in.Dimensions[d].ID == id
		}
		if !own {
			continue
		}
		name := problem.Clean(column(i))
		if item.Reverse {
			name = table.Reversed(name)
		}
		names = append(names, name)
	}
	return names
}

// questionnaire is what a group was asked, of a tally as it was counted.
func (c counted) questionnaire(group string) survey.Questionnaire {
	if t := c.study.Group(survey.Role(group)); t != nil {
		return t.Plan().Questionnaire
	}
	return survey.Questionnaire{}
}

// pointColumns is the column with a group's points of a dimension.
func (c counted) pointColumns(group, dimension string) []string {
	layout, ok := c.layouts[survey.Role(group)]
	if !ok {
		return nil
	}
	d := slices.IndexFunc(layout.Questionnaire.Instrument.Dimensions, func(d survey.Dimension) bool { return d.ID == dimension })
	if d < 0 {
		return nil
	}
	return []string{problem.Clean(layout.PointColumn(d))}
}

// outcomeColumn is the column of a group's outcome.
func (c counted) outcomeColumn(group, outcome string) []string {
	layout, ok := c.layouts[survey.Role(group)]
	if !ok {
		return nil
	}
	i := slices.IndexFunc(layout.Questionnaire.Outcomes, func(o survey.Outcome) bool { return o.ID == outcome })
	if i < 0 {
		return nil
	}
	return []string{problem.Clean(layout.OutcomeColumn(i))}
}
