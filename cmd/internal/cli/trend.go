package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

func newTrend(sh *shared) *cobra.Command {
	o := compareOptions{output: outputFlags{draws: true}}
	cmd := &cobra.Command{
		Use:  "trend [WAVE or FILE...]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return sh.runTrend(cmd.Context(), args, &o) },
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bindWhere(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	flags := cmd.Flags()
	flags.StringVar(&o.gap, "gap", gap.Service, sh.early.Say("the gap that is shown, or all"))
	flags.BoolVar(&o.items, "items", false, sh.early.Say("items in place of dimensions"))
	flags.BoolVar(&o.common, "common-items", false, sh.early.Say("compare what a changed questionnaire still has in common"))
	flags.BoolVar(&o.long, "long", false, sh.early.Say("more columns: n, p-values, and the trend of the answers"))
	completeFlag(cmd, "gap", comparedGaps())
	return cmd
}

func (sh *shared) runTrend(ctx context.Context, args []string, o *compareOptions) error {
	if err := knownGap(o.gap); err != nil {
		return err
	}
	waves, err := sh.trendWaves(ctx, args, o)
	if err != nil {
		return err
	}
	if waves, err = sh.comparableWaves(waves, o.common); err != nil {
		return err
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	r := gap.TrendOver(waves, gap.Options{Confidence: settings.Confidence})
	r.Sources = nil
	for _, w := range waves {
		r.Sources = append(r.Sources, w.Sources...)
	}
	r.Events = o.events
	return sh.deliverTrends(r, o)
}

// comparableWaves makes the last wave what all have in common, and fails if they were
// asked otherwise and that is not wanted.
func (sh *shared) comparableWaves(waves []gap.TrendWave, common bool) ([]gap.TrendWave, error) {
	last := len(waves) - 1
	later := waves[last].Result
	for i, w := range waves[:last] {
		if slices.ContainsFunc(waves[i+1:], func(o gap.TrendWave) bool { return o.Repeats(w.Result) }) {
			return nil, sameAnswers(w.Result, later)
		}
		var err error
		if later, err = sh.comparable(w.Result, later, common); err != nil {
			return nil, err
		}
	}
	waves[last].Result = later
	return waves, nil
}

func (sh *shared) deliverTrends(r gap.Result, o *compareOptions) error {
	w, err := sh.words()
	if err != nil {
		return err
	}
	level := rankedLevel(r)
	if o.items {
		level = gap.LevelItem
	}
	trends := slices.DeleteFunc(slices.Clone(r.Trends), func(t gap.Trend) bool {
		return o.gap != allGaps && t.Name != o.gap || !belongs(t.Gap, table.RankingOptions{Level: level})
	})
	if len(trends) == 0 {
		return notCompared(r, o)
	}
	p := product{result: withoutDetail(r)}
	p.result.Trends = trends
	p.rows, p.charts = rowsOf(table.MachineTrends(p.result), trends), runChart(p.result, level)
	for _, name := range gap.Names() {
		if one := trendsOf(p.result, name); len(one.Trends) > 0 {
			p.tables = append(p.tables, table.Trends(one, level, o.long, w))
		}
	}
	return sh.deliver(p, &o.output)
}

// trendsOf is a result with the trends of one gap: its rows and behind them the whole,
// weighted if it can be.
func trendsOf(r gap.Result, name string) gap.Result {
	var rows, whole []gap.Trend
	for _, t := range r.Trends {
		switch {
		case t.Name != name:
		case t.Level == gap.LevelWeighted, t.Level == gap.LevelOverall && whole == nil:
			whole = []gap.Trend{t}
		case t.Level != gap.LevelOverall:
			rows = append(rows, t)
		}
	}
	r.Trends = append(rows, whole...)
	return r
}

// trendWaves reads the waves, in the order of time: those of the project up to the one
// that is looked at, those that are named, or files, baselines among them.
func (sh *shared) trendWaves(ctx context.Context, args []string, o *compareOptions) ([]gap.TrendWave, error) {
	inProject, err := sh.areWaves(args)
	if err != nil {
		return nil, err
	}
	if inProject {
		return sh.trendOfProject(ctx, args, o)
	}
	return sh.trendOfFiles(ctx, args, o)
}

func oneWaveAlone() error {
	return usage(problem.Say("name more of them, or servgap gaps for one wave"), problem.Say("found one wave; a trend takes two or more"))
}

func (sh *shared) trendOfProject(ctx context.Context, args []string, o *compareOptions) ([]gap.TrendWave, error) {
	if err := o.source.fit(""); err != nil {
		return nil, err
	}
	p, err := sh.project()
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, noProject("trend", true)
	}
	if err := o.output.check(inputs(p)); err != nil {
		return nil, err
	}
	o.common = o.common || p.CommonItems
	named, err := sh.wavesUpTo(p, args)
	if err != nil {
		return nil, err
	}
	if len(named) < 2 {
		return nil, oneWaveAlone()
	}
	d, err := o.source.division.division()
	if err != nil {
		return nil, err
	}
	o.events = eventsBetween(p, named)
	return each(named, func(w config.Wave) (gap.TrendWave, error) {
		c, err := study(ctx, p, w, d, o.source.planned())
		if err != nil {
			return gap.TrendWave{}, err
		}
		r, err := sh.waveResult("trend", c)
		return gap.TrendWave{Result: r, Date: w.Date}, err
	})
}

// wavesUpTo are the waves that are named, or all up to the one that is looked at.
func (sh *shared) wavesUpTo(p *config.Project, args []string) ([]config.Wave, error) {
	if len(args) > 0 {
		return each(args, func(id string) (config.Wave, error) { return waveCalled(p, id, "servgap trend ") })
	}
	last, err := sh.wave(p)
	at := slices.IndexFunc(p.Waves, func(w config.Wave) bool { return w.ID == last.ID })
	return p.Waves[:at+1], err
}

func (sh *shared) trendOfFiles(ctx context.Context, args []string, o *compareOptions) ([]gap.TrendWave, error) {
	if len(args) < 2 {
		return nil, oneWaveAlone()
	}
	var paths []string
	for _, arg := range args {
		_, path := labelled(arg)
		paths = append(paths, path)
	}
	if err := o.output.check(paths); err != nil {
		return nil, err
	}
	return each(args, func(arg string) (gap.TrendWave, error) { return sh.trendFile(ctx, arg, paths, o) })
}

// trendFile reads a wave of its own: a baseline, a tally or a survey of customers.
func (sh *shared) trendFile(ctx context.Context, arg string, paths []string, o *compareOptions) (gap.TrendWave, error) {
	label, path := labelled(arg)
	if isBaseline(path) {
		settings, err := sh.load()
		if err != nil {
			return gap.TrendWave{}, err
		}
		b, err := openBaseline(path, gap.Options{Confidence: settings.Confidence})
		if err == nil && label != "" {
			b.result.SetWave(label)
		}
		b.result.Command = "trend"
		return gap.TrendWave{Result: b.result, Date: b.date}, err
	}
	if err := o.source.fit(path); err != nil {
		return gap.TrendWave{}, err
	}
	c, err := sh.file(ctx, path, &o.source)
	if err != nil {
		return gap.TrendWave{}, err
	}
	c.wave = waveName(label, c.wave, paths, slices.Index(paths, path))
	r, err := sh.waveResult("trend", c)
	return gap.TrendWave{Result: r}, err
}

// each makes something of every one of a list and collects what is wrong with any.
func each[A, B any](in []A, make func(A) (B, error)) ([]B, error) {
	var out []B
	var problems problem.List
	for _, a := range in {
		b, err := make(a)
		if err := collect(&problems, err); err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return out, nil
}
