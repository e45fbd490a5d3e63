package importers

// key is the first and last bytes of a text in numbers. Where texts are of one size and no
// longer than mostKeyed, their keys are all of them. It is made and compared without a
// branch for each size that a label may have, which nobody can foresee.
type key struct{ first, second, third, last uint64 }

// mostKeyed is the number of bytes up to which a key is all of a text.
const mostKeyed = 4 * 8

func keyOf(text string) key {
	n := len(text)
	switch {
	case n >= 8:
		return key{eight(text), eight(text[min(8, n-8):]), eight(text[max(n-16, 0):]), eight(text[n-8:])}
	case n >= 4:
		return key{first: four(text), last: four(text[n-4:])}
	case n > 0:
		return key{first: uint64(text[0]), second: uint64(text[n/2]), last: uint64(text[n-1])}
	default:
		return key{}
	}
}

// is reports whether two keys are the same.
func (k key) is(other key) bool {
	return (k.first^other.first)|(k.second^other.second)|(k.third^other.third)|(k.last^other.last) == 0
}

// sign is a number that few texts of a column share: of their size and of their first and
// last bytes, mixed by the golden ratio of 2^64.
func (k key) sign(size int) uint8 {
	return uint8((k.first ^ k.last<<1 ^ uint64(size)) * 0x9E3779B97F4A7C15 >> 56)
}

// eight is the first eight bytes of a text; the compiler makes one load of it.
func eight(t string) uint64 {
	_ = t[7]
	return uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
		uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
}

// four is the first four bytes of a text.
func four(t string) uint64 {
	_ = t[3]
	return uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24
}
