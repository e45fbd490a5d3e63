package savfile

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"math"

	"servgap/importers/limit"
	"servgap/importers/problem"
)

// input reads the part of a file in front of the cases, in the file's byte
// order. Its first error stays, and everything read after it is zero.
type input struct {
	in     *bufio.Reader
	order  binary.ByteOrder
	at     int64 // of the next byte
	size   int64 // of the file
	limits limit.Limits
	err    error

	small [8]byte // of a number
}

// bytes gives the next n bytes. n comes out of the file and is not trusted.
func (s *input) bytes(n int64) []byte {
	if s.err != nil || !s.within(n) {
		return nil
	}
	b := make([]byte, n)
	s.fill(b)
	return b
}

func (s *input) fill(b []byte) {
	n, err := io.ReadFull(s.in, b)
	s.advance(int64(n), err)
}

// skip passes over n bytes.
func (s *input) skip(n int64) {
	if s.err != nil || !s.within(n) {
		return
	}
	_, err := s.in.Discard(int(n)) // within the limit
	s.advance(n, err)
}

func (s *input) within(n int64) bool {
	switch {
	case n < 0 || n > s.size-s.at:
		s.fail(problem.Say("the file ends in its dictionary, at byte %d", s.size))
	case n > s.limits.Of(limit.Dictionary)-s.at:
		s.err = tooMuch(problem.Say("found more than %s in front of the first case, which is the most that is accepted", s.limits.Spell(limit.Dictionary)), s.limits, s.at+n)
	default:
		return true
	}
	return false
}

func (s *input) advance(n int64, err error) {
	s.at += n
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		s.fail(problem.Say("the file ends in its dictionary, at byte %d", s.at))
	} else if err != nil {
		s.err = err
	}
}

// fail notes what is wrong with the file, unless something is already.
func (s *input) fail(cause problem.Text) {
	if s.err == nil {
		s.err = damaged(cause)
	}
}

func (s *input) int32() int32 { return int32(s.order.Uint32(s.number(4))) }

func (s *input) float64() float64 { return math.Float64frombits(s.order.Uint64(s.number(8))) }

// number gives the n bytes of a number, zeros if there is none.
func (s *input) number(n int64) []byte {
	b := s.small[:n]
	clear(b)
	if s.err == nil && s.within(n) {
		s.fill(b)
	}
	return b
}
