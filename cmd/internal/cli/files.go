package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"servgap/cmd/internal/demo"
	"servgap/importers/problem"
)

// file is an output and what writes its content.
type file struct {
	name    string
	private bool // for its owner alone, unless it replaces one that others may read
	folders bool // those that it lies in and that are not there are made
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

// mostOpen is the number of files up to which each stays open until all are complete.
const mostOpen = 16

// writeFiles writes all files or none: each is written without a name, or under a hidden
// one in its folder, and synced, and only when all are complete do they get their names.
// A file that was there is the old one or the new one, never half of either. If one
// cannot have its name when others have theirs, the error names those.
func writeFiles(d disk, files []file) (err error) {
	var complete []newFile
	var made []string
	defer func() {
		for _, f := range complete {
			f.Discard() // those placed are gone already
		}
		for _, folder := range slices.Backward(made) {
			if err != nil {
				d.Remove(folder) // fails if something stands in it by now
			}
		}
	}()
	for _, f := range files {
		if f.folders {
			if made, err = makeFolders(d, filepath.Dir(followed(f.name)), made); err != nil {
				return outputError{name: problem.Plain(f.name), err: err}
			}
		}
		data, err := f.writeNew(d, len(files) <= mostOpen)
		if err != nil {
			return err
		}
		complete = append(complete, data)
	}
	var written []string
	for _, f := range files {
		target := followed(f.name)
		data := complete[0]
		complete = complete[1:]
		if err := data.Place(target); err != nil {
			data.Discard()
			return outputError{name: problem.Plain(f.name), err: err, written: written}
		}
		// Not every file system can make a name last, and the file itself is safe by
		// then, so an error is of no consequence.
		d.SyncFolder(filepath.Dir(target))
		written = append(written, f.name)
	}
	return nil
}

// makeFolders makes a folder with those above it that are not there, and puts what it
// made behind made.
func makeFolders(d disk, folder string, made []string) ([]string, error) {
	err := d.Mkdir(folder)
	if errors.Is(err, fs.ErrNotExist) && filepath.Dir(folder) != folder {
		if made, err = makeFolders(d, filepath.Dir(folder), made); err == nil {
			err = d.Mkdir(folder)
		}
	}
	switch {
	case err == nil:
		return append(made, folder), nil
	case errors.Is(err, fs.ErrExist):
		return made, nil
	default:
		return made, err
	}
}

// writeFolder writes a new folder with its files, whole or not at all: under a
// temporary name beside it, which is renamed at the end.
func writeFolder(d disk, folder string, files []demo.File) error {
	temporary, err := unused(filepath.Dir(folder), d.Mkdir)
	if err != nil {
		return outputError{name: problem.Plain(folder), err: err}
	}
	defer d.RemoveAll(temporary) // gone already if it was renamed
	var within []file
	for _, f := range files {
		f := whole(filepath.Join(temporary, filepath.FromSlash(f.Path)), f.Data)
		f.folders = true
		within = append(within, f)
	}
	err = writeFiles(d, within)
	if failed, ok := errors.AsType[outputError](err); ok {
		err = failed.err
	}
	if err == nil {
		err = d.Rename(temporary, folder)
	}
	if err != nil {
		return outputError{name: problem.Plain(folder), err: err}
	}
	d.SyncFolder(filepath.Dir(folder))
	return nil
}

// writeNew writes a file that is to take its place. What goes wrong with its content
// comes back as it is.
func (f file) writeNew(d disk, brief bool) (newFile, error) {
	target := followed(f.name)
	old, missing := os.Stat(target)
	data, err := d.Create(filepath.Dir(target), f.private || missing == nil, brief)
	if err != nil {
		return nil, outputError{name: problem.Plain(f.name), err: err}
	}
	if err := f.write(outputWriter{problem.Plain(f.name), data}); err != nil {
		data.Discard()
		return nil, err
	}
	err = data.Sync()
	if err == nil && missing == nil {
		err = data.Chmod(old.Mode().Perm()) // what is replaced keeps its rights
	}
	if err = errors.Join(err, data.Done()); err != nil {
		data.Discard()
		return nil, outputError{name: problem.Plain(f.name), err: err}
	}
	return data, nil
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
