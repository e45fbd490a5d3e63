package gap

import (
	"slices"

	"servgap/gap/survey"
)

// ratedDirectly puts what was rated directly in the place of steps that nobody
// answered for otherwise: of steps that are not measured, and of the share of
// customers that stands in for the delivery. A step with means of its own stays as
// it is, and so does every gap.
func (a analysis) ratedDirectly(steps []Step, rows []DirectRow) {
	for i, s := range steps {
		if s.State != NotMeasured && s.Measure != MeasureMet {
			continue
		}
		for _, name := range DirectNames() {
			if DirectStep(name) == s.Name {
				steps[i] = a.ratedStep(s, name, rows)
			}
		}
	}
}

// DirectStep is the step that a directly rated gap judges.
func DirectStep(name string) string { return StepOf(toldAt(name)) }

// ratedStep is a step from the rows of a directly rated gap, or the step as it is
// if there are none.
func (a analysis) ratedStep(s Step, name string, rows []DirectRow) Step {
	role, ok := a.directRater(name)
	if !ok {
		return s
	}
	step := notMeasured(s.Name, "")
	step.Number, step.State, step.Group = s.Number, RatedDirectly, string(role)
	for _, row := range rows {
		if row.Name != name || row.Group != step.Group {
			continue
		}
		if row.Level == LevelOverall {
			step.Direct, step.N = &row, row.N
			return step
		}
		step.N = max(step.N, row.N)
	}
	return step
}

// directRater is the group that answers for a step with what it rated directly:
// the one that would be asked for the step itself, else the company's own before
// the customers.
func (a analysis) directRater(name string) (survey.Role, bool) {
	raters := append(a.raters(toldAt(name)), survey.Managers, survey.Staff, survey.Customers)
	i := slices.IndexFunc(raters, func(r survey.Role) bool {
		_, ok := a.rated(name, r)
		return ok
	})
	if i < 0 {
		return "", false
	}
	return raters[i], true
}

// toldAt is the construct at whose step a directly rated gap is told: what it
// finds short, and of the communication gap what was promised, for that is step 6.
func toldAt(name string) survey.Construct {
	if name == Communication {
		return survey.Promised
	}
	i := slices.IndexFunc(comparisons, func(c comparison) bool { return c.name == name })
	return comparisons[i].to
}
