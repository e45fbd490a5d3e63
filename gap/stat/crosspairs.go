package stat

// CrossPairs is several numbers of the same people as the sums of every two of them, in
// codes, each of the people who have both. It is counted as one Cross, in which a number
// that is missing is 0, and as what that holds too much of.
type CrossPairs struct {
	all Cross
	// By the number that is missing, nil if nobody lacks it: by each other one, people
	// who lack that too, at its own place all who lack it, and the sums of those who do not.
	lack [][]lack
}

type lack struct {
	both       int64
	x, squares Sum
}

// NewCrossPairs is the pairs of k numbers that nobody is in yet.
func NewCrossPairs(k int, base, step, den int64) CrossPairs {
	return CrossPairs{all: NewCross(k, base, step, den), lack: make([][]lack, k)}
}

// AddTimes counts n people with the same codes, 0 for those that are missing.
func (p *CrossPairs) AddTimes(codes []int64, has []bool, n int64) {
	p.all.AddTimes(codes, n)
	for missing, there := range has {
		if there {
			continue
		}
		row := p.lacking(missing)
		for i := range row {
			if !has[i] {
				row[i].both += n
				continue
			}
			row[i].x.AddProduct(codes[i], n)
			var square Sum
			square.AddProduct(codes[i], codes[i])
			row[i].squares.addTimes(square, n)
		}
	}
}

// lacking is the row of a number that somebody lacks.
func (p *CrossPairs) lacking(missing int) []lack {
	if p.lack[missing] == nil {
		p.lack[missing] = make([]lack, p.all.K)
	}
	return p.lack[missing]
}

// Merge counts everybody of other pairs of the same numbers.
func (p *CrossPairs) Merge(other CrossPairs) {
	p.all.Merge(other.all)
	for missing, row := range other.lack {
		for i, from := range row {
			into := &p.lacking(missing)[i]
			into.both += from.both
			into.x.AddSum(from.x)
			into.squares.AddSum(from.squares)
		}
	}
}

// K is how many numbers there are.
func (p CrossPairs) K() int { return p.all.K }

// Cross is the sums of numbers i and j, in this order.
func (p CrossPairs) Cross(i, j int) Cross {
	c := NewCross(2, p.all.Base, p.all.Step, p.all.Den)
	at := func(missing, i int) (of lack) {
		if row := p.lack[missing]; row != nil {
			of = row[i]
		}
		return of
	}
	without := func(i, missing int) (x, squares Sum) {
		of := at(missing, i)
		x, squares = p.all.Sums[i], p.all.Products[p.all.index(i, i)]
		x.AddSum(of.x.negated())
		squares.AddSum(of.squares.negated())
		return x, squares
	}
	c.N = p.all.N - at(i, i).both - at(j, j).both + at(i, j).both
	c.Sums[0], c.Products[0] = without(i, j)
	c.Sums[1], c.Products[2] = without(j, i)
	c.Products[1] = p.all.Products[p.all.index(i, j)]
	return c
}

// MergeCross counts everybody of a Cross of numbers i and j.
func (p *CrossPairs) MergeCross(i, j int, c Cross) {
	with := func(i, missing int, x, squares Sum) {
		of := &p.lacking(missing)[i]
		of.both += c.N
		of.x.AddSum(x.negated())
		of.squares.AddSum(squares.negated())
	}
	with(i, j, c.Sums[0], c.Products[0])
	with(j, i, c.Sums[1], c.Products[2])
	p.all.Products[p.all.index(i, j)].AddSum(c.Products[1])
}
