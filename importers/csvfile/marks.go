package csvfile

import (
	"encoding/binary"
	"math/bits"
)

// span is the number of bytes that are looked at together, a bit for each in a mark, the
// first of them lowest.
const span = 64

// marks are the bytes of a text's first span that are b.
func marks(text []byte, b byte) uint64 {
	all := (*[span]byte)(text)
	return marked8(all[0:8], b) | marked8(all[8:16], b)<<8 | marked8(all[16:24], b)<<16 | marked8(all[24:32], b)<<24 |
		marked8(all[32:40], b)<<32 | marked8(all[40:48], b)<<40 | marked8(all[48:56], b)<<48 | marked8(all[56:64], b)<<56
}

// marked8 are those of eight bytes. Their highest bits come to one byte: times these
// powers of two bit 8i comes to 56+i, and no two of the others to the same place.
func marked8(text []byte, b byte) uint64 {
	const to = 1<<7 | 1<<14 | 1<<21 | 1<<28 | 1<<35 | 1<<42 | 1<<49 | 1<<56
	return every(binary.LittleEndian.Uint64(text), b) >> 7 * to >> 56
}

// within marks everything from an odd mark to the next, without that.
func within(marks uint64) uint64 {
	for by := 1; by < span; by *= 2 {
		marks ^= marks << by
	}
	return marks
}

// marked scans spans of text in which every quote begins a cell, ends one or is doubled,
// so that a cell is what is from an odd one to an even one. It stops in front of any
// other span, and behind one without a quoted cell, for such are scanned quicker by the
// next quote. From the beginning of a cell on it steps over answers of one digit, which are
// what most of such a file is. It is false if it has come no further.
func (s *splitter) marked(end int) bool {
	from, two := s.at, quotedRun(s.delimiter)
	for s.at >= s.odd && s.at+span < end {
		cell, ok, plain := s.mark()
		switch {
		case !ok:
			s.odd = s.at + span
			continue
		case plain:
			return true
		}
		for ; cell+8 <= end && two.is(eight(s.buf[cell:])); cell += 8 {
		}
		if cell > s.at {
			s.at, s.quoted = cell, false
		}
	}
	return s.at > from
}

// mark scans a span, behind which there is a byte, and says where the last cell begins of
// which the delimiter in front is in it, else where it begins itself; plain says that there is no quoted cell in it. It is
// not ok, and nothing done, if quotes are not what marked wants.
func (s *splitter) mark() (cell int, ok, plain bool) {
	text := s.buf[s.at : s.at+span+1]
	quotes, delimiters := marks(text, '"'), marks(text, s.delimiter)
	inside := within(quotes)
	if s.quoted {
		inside = ^inside
	}
	opening, closing := quotes&inside, quotes&^inside
	outside := ^(inside | quotes)
	feeds, returns := uint64(0), uint64(0)
	if outside&^delimiters != 0 {
		feeds, returns = marks(text, '\n')&outside, marks(text, '\r')&outside
	}
	beside := delimiters&outside | feeds | returns | quotes
	first := beside << 1
	if !s.quoted && s.opens(s.at) {
		first |= 1
	}
	switch {
	case opening&^first != 0, closing<<1&^beside != 0: // a quote within a cell, or text behind one
		return 0, false, false
	case returns>>(span-1) != 0, closing>>(span-1) != 0 && !ends(text[span], s.delimiter): // the next byte decides
		return 0, false, false
	}
	if feeds|returns != 0 {
		s.row += bits.OnesCount64(feeds | returns&^(feeds>>1))
		s.lined = s.at + span - bits.LeadingZeros64(feeds|returns)
	}
	s.quoted = inside>>(span-1) != 0
	cell = s.at + span - bits.LeadingZeros64(delimiters&outside)
	s.at += span
	return cell, true, quotes == 0 && !s.quoted
}
