package table

import (
	"fmt"
	"path/filepath"
	"strings"

	"servgap/gap"
)

// stepTitle is a step's name in a table.
func stepTitle(name string) string {
	switch name {
	case gap.StepExpected:
		return "Expected"
	case gap.StepPerceived:
		return "Perceived"
	case gap.StepDelivery:
		return "Delivery"
	case gap.StepStandards:
		return "Design and standards"
	case gap.StepManagement:
		return "Management's view"
	case gap.StepCommunication:
		return "Market communication"
	default:
		panic("table: no step is called " + name)
	}
}

// Question is what a step answers.
func Question(name string) string {
	switch name {
	case gap.StepExpected:
		return "What do customers expect?"
	case gap.StepPerceived:
		return "What do customers experience?"
	case gap.StepDelivery:
		return "Did we deliver what was expected?"
	case gap.StepStandards:
		return "Are design and standards set where customers expect them?"
	case gap.StepManagement:
		return "Do we know what customers really ask for?"
	case gap.StepCommunication:
		return "Do we promise more than we keep?"
	default:
		panic("table: no step is called " + name)
	}
}

// needs says whose answers a step is short of.
func needs(what string) string {
	switch what {
	case gap.NeedsPromised:
		return "ask staff or marketing what is promised, or customers what they were promised"
	case gap.NeedsExpected:
		return "ask customers what they expect"
	case gap.NeedsPerceived:
		return "ask customers what they perceive"
	default:
		return "needs " + what
	}
}

// state says how a gap stands to what was expected.
func state(g gap.Gap) string {
	switch {
	case g.Suppressed:
		return fewer
	case !g.PAdj.Defined():
		return untested
	case !g.Shown():
		return tilde
	case g.Value < 0:
		return "below expected"
	default:
		return "above expected"
	}
}

const (
	tilde    = "~"
	fewer    = "too few to show"
	untested = "no test"
)

// noOverall says why items without dimensions have no overall row.
func noOverall(items int64) string {
	return fmt.Sprintf("no overall: %d items without dimensions are too many for one score", items)
}

// scaleWords is a scale for a title.
func scaleWords(r gap.Result) string { return "scale " + rangeWords(r.Method.Scale) }

// rangeWords writes the range of numbers with the dash that people expect.
func rangeWords(s string) string {
	s = strings.ReplaceAll(s, "..", " to ")
	if strings.HasPrefix(s, "-") {
		return s
	}
	return strings.ReplaceAll(s, "-", "–")
}

// project names what was analysed.
func project(r gap.Result) string {
	if r.Project != "" {
		return r.Project
	}
	var names []string
	for _, s := range r.Sources {
		names = append(names, filepath.Base(s.File))
	}
	return strings.Join(names, ", ")
}

func customers(n int64) string {
	if n == 1 {
		return "1 customer"
	}
	return fmt.Sprintf("%d customers", n)
}

func items(n int) string {
	if n == 1 {
		return "1 item"
	}
	return fmt.Sprintf("%d items", n)
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

func intervalHead(confidence gap.Number) string {
	return fmt.Sprintf("%g %% interval", float64(confidence)*100)
}
