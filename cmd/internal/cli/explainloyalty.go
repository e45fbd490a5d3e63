package cli

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
)

// ofWhole adds what is said of the whole, or how the company sees itself, where rows of
// it are explained, hidden below least.
func (a *analyzed) ofWhole(kind string, o gap.Options, least int64) error {
	var of analyzed
	var err error
	switch kind {
	case loyaltyRows, economicsRows:
		of, err = a.from.loyaltyParts(o, least)
	case eyesRows:
		of, err = a.from.eyesParts(o, least)
	}
	r := a.from.named("explain", of.Result)
	a.Loyalty, a.Economics, a.Eyes, a.Parts = r.Loyalty, r.Economics, r.Eyes, r.Parts
	return err
}

// outcomesOf are the questions that a row of loyalty is made of.
func (a analyzed) outcomesOf(l gap.LoyaltyRow) []survey.Outcome {
	return slices.DeleteFunc(slices.Clone(a.from.questionnaire(l.Group).Outcomes), func(o survey.Outcome) bool {
		if l.Kind == gap.KindWholeIndex {
			return o.Kind != survey.KindIndex
		}
		return o.ID != l.ID
	})
}

func (a analyzed) loyaltyColumns(l gap.LoyaltyRow) []string {
	var columns []string
	for _, o := range a.outcomesOf(l) {
		columns = append(columns, a.from.outcomeColumn(l.Group, o.ID)...)
	}
	return columns
}

func (a analyzed) loyaltySubjects(w lang.Words) []subject {
	var all []subject
	for _, l := range a.Loyalty {
		all = append(all, subject{
			names: []string{l.ID, l.Group + "." + l.ID},
			table: table.ExplainedLoyalty(a.Result, l, a.loyaltyColumns(l), w),
			keep:  func(r *gap.Result) { r.Loyalty = append(r.Loyalty, l) },
			script: &script{groups: []string{l.Group}, shown: l.MeanLow.Defined(), write: func(s rscript.Source) []byte {
				return rscript.WriteLoyalty(l, a.from.questionnaire(l.Group).Group.ID, a.outcomesOf(l), s)
			}},
		})
	}
	return all
}

// economicsSubjects are what losing one customer costs, and what is at risk by the
// question that tells of it.
func (a analyzed) economicsSubjects(w lang.Words) []subject {
	var all []subject
	for _, row := range a.Economics {
		if row.Kind != gap.EconomicsResult || row.ID != gap.LostCustomer && row.ID != gap.ValueAtRisk {
			continue
		}
		name := row.ID
		if row.AtRisk != "" {
			name += "." + row.AtRisk
		}
		all = append(all, subject{
			names: []string{name},
			table: table.ExplainedEconomics(a.Result, row, a.from.outcomeColumn(string(survey.Customers), row.AtRisk), w),
			keep:  func(r *gap.Result) { r.Economics = append(r.Economics, row) },
		})
	}
	return all
}

func (a analyzed) eyesSubjects(w lang.Words) []subject {
	var all []subject
	for _, row := range a.Eyes {
		g, _ := rowCalled(a.GapsOf(gap.SelfImage), row.ID, w)
		own := a.from.columnsOf(survey.SelfRated, row.FromGroup, row.Level, row.ID)
		theirs := a.from.columnsOf(survey.Perceived, row.ToGroup, row.Level, row.ID)
		all = append(all, subject{
			names: []string{row.ID, w.Label(row.ID, row.Label)},
			table: table.ExplainedEyes(a.Result, row, own, theirs, w),
			keep: func(r *gap.Result) {
				r.Eyes, r.Parts = append(r.Eyes, row), a.Parts
			},
			script: &script{groups: []string{row.FromGroup, row.ToGroup}, shown: row.P.Defined(), weighted: true, write: func(s rscript.Source) []byte {
				of := a.scripted(g)
				of.Title, of.Command, of.Name = s.Title, s.Command, s.Name
				return rscript.WriteEyes(row, g, of)
			}},
		})
	}
	return all
}
