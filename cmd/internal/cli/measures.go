package cli

import (
	"context"
	"math"
	"slices"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// measured reads what was done in the wave against standards in their own units, and sets
// it beside the steps; nil where the project has none, or only a part of the respondents
// is looked at, whose part in it is not known.
func (a analyzed) measured(ctx context.Context) ([]gap.MeasureRow, error) {
	p := a.from.project
	if p == nil || a.from.division.asked() {
		return nil, nil
	}
	var measures []gap.Measure
	var problems problem.List
	for _, m := range p.Measures {
		actual := make(map[survey.Decimal]int64)
		for _, done := range m.Actual {
			if done.Wave.Value != a.from.wave {
				continue
			}
			_, err := readActual(ctx, p, done, actual)
			if err := collectNew(&problems, err); err != nil {
				return nil, err
			}
		}
		measures = append(measures, gap.Measure{
			ID: m.ID, Label: m.Label, Unit: m.Unit, Item: m.Item, Standard: m.Standard, AtLeast: m.AtLeast,
			Target: float64(m.Target.Unscaled) / math.Pow10(m.Target.Places), Actual: actual,
		})
	}
	if len(problems) > 0 {
		return nil, problems
	}
	rows := gap.AnalyzeMeasures(measures, a.Steps, a.from.wave, float64(a.Method.Confidence))
	return gap.Suppress(gap.Result{Measures: rows}, a.Method.MinCell).Measures, nil
}

// readActual counts the numbers of a column, or those that are written out, and says of
// which files.
func readActual(ctx context.Context, p *config.Project, done config.Actual, counts map[survey.Decimal]int64) (sources []gap.Source, err error) {
	for _, number := range done.Values {
		counts[number]++
	}
	table, ok := done.Table()
	if !ok {
		return nil, nil
	}
	var problems problem.List
	for _, f := range filesMatching(p, []config.File{table}) {
		from, err := readNumbers(ctx, p, f, done.Column, counts)
		if err := collect(&problems, inYAML(err)); err != nil {
			return nil, err
		}
		sources = append(sources, from)
	}
	return sources, listed(problems)
}

func readNumbers(ctx context.Context, p *config.Project, f config.File, name config.Text, counts map[survey.Decimal]int64) (read gap.Source, err error) {
	from, err := contentOf(filePath(p, f), nil)
	if err != nil {
		return read, err
	}
	defer from.close()
	path, in, o := from.source(openOptions(f))
	seen := untouchedFrom(path)
	source, err := open(ctx, path, in, o)
	if err != nil {
		return read, err
	}
	defer source.Close()
	t, err := importers.ReadNumbers(source, column(p, name), func(number survey.Decimal) { counts[number]++ })
	if err = seen.after(ctx, err); err != nil {
		return read, err
	}
	sum, err := source.SHA256()
	if err != nil {
		return read, err
	}
	return gap.Source{File: source.Name, Sheet: source.Sheet, Encoding: source.Encoding, SHA256: sum, Rows: t.Rows, Responses: t.Numbers, Dropped: []gap.Drop{}}, nil
}

// addMeasures puts standards in their own units behind the rows of a step.
func (p *product) addMeasures(r gap.Result, rows []gap.MeasureRow, w lang.Words) {
	if len(rows) == 0 {
		return
	}
	p.result.Measures = rows
	p.tables = append(p.tables, table.Measures(r, rows, w))
	step := p.result.Steps[0]
	for _, row := range rows {
		step.Rows = append(slices.Clone(step.Rows), row.StepRow(step.Name))
	}
	withMeasures := p.result
	withMeasures.Steps = []gap.Step{step}
	p.rows = rowsOf(table.MachineSteps(withMeasures), step.Rows)
}
