package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/problem"
)

// incidents is what tables of complaints gave.
type incidents struct {
	tally   *tally.Incidents
	options gap.IncidentOptions
	scale   survey.Scale // of satisfaction; the zero scale if no survey asks it
	base    gap.Result   // of the survey they stand beside
	tables  []importers.IncidentTable
	sources []gap.Source
	// warnings are about how the tables were read.
	warnings problem.List
}

func newIncidentTables() *incidents {
	return &incidents{tally: tally.NewIncidents(), options: gap.IncidentOptions{Dimensions: make(map[string]string)}}
}

// readProject reads the tables of a wave.
func (all *incidents) readProject(ctx context.Context, p *config.Project, wave config.Wave) error {
	columns := importers.IncidentColumns{Named: make(map[importers.IncidentField]importers.ColumnRef), Scale: all.scale}
	for _, c := range p.Incidents.Columns {
		columns.Named[importers.IncidentField(c.Field)] = column(p, c.Column)
	}
	all.options.Wave = wave.ID
	var problems problem.List
	for _, f := range filesMatching(p, config.FilesOf(p.Incidents.Files, wave.ID)) {
		from, err := contentOf(filePath(p, f), nil)
		if err == nil {
			err = inYAML(all.read(ctx, from, openOptions(f), columns))
			from.close()
		}
		if err := collect(&problems, err); err != nil {
			return err
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return nil
}

// read counts a table.
func (all *incidents) read(ctx context.Context, from *content, o importers.OpenOptions, c importers.IncidentColumns) error {
	path, in, o := from.source(o)
	seen := untouchedFrom(path)
	source, err := open(ctx, path, in, o)
	if err != nil {
		return err
	}
	defer source.Close()
	read, err := importers.ReadIncidents(source, c, all.tally.Add)
	err = seen.after(ctx, err)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return err
	}
	sum, err := source.SHA256()
	if err != nil {
		return err
	}
	all.keep(source, read, sum)
	all.warnings = append(all.warnings, source.Warnings()...)
	return nil
}

// keep remembers a table as a source.
func (all *incidents) keep(source *importers.Source, read importers.IncidentTable, sum string) {
	from := gap.Source{Wave: all.options.Wave, File: source.Name, Sheet: source.Sheet, Encoding: source.Encoding, SHA256: sum, Rows: read.Rows, Responses: read.Incidents, Dropped: []gap.Drop{}}
	for _, drop := range []gap.Drop{{Reason: importers.ReasonBlank, Count: read.Blank}, {Reason: importers.WithoutValence, Count: read.Unvalued}} {
		if drop.Count > 0 {
			from.Dropped = append(from.Dropped, drop)
		}
	}
	all.sources, all.tables = append(all.sources, from), append(all.tables, read)
	o := &all.options
	if read.First != "" && (o.First == "" || read.First < o.First) {
		o.First = read.First
	}
	o.Last = max(o.Last, read.Last)
}

// result is the analysis of the tables beside what is known of the survey.
func (all *incidents) result() gap.Result {
	r := all.base
	r.Schema, r.Command = gap.Schema, "incidents"
	r.Steps, r.Gaps, r.Chain, r.Notes = []gap.Step{}, []gap.Gap{}, []gap.Chain{}, []gap.Note{}
	if r.Respondents == nil {
		r.Respondents = []gap.Respondents{}
		r.Method.ScaleLow, r.Method.ScaleHigh = gap.Undefined, gap.Undefined
	}
	r.Method.Confidence = gap.Number(all.options.Confidence)
	r.Method.Interval, r.Method.Test, r.Method.RankTest = "exact Poisson, Wilson, t", "Welch t", ""
	r.Sources = append(slices.Clone(r.Sources), all.sources...)
	r.Incidents = gap.AnalyzeIncidents(all.tally, all.options)
	return r
}

// tellIncidents says on the conversation how the tables were understood.
func (sh *shared) tellIncidents(all *incidents, w lang.Words) {
	sh.warn(counted{warnings: all.warnings})
	if sh.quiet || sh.errors == "json" {
		return
	}
	for i, read := range all.tables {
		fmt.Fprintf(sh.streams.Err, "%s: %s\n", placeWords(all.sources[i], w), w.Plural("told.incidents", read.Incidents))
		var columns []string
		for _, field := range importers.IncidentFields() {
			if name := read.Columns[field]; name != "" {
				columns = append(columns, string(field)+" = "+problem.Clean(name))
			}
		}
		fmt.Fprintf(sh.streams.Err, "  %s\n", w.Text("told.assumed", "what", strings.Join(columns, ", ")))
		if read.Unvalued > 0 {
			fmt.Fprintf(sh.streams.Err, "  %s\n", w.Text("told.left_out", "what", w.Plural("drop.unvalued", read.Unvalued)))
		}
		if read.Blank > 0 {
			fmt.Fprintf(sh.streams.Err, "  %s\n", w.Text("told.left_out", "what", w.Plural("drop.blank", read.Blank)))
		}
	}
	fmt.Fprintln(sh.streams.Err)
}
