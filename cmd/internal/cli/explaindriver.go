package cli

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/problem"
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
				names: []string{d.ID, w.Label(d.ID, d.Label), m.Outcome + "." + d.ID},
				table: table.ExplainedDriver(a.Result, m, d, columns, w),
				keep:  func(r *gap.Result) { r.Models = append(r.Models, alone) },
			})
		}
	}
	return all
}

// emitDriver writes the script of the one driver that is left of a model.
func (sh *shared) emitDriver(a analyzed, alone gap.DriverModel, path string, o *explainOptions, w lang.Words) error {
	m := a.Models[slices.IndexFunc(a.Models, func(m gap.DriverModel) bool { return m.Stage == alone.Stage })]
	d := alone.Drivers[0]
	if _, ok := a.from.layouts[survey.Customers]; !ok {
		return noAnswers()
	}
	if !d.LMG.Defined() || !d.P.Defined() {
		return usage(problem.Say("leave out --emit to see why"), problem.Say("--emit: %s has no p-value that is shown; accepted is a row with one", quoted(driverRows+"."+d.ID)))
	}
	q := a.from.questionnaire(string(survey.Customers))
	source := rscript.Source{Name: "driver.R", Customers: q.Group.ID, Instrument: q.Instrument, Confidence: float64(a.Method.Confidence), Written: render.Harmless}
	source = a.named(source, table.DriverTitle(a.Result, m, d, w), path, o)
	both := slices.Contains(q.Constructs, survey.Expected)
	return sh.printScript(rscript.WriteDriver(m, d, a.Method.ScoreRule, both, source), o, w)
}
