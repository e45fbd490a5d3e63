package config

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"servgap/gap"
	"servgap/gap/gate"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers/problem"
)

// Project is what servgap.yaml says, checked: every id that it refers to exists.
type Project struct {
	Path       string
	Version    int
	Name       string
	Client     string
	Lang       Text // nb, nn, sv, da, en or empty
	Scales     []Scale
	Labels     []Labels
	Missing    Missing
	Instrument Instrument
	Groups     []Group
	Waves      []Wave
	Current    Text // a wave's id; the last wave of the file if it names none
	Baseline   Text // a path, or empty
	// CommonItems says that waves are compared by what a changed questionnaire has in
	// common.
	CommonItems bool
	Events      []Event
	Cadence     Text // one of the cadences, or empty
	Privacy     Privacy
	Standard    survey.Role // whose standards the chain takes where several groups rated them; empty for managers before documents before staff
	Gates       Gates
	Report      Report
	Choices     Choices
	Economics   *gap.Economics // nil if nothing is written
	Incidents   *Incidents     // nil if it has no table of them
	Measures    []Measure
	Kind        string // one of Kinds, or empty

	source source
}

// Version is the version of the form that this program reads.
const Version = 1

// Missing says what stands for no answer, and how many answers a score needs.
type Missing struct {
	DontKnow      []string
	NotApplicable []string
	MinItems      tally.Rule // empty if not written
}

func languages() []string { return []string{"nb", "nn", "sv", "da", "en"} }

// project reads the whole file. What later parts refer to comes first.
func (d *decoder) project(root *yaml.Node, p *Project) {
	s := d.section(root, "", problem.Say("the project file"))
	s.need(problem.Say("add the key; servgap demo writes a whole project to look at"), "version", "instrument", "groups", "waves")
	if version, _, ok := s.whole("version", Version, Version); ok {
		p.Version = int(version)
	}
	d.head(s.value("project"), p)
	p.Scales = d.scales(s)
	p.Instrument = d.instrument(s.value("instrument"), p.Scales)
	p.Labels = d.labels(s, p.Scales)
	d.missing(s.value("missing"), &p.Missing)
	told := len(d.faults)
	if p.Groups = d.groups(s, p); len(d.faults) == told {
		d.labelsOfDirect(p)
	}
	p.Waves = d.waves(s, p.Groups)
	p.Current = s.text("current")
	d.current(p)
	p.Baseline = s.text("baseline")
	p.CommonItems = s.truth("common_items")
	p.Events = d.events(s)
	p.Cadence = s.word("cadence", gate.Cadences()...)
	p.Privacy = d.privacy(s.value("privacy"))
	p.Standard = d.chain(s.value("chain"))
	p.Gates = d.gates(s.value("gates"), p)
	p.Report = d.report(s.value("report"))
	p.Choices = d.choices(s.value("settings"))
	p.Economics = d.economics(s.value("economics"), p.Groups)
	p.Incidents = d.incidents(s, p)
	p.Measures = d.measures(s, p)
	p.Kind = s.word("kind", Kinds()...).Value
	s.finish()
}

// chain says whose standards count where more than one group rated them.
func (d *decoder) chain(n *yaml.Node) survey.Role {
	s := d.section(n, "chain", problem.Plain("chain"))
	role := s.word("standard", string(survey.Managers), string(survey.Documents), string(survey.Staff))
	s.finish()
	return survey.Role(role.Value)
}

func (d *decoder) head(n *yaml.Node, p *Project) {
	s := d.section(n, "project", problem.Plain("project"))
	p.Name, p.Client = s.text("name").Value, s.text("client").Value
	p.Lang = s.text("lang")
	switch p.Lang.Value {
	case "":
	case "no":
		d.faults = append(d.faults, Fault{
			Severity: problem.Warning, Code: "W-LANG-NO", File: d.file, At: p.Lang.At, Excerpt: d.excerpt(p.Lang.At),
			Message: problem.Say("found no for lang in project, which YAML may take for false; accepted is nb for Bokmål or nn for Nynorsk, and nb is taken"), Fix: problem.Say("write lang: nb"),
		})
		p.Lang.Value = "nb"
	default:
		d.among(p.Lang, s.of("lang"), languages())
	}
	s.finish()
}

func (d *decoder) missing(n *yaml.Node, m *Missing) {
	s := d.section(n, "missing", problem.Plain("missing"))
	dontKnow, notApplicable := s.texts("dont_know"), s.texts("not_applicable")
	m.DontKnow, m.NotApplicable = values(dontKnow), values(notApplicable)
	m.MinItems = tally.Rule(s.word("min_items", string(tally.HalfPairs), string(tally.HalfScores), string(tally.Complete)).Value)
	for _, t := range notApplicable {
		if slices.Contains(m.DontKnow, t.Value) {
			d.fail(t.At, codeValue, problem.Say("%s stands in dont_know and in not_applicable; accepted is one of them", quoted(t.Value)), problem.Say("delete it from one of the lists"))
		}
	}
	s.finish()
}

// current takes the wave that is the one to be looked at.
func (d *decoder) current(p *Project) {
	var ids []string
	for _, w := range p.Waves {
		ids = append(ids, w.ID)
	}
	switch {
	case p.Current.Value != "":
		d.refers(p.Current, problem.Say("a wave"), ids)
	case p.Current.At == Pos{} && len(p.Waves) > 0:
		last := p.Waves[len(p.Waves)-1]
		p.Current = Text{last.ID, last.At}
	}
}

// Questionnaire is what a group was asked, in the order of Specs, DirectSpecs
// and AntecedentSpec.
func (p *Project) Questionnaire(g Group) survey.Questionnaire {
	q := survey.Questionnaire{
		Instrument: p.Instrument.Survey,
		Group:      survey.Group{ID: g.ID, Role: g.Role},
		Points:     g.Points.Value != "",
	}
	for _, c := range g.Constructs {
		q.Constructs = append(q.Constructs, c.Construct)
	}
	for _, o := range g.Outcomes {
		q.Outcomes = append(q.Outcomes, survey.Outcome{ID: o.ID, Kind: o.Kind, Scale: o.Scale})
	}
	for _, direct := range g.Direct {
		byDimension := direct.spec(p.Instrument.Survey).ByDimension
		q.Direct = append(q.Direct, survey.NewDirect(direct.Gap, q, direct.Scale, direct.Target, byDimension))
	}
	q.Antecedents = g.Antecedents.Survey
	q.Practices, q.Opportunities = g.Practices.Survey, g.Opportunities.Survey
	return q
}

func values(texts []Text) []string {
	var plain []string
	for _, t := range texts {
		plain = append(plain, t.Value)
	}
	return plain
}
