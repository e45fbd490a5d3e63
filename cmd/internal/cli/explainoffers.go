package cli

import (
	"context"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// offerSubjects are the new offers, of all customers.
func (sh *shared) offerSubjects(ctx context.Context, path string, o *explainOptions, w lang.Words) (analyzed, []subject, error) {
	if len(o.source.division.where) > 0 {
		return analyzed{}, nil, usage(problem.Say("leave out %s", "--where"), problem.Say("new offers are one table of all customers, and %s was given", "--where"))
	}
	a, err := sh.analyze(ctx, "explain", path, &o.source, &o.output, &gap.Options{Outcomes: true})
	if err != nil {
		return a, nil, err
	}
	var all []subject
	for _, offer := range a.Offers() {
		all = append(all, subject{
			names: []string{offer.ID},
			table: table.ExplainedOffer(a.Result, offer, a.from.outcomeColumn(offer.Group, offer.ID), w),
			keep:  func(r *gap.Result) { r.Outcomes = append(r.Outcomes, offer) },
			script: &script{groups: []string{offer.Group}, shown: offer.Low.Defined(), write: func(s rscript.Source) []byte {
				return rscript.WriteOffer(offer, a.from.questionnaire(offer.Group).Group.ID, s)
			}},
		})
	}
	return a, all, nil
}
