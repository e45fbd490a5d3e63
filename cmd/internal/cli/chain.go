package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/findings"
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// chainOptions are the choices of the chain command.
type chainOptions struct {
	source    sourceFlags
	output    outputFlags
	dimension string
	items     bool
}

func newChain(sh *shared) *cobra.Command {
	o := chainOptions{}
	cmd := &cobra.Command{
		Use:  "chain [TALLY]",
		Args: projectOrTally,
		RunE: func(cmd *cobra.Command, args []string) error {
			return sh.runChain(cmd.Context(), first(args), &o)
		},
	}
	o.source.division.bind(cmd, sh.early)
	o.output.bind(cmd, sh.early)
	cmd.Flags().StringVarP(&o.dimension, "dimension", "d", "", sh.early.Say("only this dimension"))
	cmd.Flags().BoolVar(&o.items, "items", false, sh.early.Say("a line for each item"))
	return cmd
}

// projectOrTally accepts no survey file.
func projectOrTally(cmd *cobra.Command, args []string) error {
	if len(args) == 0 || len(args) == 1 && isTally(args[0]) {
		return nil
	}
	return usage(problem.Say("servgap %s in the folder of a servgap.yaml, or --config FILE; servgap demo writes a sample", cmd.Name()), problem.Say("found %s, accepted is no survey file: a chain needs managers and staff beside the customers, which a project has, and a tally of it", quoted(args[0])))
}

func (sh *shared) runChain(ctx context.Context, path string, o *chainOptions) error {
	options := gap.Options{Dimension: o.dimension}
	a, err := sh.analyze(ctx, "chain", path, &o.source, &o.output, &options)
	if err != nil {
		return err
	}
	if len(a.Chain) == 0 {
		return sh.noChain(a.Result)
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	level := chainLevel(a.Result, o)
	alone := a.each(func(r gap.Result) gap.Result { return chainsAlone(r, level, options.Dimension) })
	p := product{result: alone.together()}
	p.rows = rowsOf(table.MachineChain(p.result), p.result.Chain)
	whole, ok := wholeChain(a.Result, options.Dimension)
	if ok {
		p.tables = append(p.tables, chainTable(a.Result, whole, w))
	}
	lines := byRow(alone.reading(w), func(r gap.Result) []gap.Chain { return r.Chain }, func(c gap.Chain) string { return c.Level + " " + c.ID })
	if len(a.levels) == 0 && ok {
		lines = lines[:len(lines)-1] // the whole stands above
	}
	if len(lines) > 0 {
		p.tables = append(p.tables, table.Legs(a.Result, lines, level, w))
	}
	return sh.deliver(p, &o.output)
}

// chainsAlone is a result with the chains of a level, if there is one, and behind
// them the one of the whole, and nothing else.
func chainsAlone(r gap.Result, level, dimension string) gap.Result {
	whole, ok := wholeChain(r, dimension)
	chains := []gap.Chain{}
	if level != "" {
		chains = append(chains, chainLines(r, level, dimension)...)
	}
	if ok {
		chains = append(chains, whole)
	}
	r = withoutDetail(r)
	r.Chain = chains
	return r
}

// chainTable is a chain with what can be said of it below.
func chainTable(r gap.Result, c gap.Chain, w lang.Words) table.Table {
	t := table.Chain(r, c, w)
	if sentence, ok := findings.LargestDrop(c, w); ok {
		t.Notes = append(t.Notes, sentence)
	}
	return t
}

// chainLevel is what the lines of the second table are; empty if there is none.
func chainLevel(r gap.Result, o *chainOptions) string {
	switch {
	case o.items, r.Method.Dimensions == 0:
		return gap.LevelItem
	case o.dimension == "":
		return gap.LevelDimension
	default:
		return ""
	}
}

// wholeChain is the chain of a dimension, or of all of them, weighted if it can be.
func wholeChain(r gap.Result, dimension string) (whole gap.Chain, ok bool) {
	for _, c := range r.Chain {
		switch {
		case dimension != "" && c.Level == gap.LevelDimension && c.ID == dimension,
			dimension == "" && c.Level == gap.LevelWeighted:
			return c, true
		case dimension == "" && c.Level == gap.LevelOverall:
			whole, ok = c, true
		}
	}
	return whole, ok
}

// chainLines are the chains of a level, of all or of one dimension.
func chainLines(r gap.Result, level, dimension string) []gap.Chain {
	var lines []gap.Chain
	for _, c := range r.Chain {
		if c.Level == level && (dimension == "" || c.Dimension == dimension) {
			lines = append(lines, c)
		}
	}
	return lines
}

// noChain says what the chain would need.
func (sh *shared) noChain(r gap.Result) error {
	p := problem.Problem{
		Code: "E-CHAIN-UNMEASURED", File: sh.config,
		Message: problem.Say("there is no chain: it needs expected and perceived of customers, belief of managers, standard of managers, documents or staff, delivered of staff"),
		Fix:     problem.Say("servgap help six-steps says who is asked what"),
	}
	var needed []string
	for _, n := range r.Notes {
		switch n.Code {
		case gap.NoteScale:
			p.Code = "E-CHAIN-SCALE"
			p.Message = problem.Say("there is no chain: the %s answered on another scale than the customers, and differences between scales mean nothing", n.ID)
			p.Fix = problem.Say("ask all groups on one scale")
			return p
		case gap.NoteChainNeeds:
			needed = append(needed, n.ID)
		}
	}
	if needed != nil {
		p.Message = p.Message.And(problem.Say("; not asked for all of it: %s", strings.Join(needed, ", ")))
	}
	return p
}
