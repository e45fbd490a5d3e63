package cli

import (
	"slices"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// pointsGaps is the name that stands for the points of 100 that managers and staff
// give, set against the customers'.
const pointsGaps = "points"

// pointsTables makes a table for each group whose points are set against the
// customers', by level where one of the two is divided.
func pointsTables(a analyzed, long bool, w lang.Words) []table.Table {
	var tables []table.Table
	for rows := a.Points; len(rows) > 0; {
		end := slices.IndexFunc(rows, func(p gap.PointsRow) bool { return p.ToGroup != rows[0].ToGroup })
		if end < 0 {
			end = len(rows)
		}
		tables = append(tables, a.pointsTable(rows[:end], long, w))
		rows = rows[end:]
	}
	return tables
}

func (a analyzed) pointsTable(rows []gap.PointsRow, long bool, w lang.Words) table.Table {
	r := a.Result
	if !slices.Contains(r.Method.Divided, rows[0].FromGroup) && !slices.Contains(r.Method.Divided, rows[0].ToGroup) {
		r.Method.By = "" // the same in every part
	}
	key := func(p gap.PointsRow) string { return p.ToGroup + " " + p.ID }
	of := func(r gap.Result) []gap.PointsRow {
		return slices.DeleteFunc(slices.Clone(r.Points), func(p gap.PointsRow) bool { return p.ToGroup != rows[0].ToGroup })
	}
	t := table.Points(r, byRow(a.reading(w), of, key), long, w)
	if sentence, ok := findings.Priorities(rows, w); ok {
		t.Notes = append(t.Notes, sentence)
	}
	return t
}

// runPoints prints the points compared and nothing else.
func (sh *shared) runPoints(a analyzed, path string, o *gapsOptions, w lang.Words) error {
	if o.items {
		return usage(problem.Say("leave out --items"), problem.Say("points are shared among dimensions, and --items was given"))
	}
	if len(a.Points) == 0 {
		p := problem.Problem{
			Code: "E-GAP-UNMEASURED", File: sh.config,
			Message: problem.Say("there are no points to compare; it needs customers and managers, or staff, who shared 100 points among the dimensions"),
			Fix:     problem.Say(`name their columns in servgap.yaml, in both groups: points: "V_{dim}"`),
		}
		if path != "" {
			p.File, p.Sheet = a.Sources[0].File, a.Sources[0].Sheet
		}
		return p
	}
	points := a.each(func(r gap.Result) gap.Result {
		kept := r.Points
		r = withoutDetail(r)
		r.Points = kept
		return r
	})
	p := product{result: points.together(), tables: pointsTables(a, o.long, w)}
	p.rows = rowsOf(table.MachinePoints(p.result), p.result.Points)
	return sh.deliver(p, &o.output)
}
