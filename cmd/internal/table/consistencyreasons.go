package table

import (
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// mostNamed is how many rows or items a note names.
const mostNamed = 6

// consistencyReasons says why values are not there, each reason once with the rows
// or items that it is about.
func consistencyReasons(r gap.Result, rows []gap.Consistency, w lang.Words) []string {
	var codes []string
	where, items := make(map[string][]string), make(map[string][]string)
	for _, c := range rows {
		rated := " (" + within(ratedWord(c.Of, w)) + ")"
		for _, code := range strings.Fields(c.Note) {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
			where[code] = append(where[code], consistencyLabel(c, w)+rated)
			for _, m := range c.Members {
				name := itemName(r, m.ID, m.Label, w) + rated
				if slices.Contains(c.Concerned, m.ID) && !slices.Contains(items[code], name) {
					items[code] = append(items[code], name)
				}
			}
		}
	}
	var notes []string
	for _, code := range codes {
		if said := consistencyReason(code, named(where[code]), named(items[code]), w); said != "" {
			notes = append(notes, said)
		}
	}
	return notes
}

// named lists names, the first of many.
func named(names []string) string {
	if len(names) > mostNamed {
		names = append(slices.Clip(names[:mostNamed]), "…")
	}
	return strings.Join(names, ", ")
}

// consistencyReason is the sentence of a code; what the table says itself has none.
func consistencyReason(code, rows, items string, w lang.Words) string {
	switch code {
	case "few_items":
		return w.Text("reason.few_items", "rows", rows)
	case "n_zero", "n_one":
		return w.Text("reason.few_answers", "rows", rows)
	case "zero_variance":
		return w.Text("reason.zero_variance", "rows", rows)
	case "negative_alpha":
		return w.Text("reason.negative_alpha", "rows", rows)
	case "omega_few_items":
		return w.Text("reason.omega_few_items", "rows", rows)
	case "omega_few_people":
		return w.Text("reason.omega_few_people", "rows", rows)
	case "omega_constant_item":
		return w.Text("reason.omega_constant", "items", items)
	case "omega_repeated_item":
		return w.Text("reason.omega_repeated", "items", items)
	case "omega_heywood":
		return w.Text("reason.omega_heywood", "items", items)
	case "omega_not_converged":
		return w.Text("reason.omega_not_converged", "rows", rows)
	case "difference_zero_variance":
		return w.Text("reason.difference", "rows", rows)
	default:
		return ""
	}
}

// structureReason says why a structure has no factors, or no number at all.
func structureReason(r gap.Result, s gap.Structure, w lang.Words) string {
	var concerned []string
	for _, m := range s.Members {
		if slices.Contains(s.Concerned, m.ID) {
			concerned = append(concerned, itemName(r, m.ID, m.Label, w))
		}
	}
	rated, items := ratedWord(s.Of, w), named(concerned)
	switch s.Note {
	case "few_items":
		return w.Text("structure.few_items", "rated", rated)
	case "n_zero", "n_one":
		return w.Text("structure.few_answers", "rated", rated)
	case "few_people":
		return w.Text("structure.few_people", "rated", rated, "n", w.Count(s.N), "items", w.Count(int64(s.Items)))
	case "constant_item":
		return w.Text("structure.constant", "rated", rated, "items", items)
	case "repeated_item":
		return w.Text("structure.repeated", "rated", rated, "items", items)
	case "many_factors":
		return w.Text("structure.many_factors", "rated", rated)
	case "heywood":
		return w.Text("structure.heywood", "rated", rated, "items", items)
	case "not_converged":
		return w.Text("structure.not_converged", "rated", rated)
	case gap.NoteNoFactor:
		return w.Text("structure.no_factor", "rated", rated)
	default:
		return ""
	}
}

// manyItems says that there are too many items to be looked at together.
func manyItems(r gap.Result, w lang.Words) []string {
	for _, n := range r.Notes {
		if n.Code == gap.NoteNotTogether {
			return []string{w.Text("structure.many_items", "n", w.Count(n.Count))}
		}
	}
	return nil
}
