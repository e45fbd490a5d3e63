package rscript

import (
	"servgap/gap"
	"servgap/gap/survey"
)

// WriteCompany is the script of the place of a company among those of the names, the own
// one last and empty, in a row of which like is the gap to a rival.
func WriteCompany(c gap.Company, like gap.Gap, names []string, s Source) []byte {
	fields := struct {
		sides
		Company, Other string   // the construct, and that of whom it is paired with
		Companies      []string // the constructs
	}{sides: s.sides(like), Company: string(survey.Perceived), Other: string(survey.Perceived)}
	for _, name := range names {
		construct := string(survey.Perceived)
		if name != "" {
			construct = gap.RivalStep(name)
		}
		fields.Companies = append(fields.Companies, construct)
	}
	if c.Name != "" {
		fields.Company = gap.RivalStep(c.Name)
	} else {
		fields.Other = fields.Companies[len(names)-2]
	}
	return s.write("company.R.tmpl", fields)
}

// WriteOffer is the script of what is expected of something new.
func WriteOffer(o gap.Outcome, group string, s Source) []byte {
	return s.write("offer.R.tmpl", struct {
		Source
		Group, ID, Confidence, Most string
	}{s, group, o.ID, exact(s.Confidence), exact(float64(o.Most))})
}
