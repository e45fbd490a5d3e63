package cli

import (
	"cmp"
	"context"
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers"
	"servgap/importers/problem"
)

// Names of all complaints, and of all praise.
const (
	allComplaints = "complaints"
	allPraise     = "praise"
)

// incidentSubjects are the complaints and the praise as a whole, and by cause, touchpoint,
// unit and dimension; rows of praise behind the word praise.
func (sh *shared) incidentSubjects(ctx context.Context, path string, o *explainOptions, w lang.Words) (analyzed, []subject, error) {
	if err := o.ofProject(incidentRows, path); err != nil {
		return analyzed{}, nil, err
	}
	all, err := sh.incidents(ctx, path, &incidentsOptions{source: o.source, output: o.output})
	if err != nil {
		return analyzed{}, nil, err
	}
	settings, err := sh.load()
	if err != nil {
		return analyzed{}, nil, err
	}
	all.options.Confidence = settings.Confidence
	sh.tellIncidents(all, w)
	r := gap.Suppress(all.result(), settings.MinCell)
	if err := visibleIncidents(r); err != nil {
		return analyzed{}, nil, err
	}
	// Only the tables of complaints are sources of these rows.
	r.Command, r.Sources, r.Method.Designs = "explain", all.sources, nil
	a := analyzed{Result: r, from: counted{dropped: all.dropped()}}
	return a, a.subjectsOfIncidents(all.columns(), w), nil
}

// subjectsOfIncidents are the rows that have a name; columns hold what they are divided by.
func (a analyzed) subjectsOfIncidents(columns map[string][]string, w lang.Words) []subject {
	var all []subject
	for _, row := range a.Incidents.Rows {
		names := incidentNames(row, w)
		if names == nil {
			continue
		}
		all = append(all, subject{
			names: names,
			table: table.ExplainedIncident(a.Result, row, columns[string(row.By)], w),
			keep: func(r *gap.Result) {
				if r.Incidents == nil {
					r.Incidents = &gap.Incidents{First: a.Incidents.First, Last: a.Incidents.Last}
				}
				r.Incidents.Rows = append(r.Incidents.Rows, row)
			},
			script: a.incidentScript(row),
		})
	}
	return all
}

// incidentNames are what a row goes by; none of what was pooled or not told.
func incidentNames(row gap.IncidentRow, w lang.Words) []string {
	whole, before := allComplaints, ""
	if row.Valence == gap.Praise {
		whole, before = allPraise, allPraise+"."
	}
	switch {
	case row.By == gap.UndividedIncidents:
		return []string{whole}
	case row.Pooled > 0 || row.ID == "":
		return nil
	default:
		return []string{before + row.ID, before + string(row.By) + "." + row.ID, before + w.Label(row.ID, cmp.Or(row.Label(), row.ID))}
	}
}

// incidentScript makes rates and shares anew from the counts, for the answers in long
// form hold no complaints.
func (a analyzed) incidentScript(row gap.IncidentRow) *script {
	return &script{shown: !row.Suppressed && row.N > 0, write: func(s rscript.Source) []byte {
		return rscript.WriteIncident(row, a.incidentTotal(row), s)
	}}
}

// incidentTotal is how many incidents the share of a row is of.
func (a analyzed) incidentTotal(row gap.IncidentRow) int64 {
	for _, whole := range a.Incidents.Rows {
		if whole.Valence == row.Valence && whole.By == gap.UndividedIncidents {
			return whole.N
		}
	}
	return row.N
}

// columns are those that incidents were divided by, by the name of the division.
func (all *incidents) columns() map[string][]string {
	columns := make(map[string][]string)
	for _, read := range all.tables {
		for field, name := range read.Columns {
			if by := string(field); !slices.Contains(columns[by], problem.Clean(name)) {
				columns[by] = append(columns[by], problem.Clean(name))
			}
		}
	}
	columns[string(gap.DimensionsOfCauses)] = columns[string(gap.CausesOfIncidents)]
	return columns
}

// dropped are the rows that were left out, of each table.
func (all *incidents) dropped() [][]importers.Dropped {
	var dropped [][]importers.Dropped
	for _, from := range all.sources {
		var own []importers.Dropped
		for _, d := range from.Dropped {
			own = append(own, importers.Dropped{Reason: d.Reason, Count: d.Count})
		}
		dropped = append(dropped, own)
	}
	return dropped
}
