package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Rival is a competitor whom the customers of a group rated on the same items.
type Rival struct {
	Name    string
	Columns Text
}

// rivalKey begins the construct of a rival: perceived@Fjell.
const rivalKey = string(survey.Perceived) + "@"

// rivals reads the constructs of rivals, and leaves the others to be read. The keys are
// names, so that no list of them is complete.
func (d *decoder) rivals(s *section, g *Group) {
	s.keys = slices.DeleteFunc(s.keys, func(key *yaml.Node) bool {
		name, ok := strings.CutPrefix(key.Value, rivalKey)
		if !ok {
			return false
		}
		r := Rival{strings.TrimSpace(name), d.text(s.values[key.Value], s.of(key.Value))}
		switch {
		case r.Columns.Value == None || r.Columns.Value == "":
		case r.Name == "":
			d.fail(place(key), codeValue, problem.Say("found %s without a name; accepted is that of a competitor behind the sign", quoted(key.Value)), problem.Say(`write perceived@Fjell: "Fjell_{item}"`))
		case g.Role != "" && g.Role != survey.Customers:
			d.fail(place(key), "E-CONSTRUCT-ROLE", problem.Say("%s cannot be asked of %s; accepted is %s", key.Value, g.Role, problem.Or([]string{string(survey.Customers)})), problem.Say("move it to a group with the role %s", problem.Or([]string{string(survey.Customers)})))
		default:
			g.Rivals = append(g.Rivals, r)
		}
		return true
	})
}

// Rated is the project as if customers had compared two companies: what they perceive
// of the second against what they perceive of the first, of which an empty name is their
// own; ok is false if they rated no company of a name. Nobody else is in it.
func (p *Project) Rated(first, second string) (rated *Project, ok bool) {
	at := slices.IndexFunc(p.Groups, func(g Group) bool { return len(g.Rivals) > 0 })
	if at < 0 {
		return nil, false
	}
	g := p.Groups[at]
	reference, ok1 := g.company(first)
	received, ok2 := g.company(second)
	only := *p
	only.Labels = nil
	for _, l := range p.Labels {
		if l.Construct == survey.Perceived {
			both := l
			both.Construct = survey.Expected
			only.Labels = append(only.Labels, l, both)
		} else if l.General() {
			only.Labels = append(only.Labels, l)
		}
	}
	g.Columns = slices.Clone(g.Columns)
	for i, c := range g.Columns { // names of one item are of the own company's
		switch {
		case c.Construct != survey.Perceived || first != "" && second != "":
			g.Columns[i].Construct = ""
		case first == "":
			g.Columns[i].Construct = survey.Expected
		}
	}
	g.Constructs = []Construct{{survey.Expected, reference}, {survey.Perceived, received}}
	g.Direct, g.Antecedents, g.Points = nil, Antecedents{}, Text{}
	g.Practices, g.Opportunities = Practices{}, Opportunities{}
	return only.alone(g), ok1 && ok2
}

// Of is the project without the groups of other roles, and without their files.
func (p *Project) Of(role survey.Role) *Project {
	return p.alone(slices.DeleteFunc(slices.Clone(p.Groups), func(g Group) bool { return g.Role != role })...)
}

// alone is the project with these groups and no others.
func (p *Project) alone(groups ...Group) *Project {
	only := *p
	only.Groups, only.Waves = groups, slices.Clone(p.Waves)
	for i, w := range only.Waves {
		only.Waves[i].Files = slices.DeleteFunc(slices.Clone(w.Files), func(f File) bool {
			return !slices.ContainsFunc(groups, func(g Group) bool { return g.ID == f.Group.Value })
		})
	}
	return &only
}

// company is the columns in which a company was rated, an empty name the own one.
func (g Group) company(name string) (columns Text, ok bool) {
	if name == "" {
		i := slices.IndexFunc(g.Constructs, func(c Construct) bool { return c.Construct == survey.Perceived })
		if i < 0 {
			return columns, false
		}
		return g.Constructs[i].Columns, true
	}
	i := slices.IndexFunc(g.Rivals, func(r Rival) bool { return strings.EqualFold(r.Name, name) })
	if i < 0 {
		return columns, false
	}
	return g.Rivals[i].Columns, true
}

// Rivals are the names of the competitors whom customers rated.
func (p *Project) Rivals() []string {
	var names []string
	for _, g := range p.Groups {
		for _, r := range g.Rivals {
			names = append(names, r.Name)
		}
	}
	return names
}
