package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/problem"
)

// dissatisfiedOptions are the flags of dissatisfied.
type dissatisfiedOptions struct {
	source sourceFlags
	output outputFlags
	follow followUpFlags
	rule   string
	cut    string
	low    string
	below  int
	items  bool
	long   bool
}

func newDissatisfied(sh *shared) *cobra.Command {
	o := dissatisfiedOptions{source: sourceFlags{plan: gap.DissatisfiedPlan}}
	cmd := &cobra.Command{
		Use:  "dissatisfied [FILE...]",
		Args: filesOrProject,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runDissatisfied(cmd.Context(), o.source.files(args), &o)
		},
	}
	o.source.bind(cmd, sh.early)
	o.source.bindOutcome(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	flags := cmd.Flags()
	repeated(flags, &o.source.division.by, "by", "", sh.early.Say("a background question whose levels are compared (may be repeated; default in a project: its segments)"))
	flags.StringVar(&o.rule, "rule", "", problem.Say("who is dissatisfied: %s; default: the first that was asked", problem.Comma(gap.DissatisfiedRules())).In(sh.early))
	flags.StringVar(&o.cut, "cut", "", sh.early.Say("with --rule satisfaction: the highest answer of who is dissatisfied; default: below the middle of the scale"))
	flags.IntVar(&o.below, "items-below", 1, sh.early.Say("with --rule below-adequate: items below what is accepted that make somebody dissatisfied"))
	flags.StringVar(&o.low, "low", "", sh.early.Say("what an answer has to be below to be low; default: the middle of the scale"))
	flags.BoolVar(&o.items, "items", false, sh.early.Say("items in place of dimensions"))
	flags.BoolVar(&o.long, "long", false, sh.early.Say("more columns: counts and p-values"))
	flags.StringVar(&o.follow.file, "follow-up", "", sh.early.Say("a new file for the ids of the dissatisfied who may be contacted, for you alone to read"))
	flags.StringVar(&o.follow.consent, "consent", "", sh.early.Say("with --follow-up: the column of a file that says who may be contacted"))
	flags.StringVar(&o.source.columns.Identity.Column.Name, "id", "", sh.early.Say("with --follow-up: the column of a file that tells respondents apart"))
	completeFlag(cmd, "rule", gap.DissatisfiedRules())
	return cmd
}

// asked is the rule that the flags ask for.
func (o *dissatisfiedOptions) asked() (gap.DissatisfiedRule, error) {
	rule := gap.DissatisfiedRule{Rule: o.rule, Cut: gap.Undefined, Items: o.below}
	changed := o.source.cmd.Flags().Changed
	switch {
	case o.rule != "" && !slices.Contains(gap.DissatisfiedRules(), o.rule):
		return rule, unknownName(problem.Say("no rule is called %s", quoted(o.rule)), o.rule, gap.DissatisfiedRules(), problem.Plain("--rule "+gap.BySatisfaction))
	case changed("cut") && o.rule != "" && o.rule != gap.BySatisfaction:
		return rule, usage(problem.Say("leave out one of them"), problem.Say("--cut is for the rule satisfaction, and --rule is %s", o.rule))
	case changed("items-below") && o.rule != gap.ByAdequate:
		return rule, usage(problem.Plain("--rule "+gap.ByAdequate), problem.Say("--items-below is for the rule below-adequate, which --rule does not ask for"))
	case o.below < 1:
		return rule, usage(problem.Plain("--items-below 3"), problem.Say("--items-below: found %d, accepted is 1 or more", o.below))
	case changed("cut"):
		cut, err := points("cut", o.cut)
		rule.Rule, rule.Cut = gap.BySatisfaction, cut
		return rule, err
	}
	return rule, nil
}

// prepareDissatisfied looks at the flags and what the project says, before anything is counted.
func (sh *shared) prepareDissatisfied(path string, o *dissatisfiedOptions) error {
	rule, err := o.asked()
	if err != nil {
		return err
	}
	if err := o.fitFollowUp(path); err != nil {
		return err
	}
	m := &marking{rule: rule}
	var p *config.Project
	if path == "" {
		m.rule.Outcome = o.source.columns.Outcome
		if p, err = sh.project(); err != nil || p == nil {
			return err // gather says what is missing
		}
		if g, ok := customersOf(p); ok && o.source.division.by == nil {
			for _, s := range g.Segments {
				o.source.division.by = append(o.source.division.by, s.Value)
			}
		}
		o.source.as = func(p *config.Project) *config.Project { return p.Of(survey.Customers) }
	}
	m.consent, m.yes, err = o.consentOf(p)
	o.source.division.mark, o.source.division.several = m, true
	return err
}

func (sh *shared) runDissatisfied(ctx context.Context, path string, o *dissatisfiedOptions) error {
	a, err := sh.dissatisfaction(ctx, "dissatisfied", path, o)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	level := gap.LevelDimension
	if o.items || a.Method.Dimensions == 0 {
		level = gap.LevelItem
	}
	d := a.Dissatisfied
	d.Rows = slices.DeleteFunc(d.Rows, func(l gap.Lift) bool { return l.Level != level && l.Level != gap.LevelSegment })
	p := product{result: a.Result, tables: table.Dissatisfied(a.Result, level, o.long, w)}
	p.rows = rowsOf(table.MachineDissatisfied(a.Result), d.Rows)
	if p.beside, err = sh.followUp(a.from, o); err != nil {
		return err
	}
	if err := sh.deliver(p, &o.output); err != nil {
		return err
	}
	sh.tellFollowUp(a.from.marks, o, w)
	return nil
}

