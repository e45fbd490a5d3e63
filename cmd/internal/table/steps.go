package table

import (
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// stepLine is a row of the table of steps: a step, or a further gap of it.
type stepLine struct {
	step             gap.Step
	first            bool // the line that names the step
	has              bool // a gap is there
	against, state   string
	result           string
	value, low, high gap.Number
}

// linesOf are a step's lines: one for each gap that judges it, one for the gap
// that was rated directly, or one without any.
func linesOf(s gap.Step, w lang.Words) []stepLine {
	var lines []stepLine
	for _, g := range s.Against {
		lines = append(lines, stepLine{has: true, against: against(s, g, w), state: judged(s, g, w), result: g.Result, value: g.Value, low: g.Low, high: g.High})
	}
	if d := s.Direct; d != nil {
		lines = append(lines, stepLine{has: true, against: againstTarget(*d, w), state: directState(*d, w), result: d.Result, value: d.Value, low: d.Low, high: d.High})
	}
	if lines == nil {
		lines = []stepLine{{}}
	}
	lines[0].first = true
	for i := range lines {
		lines[i].step = s
	}
	return lines
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
	onGap := func(f func(stepLine) Cell) func(stepLine) Cell {
		return func(l stepLine) Cell {
			if !l.has {
				return empty
			}
			return f(l)
		}
	}
	b.add("number", "#", Rank, onFirst(func(s gap.Step) Cell { return count(int64(s.Number)) }))
	b.add("step", w.Text("head.step"), Key, onFirst(func(s gap.Step) Cell { return text(stepTitle(s.Name, w)) }))
	b.add("asked", w.Text("head.asked"), Text, onFirst(func(s gap.Step) Cell { return text(asked(s.Name, s.Group, w)) }))
	b.add("n", "n", Count, onFirst(func(s gap.Step) Cell {
		if s.N == 0 {
			return text("–")
		}
		return count(s.N)
	}))
	b.add("mean", w.Text("head.mean"), Value, onFirst(meanCell))
	spanned := len(b.columns)
	b.add("against", w.Text("head.against"), SubKey, onGap(func(l stepLine) Cell { return text(l.against) }))
	b.add("gap", w.Text("head.gap"), Gap, onGap(func(l stepLine) Cell { return number(l.value) }))
	b.add("interval", intervalHead(r, w), Interval, onGap(func(l stepLine) Cell { return span(l.low, l.high) }))
	addResult(&b, r, func(l stepLine) string { return l.result }, w)
	b.add("state", w.Text("head.state"), Text, onGap(func(l stepLine) Cell { return text(l.state) }))

	basis := w.Text("steps.over_dimensions")
	if r.Method.Dimensions == 0 {
		basis = w.Text("steps.over_items")
	}
	if r.Method.Importance != "" {
		basis = w.Text("steps.weighted", "basis", basis)
	}
	t := Table{Title: title(w.Text("steps.title"), project(r, w), scaleWords(r, w), basis), Columns: b.columns}
	if line, ok := Answered(r.Respondents, w); ok {
		t.Notes = append(t.Notes, line)
	}
	for _, s := range r.Steps {
		for _, line := range linesOf(s, w) {
			row := b.row(line, false)
			if !line.has {
				row.Span = Span{Column: spanned, Text: stateWords(r, s, w)}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	t.Notes = append(t.Notes, resultNotes(r, false, w)...)
	t.Notes = append(t.Notes, otherRaters(r, w)...)
	t.Notes = append(t.Notes, otherExpected(r, w)...)
	t.Notes = append(t.Notes, pairingOfSteps(r, w)...)
	if b := r.Method.Bootstrap; b != nil {
		t.Notes = append(t.Notes, w.Text("bootstrap.steps", "note", bootstrapNote(*b, confidence(r, w), w)))
	}
	t.Notes = append(t.Notes, unkeptNote(r, stepGroups(r), w)...)
	return t
}

// otherRaters says what of the groups' ratings no step rests on.
func otherRaters(r gap.Result, w lang.Words) []string {
	var unused []string
	for _, n := range r.Notes {
		if n.Code != gap.NoteOtherRater {
			continue
		}
		rated := w.Text("side.promised")
		switch n.Construct {
		case "standard":
			rated = w.Text("side.standard")
		case "self_rated":
			rated = w.Text("side.self_rated")
		}
		unused = append(unused, rated+" ("+asked("", n.ID, w)+")")
	}
	if unused == nil {
		return nil
	}
	return []string{w.Text("steps.unused", "what", strings.Join(unused, ", "))}
}

// otherExpected says that gaps of other groups rest on another mean of what is
// expected than step 1 has: on all who have it, and not on those who have both
// sides and points.
func otherExpected(r gap.Result, w lang.Words) []string {
	for _, s := range r.Steps {
		for _, g := range s.Against {
			own := r.Steps[0].Value
			if g.FromStep == gap.StepExpected && g.FromGroup != g.ToGroup && g.FromValue.Defined() && points(g.FromValue, w) != points(own, w) {
				return []string{w.Text("steps.expected", "mean", points(g.FromValue, w), "n", w.Count(g.FromN))}
			}
		}
	}
	return nil
}

// stepGroups is who answered for the steps.
func stepGroups(r gap.Result) []string {
	var groups []string
	for _, s := range r.Steps {
		if s.Group != "" {
			groups = append(groups, s.Group)
		}
	}
	return groups
}

// judged says how a step stands by a gap, and if only customers say so.
func judged(s gap.Step, g gap.Gap, w lang.Words) string {
	if s.State == gap.CustomersSide {
		return w.Text("state.customers_gap", "state", state(g, w))
	}
	return state(g, w)
}

// customers is the group whose answers the service gap is made of.
const customers = "customers"

// documents is the group that is nobody's answers but what is written.
const documents = "documents"

// asked says who answered for a step.
func asked(step, group string, w lang.Words) string {
	switch group {
	case "":
		return "–"
	case documents:
		if step == gap.StepStandards {
			return w.Text("group.written_standards")
		}
		return w.Text("group.documents")
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

// against is the other side of a gap of a step: the reference, or where the step
// itself is that, as what is promised is, what was received.
func against(s gap.Step, g gap.Gap, w lang.Words) string {
	other := g.FromStep
	if other == s.Name {
		other = g.ToStep
	}
	switch other {
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

// againstTarget is the target of a directly rated gap with the ends of its scale,
// which may be another than that of the steps.
func againstTarget(d gap.DirectRow, w lang.Words) string {
	return w.Text("against.target", "target", w.Shortest(float64(d.Target)), "range", rangeWords(d.Scale, w))
}

// directState says that a gap was rated directly, with its sign if it has one.
func directState(d gap.DirectRow, w lang.Words) string {
	if mark := directMark(d, w); mark != "" {
		return w.Text("state.rated_mark", "mark", mark)
	}
	return w.Text("state.rated")
}

// stateWords says how a step stands that no gap judges: from the customers' side
// as a share with its interval, or whose answers it needs.
func stateWords(r gap.Result, s gap.Step, w lang.Words) string {
	switch {
	case s.State == gap.NotMeasured:
		return w.Text("state.not_measured", "needs", needs(s.Needs, w))
	case s.State == gap.RatedDirectly:
		return w.Text("state.rated")
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
