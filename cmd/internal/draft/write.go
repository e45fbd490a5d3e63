package draft

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
)

// Bytes writes the project, with remarks in a language.
func (p *Project) Bytes(w lang.Words) []byte {
	var b page
	if p.Schema != "" {
		b.line("# yaml-language-server: $schema=./"+p.Schema, "")
	}
	b.line("# "+oneLine(w.Text("draft.head", "files", strings.Join(p.From, ", "))), "")
	b.line("version: 1", "")
	p.head(&b, w)
	p.scales(&b, w)
	p.labels(&b, w)
	p.missing(&b)
	p.instrument(&b, w)
	b.line("groups:", "")
	for _, g := range p.Groups {
		g.write(&b, w)
	}
	p.waves(&b, w)
	p.incidents(&b, w)
	b.line("privacy: {min_cell: 5}", w.Text("draft.min_cell"))
	b.todo("", "gates: {preset: standard}", w.Text("draft.gates"))
	return []byte(b.String())
}

func (p *Project) head(b *page, w lang.Words) {
	b.line("project:", "")
	if p.Name != "" && slug(p.Name) != p.current().ID {
		b.line("  name: "+Scalar(p.Name), p.NameNote)
	} else { // tables would say the same twice
		b.todo("  ", "name: …", w.Text("draft.project"))
	}
	if p.Client != "" {
		b.line("  client: "+Scalar(p.Client), "")
	} else {
		b.todo("  ", "client: …", w.Text("draft.client"))
	}
	b.line("  lang: "+Scalar(p.Lang), p.LangNote)
}

func (p *Project) scales(b *page, w lang.Words) {
	if p.Scale.Points > 0 {
		b.line("scales:", "")
		b.line("  - "+scaleEntry("default", p.Scale), p.ScaleNote)
		p.furtherScales(b)
		return
	}
	suggested := "1-7"
	if len(p.Suggested) > 0 {
		suggested = p.Suggested[0]
	}
	scale, err := survey.ParseScale(suggested)
	if err != nil {
		panic(err) // it was made as one
	}
	heading := "# scales:"
	if p.hasFurther() {
		heading = "scales:"
	}
	b.line(heading, "")
	b.todo("", "  - "+scaleEntry("default", scale), w.Text("draft.scale"))
	p.furtherScales(b)
}

// furtherScales writes the scales of directly rated gaps and of the outcomes that are
// used.
func (p *Project) furtherScales(b *page) {
	written := make(map[string]bool)
	for _, g := range p.Groups {
		if g.Direct != nil {
			b.line("  - "+scaleEntry(directScale, g.Direct.Scale), g.Direct.Note)
		}
		for _, o := range g.Outcomes {
			if o.Open == "" && !written[o.scaleID()] {
				written[o.scaleID()] = true
				b.line("  - "+scaleEntry(o.scaleID(), o.Scale), o.Note)
			}
		}
	}
}

// hasFurther reports whether there are such scales.
func (p *Project) hasFurther() bool {
	return slices.ContainsFunc(p.Groups, func(g Group) bool {
		return g.Direct != nil || slices.ContainsFunc(g.Outcomes, func(o Outcome) bool { return o.Open == "" })
	})
}

// scaleEntry writes a scale.
func scaleEntry(id string, s survey.Scale) string {
	low, high := s.Bounds()
	step := ""
	if s.Step != s.Den {
		step, _ = survey.Scale{Min: s.Step, Step: s.Step, Den: s.Den, Points: 2}.Bounds()
	}
	return flow(pair{"id", id}, pair{"min", plainNumber(low)}, pair{"max", plainNumber(high)}, pair{"step", plainNumber(step)})
}

// plainNumber is a number as programs read it.
func plainNumber(text string) string { return strings.ReplaceAll(text, "−", "-") }

func (p *Project) labels(b *page, w lang.Words) {
	known := false
	for _, l := range p.Labels {
		if !l.Unordered && !known {
			b.line("labels:", "")
			known = true
		}
	}
	for _, l := range p.Labels {
		entry := "- " + flow(pair{"construct", string(l.Construct)}, pair{"low_to_high", list(l.Words)})
		if !l.Unordered {
			b.line("  "+entry, l.Note)
		}
	}
	for _, l := range p.Labels {
		if !l.Unordered {
			continue
		}
		if !known {
			b.line("# labels:", "")
			known = true
		}
		b.todo("", "  - "+flow(pair{"construct", string(l.Construct)}, pair{"low_to_high", list(l.Words)}), w.Text("draft.labels"))
	}
}

func (p *Project) missing(b *page) {
	dontKnow, notApplicable := "", ""
	if len(p.DontKnow) > 0 {
		dontKnow = list(p.DontKnow)
	}
	if len(p.NotApplicable) > 0 {
		notApplicable = list(p.NotApplicable)
	}
	if dontKnow+notApplicable != "" {
		b.line("missing: "+flow(pair{"dont_know", dontKnow}, pair{"not_applicable", notApplicable}), p.DeclinedNote)
	}
}

func (p *Project) instrument(b *page, w lang.Words) {
	b.line("instrument:", "")
	if p.Preset != "" {
		b.line("  preset: "+p.Preset, p.PresetNote)
		return
	}
	b.line("  preset: none", p.PresetNote)
	b.line("  items:", "")
	for _, item := range p.Items {
		label := ""
		if item.Label != item.ID {
			label = Scalar(item.Label)
		}
		b.line("    - "+flow(pair{"id", Scalar(item.ID)}, pair{"label", label}), "")
	}
	if len(p.Dimensions) == 0 {
		b.line("  # dimensions:   # "+oneLine(w.Text("draft.dimensions")), "")
		b.line("  #   - {id: …, label: …, items: ["+Scalar(p.Items[0].ID)+", …]}", "")
		return
	}
	b.line("  dimensions:", p.DimensionsNote)
	for _, d := range p.Dimensions {
		label := ""
		if d.Label != d.ID {
			label = Scalar(d.Label)
		}
		b.line("    - "+flow(pair{"id", Scalar(d.ID)}, pair{"label", label}, pair{"items", list(d.Items)}), "")
	}
}
