package config

import (
	"slices"
	"strings"

	"servgap/gap"
	"servgap/gap/gate"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Metric is what a check looks at, as it is written and divided.
type Metric struct {
	Text
	gate.Metric
}

// Parts of a gap that are not ids.
const (
	partOverall  = "overall"
	partWeighted = "weighted"
)

// metricKinds are the forms of a metric by their kinds, the usual ones first.
var metricKinds = []string{gate.Answers, gate.Gap, gate.Met, gate.Alpha, gate.Whole, gate.Satisfied}

// within is a name of gates and what stands before and behind it in its metric, which
// is written as one text.
type within struct {
	Text
	before, after string
}

// nearest is the name that was probably meant, with a fix that writes the whole text.
func (w within) nearest(found string, accepted []string) (similar []string, fix problem.Text) {
	near, ok := problem.Nearest(found, accepted)
	if !ok {
		return nil, problem.Text{}
	}
	return []string{near}, problem.Say("write %s", problem.Clean(w.before+near+w.after))
}

// name is what the metric is of: a gap, a group, a construct or an outcome.
func (m Metric) name() within {
	before := m.Kind + "."
	return within{Text{m.Name, m.Text.At}, before, strings.TrimPrefix(m.Value, before+m.Name)}
}

// part is the dimension or item of the metric.
func (m Metric) part() within {
	return within{Text: Text{m.Part, m.Text.At}, before: strings.TrimSuffix(m.Value, m.Part)}
}

func (d *decoder) metric(t Text, p *Project) Metric {
	if t.Value == "" {
		return Metric{}
	}
	kind, rest, _ := strings.Cut(t.Value, ".")
	name, part, _ := strings.Cut(rest, ".")
	m := Metric{t, gate.Metric{Kind: kind, Name: name, Part: part}}
	switch kind {
	case gate.Answers, gate.Whole, gate.Satisfied:
		m.Name, m.Part = rest, ""
		d.metricName(m, p)
	case gate.Gap, gate.Met, gate.Alpha:
		d.metricName(m, p)
		d.metricPart(m, p, rest != name)
	default:
		similar, fix := within{after: strings.TrimPrefix(t.Value, kind)}.nearest(kind, metricKinds)
		if fix.Empty() {
			fix = problem.Say("write answers.customers or gap.service.overall")
		}
		d.fail(t.At, "E-GATE-NAME", problem.Say("found metric %s; accepted is answers.GROUP, gap.NAME, met.NAME, alpha.CONSTRUCT, outcome.ID or satisfied.ID", quoted(t.Value)), fix, similar...)
	}
	return m
}

// metricName tells of a group, gap, construct or outcome that is not there.
func (d *decoder) metricName(m Metric, p *Project) {
	var what problem.Text
	var known []string
	switch m.Kind {
	case gate.Answers:
		what = problem.Say("a group")
		for _, g := range p.Groups {
			known = append(known, g.ID)
		}
	case gate.Whole, gate.Satisfied:
		what = problem.Say("an outcome")
		for _, g := range p.Groups {
			for _, o := range g.Outcomes {
				if m.Kind == gate.Whole || o.Kind != gap.MeasureNPS {
					known = append(known, o.ID)
				}
			}
		}
	case gate.Alpha:
		what, known = problem.Say("what was rated"), rated(p)
	default:
		what, known = problem.Say("a gap"), gap.Names()
	}
	if !slices.Contains(known, m.Name) && (len(known) > 0 || m.Kind == gate.Whole || m.Kind == gate.Satisfied) {
		d.gateName(m.name(), what, known)
	}
}

// rated are the constructs that people were asked, and the customer gap.
func rated(p *Project) []string {
	var known []string
	for _, g := range p.Groups {
		for _, c := range g.Constructs {
			if name := string(c.Construct); g.Role != survey.Documents && !slices.Contains(known, name) {
				known = append(known, name)
			}
		}
	}
	if known != nil {
		known = append(known, gap.Service)
	}
	return known
}

// metricPart tells of a part that is none of the metric.
func (d *decoder) metricPart(m Metric, p *Project, parted bool) {
	switch {
	case !parted:
	case m.Kind != gate.Alpha:
		d.partOf(m.part(), p, partOverall, partWeighted)
	case !slices.ContainsFunc(p.Instrument.Survey.Dimensions, func(dimension survey.Dimension) bool { return dimension.ID == m.Part }):
		var known []string
		for _, dimension := range p.Instrument.Survey.Dimensions {
			known = append(known, dimension.ID)
		}
		if known != nil {
			d.gateName(m.part(), problem.Say("a dimension"), known)
		}
	}
}

// partOf tells of a name that is no dimension and no item, nor one of the others
// accepted.
func (d *decoder) partOf(t within, p *Project, others ...string) {
	accepted := others
	for _, dimension := range p.Instrument.Survey.Dimensions {
		accepted = append(accepted, dimension.ID)
	}
	shown := problem.Say("the id of an item")
	if len(accepted) > 0 {
		shown = problem.Say("%s or the id of an item", problem.Comma(accepted))
	}
	for _, item := range p.Instrument.Survey.Items {
		accepted = append(accepted, item.ID)
	}
	if len(p.Instrument.Survey.Items) == 0 || slices.Contains(accepted, t.Value) {
		return
	}
	d.gateNameOf(t, problem.Say("a dimension or an item"), accepted, shown)
}

// gateName tells of a name in gates that nothing has.
func (d *decoder) gateName(t within, what problem.Text, accepted []string) {
	shown := listed(accepted)
	if len(accepted) == 0 {
		shown = problem.Say("one that a group of the file names")
	}
	d.gateNameOf(t, what, accepted, shown)
}

func (d *decoder) gateNameOf(t within, what problem.Text, accepted []string, shown problem.Text) {
	similar, fix := t.nearest(t.Value, accepted)
	switch {
	case len(accepted) == 0:
		fix = problem.Say("name it in a group, or delete the check")
	case fix.Empty():
		fix = problem.Say("write one of these; a check that cannot be judged is never passed")
	}
	d.fail(t.At, "E-GATE-NAME", problem.Say("found %s for %s; %s", quoted(t.Value), what, acceptedOf(shown)), fix, similar...)
}
