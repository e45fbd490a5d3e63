package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/problem"
)

// incidentsOptions are the flags of incidents.
type incidentsOptions struct {
	source    sourceFlags
	output    outputFlags
	columns   []string // FIELD=COLUMN
	customers int64
}

func newIncidents(sh *shared) *cobra.Command {
	o := incidentsOptions{}
	cmd := &cobra.Command{
		Use:  "incidents [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runIncidents(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.cmd = cmd
	o.source.bindReading(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	flags := cmd.Flags()
	repeated(flags, &o.columns, "column", "", sh.early.Say("the column of a field, if its name does not say it: cause=Why (may be repeated)"))
	flags.Int64Var(&o.customers, "customers", 0, sh.early.Say("how many customers there were, for rates per 100 of them"))
	return cmd
}

func (sh *shared) runIncidents(ctx context.Context, path string, o *incidentsOptions) error {
	if o.source.cmd.Flags().Changed("customers") && o.customers < 1 {
		return usage(problem.Plain("--customers 4200"), problem.Say("--customers: found %d, accepted is a number of people, 1 or more", o.customers))
	}
	if err := o.source.fit(path); err != nil {
		return err
	}
	all, err := sh.incidents(ctx, path, o)
	if err != nil {
		return err
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	all.options.Confidence = settings.Confidence
	sh.tellIncidents(all, wordsOf(settings))
	r := gap.Suppress(all.result(), settings.MinCell)
	if err := visibleIncidents(r); err != nil {
		return err
	}
	w := wordsOf(settings)
	p := product{result: r, tables: table.Incidents(r, w)}
	p.rows = rowsOf(table.MachineIncidents(r), r.Incidents.Rows)
	return sh.deliver(p, &o.output)
}

// incidents reads the tables that were named, or those of the project, whose survey it
// sets them beside.
func (sh *shared) incidents(ctx context.Context, path string, o *incidentsOptions) (*incidents, error) {
	if path != "" {
		return sh.incidentsOfFiles(ctx, path, o)
	}
	p, err := sh.project()
	switch {
	case err != nil:
		return nil, err
	case p == nil:
		return nil, noProject("incidents", true)
	case len(o.columns) > 0:
		return nil, usage(problem.Say("leave out --%s, or name a file", "column"), problem.Say("--%s is for a file that is named; how a project's files are read stands in servgap.yaml", "column"))
	}
	wave, err := sh.wave(p)
	if err != nil {
		return nil, err
	}
	if p.Incidents == nil || len(config.FilesOf(p.Incidents.Files, wave.ID)) == 0 {
		return nil, problem.Problem{
			Kind: problem.Usage, Code: "E-INCIDENT-NONE", File: p.Path,
			Message: problem.Say("no table of complaints is named for wave %s; accepted is one under incidents", quoted(wave.ID)),
			Fix:     problem.Say("write incidents: {files: [{wave: %s, path: complaints.csv}]}", wave.ID),
		}
	}
	if err := o.output.check(inputs(p)); err != nil {
		return nil, err
	}
	all := newIncidentTables()
	if err := sh.besideSurvey(ctx, all, p, wave, o); err != nil {
		return nil, err
	}
	if err := all.readProject(ctx, p, wave); err != nil {
		return nil, err
	}
	all.customers(p, wave.ID)
	if o.customers > 0 {
		all.options.Customers = o.customers
	}
	return all, nil
}

// incidentsOfFiles reads tables that were named.
func (sh *shared) incidentsOfFiles(ctx context.Context, path string, o *incidentsOptions) (*incidents, error) {
	if err := o.output.check(o.source.read(path)); err != nil {
		return nil, err
	}
	options, err := o.source.options()
	if err != nil {
		return nil, err
	}
	columns, err := namedColumns(o.columns)
	if err != nil {
		return nil, err
	}
	paths, err := o.source.named(path)
	if err != nil {
		return nil, err
	}
	files, err := contentsOf(paths, sh.streams.In)
	if err != nil {
		return nil, err
	}
	defer files.close()
	all := newIncidentTables()
	all.options.Customers = o.customers
	var problems problem.List
	for _, file := range files {
		if err := collect(&problems, all.read(ctx, file, options, importers.IncidentColumns{Named: columns})); err != nil {
			return nil, err
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return all, nil
}

func wrongField(text, field string) error {
	var fields []string
	for _, f := range importers.IncidentFields() {
		fields = append(fields, string(f))
	}
	return usageError{
		message: problem.Say("--column: found %s, accepted is a field, an equals sign and a column; fields are %s", quoted(text), problem.Comma(fields)),
		fix:     problem.Plain("--column cause=Why"), similar: meant(field, fields),
	}
}

// namedColumns reads --column.
func namedColumns(texts []string) (map[importers.IncidentField]importers.ColumnRef, error) {
	named := make(map[importers.IncidentField]importers.ColumnRef)
	for _, text := range texts {
		field, column, ok := strings.Cut(text, "=")
		known := importers.IncidentField(strings.TrimSpace(field))
		if !ok || strings.TrimSpace(column) == "" || !slices.Contains(importers.IncidentFields(), known) {
			return nil, wrongField(text, string(known))
		}
		named[known] = importers.ColumnRef{Name: strings.TrimSpace(column), Place: "--column"}
	}
	return named, nil
}

// besideSurvey takes from the survey of the wave what complaints are set beside: the
// gaps of dimensions, and how satisfied customers are.
func (sh *shared) besideSurvey(ctx context.Context, all *incidents, p *config.Project, wave config.Wave, o *incidentsOptions) error {
	in := p.Incidents
	if len(in.Causes) == 0 && in.Outcome.Value == "" {
		all.base = gap.Result{Project: title(p)}
		all.base.SetWave(wave.ID)
		return nil
	}
	a, err := sh.analyze(ctx, "incidents", "", &o.source, &o.output, &gap.Options{})
	if err != nil {
		return err
	}
	all.base = withoutDetail(a.Result)
	all.base.Notes = nil
	all.options.Gaps = a.GapsOf(gap.Service)
	for _, c := range in.Causes {
		all.options.Dimensions[strings.ToLower(c.Cause.Value)] = c.Dimension.Value
	}
	if in.Outcome.Value == "" {
		return nil
	}
	from := a.from
	if in.Without != nil {
		kept := division{where: []importers.Condition{{Column: column(p, in.Without.Column), Value: in.Without.Is.Value}}}
		if from, err = study(ctx, p, wave, kept, gap.Plan); err != nil {
			return err
		}
		if err := enough(from, a.Method.MinCell); err != nil {
			return err
		}
		all.options.WithoutComplaint = true
	}
	q := from.study.Customers.Plan().Questionnaire
	at := slices.IndexFunc(q.Outcomes, func(o survey.Outcome) bool { return o.ID == in.Outcome.Value })
	others := from.study.Customers.Outcome(at)
	all.options.Others, all.scale = &others, q.Outcomes[at].Scale
	return nil
}

// customers takes how many customers there were in a wave.
func (all *incidents) customers(p *config.Project, wave string) {
	all.options.ByUnit = make(map[string]int64)
	units := all.units()
	for _, c := range p.Incidents.Customers {
		switch {
		case c.Wave.Value != wave:
		case c.Unit.Value == "":
			all.options.Customers = c.Count
		default:
			key := strings.ToLower(c.Unit.Value)
			all.options.ByUnit[key] = c.Count
			if !slices.Contains(units, key) {
				all.warnings = append(all.warnings, all.unitWithout(p, c, units))
			}
		}
	}
}

// units are the keys of the units that incidents are of.
func (all *incidents) units() []string {
	return slices.Concat(all.tally.Keys(false, tally.ByUnit), all.tally.Keys(true, tally.ByUnit))
}

// unitWithout tells of customers of a unit that no incident is of: it may have had none,
// or be called otherwise in the table.
func (all *incidents) unitWithout(p *config.Project, c config.CustomersOf, units []string) problem.Problem {
	told := problem.Problem{
		Severity: problem.Note, Code: "W-INCIDENT-UNIT", File: p.Path, Row: c.Unit.At.Line, Character: c.Unit.At.Column,
		Message: problem.Say("no incident of wave %s is of unit %s, so the number of its customers stands beside none", c.Wave.Value, quoted(c.Unit.Value)),
		Fix:     problem.Say("write the unit as the table has it, unless it had no incidents"),
	}
	if near, ok := problem.Nearest(c.Unit.Value, units); ok {
		told.Similar = []string{all.tally.Name(near)}
	}
	return told
}

// visibleIncidents refuses a table of fewer complaints than may be shown.
func visibleIncidents(r gap.Result) error {
	if slices.ContainsFunc(r.Incidents.Rows, func(row gap.IncidentRow) bool { return !row.Suppressed && row.N > 0 }) {
		return nil
	}
	from := r.Sources[len(r.Sources)-1]
	return problem.Problem{
		Code: "E-N-SMALL", File: from.File, Sheet: from.Sheet,
		Message: problem.Say("found too few incidents; %s", protects(r.Method.MinCell)), Fix: unprotected(),
	}
}
