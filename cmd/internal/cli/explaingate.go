package cli

import (
	"context"
	"slices"
	"strings"

	"servgap/cmd/internal/table"
	"servgap/gap/gate"
	"servgap/importers/problem"
)

// gateWord is what the checks of an audit are explained by: gate no-fall, gate.no-fall.
const gateWord = "gate"

// explainedCheck is the check that is named, with a target perhaps behind a point; ok
// is false if none is, such as by the word gate alone.
func explainedCheck(args []string) (name string, ok bool) {
	if args[0] == gateWord && len(args) == 2 {
		return args[1], true
	}
	word, name, found := strings.Cut(args[0], ".")
	return name, found && word == gateWord && name != "" && len(args) == 1
}

// runExplainCheck says how the audit of the project comes to its verdicts on a check, or
// on one of its targets.
func (sh *shared) runExplainCheck(ctx context.Context, name string, o *explainOptions) error {
	p, wave, err := sh.auditedProject(nil, &auditOptions{output: o.output})
	if err != nil {
		return err
	}
	audit, r, err := sh.audit(ctx, p, wave)
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	page := product{}
	var known []string
	var rulings []gate.Ruling
	for _, ruling := range audit.Rule() {
		target := ruling.Check + "." + ruling.Target
		if !slices.Contains(known, ruling.Check) {
			known = append(known, ruling.Check)
		}
		if strings.EqualFold(name, ruling.Check) || strings.EqualFold(name, target) {
			rulings = append(rulings, ruling)
			page.tables = append(page.tables, table.ExplainedRuling(r, ruling, w))
		}
	}
	if rulings == nil {
		return unknownName(problem.Say("no check is called %s", quoted(name)), name, known, problem.Plain("servgap explain "+gateWord+" "+likeliest(name, known)))
	}
	for i := range len(rulings) - 1 { // where the rules stand is said once
		page.tables[i].Notes = nil
	}
	page.rows = rowsOf(table.MachineAudit(rulings), rulings)
	page.own = ownForms{"json": objectOf(audited{withoutDetail(r), rulings})}
	return sh.deliver(page, &o.output)
}
