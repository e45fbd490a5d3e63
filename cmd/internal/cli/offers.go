package cli

import (
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// offerGaps is the name that stands for what customers expect of something new.
const offerGaps = "offers"

// fitOffers refuses the flags that choose what new offers are not made of.
func (o *gapsOptions) fitOffers() error {
	for _, flag := range []struct {
		name  string
		given bool
	}{
		{"--by", len(o.source.division.by) > 0}, {"--where", len(o.source.division.where) > 0}, {"--items", o.items},
		{"--touchpoints", o.touchpoints}, {"--bootstrap", o.drawn.method != ""},
	} {
		if flag.given {
			return usage(problem.Say("leave out %s", flag.name), problem.Say("new offers are one table of all customers, and %s was given", flag.name))
		}
	}
	return nil
}

// offers is what is expected of something new, of all customers. Of some of them it
// is nothing: it is not looked at whether their answers tell of those left out.
func (o *gapsOptions) offers(r gap.Result) []gap.Outcome {
	if len(o.source.division.by)+len(o.source.division.where) > 0 || o.dimension != "" {
		return nil
	}
	return r.Offers()
}

// runOffers prints the new offers and nothing else.
func (sh *shared) runOffers(a analyzed, path string, o *gapsOptions, w lang.Words) error {
	offers := o.offers(a.Result)
	if len(offers) == 0 {
		p := problem.Problem{
			Code: "E-GAP-UNMEASURED", File: sh.config,
			Message: problem.Say("nobody was asked about new offers"),
			Fix:     problem.Say("name their columns in servgap.yaml: outcomes: [{id: chat, kind: offer, column: F_chat}]"),
		}
		if path != "" {
			p.File, p.Sheet = a.Sources[0].File, a.Sources[0].Sheet
		}
		return p
	}
	p := product{result: withoutDetail(a.Result), tables: []table.Table{table.Offers(a.Result, offers, o.long, w)}}
	p.result.Outcomes = offers
	p.rows = rowsOf(table.MachineOffers(p.result), offers)
	return sh.deliver(p, &o.output)
}
