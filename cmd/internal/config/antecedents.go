package config

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Antecedents is what a group was asked of its own work that goes along with gaps.
type Antecedents struct {
	Columns Text
	Survey  *survey.Antecedents // nil if the group was not asked
}

// antecedents reads them in the short form, the columns alone, which is all that the
// role can be asked, or in the long one with a scale and the items that were.
func (d *decoder) antecedents(top *section, g *Group, scales []Scale) {
	long := top.value("antecedents")
	if long != nil && (long.Kind != yaml.MappingNode || placeholderOnly(long)) {
		long = nil
	}
	told := len(d.faults)
	s := d.section(long, "groups[].antecedents", problem.Plain("antecedents"))
	s.need(problem.Say(`write {columns: "A_{item}", items: [{id: TEAM1}]}`), "columns")
	columns, scale := s.text("columns"), s.text("scale")
	if long == nil {
		columns = top.text("antecedents")
	}
	asked := survey.AntecedentsOf(survey.Group{ID: g.ID, Role: g.Role})
	known := len(asked.Gaps) > 0
	if columns.Value != None && columns.Value != "" && g.Role != "" && !known {
		d.fail(columns.At, "E-CONSTRUCT-ROLE", problem.Say("found antecedents in a group with the role %s; accepted is one with the role managers or staff, who know the work inside", g.Role), problem.Say("move them to a group with the role managers or staff"))
	}
	items := d.antecedentItems(s, asked.Questionnaire.Instrument)
	on, ok := d.scale(scale, scales)
	s.finish()
	if !known || columns.Value == None || columns.Value == "" || !ok || len(d.faults) != told {
		return
	}
	asked.Questionnaire.Instrument.Scale = on
	if items != nil {
		asked = asked.Only(items)
	}
	g.Antecedents = Antecedents{columns, &asked}
}

// antecedentItems are those that were asked, as the file has them; none if it does
// not say.
func (d *decoder) antecedentItems(top *section, in survey.Instrument) []survey.Item {
	var accepted []string
	for _, item := range in.Items {
		accepted = append(accepted, item.ID)
	}
	var items []survey.Item
	once := d.ids(problem.Say("an item"))
	for _, n := range top.items("items", 1) {
		s := d.section(n, "groups[].antecedents.items[]", problem.Say("an item"))
		s.need(problem.Say("write {id: TEAM1}, with a label and reverse: false if you worded it otherwise"), "id")
		id, label := s.text("id"), s.text("label")
		reverse := s.truth("reverse")
		reversal := s.has("reverse")
		s.finish()
		if !once.add(id) || accepted == nil || !d.among(id, problem.Say("the id of an item of the antecedents"), accepted) {
			continue
		}
		item := in.Items[slices.Index(accepted, id.Value)]
		if label.Value != "" {
			item.Label = label.Value
		}
		if reversal {
			item.Reverse = reverse
		}
		items = append(items, item)
	}
	return items
}

// AntecedentSpec are the columns of the antecedents; ok is false if the group was not
// asked.
func (g Group) AntecedentSpec() (spec Spec, ok bool) {
	if g.Antecedents.Survey == nil {
		return Spec{}, false
	}
	return byItem(g.Antecedents.Survey.Questionnaire.Instrument, g.Antecedents.Columns), true
}
