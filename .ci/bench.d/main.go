// Command bench measures servgap beside other programs that do the same work. .ci/bench
// builds what it needs and starts it; .ci/README.md says how to read what it prints.
//
// The peers and the generator of the data are in a folder of their own beside the
// checkout: nothing of them is here but how they are called.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// bench is where everything is, and what was asked for.
type bench struct {
	data, peers string // folders: of the files that are made, of the peers' scripts
	servgap     string // the program that is measured
	gen         string // the generator
	self        string // this program
	quick, keep bool
	readme      string // the file whose section is written anew, or nothing
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run does what the first word says: what has to be a process of its own, or all of it.
func run(args []string) error {
	if len(args) > 0 {
		switch args[0] {
		case "measure":
			return measured(args[1], args[2:])
		case "bytes":
			return lookAtBytes(args[1], os.Stdout)
		case "quoted":
			return writeHard(os.Stdin, os.Stdout, false)
		case "labels":
			return writeHard(os.Stdin, os.Stdout, true)
		case "shared":
			return writeShared(os.Stdin, os.Stdout)
		}
	}
	b, asked, err := parse(args)
	if err != nil {
		return err
	}
	if slices.Contains(asked, "shards") {
		return b.shards()
	}
	return b.table(asked)
}

func parse(args []string) (bench, []string, error) {
	var b bench
	f := flag.NewFlagSet("bench", flag.ExitOnError)
	f.StringVar(&b.data, "data", "", "folder of what is made")
	f.BoolVar(&b.quick, "quick", false, "leave out what takes minutes")
	f.BoolVar(&b.keep, "keep", false, "keep files of more than 500 MB")
	f.StringVar(&b.readme, "readme", "", "write the section of this file anew")
	f.Parse(args)
	self, err := os.Executable()
	if err != nil {
		return b, nil, err
	}
	b.self, b.peers = self, filepath.Join(b.data, "peers")
	b.servgap, b.gen = filepath.Join(b.data, "servgap"), filepath.Join(b.data, "gen")
	return b, f.Args(), os.MkdirAll(filepath.Join(b.data, "out"), 0o755)
}

// table measures the works that were asked for, or all, and prints the ratios.
func (b bench) table(asked []string) error {
	there, versions := b.installed()
	var results []result
	all := slices.DeleteFunc(works(b), func(w work) bool { return len(asked) > 0 && !slices.Contains(asked, w.id) })
	for i, w := range all {
		r, err := b.do(w, there)
		if err != nil {
			return err
		}
		results = append(results, r)
		if err := b.tidyUp(w, all[i+1:]); err != nil {
			return err
		}
	}
	fmt.Printf("\n%s\n%s\n%s. %s\n", ratios(results, true), agreements(results), machine(), versions)
	if err := disagreed(results); err != nil || b.readme == "" {
		return err
	}
	return b.writeReadme(ratios(results, false), strings.TrimSpace(apart(results)+" "+versions))
}

// disagreed is the error of works whose numbers are not those of the reference.
func disagreed(results []result) error {
	var names []string
	for _, r := range results {
		if len(r.wrong) > 0 {
			names = append(names, fmt.Sprintf("%s: %s", r.work.title, strings.Join(r.wrong, ", ")))
		}
	}
	if len(names) == 0 {
		return nil
	}
	return fmt.Errorf("numbers differ from the reference's: %s", strings.Join(names, "; "))
}
