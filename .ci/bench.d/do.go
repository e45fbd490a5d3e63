package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// result is what a work took each program, and how far their numbers agree.
type result struct {
	work  work
	of    map[string]took
	said  []string // of the agreement, a line a program
	wrong []string // programs or fields that are not as the reference has them
	// reference is the peer that servgap has to agree with, and apart by how much of a
	// number the two differ at most.
	reference string
	apart     float64
}

// do runs the programs of a work in turn, so that what else the machine does falls on all
// of them alike, and compares what they computed.
func (b bench) do(w work, there map[string]bool) (result, error) {
	r := result{work: w, of: map[string]took{}}
	runs := map[string][]took{}
	fmt.Fprintf(os.Stderr, "%s %s\n", w.id, w.title)
	rounds := 0
	for _, c := range w.does {
		rounds = max(rounds, c.runs)
	}
	for round := range rounds {
		for _, c := range w.does {
			if !there[c.name] || round >= c.runs {
				continue
			}
			t, err := b.once(w, c, c.call)
			if err != nil {
				return r, err
			}
			runs[c.name] = append(runs[c.name], t)
			fmt.Fprintf(os.Stderr, "  %-10s %8.3f s %8.3f s CPU %7.0f MiB\n", c.name, t.Wall, t.CPU, t.Peak)
		}
	}
	for name, all := range runs {
		r.of[name] = median(all)
	}
	for _, c := range w.does {
		if c.says == nil {
			continue
		}
		if _, err := b.once(w, c, c.says); err != nil {
			return r, err
		}
	}
	return r, b.compare(&r)
}

func (b bench) once(w work, c contender, how func(file, out string) (call, error)) (took, error) {
	file, err := b.fileOf(w, c)
	if err != nil {
		return took{}, err
	}
	start, err := how(file, b.written(c.name))
	if err != nil {
		return took{}, err
	}
	printed := filepath.Join(b.data, "out", "printed")
	if c.name == ours {
		printed = b.written(ours)
	}
	return b.measure(start, printed)
}

func (b bench) fileOf(w work, c contender) (string, error) {
	if c.data.name != "" {
		return b.made(c.data)
	}
	return b.made(w.data)
}

// written is where what a program computed goes.
func (b bench) written(name string) string {
	return filepath.Join(b.data, "out", strings.ReplaceAll(name, " ", "-")+".json")
}

// tidyUp deletes the big files of a work that none of the later works reads.
func (b bench) tidyUp(w work, later []work) error {
	for _, d := range []dataset{w.data, w.plain} {
		needed := slices.ContainsFunc(later, func(l work) bool { return l.data.name == d.name || l.plain.name == d.name })
		if d.name == "" || needed {
			continue
		}
		if err := b.tidy(filepath.Join(b.data, d.name)); err != nil {
			return err
		}
	}
	return nil
}
