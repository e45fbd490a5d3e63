package cli

import (
	"context"
	"slices"
	"strings"

	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// rival is a competitor whom the same customers rated.
type rival struct{ name, columns string }

// rivalsNamed divides what --rival says: Fjell=R1:R22.
func (o *compareOptions) rivalsNamed() ([]rival, error) {
	var rivals []rival
	for _, text := range o.rivals {
		name, columns, ok := strings.Cut(text, "=")
		name, columns = strings.TrimSpace(name), strings.TrimSpace(columns)
		switch {
		case !ok || name == "" || columns == "":
			return nil, usage(problem.Plain("--rival Fjell=R1:R22"), problem.Say("--rival: found %q, accepted is a name and the columns of its ratings", text))
		case slices.ContainsFunc(rivals, func(r rival) bool { return r.name == name }):
			return nil, usage(problem.Say("give each rival another name"), problem.Say("--rival %s is given twice", quoted(name)))
		}
		rivals = append(rivals, rival{name, columns})
	}
	return rivals, nil
}

// fitRivals refuses what is about two waves.
func (o *compareOptions) fitRivals(args []string) error {
	for _, flag := range []string{"gap", "common-items", "against", "control", "event", "paired", "id", "by", "expected"} {
		if o.source.cmd.Flags().Changed(flag) {
			return usage(problem.Say("leave out one of the two"), problem.Say("--rival compares with whom the same customers rated, in one survey; --%s does nothing there", flag))
		}
	}
	if len(args) == 0 {
		return usage(problem.Plain("servgap compare --rival Fjell=R1:R22 survey.csv"), problem.Say("--rival: no file was named; accepted is the survey with the ratings of both"))
	}
	return filesOrProject(o.source.cmd, args)
}

// runRivals sets what customers perceive against how the same customers perceive each
// rival: the columns of the rival stand where what is expected does.
func (sh *shared) runRivals(ctx context.Context, args []string, o *compareOptions) error {
	rivals, err := o.rivalsNamed()
	if err != nil {
		return err
	}
	if err := o.fitRivals(args); err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	var p product
	path := o.source.files(args)
	for i, rival := range rivals {
		f := o.source
		f.columns.Expected = []string{rival.columns}
		a, err := sh.analyze(ctx, "compare", path, &f, &o.output, &gap.Options{})
		if err != nil {
			return err
		}
		shown := table.RankingOptions{Level: rankedLevel(a.Result), Long: o.long, Alone: true}
		if o.items {
			shown.Level = gap.LevelItem
		}
		r := gapsAlone(a.Result.AgainstRival(rival.name), []string{gap.Competitor}, shown)
		p.tables = append(p.tables, table.Ranking(r, shown, w))
		if i == 0 {
			p.result = r
		} else {
			p.result.Gaps = append(p.result.Gaps, r.Gaps...)
		}
	}
	p.rows = rowsOf(table.Machine(p.result), p.result.Gaps)
	return sh.deliver(p, &o.output)
}
