package cli

import (
	"context"
	"slices"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// rival is a competitor whom the same customers rated, with the columns of a file in
// which they did, or without any of those of a project.
type rival struct{ name, columns string }

// rivalsNamed divides what --rival says: Fjell=R1:R22 of a file, and Fjell, or all, of a
// project.
func (o *compareOptions) rivalsNamed(known []string) ([]rival, error) {
	if known != nil && slices.Equal(o.rivals, []string{allGaps}) {
		o.rivals = known
	}
	var rivals []rival
	for _, text := range o.rivals {
		name, columns, ok := strings.Cut(text, "=")
		name, columns = strings.TrimSpace(name), strings.TrimSpace(columns)
		at := slices.IndexFunc(known, func(k string) bool { return strings.EqualFold(k, name) })
		switch {
		case known == nil && (!ok || name == "" || columns == ""):
			return nil, usage(problem.Plain("--rival Fjell=R1:R22"), problem.Say("--rival: found %q, accepted is a name and the columns of its ratings", text))
		case known != nil && ok:
			return nil, usage(problem.Plain("--rival "+shellWord(known[0])), problem.Say("--rival: found %q; the columns of a project's rivals stand in servgap.yaml, and accepted is a name", text))
		case known != nil && at < 0:
			return nil, unknownName(problem.Say("no rival is called %s", quoted(name)), name, append(slices.Clone(known), allGaps), problem.Plain("--rival "+allGaps))
		case slices.ContainsFunc(rivals, func(r rival) bool { return strings.EqualFold(r.name, name) }):
			return nil, usage(problem.Say("give each rival another name"), problem.Say("--rival %s is given twice", quoted(name)))
		}
		if known != nil {
			name = known[at]
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
	return filesOrProject(o.source.cmd, args)
}

// knownRivals are those of the project, nil of a file.
func (sh *shared) knownRivals(path string) ([]string, error) {
	if path != "" {
		return nil, nil
	}
	p, err := sh.project()
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, noProject("compare --rival Fjell=R1:R22", true)
	}
	if known := p.Rivals(); known != nil {
		return known, nil
	}
	return nil, problem.Problem{
		Kind: problem.Usage, Code: "E-GAP-UNMEASURED", File: p.Path,
		Message: problem.Say("--rival: customers rated no competitor; accepted is a group of customers with one"),
		Fix:     problem.Say(`name the columns under constructs: perceived@Fjell: "Fjell_{item}"`),
	}
}

// runRivals sets what customers perceive against how the same customers perceive each
// rival, and ranks them all.
func (sh *shared) runRivals(ctx context.Context, args []string, o *compareOptions) error {
	if err := o.fitRivals(args); err != nil {
		return err
	}
	path := o.source.files(args)
	known, err := sh.knownRivals(path)
	if err != nil {
		return err
	}
	rivals, err := o.rivalsNamed(known)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	ratings, err := sh.rated(ctx, path, append(rivals, rival{}), o)
	if err != nil {
		return err
	}
	own := len(rivals)
	var p product
	for i, rival := range rivals {
		r := ratings[[2]int{i, own}].Result
		shown := table.RankingOptions{Level: rankedLevel(r), Long: o.long, Alone: true}
		if o.items {
			shown.Level = gap.LevelItem
		}
		r = gapsAlone(r.AgainstRival(rival.name), []string{gap.Competitor}, shown)
		p.tables = append(p.tables, table.Ranking(r, shown, w))
		if i == 0 {
			p.result = r
		} else {
			p.result.Gaps = append(p.result.Gaps, r.Gaps...)
		}
	}
	if level := rankedLevel(p.result); own > 1 && !o.items {
		var names []string
		for _, r := range rivals {
			names = append(names, r.name)
		}
		p.result.Companies = gap.RankCompanies(append(names, ""), level, func(i, j int) gap.Result { return ratings[[2]int{i, j}].Result })
		p.tables = append(p.tables, table.Companies(p.result, w))
	}
	p.rows = rowsOf(table.Machine(p.result), p.result.Gaps)
	return sh.deliver(p, &o.output)
}

// rated analyses every two of the companies that customers rated, the own one last: the
// ratings of the first stand where what is expected does.
func (sh *shared) rated(ctx context.Context, path string, companies []rival, o *compareOptions) (map[[2]int]analyzed, error) {
	ratings := make(map[[2]int]analyzed)
	own := len(companies) - 1
	quiet := sh.quiet
	defer func() { sh.quiet = quiet }()
	for j := own; j > 0; j-- {
		for i := range j {
			f, first, second := o.source, companies[i], companies[j]
			f.columns.Expected = []string{first.columns}
			if j < own {
				f.columns.Perceived = []string{second.columns}
			}
			f.as = func(p *config.Project) *config.Project {
				as, ok := p.Rated(first.name, second.name)
				if !ok {
					panic("cli: a rival that the project does not have") // the names were looked up
				}
				return as
			}
			a, err := sh.analyze(ctx, "compare", path, &f, &o.output, &gap.Options{})
			if err != nil {
				return nil, err
			}
			if len(a.GapsOf(gap.Service)) == 0 {
				return nil, unrated(a, first.name)
			}
			ratings[[2]int{i, j}] = a
		}
		sh.quiet = true // of rivals beside each other nothing more is assumed
	}
	return ratings, nil
}

// unrated says that a rival was rated on nothing that the other company was.
func unrated(a analyzed, name string) error {
	return problem.Problem{
		Code: "E-GAP-UNMEASURED", File: a.Sources[0].File, Sheet: a.Sources[0].Sheet,
		Message: problem.Say("the columns of %s have no counterpart among those of the company that it is compared with", quoted(name)),
		Fix:     problem.Say("name one column for each item of the questionnaire, in its order"),
	}
}
