package tally

import "servgap/gap/stat"

// itemPair is how the gaps x and y of two items stand in the file of a tally without
// weights: their sums, in codes, over the respondents who have both.
type itemPair struct {
	N  int64 `json:"n"`
	X  int64 `json:"x"`
	Y  int64 `json:"y"`
	XX int64 `json:"xx"`
	XY int64 `json:"xy"`
	YY int64 `json:"yy"`
}

// newItemGaps makes the sums of the gaps of every two items; of none if the plan does
// not ask for them.
func (t *Tally) newItemGaps() stat.CrossPairs {
	in := t.plan.Questionnaire.Instrument
	k := 0
	if t.plan.ItemPairs {
		k = len(in.Items)
	}
	return stat.NewCrossPairs(k, 0, in.Scale.Step, in.Scale.Den, int64(in.Scale.Points-1), t.times())
}

// eachItemPair is the sums of every two items i < j.
func eachItemPair(gaps stat.CrossPairs) []stat.Cross {
	pairs := []stat.Cross{}
	for j := range gaps.K() {
		for i := range j {
			pairs = append(pairs, gaps.Cross(i, j))
		}
	}
	return pairs
}

func packItemPair(c stat.Cross) itemPair {
	number := func(s stat.Sum) int64 { return s.Big().Int64() }
	return itemPair{
		N: c.N, X: number(c.Sums[0]), Y: number(c.Sums[1]),
		XX: number(c.Products[0]), XY: number(c.Products[1]), YY: number(c.Products[2]),
	}
}

// unpacked is the sums as the file of a tally with weights has them.
func (p itemPair) unpacked() fileCross {
	c := stat.NewCross(2, 0, 1, 1)
	for i, x := range []int64{p.X, p.Y} {
		c.Sums[i].Add(x)
	}
	for i, x := range []int64{p.XX, p.XY, p.YY} {
		c.Products[i].Add(x)
	}
	return fileCross{N: p.N, Sums: c.Sums, Products: c.Products}
}

// fillItemPairs takes the sums of every two items i < j in the form that the tally has.
func (t *Tally) fillItemPairs(into *stat.CrossPairs, from filePair, u *unpacking) {
	light, heavy := into, &stat.CrossPairs{}
	if t.plan.heavy {
		light, heavy = heavy, light
	}
	u.itemPairs(light, each(from.ItemPairs, itemPair.unpacked), "sums of item pairs")
	u.itemPairs(heavy, from.HeavyPairs, "weighted sums of item pairs")
}

// itemPairs takes the sums of every two items i < j.
func (u *unpacking) itemPairs(into *stat.CrossPairs, from []fileCross, part string) {
	k := into.K()
	if !u.expect(len(from) == k*(k-1)/2, part) {
		return
	}
	for j := range k {
		for i := range j {
			pair := stat.NewCross(2, 0, 1, 1)
			u.cross(&pair, from[j*(j-1)/2+i], part)
			into.MergeCross(i, j, pair)
		}
	}
}
