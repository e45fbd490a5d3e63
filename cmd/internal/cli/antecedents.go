package cli

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// antecedentGaps is the name that stands for what goes along with the gaps.
const antecedentGaps = "antecedents"

// antecedentsAt is the antecedents, or with items these.
func antecedentsAt(r gap.Result, items bool) []gap.AntecedentRow {
	return slices.DeleteFunc(slices.Clone(r.Antecedents), func(a gap.AntecedentRow) bool { return (a.Level == gap.LevelItem) != items })
}

// antecedentTables makes a table for each gap and group, by level where the group is
// divided.
func antecedentTables(a analyzed, items, long bool, w lang.Words) []table.Table {
	var tables []table.Table
	for _, rows := range chunked(antecedentsAt(a.Result, items), func(row gap.AntecedentRow) string { return row.Gap + " " + row.Group }) {
		r := a.Result
		if !slices.Contains(r.Method.Divided, rows[0].Group) {
			r.Method.By = "" // the same in every part
		}
		of := func(r gap.Result) []gap.AntecedentRow {
			return slices.DeleteFunc(antecedentsAt(r, items), func(row gap.AntecedentRow) bool { return row.Gap != rows[0].Gap || row.Group != rows[0].Group })
		}
		all := byRow(a.reading(w), of, func(row gap.AntecedentRow) string { return row.ID })
		tables = append(tables, table.Antecedents(r, all, long, w))
	}
	return tables
}

// runAntecedents prints what goes along with the gaps and nothing else.
func (sh *shared) runAntecedents(a analyzed, path string, o *gapsOptions, w lang.Words) error {
	if o.dimension != "" {
		return usage(problem.Say("leave out --dimension"), problem.Say("the items of antecedents are in no dimension, and --dimension was given"))
	}
	if len(a.Antecedents) == 0 {
		p := problem.Problem{
			Code: "E-GAP-UNMEASURED", File: sh.config,
			Message: problem.Say("nobody was asked what goes along with the gaps; it needs managers or staff"),
			Fix:     problem.Say(`name their columns in servgap.yaml, in a group of managers or staff: antecedents: "A_{item}"`),
		}
		if path != "" {
			p.File, p.Sheet = a.Sources[0].File, a.Sources[0].Sheet
		}
		return p
	}
	tables := antecedentTables(a, o.items, o.long, w) // their leads name the gaps
	p := product{tables: tables}
	p.result = a.each(func(r gap.Result) gap.Result {
		rows := antecedentsAt(r, o.items)
		r = withoutDetail(r)
		r.Antecedents = rows
		return r
	}).together()
	p.rows = rowsOf(table.MachineAntecedents(p.result), p.result.Antecedents)
	return sh.deliver(p, &o.output)
}
