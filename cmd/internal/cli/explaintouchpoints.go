package cli

import (
	"context"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
)

// touchpointSubjects are the customer gap at each touchpoint, and every two of them by
// both names with a point between.
func (sh *shared) touchpointSubjects(ctx context.Context, path string, o *explainOptions, w lang.Words) (analyzed, []subject, error) {
	counting := gapsOptions{source: o.source, touchpoints: true}
	if err := sh.fitTouchpoints(path, &counting); err != nil {
		return analyzed{}, nil, err
	}
	options := gap.Options{}
	a, err := sh.analyze(ctx, "explain", path, &counting.source, &o.output, &options)
	if err != nil {
		return a, nil, err
	}
	pairs, ok := gap.Spread(a.from.study, options, gap.Service)
	if !ok {
		return a, nil, sh.unmeasured(a.Result, gap.Service, path)
	}
	a.Spread = gap.Suppress(gap.Result{Spread: pairs}, a.Method.MinCell).Spread
	at, all := make(map[string]gap.Gap), []subject(nil)
	for _, g := range a.GapsOf(gap.Service) {
		if g.Level != gap.LevelDimension {
			continue
		}
		from, to := g.Ends()
		reference, received := a.from.columnsOf(from, g.FromGroup, g.Level, g.ID), a.from.columnsOf(to, g.ToGroup, g.Level, g.ID)
		script := a.touchpointScript(g, !g.Suppressed && g.P.Defined(), true, func(s rscript.Source) []byte { return rscript.Write(g, s) })
		g.Level, g.Dimension = gap.LevelTouchpoint, ""
		at[g.ID] = g
		all = append(all, subject{
			names:  []string{g.ID, w.Label(g.ID, g.Label)},
			table:  table.Explained(a.Result, g, reference, received, w),
			keep:   func(r *gap.Result) { r.Spread, r.Gaps = nil, append(r.Gaps, g) },
			script: script,
		})
	}
	for _, p := range a.Spread {
		first, second := at[p.First], at[p.Second]
		all = append(all, subject{
			names: []string{p.First + "." + p.Second, p.Second + "." + p.First},
			table: table.ExplainedSpread(a.Result, p, first, second, w),
			keep: func(r *gap.Result) {
				r.Spread, r.Gaps = []gap.SpreadPair{p}, []gap.Gap{first, second}
			},
			script: a.touchpointScript(first, !p.Suppressed && p.P.Defined(), false, func(s rscript.Source) []byte { return rscript.WriteSpread(p, first, s) }),
		})
	}
	return a, all, nil
}

// touchpointScript is a script that knows the two sides of a gap, of which touchpoints are
// the dimensions.
func (a analyzed) touchpointScript(g gap.Gap, shown, weighted bool, write func(rscript.Source) []byte) *script {
	return &script{groups: []string{g.FromGroup, g.ToGroup}, shown: shown, weighted: weighted, write: func(s rscript.Source) []byte {
		of := a.scripted(g)
		of.Title, of.Command, of.Name = s.Title, s.Command, s.Name
		return write(of)
	}}
}
