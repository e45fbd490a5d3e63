package importers

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"os"
	"sync/atomic"
)

// sum is the SHA-256 of a file that is being read: of one on a disk by a second
// reading beside the first, which finds it in the system's memory; of a pipe as it
// passes.
type sum struct {
	hash    hash.Hash
	stopped atomic.Bool
	ended   chan struct{} // closed when the second reading has; nil of a pipe
	rest    io.Reader     // of a pipe
	err     error

	panicked any // in the second reading: to be raised again where Run reports it
}

// sumOf begins the second reading of a file.
func sumOf(file *os.File, size int64) *sum {
	s := &sum{hash: sha256.New(), ended: make(chan struct{})}
	go func() {
		defer close(s.ended)
		defer func() { s.panicked = recover() }()
		in, buffer := io.NewSectionReader(file, 0, size), make([]byte, 32<<10)
		for s.err == nil && !s.stopped.Load() {
			var n int
			n, s.err = in.Read(buffer)
			s.hash.Write(buffer[:n])
		}
	}()
	return s
}

// sumThrough gives what passes a pipe, and its sum.
func sumThrough(pipe io.Reader) (io.Reader, *sum) {
	s := &sum{hash: sha256.New()}
	s.rest = io.TeeReader(pipe, s.hash)
	return s.rest, s
}

// text is the sum in hexadecimal digits, of the whole file.
func (s *sum) text() (string, error) {
	if s.ended != nil {
		if <-s.ended; s.panicked != nil {
			panic(s.panicked)
		}
	} else {
		_, s.err = io.Copy(io.Discard, s.rest)
	}
	if s.err != nil && s.err != io.EOF {
		return "", s.err
	}
	return hex.EncodeToString(s.hash.Sum(nil)), nil
}

// stop ends the second reading, before its file is closed.
func (s *sum) stop() {
	if s.stopped.Store(true); s.ended != nil {
		<-s.ended
	}
}
