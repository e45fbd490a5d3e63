package config

import (
	"slices"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Practice is the column that says whether something is done, with the answers that say
// yes and those that say no.
type Practice struct {
	Column  Text
	Yes, No []string
	Ticks   bool // a blank cell says no
}

// Practices is what a group was asked of how the company goes about its service.
type Practices struct {
	Columns []Practice        // one for each item of the survey
	Survey  *survey.Practices // nil if the group was not asked
}

// practices reads them: those that are known by their ids, and others with a label and
// the gap that they go along with.
func (d *decoder) practices(top *section, g *Group) {
	known := survey.PracticesOf(survey.Group{ID: g.ID, Role: g.Role})
	in := known.Questionnaire.Instrument
	asked := survey.Practices{Questionnaire: known.Questionnaire}
	asked.Questionnaire.Instrument.Items = nil
	once := d.ids(problem.Say("a practice"))
	told := len(d.faults)
	var columns []Practice
	for _, n := range top.items("practices", 1) {
		s := d.section(n, "groups[].practices[]", problem.Say("a practice"))
		s.need(problem.Say("write {id: loss-cost, column: Q7}, with a label and a gap if the practice is your own"), "id", "column")
		id, label, along := s.text("id"), s.text("label"), s.word("gap", gap.DirectNames()[1:]...)
		p := Practice{Column: s.text("column"), Yes: values(s.texts("yes")), No: values(s.texts("no"))}
		p.Ticks = s.truth("ticks")
		s.finish()
		if !once.add(id) {
			continue
		}
		item, of := survey.Item{ID: id.Value, Label: label.Value}, along.Value
		at := slices.IndexFunc(in.Items, func(one survey.Item) bool { return one.ID == id.Value })
		switch {
		case len(in.Items) == 0: // of a role that is not asked, which is told below
		case at < 0 && (label.Value == "" || of == ""):
			similar, _ := nearest(id.Value, practiceIDs(in))
			d.fail(id.At, codeValue, problem.Say("found %s, which is no practice that is known; accepted is one of those, or your own with a label and the gap that it goes along with", quoted(id.Value)), problem.Say("write label: and gap: beside it, or one of %s", problem.Or(practiceIDs(in))), similar...)
		case at >= 0 && label.Value == "":
			item.Label = in.Items[at].Label
		}
		if at >= 0 && of == "" {
			of = known.Gaps[at]
		}
		asked.Add(of, item, slices.Contains(known.Obstacles, id.Value))
		columns = append(columns, p)
	}
	if len(columns) == 0 || d.inside(g, top, "practices") || len(d.faults) != told {
		return
	}
	g.Practices = Practices{columns, &asked}
}

func practiceIDs(in survey.Instrument) []string {
	var ids []string
	for _, item := range in.Items {
		ids = append(ids, item.ID)
	}
	return ids
}

// inside tells of a group that does not know the company from inside.
func (d *decoder) inside(g *Group, top *section, key string) bool {
	if g.Role == survey.Managers || g.Role == survey.Staff {
		return false
	}
	if g.Role != "" {
		d.fail(place(top.value(key)), "E-CONSTRUCT-ROLE", problem.Say("found %s in a group with the role %s; accepted is one with the role managers or staff, who know the work inside", key, g.Role), problem.Say("move them to a group with the role managers or staff"))
	}
	return true
}

// Opportunities is what a group rated by importance and present state.
type Opportunities struct {
	Importance, State Text                  // patterns of columns
	Survey            *survey.Opportunities // nil if the group was not asked
}

func (d *decoder) opportunities(top *section, g *Group, scales []Scale) {
	n := top.value("opportunities")
	if n == nil {
		return
	}
	told := len(d.faults)
	s := d.section(n, "groups[].opportunities", problem.Plain("opportunities"))
	s.need(problem.Say(`write {importance: "OI_{item}", state: "OS_{item}", items: [{id: booking, label: Booking on the web}]}`), "importance", "state", "items")
	o := Opportunities{Importance: s.text("importance"), State: s.text("state")}
	scale := s.text("scale")
	on, ok := d.scale(scale, scales)
	if ok && on.Points > survey.MostOpportunityAnswers {
		d.fail(orElse(scale.At, place(n)), codeValue, problem.Say("found a scale of %d answers for opportunities; accepted are up to %d", on.Points, survey.MostOpportunityAnswers), problem.Say("ask on a shorter scale, such as 1 to 7"))
	}
	once := d.ids(problem.Say("an opportunity"))
	var items []survey.Item
	for _, n := range s.items("items", 1) {
		one := d.section(n, "groups[].opportunities.items[]", problem.Say("an opportunity"))
		one.need(problem.Say("write {id: booking, label: Booking on the web}"), "id")
		id, label := one.text("id"), one.text("label")
		one.finish()
		if once.add(id) {
			items = append(items, survey.Item{ID: id.Value, Label: label.Value})
		}
	}
	s.finish()
	if d.inside(g, top, "opportunities") || !ok || len(d.faults) != told {
		return
	}
	asked := survey.NewOpportunities(survey.Group{ID: g.ID, Role: g.Role}, on, items)
	o.Survey = &asked
	g.Opportunities = o
}

// OpportunitySpecs are the columns of importance and of the present state; none if the
// group was not asked.
func (g Group) OpportunitySpecs() []Spec {
	o := g.Opportunities
	if o.Survey == nil {
		return nil
	}
	in := o.Survey.Rated.Instrument
	return []Spec{byItem(in, o.Importance), byItem(in, o.State)}
}
