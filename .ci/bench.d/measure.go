package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// call is how a program is started.
type call struct {
	args []string
	dir  string
	env  []string
}

// took is what one run of a program took, or the medians of several.
type took struct {
	Wall, CPU float64 // seconds; CPU is user and system
	Peak      float64 // MiB that were in memory at once
	Runs      int
}

// measure runs a program once, its standard output going to a file. The program is
// started by a small process of its own, for the kernel counts the memory of the one that
// starts another as the other's.
func (b bench) measure(c call, out string) (took, error) {
	p := exec.Command(b.self, append([]string{"measure", out}, c.args...)...)
	p.Dir, p.Env = c.dir, append(os.Environ(), c.env...)
	p.Stderr = os.Stderr
	text, err := p.Output()
	var t took
	if err == nil {
		err = json.Unmarshal(text, &t)
	}
	if err != nil {
		return t, fmt.Errorf("%v: %w", c.args, err)
	}
	return t, nil
}

// measured is the small process: it runs the program and prints what that took.
func measured(out string, args []string) error {
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	defer file.Close()
	p := exec.Command(args[0], args[1:]...)
	p.Stdout = file
	said := &tail{}
	p.Stderr = said
	start := time.Now()
	err = p.Run()
	wall := time.Since(start)
	if err != nil {
		return fmt.Errorf("%w: %s", err, said.text)
	}
	used := p.ProcessState.SysUsage().(*syscall.Rusage)
	cpu := p.ProcessState.UserTime() + p.ProcessState.SystemTime()
	return json.NewEncoder(os.Stdout).Encode(took{Wall: wall.Seconds(), CPU: cpu.Seconds(), Peak: float64(used.Maxrss) / 1024, Runs: 1})
}

// tail keeps the end of what a program says, for the message when it fails.
type tail struct{ text []byte }

func (t *tail) Write(p []byte) (int, error) {
	t.text = append(t.text, p...)
	t.text = t.text[max(0, len(t.text)-2000):]
	return len(p), nil
}

// median is the median of each figure by itself.
func median(all []took) took {
	of := func(f func(took) float64) float64 {
		var x []float64
		for _, t := range all {
			x = append(x, f(t))
		}
		slices.Sort(x)
		return (x[(len(x)-1)/2] + x[len(x)/2]) / 2
	}
	return took{
		Wall: of(func(t took) float64 { return t.Wall }),
		CPU:  of(func(t took) float64 { return t.CPU }),
		Peak: of(func(t took) float64 { return t.Peak }),
		Runs: len(all),
	}
}

// lookAtBytes looks at each byte of a file once, on one core: what no reader can do
// without. It counts the cells as a plain reader of quoted cells would.
func lookAtBytes(file string, out io.Writer) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	buffer := make([]byte, 256<<10)
	cells, quoted := 0, false
	for {
		n, err := f.Read(buffer)
		for _, c := range buffer[:n] {
			switch {
			case c == '"':
				quoted = !quoted
			case !quoted && (c == ',' || c == '\n'):
				cells++
			}
		}
		if err == io.EOF {
			fmt.Fprintln(out, cells)
			return nil
		}
		if err != nil {
			return err
		}
	}
}
