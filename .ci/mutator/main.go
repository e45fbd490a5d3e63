// Command mutator changes one thing after another in packages, a comparison, a sum, a
// constant, a statement, and tells which changes their tests do not notice.
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
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

// equivalentList has a line for each mutation that changes nothing: file, old, new and
// line of the source, and why, with tabs between.
//
//go:embed equivalent.txt
var equivalentList string

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
	known, err := equivalents()
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
		fmt.Printf("%s: %d of %d noticed, %d equivalent, of %d there are\n", folder, s.noticed, s.noticed+len(s.survivors), s.equivalent, len(all))
		caught, tried = caught+s.noticed, tried+s.noticed+len(s.survivors)
	}
	fmt.Printf("N5: mutation score %.1f %% (%d of %d; wanted %.0f %%)\n", 100*float64(caught)/float64(tried), caught, tried, 100*wanted)
	if float64(caught) < wanted*float64(tried) {
		return fmt.Errorf("the score is too low")
	}
	return nil
}

// equivalents are the keys of the mutations that change nothing.
func equivalents() (map[string]bool, error) {
	known := make(map[string]bool)
	for line := range strings.Lines(equivalentList) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "\t")
		if len(parts) != 5 || parts[4] == "" {
			return nil, fmt.Errorf("equivalent.txt: %q has no file, old, new, line and reason", line)
		}
		known[strings.Join(parts[:4], "\t")] = true
	}
	return known, nil
}

// scored is what came of the mutations of a package.
type scored struct {
	noticed, equivalent int
	survivors           []mutation
}

// score tries mutations in their order until n are programs, and prints each survivor.
func score(all []mutation, n, at int, folders []string, known map[string]bool) (s scored, err error) {
	work, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return s, err
	}
	defer os.RemoveAll(work)
	var suites []suite
	for _, folder := range folders {
		one, err := newSuite(folder, work)
		if err != nil {
			return s, err
		}
		suites = append(suites, one)
	}
	built := 0
	for len(all) > 0 && (n == 0 || built < n) {
		batch := all[:min(at, len(all))]
		all = all[len(batch):]
		outcomes, err := tryAll(batch, suites, known)
		if err != nil {
			return s, err
		}
		for i, m := range batch {
			switch outcomes[i] {
			case unbuilt:
				continue
			case noticed:
				s.noticed++
			case survived:
				s.survivors = append(s.survivors, m)
				fmt.Println(m)
			default:
				s.equivalent++
			}
			built++
		}
	}
	return s, nil
}

// equivalent is the outcome of what is not tried, for it changes nothing.
const equivalent = outcome(-1)

// tryAll tries mutations side by side.
func tryAll(batch []mutation, suites []suite, known map[string]bool) ([]outcome, error) {
	outcomes, errs := make([]outcome, len(batch)), make([]error, len(batch))
	var all sync.WaitGroup
	for i, m := range batch {
		if known[m.key()] {
			outcomes[i] = equivalent
			continue
		}
		all.Go(func() { outcomes[i], errs[i] = try(m, suites) })
	}
	all.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return nil, errs[i]
	}
	return outcomes, nil
}
