package inflate

import "encoding/binary"

// run unpacks a block of codes until it ends, or there is no room or no input.
func (r *reader) run() bool {
	buf, out, lits, dists := r.buf, r.out, r.lits.entries, r.dists.entries
	pos, made, bits, count := r.pos, r.made, r.bits, r.count
	last, room := r.lastLoad(), len(out)-slack
	sound := true
	for pos <= last && made < room {
		bits |= binary.LittleEndian.Uint64(buf[pos:]) << (count & 63)
		pos += int(63-count) >> 3
		count |= 56
		e := lits[bits&(1<<litBits-1)]
		if e&literal != 0 { // two of them take 22 bits
			out[made] = byte(e >> value)
			made++
			bits >>= e & total
			count -= uint(e & total)
			e = lits[bits&(1<<litBits-1)]
		}
		if e&link != 0 {
			e = lits[e>>value+uint32(bits>>litBits)&r.lits.rest]
		}
		if e&(literal|stop) != 0 {
			if e&literal == 0 && e>>value != 0 {
				sound = false
				break
			}
			bits >>= e & total
			count -= uint(e & total)
			if e&stop != 0 {
				r.leave()
				break
			}
			out[made] = byte(e >> value)
			made++
			continue
		}
		length := int(e>>value) + int(bits&(1<<(e&total)-1)>>(e>>size&15))
		bits >>= e & total
		count -= uint(e & total)
		if count < mostBits+13 {
			bits |= binary.LittleEndian.Uint64(buf[pos:]) << (count & 63)
			pos += int(63-count) >> 3
			count |= 56
		}
		e = dists[bits&(1<<distBits-1)]
		if e&link != 0 {
			e = dists[e>>value+uint32(bits>>distBits)&r.dists.rest]
		}
		distance := int(e>>value) + int(bits&(1<<(e&total)-1)>>(e>>size&15))
		bits >>= e & total
		count -= uint(e & total)
		if e&stop != 0 || distance > made {
			sound = false
			break
		}
		repeat(out, made, distance, length)
		made += length
	}
	r.pos, r.made, r.bits, r.count = pos, made, bits, count
	return sound
}

// repeat writes at made what stands the distance in front of it. It may write 7
// bytes more.
func repeat(out []byte, made, distance, length int) {
	from := made - distance
	if distance < 8 {
		for n := 0; n < length; {
			n += copy(out[made+n:made+length], out[from:made+n])
		}
		return
	}
	for end := made + length; made < end; made, from = made+8, from+8 {
		binary.LittleEndian.PutUint64(out[made:], binary.LittleEndian.Uint64(out[from:]))
	}
}
