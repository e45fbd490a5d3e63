package tally

import (
	"servgap/gap/stat"
	"servgap/gap/survey"
)

// itemPair sums the gaps x and y of two items, in codes, over the respondents
// who have both. Codes are below 2^16, so 64 bits hold 2^31 respondents.
type itemPair struct {
	N  int64 `json:"n"`
	X  int64 `json:"x"`
	Y  int64 `json:"y"`
	XX int64 `json:"xx"`
	XY int64 `json:"xy"`
	YY int64 `json:"yy"`
}

func (p *itemPair) add(x, y, n int64) {
	p.N += n
	p.X += n * x
	p.Y += n * y
	p.XX += n * x * x
	p.XY += n * x * y
	p.YY += n * y * y
}

func (p *itemPair) merge(other itemPair) {
	p.N += other.N
	p.X += other.X
	p.Y += other.Y
	p.XX += other.XX
	p.XY += other.XY
	p.YY += other.YY
}

// turned has the two items change places.
func (p itemPair) turned() itemPair {
	return itemPair{N: p.N, X: p.Y, Y: p.X, XX: p.YY, XY: p.XY, YY: p.XX}
}

// cross gives the sums the form that statistics read.
func (p itemPair) cross(scale survey.Scale) stat.Cross {
	c := stat.NewCross(2, 0, scale.Step, scale.Den)
	c.N = p.N
	c.Sums[0].Add(p.X)
	c.Sums[1].Add(p.Y)
	c.Products[0].Add(p.XX)
	c.Products[1].Add(p.XY)
	c.Products[2].Add(p.YY)
	return c
}

// itemPair is the sums of items i and j in this order.
func (p *pairCounts) itemPair(i, j int, scale survey.Scale) stat.Cross {
	low, high := min(i, j), max(i, j)
	at := high*(high-1)/2 + low
	switch {
	case p.heavyPairs != nil && i < j:
		return p.heavyPairs[at]
	case p.heavyPairs != nil:
		return turnedCross(p.heavyPairs[at])
	case i < j:
		return p.itemPairs[at].cross(scale)
	default:
		return p.itemPairs[at].turned().cross(scale)
	}
}

// turnedCross has the two numbers of a cross change places.
func turnedCross(c stat.Cross) stat.Cross {
	c.Sums = []stat.Sum{c.Sums[1], c.Sums[0]}
	c.Products = []stat.Sum{c.Products[2], c.Products[1], c.Products[0]}
	return c
}
