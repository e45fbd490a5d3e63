package cli

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// dividesGap reports whether a gap is there at the levels of the division.
func (a analyzed) dividesGap(name string) bool {
	return slices.ContainsFunc(a.levels, func(level gap.Result) bool { return len(level.GapsOf(name)) > 0 })
}

// notDivided says that --by names a column that those who answered for something
// do not have.
func notDivided(r gap.Result, what problem.Text, groups ...string) error {
	return problem.Problem{
		Kind: problem.Usage, Code: "E-COL-MISSING",
		Message: problem.Say("--by: %s is what %s answered, and there is no column %s in their files", what, problem.Both(slices.Compact(groups)), quoted(r.Method.By)),
		Fix:     problem.Say("leave out --by, or add the column to their files"),
	}
}

// gapsAlone is a result with the rows of the named gaps that belong to their
// tables, and nothing else.
func gapsAlone(r gap.Result, names []string, o table.RankingOptions) gap.Result {
	rows := []gap.Gap{}
	for _, name := range names {
		for _, g := range r.GapsOf(name) {
			if belongs(g, o) {
				rows = append(rows, g)
			}
		}
	}
	segments := r.Segments
	r = withoutDetail(r)
	r.Gaps, r.Segments = rows, segments
	return r
}

// asked lists the gaps that a name stands for: itself, or all that were measured.
func asked(r gap.Result, name string) []string {
	if name != allGaps {
		return []string{name}
	}
	var measured []string
	for _, known := range gap.Names() {
		if len(r.GapsOf(known)) > 0 {
			measured = append(measured, known)
		}
	}
	return measured
}

// only is a result with the rows of one gap that belong to one table, and the row
// of the dimension that the table is about, which its title is made of.
func only(r gap.Result, name string, o table.RankingOptions) gap.Result {
	r.Gaps = slices.DeleteFunc(slices.Clone(r.Gaps), func(g gap.Gap) bool {
		return g.Name != name || !belongs(g, o) && !(o.Dimension != "" && g.Level == gap.LevelDimension && g.ID == o.Dimension)
	})
	r.Segments = slices.DeleteFunc(slices.Clone(r.Segments), func(s gap.SegmentRow) bool { return s.Name != name })
	return r
}

// ranking is one gap at every level of the division, row by row, and below it, where
// levels were compared, whether they differ.
func (a analyzed) ranking(name string, o table.RankingOptions, w lang.Words) []table.Table {
	one := a.each(func(r gap.Result) gap.Result { return only(r, name, o) })
	r := one.Result
	r.Gaps = byRow(one.reading(w), func(r gap.Result) []gap.Gap { return r.Gaps }, func(g gap.Gap) string { return g.Level + " " + g.ID })
	tables := []table.Table{table.RankingBy(r, o, w)}
	if differ := table.Differ(r, o, w); len(differ.Rows) > 0 {
		tables = append(tables, differ)
	}
	return tables
}

// compare tests whether the levels of the division differ in the rows chosen.
func (a analyzed) compare(choose func(gap.Result) gap.Result) []gap.SegmentRow {
	if len(a.levels) == 0 {
		return nil
	}
	chosen := a.each(choose)
	return gap.CompareLevels(chosen.Result, chosen.levels)
}

// unmeasured says what a gap would need.
func (sh *shared) unmeasured(r gap.Result, name, path string) error {
	p := problem.Problem{Code: "E-GAP-UNMEASURED", File: sh.config, Fix: problem.Say("name their columns in it under constructs; servgap help six-steps says who is asked what")}
	if path != "" {
		p.File, p.Sheet = r.Sources[0].File, r.Sources[0].Sheet
		p.Fix = problem.Say("servgap help six-steps says who is asked what; managers and staff need a project: servgap demo")
	}
	p.Message = problem.Say("the %s gap is not measured; it needs %s", name, needs(name))
	if name == gap.Service {
		p.Message = problem.Say("there is no gap without both what was expected and what was perceived")
	}
	if slices.ContainsFunc(r.Direct, func(d gap.DirectRow) bool { return d.Name == name }) {
		p.Message = p.Message.And(problem.Say("; it was rated directly"))
		p.Fix = problem.Plain("servgap gaps " + directGaps + argument(path))
		return p
	}
	if name == gap.Service && path != "" {
		p.Fix = problem.Say("servgap analyze %s shows what was asked; name columns that were not recognised with --expected and --perceived", shellWord(path))
	}
	return p
}

// belongs reports whether a row is part of a ranked table: rows of its level,
// and the overall ones where the table is about the whole.
func belongs(g gap.Gap, o table.RankingOptions) bool {
	if o.Dimension != "" {
		return g.Level == o.Level && g.Dimension == o.Dimension
	}
	return g.Level == o.Level || g.Level == gap.LevelOverall || g.Level == gap.LevelWeighted
}

// dimensionID is the id of a dimension that the user named by its id or label.
func dimensionID(in survey.Instrument, name, path string, w lang.Words) (string, error) {
	var known []string
	if !in.Undivided() {
		for _, d := range in.Dimensions {
			if strings.EqualFold(d.ID, name) || strings.EqualFold(d.Label, name) || strings.EqualFold(w.Label(d.ID, d.Label), name) {
				return d.ID, nil
			}
			known = append(known, d.ID)
		}
	}
	return "", unknownName(problem.Say("no dimension is called %s", quoted(name)), name, known, problem.Say("servgap gaps --items%s ranks all items", argument(path)))
}
