package cli

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/render"
	"servgap/cmd/internal/report"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/gate"
	"servgap/importers/problem"
)

// auditOptions are the flags of audit.
type auditOptions struct {
	output   outputFlags
	failOn   []string
	exitZero bool
	selfTest bool
}

// failsOn are what --fail-on takes beside failures.
var failsOn = []string{string(gate.Warn), string(gate.Unsure)}

func newAudit(sh *shared) *cobra.Command {
	o := auditOptions{}
	cmd := &cobra.Command{
		Use:  "audit [WAVE]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && cmd.Flags().Changed(config.WaveID) {
				return usage(problem.Say("leave out --wave"), problem.Say("--wave: the wave is named"))
			}
			return sh.runAudit(cmd.Context(), args, &o)
		},
	}
	o.output.bindReports(cmd, sh.early)
	flags := cmd.Flags()
	separated(flags, &o.failOn, "fail-on", "", sh.early.Say("what fails the audit beside failures: warn, unsure"))
	flags.BoolVar(&o.exitZero, "exit-zero", false, sh.early.Say("end with 0 where a check failed; not where one could not be judged"))
	flags.BoolVar(&o.selfTest, "self-test", false, sh.early.Say("where each check trips: moves the numbers step by step, and fails if a check never can"))
	completeFlag(cmd, "fail-on", failsOn)
	return cmd
}

// check looks at the flags before any work.
func (o *auditOptions) check(args []string) error {
	for _, word := range o.failOn {
		if !slices.Contains(failsOn, word) {
			return wrongChoice("--fail-on", word, failsOn)
		}
	}
	if o.selfTest && o.failOn != nil {
		return usage(problem.Say("leave out one of them"), problem.Say("--fail-on is about how things are, and --self-test is not"))
	}
	if o.selfTest && o.output.reports != nil {
		return usage(problem.Say("leave out one of them"), problem.Say("--report is about how things are, and --self-test is not"))
	}
	if o.selfTest {
		o.output.forms = nil // a self-test has those of any result
	}
	if err := o.output.checkReports(); err != nil {
		return err
	}
	if len(args) > 1 {
		return usage(problem.Plain("servgap audit "+shellWord(args[0])), problem.Say("found %d waves (%s), accepted is one", len(args), strings.Join(args, " ")))
	}
	return nil
}

