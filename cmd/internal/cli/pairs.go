package cli

import (
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/importers/problem"
)

// runPairs prints how every two levels of the division differ, gap by gap.
func (sh *shared) runPairs(a analyzed, names []string, shown table.RankingOptions, o *gapsOptions, w lang.Words) error {
	if len(a.Segments) == 0 {
		return noPairs(a, names)
	}
	p := product{result: gapsAlone(a.Result, nil, shown)}
	for _, name := range names {
		if one := only(a.Result, name, shown); len(one.Segments) > 0 {
			p.tables = append(p.tables, table.Pairs(one, shown, w))
		}
	}
	p.rows = rowsOf(table.MachineSegments(p.result), p.result.Segments)
	return sh.deliver(p, &o.output)
}

// noPairs says why no two levels could be compared.
func noPairs(a analyzed, names []string) error {
	for _, g := range a.GapsOf(names[0]) {
		if g.FromGroup != g.ToGroup && len(names) == 1 {
			return usage(problem.Say("servgap gaps %s without --pairs shows its levels", names[0]), problem.Say("--pairs: the %s gap lies between two groups; levels are compared where one group rated both sides", names[0]))
		}
		if !a.dividesGap(names[0]) && len(names) == 1 {
			return notDivided(a.Result, problem.Say("the %s gap", names[0]), g.FromGroup)
		}
	}
	return problem.Problem{
		Code:    "E-N-SMALL",
		Message: problem.Say("--pairs: no two levels of %s are named and of enough respondents to be compared", quoted(a.Method.By)),
		Fix:     problem.Say("wait for more answers, or, if nobody has to be protected: --min-cell 0"),
	}
}
