package xlsxfile

import "io"

// How a part is unpacked ahead of the scanner.
const (
	aheadFrom = 256 << 10 // bytes behind which it is: most parts are smaller
	pieceSize = 64 << 10
	pieces    = 3 // one is scanned, one is unpacked, one is in between
)

// ahead gives what is read from in. In a long part, another goroutine reads on
// while the last piece is in use; it has ended when close returns.
type ahead struct {
	in    io.Reader
	alone int // bytes to come before the other goroutine begins
	now   piece
	ready chan piece  // nil as long as there is no other goroutine
	free  chan []byte // never full, like ready
}

// piece is what was read at once, and with what error.
type piece struct {
	buf, rest []byte // rest is to be given
	err       error
	panicked  any // to be raised again where it is caught
}

func (a *ahead) Read(to []byte) (int, error) {
	if a.alone > 0 {
		n, err := a.in.Read(to)
		a.alone -= n
		return n, err
	}
	if a.ready == nil {
		a.start()
	}
	if len(a.now.rest) == 0 && a.now.err == nil {
		a.free <- a.now.buf
		if a.now = <-a.ready; a.now.panicked != nil {
			panic(a.now.panicked)
		}
	}
	n := copy(to, a.now.rest)
	if a.now.rest = a.now.rest[n:]; len(a.now.rest) > 0 {
		return n, nil
	}
	return n, a.now.err
}

// start begins to read ahead.
func (a *ahead) start() {
	a.ready, a.free = make(chan piece, pieces+1), make(chan []byte, pieces)
	a.now.buf = make([]byte, pieceSize)
	for range pieces - 1 {
		a.free <- make([]byte, pieceSize)
	}
	go a.readOn()
}

// readOn fills what is free until an error, the end among them, or close.
func (a *ahead) readOn() {
	defer close(a.ready)
	defer func() {
		if caught := recover(); caught != nil {
			a.ready <- piece{panicked: caught}
		}
	}()
	for buf := range a.free {
		n, err := a.in.Read(buf)
		a.ready <- piece{buf: buf, rest: buf[:n], err: err}
		if err != nil {
			return
		}
	}
}

// close waits until nothing is read any more.
func (a *ahead) close() {
	if a.free == nil {
		return
	}
	close(a.free)
	for range a.ready {
	}
	a.free, a.now = nil, piece{err: io.ErrClosedPipe}
}
