package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/chart"
	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/gate"
	"servgap/importers/problem"
)

// reportOptions are the flags of report.
type reportOptions struct {
	source sourceFlags
	output outputFlags
	title  string
}

// reportForms are the forms of a report, the usual one first.
var reportForms = []form{{"html", ".html"}, {"pdf", ".pdf"}, {"xlsx", ".xlsx"}, {"md", ".md"}, {"json", ".json"}}

func newReport(sh *shared) *cobra.Command {
	o := reportOptions{source: sourceFlags{plan: gap.ReportPlan}, output: outputFlags{forms: reportForms, draws: true}}
	cmd := &cobra.Command{
		Use:  "report [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runReport(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	cmd.Flags().StringVar(&o.title, "title", "", sh.early.Say("what stands above the report"))
	return cmd
}

// reported is what a report is made of: the analysis of a wave, what changed since the
// one before, and what an audit says of it.
type reported struct {
	analyzed
	changes gap.Result    // of Compare; without Changes if there is no earlier wave
	trends  gap.Result    // likewise of two or more earlier waves
	rulings []gate.Ruling // nil without gates
	loyalty gap.Result    // of Loyalty; without rows if nothing was asked of the whole
	drivers gap.Result    // of Drivers; without models likewise
}

func (sh *shared) runReport(ctx context.Context, path string, o *reportOptions) error {
	if len(o.output.files) == 0 && o.output.format == "" {
		return usage(problem.Plain("servgap report"+argument(path)+" -o report.html"), problem.Say("--output: no file was named; accepted are %s", "report.html, report.pdf, report.xlsx, report.md, report.json"))
	}
	found, err := sh.found(ctx, path, o)
	if err != nil {
		return err
	}
	page, err := sh.page(found, o)
	if err != nil {
		return err
	}
	settings, err := sh.load()
	if err != nil {
		return err
	}
	style := render.Style{Digits: settings.Digits, ASCII: sh.ascii, Words: wordsOf(settings)}
	p := product{result: found.together(), charts: found.charts, own: ownForms{
		"html": func() ([]byte, error) { return render.HTML(page, style) },
		"xlsx": func() ([]byte, error) {
			return render.Workbook(found.workbook(wordsOf(settings)).Sheets(wordsOf(settings)), style)
		},
		"pdf": func() ([]byte, error) {
			data, err := render.HTML(page, style)
			if err != nil {
				return nil, err
			}
			return pdf(ctx, data)
		},
		"md": func() ([]byte, error) { return render.MarkdownPage(page, style), nil },
	}}
	return sh.deliver(p, &o.output)
}

// found is all that a report says of a file, or of the project if path is empty.
func (sh *shared) found(ctx context.Context, path string, o *reportOptions) (reported, error) {
	a, err := sh.analyze(ctx, "report", path, &o.source, &o.output, &gap.Options{Priorities: &gap.Priorities{}, Honesty: true, Outcomes: true, Answers: true})
	if err != nil {
		return reported{}, err
	}
	found := reported{analyzed: a}
	if err := sh.sinceBefore(ctx, &found, o); err != nil {
		return found, err
	}
	return found, sh.ofWhole(&found)
}

// together is the whole result, of levels and changes what the report says of them.
func (r reported) together() gap.Result {
	level := rankedLevel(r.Result)
	divided := r.divided().each(func(one gap.Result) gap.Result {
		return gapsAlone(one, []string{gap.Service}, table.RankingOptions{Level: level})
	})
	divided.Result = r.Result
	all := divided.together()
	all.OldWave, all.StepChanges, all.Changes = r.changes.OldWave, r.changes.StepChanges, r.sinceThen().Changes
	all.Trends = trendsOf(rankedTrends(r.trends, level), gap.Service).Trends
	all.Loyalty, all.Economics, all.Models = r.loyalty.Loyalty, r.loyalty.Economics, r.drivers.Models
	return all
}

// charts are those of the page, as files of their own.
func (r reported) charts(w lang.Words) []chart.SVG {
	course, gaps := r.course().Trends, r.Gaps
	r.analyzed = r.groups().reading(w)
	r.Gaps = gaps // of everybody all are there
	all := r.together()
	all.Trends = course
	return chart.All(all, w)
}

// mostMarks is how many rows of levels, or of waves, a report draws and lists.
const mostMarks = 160

// divided is the analysis by level, of more rows than a report has room for with the
// whole at each level alone: a page of hundreds is read by nobody, and --by of servgap
// analyze has them all.
func (r reported) divided() analyzed {
	level := rankedLevel(r.Result)
	if rows := only(r.Result, gap.Service, table.RankingOptions{Level: level}).Gaps; len(rows)*len(r.levels) <= mostMarks {
		return r.analyzed
	}
	short := r.analyzed.each(func(one gap.Result) gap.Result {
		one.Gaps = slices.DeleteFunc(slices.Clone(one.Gaps), func(g gap.Gap) bool { return g.Level == level })
		return one
	})
	short.from = r.from
	return short
}

// course is the trends that are drawn: of more than there is room for, the whole.
func (r reported) course() gap.Result {
	level := rankedLevel(r.Result)
	drawn := trendsOf(rankedTrends(r.trends, level), gap.Service)
	if len(drawn.Trends) > 0 && len(drawn.Trends)*len(drawn.Trends[0].Points) > mostMarks {
		drawn.Trends = slices.DeleteFunc(slices.Clone(drawn.Trends), func(t gap.Trend) bool { return t.Level == level })
	}
	return drawn
}

// sinceThen is the later wave with the changes of the customers' gap.
func (r reported) sinceThen() gap.Result {
	alone := changesAlone(r.changes, &compareOptions{gap: gap.Service}, rankedLevel(r.Result))
	return changesOf(alone, gap.Service)
}

// rankedTrends is a result with the trends that belong to the ranked table.
func rankedTrends(r gap.Result, level string) gap.Result {
	r.Trends = slices.DeleteFunc(slices.Clone(r.Trends), func(t gap.Trend) bool { return !belongs(t.Gap, table.RankingOptions{Level: level}) })
	return r
}

// sinceBefore adds what a project knows beside its wave: what changed since the one
// before it or its baseline, the course over all waves, and its gates.
func (sh *shared) sinceBefore(ctx context.Context, found *reported, o *reportOptions) error {
	p := found.from.project
	if p == nil {
		return nil
	}
	silent := *sh // what was read has been told
	silent.quiet = true
	compared := compareOptions{source: o.source, output: o.output, gap: allGaps}
	compared.source.division.by = nil
	earlier, err := sh.wavesUpTo(p, nil)
	if err != nil {
		return err
	}
	if _, kept := baselinePath(p); kept || len(earlier) > 1 {
		if found.changes, err = silent.changesOfProject(ctx, &compared); err != nil {
			return err
		}
	}
	if len(earlier) > 2 {
		waves, err := silent.trendWaves(ctx, nil, &compared)
		if err != nil {
			return err
		}
		if waves, err = silent.comparableWaves(waves, compared.common); err != nil {
			return err
		}
		found.trends = gap.TrendOver(waves, gap.Options{Confidence: float64(found.Method.Confidence)})
	}
	if len(o.source.division.where) == 0 { // gates judge all, and stand beside nobody else
		found.rulings, err = silent.rulingsOf(ctx, p, earlier[len(earlier)-1])
	}
	return err
}

// ofWhole adds what was asked about the whole: loyalty with what losing it costs, and
// what goes along with it. Economics and models are of all customers, so a report of some
// of them, by --where, is without.
func (sh *shared) ofWhole(found *reported) error {
	c := found.from
	settings, err := sh.load()
	if err != nil {
		return err
	}
	options := gap.Options{Confidence: settings.Confidence}
	if len(c.division.where) > 0 {
		c.division.by = ""
		some, err := c.loyaltyParts(options, settings.MinCell)
		found.loyalty = c.named("report", some.Result)
		return err
	}
	var economics *gap.Economics
	if c.project != nil {
		economics = c.project.Economics
	}
	found.loyalty = c.named("report", gap.Suppress(gap.Loyalty(c.study, options, economics), settings.MinCell))
	found.drivers = c.named("report", gap.Suppress(gap.Drivers(c.study, options, gap.DriverOptions{}), settings.MinCell))
	return nil
}

// changesOfProject is what changed since the wave before, or the baseline.
func (sh *shared) changesOfProject(ctx context.Context, o *compareOptions) (gap.Result, error) {
	waves, err := sh.comparedWaves(ctx, nil, o)
	if err != nil {
		return gap.Result{}, err
	}
	return sh.compare(waves, o)
}

// rulingsOf are what the gates of a project say of a wave; nil without gates.
func (sh *shared) rulingsOf(ctx context.Context, p *config.Project, w config.Wave) ([]gate.Ruling, error) {
	if len(p.Gates.Checks) == 0 && (p.Gates.Preset == "" || p.Gates.Preset == "none") {
		return nil, nil
	}
	audit, _, err := sh.audit(ctx, p, w)
	if err != nil {
		return nil, err
	}
	return audit.Rule(), nil
}
