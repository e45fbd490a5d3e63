package cli

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// The names that stand for how the company goes about its service and for what could
// be improved.
const (
	practiceRows    = "practices"
	opportunityRows = "opportunities"
)

// practiceTables makes a table for each group, of the gaps that along wants.
func practiceTables(r gap.Result, along func(name string) bool, w lang.Words) []table.Table {
	rows := slices.DeleteFunc(slices.Clone(r.Practices), func(p gap.PracticeRow) bool { return !along(p.Gap) })
	var tables []table.Table
	for _, part := range chunked(rows, func(p gap.PracticeRow) string { return p.Group }) {
		tables = append(tables, table.Practices(r, part, w))
	}
	return tables
}

func opportunityTables(r gap.Result, w lang.Words) []table.Table {
	var tables []table.Table
	for _, part := range chunked(r.Opportunities, func(o gap.OpportunityRow) string { return o.Group }) {
		tables = append(tables, table.Opportunities(r, part, w))
	}
	return tables
}

// chunked divides rows where the key changes.
func chunked[R any](rows []R, key func(R) string) [][]R {
	var parts [][]R
	for len(rows) > 0 {
		end := slices.IndexFunc(rows, func(row R) bool { return key(row) != key(rows[0]) })
		if end < 0 {
			end = len(rows)
		}
		parts, rows = append(parts, rows[:end]), rows[end:]
	}
	return parts
}

// every wants all gaps.
func every(string) bool { return true }

// runOrganisation prints what the organisation says of itself and nothing else.
func (sh *shared) runOrganisation(a analyzed, name, path string, o *gapsOptions, w lang.Words) error {
	if o.items || o.dimension != "" {
		return usage(problem.Say("leave out --items and --dimension"), problem.Say("%s are no items of the survey and in no dimension", name))
	}
	if len(a.levels) > 0 {
		return usage(problem.Say("leave out --by"), problem.Say("--by: %s are of the company as a whole, and no part of them is shown", name))
	}
	r := withoutDetail(a.Result)
	p := product{}
	if name == practiceRows {
		r.Practices = a.Practices
		p.tables, p.result = practiceTables(a.Result, every, w), r // their rows stand beside the gaps
		p.rows = rowsOf(table.MachinePractices(r), r.Practices)
	} else {
		r.Opportunities = a.Opportunities
		p.tables, p.result = opportunityTables(r, w), r
		p.rows = rowsOf(table.MachineOpportunities(r), r.Opportunities)
	}
	if len(p.tables) == 0 {
		return sh.nothingSaid(a, name, path)
	}
	return sh.deliver(p, &o.output)
}

func (sh *shared) nothingSaid(a analyzed, name, path string) error {
	p := problem.Problem{
		Code: "E-GAP-UNMEASURED", File: sh.config,
		Message: problem.Say("nobody was asked what is done in the company; it needs managers or staff"),
		Fix:     problem.Say("name the columns in servgap.yaml, in a group of managers or staff: practices: [{id: loss-cost, column: Q7}]"),
	}
	if name == opportunityRows {
		p.Message = problem.Say("nobody was asked what could be improved; it needs managers or staff")
		p.Fix = problem.Say(`name the columns in servgap.yaml, in a group of managers or staff: opportunities: {importance: "OI_{item}", state: "OS_{item}", items: [{id: booking}]}`)
	}
	if path != "" {
		p.File, p.Sheet = a.Sources[0].File, a.Sources[0].Sheet
	}
	return p
}
