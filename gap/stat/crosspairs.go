package stat

// CrossPairs is several numbers of the same people as the sums of every two of them, in
// codes, each of the people who have both. It is counted as one Cross, in which a number
// that is missing is 0, and as what that holds too much of. Copies share what was counted.
type CrossPairs struct {
	all  Crossing
	lack *lacks
}

// NewCrossPairs is the pairs of k numbers that nobody is in yet, of codes up to most, either
// side of 0; times is that of a Crossing.
func NewCrossPairs(k int, base, step, den, most, times int64) CrossPairs {
	return CrossPairs{all: NewCrossing(NewCross(k, base, step, den), -most, most, times), lack: newLacks(k, most)}
}

// AddTimes counts n people with the same codes, 0 for those that are missing, whose places
// are told.
func (p *CrossPairs) AddTimes(codes []int64, missing []int, n int64) {
	p.all.AddTimes(codes, n)
	if len(missing) > 0 {
		p.lack.add(codes, missing, n)
	}
}

// AddPlanes counts some of 64 people, whose numbers are in planes, 0 where they are
// missing. Each of them who lacks some is taken by Lack, too.
func (p *CrossPairs) AddPlanes(planes []Plane, who uint64) { p.all.AddPlanes(planes, who) }

// Lack takes a person who lacks some of the numbers, 0 in their places, which are told.
func (p *CrossPairs) Lack(codes []int64, missing []int) { p.lack.add(codes, missing, 1) }

// Merge counts everybody of other pairs of the same numbers.
func (p *CrossPairs) Merge(other CrossPairs) {
	p.all.Merge(other.all)
	p.lack.merge(other.lack)
}

// K is how many numbers there are.
func (p CrossPairs) K() int { return p.all.K() }

// Cross is the sums of numbers i and j, in this order.
func (p CrossPairs) Cross(i, j int) Cross {
	c := NewCross(2, 0, 0, 0)
	p.cross(i, j, &c)
	return c
}

// Contrast is Cross.Contrast of numbers i and j, in this order.
func (p CrossPairs) Contrast(i, j int, a, b float64) Moments {
	var room [5]Sum
	c := Cross{K: 2, Sums: room[:2], Products: room[2:]}
	p.cross(i, j, &c)
	return c.Contrast(a, b)
}

// cross sets the sums of a Cross of two numbers to those of i and j.
func (p CrossPairs) cross(i, j int, c *Cross) {
	all := p.all.Cross()
	c.Base, c.Step, c.Den = all.Base, all.Step, all.Den
	without := func(i, missing int) (x, squares Sum) {
		of := p.lack.of(missing, i)
		x, squares = all.Sums[i], all.Products[all.index(i, i)]
		x.AddSum(of.x.negated())
		squares.AddSum(of.squares.negated())
		return x, squares
	}
	c.N = all.N - p.lack.of(i, i).both - p.lack.of(j, j).both + p.lack.of(i, j).both
	c.Sums[0], c.Products[0] = without(i, j)
	c.Sums[1], c.Products[2] = without(j, i)
	c.Products[1] = all.Products[all.index(i, j)]
}

// MergeCross counts everybody of a Cross of numbers i and j.
func (p *CrossPairs) MergeCross(i, j int, c Cross) {
	with := func(i, missing int, x, squares Sum) {
		of := &p.lack.row(missing)[i]
		of.both += c.N
		of.x.AddSum(x.negated())
		of.squares.AddSum(squares.negated())
	}
	with(i, j, c.Sums[0], c.Products[0])
	with(j, i, c.Sums[1], c.Products[2])
	all := p.all.Cross()
	all.Products[all.index(i, j)].AddSum(c.Products[1])
}
