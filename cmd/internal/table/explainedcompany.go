package table

import (
	"cmp"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// ExplainedCompany says how the place of a company was made in a row, of which like is
// the gap to a rival; columns are those in which the company was rated, of so many.
func ExplainedCompany(r gap.Result, c gap.Company, like gap.Gap, columns []string, companies int, w lang.Words) Table {
	e := explainer{r: r, w: w}
	own := cmp.Or(r.Project, w.Text("companies.own"))
	parts := []string{cmp.Or(c.Name, own), labelOf(c.Level, c.ID, c.Label, w), w.Text("companies.title"), project(r, w)}
	if c.Suppressed || !c.Value.Defined() {
		e.hide(markOf(c.Suppressed, c.Note, gap.Undefined, w))
		return e.table("", parts...)
	}
	e.add(w.Text("explain.mean_of", "mean", e.four(c.Value), "range", rangeOf(r.Method.Scale, w)))
	e.columns("", columns)
	e.add(people(c.N, c.Group, w) + ": " + ofWhole(r, c.Level, whoCounts(like, w), w))
	e.around(e.four, c.Value, c.SE, c.Low, c.High)
	for _, other := range c.Against {
		if other.P.Defined() {
			e.add(w.Text("explain.against_company", "company", cmp.Or(other.Name, own), "difference", e.signed(other.Difference), "n", w.Count(other.N), "p", pWords(other.P, w), "adjusted", pWords(other.PAdj, w)))
		}
	}
	if c.RankRange != "" {
		e.add(w.Text("explain.company_place", "place", strings.ReplaceAll(c.RankRange, "-", "–"), "companies", w.Count(int64(companies))))
	}
	return e.table("", parts...)
}

// ExplainedOffer says how what is expected of something new was made.
func ExplainedOffer(r gap.Result, o gap.Outcome, columns []string, w lang.Words) Table {
	e := explainer{r: r, w: w}
	if o.Suppressed || !o.Value.Defined() {
		e.hide(markOf(o.Suppressed, o.Note, gap.Undefined, w))
		return e.table("", o.ID, w.Text("offers.title"), project(r, w))
	}
	e.columns("", columns)
	e.add(people(o.N, o.Group, w) + ": " + w.Text("explain.answered"))
	e.add(w.Text("explain.mean_of", "mean", e.four(o.Value), "range", w.Range(w.Shortest(float64(o.Least)), w.Shortest(float64(o.Most)))))
	e.around(e.four, o.Value, o.SE, o.Low, o.High)
	e.add(w.Text("explain.best", "share", e.four(o.Satisfied)))
	return e.table("", o.ID, w.Text("offers.title"), project(r, w))
}

// MachineCompanies is the companies of a result in columns for machines.
func MachineCompanies(r gap.Result) Table {
	b := builder[gap.Company]{hidden: func(c gap.Company) bool { return c.Suppressed }}
	b.word("schema", func(gap.Company) string { return r.Schema })
	b.word("wave", func(c gap.Company) string { return c.Wave })
	b.word("group", func(c gap.Company) string { return c.Group })
	b.word("level", func(c gap.Company) string { return c.Level })
	b.word("id", func(c gap.Company) string { return c.ID })
	b.word("label", func(c gap.Company) string { return c.Label })
	b.word("dimension", func(c gap.Company) string { return c.Dimension })
	b.word("company", func(c gap.Company) string { return c.Name })
	b.whole("rank", func(c gap.Company) int64 { return int64(c.Rank) })
	b.word("rank_range", func(c gap.Company) string { return c.RankRange })
	b.whole("n", func(c gap.Company) int64 { return c.N })
	b.num("value", func(c gap.Company) gap.Number { return c.Value })
	b.num("se", func(c gap.Company) gap.Number { return c.SE })
	b.num("ci_low", func(c gap.Company) gap.Number { return c.Low })
	b.num("ci_high", func(c gap.Company) gap.Number { return c.High })
	b.num("ci_level", func(c gap.Company) gap.Number { return c.Confidence })
	b.word("suppressed", func(c gap.Company) string { return yes(c.Suppressed) })
	b.word("note", func(c gap.Company) string { return c.Note })
	t := Table{Columns: b.columns}
	for _, c := range r.Companies {
		t.Rows = append(t.Rows, b.row(c, false))
	}
	return t
}
