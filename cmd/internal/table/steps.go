package table

import (
	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// stepLine is a row of the table of steps: a step, or a further gap of it.
type stepLine struct {
	step  gap.Step
	gap   gap.Gap
	first bool // the line that names the step
	has   bool // a gap is there
}

// Steps is the six steps with their state.
func Steps(r gap.Result, w lang.Words) Table {
	b := builder[stepLine]{}
	onFirst := func(f func(gap.Step) Cell) func(stepLine) Cell {
		return func(l stepLine) Cell {
			if !l.first {
				return empty
			}
			return f(l.step)
		}
	}
	onGap := func(f func(gap.Gap) Cell) func(stepLine) Cell {
		return func(l stepLine) Cell {
			if !l.has {
				return empty
			}
			return f(l.gap)
		}
	}
	b.add("number", "#", Rank, onFirst(func(s gap.Step) Cell { return count(int64(s.Number)) }))
	b.add("step", w.Text("head.step"), Key, onFirst(func(s gap.Step) Cell { return text(stepTitle(s.Name, w)) }))
	b.add("asked", w.Text("head.asked"), Text, onFirst(func(s gap.Step) Cell { return text(asked(s.Group, w)) }))
	b.add("n", "n", Count, onFirst(func(s gap.Step) Cell {
		if s.N == 0 {
			return text("–")
		}
		return count(s.N)
	}))
	b.add("mean", w.Text("head.mean"), Value, onFirst(meanCell))
	spanned := len(b.columns)
	b.add("against", w.Text("head.against"), SubKey, onGap(func(g gap.Gap) Cell { return text(against(g, w)) }))
	b.add("gap", w.Text("head.gap"), Gap, onGap(func(g gap.Gap) Cell { return number(g.Value) }))
	b.add("interval", intervalHead(r, w), Interval, onGap(func(g gap.Gap) Cell { return span(g.Low, g.High) }))
	b.add("state", w.Text("head.state"), Text, onGap(func(g gap.Gap) Cell { return text(state(g, w)) }))

	basis := w.Text("steps.over_dimensions")
	if r.Method.Dimensions == 0 {
		basis = w.Text("steps.over_items")
	}
	if r.Method.Importance != "" {
		basis = w.Text("steps.weighted", "basis", basis)
	}
	t := Table{Title: title(w.Text("steps.title"), project(r, w), scaleWords(r, w), basis), Columns: b.columns}
	for _, s := range r.Steps {
		lines := max(1, len(s.Against))
		for i := range lines {
			line := stepLine{step: s, first: i == 0}
			if i < len(s.Against) {
				line.gap, line.has = s.Against[i], true
			}
			row := b.row(line, false)
			if !line.has {
				row.Span = Span{Column: spanned, Text: stateWords(r, s, w)}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// customers is the group whose answers the service gap is made of.
const customers = "customers"

// asked says who answered for a step.
func asked(group string, w lang.Words) string {
	switch group {
	case "":
		return "–"
	case customers:
		return w.Text("group.customers")
	case "managers":
		return w.Text("group.managers")
	case "staff":
		return w.Text("group.staff")
	default:
		return group
	}
}

// meanCell is the step's mean; a share is told in the state.
func meanCell(s gap.Step) Cell {
	switch {
	case s.State == gap.NotMeasured:
		return text("–")
	case s.Measure != gap.MeasureMean:
		return empty
	default:
		return number(s.Value)
	}
}

func against(g gap.Gap, w lang.Words) string {
	switch g.FromStep {
	case gap.StepExpected:
		return w.Text("against.expected")
	case gap.StepPerceived:
		return w.Text("against.perceived")
	case gap.StepDelivery:
		return w.Text("against.delivery")
	case gap.StepStandards:
		return w.Text("against.standards")
	case gap.StepManagement:
		return w.Text("against.management")
	default:
		return w.Text("against.communication")
	}
}

// stateWords says how a step stands that no gap judges: from the customers' side
// as a share with its interval, or whose answers it needs.
func stateWords(r gap.Result, s gap.Step, w lang.Words) string {
	switch {
	case s.State == gap.NotMeasured:
		return w.Text("state.not_measured", "needs", needs(s.Needs, w))
	case !s.Value.Defined():
		for _, n := range r.Notes {
			if n.Code == gap.NoteNoOverall {
				return noOverall(n.Count, w)
			}
		}
		return w.Text("state.fewer")
	case s.State == gap.CustomersSide && s.Measure != gap.MeasureMet:
		return w.Text("state.from_customers")
	case s.State == gap.CustomersSide:
		return w.Text("state.customers_side", "share", percent(s.Value, w), "low", percent(s.Low, w), "high", percent(s.High, w))
	default:
		return ""
	}
}

// percent is a share inside a sentence, without its sign. It is rounded as a
// percent column is.
func percent(share gap.Number, w lang.Words) string { return w.Fixed(100*float64(share), 0) }
