package stat

import "math/bits"

// Column is a number of each of 64 people.
type Column [AtOnce]int64

// Columns counts many people at once whose numbers are in columns. It is used by one
// goroutine at a time.
type Columns struct {
	who   [AtOnce]uint8 // the people who count
	dense []Column      // their numbers side by side
	words []Column      // these, one or two in a word
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
	if who == 0 {
		return
	}
	n := w.gather(columns, who)
	if c.most > mostWord {
		w.addEach(c, n)
		return
	}
	k, lanes := len(columns), 1
	if c.most <= mostHalf {
		lanes = 2
	}
	w.join(k, n, lanes)
	c.sums.N += int64(n)
	for i := range k {
		c.sums.Sums[i].AddProduct(sumOf(w.dense[i][:n]), unitOf(c.units, i))
	}
	for i := 0; i < k; i += 4 {
		four := [4][]int64{}
		for j := range four {
			four[j] = w.dense[min(i+j, k-1)][:n]
		}
		for word := i / lanes; word*lanes < k; word++ {
			sums := dots(w.words[word][:n], &four)
			for j, sum := range sums[:min(4, k-i)] {
				c.addWord(i+j, word*lanes, lanes, sum)
			}
		}
	}
}

// gather puts the numbers of some people side by side.
func (w *Columns) gather(columns []*Column, who uint64) (n int) {
	for ; who != 0; who &= who - 1 {
		w.who[n&(AtOnce-1)] = uint8(bits.TrailingZeros64(who))
		n++
	}
	for len(w.dense) < len(columns) {
		w.dense, w.words = append(w.dense, Column{}), append(w.words, Column{})
	}
	for i, column := range columns {
		dense := &w.dense[i]
		for to, from := range w.who[:n] {
			dense[to&(AtOnce-1)] = column[from&(AtOnce-1)]
		}
	}
	return n
}

// join puts one or two of the k numbers of n people in a word.
func (w *Columns) join(k, n, lanes int) {
	for i := 0; i < k; i += lanes {
		word := &w.words[i/lanes]
		copy(word[:n], w.dense[i][:n])
		if lanes == 2 && i+1 < k {
			for p, x := range w.dense[i+1][:n] {
				word[p&(AtOnce-1)] += x << 32
			}
		}
	}
}

// addEach counts n people of large numbers one by one.
func (w *Columns) addEach(c *Crossing, n int) {
	codes := make([]int64, c.K())
	for p := range n {
		for i := range codes {
			codes[i] = w.dense[i][p] * unitOf(c.units, i)
		}
		c.sums.AddTimes(codes, 1)
	}
}

// addWord adds sums of products of a number with the one or two of a word, of which first
// is the first.
func (c *Crossing) addWord(i, first, lanes int, word int64) {
	for lane := range lanes {
		if j := first + lane; j >= i && j < c.sums.K {
			sum := laneAt(word, uint(lane)*32, 64/uint(lanes))
			c.sums.Products[c.sums.index(i, j)].AddProduct(sum, unitOf(c.units, i)*unitOf(c.units, j))
		}
	}
}

func sumOf(numbers []int64) (sum int64) {
	for _, x := range numbers {
		sum += x
	}
	return sum
}

// dots is the sums of the products of words with each of four numbers.
func dots(words []int64, numbers *[4][]int64) [4]int64 {
	x, y, z, u := numbers[0][:len(words)], numbers[1][:len(words)], numbers[2][:len(words)], numbers[3][:len(words)]
	var a, b, c, d int64
	for p, word := range words {
		a += word * x[p]
		b += word * y[p]
		c += word * z[p]
		d += word * u[p]
	}
	return [4]int64{a, b, c, d}
}
