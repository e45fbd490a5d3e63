package stat

import "math/bits"

// Column is a number of each of 64 people.
type Column [AtOnce]int64

// Columns counts many people at once whose numbers are in columns. It is used by one
// goroutine at a time.
type Columns struct {
	who   uint64   // the people who count
	ones  Column   // 1 for each of them, 0 for the others
	words []Column // their numbers, one or two in a word, and 0 of the others
}

// The products of 64 people fit a word up to the first size of numbers, and half of one up
// to the second.
const (
	mostWord = 1 << 28
	mostHalf = 5792 // 64·5792² < 2^31
)

// AddTo counts some of the people. Of a Crossing in units their numbers are multiples of
// these.
func (w *Columns) AddTo(c *Crossing, columns []*Column, who uint64) {
	switch {
	case who == 0:
		return
	case c.most > mostWord:
		c.addEach(columns, who)
		return
	}
	k, lanes := len(columns), 1
	if c.most <= mostHalf {
		lanes = 2
	}
	w.mark(who)
	w.join(columns, lanes)
	c.sums.N += int64(bits.OnesCount64(who))
	for i := 0; i < k; i += lanes {
		sum := w.words[i/lanes].sum()
		for j := i; j < min(i+lanes, k); j++ {
			addIn(&c.sums.Sums[j], laneOf(sum, j-i, lanes), unitOf(c.units, j))
		}
	}
	for i := 0; i < k; i += 4 {
		few := columns[i:min(i+4, k)]
		for word := i / lanes; word*lanes < k; word++ {
			sums := dots(&w.words[word], few)
			for j := range few {
				c.addWord(i+j, word*lanes, lanes, sums[j])
			}
		}
	}
}

// mark says which people count.
func (w *Columns) mark(who uint64) {
	if who == w.who {
		return
	}
	w.who = who
	for p := range w.ones {
		w.ones[p] = int64(who >> p & 1)
	}
}

// join puts one or two numbers of those who count in a word.
func (w *Columns) join(columns []*Column, lanes int) {
	for len(w.words) < len(columns) {
		w.words = append(w.words, Column{})
	}
	for i := 0; i < len(columns); i += lanes {
		word, x := &w.words[i/lanes], columns[i]
		if lanes == 1 || i+1 == len(columns) {
			for p, one := range w.ones {
				word[p] = x[p] * one
			}
			continue
		}
		for p, y := range columns[i+1] {
			word[p] = (x[p] + y<<32) * w.ones[p]
		}
	}
}

// addEach counts people of large numbers one by one.
func (c *Crossing) addEach(columns []*Column, who uint64) {
	codes := make([]int64, len(columns))
	for ; who != 0; who &= who - 1 {
		for i, column := range columns {
			codes[i] = column[bits.TrailingZeros64(who)] * unitOf(c.units, i)
		}
		c.sums.AddTimes(codes, 1)
	}
}

// addWord adds sums of products of a number with the one or two of a word, of which first
// is the first.
func (c *Crossing) addWord(i, first, lanes int, word int64) {
	for lane := range lanes {
		if j := first + lane; j >= i && j < c.sums.K {
			addIn(&c.sums.Products[c.sums.index(i, j)], laneOf(word, lane, lanes), unitOf(c.units, i)*unitOf(c.units, j))
		}
	}
}

// laneOf is one of the lanes, one or two, of a word.
func laneOf(word int64, lane, lanes int) int64 { return laneAt(word, uint(lane)*32, 64/uint(lanes)) }

// addIn adds a sum in units.
func addIn(into *Sum, sum, unit int64) {
	if unit == 1 {
		into.Add(sum)
		return
	}
	into.AddProduct(sum, unit)
}

func (c *Column) sum() (sum int64) {
	for _, x := range c {
		sum += x
	}
	return sum
}

// dots is the sums of the products of words with each of up to four numbers.
func dots(words *Column, numbers []*Column) (sums [4]int64) {
	switch len(numbers) {
	case 4:
		x, y, z, u := numbers[0], numbers[1], numbers[2], numbers[3]
		var a, b, c, d int64
		for p, word := range words {
			a += word * x[p]
			b += word * y[p]
			c += word * z[p]
			d += word * u[p]
		}
		return [4]int64{a, b, c, d}
	case 2:
		x, y := numbers[0], numbers[1]
		var a, b int64
		for p, word := range words {
			a += word * x[p]
			b += word * y[p]
		}
		return [4]int64{a, b}
	}
	for i, x := range numbers {
		var sum int64
		for p, word := range words {
			sum += word * x[p]
		}
		sums[i] = sum
	}
	return sums
}
