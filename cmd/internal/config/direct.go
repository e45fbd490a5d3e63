package config

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Direct is a gap that the group rated itself, as better or worse than expected
// or as able to meet a standard.
type Direct struct {
	Gap     string
	Columns Text
	ScaleID string
	Scale   survey.Scale
	Target  survey.Code // the answer that says that there is no gap
}

// ratedBy are the gaps that a role can rate: customers know how it was against
// what they expected and were promised, the others how their own work stands.
func ratedBy(role survey.Role) []string {
	switch role {
	case survey.Customers:
		return []string{gap.Service, gap.Communication}
	case survey.Documents:
		return nil // what is written rates nothing
	default:
		return []string{gap.Knowledge, gap.Standards, gap.Delivery, gap.Communication}
	}
}

func (d *decoder) direct(n *yaml.Node, g *Group, p *Project) {
	s := d.section(n, "groups[].direct", problem.Plain("direct"))
	for _, name := range gap.DirectNames() {
		direct, ok := d.columnsOfDirect(s, name)
		switch {
		case !ok:
		case g.Role != "" && !slices.Contains(ratedBy(g.Role), name):
			d.fail(direct.Columns.At, "E-CONSTRUCT-ROLE", cannotRate(g.Role, name), problem.Say("move it to a group with the role %s", problem.Or(directRaters(name))))
		case d.measured(&direct, p.Scales):
			g.Direct = append(g.Direct, direct.Direct)
		}
	}
	s.finish()
}

// cannotRate says that a role rates other gaps, or none.
func cannotRate(role survey.Role, name string) problem.Text {
	accepted := ratedBy(role)
	if len(accepted) == 0 {
		return problem.Say("%s cannot rate the %s gap; they say what is written", role, name)
	}
	return problem.Say("%s cannot rate the %s gap; accepted is %s", role, name, problem.Or(accepted))
}

// writtenDirect is a directly rated gap as it is written.
type writtenDirect struct {
	Direct
	scale    Text
	target   survey.Decimal
	targetAt Pos
	stated   bool // whether there is a target
}

// directRaters are the roles that can rate a gap.
func directRaters(name string) []string {
	var raters []string
	for _, role := range roles() {
		if slices.Contains(ratedBy(survey.Role(role)), name) {
			raters = append(raters, role)
		}
	}
	return raters
}

// columnsOfDirect reads a gap in its short form, the columns alone, or in its long
// one with a scale and a target; ok is false if it was not asked or is malformed.
func (d *decoder) columnsOfDirect(top *section, name string) (direct writtenDirect, ok bool) {
	long := top.value(name)
	if long != nil && (long.Kind != yaml.MappingNode || placeholderOnly(long)) {
		long = nil
	}
	told := len(d.faults)
	s := d.section(long, "groups[].direct."+name, top.of(name))
	s.need(problem.Say(`write {columns: "D_{item}", scale: default, target: 4}`), "columns")
	direct.Gap, direct.Columns, direct.scale = name, s.text("columns"), s.text("scale")
	direct.target, direct.targetAt, direct.stated = s.decimal("target")
	s.finish()
	if long == nil {
		direct.Columns = top.text(name)
	}
	asked := direct.Columns.Value != "" && direct.Columns.Value != None
	return direct, asked && len(d.faults) == told
}

// measured finds the scale of a gap and its target, and tells of those that are
// not there.
func (d *decoder) measured(direct *writtenDirect, scales []Scale) bool {
	direct.ScaleID = orDefault(direct.scale.Value)
	scale, ok := d.scale(direct.scale, scales)
	if !ok {
		return false
	}
	direct.Scale = scale
	if direct.Target, ok = direct.noGap(); !ok {
		d.badTarget(direct)
	}
	return ok
}

// placeholderOnly reports whether a mapping is a pattern without its quotes:
// {item}.
func placeholderOnly(n *yaml.Node) bool {
	return len(n.Content) == 2 && n.Content[1].Tag == "!!null"
}

func orDefault(scale string) string {
	if scale == "" {
		return DefaultScale
	}
	return scale
}

// noGap is the answer that says that there is no gap: the stated target, else for
// the service gap the middle of the scale and for the others its highest answer;
// ok is false if that is none.
func (direct *writtenDirect) noGap() (code survey.Code, ok bool) {
	switch {
	case direct.stated:
		return direct.Scale.Code(direct.target)
	case direct.Gap != gap.Service:
		return survey.Code(direct.Scale.Points - 1), true
	default:
		return direct.Scale.Middle()
	}
}

func (d *decoder) badTarget(direct *writtenDirect) {
	low, high := direct.Scale.Bounds()
	if direct.stated {
		d.fail(direct.targetAt, codeValue, problem.Say("found target %s for %s rated directly; accepted is an answer of scale %s, %s", direct.target, direct.Gap, quoted(direct.ScaleID), direct.Scale), problem.Say("write the answer that says that there is no gap, from %s to %s", low, high))
		return
	}
	d.fail(direct.Columns.At, "E-DIRECT-TARGET", problem.Say("found %s rated directly on scale %s, %s, which has no middle; accepted is a scale with a middle answer, or a target", direct.Gap, quoted(direct.ScaleID), direct.Scale), problem.Say("write {columns: %s, scale: %s, target: %s} with the answer that says as expected", quoted(direct.Columns.Value), direct.ScaleID, high))
}

// labelsOfDirect tells of labels for a directly rated gap that no group rates on
// their scale.
func (d *decoder) labelsOfDirect(p *Project) {
	for _, l := range p.Labels {
		if l.Direct == "" {
			continue
		}
		var scales []string
		for _, g := range p.Groups {
			for _, direct := range g.Direct {
				if direct.Gap == l.Direct && !slices.Contains(scales, direct.ScaleID) {
					scales = append(scales, direct.ScaleID)
				}
			}
		}
		if slices.Contains(scales, l.Scale) {
			continue
		}
		accepted, fix := problem.Say("labels of a gap that a group rates"), problem.Say(`add it to a group: direct: {%s: "D_{item}"}`, l.Direct)
		if len(scales) > 0 {
			accepted, fix = problem.Say("scale %s", scales[0]), problem.Say("write scale: %s", scales[0])
			for _, other := range scales[1:] {
				accepted = problem.Say("%s or %s", accepted, other)
			}
		}
		d.fail(l.At, "E-ID-UNKNOWN", problem.Say("found labels for %s on scale %s, on which nobody rates it; accepted is %s", l.of(), quoted(l.Scale), accepted), fix)
	}
}
