package stat

import "math"

// Moments is a sample's size, mean and standard deviation (divisor n − 1). The
// mean is NaN for n = 0, the standard deviation for n < 2. Sums is what they follow
// from, nil where numbers were weighted by what is no integer.
type Moments struct {
	N        int64
	Mean, SD float64
	Sums     *Sums
}

// SE is the standard error of the mean, SD/√n.
func (m Moments) SE() float64 { return m.SD / math.Sqrt(float64(m.N)) }

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
