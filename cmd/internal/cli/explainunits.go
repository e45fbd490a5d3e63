package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// unitSubjects are the units of the background questions that a row may stand in, by the
// customer gap of the whole and of each dimension: of a file the question that is named before the unit, of a
// project each of its segments. One with too many levels is an error only if no other has
// the row.
func (sh *shared) unitSubjects(ctx context.Context, row, path string, o *explainOptions, w lang.Words) (a analyzed, all []subject, err error) {
	columns, err := sh.unitColumns(row, path)
	if err != nil {
		return a, nil, err
	}
	quiet := sh.quiet
	defer func() { sh.quiet = quiet }()
	var unfit error
	for _, column := range columns {
		of, own, err := sh.unitsOf(ctx, column, row, path, o, w)
		if p, ok := errors.AsType[problem.Problem](err); ok && p.Code == manyLevels {
			unfit = err
			continue
		}
		if err != nil {
			return a, nil, err
		}
		a, all = of, append(all, own...)
		sh.quiet = true // of the next question the same is assumed
	}
	if unfit != nil && !slices.ContainsFunc(all, func(s subject) bool { return s.called(row) }) {
		return a, nil, unfit
	}
	return a, all, nil
}

// unitsOf are the units of one background question, for a row that may be one of them.
func (sh *shared) unitsOf(ctx context.Context, column, row, path string, o *explainOptions, w lang.Words) (analyzed, []subject, error) {
	f := o.source
	f.plan, f.division.by, f.division.place = gap.UnitsPlan, []string{column}, "units"
	a, err := sh.analyze(ctx, "explain", path, &f, &o.output, &gap.Options{Units: gap.Service})
	if err != nil {
		return a, nil, err
	}
	whole, err := sh.unitsRow(a, gap.Service, "", path)
	if err != nil {
		return a, nil, err
	}
	units, ok := gap.CompareUnits(whole, a.levels)
	if !ok {
		return a, nil, noUnits(a, whole)
	}
	all, err := sh.unitsByDimension(a, row, path, w)
	return a, append(a.subjectsOfUnits(whole, units, w), all...), err
}

// unitsByDimension are the same units by the gap of the dimension that a row ends in, if
// it ends in one.
func (sh *shared) unitsByDimension(a analyzed, row, path string, w lang.Words) ([]subject, error) {
	settings, err := sh.load()
	if err != nil {
		return nil, err
	}
	for _, d := range a.from.questionnaire(string(survey.Customers)).Instrument.Dimensions {
		ends := func(name string) bool { return strings.HasSuffix(strings.ToLower(row), "."+strings.ToLower(name)) }
		if !ends(d.ID) && !ends(w.Label(d.ID, d.Label)) {
			continue
		}
		of, err := a.from.analyzeParts(gap.Options{Confidence: settings.Confidence, Units: gap.Service, Dimension: d.ID}, settings.MinCell)
		if err != nil {
			return nil, err
		}
		of = of.each(func(r gap.Result) gap.Result { return a.from.named("explain", r) })
		of.from = a.from
		g, err := sh.unitsRow(of, gap.Service, d.ID, path)
		if err != nil {
			return nil, err
		}
		if units, ok := gap.CompareUnits(g, of.levels); ok {
			return of.subjectsOfUnits(g, units, w), nil
		}
	}
	return nil, nil
}

// unitColumns are the background questions that the units of a row may be the levels of.
func (sh *shared) unitColumns(row, path string) ([]string, error) {
	named, _, ok := strings.Cut(row, ".")
	if path != "" {
		if !ok {
			return nil, usage(problem.Plain("servgap explain units.Branch.North"+argument(path)), problem.Say("%s: found no background question before the unit, accepted of a file is its column", quoted(unitRows+"."+row)))
		}
		return []string{named}, nil
	}
	p, err := sh.project()
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, noProject("explain", true)
	}
	segments := segmentsOf(p)
	if at := slices.IndexFunc(segments, func(s string) bool { return strings.EqualFold(s, named) }); ok && at >= 0 {
		return segments[at : at+1], nil
	}
	return segments, nil
}

// segmentsOf are the background questions of a project's customers.
func segmentsOf(p *config.Project) []string {
	var segments []string
	if g, ok := customersOf(p); ok {
		for _, s := range g.Segments {
			segments = append(segments, s.Value)
		}
	}
	return segments
}

// namesOfUnit are what a unit goes by, and behind it the dimension if it is not the whole.
func namesOfUnit(unit, segment string, row gap.Gap, w lang.Words) []string {
	if row.Level == gap.LevelOverall {
		return []string{unit, segment + "." + unit}
	}
	var names []string
	for _, dimension := range []string{row.ID, w.Label(row.ID, row.Label)} {
		names = append(names, unit+"."+dimension, segment+"."+unit+"."+dimension)
	}
	return names
}

// subjectsOfUnits are the units of one background question that have a name.
func (a analyzed) subjectsOfUnits(whole gap.Gap, units gap.Units, w lang.Words) []subject {
	from, to := whole.Ends()
	reference, received := a.from.columnsOf(from, whole.FromGroup, whole.Level, whole.ID), a.from.columnsOf(to, whole.ToGroup, whole.Level, whole.ID)
	var all []subject
	for _, u := range units.Rows {
		if u.Name == "" || u.Name == gap.Others {
			continue
		}
		alone := units
		alone.Rows = []gap.Unit{u}
		all = append(all, subject{
			names: namesOfUnit(u.Name, units.Segment, whole, w),
			table: table.ExplainedUnit(a.Result, whole, alone, reference, received, w),
			keep: func(r *gap.Result) {
				r.Method, r.Gaps, r.Units = a.Method, []gap.Gap{whole}, append(r.Units, alone)
			},
			script: a.unitScript(whole, units, u),
		})
	}
	return all
}

// unitScript makes the numbers of a unit anew, if its background question stands in the
// answers in long form: as one of a project's segments.
func (a analyzed) unitScript(whole gap.Gap, units gap.Units, u gap.Unit) *script {
	if a.from.project == nil || !slices.Contains(segmentsOf(a.from.project), units.Segment) {
		return nil
	}
	return &script{groups: []string{string(survey.Customers)}, shown: u.P.Defined(), weighted: true, write: func(s rscript.Source) []byte {
		of := a.scripted(whole)
		of.Title, of.Command, of.Name = s.Title, s.Command, s.Name
		return rscript.WriteUnit(whole, units, u, of)
	}}
}
