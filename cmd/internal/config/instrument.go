package config

import (
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"

	"go.yaml.in/yaml/v3"
)

// Instrument is the preset with what the file adds or replaces.
type Instrument struct {
	Survey      survey.Instrument
	Touchpoints []string // by item, empty where none is named
	Items       []Pos    // by item, the zero value for those of the preset
	Dimensions  []Pos    // by dimension, likewise
}

// NoPreset says that the file lists all items itself.
const NoPreset = "none"

// mostScored is the number of items up to which the mean over all of them can be
// counted exactly, as with files that no project describes.
const mostScored = 36

func (d *decoder) instrument(n *yaml.Node, scales []Scale) Instrument {
	s := d.section(n, "instrument", problem.Plain("instrument"))
	b := &builder{d: d}
	preset := s.word("preset", append(survey.Presets(), NoPreset)...)
	if preset.Value != "" && preset.Value != NoPreset {
		in, _, err := survey.Preset(preset.Value)
		if err != nil {
			panic(err) // the name is one of Presets
		}
		b.Survey = in
		b.Touchpoints, b.Items, b.Dimensions = touchpoints(in), make([]Pos, len(in.Items)), make([]Pos, len(in.Dimensions))
	}
	b.items(s)
	b.dimensions(s)
	s.finish()
	if s.node == nil {
		return b.Instrument
	}
	b.scale(s, scales, preset)
	// A preset that is misspelt leaves nothing to check the rest against.
	if len(b.Survey.Items) == 0 && (preset.At == Pos{} || preset.Value == NoPreset) && !s.has("items") {
		d.fail(s.at, "E-LIST-EMPTY", problem.Say("found no items in instrument; accepted is a preset, a list of items or both"), problem.Say("add preset: servqual-1991, or items: [{id: Q1, label: …}]"))
	}
	if len(b.Survey.Items) > 0 {
		b.divided()
	}
	return b.Instrument
}

// touchpoints are those of a preset's items: in six-step each dimension is one.
func touchpoints(in survey.Instrument) []string {
	names := make([]string, len(in.Items))
	if in.ID != survey.SixStep {
		return names
	}
	for i := range names {
		names[i] = in.Dimensions[in.DimensionOf(i)].ID
	}
	return names
}

// builder adds to a preset.
type builder struct {
	d *decoder
	Instrument
	unsure bool // the items of a dimension are not known for certain
}

// scale is the one with the id default, else the preset's.
func (b *builder) scale(s *section, scales []Scale, preset Text) {
	at := slices.IndexFunc(scales, func(s Scale) bool { return s.ID == DefaultScale })
	switch {
	case at >= 0:
		b.Survey.Scale = scales[at].Scale
	case b.Survey.Scale.Points == 0 && (preset.Value != "" || preset.At == Pos{}):
		b.d.fail(s.at, "E-ID-UNKNOWN", problem.Say("no scale has the id default; accepted is a list of scales with one that the items are rated on"), problem.Say("add scales: [{id: default, min: 1, max: 7}]"))
	}
	b.d.standard = b.Survey.Scale
}

func (b *builder) items(top *section) {
	known := b.d.ids(problem.Say("an item"))
	for _, n := range top.items("items", 1) {
		s := b.d.section(n, "instrument.items[]", problem.Say("an item"))
		s.need(problem.Say("write {id: Q1, label: what the item is about}"), "id")
		id, label, touchpoint := s.text("id"), s.text("label"), s.text("touchpoint")
		first := known.add(id)
		b.d.notReserved(id, problem.Say("an item"))
		reverse := s.truth("reverse")
		reversal := s.has("reverse")
		s.finish()
		if !first {
			continue
		}
		at := slices.IndexFunc(b.Survey.Items, func(item survey.Item) bool { return item.ID == id.Value })
		if at < 0 {
			at = len(b.Survey.Items)
			b.Survey.Items = append(b.Survey.Items, survey.Item{ID: id.Value, Label: id.Value})
			b.Touchpoints, b.Items = append(b.Touchpoints, ""), append(b.Items, Pos{})
		}
		item := &b.Survey.Items[at]
		if label.Value != "" {
			item.Label = label.Value
		}
		if reversal {
			item.Reverse = reverse
		}
		if touchpoint.Value != "" {
			b.Touchpoints[at] = touchpoint.Value
		}
		b.Items[at] = id.At
	}
}

