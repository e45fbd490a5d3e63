package cli

import (
	"cmp"
	"context"
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/rscript"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// rivalSubjects are the gap to each rival whom the same customers rated, and the place of
// each company: of a project all of them, of a file those of --rival.
func (sh *shared) rivalSubjects(ctx context.Context, kind, path string, o *explainOptions, w lang.Words) (a analyzed, all []subject, err error) {
	asked := compareOptions{source: o.source, output: o.output, rivals: o.rivals}
	known, err := sh.knownRivals(path)
	if err != nil {
		return a, nil, err
	}
	if path == "" && len(asked.rivals) == 0 {
		asked.rivals = []string{allGaps}
	}
	rivals, err := asked.rivalsNamed(known)
	if err != nil {
		return a, nil, err
	}
	if len(rivals) == 0 {
		return a, nil, usage(problem.Plain("--rival Fjell=R1:R22"), problem.Say("found no columns of a competitor; accepted of a file is --rival with them"))
	}
	ratings, err := sh.rated(ctx, path, append(rivals, rival{}), &asked)
	if err != nil {
		return a, nil, err
	}
	c := companies{rivals: rivals, ratings: ratings}
	if kind == companyRows {
		return c.against(0), c.placeSubjects(w), nil
	}
	return c.against(0), c.gapSubjects(w), nil
}

// fitRival refuses --rival where no competitor is explained.
func (o *explainOptions) fitRival(kind string, isRow bool) error {
	if len(o.rivals) > 0 && !(isRow && (kind == rivalRows || kind == companyRows)) {
		return usage(problem.Say("leave out %s", "--rival"), problem.Say("--rival: accepted with rivals.NAME or companies.NAME"))
	}
	return nil
}

// companies are the own company and the rivals whom the same customers rated.
type companies struct {
	rivals  []rival
	ratings map[[2]int]analyzed // of every two, the own company last
}

// against is the own company beside a rival.
func (c companies) against(i int) analyzed { return c.ratings[[2]int{i, len(c.rivals)}] }

// gapSubjects are the rows of the gap to each rival: of the whole by its name alone.
func (c companies) gapSubjects(w lang.Words) []subject {
	var all []subject
	for i, rival := range c.rivals {
		a := c.against(i)
		for _, g := range a.AgainstRival(rival.name).Gaps {
			theirs, own := a.from.columnsOf(survey.Expected, g.FromGroup, g.Level, g.ID), a.from.columnsOf(survey.Perceived, g.ToGroup, g.Level, g.ID)
			all = append(all, subject{
				names:  rowOfCompany(rival.name, g.Level, g.ID, g.Label, w),
				table:  table.Explained(a.Result, g, theirs, own, w),
				keep:   func(r *gap.Result) { r.Gaps = append(r.Gaps, g) },
				script: a.rivalScript(rival.name, !g.Suppressed && g.P.Defined(), true, func(s rscript.Source) []byte { return rscript.Write(g, s) }),
			})
		}
	}
	return all
}

// placeSubjects are the places of the companies in each dimension or item and the whole.
func (c companies) placeSubjects(w lang.Words) []subject {
	var names []string
	for _, r := range c.rivals {
		names = append(names, r.name)
	}
	names = append(names, "")
	pair := func(i, j int) gap.Result { return c.ratings[[2]int{i, j}].Result }
	var all []subject
	for _, level := range []string{gap.LevelDimension, gap.LevelItem} {
		for _, row := range gap.RankCompanies(names, level, pair) {
			if level == gap.LevelItem && row.Level == gap.LevelOverall {
				continue // it stands among the dimensions
			}
			at, side := slices.Index(names, row.Name), survey.Expected
			a := c.against(min(at, len(c.rivals)-1))
			if row.Name == "" {
				side = survey.Perceived
			}
			first := pair(0, len(c.rivals)).GapsOf(gap.Service)
			like := first[slices.IndexFunc(first, func(g gap.Gap) bool { return g.Level == row.Level && g.ID == row.ID })]
			all = append(all, subject{
				names:  rowOfCompany(cmp.Or(row.Name, a.Project, w.Text("companies.own")), row.Level, row.ID, row.Label, w),
				table:  table.ExplainedCompany(a.Result, row, like, a.from.columnsOf(side, row.Group, row.Level, row.ID), len(names), w),
				keep:   func(r *gap.Result) { r.Companies = append(r.Companies, row) },
				script: a.rivalScript(row.Name, !row.Suppressed && row.Low.Defined(), false, func(s rscript.Source) []byte { return rscript.WriteCompany(row, like, names, s) }),
			})
		}
	}
	return all
}

// rowOfCompany is what a row of a company goes by: the company, and behind it the
// dimension or the item.
func rowOfCompany(company, level, id, label string, w lang.Words) []string {
	if level == gap.LevelOverall {
		return []string{company, company + "." + level}
	}
	return []string{company + "." + id, company + "." + w.Label(id, label)}
}

// rivalScript is a script with a rival where what is expected stands, as the answers of a
// project name it; those of a file hold no ratings of a rival.
func (a analyzed) rivalScript(name string, shown, weighted bool, write func(rscript.Source) []byte) *script {
	if a.from.project == nil {
		return nil
	}
	return &script{groups: []string{string(survey.Customers)}, shown: shown, weighted: weighted, write: func(s rscript.Source) []byte {
		q := a.from.questionnaire(string(survey.Customers))
		s.Customers, s.Instrument = q.Group.ID, q.Instrument
		s.From, s.To = rscript.Side{Group: q.Group.ID, Construct: gap.RivalStep(name)}, rscript.Side{Group: q.Group.ID, Construct: string(survey.Perceived)}
		s.Weighted = len(a.Method.Designs) > 0
		return write(s)
	}}
}
