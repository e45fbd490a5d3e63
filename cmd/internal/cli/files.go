package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// file is an output and what writes its content.
type file struct {
	name  string
	write func(io.Writer) error
}

// whole is an output whose content is there.
func whole(name string, data []byte) file {
	return file{name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}}
}

// outputWriter names what is written to in the error of a write.
type outputWriter struct {
	name string
	io.Writer
}

func (o outputWriter) Write(data []byte) (int, error) {
	n, err := o.Writer.Write(data)
	if err != nil {
		err = outputError{o.name, err}
	}
	return n, err
}

// writeFiles writes all files or none: each is written under a temporary name in
// its folder and synced, and only when all are complete are they renamed. A file
// that was there is the old one or the new one, never half of either.
func writeFiles(files []file) error {
	var temporary []string
	defer func() {
		for _, name := range temporary {
			os.Remove(name) // those renamed are gone already
		}
	}()
	for _, f := range files {
		name, err := writeTemporary(f)
		if name != "" {
			temporary = append(temporary, name)
		}
		if err != nil {
			return err
		}
	}
	for i, f := range files {
		if err := os.Rename(temporary[i], f.name); err != nil {
			return outputError{f.name, err}
		}
		syncFolder(filepath.Dir(f.name))
	}
	return nil
}

// writeTemporary writes a file under another name. What goes wrong with its
// content comes back as it is.
func writeTemporary(f file) (name string, err error) {
	temporary, err := os.CreateTemp(filepath.Dir(f.name), "."+filepath.Base(f.name)+".*")
	if err != nil {
		return "", outputError{f.name, err}
	}
	if err := f.write(outputWriter{f.name, temporary}); err != nil {
		temporary.Close()
		return temporary.Name(), err
	}
	err = temporary.Sync()
	if err == nil {
		err = temporary.Chmod(modeOf(f.name))
	}
	if err = errors.Join(err, temporary.Close()); err != nil {
		err = outputError{f.name, err}
	}
	return temporary.Name(), err
}

// modeOf keeps the rights of a file that is replaced; a new one can be read by
// all and written by its owner.
func modeOf(name string) os.FileMode {
	if info, err := os.Stat(name); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// syncFolder makes a rename last. Not every file system can, and the file itself
// is safe by then, so an error is of no consequence.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		f.Close()
	}
}
