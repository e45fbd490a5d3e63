package gap

import (
	"math"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// TestFixed is the test against documents of which there is one: a group's
// answers are a sample, what is written is a constant.
const TestFixed = stat.OneSample

// EffectFixed names the effect size against it: the difference in standard
// deviations of the group's answers.
const EffectFixed = "d_one_sample"

// comparedEnds is the difference of two means with its test: Welch's t of two
// samples, or of one against an end that is fixed, t = difference/(SD/√n) with the
// sample's n − 1 degrees of freedom.
func comparedEnds(from, to sample, level float64) (stat.Estimate, stat.Test) {
	if !from.fixed && !to.fixed {
		return stat.WelchT(to.Moments, from.Moments, level)
	}
	var parts []stat.Part
	for _, s := range []sample{from, to} {
		if !s.fixed || s.N == 0 {
			parts = append(parts, s.PlainPart())
		}
	}
	return stat.DifferenceT(TestFixed, to.Mean-from.Mean, parts, level)
}

// inDeviations is a difference in standard deviations, NaN if there is no spread.
func inDeviations(difference, sd float64) float64 {
	if sd == 0 {
		return math.NaN()
	}
	return difference / sd
}

// people is the smaller number of persons at the two ends. Documents are none:
// nobody has to be protected from a count of them.
func (d Difference) people() int64 {
	fewest := int64(math.MaxInt64)
	if persons(d.FromGroup) {
		fewest = d.FromN
	}
	if persons(d.ToGroup) {
		fewest = min(fewest, d.ToN)
	}
	return fewest
}

func persons(group string) bool { return group != string(survey.Documents) }
