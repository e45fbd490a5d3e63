package config

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Outcome is a question about the whole with its column.
type Outcome struct {
	ID     string
	Kind   string // one of the kinds, or empty
	Column Text
	Scale  survey.Scale
}

// outcomeKinds are what an outcome can ask about.
func outcomeKinds() []string {
	return []string{survey.KindNPS, survey.KindCSAT, survey.KindCES, survey.KindIndex, survey.KindSwitch, survey.KindTell, survey.KindOverall, survey.KindProduct, survey.KindPrice, survey.KindSituation, survey.KindPerson, survey.KindOffer}
}

func (d *decoder) outcomes(top *section, g *Group, scales []Scale) {
	known := d.ids(problem.Say("an outcome"))
	for _, n := range top.items("outcomes", 1) {
		s := d.section(n, "groups[].outcomes[]", problem.Say("an outcome"))
		s.need(problem.Say("write {id: csat, kind: csat, column: Satisfied}"), "id", "column")
		id, kind := s.text("id"), s.word("kind", outcomeKinds()...)
		known.add(id)
		o := Outcome{ID: id.Value, Kind: kind.Value, Column: s.text("column")}
		if o.Kind == survey.KindOffer && g.Role != "" && g.Role != survey.Customers {
			others := slices.DeleteFunc(outcomeKinds(), func(kind string) bool { return kind == o.Kind })
			d.fail(kind.At, "E-CONSTRUCT-ROLE", problem.Say("%s cannot be asked of %s; accepted is %s", o.Kind, g.Role, problem.Or(others)), problem.Say("move it to a group with the role %s", string(survey.Customers)))
		}
		name := s.text("scale")
		var ok bool
		if o.Scale, ok = d.scale(name, scales); ok && o.Kind == survey.KindNPS && (!survey.Recommends(o.Scale) || o.Scale.Min > 0 && name.Value == "") {
			d.fail(orElse(name.At, id.At), codeValue, problem.Say("found the scale %s for outcome %s of kind nps; accepted is 0-10, or 1-10 where it was asked so and scale says it", o.Scale, quoted(o.ID)), problem.Say("add {id: recommend, min: 0, max: 10} to scales, and scale: recommend here"))
		}
		s.finish()
		g.Outcomes = append(g.Outcomes, o)
	}
	d.index(top.value("outcomes"), g.Outcomes)
}

// indexQuestions is how many questions the satisfaction index is made of.
const indexQuestions = 3

// index tells of a satisfaction index that is not made of its three questions, or not
// on one scale.
func (d *decoder) index(n *yaml.Node, outcomes []Outcome) {
	var asked []Outcome
	for _, o := range outcomes {
		if o.Kind == survey.KindIndex {
			asked = append(asked, o)
		}
	}
	mixed := slices.ContainsFunc(asked, func(o Outcome) bool { return o.Scale != asked[0].Scale })
	switch {
	case asked == nil:
	case len(asked) != indexQuestions:
		d.fail(place(n), codeValue, problem.Say("found %d outcomes of kind index; accepted are the three of the satisfaction index: satisfied, expectations met, near the ideal", len(asked)), problem.Say("add those that are missing, or leave out kind: index"))
	case mixed:
		d.fail(place(n), codeValue, problem.Say("found outcomes of kind index on several scales; accepted is one scale for the three"), problem.Say("name one scale: the index is asked from 1 to 10"))
	}
}
