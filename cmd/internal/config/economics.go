package config

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// mostYears is longer than a customer stays anywhere.
const mostYears = 100

// economics reads what is known of customers beside their answers; nil if nothing is.
func (d *decoder) economics(n *yaml.Node, groups []Group) *gap.Economics {
	s := d.section(n, "economics", problem.Plain("economics"))
	e := gap.Economics{Currency: s.text("currency").Value}
	above0 := problem.Say("a number above 0")
	for _, p := range []struct {
		key  string
		into *gap.Parameter
	}{{"customers", &e.Customers}, {"margin", &e.Margin}, {"acquisition", &e.Acquisition}, {"keeping", &e.Keeping}} {
		*p.into = s.parameter(p.key, above0, problem.Say("write 1200"), func(x survey.Decimal) bool { return x.Unscaled > 0 })
	}
	e.Years = s.parameter("years", problem.Say("a whole number from 1 to %d", mostYears), problem.Say("write 5"), func(x survey.Decimal) bool {
		return x.Places == 0 && x.Unscaled >= 1 && x.Unscaled <= mostYears
	})
	e.Retention, e.Discount = s.share("retention"), s.share("discount")
	known := d.ids(problem.Say("customers at risk"))
	for _, n := range s.items("at_risk", 1) {
		e.AtRisk = append(e.AtRisk, d.atRisk(n, groups, known))
	}
	s.finish()
	if n == nil {
		return nil
	}
	return &e
}

// atRisk reads customers who leave more often, by the question that tells them.
func (d *decoder) atRisk(n *yaml.Node, groups []Group, known *ids) gap.AtRisk {
	s := d.section(n, "economics.at_risk[]", problem.Say("customers at risk"))
	s.need(problem.Say(`write {id: nps, churn: {value: 0.31, source: "Customer register 2025"}, churn_others: {…}}`), "id", "churn", "churn_others")
	id := s.text("id")
	known.add(id)
	d.tellsOfRisk(id, groups)
	at := gap.AtRisk{ID: id.Value, Churn: s.share("churn"), Others: s.share("churn_others")}
	if at.Churn.Given() && at.Others.Given() && at.Churn.Value <= at.Others.Value {
		d.fail(id.At, codeValue, problem.Say("found a churn of %v for customers at risk and of %v for the others; accepted is a higher one for those at risk", at.Churn.Value, at.Others.Value), problem.Say("check which is which; where those at risk leave no more than the others, nothing is at risk"))
	}
	s.finish()
	return at
}

// tellsOfRisk tells of an id that says of nobody whether they are at risk.
func (d *decoder) tellsOfRisk(id Text, groups []Group) {
	known := questionsOfRisk(groups)
	if id.Value == "" || slices.Contains(known, id.Value) {
		return
	}
	similar, fix := nearest(id.Value, known)
	if fix.Empty() {
		fix = problem.Say("give the outcome its kind, or ask customers whether they think of leaving")
	}
	d.fail(id.At, "E-ID-UNKNOWN", problem.Say("found %s for the id of customers at risk; accepted is that of an outcome of customers of kind nps or switch, or adequacy where the least that they accept was asked", quoted(id.Value)), fix, similar...)
}

// questionsOfRisk are the questions that tell of customers at risk.
func questionsOfRisk(groups []Group) []string {
	var known []string
	for _, g := range groups {
		for _, o := range g.Outcomes {
			if g.Role == survey.Customers && (o.Kind == survey.KindNPS || o.Kind == survey.KindSwitch) {
				known = append(known, o.ID)
			}
		}
		if slices.ContainsFunc(g.Constructs, func(c Construct) bool { return c.Construct == survey.Adequate }) {
			known = append(known, gap.Adequacy)
		}
	}
	return known
}

// share is a parameter between nothing and all.
func (s *section) share(key string) gap.Parameter {
	return s.parameter(key, problem.Say("a share from 0 to 1"), problem.Say("write 0.85 for 85 %%"), func(x survey.Decimal) bool {
		return x.Unscaled >= 0 && float(x) <= 1
	})
}

// parameter reads a number with its source; one of the two alone is a mistake.
func (s *section) parameter(key string, accepted, fix problem.Text, fits func(survey.Decimal) bool) gap.Parameter {
	n := s.value(key)
	if n != nil && n.Kind == yaml.ScalarNode {
		s.d.fail(place(n), "E-TYPE", problem.Say("found %s for %s; accepted is a number with where it comes from", quoted(n.Value), s.of(key)), problem.Say("write {value: %s, source: …}", problem.Clean(n.Value)))
		n = nil
	}
	p := s.d.section(n, s.path+"."+key, s.of(key))
	p.need(problem.Say(`write {value: 1200, source: "Accounts 2025"}`), "value", "source")
	x, at, ok := p.number("value", accepted, fix)
	if ok && !fits(x) {
		s.d.fail(at, codeValue, problem.Say("found %s for %s; accepted is %s", x, p.of("value"), accepted), fix)
	}
	source := p.text("source").Value
	p.finish()
	return gap.Parameter{Value: float(x), Source: source}
}
