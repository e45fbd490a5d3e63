package cli

import (
	"context"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// explainedGap divides a name into a gap and an item or dimension, the whole if there
// is none; ok is false if it names no gap.
func explainedGap(name string) (known, id string, ok bool) {
	known, id, _ = strings.Cut(name, ".")
	for _, measured := range gap.Names() {
		if measured == known {
			return known, id, true
		}
	}
	return "", "", false
}

// runExplainGap says how the number of a gap was made, and from which rows of which
// files.
func (sh *shared) runExplainGap(ctx context.Context, name, id, path string, o *explainOptions) error {
	a, err := sh.analyze(ctx, "explain", path, &o.source, &o.output, &gap.Options{})
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	rows := a.GapsOf(name)
	if len(rows) == 0 {
		return sh.unmeasured(a.Result, name, path)
	}
	g, ok := rowCalled(rows, id, w)
	if !ok {
		var known []string
		for _, row := range rows {
			known = append(known, row.ID)
		}
		return unknownName(problem.Say("the %s gap has no row %s", name, quoted(id)), id, known, problem.Plain("servgap gaps --items "+name+argument(path)))
	}
	if o.emit != "" {
		return sh.emitScript(a, g, path, o, w)
	}
	from, to := g.Ends()
	explained := table.Explained(a.Result, g, a.from.columnsOf(from, g.FromGroup, g.Level, g.ID), a.from.columnsOf(to, g.ToGroup, g.Level, g.ID), w)
	only := a.Result
	only.Gaps = []gap.Gap{g}
	p := product{result: withoutDetail(only), tables: []table.Table{explained, table.Sources(a.Sources, leftOut(a.from, w), w)}}
	p.result.Gaps = only.Gaps
	p.rows = rowsOf(table.Machine(only), only.Gaps)
	return sh.deliver(p, &o.output)
}

// rowCalled finds a row by its id or label, or that of the whole.
func rowCalled(rows []gap.Gap, id string, w lang.Words) (row gap.Gap, ok bool) {
	for _, g := range rows {
		switch {
		case id == "" && (g.Level == gap.LevelWeighted || g.Level == gap.LevelOverall && !ok):
			row, ok = g, true
		case id != "" && (strings.EqualFold(g.ID, id) || strings.EqualFold(w.Label(g.ID, g.Label), id)):
			return g, true
		}
	}
	return row, ok
}
