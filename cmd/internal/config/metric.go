package config

import (
	"slices"
	"strings"

	"servgap/gap"
	"servgap/importers/problem"
)

// Metric is what a check looks at: answers.GROUP, gap.NAME for every dimension,
// or gap.NAME.PART for overall, weighted, one dimension or one item.
type Metric struct {
	Text Text
	Kind string // answers or gap
	Name string // of the group or the gap
	Part string // empty for every dimension
}

// Kinds of metrics and parts of a gap that are not ids.
const (
	MetricAnswers = "answers"
	MetricGap     = "gap"
	partOverall   = "overall"
	partWeighted  = "weighted"
)

func (d *decoder) metric(t Text, p *Project) Metric {
	if t.Value == "" {
		return Metric{}
	}
	kind, rest, _ := strings.Cut(t.Value, ".")
	name, part, parted := strings.Cut(rest, ".")
	m := Metric{Text: t, Kind: kind, Name: name, Part: part}
	switch kind {
	case MetricAnswers:
		var groups []string
		for _, g := range p.Groups {
			groups = append(groups, g.ID)
		}
		m.Name, m.Part = rest, ""
		if len(groups) > 0 && !slices.Contains(groups, rest) {
			d.gateName(Text{rest, t.At}, problem.Say("a group"), groups)
		}
	case MetricGap:
		if !slices.Contains(gap.Names(), name) {
			d.gateName(Text{name, t.At}, problem.Say("a gap"), gap.Names())
		} else if parted {
			d.partOf(Text{part, t.At}, p, partOverall, partWeighted)
		}
	default:
		similar, fix := nearest(kind, []string{MetricAnswers, MetricGap})
		if fix.Empty() {
			fix = problem.Say("write answers.customers or gap.service.overall")
		}
		d.fail(t.At, "E-GATE-NAME", problem.Say("found metric %s; accepted is answers.GROUP, gap.NAME or gap.NAME.PART", quoted(t.Value)), fix, similar...)
	}
	return m
}

// partOf tells of a name that is no dimension and no item, nor one of the others
// accepted.
func (d *decoder) partOf(t Text, p *Project, others ...string) {
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
func (d *decoder) gateName(t Text, what problem.Text, accepted []string) {
	d.gateNameOf(t, what, accepted, listed(accepted))
}

func (d *decoder) gateNameOf(t Text, what problem.Text, accepted []string, shown problem.Text) {
	similar, fix := nearest(t.Value, accepted)
	if fix.Empty() {
		fix = problem.Say("write one of these; a check that cannot be judged is never passed")
	}
	d.fail(t.At, "E-GATE-NAME", problem.Say("found %s for %s; %s", quoted(t.Value), what, acceptedOf(shown)), fix, similar...)
}
