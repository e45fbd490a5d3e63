package gap

import "servgap/gap/tally"

// importance is the customers' mean share of the 100 points by dimension.
type importance struct {
	shares []float64 // nil if there are no points
	n      int64     // respondents whose points they are
}

// customersImportance is what the steps and gaps of managers and staff are
// weighted by: the mean points of the customers of the weighted service gap,
// taken as fixed.
func (a analysis) customersImportance() importance {
	v, ok := servicePair(a.Customers)
	if !ok {
		return importance{}
	}
	return pointsOf(v)
}

// pointsOf is the mean share of the points of each dimension.
func pointsOf(v tally.PairView) importance {
	shares := v.Shares()
	if shares.N == 0 {
		return importance{}
	}
	out := importance{n: shares.N}
	for d := range shares.K {
		out.shares = append(out.shares, shares.Mean(d))
	}
	return out
}
