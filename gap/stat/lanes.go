package stat

import "math/bits"

// lanes are sums of products of small codes, side by side in words. Of numbers packed as
// x + 2^16·y + 2^32·z a multiple is the multiples of each, so that one multiplication
// makes all the products with another number; below 0 a lane borrows from the next, which
// is given back when they are read. The numbers are joined by 1, behind them, whose
// products are the numbers' own sums.
type lanes struct {
	k      int
	size   uint  // of a lane in bits: 16, 32 or 64
	each   uint  // a word has 2^each lanes
	people int64 // who are in them
	packed []int64
	// By four numbers, from the word of the first on and by word: the products with each
	// of the four.
	words [][4]int64
}

// fewNumbers are not worth packing.
const fewNumbers = 2

// leastRoom is the number of people that lanes have to hold: reading them costs as much as
// counting some.
const leastRoom = 64

// laneSize is the size of the smallest lanes for products of k codes that are not larger
// than most, each counted so many times, and of how many people they hold the sums; 0 if
// there are none. Few numbers have a word for each product.
func laneSize(k int, most, times int64) (size uint, people int64) {
	if bits.Len64(uint64(most)) > 31 {
		return 0, 0
	}
	size = 16
	if k <= fewNumbers {
		size = 64
	}
	for ; size <= 64; size *= 2 {
		if people := laneRoom(size, most); people/times >= leastRoom {
			return size, people
		}
	}
	return 0, 0
}

// laneRoom is of how many people a lane holds the products of two codes.
func laneRoom(size uint, most int64) int64 { return (1<<(size-1) - 1) / max(1, most*most) }

func newLanes(k int, size uint) *lanes {
	l := &lanes{k: k, size: size, each: uint(bits.Len64(64/uint64(size)) - 1)}
	l.packed = make([]int64, k>>l.each+1)
	words := 0
	for i := 0; i < k; i += 4 {
		words += len(l.packed) - i>>l.each
	}
	l.words = make([][4]int64, words)
	return l
}

// add counts n people with the same codes.
func (l *lanes) add(codes []int64, n int64) {
	l.people += n
	if l.k <= fewNumbers {
		l.addFew(codes, n)
		return
	}
	l.pack(codes)
	words, from, skip := l.words, l.packed, 4>>(l.each&63)
	for ; len(codes) >= 4; codes = codes[4:] {
		addProducts(words[:len(from)], from, (*[4]int64)(codes), n)
		words, from = words[len(from):], from[min(skip, len(from)):]
	}
	if len(codes) > 0 {
		var rest [4]int64
		copy(rest[:], codes)
		addProducts(words[:len(from)], from, &rest, n)
	}
}

// addFew is add for few numbers.
func (l *lanes) addFew(codes []int64, n int64) {
	switch words := l.words; len(codes) {
	case 2:
		x, y := codes[0], codes[1]
		words[1][0] += n * x * y
		words[1][1] += n * y * y
		words[2][1] += n * y
		fallthrough
	case 1:
		x := codes[0]
		words[0][0] += n * x * x
		words[l.k][0] += n * x
	}
}

// addProducts adds n times the products of packed codes with each of four numbers. It
// stands alone to have these in registers.
//
//go:noinline
func addProducts(into [][4]int64, packed []int64, numbers *[4]int64, n int64) {
	a, b, c, d := n*numbers[0], n*numbers[1], n*numbers[2], n*numbers[3]
	for w, y := range packed {
		of := &into[w]
		of[0] += a * y
		of[1] += b * y
		of[2] += c * y
		of[3] += d * y
	}
}

// pack puts codes, and 1 behind them, side by side.
func (l *lanes) pack(codes []int64) {
	switch packed := l.packed; l.size {
	case 16:
		for ; len(codes) >= 4; codes = codes[4:] {
			packed[0] = codes[0] + codes[1]<<16 + codes[2]<<32 + codes[3]<<48
			packed = packed[1:]
		}
		last := int64(1)
		for i := len(codes) - 1; i >= 0; i-- {
			last = last<<16 + codes[i]
		}
		packed[0] = last
	case 32:
		two := len(codes) / 2
		for i := range two {
			packed[i] = codes[2*i] + codes[2*i+1]<<32
		}
		packed[two] = 1
		if len(codes)%2 == 1 {
			packed[two] = codes[2*two] + 1<<32
		}
	default:
		copy(packed, codes)
		packed[l.k] = 1
	}
}

// moveTo adds the sums to those of a Cross, in which the codes are multiples of units, nil
// for 1, and begins anew.
func (l *lanes) moveTo(c *Cross, units []int64) {
	words, to := l.words, 0
	for i := range l.k {
		first := i &^ 3 >> l.each
		for j := i; j < l.k; j++ {
			c.Products[to].AddProduct(l.at(words[j>>l.each-first][i&3], j), unitOf(units, i)*unitOf(units, j))
			to++
		}
		c.Sums[i].AddProduct(l.at(words[l.k>>l.each-first][i&3], l.k), unitOf(units, i))
		if i&3 == 3 {
			words = words[len(l.packed)-first:]
		}
	}
	clear(l.words)
	l.people = 0
}

// at is the lane of number j in its word.
func (l *lanes) at(word int64, j int) int64 {
	return laneAt(word, uint(j)&(1<<l.each-1)*l.size, l.size)
}

// laneAt is the lane of so many bits that begins at one, with what it lent to the lane
// before, which is below 0 then.
func laneAt(word int64, begin, size uint) int64 {
	lent := word << 1 >> begin & 1
	return (word>>begin + lent) << (64 - size) >> (64 - size)
}

func unitOf(units []int64, i int) int64 {
	if units == nil {
		return 1
	}
	return units[i]
}
