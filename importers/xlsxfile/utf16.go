package xlsxfile

import (
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"servgap/importers/problem"
)

// utf16Reader turns UTF-16 into UTF-8. Bytes that are no UTF-16 are an error.
type utf16Reader struct {
	in     io.Reader
	part   string
	bigEnd bool
	ready  []byte // UTF-8 to be given
	units  []byte // UTF-16 that is no whole character yet
	buf    [4 << 10]byte
}

func (u *utf16Reader) Read(to []byte) (int, error) {
	for len(u.ready) == 0 {
		n, err := u.in.Read(u.buf[:])
		u.units = append(u.units, u.buf[:n]...)
		u.ready = u.ready[:0]
		for len(u.units) >= 2 {
			used := u.character()
			if used == 0 {
				break
			}
			if used < 0 {
				return 0, u.illegal()
			}
			u.units = u.units[used:]
		}
		switch {
		case err == io.EOF && len(u.units) > 0:
			return 0, u.illegal()
		case err != nil && len(u.ready) == 0:
			return 0, err
		}
	}
	n := copy(to, u.ready)
	u.ready = u.ready[n:]
	return n, nil
}

// character makes one character ready and gives the bytes it took; 0 means that
// there are not enough, a negative number that they are none.
func (u *utf16Reader) character() int {
	first := u.unit(0)
	if !utf16.IsSurrogate(first) {
		u.ready = utf8.AppendRune(u.ready, first)
		return 2
	}
	if len(u.units) < 4 {
		return 0
	}
	r := utf16.DecodeRune(first, u.unit(2))
	if r == utf8.RuneError {
		return -1
	}
	u.ready = utf8.AppendRune(u.ready, r)
	return 4
}

func (u *utf16Reader) unit(at int) rune {
	if u.bigEnd {
		return rune(u.units[at])<<8 | rune(u.units[at+1])
	}
	return rune(u.units[at+1])<<8 | rune(u.units[at])
}

func (u *utf16Reader) illegal() error {
	return damaged("", problem.Say("%s has bytes that are not UTF-16", problem.Quote(u.part)))
}
