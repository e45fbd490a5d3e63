package savfile

import "math"

// decode writes the cells of one case. The scratch space is given back for the
// next case. An error names the first cell that cannot be read.
func (l *layout) decode(one []byte, cells []string, scratch []byte) ([]byte, error) {
	var first error
	for i, f := range l.fields {
		var err error
		switch {
		case f.width == 0:
			cells[i], err = l.number(i, one[f.start:f.start+8])
		case f.width > pieceWidth:
			scratch = joined(scratch[:0], one[f.start:], f.width)
			cells[i], err = l.text(i, scratch)
		default:
			cells[i], err = l.text(i, one[f.start:f.start+f.width])
		}
		if first == nil {
			first = err
		}
	}
	return scratch, first
}

// joined puts the pieces of a long text together: of 256 bytes, 255 are text.
func joined(to, pieces []byte, width int) []byte {
	for ; len(to) < width; pieces = pieces[min(len(pieces), pieceWidth+1):] {
		to = append(to, pieces[:min(pieceWidth, width-len(to), len(pieces))]...)
	}
	return to
}

func (l *layout) number(i int, b []byte) (string, error) {
	v, ok := l.numbers.read(b)
	switch {
	case !ok:
		return "", nil
	case math.IsInf(v, 0):
		return "", infinite(i+1, l.names[i])
	default:
		return l.fields[i].format.text(v), nil
	}
}

// text decodes a text. The last character of one that fills its width may have
// been cut in two, and is left out.
func (l *layout) text(i int, b []byte) (string, error) {
	full := b
	b = trimmed(b)
	if l.charset.table == nil && len(b) == len(full) {
		b = b[:len(b)-cutCharacter(b)]
	}
	text, bad := l.charset.text(b)
	if bad >= 0 {
		return "", notText(l.charset, b[bad:], i+1, l.names[i])
	}
	return text, nil
}

// numbers reads the eight bytes of a number.
type numbers struct {
	order  interface{ Uint64([]byte) uint64 }
	sysmis float64
}

// read gives a number, and false for one that the system calls missing: what the
// file says that is, the value all writers use, and what is not a number.
func (n numbers) read(b []byte) (float64, bool) {
	v := math.Float64frombits(n.order.Uint64(b))
	return v, v != n.sysmis && v != -math.MaxFloat64 && !math.IsNaN(v)
}
