package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// big is from how many bytes on a file is deleted after its last use.
const big = 500 << 20

// dataset is a file of made-up answers: what the generator is asked for, and as what this
// program writes it then, if it does.
type dataset struct {
	name    string
	options []string // of the generator
	as      string   // quoted, labels or shared
}

func csvOf(name string, rows int, options ...string) dataset {
	return dataset{name: name, options: append([]string{"-rows", fmt.Sprint(rows)}, options...)}
}

func (d dataset) written(name, as string) dataset {
	d.name, d.as = name, as
	return d
}

// made is the path of the file, which is made if it is not there yet.
func (b bench) made(d dataset) (path string, err error) {
	path = filepath.Join(b.data, d.name)
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	fmt.Fprintf(os.Stderr, "making %s\n", path)
	out, err := os.Create(path + ".part")
	if err != nil {
		return "", err
	}
	defer out.Close()
	if err := b.write(d, out); err != nil {
		os.Remove(out.Name())
		return "", err
	}
	return path, os.Rename(out.Name(), path)
}

// write runs the generator, and behind it this program where the file is to be written
// otherwise.
func (b bench) write(d dataset, out *os.File) error {
	gen := exec.Command(b.gen, append(d.options, "-o", "-")...)
	gen.Stderr = os.Stderr
	if d.as == "" {
		gen.Stdout = out
		return gen.Run()
	}
	as := exec.Command(b.self, d.as)
	as.Stdout, as.Stderr = out, os.Stderr
	var err error
	if as.Stdin, err = gen.StdoutPipe(); err != nil {
		return err
	}
	if err := gen.Start(); err != nil {
		return err
	}
	return errors.Join(as.Run(), gen.Wait())
}

// tidy deletes a big file of data unless it is to be kept.
func (b bench) tidy(path string) error {
	info, err := os.Stat(path)
	if b.keep || err != nil || info.Size() < big {
		return err
	}
	return os.Remove(path)
}

// size says how long a file is, for the title of a work.
func size(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	text := fmt.Sprintf("%.2f GB", float64(info.Size())/1e9)
	if info.Size() < 1e9 {
		text = fmt.Sprintf("%.1f MB", float64(info.Size())/1e6)
	}
	return strings.TrimSuffix(text, ".0")
}
