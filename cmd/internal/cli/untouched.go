package cli

import (
	"context"
	"os"

	"servgap/importers/problem"
)

// untouched remembers a file as it was, to see whether somebody writes to it while
// it is read. Of what is no regular file it remembers nothing.
type untouched struct {
	path   string
	before os.FileInfo // nil if there is nothing to compare
}

func untouchedFrom(path string) untouched {
	info, err := os.Stat(path)
	if path == "-" || err != nil || !info.Mode().IsRegular() {
		return untouched{path: path}
	}
	return untouched{path, info}
}

// check fails if the file is no longer what it was.
func (u untouched) check() error {
	if u.before == nil {
		return nil
	}
	now, err := os.Stat(u.path)
	if err == nil && os.SameFile(now, u.before) && now.Size() == u.before.Size() && now.ModTime().Equal(u.before.ModTime()) {
		return nil
	}
	return u.changed()
}

// after is what went wrong while the file was read, or that somebody wrote to it, which
// may be why.
func (u untouched) after(ctx context.Context, err error) error {
	if changed := u.check(); changed != nil && ctx.Err() == nil {
		return changed
	}
	return err
}

func (u untouched) changed() error {
	return problem.Problem{
		Code: "E-FILE-CHANGED", File: u.path,
		Message: problem.Say("found other content than when reading began; accepted is a file that nobody writes to meanwhile"),
		Fix:     problem.Say("run it again; if something was printed, it is not to be used"),
	}
}
