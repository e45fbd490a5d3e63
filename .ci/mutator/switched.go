package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// numbered are mutations of a package inside its functions, from 1.
type numbered map[int]mutation

// switched is a file with its mutations.
func switched(text string, all numbered) string {
	insert, drop := make(map[int]string), make(map[int]bool)
	var copies strings.Builder
	for _, number := range slices.Sorted(maps.Keys(all)) {
		fn := all[number].in
		for at, name := range fn.unnamed {
			insert[at], drop[at] = name, text[at] == '_'
		}
		before := cmp.Or(strings.TrimSuffix(insert[fn.body], "}\n"), "\nswitch mutation__ {\n")
		insert[fn.body] = before + fn.goesTo(text, number) + "}\n"
		fmt.Fprintf(&copies, "\n%s\n", fn.copied(text, all[number], number))
	}
	var out strings.Builder
	for i := range len(text) {
		out.WriteString(insert[i])
		if !drop[i] {
			out.WriteByte(text[i])
		}
	}
	return out.String() + copies.String()
}

// belongs matches the first line of a mutation's copy, and the line that goes to it.
var belongs = regexp.MustCompile(`^(?:case \d+:|func) .*?__(\d+)[\[(]`)

// mutationAt is the number of the mutation that a line of a switched file belongs to.
func mutationAt(text string, line int) int {
	lines := strings.Split(text, "\n")
	for i := line - 1; i >= 0; i-- {
		if m := belongs.FindStringSubmatch(lines[i]); m != nil {
			number, _ := strconv.Atoi(m[1])
			return number
		}
	}
	return 0
}

// chooses is a file of the package that says which mutation is tried: none without a number.
const chooses = `package %s

import (
	"os"
	"strconv"
)

var mutation__, _ = strconv.Atoi(os.Getenv("SERVGAP_MUTATION"))
`

// switchedFiles are the files of a package with its mutations.
func switchedFiles(folder string, all numbered) (map[string]string, error) {
	files := map[string]string{filepath.Join(folder, "mutation__.go"): fmt.Sprintf(chooses, filepath.Base(folder))}
	byFile := make(map[string]numbered)
	for number, m := range all {
		if byFile[m.file] == nil {
			byFile[m.file] = make(numbered)
		}
		byFile[m.file][number] = m
	}
	for name, of := range byFile {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files[name] = switched(string(text), of)
	}
	return files, nil
}

var complaint = regexp.MustCompile(`(?m)^([^\s:]+\.go):(\d+):\d+: `)

// programs are a package's files with the mutations that are programs; it drops the others.
func programs(folder string, all numbered, work string) (map[string]string, error) {
	for {
		files, err := switchedFiles(folder, all)
		if err != nil {
			return nil, err
		}
		overlay, err := overlaid(files, work)
		if err != nil {
			return nil, err
		}
		out, err := command(context.Background(), ".", "go", "build", "-gcflags=-e", "-overlay", overlay, "./"+folder)
		if err == nil {
			return files, nil
		}
		before := len(all)
		for _, c := range complaint.FindAllStringSubmatch(out, -1) {
			line, _ := strconv.Atoi(c[2])
			delete(all, mutationAt(files[filepath.Join(folder, filepath.Base(c[1]))], line))
		}
		if len(all) == before {
			return nil, fmt.Errorf("%s does not build with its mutations:\n%s", folder, out)
		}
	}
}

// overlaid writes files beside the tree and tells go what they stand for.
func overlaid(files map[string]string, work string) (overlay string, err error) {
	replaced := make(map[string]string)
	for name, text := range files {
		original, err := filepath.Abs(name)
		if err != nil {
			return "", err
		}
		replaced[original] = filepath.Join(work, filepath.Base(name))
		if err := os.WriteFile(replaced[original], []byte(text), 0o600); err != nil {
			return "", err
		}
	}
	data, err := json.Marshal(map[string]map[string]string{"Replace": replaced})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(work, "overlay.json")
	return overlay, os.WriteFile(overlay, data, 0o600)
}