func (b *builder) dimensions(top *section) {
	known := b.d.ids(problem.Say("a dimension"))
	for _, n := range top.items("dimensions", 1) {
		s := b.d.section(n, "instrument.dimensions[]", problem.Say("a dimension"))
		s.need(problem.Say("write {id: reliability, label: Reliability, items: [Q1, Q2]}"), "id")
		id, label := s.text("id"), s.text("label")
		known.add(id)
		b.d.notReserved(id, problem.Say("a dimension"))
		at := slices.IndexFunc(b.Survey.Dimensions, func(d survey.Dimension) bool { return d.ID == id.Value })
		if at < 0 {
			s.lack(problem.Say("write items: [Q1, Q2]"), "items")
			at = len(b.Survey.Dimensions)
			b.Survey.Dimensions = append(b.Survey.Dimensions, survey.Dimension{ID: id.Value, Label: id.Value})
			b.Dimensions = append(b.Dimensions, Pos{})
		}
		dimension := &b.Survey.Dimensions[at]
		b.Dimensions[at] = id.At
		if label.Value != "" {
			dimension.Label = label.Value
		}
		if items := s.texts("items"); s.has("items") {
			dimension.Items = b.members(items)
		}
		if len(dimension.Items) == 0 {
			b.unsure = true
		}
		s.finish()
	}
}

// members finds the items of a dimension by their ids. Without any item that is
// told once, where the items should stand.
func (b *builder) members(names []Text) []int {
	var known []string
	for _, item := range b.Survey.Items {
		known = append(known, item.ID)
	}
	if known == nil {
		return nil
	}
	var members []int
	for _, name := range names {
		if !b.d.refers(name, problem.Say("an item"), known) {
			b.unsure = true
			continue
		}
		item := slices.Index(known, name.Value)
		if slices.Contains(members, item) {
			b.d.fail(name.At, codeItem, problem.Say("item %s stands twice in its dimension; accepted is once", quoted(name.Value)), problem.Say("delete one of the two"))
			continue
		}
		members = append(members, item)
	}
	return members
}

const codeItem = "E-ITEM-DIMENSION"

// divided checks that every item is in one dimension, or that there are none:
// then all items stand together, so that there is an overall score.
func (b *builder) divided() {
	in := &b.Survey
	if len(in.Dimensions) == 0 {
		if len(in.Items) <= mostScored {
			all := survey.Dimension{ID: survey.AllItems, Label: "All items"}
			for i := range in.Items {
				all.Items = append(all.Items, i)
			}
			in.Dimensions, b.Dimensions = []survey.Dimension{all}, []Pos{{}}
		}
		return
	}
	for i, item := range in.Items {
		var owners []string
		at := b.Items[i]
		for k, dimension := range in.Dimensions {
			if slices.Contains(dimension.Items, i) {
				owners = append(owners, dimension.ID)
				at = orElse(b.Dimensions[k], at)
			}
		}
		switch {
		case len(owners) == 0 && !b.unsure:
			b.d.fail(orElse(at, b.written()), codeItem, problem.Say("item %s is in no dimension; accepted is one", quoted(item.ID)), b.missingFix(i))
		case len(owners) > 1:
			b.d.fail(orElse(at, b.written()), codeItem, problem.Say("item %s is in the dimensions %s; accepted is one", quoted(item.ID), strings.Join(owners, ", ")), problem.Say("take it out of all but one"))
		}
	}
}

// missingFix says how an item gets into a dimension, or out of the instrument.
func (b *builder) missingFix(item int) problem.Text {
	if b.Items[item] == (Pos{}) {
		return problem.Say("add it to the items of a dimension, or take preset: none and list the items that were asked")
	}
	return problem.Say("add it to the items of a dimension, or delete it")
}

// written is the place of the first dimension that the file lists.
func (b *builder) written() Pos {
	for _, at := range b.Dimensions {
		if at != (Pos{}) {
			return at
		}
	}
	return Pos{1, 1, 1}
}

// orElse is the first place, or the second if the first was not written.
func orElse(at, other Pos) Pos {
	if at == (Pos{}) {
		return other
	}
	return at
}

// notReserved tells of an id that names something else in a metric.
func (d *decoder) notReserved(id Text, what problem.Text) {
	if id.Value == partOverall || id.Value == partWeighted {
		d.fail(id.At, codeValue, problem.Say("found the id %s for %s, which metrics use for the whole; accepted is any other", quoted(id.Value), what), problem.Say("give it another id"))
	}
}
