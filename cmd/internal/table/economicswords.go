package table

import (
	"math"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// parameterWord is what a parameter is called; the summary of a table has none.
func parameterWord(id string, w lang.Words) string {
	switch id {
	case "":
		return w.Text("economics.as_given")
	case "customers":
		return w.Text("economics.customers")
	case "margin":
		return w.Text("economics.margin")
	case "years":
		return w.Text("economics.years")
	case "retention":
		return w.Text("economics.retention")
	case "discount":
		return w.Text("economics.discount")
	case "acquisition":
		return w.Text("economics.acquisition")
	case "keeping":
		return w.Text("economics.keeping_cost")
	case "churn":
		return w.Text("economics.churn")
	case "churn_others":
		return w.Text("economics.churn_others")
	default:
		panic("table: no parameter is called " + id)
	}
}

// riskName is who is at risk: detractors, who agrees that they think of leaving, or who
// perceives less than they accept.
func riskName(r gap.Result, id string, w lang.Words) string {
	for _, row := range r.Loyalty {
		switch {
		case row.ID != id || row.Group != customers:
		case row.Kind == gap.MeasureNPS:
			return w.Text("economics.detractors", "id", id)
		default:
			return w.Text("economics.leaving", "id", id)
		}
	}
	return w.Text("economics.below")
}

// missing says why a number of economics is not there.
func missing(note string, w lang.Words) string {
	if parameter, ok := strings.CutPrefix(note, gap.NeedsParameter); ok {
		return w.Text("economics.needs", "parameter", parameter)
	}
	switch note {
	case gap.NoteEndless:
		return w.Text("economics.endless")
	case gap.NoteOutOfRange:
		return w.Text("economics.no_share")
	case gap.NoteNotAtRisk:
		return w.Text("economics.no_difference")
	default:
		return w.Text("economics.not_measured")
	}
}

// money is an amount inside a sentence, as Amount is written.
func money(n gap.Number, w lang.Words) string {
	if math.Abs(float64(n)) < LeastWhole {
		return w.Fixed(float64(n), 2)
	}
	return w.Count(int64(math.Round(float64(n))))
}
