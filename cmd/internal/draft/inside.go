package draft

import (
	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/questionnaire"
	"servgap/gap/survey"
	"servgap/importers"
)

// Antecedents are the columns of what goes along with the gaps, all items that the role
// can be asked. Statements of a form of ours name the good end, and none is turned round.
type Antecedents struct {
	Pattern, Note string
	Items         []survey.Item
}

// Practice is the column that says whether something is done.
type Practice struct{ ID, Column, Note string }

// inside finds what a form of ours asked of the company itself, and which columns that
// took.
func (g *Group) inside(s *importers.Source, n namer, w lang.Words) (used []int) {
	group := survey.Group{ID: g.ID, Role: g.Role}
	in := survey.AntecedentsOf(group).Questionnaire.Instrument
	if columns := insideColumns(s, in, survey.Antecedent, g.Role); columns != nil {
		written, _ := n.construct(survey.Antecedent, columns, in, itemIDs(in))
		if len(written.Columns) == 0 {
			g.Antecedents = &Antecedents{written.Pattern, w.Text("draft.by_form"), in.Items}
			used = append(used, columns...)
		}
	}
	in = survey.PracticesOf(group).Questionnaire.Instrument
	columns := insideColumns(s, in, survey.Practice, g.Role)
	for i, column := range columns {
		name, ok := n.name(column)
		if !ok {
			g.Practices = nil
			return used
		}
		g.Practices = append(g.Practices, Practice{in.Items[i].ID, name, w.Text("draft.by_form")})
	}
	return append(used, columns...)
}

// insideColumns are the columns of such a question, by item; nil if there are not all.
func insideColumns(s *importers.Source, in survey.Instrument, c survey.Construct, role survey.Role) []int {
	if len(in.Items) == 0 {
		return nil
	}
	for _, f := range asked(s, in, questionnaire.Keys(in)) {
		if found, known := constructOf(f, role); known && found == c {
			return f.columns
		}
	}
	return nil
}

func (g *Group) writeInside(b *page) {
	if g.Antecedents != nil {
		var items []string
		for _, item := range g.Antecedents.Items {
			entry := []pair{{"id", item.ID}}
			if item.Reverse {
				entry = append(entry, pair{"reverse", "false"})
			}
			items = append(items, flow(entry...))
		}
		b.line("    antecedents:", "")
		b.line("      columns: "+quoted(g.Antecedents.Pattern), g.Antecedents.Note)
		b.line("      items:", "")
		for _, item := range items {
			b.line("        - "+item, "")
		}
	}
	if len(g.Practices) > 0 {
		b.line("    practices:", g.Practices[0].Note)
	}
	for _, p := range g.Practices {
		b.line("      - "+flow(pair{"id", p.ID}, pair{"column", Scalar(p.Column)}), "")
	}
}
