package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"

	"servgap/importers/problem"
)

// file is an output and what writes its content.
type file struct {
	name    string
	private bool // for its owner alone, unless it replaces one that others may read
	write   func(io.Writer) error
}

// whole is an output whose content is there.
func whole(name string, data []byte) file {
	return file{name: name, write: func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}}
}

// appended is an output behind what its file holds already.
func appended(name string, data []byte) (file, error) {
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return file{}, outputError{name: problem.Plain(name), err: err}
	}
	return whole(name, append(old, data...)), nil
}

// outputWriter names what is written to in the error of a write.
type outputWriter struct {
	name problem.Text // none is standard output
	io.Writer
}

func (o outputWriter) Write(data []byte) (int, error) {
	n, err := o.Writer.Write(data)
	if err != nil {
		err = outputError{name: o.name, err: err}
	}
	return n, err
}

// writeFiles writes all files or none: each is written under a temporary name in
// its folder and synced, and only when all are complete are they renamed. A file
// that was there is the old one or the new one, never half of either. If a rename
// fails behind others, the error names those.
func writeFiles(files []file) error {
	var temporary, targets []string
	defer func() {
		for _, name := range temporary {
			os.Remove(name) // those renamed are gone already
		}
	}()
	for _, f := range files {
		target := followed(f.name)
		name, err := f.writeBeside(target)
		if name != "" {
			temporary, targets = append(temporary, name), append(targets, target)
		}
		if err != nil {
			return err
		}
	}
	var written []string
	for i, f := range files {
		if err := os.Rename(temporary[i], targets[i]); err != nil {
			return outputError{name: problem.Plain(f.name), err: err, written: written}
		}
		syncFolder(filepath.Dir(targets[i]))
		written = append(written, f.name)
	}
	return nil
}

// writeBeside writes a file under another name beside its target. What goes wrong
// with its content comes back as it is.
func (f file) writeBeside(target string) (name string, err error) {
	old, missing := os.Stat(target)
	temporary, err := create(filepath.Dir(target), f.private || missing == nil)
	if err != nil {
		return "", outputError{name: problem.Plain(f.name), err: err}
	}
	if err := f.write(outputWriter{problem.Plain(f.name), temporary}); err != nil {
		temporary.Close()
		return temporary.Name(), err
	}
	err = temporary.Sync()
	if err == nil && missing == nil {
		err = temporary.Chmod(old.Mode().Perm()) // what is replaced keeps its rights
	}
	if err = errors.Join(err, temporary.Close()); err != nil {
		err = outputError{name: problem.Plain(f.name), err: err}
	}
	return temporary.Name(), err
}

// create makes a new file, for its owner alone or with the rights that the system
// gives to new ones.
func create(folder string, private bool) (created *os.File, err error) {
	mode := os.FileMode(0o666)
	if private {
		mode = 0o600
	}
	_, err = unused(folder, func(name string) error {
		created, err = os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
		return err
	})
	return created, err
}

// unused calls make with hidden names in a folder until one is not taken.
func unused(folder string, make func(name string) error) (name string, err error) {
	for {
		name = filepath.Join(folder, fmt.Sprintf(".servgap-%016x", rand.Uint64()))
		if err := make(name); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
}

// mostLinks is the number of links behind each other that Linux follows.
const mostLinks = 40

// followed is the file that a name stands for: links stay, and what they lead to is
// replaced or made.
func followed(name string) string {
	for range mostLinks {
		link, err := os.Readlink(name)
		if err != nil {
			break
		}
		if !filepath.IsAbs(link) {
			folder, err := filepath.EvalSymlinks(filepath.Dir(name))
			if err != nil {
				break
			}
			link = filepath.Join(folder, link)
		}
		name = link
	}
	return name
}

// syncFolder makes a rename last. Not every file system can, and the file itself
// is safe by then, so an error is of no consequence.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		f.Close()
	}
}
