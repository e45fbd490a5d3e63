package config

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Group is who was asked, what, and in which columns the answers stand.
type Group struct {
	ID            string
	At            Pos
	Role          survey.Role
	Constructs    []Construct // in the order of the model's steps
	Direct        []Direct
	Antecedents   Antecedents
	Practices     Practices
	Opportunities Opportunities
	Columns       []Column
	Outcomes      []Outcome
	Points        Text // pattern of the columns with importance points, or empty
	Weight        Weight
	Cluster       Text  // column of what respondents were drawn in, or empty
	Population    int64 // of whom the respondents are a sample, 0 if it has no end
	Respondent    Text  // column that identifies the respondent, or empty
	Segments      []Text
	Exclude       []Exclude
	Rivals        []Rival
	Consent       Consent
}

// Construct is a rating with the pattern of its columns.
type Construct struct {
	Construct survey.Construct
	Columns   Text
}

// Column is the column of one item, which wins over the pattern.
type Column struct {
	Item      string
	Construct survey.Construct
	Column    Text
}

// Exclude says which rows are left out: those whose column holds Is, or, where
// Is is empty, a number below Below.
type Exclude struct {
	Column Text
	Is     Text
	Below  survey.Decimal
}

// None says that a group was not asked for something.
const None = "none"

// asked are the constructs that a role can be asked for.
func asked(role survey.Role) []survey.Construct {
	switch role {
	case survey.Customers:
		return []survey.Construct{survey.Expected, survey.Adequate, survey.Future, survey.Perceived, survey.Standard, survey.Promised}
	case survey.Managers:
		return []survey.Construct{survey.Standard, survey.Belief, survey.Promised, survey.SelfRated}
	case survey.Documents:
		return []survey.Construct{survey.Standard, survey.Promised}
	default:
		return []survey.Construct{survey.Delivered, survey.Standard, survey.StaffBelief, survey.Promised, survey.SelfRated}
	}
}

func roles() []string {
	return []string{string(survey.Customers), string(survey.Managers), string(survey.Staff), string(survey.Documents)}
}

func (d *decoder) groups(top *section, p *Project) []Group {
	var groups []Group
	known := d.ids(problem.Say("a group"))
	for _, n := range top.items("groups", 1) {
		s := d.section(n, "groups[]", problem.Say("a group"))
		s.need(problem.Say("write {id: customers, role: customers, constructs: {expected: E_{item}, perceived: P_{item}}}"), "id", "role")
		id := s.text("id")
		known.add(id)
		g := Group{ID: id.Value, At: id.At, Role: survey.Role(s.word("role", roles()...).Value)}
		told := len(d.faults)
		d.constructs(s.value("constructs"), &g)
		d.direct(s.value("direct"), &g, p)
		d.antecedents(s, &g, p.Scales)
		d.practices(s, &g)
		d.opportunities(s, &g, p.Scales)
		if s.node != nil && len(g.Constructs)+len(g.Direct)+len(g.Practices.Columns) == 0 && g.Antecedents.Survey == nil && g.Opportunities.Survey == nil && len(d.faults) == told {
			d.fail(s.at, "E-KEY-MISSING", problem.Say("group %s was asked nothing; accepted is a group with constructs, direct or antecedents", quoted(g.ID)), problem.Say(`add constructs: {perceived: "P_{item}"}`))
		}
		d.columns(s, &g, p.Instrument.Survey)
		d.outcomes(s, &g, p.Scales)
		g.Points, g.Weight, g.Respondent = s.orNone("points"), d.weight(s), s.orNone("respondent")
		g.Cluster = s.orNone("cluster")
		g.Population, _, _ = s.whole("population", 1, mostInvited)
		g.Consent = d.consent(s)
		g.Segments = s.texts("segments")
		for i, segment := range g.Segments {
			if slices.ContainsFunc(g.Segments[:i], func(t Text) bool { return strings.EqualFold(t.Value, segment.Value) }) {
				d.fail(segment.At, "E-ID-TWICE", problem.Say("segment %s stands twice in a group; accepted are columns that differ in more than capitals", quoted(segment.Value)), problem.Say("delete one of the two"))
			}
		}
		d.exclusions(s, &g)
		d.patterns(g, p.Instrument.Survey)
		s.finish()
		groups = append(groups, g)
	}
	return groups
}

