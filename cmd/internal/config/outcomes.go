package config

import (
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Outcome is a question about the whole with its column.
type Outcome struct {
	ID     string
	Kind   string // nps, csat, ces, one that drivers tell apart, or empty
	Column Text
	Scale  survey.Scale
}

// kindNPS asks for the answers 0 to 10: promoters are 9 and 10.
const kindNPS = "nps"

func (d *decoder) outcomes(top *section, g *Group, scales []Scale) {
	known := d.ids(problem.Say("an outcome"))
	for _, n := range top.items("outcomes", 1) {
		s := d.section(n, "groups[].outcomes[]", problem.Say("an outcome"))
		s.need(problem.Say("write {id: csat, kind: csat, column: Satisfied}"), "id", "column")
		id, kind := s.text("id"), s.word("kind", kindNPS, "csat", "ces", survey.KindOverall, survey.KindProduct, survey.KindPrice, survey.KindSituation, survey.KindPerson)
		known.add(id)
		o := Outcome{ID: id.Value, Kind: kind.Value, Column: s.text("column")}
		name := s.text("scale")
		var ok bool
		if o.Scale, ok = d.scale(name, scales); ok && o.Kind == kindNPS && o.Scale != (survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}) {
			d.fail(orElse(name.At, id.At), codeValue, problem.Say("found the scale %s for outcome %s of kind nps; accepted is 0-10", o.Scale, quoted(o.ID)), problem.Say("add {id: recommend, min: 0, max: 10} to scales, and scale: recommend here"))
		}
		s.finish()
		g.Outcomes = append(g.Outcomes, o)
	}
}
