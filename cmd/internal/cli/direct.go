package cli

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// directGaps is the name that stands for the gaps that were rated directly.
const directGaps = "direct"

// withoutDetail is a result without what a command was not asked for.
func withoutDetail(r gap.Result) gap.Result {
	r.Steps, r.Gaps, r.Chain, r.Zone, r.Direct, r.Points = []gap.Step{}, []gap.Gap{}, []gap.Chain{}, nil, nil, nil
	r.Priority, r.Honesty, r.Antecedents, r.Segments, r.Consistency, r.Outcomes, r.Models = nil, nil, nil, nil, nil, nil, nil
	r.Units, r.Companies = nil, nil
	r.Practices, r.Opportunities = nil, nil
	return r
}

// directParts divides the directly rated gaps by gap and group and keeps of each
// what belongs to a table: its dimensions, or else its items, with the whole. With
// items it is the items, of one dimension or of all.
func directParts(r gap.Result, items bool, dimension string) [][]gap.DirectRow {
	var parts [][]gap.DirectRow
	for _, rows := range chunked(r.Direct, func(d gap.DirectRow) string { return d.Name + " " + d.Group }) {
		if part := directPart(rows, items, dimension); len(part) > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}

func directPart(rows []gap.DirectRow, items bool, dimension string) []gap.DirectRow {
	level := directLevel(rows, items)
	if level == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(rows), func(d gap.DirectRow) bool {
		if dimension != "" {
			return d.Level != level || d.Dimension != dimension
		}
		return d.Level != level && d.Level != gap.LevelOverall
	})
}

// directLevel is the level that rows of one gap are ranked at; empty if items are
// asked for and only dimensions were rated.
func directLevel(rows []gap.DirectRow, items bool) string {
	has := func(level string) bool {
		return slices.ContainsFunc(rows, func(d gap.DirectRow) bool { return d.Level == level })
	}
	switch {
	case !items && has(gap.LevelDimension):
		return gap.LevelDimension
	case has(gap.LevelItem):
		return gap.LevelItem
	case items:
		return ""
	default:
		return gap.LevelOverall
	}
}

// directTables makes a table of each part, by level where the respondents are
// divided.
func directTables(a analyzed, items bool, dimension string, long bool, w lang.Words) []table.Table {
	var tables []table.Table
	for _, rows := range directParts(a.Result, items, dimension) {
		o := table.RankingOptions{Level: directLevel(rows, false), Dimension: dimension, Long: long}
		r := a.Result
		if !slices.Contains(r.Method.Divided, rows[0].Group) {
			r.Method.By = "" // the same in every part
		}
		tables = append(tables, table.Direct(r, a.directRows(rows, w), o, w))
	}
	return tables
}

// directRows puts the rows of all levels beside those of everybody.
func (a analyzed) directRows(rows []gap.DirectRow, w lang.Words) []gap.DirectRow {
	key := func(d gap.DirectRow) string { return d.Name + " " + d.Group + " " + d.Level + " " + d.ID }
	all := byRow(a.reading(w), func(r gap.Result) []gap.DirectRow { return r.Direct }, key)
	return slices.DeleteFunc(all, func(d gap.DirectRow) bool {
		return !slices.ContainsFunc(rows, func(row gap.DirectRow) bool { return key(row) == key(d) })
	})
}

// directAlone is a result with the directly rated gaps of its tables, and
// nothing else.
func directAlone(r gap.Result, items bool, dimension string) gap.Result {
	parts := directParts(r, items, dimension)
	r = withoutDetail(r)
	r.Direct = slices.Concat(parts...)
	return r
}

// runDirect prints the gaps that were rated directly and nothing else.
func (sh *shared) runDirect(a analyzed, path, dimension string, o *gapsOptions, w lang.Words) error {
	tables := directTables(a, o.items, dimension, o.long, w)
	if len(tables) == 0 {
		return sh.notRated(a.Result, path)
	}
	p := product{tables: tables}
	p.result = a.each(func(r gap.Result) gap.Result { return directAlone(r, o.items, dimension) }).together()
	p.rows = rowsOf(table.MachineDirect(p.result), p.result.Direct)
	return sh.deliver(p, &o.output)
}

// notRated says that nothing was rated directly, or not by item.
func (sh *shared) notRated(r gap.Result, path string) error {
	p := problem.Problem{
		Code: "E-GAP-UNMEASURED", File: sh.config,
		Message: problem.Say("no gap was rated directly, as worse or better than expected; accepted is one at least"),
		Fix:     problem.Say(`name the columns in servgap.yaml: direct: {service: "D_{item}"}`),
	}
	if path != "" {
		p.File, p.Sheet, p.Fix = r.Sources[0].File, r.Sources[0].Sheet, problem.Say("name the columns: --direct FIRST:LAST --direct-scale MIN-MAX")
	}
	if len(r.Direct) > 0 {
		p.Message, p.Fix = problem.Say("gaps were rated directly by dimension, and not by item"), problem.Say("leave out --items")
	}
	return p
}
