package inflate

import (
	"encoding/binary"
	"io"
)

const (
	inputSize = 32 << 10
	padding   = 32   // zeros behind the last byte, which may be looked at
	longest   = 1024 // bytes that are enough for the head of a block
)

// input gives the bits of a stream, the lowest of each byte first.
type input struct {
	in    io.ReadSeeker
	buf   []byte // with padding
	pos   int    // buf[pos:end] is to come
	end   int
	whole bool // there is nothing behind end

	bits  uint64 // that are next; above count they may be set already
	count uint
}

func newInput(in io.ReadSeeker) input {
	return input{in: in, buf: make([]byte, inputSize+padding)}
}

// ready sees to it that there are bytes enough for the head of a block, or all
// that there are. It reports false if they cannot be read.
func (i *input) ready() bool {
	if i.whole || i.end-i.pos >= longest {
		return true
	}
	kept := min(i.pos, 8) // align goes back over them
	i.end = copy(i.buf, i.buf[i.pos-kept:i.end])
	i.pos = kept
	n, err := io.ReadFull(i.in, i.buf[i.end:inputSize])
	i.end += n
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		i.whole, err = true, nil
		clear(i.buf[i.end:])
	}
	return err == nil
}

// overrun reports whether bits behind the last byte were used.
func (i *input) overrun() bool { return i.pos-int(i.count>>3) > i.end }

// load makes 56 bits or more ready, as long as there are bytes.
func (i *input) load() {
	if i.pos+8 <= len(i.buf) {
		i.bits |= binary.LittleEndian.Uint64(i.buf[i.pos:]) << i.count
		i.pos += int(63-i.count) >> 3
		i.count |= 56
	}
}

// lastLoad is the last place from where bytes may be loaded twice, with 7 passed
// in between: all of them are known, or behind the end by more than bits holds.
func (i *input) lastLoad() int {
	if i.whole {
		return i.end + 7
	}
	return i.end - 16
}

// take gives the next n bits, 16 at the most. Behind the end they are zeros.
func (i *input) take(n uint) int {
	if i.count < n {
		i.load()
	}
	i.count = max(i.count, n) - n
	value := i.bits & (1<<n - 1)
	i.bits >>= n
	return int(value)
}

// align goes on to the next whole byte.
func (i *input) align() {
	i.pos -= int(i.count >> 3)
	i.bits, i.count = 0, 0
}
