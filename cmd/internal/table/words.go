package table

import (
	"path/filepath"
	"slices"
	"strings"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// stepTitle is a step's name in a table.
func stepTitle(name string, w lang.Words) string {
	switch name {
	case gap.StepExpected:
		return w.Text("step.expected")
	case gap.StepPerceived:
		return w.Text("step.perceived")
	case gap.StepDelivery:
		return w.Text("step.delivery")
	case gap.StepStandards:
		return w.Text("step.standards")
	case gap.StepManagement:
		return w.Text("step.management")
	case gap.StepCommunication:
		return w.Text("step.communication")
	default:
		panic("table: no step is called " + name)
	}
}

// Question is what a step answers.
func Question(name string, w lang.Words) string {
	switch name {
	case gap.StepExpected:
		return w.Text("question.expected")
	case gap.StepPerceived:
		return w.Text("question.perceived")
	case gap.StepDelivery:
		return w.Text("question.delivery")
	case gap.StepStandards:
		return w.Text("question.standards")
	case gap.StepManagement:
		return w.Text("question.management")
	case gap.StepCommunication:
		return w.Text("question.communication")
	default:
		panic("table: no step is called " + name)
	}
}

// needs says whose answers a step is short of.
func needs(what string, w lang.Words) string {
	switch what {
	case gap.NeedsExpected:
		return w.Text("needs.expected")
	case gap.NeedsPerceived:
		return w.Text("needs.perceived")
	case gap.NeedsManagers:
		return w.Text("needs.managers")
	case gap.NeedsStandard:
		return w.Text("needs.standard")
	case gap.NeedsStaff:
		return w.Text("needs.staff")
	case gap.NeedsManagersAndStaff:
		return w.Text("needs.managers_and_staff")
	case gap.NeedsPromised:
		return w.Text("needs.promised")
	default:
		return w.Text("needs.other", "who", what)
	}
}

// state says how a gap stands to what it is measured against.
func state(g gap.Gap, w lang.Words) string {
	switch mark := markOf(g.Suppressed, g.Note, g.PAdj, w); {
	case mark != "":
		return mark
	case g.FromStep == gap.StepCommunication && g.Value < 0:
		return w.Text("state.over_promise")
	case g.FromStep != gap.StepExpected && g.Value < 0:
		return w.Text("state.below_other")
	case g.FromStep != gap.StepExpected:
		return w.Text("state.above_other")
	case g.Value < 0:
		return w.Text("state.below")
	default:
		return w.Text("state.above")
	}
}

// tilde is the sign of a gap that is not told from zero.
const tilde = "~"

// noOverall says why items without dimensions have no overall row.
func noOverall(items int64, w lang.Words) string {
	return w.Text("note.no_overall", "n", w.Count(items))
}

// scaleWords is a scale for a title: its ends, and its step if that is not 1.
func scaleWords(r gap.Result, w lang.Words) string {
	ends, step, stepped := strings.Cut(r.Method.Scale, "/")
	if stepped {
		return w.Text("scale.stepped", "range", rangeWords(ends, w), "step", w.Decimal(step))
	}
	return w.Text("scale", "range", rangeWords(ends, w))
}

// rangeWords writes the range of numbers as people expect it.
func rangeWords(s string, w lang.Words) string {
	if low, high, found := strings.Cut(s, ".."); found {
		return w.Range(w.Decimal(low), w.Decimal(high))
	}
	if strings.HasPrefix(s, "-") {
		return w.Decimal(s)
	}
	return w.Decimal(strings.ReplaceAll(s, "-", "–"))
}

// project names what was analysed: the project and its wave, else the files, each once,
// and whose answers count.
func project(r gap.Result, w lang.Words) string {
	if r.Project != "" {
		return title(r.Project, r.Wave, kindWords(r.Method.Kind, w), keptWords(r))
	}
	var names []string
	for _, s := range r.Sources {
		if name := filepath.Base(FileName(s, w)); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return title(strings.Join(slices.Compact(names), ", "), r.Wave, keptWords(r))
}

// people is how many of a group answered.
func people(n int64, group string, w lang.Words) string {
	switch group {
	case customers:
		return w.Plural("customers", n)
	case "managers":
		return w.Plural("managers", n)
	case "staff":
		return w.Plural("staff", n)
	case documents:
		return w.Plural("documents", n)
	default:
		return w.Plural("respondents", n)
	}
}

// kindWords is the kind of a survey; empty if it is not said.
func kindWords(kind string, w lang.Words) string {
	switch kind {
	case "relationship":
		return w.Text("kind.relationship")
	case "post-purchase":
		return w.Text("kind.post_purchase")
	case "needs":
		return w.Text("kind.needs")
	default:
		return ""
	}
}

func title(parts ...string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, " · ")
}

func intervalHead(r gap.Result, w lang.Words) string {
	return w.Text("head.interval", "level", confidence(r, w))
}

// confidence is the level of the intervals, in percent.
func confidence(r gap.Result, w lang.Words) string {
	return w.Shortest(float64(r.Method.Confidence) * 100)
}

// points is a number of scale points inside a sentence.
func points(n gap.Number, w lang.Words) string { return w.Fixed(float64(n), 2) }
