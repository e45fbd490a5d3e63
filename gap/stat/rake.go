package stat

import "math"

// RakeCell is people who are alike in every margin and have the same weight to begin
// with: 1, or that of their design.
type RakeCell struct {
	Levels []int // their category in each margin
	N      int64
	Weight float64
}

// Bounds are the least and the largest weight, in parts of the mean; the zero value is
// none.
type Bounds struct{ Least, Most float64 }

func (b Bounds) clip(weight float64) float64 { return math.Max(b.Least, math.Min(b.Most, weight)) }

// Raking is the weights that make a sample's margins those of a population.
type Raking struct {
	Weights []float64 // of a person of each cell; their mean is 1
	Trimmed int64     // people whose weight was cut
	Outside int64     // people whose weight lies outside the bounds nevertheless
	// Deviation is the largest relative difference of a margin from its target. If it
	// is not below RakeTolerance, the raking has not converged and must not be used.
	Deviation float64
}

// RakeTolerance is the deviation that is good enough (METHODS), rakeEnd the one at
// which nothing is left but rounding, and rakeRounds how often it is tried.
const (
	RakeTolerance = 1e-6
	rakeEnd       = 1e-13
	rakeRounds    = 100
)

// Rake fits weights to the targets of each margin, the share of each of its categories,
// by iterative proportional fitting (Deming & Stephan 1940, Annals of Mathematical
// Statistics 11:427): every category's weights are multiplied by target over sum, one
// margin after the other, until none is off. With bounds the weights are then cut to
// them and raked again, until all lie within or the rounds are used up.
//
// Every category with a target has people, and every cell lies in categories with
// targets; else it does not converge. Checked against R survey::rake.
func Rake(cells []RakeCell, targets [][]float64, bounds Bounds) Raking {
	r := raking{cells: cells, targets: targets}
	for _, c := range cells {
		r.n += float64(c.N)
		r.weights = append(r.weights, c.Weight)
	}
	deviation := r.fit()
	trimmed := make([]bool, len(cells))
	for range rakeRounds {
		if bounds == (Bounds{}) || !(deviation < RakeTolerance) || !r.trim(bounds, trimmed) {
			break
		}
		deviation = r.fit()
	}
	out := Raking{Weights: r.weights, Deviation: deviation}
	for i, c := range cells {
		if trimmed[i] {
			out.Trimmed += c.N
		}
		if bounds != (Bounds{}) && r.outside(i, bounds) {
			out.Outside += c.N
		}
	}
	return out
}

// raking is weights on their way; their mean is 1 after each fit.
type raking struct {
	cells   []RakeCell
	targets [][]float64
	n       float64
	weights []float64
}

// fit rakes all margins until none is off, and returns how far the worst is.
func (r *raking) fit() float64 {
	deviation := math.Inf(1)
	for range rakeRounds {
		for m := range r.targets {
			sums := r.sums(m)
			for i, c := range r.cells {
				at := c.Levels[m]
				r.weights[i] *= r.targets[m][at] * r.n / sums[at]
			}
		}
		if deviation = r.deviation(); !(deviation > rakeEnd) {
			break
		}
	}
	return deviation
}

// sums is the weights of each category of a margin.
func (r *raking) sums(m int) []float64 {
	sums := make([]float64, len(r.targets[m]))
	for i, c := range r.cells {
		sums[c.Levels[m]] += r.weights[i] * float64(c.N)
	}
	return sums
}

func (r *raking) deviation() float64 {
	worst := 0.0
	for m, targets := range r.targets {
		for at, sum := range r.sums(m) {
			off := math.Abs(sum/(targets[at]*r.n) - 1)
			if math.IsNaN(off) {
				return off
			}
			worst = math.Max(worst, off)
		}
	}
	return worst
}

// slack lets weights lie on a bound but for rounding.
const slack = 1e-6

func (r *raking) outside(i int, b Bounds) bool {
	return math.Abs(b.clip(r.weights[i])-r.weights[i]) > slack
}

// trim cuts the weights that lie outside the bounds and marks them; false if none do.
func (r *raking) trim(b Bounds, trimmed []bool) bool {
	any := false
	for i := range r.weights {
		if r.outside(i, b) {
			r.weights[i], trimmed[i], any = b.clip(r.weights[i]), true, true
		}
	}
	return any
}
