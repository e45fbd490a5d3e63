package config

import (
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// The placeholders of a pattern.
const (
	holdDim  = "{dim}"
	holdItem = "{item}"
	holdN    = "{n}"
)

// patterns checks a group's patterns of columns.
func (d *decoder) patterns(g Group, in survey.Instrument) {
	for _, c := range g.Constructs {
		if d.placeholders(c.Columns, holdDim, holdItem, holdN) {
			d.apart(c.Columns, g.spec(in, c.Construct, c.Columns), in)
		}
	}
	for _, r := range g.Rivals {
		if d.placeholders(r.Columns, holdDim, holdItem, holdN) {
			d.apart(r.Columns, byItem(in, r.Columns), in)
		}
	}
	for _, direct := range g.Direct {
		if d.placeholders(direct.Columns, holdDim, holdItem, holdN) && d.divisible(direct, in) {
			d.apart(direct.Columns, direct.spec(in), in)
		}
	}
	if spec, ok := g.AntecedentSpec(); ok && d.placeholders(g.Antecedents.Columns, holdDim, holdItem, holdN) {
		d.apart(g.Antecedents.Columns, spec, g.Antecedents.Survey.Questionnaire.Instrument)
	}
	for i, spec := range g.OpportunitySpecs() {
		if pattern := []Text{g.Opportunities.Importance, g.Opportunities.State}[i]; d.placeholders(pattern, holdItem) {
			d.apart(pattern, spec, g.Opportunities.Survey.Rated.Instrument)
		}
	}
	if g.Points.Value == "" || !d.placeholders(g.Points, holdDim) {
		return
	}
	if len(in.Items) > 0 && in.Undivided() {
		d.fail(g.Points.At, codeValue, problem.Say("found importance points, but the instrument has no dimensions to share them among; accepted is none"), problem.Say("list the dimensions in instrument, or delete points"))
		return
	}
	if spec, ok := g.PointSpec(in); ok {
		d.apart(g.Points, spec, in)
	}
}

// divisible tells of a rating by dimension of an instrument without any.
func (d *decoder) divisible(direct Direct, in survey.Instrument) bool {
	spec := direct.spec(in)
	if len(in.Items) == 0 || !spec.ByDimension || !in.Undivided() || len(spec.Cells) == 1 && !strings.Contains(direct.Columns.Value, holdDim) {
		return true
	}
	d.fail(direct.Columns.At, codeValue, problem.Say("found %s for %s rated directly, one column for each dimension, but the instrument has no dimensions; accepted is one for each item", quoted(direct.Columns.Value), direct.Gap), problem.Say(`write a pattern such as "D_{item}", or list the dimensions in instrument`))
	return false
}

// placeholders tells of braces that stand for nothing known.
func (d *decoder) placeholders(pattern Text, accepted ...string) bool {
	for rest := pattern.Value; ; {
		open := strings.IndexAny(rest, "{}")
		if open < 0 {
			return true
		}
		end := strings.IndexByte(rest[open:], '}')
		found := rest[open:]
		if rest[open] == '{' && end > 0 {
			found = rest[open : open+end+1]
		}
		if !slices.Contains(accepted, found) {
			similar, fix := nearest(found, accepted)
			if fix.Empty() {
				fix = problem.Say("write one of these")
			}
			d.fail(pattern.At, "E-PLACEHOLDER", problem.Say("found %s in the pattern %s; accepted is %s", quoted(found), quoted(pattern.Value), problem.Or(accepted)), fix, similar...)
			return false
		}
		rest = rest[open+end+1:]
	}
}

// apart tells of a pattern that gives two items, or two dimensions, one column.
func (d *decoder) apart(pattern Text, spec Spec, in survey.Instrument) {
	if spec.First != "" {
		return
	}
	idOf := func(index int) string {
		if spec.ByDimension {
			return in.Dimensions[index].ID
		}
		return in.Items[index].ID
	}
	owner := make(map[string]int)
	for _, cell := range spec.Cells {
		name := strings.ToLower(cell.Names[0])
		other, taken := owner[name]
		if !taken {
			owner[name] = cell.Index
			continue
		}
		accepted, fix := problem.Say("a range FIRST:LAST or a pattern with {item}, or with {dim} and {n}"), problem.Say(`write a pattern such as "P_{item}", or name columns one by one under columns`)
		if spec.ByDimension {
			accepted, fix = problem.Say("a range FIRST:LAST or a pattern with {dim}"), problem.Say(`write a pattern such as "V_{dim}"`)
		}
		d.fail(orElse(cell.At, pattern.At), "E-PLACEHOLDER", problem.Say("%s gives %s and %s one column, %s; accepted is %s", quoted(pattern.Value), idOf(other), idOf(cell.Index), quoted(cell.Names[0]), accepted), fix)
		return
	}
}
