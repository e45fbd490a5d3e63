package csvfile

import "math/bits"

// span is the number of bytes that are looked at together, a bit for each in a mark, the
// first of them lowest.
const span = 64

// marks are the bytes of a text's first span that are b.
func marks(text []byte, b byte) (at uint64) {
	text = text[:span]
	for i := 0; i < span; i += 8 {
		at = at>>8 | gathered(every(eight(text[i:]), b))
	}
	return at
}

// gathered moves the highest bits of eight bytes into the highest byte: times these
// powers of two bit 8i comes to 56+i, and no two of the others to the same place.
func gathered(highest uint64) uint64 {
	const to = 1<<7 | 1<<14 | 1<<21 | 1<<28 | 1<<35 | 1<<42 | 1<<49 | 1<<56
	return highest >> 7 * to & (0xff << 56)
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
// next quote. It is false if it has come no further.
func (s *splitter) marked(end int) bool {
	from := s.at
	for s.at >= s.odd && s.at+span < end {
		ok, plain := s.mark()
		if !ok {
			s.odd = s.at + span
		}
		if plain {
			break
		}
	}
	return s.at > from
}

// mark scans a span, behind which there is a byte; plain says that there is no quoted
// cell in it. It is not ok, and nothing done, if quotes are not what marked wants.
func (s *splitter) mark() (ok, plain bool) {
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
		return false, false
	case returns>>(span-1) != 0, closing>>(span-1) != 0 && !ends(text[span], s.delimiter): // the next byte decides
		return false, false
	}
	if feeds|returns != 0 {
		s.row += bits.OnesCount64(feeds | returns&^(feeds>>1))
		s.lined = s.at + span - bits.LeadingZeros64(feeds|returns)
	}
	s.quoted = inside>>(span-1) != 0
	s.at += span
	return true, quotes == 0 && !s.quoted
}
