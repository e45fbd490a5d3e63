package inflate

// block is what a stream is in the middle of.
type block uint8

const (
	between  block = iota
	unpacked       // a block of bytes as they are
	coded          // a block of codes
	ended          // the last block has ended
)

// Limits of a block of codes: RFC 1951, 3.2.7.
const (
	maxLits  = 286
	maxDists = 30
	maxCodes = maxLits + maxDists
)

// begin reads the head of a block.
func (r *reader) begin() bool {
	r.last = r.take(1) == 1
	switch r.take(2) {
	case 0:
		return r.beginStored()
	case 1:
		return r.beginFixed()
	case 2:
		return r.beginDynamic()
	}
	return false
}

// leave ends a block.
func (r *reader) leave() {
	r.block = between
	if r.last {
		r.block = ended
	}
}

func (r *reader) beginStored() bool {
	r.align()
	length := r.take(16)
	if r.take(16) != length^0xffff {
		return false
	}
	r.align()
	r.block, r.stored = unpacked, length
	return true
}

// copyStored gives what there is of a block that is not packed.
func (r *reader) copyStored() bool {
	n := copy(r.out[r.made:len(r.out)-slack], r.buf[r.pos:min(r.end, r.pos+r.stored)])
	r.pos += n
	r.made += n
	r.stored -= n
	if r.stored == 0 {
		r.leave()
	}
	return n > 0 || r.block != unpacked
}

// beginFixed takes the codes that RFC 1951 has, 3.2.6.
func (r *reader) beginFixed() bool {
	var lits [288]uint8
	for symbol := range lits {
		switch {
		case symbol < 144:
			lits[symbol] = 8
		case symbol < 256:
			lits[symbol] = 9
		case symbol < 280:
			lits[symbol] = 7
		default:
			lits[symbol] = 8
		}
	}
	var dists [32]uint8
	for symbol := range dists {
		dists[symbol] = 5
	}
	r.block = coded
	return r.lits.build(lits[:], litBits, litEntries[:]) && r.dists.build(dists[:], distBits, distEntries[:])
}

// order is that in which the lengths of codes of lengths come: RFC 1951, 3.2.7.
var order = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// beginDynamic reads the codes of the block.
func (r *reader) beginDynamic() bool {
	lits, dists, n := r.take(5)+257, r.take(5)+1, r.take(4)+4
	if lits > maxLits || dists > maxDists {
		return false
	}
	var of [len(order)]uint8
	for _, symbol := range order[:n] {
		of[symbol] = uint8(r.take(3))
	}
	// The table of literals is not in use yet.
	if !r.lits.build(of[:], lengthBits, lengthEntries[:]) || !r.readCodes(r.codes[:lits+dists]) {
		return false
	}
	r.block = coded
	return r.lits.build(r.codes[:lits], litBits, litEntries[:]) && r.dists.build(r.codes[lits:lits+dists], distBits, distEntries[:])
}

// readCodes reads the lengths of codes, which are packed themselves.
func (r *reader) readCodes(to []uint8) bool {
	for i := 0; i < len(to); {
		r.load()
		e := r.lits.entries[r.bits&(1<<lengthBits-1)]
		if e&stop != 0 {
			return false
		}
		r.take(uint(e & total))
		length, times := uint8(0), 1
		switch symbol := e >> value; {
		case symbol < 16:
			length = uint8(symbol)
		case symbol == 16 && i == 0:
			return false
		case symbol == 16:
			length, times = to[i-1], 3+r.take(2)
		case symbol == 17:
			times = 3 + r.take(3)
		default:
			times = 11 + r.take(7)
		}
		if times > len(to)-i {
			return false
		}
		for ; times > 0; times-- {
			to[i] = length
			i++
		}
	}
	return true
}
