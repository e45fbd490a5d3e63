package main

import (
	_ "embed"
	"fmt"
	"strings"
)

// equivalentList has a line for each mutation that changes nothing: file, old, new and
// line of the source, and why, with tabs between. A * stands for any old or new.
//
//go:embed equivalent.txt
var equivalentList string

// equivalents are the mutations that change nothing.
type equivalents map[mutation]bool

func equivalentsOf(list string) (equivalents, error) {
	known := make(equivalents)
	for line := range strings.Lines(list) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "\t")
		if len(parts) != 5 || parts[4] == "" {
			return nil, fmt.Errorf("equivalent.txt: %q has no file, old, new, line and reason", line)
		}
		known[mutation{file: parts[0], old: parts[1], new: parts[2], text: parts[3]}] = true
	}
	return known, nil
}

// has reports whether a mutation is listed, by what stays when its line moves.
func (known equivalents) has(m mutation) bool {
	for _, old := range []string{m.old, "*"} {
		for _, by := range []string{m.new, "*"} {
			if known[mutation{file: m.file, old: old, new: by, text: m.text}] {
				return true
			}
		}
	}
	return false
}
