package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// analyzeOptions are the flags of analyze.
type analyzeOptions struct {
	source sourceFlags
	output outputFlags
	drawn  bootstrapFlags
	long   bool
}

func newAnalyze(sh *shared) *cobra.Command {
	o := analyzeOptions{output: outputFlags{draws: true}}
	cmd := &cobra.Command{
		Use:  "analyze [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runAnalyze(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	o.drawn.bind(cmd, sh.early)
	cmd.Flags().BoolVar(&o.long, "long", false, sh.early.Say("more columns: n, standard error, effect size, p-values"))
	return cmd
}

func (sh *shared) runAnalyze(ctx context.Context, path string, o *analyzeOptions) error {
	honest := o.long || o.output.asks("json")
	switch {
	case o.output.asks(formCharts):
		o.source.plan = gap.ReportPlan // its drivers are drawn
	case honest:
		o.source.plan = gap.TogetherPlan
	}
	drawn, err := o.drawn.asked()
	if err != nil {
		return err
	}
	options := gap.Options{Honesty: honest, Bootstrap: drawn}
	o.output.drawn(&options)
	a, err := sh.analyze(ctx, "analyze", path, &o.source, &o.output, &options)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	shown := table.RankingOptions{Level: rankedLevel(a.Result), Long: o.long}
	r := a.Result
	p := product{rows: a.gapRows(), next: nextStep(r, path, &o.source)}
	if !o.output.rowsAlone() {
		a.Segments = a.compare(func(r gap.Result) gap.Result { return only(r, gap.Service, shown) })
		p.result, p.tables = uncharted(a.together()), a.overview(shown, w)
	}
	if o.output.asks(formCharts) {
		found := reported{analyzed: a}
		if err := sh.ofWhole(&found); err != nil {
			return err
		}
		drawn := a.reading(w).together()
		drawn.Models = found.drivers.Models
		p.charts = allCharts(drawn)
	}
	if len(r.Gaps) == 0 && len(r.Direct) > 0 {
		all := a.together()
		p.rows = rowsOf(table.MachineDirect(all), all.Direct)
	}
	return sh.deliver(p, &o.output)
}

// gapRows are the gaps of the whole and of its levels for programs, from where they are.
func (a analyzed) gapRows() rows {
	return rows{table.Machine(a.Result, a.levels...), func() ([]byte, error) { return render.JSONL(a.together().Gaps) }}
}

// overview is the six steps and the ranked tables.
func (a analyzed) overview(shown table.RankingOptions, w lang.Words) []table.Table {
	r := a.Result
	tables := []table.Table{table.Steps(r, w)}
	if len(r.GapsOf(gap.Service)) > 0 {
		tables = append(tables, ranking(only(r, gap.Service, shown), shown, w))
		if len(a.levels) > 0 {
			tables = append(tables, a.ranking(gap.Service, shown, w)...)
		}
	}
	if shown.Long {
		tables = append(tables, honesty(r, w)...)
	}
	tables = append(tables, directTables(a, false, "", shown.Long, w)...)
	tables = append(tables, pointsTables(a, shown.Long, w)...)
	if shown.Long {
		tables = append(tables, antecedentTables(a, false, true, w)...)
		tables = append(tables, practiceTables(r, every, w)...)
		tables = append(tables, opportunityTables(r, w)...)
	}
	return tables
}

// first is the file that was named, empty for the project.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// analyze counts a file, or the project if path is empty, and analyses it.
func (sh *shared) analyze(ctx context.Context, command, path string, f *sourceFlags, output *outputFlags, o *gap.Options) (analyzed, error) {
	c, settings, err := sh.ready(ctx, command, path, f, output, o)
	if err != nil {
		return analyzed{}, err
	}
	a, err := c.analyzeParts(*o, settings.MinCell)
	if err != nil {
		return analyzed{}, err
	}
	if err := matters(settings.MinGap, a.Method); err != nil {
		return analyzed{}, err
	}
	a = a.each(func(r gap.Result) gap.Result {
		r.Judge(settings.MinGap)
		return c.named(command, r)
	})
	a.from = c
	return a, visible(a.Result)
}

// ready counts a file, or the project if path is empty, tells what was assumed and
// fills in the options from the settings. The dimension in the options may be named
// by its label and becomes its id.
func (sh *shared) ready(ctx context.Context, command, path string, f *sourceFlags, output *outputFlags, o *gap.Options) (counted, config.Settings, error) {
	c, err := sh.gather(ctx, command, path, f, output)
	if err != nil {
		return c, config.Settings{}, err
	}
	settings, err := sh.load()
	if err != nil {
		return c, settings, err
	}
	if o.Dimension != "" {
		o.Dimension, err = dimensionID(c.study.Customers.Plan().Questionnaire.Instrument, o.Dimension, path, wordsOf(settings))
		if err != nil {
			return c, settings, err
		}
	}
	if err := knownOutcome(c.study.Customers.Plan().Questionnaire, o.Outcome); err != nil {
		return c, settings, err
	}
	sh.tell(c, wordsOf(settings))
	o.Confidence = settings.Confidence
	if o.Bootstrap != nil {
		o.Bootstrap.Seed = settings.Seed
		if err := undrawn(c, "--bootstrap"); err != nil {
			return c, settings, err
		}
	}
	if c.project != nil {
		o.Standard = c.project.Standard
	}
	return c, settings, enough(c, settings.MinCell)
}

// named is a result with where it comes from.
func (c counted) named(command string, r gap.Result) gap.Result {
	r.Command, r.Project, r.Sources = command, title(c.project), c.sources
	r.SetWave(c.wave)
	if c.project != nil {
		r.Method.Kind = c.project.KindOf(c.wave)
	}
	return r
}

// knownOutcome refuses the id of an outcome that customers were not asked.
func knownOutcome(q survey.Questionnaire, id string) error {
	var known []string
	for _, o := range q.Outcomes {
		known = append(known, o.ID)
	}
	if id == "" || slices.Contains(known, id) {
		return nil
	}
	return unknownName(problem.Say("no outcome is called %s", quoted(id)), id, known, problem.Say("name it in servgap.yaml: outcomes: [{id: csat, kind: csat, column: Satisfied}]"))
}

// matters refuses a smallest gap that no answers could reach: it is most likely in
// percent or of another scale.
func matters(least float64, m gap.Method) error {
	if widest := float64(m.ScaleHigh - m.ScaleLow); least >= widest {
		return usage(problem.Say("give it in scale points, such as --min-gap 0.3"), problem.Say("--min-gap: found %v, accepted is less than %v, the length of the scale %s", least, widest, m.Scale))
	}
	return nil
}

// gather counts a file, or the project if path is empty.
func (sh *shared) gather(ctx context.Context, command, path string, f *sourceFlags, output *outputFlags) (counted, error) {
	ctx = output.summing(ctx)
	if err := f.fit(path); err != nil {
		return counted{}, err
	}
	if path != "" {
		if err := output.check(f.read(path)); err != nil {
			return counted{}, err
		}
		return sh.file(ctx, path, f)
	}
	project, err := sh.project()
	if err != nil {
		return counted{}, err
	}
	if project == nil {
		return counted{}, noProject(command, f.cmd != nil)
	}
	if err := output.check(inputs(project)); err != nil {
		return counted{}, err
	}
	if f.as != nil {
		project = f.as(project)
	}
	wave, err := sh.wave(project)
	if err != nil {
		return counted{}, err
	}
	d, err := f.division.division()
	if err != nil {
		return counted{}, err
	}
	return study(ctx, project, wave, d, f.planned())
}

// rankedLevel is the level that a survey is ranked at: its dimensions, or its
// items if it has none.
func rankedLevel(r gap.Result) string {
	if r.Method.Dimensions > 0 {
		return gap.LevelDimension
	}
	return gap.LevelItem
}

// ranking is a ranked table with what can be said of the whole below it.
func ranking(r gap.Result, o table.RankingOptions, w lang.Words) table.Table {
	t := table.Ranking(r, o, w)
	if o.Dimension == "" {
		if sentence, ok := findings.Concentration(r, o.Level, w); ok {
			t.Notes = append(t.Notes, sentence)
		}
	}
	return t
}

// nextStep names the command that leads on from a table: the items of the worst
// dimension.
func nextStep(r gap.Result, path string, f *sourceFlags) string {
	if path == "-" {
		return ""
	}
	for _, g := range r.GapsOf(gap.Service) {
		if g.Level == gap.LevelDimension && g.Rank == 1 {
			hint := "servgap gaps --items -d " + g.ID + argument(path) + f.again()
			if len(r.Chain) > 0 {
				hint += " · servgap chain" + f.again()
			}
			if len(r.Zone) > 0 {
				hint += " · servgap zone" + argument(path) + f.again()
			}
			return hint
		}
	}
	return ""
}

// argument is a file as it stands behind a command, empty for the project.
func argument(path string) string {
	if path == "" {
		return ""
	}
	return " " + shellWord(path)
}
