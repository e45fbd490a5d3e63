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

// againstFixed compares a sample with an end that is fixed,
// t = difference/(SD/√n) with the sample's n − 1 degrees of freedom.
func (b between) againstFixed(from, to stat.Moments) (stat.Estimate, stat.Test) {
	var parts []stat.Part
	add := func(s side, m stat.Moments) {
		if !s.fixed() || m.N == 0 {
			parts = append(parts, stat.Part{Variance: m.SD * m.SD / float64(m.N), N: m.N})
		}
	}
	add(b.from, from)
	add(b.to, to)
	return stat.DifferenceT(TestFixed, to.Mean-from.Mean, parts, b.level())
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
