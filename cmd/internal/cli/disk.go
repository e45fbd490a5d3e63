package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// disk is what outputs need of a file system, so that tests can have one that fails.
type disk interface {
	// Create makes a file in a folder, for its owner alone or with the rights that the
	// system gives to new ones. It has no name yet, where the system knows such files
	// and it is brief, which keeps it open; else it has a hidden one.
	Create(folder string, private, brief bool) (newFile, error)
	// Temp makes a file for its owner alone that is gone when it is closed.
	Temp() (temporary, error)
	Mkdir(name string) error
	Rename(from, to string) error
	Remove(name string) error
	RemoveAll(name string) error
	// SyncFolder makes what happened to names in a folder last.
	SyncFolder(name string) error
}

// newFile is a file that is being written.
type newFile interface {
	io.Writer
	Sync() error
	Chmod(fs.FileMode) error
	// Done says that all is written.
	Done() error
	// Place gives a file that is done its name, in place of what has it.
	Place(name string) error
	// Discard takes it away, unless it was placed.
	Discard()
}

// temporary is a file for what is needed twice.
type temporary interface {
	io.ReadWriteSeeker
	io.Closer
}

// system is the disk of the machine.
type system struct{}

func (system) Create(folder string, private, brief bool) (newFile, error) {
	mode := os.FileMode(0o666)
	if private {
		mode = 0o600
	}
	if brief {
		if file, ok := withoutName(folder, os.O_WRONLY, mode); ok {
			return nameless{file}, nil
		}
	}
	var file *os.File
	_, err := unused(folder, func(name string) (err error) {
		file, err = os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
		return err
	})
	if err != nil {
		return nil, err
	}
	return hidden{file}, nil
}

func (system) Temp() (temporary, error) {
	if file, ok := withoutName(os.TempDir(), os.O_RDWR, 0o600); ok {
		return file, nil
	}
	file, err := os.CreateTemp("", "servgap-*")
	if err != nil {
		return nil, err
	}
	if os.Remove(file.Name()) == nil { // at once, where a system allows that
		return file, nil
	}
	return leftover{file}, nil
}

func (system) Mkdir(name string) error      { return os.Mkdir(name, 0o777) }
func (system) Rename(from, to string) error { return os.Rename(from, to) }
func (system) Remove(name string) error     { return os.Remove(name) }
func (system) RemoveAll(name string) error  { return os.RemoveAll(name) }

func (system) SyncFolder(name string) error {
	folder, err := os.Open(name)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

// hidden is a file with a hidden name until it is placed.
type hidden struct{ *os.File }

func (f hidden) Done() error { return f.Close() }

func (f hidden) Place(name string) error { return os.Rename(f.Name(), name) }

func (f hidden) Discard() {
	f.Close()
	os.Remove(f.Name())
}

// leftover is a temporary file that keeps its name while it is open.
type leftover struct{ *os.File }

func (f leftover) Close() error { return errors.Join(f.File.Close(), os.Remove(f.Name())) }

// unused calls make with hidden names in a folder until one is not taken.
func unused(folder string, make func(name string) error) (name string, err error) {
	for {
		name = filepath.Join(folder, fmt.Sprintf(".servgap-%016x", rand.Uint64()))
		if err := make(name); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
}
