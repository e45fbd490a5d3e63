package cli

import (
	"context"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
)

// dissatisfiedShare is the name of how many are dissatisfied in all.
const dissatisfiedShare = "share"

// dissatisfiedSubjects are the share of the dissatisfied, and the lift of each dimension,
// item and level of a background question, by the rule that servgap dissatisfied goes by.
func (sh *shared) dissatisfiedSubjects(ctx context.Context, path string, o *explainOptions, w lang.Words) (analyzed, []subject, error) {
	if err := o.ofProject(unhappyRows, path); err != nil {
		return analyzed{}, nil, err
	}
	counting := dissatisfiedOptions{source: o.source, output: o.output, below: 1}
	counting.source.plan = gap.DissatisfiedPlan
	a, err := sh.dissatisfaction(ctx, "explain", path, &counting)
	if err != nil {
		return a, nil, err
	}
	all := []subject{{
		names:  []string{dissatisfiedShare},
		table:  table.ExplainedDissatisfied(a.Result, a.dissatisfiedColumns(), w),
		keep:   func(r *gap.Result) { a.keepLifts(r, a.Dissatisfied.Rows...) },
		script: a.dissatisfiedScript(gap.Lift{}, true),
	}}
	for _, l := range a.Dissatisfied.Rows {
		own, names := a.from.columnsOf(survey.Perceived, string(survey.Customers), l.Level, l.ID), []string{l.ID, w.Label(l.ID, l.Label)}
		if l.Level == gap.LevelSegment {
			own, names = []string{l.Segment}, []string{l.Value, l.Segment + "." + l.Value}
		}
		all = append(all, subject{
			names:  names,
			table:  table.ExplainedLift(a.Result, l, a.dissatisfiedColumns(), own, w),
			keep:   func(r *gap.Result) { a.keepLifts(r, l) },
			script: a.dissatisfiedScript(l, l.P.Defined()),
		})
	}
	return a, all, nil
}

// keepLifts puts rows into a result, beside how many are dissatisfied in all.
func (a analyzed) keepLifts(r *gap.Result, rows ...gap.Lift) {
	if r.Dissatisfied == nil {
		d := *a.Dissatisfied
		d.Rows, r.Dissatisfied = nil, &d
	}
	r.Dissatisfied.Rows = append(r.Dissatisfied.Rows, rows...)
}

// dissatisfiedColumns is the column of the question that says who is dissatisfied, or
// those of the two sides that do.
func (a analyzed) dissatisfiedColumns() []string {
	customers := string(survey.Customers)
	if outcome := a.Dissatisfied.Outcome; outcome != "" {
		return a.from.outcomeColumn(customers, outcome)
	}
	return append(a.from.columnsOf(survey.Adequate, customers, "", ""), a.from.columnsOf(survey.Perceived, customers, "", "")...)
}

// dissatisfiedScript makes a share or a lift anew, where a question says who is
// dissatisfied and the level is not several that stand together.
func (a analyzed) dissatisfiedScript(l gap.Lift, shown bool) *script {
	if a.Dissatisfied.Rule == gap.ByAdequate || l.Value == gap.Others {
		return nil
	}
	return &script{groups: []string{string(survey.Customers)}, shown: shown, weighted: true, write: func(s rscript.Source) []byte {
		q := a.from.questionnaire(string(survey.Customers))
		s.Customers, s.Instrument, s.Weighted = q.Group.ID, q.Instrument, len(a.Method.Designs) > 0
		return rscript.WriteDissatisfied(*a.Dissatisfied, l, a.Method.ScoreRule, s)
	}}
}