func (sh *shared) runAudit(ctx context.Context, args []string, o *auditOptions) error {
	if err := o.check(args); err != nil {
		return err
	}
	p, wave, err := sh.auditedProject(args, o)
	if err != nil {
		return sh.stopped(err, &o.output)
	}
	audit, r, err := sh.audit(ctx, p, wave)
	if err != nil {
		return sh.stopped(err, &o.output)
	}
	for _, word := range o.failOn {
		audit.FailOn = append(audit.FailOn, gate.Outcome(word))
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	page, ended := product{}, error(nil)
	if o.selfTest {
		trips := audit.SelfTest()
		page.rows, page.tables = rowsOf(table.MachineTrips(trips), trips), []table.Table{table.SelfTest(r, trips, w)}
		page.own, ended = ownForms{"json": objectOf(selfTested{withoutDetail(r), trips})}, o.guarded(trips)
	} else {
		rulings := audit.Rule()
		page.rows, page.tables = rowsOf(table.MachineAudit(rulings), rulings), []table.Table{table.Audit(r, rulings, w)}
		told := report.Of(page.tables[0], r, rulings, w, fromRoot)
		page.own, ended = reportsOf(told, audited{withoutDetail(r), rulings}), o.verdict(rulings)
		if page.beside, err = forRunner(told, &o.output); err != nil {
			return err
		}
	}
	page.tables = withDesigns(page.tables, r, w)
	if err := sh.deliver(page, &o.output); err != nil && !closedPipe(err) {
		return err
	}
	return ended // to a reader that has seen enough, too: a failure is none the less one
}

// audited is the JSON of an audit: where it comes from, and the verdicts.
type audited struct {
	gap.Result
	Verdicts []gate.Ruling `json:"verdicts"`
}

// selfTested is the JSON of a self-test.
type selfTested struct {
	gap.Result
	Trips []gate.Trip `json:"self_test"`
}

func objectOf[T any](object T) func() ([]byte, error) {
	return func() ([]byte, error) { return render.Object(object) }
}

// auditedProject is the project, which has to have gates, and its wave that is judged.
func (sh *shared) auditedProject(args []string, o *auditOptions) (*config.Project, config.Wave, error) {
	var wave config.Wave
	p, err := sh.project()
	if err != nil {
		return nil, wave, err
	}
	if p == nil {
		return nil, wave, noProject("audit", false)
	}
	if len(p.Gates.Checks) == 0 && (p.Gates.Preset == "" || p.Gates.Preset == "none") {
		return nil, wave, problem.Problem{
			Kind: problem.Usage, Code: "E-GATE-NONE", File: p.Path,
			Message: problem.Say("found no gates, so an audit could only pass; accepted is a preset or a list of checks"),
			Fix:     problem.Say("add gates: {preset: standard} (servgap help gates), or run servgap gaps if you only want numbers"),
		}
	}
	if err := o.output.check(inputs(p)); err != nil {
		return nil, wave, err
	}
	if len(args) > 0 {
		wave, err = waveCalled(p, args[0], "servgap audit ")
	} else {
		wave, err = sh.wave(p)
	}
	return p, wave, err
}

// audit reads what the checks of a project need of a wave and of those before it.
func (sh *shared) audit(ctx context.Context, p *config.Project, w config.Wave) (gate.Audit, gap.Result, error) {
	settings, err := sh.load()
	if err != nil {
		return gate.Audit{}, gap.Result{}, err
	}
	a := gate.Audit{File: p.Path, Checks: p.Checks(settings.Confidence), Waivers: p.Waived(), Today: time.Now(), Due: p.Due(), Earlier: make(map[string][]gate.Wave)}
	sh.expired(p, a)
	if a.Now, err = sh.auditedWave(ctx, p, w, a.Checks); err != nil {
		return a, gap.Result{}, err
	}
	for _, c := range a.Checks {
		if _, known := a.Earlier[c.Against]; known || c.Against == "" {
			continue
		}
		if a.Earlier[c.Against], err = sh.earlier(ctx, p, w, c.Against, a); err != nil {
			return a, gap.Result{}, err
		}
	}
	return a, a.Now.Results[gate.Segment{}], nil
}

// expired warns of waivers whose last day has passed.
func (sh *shared) expired(p *config.Project, a gate.Audit) {
	for _, w := range a.Waivers {
		if w.Expired(a.Today) {
			sh.printProblems(problem.List{{
				Severity: problem.Warning, Code: "W-WAIVER-EXPIRED", File: p.Path, Row: w.Line,
				Message: problem.Say("the waiver of check %s by %s ended on %s, and the check counts again; accepted is a last day that is not past", quoted(w.Check), problem.Clean(w.Who), w.Until.Format(time.DateOnly)),
				Fix:     problem.Say("settle what it was for and delete it, or name a new last day with its reason"),
			}}, ExitOK)
		}
	}
}

// gateFailed is that a check failed, which the table says.
type gateFailed struct{}

func (gateFailed) Error() string { return "a check failed" }

// verdict is how the audit ends: what could not be judged is never a pass, nor an
// ordinary failure.
func (o *auditOptions) verdict(rulings []gate.Ruling) error {
	failed := 0
	for _, r := range rulings {
		switch {
		case r.Counts == gate.NotJudged:
			return unsound{}
		case r.Counts == gate.Fail:
			failed++
		}
	}
	return o.ended(failed)
}

// guarded is how a self-test ends: a check that never trips guards nothing.
func (o *auditOptions) guarded(trips []gate.Trip) error {
	failed := 0
	for _, t := range trips {
		switch {
		case t.Outcome == gate.NotJudged:
			return unsound{}
		case t.Trips == "":
			failed++
		}
	}
	return o.ended(failed)
}

func (o *auditOptions) ended(failed int) error {
	if failed == 0 || o.exitZero {
		return nil
	}
	return gateFailed{}
}