// dissatisfaction counts who is dissatisfied, and what goes along with it at every level.
func (sh *shared) dissatisfaction(ctx context.Context, command, path string, o *dissatisfiedOptions) (analyzed, error) {
	if err := sh.prepareDissatisfied(path, o); err != nil {
		return analyzed{}, err
	}
	options := gap.Options{}
	c, settings, err := sh.ready(ctx, command, path, &o.source, &o.output, &options)
	if err != nil {
		return analyzed{}, err
	}
	t := c.study.Customers
	if c.marks == nil || !gap.MarksDissatisfied(t) {
		return analyzed{}, notInTally(c)
	}
	if err := o.fitCut(t.Plan().Questionnaire, c.marks.rule); err != nil {
		return analyzed{}, err
	}
	low, err := o.lowOf(t.Plan().Questionnaire.Instrument)
	if err != nil {
		return analyzed{}, err
	}
	by, err := c.divisions()
	if err != nil {
		return analyzed{}, err
	}
	r := withoutDetail(c.named(command, gap.Suppress(gap.Analyze(c.study, options), settings.MinCell)))
	r.Notes = []gap.Note{}
	d := gap.Dissatisfaction(c.study, c.marks.rule, low, by, settings.Confidence, settings.MinCell)
	if d.N < max(1, settings.MinCell) {
		return analyzed{}, problem.Problem{Code: "E-N-SMALL", File: c.sources[0].File, Sheet: c.sources[0].Sheet, Message: problem.Say("found %s of customers that say whether they are dissatisfied; %s", responses(d.N), protects(settings.MinCell)), Fix: unprotected()}
	}
	d.Wave = c.wave
	r.Dissatisfied = &d
	return analyzed{Result: r, from: c}, nil
}

// fitCut refuses a cut that makes everybody dissatisfied, or that no answer reaches.
func (o *dissatisfiedOptions) fitCut(q survey.Questionnaire, rule gap.DissatisfiedRule) error {
	if o.cut == "" {
		return nil
	}
	scale := q.Outcomes[slices.IndexFunc(q.Outcomes, func(asked survey.Outcome) bool { return asked.ID == rule.Outcome })].Scale
	if least, most := scale.Value(0), scale.Value(survey.Code(scale.Points-1)); float64(rule.Cut) < least || float64(rule.Cut) >= most {
		return usage(problem.Say("leave out --cut for the middle of the scale"), problem.Say("--cut: found %s, accepted is an answer of the scale %s below its highest", o.cut, scale))
	}
	return nil
}

// lowOf is what an answer to an item has to be below to be low.
func (o *dissatisfiedOptions) lowOf(in survey.Instrument) (float64, error) {
	least, most := in.Scale.Value(0), in.Scale.Value(survey.Code(in.Scale.Points-1))
	if o.low == "" {
		return (least + most) / 2, nil
	}
	low, err := points("low", o.low)
	if err == nil && (float64(low) <= least || float64(low) > most) {
		err = usage(problem.Plain("--low 4"), problem.Say("--low: found %s, accepted is a number above the lowest answer of the scale %s and not above the highest", o.low, in.Scale))
	}
	return float64(low), err
}

// divisions are the background questions by which customers were counted.
func (c counted) divisions() ([]gap.Division, error) {
	k, divided := c.groups[survey.Customers]
	if !divided {
		return nil, nil
	}
	var by []gap.Division
	for i, column := range c.division.columns() {
		levels := append([]*tally.Set{k.answers}, k.also...)[i]
		if levels.Overflow() {
			return nil, tooManyLevels(c.sources[0].File, column, levels.Whole().Responses(), c.limits)
		}
		by = append(by, gap.Division{Column: column, Levels: levels})
	}
	return by, nil
}

// noRule says what a rule would need.
func noRule(rule gap.DissatisfiedRule) error {
	p := problem.Problem{Kind: problem.Usage, Code: "E-RULE-UNASKED", Fix: problem.Say("name the question: --outcome Satisfied --outcome-scale 1-5, or in servgap.yaml outcomes: [{id: csat, kind: csat, column: Satisfied}]")}
	switch rule.Rule {
	case gap.BySatisfaction:
		p.Message = problem.Say("--rule satisfaction: customers were not asked how satisfied they are")
	case gap.ByDetractor:
		p.Message = problem.Say("--rule detractor: customers were not asked whether they recommend")
		p.Fix = problem.Say("name it in servgap.yaml: outcomes: [{id: nps, kind: nps, column: Recommend, scale: recommend}]")
	case gap.ByAdequate:
		p.Message = problem.Say("--rule below-adequate: customers were not asked what they accept and what they perceive of so many items")
		p.Fix = problem.Say("name the columns with --adequate, or in servgap.yaml under constructs: adequate")
	default:
		p.Message = problem.Say("nothing says who is dissatisfied: customers were asked neither how satisfied they are, nor whether they recommend, nor what they accept")
	}
	return p
}

// notInTally says that counts do not tell who is dissatisfied.
func notInTally(c counted) error {
	return problem.Problem{
		Kind: problem.Usage, Code: "E-TALLY-BLOCK", File: c.sources[0].File,
		Message: problem.Say("who is dissatisfied is not in this tally; accepted is the survey file"),
		Fix:     problem.Say("name the survey file"),
	}
}
