package cli

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// driversPlanned is what the drivers that are explained take: the dimensions.
func driversPlanned(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	return gap.DriversPlan(q, rule, gap.DriverOptions{})
}

// driverSubjects are the drivers of each model, by their ids, and by the outcome and the
// id where both models have one of the same.
func (a analyzed) driverSubjects(w lang.Words) []subject {
	var all []subject
	for _, m := range a.Models {
		for _, d := range m.Drivers {
			columns := a.from.outcomeColumn(m.Group, d.ID)
			if d.Level != gap.LevelOutcome {
				columns = a.from.columnsOf(survey.Perceived, m.Group, d.Level, d.ID)
			}
			columns = append(slices.Clone(columns), a.from.outcomeColumn(m.Group, m.Outcome)...)
			alone := m
			alone.Drivers = []gap.Driver{d}
			all = append(all, subject{
				names:  []string{d.ID, w.Label(d.ID, d.Label), m.Outcome + "." + d.ID},
				table:  table.ExplainedDriver(a.Result, m, d, columns, w),
				keep:   func(r *gap.Result) { r.Models = append(r.Models, alone) },
				script: a.driverScript(m, d),
			})
		}
	}
	return all
}

// driverScript makes the numbers of a driver anew.
func (a analyzed) driverScript(m gap.DriverModel, d gap.Driver) *script {
	return &script{groups: []string{string(survey.Customers)}, shown: d.LMG.Defined() && d.P.Defined(), weighted: true, write: func(s rscript.Source) []byte {
		q := a.from.questionnaire(string(survey.Customers))
		s.Customers, s.Instrument = q.Group.ID, q.Instrument
		s.Weighted = slices.ContainsFunc(a.Method.Designs, func(d gap.Drawn) bool { return d.Group == m.Group && d.Weights != "" })
		return rscript.WriteDriver(m, d, a.Method.ScoreRule, slices.Contains(q.Constructs, survey.Expected), s)
	}}
}
