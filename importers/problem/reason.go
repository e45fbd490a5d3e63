package problem

import (
	"errors"
	"io/fs"
	"syscall"
)

// Reason is what a system says of the commonest failures of a file, in words that
// can be translated; of others it is the error's own.
func Reason(err error) Text {
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Say("no such file or directory")
	case errors.Is(err, fs.ErrPermission):
		return Say("permission denied")
	case errors.Is(err, fs.ErrExist):
		return Say("file exists")
	case errors.Is(err, syscall.EISDIR):
		return Say("is a directory")
	case errors.Is(err, syscall.ENOSPC):
		return Say("no space left on device")
	default:
		return Of(err)
	}
}
