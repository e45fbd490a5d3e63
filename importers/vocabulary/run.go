package vocabulary

import (
	"cmp"
	"slices"

	"servgap/gap/survey"
)

// run is how the numbers beside labels run along their ranks.
type run struct {
	level    level
	order    Order
	min, max int // of the scale, if the level is exact and the order known
}

// level is how well numbers suit the ranks of their labels.
type level int

const (
	contrary level = iota - 1 // one number for two ranks, two for one, or up and down
	none                      // no numbers, or they only run one way
	even                      // in equal steps
	exact                     // in steps of one, on a scale from 0, from 1 or from −k to k
)

// ranked is a number beside a label.
type ranked struct {
	rank   int
	number survey.Decimal
}

// mostPoints bounds a scale in numbers with words at its ends only: 0–100.
const mostPoints = 101

// largest bounds the whole numbers that are compared with ranks.
const largest = 1 << 20

// whole is a decimal as an integer, if it is one and not a large one.
func whole(d survey.Decimal) (int, bool) {
	return int(d.Unscaled), d.Places == 0 && d.Unscaled >= -largest && d.Unscaled <= largest
}

// usual reports whether scales begin like that.
func usual(lowest, points int) bool {
	return lowest == 0 || lowest == 1 || points%2 == 1 && lowest == -(points/2)
}

// runOf is how numbers run along the ranks of a set.
func runOf(beside []ranked, points int) run {
	slices.SortFunc(beside, func(a, b ranked) int { return cmp.Or(a.rank-b.rank, a.number.Compare(b.number)) })
	beside = slices.Compact(beside)
	switch len(beside) {
	case 0:
		return run{}
	case 1:
		return runOfOne(beside[0], points)
	}
	up, down := true, true
	for i, r := range beside[1:] {
		c := r.number.Compare(beside[i].number)
		different := r.rank > beside[i].rank
		up, down = up && different && c > 0, down && different && c < 0
	}
	switch {
	case up:
		return inSteps(beside, points, Ascending)
	case down:
		return inSteps(beside, points, Descending)
	default:
		return run{level: contrary, order: Mixed}
	}
}

// runOfOne is how a single number runs: the way in which the scale would begin
// where scales begin.
func runOfOne(r ranked, points int) run {
	n, ok := whole(r.number)
	if !ok {
		return run{}
	}
	up, down := n-r.rank, n+r.rank-(points-1)
	switch ups, downs := usual(up, points), usual(down, points); {
	case ups && downs:
		return run{level: exact}
	case ups:
		return run{exact, Ascending, up, up + points - 1}
	case downs:
		return run{exact, Descending, down, down + points - 1}
	default:
		return run{}
	}
}

// inSteps is the level of two numbers and more that run one way.
func inSteps(beside []ranked, points int, order Order) run {
	first, ok := whole(beside[0].number)
	second, ok2 := whole(beside[1].number)
	if !ok || !ok2 {
		return run{order: order}
	}
	for _, r := range beside[2:] {
		n, ok := whole(r.number)
		if !ok || (n-first)*(beside[1].rank-beside[0].rank) != (second-first)*(r.rank-beside[0].rank) {
			return run{order: order}
		}
	}
	lowest := first - beside[0].rank
	if order == Descending {
		lowest = first + beside[0].rank - (points - 1)
	}
	slope := (second - first) / (beside[1].rank - beside[0].rank)
	if second-first != slope*(beside[1].rank-beside[0].rank) || max(slope, -slope) != 1 || !usual(lowest, points) {
		return run{level: even, order: order}
	}
	return run{exact, order, lowest, lowest + points - 1}
}

// endsOf is the scale between two ends, of rank 0 and 1, which have one number each.
func endsOf(labels []spot) (run, bool) {
	var numbers [2]*int
	for _, s := range labels {
		if s.rank < 0 || s.number == nil {
			continue
		}
		n, ok := whole(*s.number)
		if before := numbers[s.rank]; !ok || before != nil && *before != n {
			return run{}, false
		}
		numbers[s.rank] = &n
	}
	if numbers[0] == nil || numbers[1] == nil || *numbers[0] == *numbers[1] {
		return run{}, false
	}
	low, high := min(*numbers[0], *numbers[1]), max(*numbers[0], *numbers[1])
	order := Ascending
	if *numbers[0] > *numbers[1] {
		order = Descending
	}
	points := high - low + 1
	return run{exact, order, low, high}, points <= mostPoints && usual(low, points)
}

// rank is the rank of a number; −1 if it is no point of the scale, or the scale is
// not known.
func (r run) rank(d survey.Decimal) int {
	n, ok := whole(d)
	if !ok || r.level != exact || r.min == r.max || n < r.min || n > r.max {
		return -1
	}
	if r.order == Descending {
		return r.max - n
	}
	return n - r.min
}