// orNone is a text that may be none, which is the same as not written.
func (s *section) orNone(key string) Text {
	t := s.text(key)
	if t.Value == None {
		return Text{}
	}
	return t
}

func (d *decoder) constructs(n *yaml.Node, g *Group) {
	s := d.section(n, "groups[].constructs", problem.Plain("constructs"))
	d.rivals(s, g)
	for _, word := range constructs() {
		c := Construct{survey.Construct(word), s.text(word)}
		if c.Columns.Value == "" || c.Columns.Value == None {
			continue
		}
		if g.Role != "" && !slices.Contains(asked(g.Role), c.Construct) {
			d.wrongRole(s, word, g.Role)
			continue
		}
		g.Constructs = append(g.Constructs, c)
	}
	s.finish()
}

func (d *decoder) wrongRole(s *section, word string, role survey.Role) {
	key := s.keys[slices.IndexFunc(s.keys, func(k *yaml.Node) bool { return k.Value == word })]
	var accepted, others []string
	for _, c := range asked(role) {
		accepted = append(accepted, string(c))
	}
	for _, other := range roles() {
		if slices.Contains(asked(survey.Role(other)), survey.Construct(word)) {
			others = append(others, other)
		}
	}
	similar, _ := nearest(word, accepted)
	d.fail(place(key), "E-CONSTRUCT-ROLE", problem.Say("%s cannot be asked of %s; accepted is %s", word, role, problem.Or(accepted)), problem.Say("move it to a group with the role %s", problem.Or(others)), similar...)
}

func (d *decoder) columns(top *section, g *Group, in survey.Instrument) {
	var items, ratings []string
	for _, item := range in.Items {
		items = append(items, item.ID)
	}
	for _, c := range g.Constructs {
		ratings = append(ratings, string(c.Construct))
	}
	for _, n := range top.items("columns", 1) {
		s := d.section(n, "groups[].columns[]", problem.Say("a column"))
		s.need(problem.Say("write {item: Q1, construct: perceived, column: P_1}"), "item", "construct", "column")
		item, construct, column := s.text("item"), s.text("construct"), s.text("column")
		s.finish()
		if len(items) > 0 {
			d.refers(item, problem.Say("an item"), items)
		}
		if construct.Value != "" && !slices.Contains(ratings, construct.Value) && len(ratings) > 0 {
			d.among(construct, problem.Say("construct in a column of this group"), ratings)
		}
		c := Column{item.Value, survey.Construct(construct.Value), column}
		if slices.ContainsFunc(g.Columns, func(o Column) bool { return o.Item == c.Item && o.Construct == c.Construct }) {
			d.fail(item.At, "E-ID-TWICE", problem.Say("found a second column for %s of item %s; accepted is one", c.Construct, quoted(c.Item)), problem.Say("delete one of the two"))
		}
		g.Columns = append(g.Columns, c)
	}
}

func (d *decoder) exclusions(top *section, g *Group) {
	for _, n := range top.items("exclude", 1) {
		s := d.section(n, "groups[].exclude[]", problem.Say("an exclusion"))
		fix := problem.Say("write {column: Status, is: Survey Preview} or {column: Duration, below: 60}")
		s.need(fix, "column")
		e := Exclude{Column: s.text("column"), Is: s.text("is")}
		e.Below, _, _ = s.decimal("below")
		if s.node != nil && s.has("is") == s.has("below") {
			d.fail(s.at, "E-KEY-MISSING", problem.Say("found %s in an exclusion; accepted is one of is and below", both("is", "below", s.has("is"))), fix)
		}
		s.finish()
		g.Exclude = append(g.Exclude, e)
	}
}

// both says that two keys exclude each other and were written both, or neither.
func both(a, b string, written bool) problem.Text {
	if written {
		return problem.Say("both %s and %s", a, b)
	}
	return problem.Say("neither %s nor %s", a, b)
}
