package cli

import (
	"context"
	"errors"
	"io"
	"os"

	"servgap/importers"
	"servgap/importers/problem"
)

// spool is a copy of what can be read only once, in a temporary file that its
// owner alone may read.
type spool struct {
	name string // of what was copied
	file temporary
}

// newSpool copies all of a pipe.
func newSpool(ctx context.Context, d disk, name string, pipe io.Reader) (*spool, error) {
	file, err := d.Temp()
	if err != nil {
		return nil, outputError{name: temporaryFile(), err: err}
	}
	s := &spool{name, file}
	if _, err := io.Copy(outputWriter{temporaryFile(), file}, stoppable{ctx, pipe}); err != nil {
		s.discard()
		return nil, s.failed(ctx, err)
	}
	return s, nil
}

// temporaryFile is what the copy is called in messages.
func temporaryFile() problem.Text { return problem.Say("a temporary file in %s", os.TempDir()) }

// failed says whether it was the pipe that failed, or the copy of it.
func (s *spool) failed(ctx context.Context, err error) error {
	if _, ours := errors.AsType[outputError](err); ours || ctx.Err() != nil {
		return err
	}
	return problem.Problem{
		File: s.name, Code: "E-FILE-READ", Message: problem.Say("cannot be read: %v", problem.Reason(err)),
		Fix: problem.Say("check what writes to the pipe"),
	}
}

// open reads the copy from its start, under the name of what was copied.
func (s *spool) open(ctx context.Context, o importers.OpenOptions) (*importers.Source, error) {
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return nil, outputError{name: temporaryFile(), err: err}
	}
	o.Pipe = s.name
	return open(ctx, "-", s.file, o)
}

func (s *spool) discard() { s.file.Close() }

// stoppable ends when the run is stopped.
type stoppable struct {
	ctx context.Context
	io.Reader
}

func (s stoppable) Read(data []byte) (int, error) {
	if s.ctx.Err() != nil {
		return 0, context.Cause(s.ctx)
	}
	return s.Reader.Read(data)
}
