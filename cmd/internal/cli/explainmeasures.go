package cli

import (
	"context"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// measureSubjects are the standards in their own units.
func (sh *shared) measureSubjects(ctx context.Context, path string, o *explainOptions, w lang.Words) (analyzed, []subject, error) {
	if err := o.ofProject(measureRows, path); err != nil {
		return analyzed{}, nil, err
	}
	a, err := sh.analyze(ctx, "explain", path, &o.source, &o.output, &gap.Options{})
	if err != nil {
		return a, nil, err
	}
	rows, err := a.measured(ctx)
	if err != nil {
		return a, nil, err
	}
	var all []subject
	for _, m := range rows {
		all = append(all, subject{
			names: []string{m.ID, m.Label},
			table: table.ExplainedMeasure(a.Result, m, a.measureColumns(m.ID), w),
			keep: func(r *gap.Result) {
				if len(r.Steps) == 0 {
					r.Steps = []gap.Step{{Name: gap.StepStandards, State: gap.Measured}}
				}
				r.Measures = append(r.Measures, m)
				r.Steps[0].Rows = append(r.Steps[0].Rows, m.StepRow(gap.StepStandards))
			},
		})
	}
	return a, all, nil
}

// measureColumns are the columns that hold what was done in the wave, with their files.
func (a analyzed) measureColumns(id string) []string {
	var columns []string
	for _, m := range a.from.project.Measures {
		for _, done := range m.Actual {
			if from, ok := done.Table(); ok && m.ID == id && done.Wave.Value == a.from.wave {
				columns = append(columns, problem.Clean(done.Column.Value+" ("+from.Path.Value+")"))
			}
		}
	}
	return columns
}
