package draft

import (
	"slices"

	"servgap/cmd/internal/lang"
	"servgap/gap/survey"
)

func (g *Group) write(b *page, w lang.Words) {
	b.line("  - id: "+Scalar(g.ID), "")
	b.line("    role: "+string(g.Role), "")
	if len(g.Constructs) > 0 {
		b.line("    constructs:", "")
	}
	var columns []string
	for _, c := range g.Constructs {
		b.line("      "+string(c.Construct)+": "+quoted(c.Pattern), c.Note)
		for _, column := range c.Columns {
			columns = append(columns, "      - "+flow(pair{"item", Scalar(column.Item)}, pair{"construct", string(c.Construct)}, pair{"column", Scalar(column.Column)}))
		}
	}
	for _, c := range g.Maybe {
		b.todo("      ", string(c.Construct)+": "+quoted(c.Pattern), w.Text("draft.maybe_rival"))
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
	if g.Direct != nil {
		b.line("    direct: "+flow(pair{"service", flow(pair{"columns", quoted(g.Direct.Columns)}, pair{"scale", directScale})}), g.Direct.Note)
	}
	g.writeInside(b)
	g.writeOutcomes(b)
	g.exclusions(b, w)
}

// writeOutcomes writes the outcomes, those that are open as remarks.
func (g *Group) writeOutcomes(b *page) {
	if len(g.Outcomes) == 0 {
		return
	}
	heading := "    # outcomes:"
	if slices.ContainsFunc(g.Outcomes, func(o Outcome) bool { return o.Open == "" }) {
		heading = "    outcomes:"
	}
	b.line(heading, "")
	for _, o := range g.Outcomes {
		entry := "  - " + flow(pair{"id", o.id()}, pair{"kind", o.Kind}, pair{"column", Scalar(o.Column)}, pair{"scale", o.scaleID()})
		if o.Open != "" {
			b.todo("    ", entry, o.Open)
		} else {
			b.line("    "+entry, o.Note)
		}
	}
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
