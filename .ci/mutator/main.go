// Command mutator changes one thing after another in packages, a comparison, a sum, a
// constant, a statement, and tells which changes their tests do not notice.
package main

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(1)
	}
}

// wanted is the share of mutations that tests should notice.
const wanted = 0.90

func run() error {
	n := flag.Int("n", 60, "mutations of each package, drawn from all; 0 is all")
	seed := flag.Uint64("seed", 1, "seed of the draw")
	with := flag.String("with", "", "packages whose tests are tried when those of the own notice nothing, with commas")
	file := flag.String("file", "", "mutate this file alone")
	at := flag.Int("p", 2, "mutations tried at once")
	flag.Parse()
	if flag.NArg() == 0 {
		return fmt.Errorf("name the packages: gap/gate gap/stat gap/tally")
	}
	known, err := equivalentsOf(equivalentList)
	if err != nil {
		return err
	}
	var caught, tried int
	for _, folder := range flag.Args() {
		all, err := mutationsOf(strings.TrimSuffix(folder, "/"), *file)
		if err != nil {
			return err
		}
		rand.New(rand.NewPCG(*seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		folders := []string{folder}
		if *with != "" {
			folders = append(folders, strings.Split(*with, ",")...)
		}
		s, err := score(all, *n, *at, folders, known)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %d of %d noticed, %d equivalent, of %d there are\n", folder, s.noticed, s.noticed+s.survived, s.equivalent, len(all))
		caught, tried = caught+s.noticed, tried+s.noticed+s.survived
	}
	fmt.Printf("N5: mutation score %.1f %% (%d of %d; wanted %.0f %%)\n", 100*float64(caught)/float64(tried), caught, tried, 100*wanted)
	if float64(caught) < wanted*float64(tried) {
		return fmt.Errorf("the score is too low")
	}
	return nil
}

// scored is what came of the mutations of a package.
type scored struct{ noticed, survived, equivalent int }

// score tries n of the mutations in their order that are programs, and prints each survivor.
func score(all []mutation, n, at int, folders []string, known equivalents) (s scored, err error) {
	work, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return s, err
	}
	defer os.RemoveAll(work)
	tried, drawn, err := s.draw(all, n, folders[0], known, work)
	if err != nil {
		return s, err
	}
	suites, err := suitesOf(folders, drawn, work)
	if err != nil {
		return s, err
	}
	return s, s.tryAll(all, tried, at, suites)
}

// draw takes the first n that are programs and are not known to change nothing; those
// inside of functions by their numbers, too.
func (s *scored) draw(all []mutation, n int, folder string, known equivalents, work string) (tried []int, drawn numbered, err error) {
	if n == 0 {
		n = len(all)
	}
	drawn = make(numbered)
	for from := 0; from < len(all) && len(tried) < n; {
		to := min(len(all), from+n-len(tried)+n/3)
		inside := make(numbered)
		for i := from; i < to; i++ {
			if all[i].in != nil && !known.has(all[i]) {
				inside[i+1] = all[i]
			}
		}
		if _, err := programs(folder, inside, work); err != nil {
			return nil, nil, err
		}
		for ; from < to && len(tried) < n; from++ {
			m := all[from]
			if known.has(m) {
				s.equivalent++
				continue
			}
			if inside[from+1].in != nil {
				drawn[from+1] = m
			}
			if m.in == nil || inside[from+1].in != nil {
				tried = append(tried, from+1)
			}
		}
	}
	return tried, drawn, nil
}

// suitesOf are the tests of folders with the mutations of the first.
func suitesOf(folders []string, all numbered, work string) (suites []suite, err error) {
	files, err := programs(folders[0], all, work)
	if err != nil {
		return nil, err
	}
	overlay, err := overlaid(files, work)
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		one, err := newSuite(folder, overlay, work)
		if err != nil {
			return nil, err
		}
		suites = append(suites, one)
	}
	return suites, nil
}

// tryAll tries mutations by their numbers, some of them side by side.
func (s *scored) tryAll(all []mutation, tried []int, at int, suites []suite) error {
	outcomes, errs := make([]outcome, len(tried)), make([]error, len(tried))
	var running sync.WaitGroup
	turn := make(chan struct{}, at)
	for i, number := range tried {
		turn <- struct{}{}
		running.Go(func() {
			defer func() { <-turn }()
			m := all[number-1]
			if m.in == nil {
				outcomes[i], errs[i] = tryAlone(m, suites)
			} else {
				outcomes[i] = try(number, suites)
			}
			if outcomes[i] == survived {
				fmt.Println(m)
			}
		})
	}
	running.Wait()
	for _, o := range outcomes {
		switch o {
		case noticed:
			s.noticed++
		case survived:
			s.survived++
		}
	}
	return errors.Join(errs...)
}
