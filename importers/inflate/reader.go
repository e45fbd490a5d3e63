package inflate

import (
	"compress/flate"
	"io"
)

// What a reader holds.
const (
	history = 32 << 10 // bytes that a match may lie behind: RFC 1951, 3.2.5
	ahead   = 64 << 10 // bytes unpacked at a time
	slack   = 320      // bytes that one step of run may write: two literals and a match, in pieces of 8
)

// reader unpacks a stream.
type reader struct {
	input
	exact io.Reader // compress/flate, where the stream is not sound

	out   []byte
	made  int   // out[:made] is unpacked
	given int   // of these, what was read
	total int64 // that was read of the stream

	block  block
	last   bool // there is no block behind this one
	stored int  // bytes to come of a block that is not packed
	codes  [maxCodes]uint8
	lits   table
	dists  table
}

// NewReader unpacks what in holds from its beginning. What cannot be read from
// there again is left to compress/flate.
func NewReader(in io.Reader) io.ReadCloser {
	again, ok := in.(io.ReadSeeker)
	if !ok {
		return flate.NewReader(in)
	}
	return &reader{input: newInput(again), out: make([]byte, history+ahead+slack)}
}

// Close does nothing: what is read belongs to the caller.
func (r *reader) Close() error { return nil }

func (r *reader) Read(p []byte) (int, error) {
	for r.given == r.made && r.exact == nil {
		if r.block == ended {
			return 0, io.EOF
		}
		r.slide()
		if from := r.made; !r.fill() {
			r.made = from
			if err := r.restart(); err != nil {
				return 0, err
			}
		}
	}
	if r.exact != nil {
		return r.exact.Read(p)
	}
	n := copy(p, r.out[r.given:r.made])
	r.given += n
	r.total += int64(n)
	return n, nil
}

// slide makes room behind the history.
func (r *reader) slide() {
	if r.made > history {
		copy(r.out, r.out[r.made-history:r.made])
		r.made, r.given = history, history
	}
}

// fill unpacks until there is no room or nothing to come. It reports false where
// the stream is not sound; what it made is worth nothing then.
func (r *reader) fill() bool {
	for r.made < len(r.out)-slack && r.block != ended {
		sound := r.ready()
		switch {
		case !sound:
		case r.block == between:
			sound = r.begin()
		case r.block == unpacked:
			sound = r.copyStored()
		default:
			sound = r.run()
		}
		if !sound || r.overrun() {
			return false
		}
	}
	return true
}

// restart lets compress/flate go on.
func (r *reader) restart() error {
	if _, err := r.in.Seek(0, io.SeekStart); err != nil {
		return err
	}
	r.exact = flate.NewReader(r.in)
	_, err := io.CopyN(io.Discard, r.exact, r.total)
	return err
}
