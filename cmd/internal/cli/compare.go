package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// compareOptions are the flags of compare.
type compareOptions struct {
	source sourceFlags
	output outputFlags
	gap    string
	items  bool
	common bool
	long   bool
	paired bool // those who answered in both waves are compared with themselves
	// control is the level of --by that the others are set against, empty for none.
	control string
	// event is the id of one, whose neighbours are the waves; empty for none.
	event  string
	events []gap.Event // between the waves, once they are known
	rivals []string    // whom the same customers rated, with their columns
	// against is a baseline file in place of the earlier wave, empty for none.
	against string
}

func newCompare(sh *shared) *cobra.Command {
	o := compareOptions{}
	cmd := &cobra.Command{
		Use:  "compare [OLD] [NEW]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return sh.runCompare(cmd.Context(), args, &o) },
	}
	o.source.bind(cmd, sh.early)
	o.source.division.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	flags := cmd.Flags()
	flags.StringVar(&o.gap, "gap", gap.Service, sh.early.Say("the gap that is compared, or all"))
	flags.BoolVar(&o.items, "items", false, sh.early.Say("items in place of dimensions"))
	flags.BoolVar(&o.common, "common-items", false, sh.early.Say("compare what a changed questionnaire still has in common"))
	flags.BoolVar(&o.paired, "paired", false, sh.early.Say("compare those who answered in both waves with themselves, joined by their ids"))
	flags.StringVar(&o.source.columns.Identity.Column.Name, "id", "", sh.early.Say("with --paired: the column of a file that tells respondents apart"))
	flags.StringVar(&o.against, "against", "", sh.early.Say("a baseline file in place of the earlier wave"))
	repeated(flags, &o.rivals, "rival", "", sh.early.Say("in place of a wave, a competitor whom the same customers rated: Fjell=R1:R22 (may be repeated)"))
	flags.StringVar(&o.control, "control", "", sh.early.Say("the level of --by in which nothing was done: the changes of the others less its own"))
	flags.StringVar(&o.event, "event", "", sh.early.Say("an event of servgap.yaml: the last wave before it and the first behind it"))
	flags.BoolVar(&o.long, "long", false, sh.early.Say("more columns: n, standard error, effect size, p-values"))
	completeFlag(cmd, "gap", comparedGaps())
	return cmd
}

// comparedGaps are the names that --gap takes.
func comparedGaps() []string { return append(gap.Names(), allGaps) }

// knownGap refuses a name that --gap does not take.
func knownGap(name string) error {
	if slices.Contains(comparedGaps(), name) {
		return nil
	}
	return unknownName(problem.Say("no gap is called %s", quoted(name)), name, comparedGaps(), problem.Plain("--gap "+gap.Service))
}

func (sh *shared) runCompare(ctx context.Context, args []string, o *compareOptions) error {
	if len(o.rivals) > 0 {
		return sh.runRivals(ctx, args, o)
	}
	if err := knownGap(o.gap); err != nil {
		return err
	}
	if o.control != "" && len(o.source.division.by) == 0 {
		return usage(problem.Plain("--by Region --control "+shellWord(o.control)), problem.Say("--control %s is a level of a question, and --by does not say of which", quoted(o.control)))
	}
	if err := o.fitPaired(); err != nil {
		return err
	}
	waves, err := sh.comparedWaves(ctx, args, o)
	if err != nil {
		return err
	}
	r, err := sh.compare(waves, o)
	if err != nil {
		return err
	}
	r.Events = o.events
	return sh.deliverChanges(r, o)
}

// deliverChanges writes what changed.
func (sh *shared) deliverChanges(r gap.Result, o *compareOptions) error {
	w, err := sh.words()
	if err != nil {
		return err
	}
	level := rankedLevel(r)
	if o.items {
		level = gap.LevelItem
	}
	p := product{result: changesAlone(r, o, level)}
	p.rows = rowsOf(table.MachineChanges(p.result), p.result.Changes)
	for _, name := range gap.Names() {
		one := changesOf(p.result, name)
		if len(one.Changes) > 0 {
			p.tables = append(p.tables, changeTable(one, level, o.long, w))
		}
	}
	if len(p.tables) == 0 {
		return notCompared(r, o)
	}
	if !o.items && len(r.StepChanges) > 0 {
		p.tables = append(p.tables, table.StepChanges(r, w))
	}
	return sh.deliver(p, &o.output)
}

