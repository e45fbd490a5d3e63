package stat

import "math"

// Moments is a sample's size, mean and standard deviation (divisor n − 1). The
// mean is NaN for n = 0, the standard deviation for n < 2. Sums is what they follow
// from, nil where numbers were weighted by what is no integer. With sampling weights
// both estimate those of the population, and Design says how sure the mean is.
type Moments struct {
	N        int64
	Mean, SD float64
	Sums     *Sums
	Design   *Design // nil for people drawn one by one with equal chances
}

// SE is the standard error of the mean, SD/√n; with a design √Effect times that.
func (m Moments) SE() float64 {
	se := m.SD / math.Sqrt(float64(m.N))
	if m.Design != nil {
		se *= math.Sqrt(m.Design.Effect)
	}
	return se
}

// MeanVariance is n times the variance of the mean, SD² of a plain sample.
func (m Moments) MeanVariance() float64 {
	if m.Design != nil {
		return m.SD * m.SD * m.Design.Effect
	}
	return m.SD * m.SD
}

// DesignSD is √n times the standard error of the mean, SD of a plain sample.
func (m Moments) DesignSD() float64 {
	if m.Design != nil {
		return m.SD * math.Sqrt(m.Design.Effect)
	}
	return m.SD
}

// clusters is the number in which people were drawn, 0 if each was drawn alone.
func (m Moments) clusters() int64 {
	if m.Design == nil {
		return 0
	}
	return m.Design.Clusters
}

// DF is the degrees of freedom of the mean: the people or clusters drawn, less one.
func (m Moments) DF() float64 { return m.part(0).df() }

// Reason says why a number is undefined; it is empty where the number is there.
type Reason string

// The reasons that go with a NaN.
const (
	NoData       Reason = "n_zero"        // nobody answered
	OneAnswer    Reason = "n_one"         // one observation has no spread
	ZeroVariance Reason = "zero_variance" // all observations are equal
	AllZero      Reason = "all_zero"      // no difference to rank
	Overlapping  Reason = "all_tied"      // all observations of all groups are equal
	FewWaves     Reason = "few_waves"     // fewer numbers by time than a line or limits take
	FewGroups    Reason = "few_groups"    // fewer than two groups that can be compared
	FewItems     Reason = "few_items"     // a scale of fewer than two items, a factor of fewer than three
	ConstantItem Reason = "constant_item" // an item to which all gave one answer correlates with none
	FewPeople    Reason = "few_people"    // not more people than items or predictors: their correlations have no inverse
	Collinear    Reason = "collinear"     // a predictor follows from the others
	Repeated     Reason = "repeated_item" // items that say the same: their correlations have no inverse
	ManyFactors  Reason = "many_factors"  // more factors than the correlations can tell, or none
	Heywood      Reason = "heywood"       // the factors explain all of an item, or more
	NotConverged Reason = "not_converged" // the iteration came to no end
	NoPredictor  Reason = "no_predictor"  // no predictor varies
	PerfectFit   Reason = "perfect_fit"   // the predictors leave nothing that a test could go by
	FewClusters  Reason = "few_clusters"  // people of one cluster say nothing of others; of few, nothing of a model with many predictors
	WideModel    Reason = "wide_model"    // more numbers than what errors with weights take is counted of
	Census       Reason = "census"        // the whole population answered: there is no sampling error
	EmptyCell    Reason = "empty_cell"    // nobody of a sample gave an answer that others gave
	Irreplicable Reason = "irreplicable"  // no two replicates in which it is defined differ

	// The reasons for a percentile interval in place of BCa.
	BiasInfinite   Reason = "z0_infinite"     // all replicates are on one side of the value
	NoAcceleration Reason = "no_acceleration" // it is undefined, or turns the ends round
)

// reason says why a sample has no test of its mean.
func (m Moments) reason() Reason {
	switch {
	case m.N == 0:
		return NoData
	case m.N == 1:
		return OneAnswer
	case m.SD == 0:
		return ZeroVariance
	case m.clusters() == 1:
		return FewClusters
	case m.SE() == 0:
		return Census
	default:
		return ""
	}
}

// Estimate is a number with its uncertainty: never a naked mean. SE, Lo and Hi
// are NaN where they are undefined, and Reason says why.
type Estimate struct {
	Value, SE     float64
	Lo, Hi, Level float64 // the interval and its confidence, such as 0.95
	N             int64
	Size          float64 // of a share of a sample that is no plain one: the people it is worth
	Method        string
	Reason        Reason
}

// Test is a test of no difference: never a naked p. Statistic, DF and P are NaN
// where they are undefined, and Reason says why.
type Test struct {
	Name      string
	Statistic float64
	DF        float64 // NaN for a test without degrees of freedom
	P         float64 // two-sided
	Less      float64 // one-sided: the first sample, or the difference, is lower
	Greater   float64
	N         int64
	Reason    Reason
}

func undefinedTest(name string, n int64, why Reason) Test {
	nan := math.NaN()
	return Test{Name: name, Statistic: nan, DF: nan, P: nan, Less: nan, Greater: nan, N: n, Reason: why}
}
