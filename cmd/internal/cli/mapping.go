package cli

import (
	"fmt"

	"servgap/cmd/internal/config"
	"servgap/gap/survey"
	"servgap/importers"
)

// mapping is what servgap.yaml says of a group, in the form that importers read.
func mapping(p *config.Project, g config.Group) importers.Mapping {
	in := p.Instrument.Survey
	m := importers.Mapping{
		Questionnaire: p.Questionnaire(g),
		DontKnow:      p.Missing.DontKnow, NotApplicable: p.Missing.NotApplicable,
		Labels: make(map[survey.Construct][][]string), DirectLabels: make(map[string][][]string),
	}
	for _, spec := range g.Specs(in) {
		m.Constructs = append(m.Constructs, question(p, spec))
	}
	if spec, ok := g.PointSpec(in); ok {
		points := question(p, spec)
		m.Points = &points
	}
	for _, o := range g.Outcomes {
		m.Outcomes = append(m.Outcomes, column(p, o.Column))
	}
	for _, spec := range g.DirectSpecs(in) {
		m.Direct = append(m.Direct, question(p, spec))
	}
	if spec, ok := g.AntecedentSpec(); ok {
		antecedents := question(p, spec)
		m.Antecedents = &antecedents
	}
	for _, practice := range g.Practices.Columns {
		m.Practices = append(m.Practices, importers.Practice{Column: column(p, practice.Column), Yes: practice.Yes, No: practice.No, Ticks: practice.Ticks})
	}
	for _, spec := range g.OpportunitySpecs() {
		m.Opportunities = append(m.Opportunities, question(p, spec))
	}
	for _, l := range p.Labels {
		switch {
		case l.General():
			m.Sets = append(m.Sets, l.Steps)
		case l.Construct != "":
			m.Labels[l.Construct] = l.Steps
		}
	}
	for _, direct := range g.Direct {
		for _, l := range p.Labels {
			if l.Direct == direct.Gap && l.Scale == direct.ScaleID {
				m.DirectLabels[direct.Gap] = l.Steps
			}
		}
	}
	for _, e := range g.Exclude {
		m.Exclude = append(m.Exclude, importers.Exclusion{Column: column(p, e.Column), Is: e.Is.Value, Below: e.Below})
	}
	m.Drawing = drawing(p, g)
	if g.Respondent.Value != "" {
		id := column(p, g.Respondent)
		m.ID = &id
	}
	return m
}

func question(p *config.Project, s config.Spec) importers.Question {
	q := importers.Question{First: s.First, Last: s.Last, Place: place(p, s.Pattern.At)}
	for _, c := range s.Cells {
		q.Cells = append(q.Cells, importers.Cell{Index: c.Index, Names: c.Names, Place: place(p, c.At)})
	}
	return q
}

func column(p *config.Project, t config.Text) importers.ColumnRef {
	return importers.ColumnRef{Name: t.Value, Place: place(p, t.At)}
}

// place is a position in servgap.yaml as messages write it.
func place(p *config.Project, at config.Pos) string {
	return fmt.Sprintf("%s:%d:%d", p.Path, at.Line, at.Column)
}