// changeTable is a table of changes with what can be said of the whole below it.
func changeTable(r gap.Result, level string, long bool, w lang.Words) table.Table {
	t := table.Changes(r, level, long, w)
	if r.Method.By != "" {
		return t // of everybody a table without --by says it
	}
	if sentence, ok := findings.Since(r.Changes, r.OldWave, w); ok {
		t.Notes = append(t.Notes, sentence)
	}
	return t
}

// compare analyses the waves, hides what is of too few, and gives the later its
// changes.
func (sh *shared) compare(waves comparedWaves, o *compareOptions) (gap.Result, error) {
	var results []gap.Result
	if waves.baseline != nil {
		results = append(results, waves.baseline.result)
	}
	for _, c := range waves.counted {
		r, err := sh.waveResult("compare", c)
		if err != nil {
			return r, err
		}
		results = append(results, r)
	}
	if o.paired {
		return sh.sinceThemselves(waves.counted[0], waves.counted[1], results[0], results[1], o)
	}
	return sh.since(results[0], results[1], o)
}

// waveResult analyses what was counted of a wave, tells how it was understood and
// hides what is of too few.
func (sh *shared) waveResult(command string, c counted) (gap.Result, error) {
	settings, err := sh.load()
	if err != nil {
		return gap.Result{}, err
	}
	sh.tell(c, wordsOf(settings))
	if err := enough(c, settings.MinCell); err != nil {
		return gap.Result{}, err
	}
	r, err := c.waveResult(command, settings)
	if err != nil {
		return r, err
	}
	return r, visible(r)
}

// waveResult is what was counted of a wave, analysed, with what is of too few hidden.
func (c counted) waveResult(command string, settings config.Settings) (gap.Result, error) {
	options := gap.Options{Confidence: settings.Confidence, Outcomes: true}
	if c.project != nil {
		options.Standard = c.project.Standard
	}
	a, err := c.analyzeParts(options, settings.MinCell)
	if err != nil {
		return gap.Result{}, err
	}
	r := c.named(command, a.together())
	r.SetExcluded(c.excluded)
	return r, nil
}

// since gives a later wave its changes since an earlier one.
func (sh *shared) since(old, later gap.Result, o *compareOptions) (gap.Result, error) {
	settings, err := sh.load()
	if err != nil {
		return later, err
	}
	if later, err = sh.sinceAsked(old, later, o); err != nil {
		return later, err
	}
	options := gap.Options{Confidence: settings.Confidence}
	switch levels := later.Levels(); {
	case later.Method.By == "":
		later.Compare(old, options)
	case o.control != "" && !slices.Contains(levels, o.control):
		return later, unknownName(problem.Say("no level of %s is called %s", quoted(later.Method.By), quoted(o.control)), o.control, levels, problem.Say("name one of them"))
	default:
		later.CompareBy(old, o.control, options)
	}
	later.Judge(settings.MinGap)
	later.Sources = append(slices.Clip(old.Sources), later.Sources...)
	return later, nil
}

// sinceAsked is the later wave as far as both were asked alike. It refuses two that hold
// the same answers, and a smallest change that no answers could reach.
func (sh *shared) sinceAsked(old, later gap.Result, o *compareOptions) (gap.Result, error) {
	settings, err := sh.load()
	if err != nil {
		return later, err
	}
	if later.Repeats(old) {
		return later, sameAnswers(old, later)
	}
	if later, err = sh.comparable(old, later, o.common); err != nil {
		return later, err
	}
	return later, matters(settings.MinGap, later.Method)
}

// changesAlone is a result with the changes that belong to the tables, and those of
// the steps, and nothing else.
func changesAlone(r gap.Result, o *compareOptions, level string) gap.Result {
	changes := slices.DeleteFunc(slices.Clone(r.Changes), func(c gap.Change) bool {
		return o.gap != allGaps && c.Name != o.gap || !belongs(c.Gap, table.RankingOptions{Level: level})
	})
	r = withoutDetail(r)
	r.Changes = changes
	return r
}

// changesOf is a result with the changes of one gap: its rows and behind them the
// whole, weighted if it can be.
func changesOf(r gap.Result, name string) gap.Result {
	var rows, overall, weighted []gap.Change
	for _, c := range r.Changes {
		switch {
		case c.Name != name:
		case c.Level == gap.LevelWeighted:
			weighted = append(weighted, c)
		case c.Level == gap.LevelOverall:
			overall = append(overall, c)
		default:
			rows = append(rows, c)
		}
	}
	if weighted != nil {
		overall = weighted
	}
	r.Changes = append(rows, overall...)
	return r
}
