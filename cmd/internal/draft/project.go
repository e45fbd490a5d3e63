// Package draft writes a servgap.yaml from what a survey export shows. Customers gives
// what is known of their file and Group of another group's, Project.Bytes writes it in
// the form of servgap config schema, and Diff shows what is other than in a text that
// is there already.
//
// Each guess stands with a remark that begins with "detected" and says what it rests
// on. What is not known stands as a remark with what to put there: nothing is invented.
package draft

import (
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
)

// Project is what a servgap.yaml is to say. Remarks are empty for what the user said.
type Project struct {
	Name, Client, Lang string
	NameNote, LangNote string
	Scale              survey.Scale // no points: not known
	ScaleNote          string
	Suggested          []string // scales that the answers suggest, where it is not known
	Labels             []Labels
	DontKnow           []string
	NotApplicable      []string
	DeclinedNote       string
	Preset             string // empty for items of the file's own
	PresetNote         string
	Items              []Item      // without a preset
	Dimensions         []Dimension // likewise, none for all items together
	DimensionsNote     string
	Groups             []Group
	Wave, WaveNote     string
	From               []string // the files that it was made of, for people
}

// Labels are the answers to a construct in words, lowest first. Words that nobody knows
// the order of are not declared but shown.
type Labels struct {
	Construct survey.Construct
	Words     []string
	Note      string
	Unordered bool
}

// Item is a statement of the file's own.
type Item struct{ ID, Label string }

// Dimension is a group of items.
type Dimension struct {
	ID, Label string
	Items     []string
}

// Group is who was asked, with the file of the answers.
type Group struct {
	ID             string
	Role           survey.Role
	Constructs     []Construct
	Points         string
	PointsNote     string
	Respondent     string
	RespondentNote string
	Segments       []string
	SegmentsNote   string
	Exclude        []Exclude
	Duration       string   // a column of seconds, to be used or not
	Unread         []string // columns that look like ratings of something
	File           File
}

// Construct is a rating with the pattern of its columns, and the columns that the
// pattern does not fit.
type Construct struct {
	Construct survey.Construct
	Pattern   string
	Note      string
	Columns   []Column
}

// Column is the column of one item.
type Column struct{ Item, Column string }

// Exclude is rows that are left out: those whose column holds Is, or a number below
// Below.
type Exclude struct {
	Column, Is, Below string
	Note              string
}

// File is where the answers of a group stand.
type File struct {
	Path, Sheet, Encoding, Delimiter string
	HeaderRows                       int // 0 for one
	Note                             string
}

// Missing reports what the project cannot do without and nobody knows: the scale, and
// the order of labels.
func (p *Project) Missing() (scale bool, labels []survey.Construct) {
	for _, l := range p.Labels {
		if l.Unordered {
			labels = append(labels, l.Construct)
		}
	}
	return p.Scale.Points == 0, labels
}

// Bytes writes the project, with remarks in a language.
func (p *Project) Bytes(w lang.Words) []byte {
	var b page
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
	b.line("privacy: {min_cell: 5}", w.Text("draft.min_cell"))
	return []byte(b.String())
}

func (p *Project) head(b *page, w lang.Words) {
	b.line("project:", "")
	if slug(p.Name) != p.Wave {
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
		b.line("  - "+scaleEntry(p.Scale), p.ScaleNote)
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
	b.line("# scales:", "")
	b.todo("", "  - "+scaleEntry(scale), w.Text("draft.scale"))
}

// scaleEntry writes the scale of the items.
func scaleEntry(s survey.Scale) string {
	low, high := s.Bounds()
	step := ""
	if s.Step != s.Den {
		step, _ = survey.Scale{Min: s.Step, Step: s.Step, Den: s.Den, Points: 2}.Bounds()
	}
	return flow(pair{"id", "default"}, pair{"min", plainNumber(low)}, pair{"max", plainNumber(high)}, pair{"step", plainNumber(step)})
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

func (g *Group) write(b *page, w lang.Words) {
	b.line("  - id: "+Scalar(g.ID), "")
	b.line("    role: "+string(g.Role), "")
	b.line("    constructs:", "")
	var columns []string
	for _, c := range g.Constructs {
		b.line("      "+string(c.Construct)+": "+quoted(c.Pattern), c.Note)
		for _, column := range c.Columns {
			columns = append(columns, "      - "+flow(pair{"item", Scalar(column.Item)}, pair{"construct", string(c.Construct)}, pair{"column", Scalar(column.Column)}))
		}
	}
	if len(columns) > 0 {
		b.line("    columns:", w.Text("draft.columns"))
		for _, column := range columns {
			b.line(column, "")
		}
	}
	for _, name := range g.Unread {
		b.todo("    ", quoted(name+"…"), w.Text("draft.unread"))
	}
	switch {
	case g.Points != "":
		b.line("    points: "+quoted(g.Points), g.PointsNote)
	case g.Role == survey.Customers:
		b.todo("    ", `points: "V_{dim}"`, w.Text("draft.no_points"))
	}
	if g.Respondent != "" {
		b.line("    respondent: "+Scalar(g.Respondent), g.RespondentNote)
	}
	if len(g.Segments) > 0 {
		b.line("    segments: "+list(g.Segments), g.SegmentsNote)
	}
	g.exclusions(b, w)
}

func (g *Group) exclusions(b *page, w lang.Words) {
	if len(g.Exclude) > 0 {
		b.line("    exclude:", "")
	}
	for _, e := range g.Exclude {
		is := ""
		if e.Is != "" {
			is = Scalar(e.Is)
		}
		b.line("      - "+flow(pair{"column", Scalar(e.Column)}, pair{"is", is}, pair{"below", e.Below}), e.Note)
	}
	if g.Duration != "" {
		if len(g.Exclude) == 0 {
			b.line("    # exclude:", "")
		}
		b.todo("    ", "  - "+flow(pair{"column", Scalar(g.Duration)}, pair{"below", "60"}), w.Text("draft.speeders"))
	}
}

func (p *Project) waves(b *page, w lang.Words) {
	b.line("waves:", "")
	b.line("  - id: "+Scalar(p.Wave), p.WaveNote)
	b.todo("    ", "date: 2026-09-30", w.Text("draft.date"))
	b.line("    files:", "")
	for _, g := range p.Groups {
		rows := ""
		if g.File.HeaderRows > 1 {
			rows = string(rune('0' + g.File.HeaderRows))
		}
		written := func(text string) string {
			if text == "" {
				return ""
			}
			return Scalar(text)
		}
		b.line("      - "+flow(pair{"group", Scalar(g.ID)}, pair{"path", Scalar(g.File.Path)}, pair{"sheet", written(g.File.Sheet)},
			pair{"header_rows", rows}, pair{"encoding", written(g.File.Encoding)}, pair{"delimiter", written(g.File.Delimiter)}), g.File.Note)
	}
	b.todo("    ", "invited: [{group: customers, count: …}]", w.Text("draft.invited"))
	b.line("current: "+Scalar(p.Wave), "")
}

// quoted writes a pattern or range, in quotes as they are always shown.
func quoted(text string) string {
	if s := Scalar(text); strings.HasPrefix(s, `"`) {
		return s
	}
	return `"` + text + `"`
}
