package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// withoutName makes a file without a name, which is gone with the program, however that
// ends. Not every file system can.
func withoutName(folder string, access int, mode os.FileMode) (file *os.File, ok bool) {
	file, err := os.OpenFile(folder, access|unix.O_TMPFILE, mode)
	if err != nil {
		return nil, false
	}
	if _, err := os.Stat(descriptor(file)); err != nil { // no /proc, by which it gets its name
		file.Close()
		return nil, false
	}
	return file, true
}

func descriptor(file *os.File) string { return fmt.Sprintf("/proc/self/fd/%d", file.Fd()) }

// nameless is a file that gets its name when it is placed.
type nameless struct{ *os.File }

func (f nameless) Done() error { return nil } // it stays open

func (f nameless) Place(name string) error {
	err := f.link(name)
	if errors.Is(err, fs.ErrExist) {
		err = f.replace(name)
	}
	return errors.Join(err, f.Close())
}

// replace takes the place of a file, for which it has a hidden name for a moment.
func (f nameless) replace(name string) error {
	other, err := unused(filepath.Dir(name), f.link)
	if err != nil {
		return err
	}
	if err := os.Rename(other, name); err != nil {
		os.Remove(other)
		return err
	}
	return nil
}

func (f nameless) link(name string) error {
	err := unix.Linkat(unix.AT_FDCWD, descriptor(f.File), unix.AT_FDCWD, name, unix.AT_SYMLINK_FOLLOW)
	if err != nil {
		return &os.LinkError{Op: "link", Old: f.Name(), New: name, Err: err}
	}
	return nil
}

func (f nameless) Discard() { f.Close() }
