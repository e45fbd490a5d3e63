package table

import (
	"fmt"

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
func Steps(r gap.Result) Table {
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
	b.add("step", "Step", Key, onFirst(func(s gap.Step) Cell { return text(stepTitle(s.Name)) }))
	b.add("asked", "Asked", Text, onFirst(askedCell))
	b.add("n", "n", Count, onFirst(func(s gap.Step) Cell {
		if s.N == 0 {
			return text("–")
		}
		return count(s.N)
	}))
	b.add("mean", "Mean", Value, onFirst(meanCell))
	spanned := len(b.columns)
	b.add("against", "Against", Text, onGap(func(g gap.Gap) Cell { return text(against(g)) }))
	b.add("gap", "Gap", Gap, onGap(func(g gap.Gap) Cell { return number(g.Value) }))
	b.add("interval", intervalHead(r.Method.Confidence), Interval, onGap(func(g gap.Gap) Cell { return span(g.Low, g.High) }))
	b.add("state", "State", Text, onGap(func(g gap.Gap) Cell { return text(state(g)) }))

	basis := "mean over dimensions"
	if r.Method.Dimensions == 0 {
		basis = "mean over items"
	}
	if r.Method.Importance != "" {
		basis += ", weighted by importance"
	}
	t := Table{Title: title("Six steps", project(r), scaleWords(r), basis), Columns: b.columns}
	for _, s := range r.Steps {
		lines := max(1, len(s.Against))
		for i := range lines {
			line := stepLine{step: s, first: i == 0}
			if i < len(s.Against) {
				line.gap, line.has = s.Against[i], true
			}
			row := b.row(line, false)
			if !line.has {
				row.Span = Span{Column: spanned, Text: stateWords(r, s)}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func askedCell(s gap.Step) Cell {
	if s.Group == "" {
		return text("–")
	}
	return text(s.Group)
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

func against(g gap.Gap) string {
	switch g.FromStep {
	case gap.StepExpected:
		return "expected (1)"
	case gap.StepPerceived:
		return "perceived (2)"
	case gap.StepDelivery:
		return "delivery (3)"
	case gap.StepStandards:
		return "standards (4)"
	case gap.StepManagement:
		return "management's view (5)"
	default:
		return "promised (6)"
	}
}

// stateWords says how a step stands that no gap judges: from the customers' side
// as a share with its interval, or whose answers it needs.
func stateWords(r gap.Result, s gap.Step) string {
	switch {
	case s.State == gap.NotMeasured:
		return "not measured: " + needs(s.Needs)
	case !s.Value.Defined():
		for _, n := range r.Notes {
			if n.Code == gap.NoteNoOverall {
				return noOverall(n.Count)
			}
		}
		return fewer
	case s.State == gap.CustomersSide:
		return "from the customers' side: " + percentWords(s) + " got what they expected or more"
	default:
		return ""
	}
}

// percentWords is a share with its interval inside a sentence. It is rounded as
// a percent column is.
func percentWords(s gap.Step) string {
	return percent(s.Value) + "\u00a0% (" + percent(s.Low) + "–" + percent(s.High) + "\u00a0%)"
}

func percent(share gap.Number) string { return fmt.Sprintf("%.0f", 100*float64(share)) }
