package cli

import (
	"context"
	"fmt"
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
		Use:   "chain",
		Short: "Where between expected and perceived the gap opens up",
		Long: `Divides the customer gap of the project into four legs that add up to it:
knowledge (what managers believe minus expected), design (standard minus belief; in
csv and json standards), delivery (delivered minus standard) and perception
(perceived minus delivered). It needs customers, managers and staff on the same
scale. Legs are differences of means of different people, not causes.

Without -d the whole and a line for each dimension are shown, with -d that dimension;
--items adds a line for each item.

Columns of -f csv and tsv, one row a leg and one for the sum (leg service); columns
are only ever added:
schema, wave, level, id, label, dimension, leg, from_step, from_group, from_n,
from_value, to_step, to_group, to_n, to_value, gap_value, se, ci_low, ci_high,
ci_level, test, statistic, df, p, p_adj, adjust, share, largest, suppressed, note,
segment, segment_value.`,
		Example: `  servgap chain
  servgap chain -d responsiveness
  servgap chain --items -d responsiveness -f csv`,
		Args: projectOnly,
		RunE: func(cmd *cobra.Command, _ []string) error { return sh.runChain(cmd.Context(), &o) },
	}
	o.source.division.bind(cmd)
	o.output.bind(cmd)
	cmd.Flags().StringVarP(&o.dimension, "dimension", "d", "", "only this dimension")
	cmd.Flags().BoolVar(&o.items, "items", false, "a line for each item")
	return cmd
}

// projectOnly accepts no file.
func projectOnly(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usagef("servgap "+cmd.Name()+" in the folder of a servgap.yaml, or --config FILE; servgap demo writes a sample", "found %s, accepted is no file: a chain needs managers and staff beside the customers, which a project has", quoted(args[0]))
}

func (sh *shared) runChain(ctx context.Context, o *chainOptions) error {
	options := gap.Options{Dimension: o.dimension}
	a, err := sh.analyze(ctx, "chain", "", &o.source, &o.output, &options)
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
	lines := byRow(alone, func(r gap.Result) []gap.Chain { return r.Chain }, func(c gap.Chain) string { return c.Level + " " + c.ID })
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
		Message: "there is no chain: it needs expected and perceived of customers, belief of managers, standard of managers, documents or staff, delivered of staff",
		Fix:     "servgap help six-steps says who is asked what",
	}
	var needed []string
	for _, n := range r.Notes {
		switch n.Code {
		case gap.NoteScale:
			p.Code = "E-CHAIN-SCALE"
			p.Message = fmt.Sprintf("there is no chain: the %s answered on another scale than the customers, and differences between scales mean nothing", n.ID)
			p.Fix = "ask all groups on one scale"
			return p
		case gap.NoteChainNeeds:
			needed = append(needed, n.ID)
		}
	}
	if needed != nil {
		p.Message += "; not asked for all of it: " + strings.Join(needed, ", ")
	}
	return p
}
