package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// script runs a script of the peers with node, Rscript, python or sh.
func (b bench) script(with, name string, args ...string) call {
	c := call{dir: b.peers, env: []string{fmt.Sprintf("THREADS=%d", runtime.NumCPU())}}
	c.args = append([]string{with, name}, args...)
	return c
}

// onePass is DuckDB that aggregates while it reads.
func (b bench) onePass(file, out string) (call, error) {
	c := b.script("node", "duckdb.mjs", "w2", file, out)
	c.env = append(c.env, "FORM=stream")
	return c, nil
}

// onePassHard is the same of a file whose columns stand in another order, with labels in
// place of numbers if it has them: the peer's own script, with another reading.
func (b bench) onePassHard(file, out string) (call, error) {
	text, err := os.ReadFile(filepath.Join(b.peers, "duckdb.mjs"))
	if err != nil {
		return call{}, err
	}
	start, rest, found := strings.Cut(string(text), "const csv = ")
	_, rest, ends := strings.Cut(rest, ";\n")
	head, opened, connects := strings.Cut(rest, ".connect();\n")
	if !found || !ends || !connects {
		return call{}, fmt.Errorf("duckdb.mjs is not written as it was: where it reads the file was not found")
	}
	hard := start + hardReading + head + ".connect();\n" + `await db.run("CREATE TYPE answer AS ENUM ('` + strings.Join(answers, "','") + `')");` + "\n" + opened
	if err := os.WriteFile(filepath.Join(b.peers, "duckdb-hard.mjs"), []byte(hard), 0o644); err != nil {
		return call{}, err
	}
	order, words, err := columns(file)
	if err != nil {
		return call{}, err
	}
	c := b.script("node", "duckdb-hard.mjs", "w2", file, out)
	c.env = append(c.env, "FORM=stream", "ORDER="+order)
	if words {
		c.env = append(c.env, "LABELS=1")
	}
	return c, nil
}

// hardReading takes the columns in the order of the file and labels as an enumeration,
// which is the quickest way that DuckDB has.
const hardReading = "const words = !!process.env.LABELS, rated = (n) => /^[EP]\\d+$/.test(n);\n" +
	"const raw = `read_csv('${src}', header=true, delim=',', quote='\"', escape='\"', auto_detect=false, columns={${\n" +
	"  process.env.ORDER.split(',').map((n) => `'${n}':'${text.has(n) ? 'VARCHAR' : words && rated(n) ? 'answer' : 'TINYINT'}'`).join(',')}})`;\n" +
	"const csv = words ? `(SELECT branch, ${names.filter(rated).map((n) => `(enum_code(${n})+1)::TINYINT ${n}`)} FROM ${raw})` : raw;\n"

// columns are the names in the first row of a file, and whether it has labels.
func columns(file string) (names string, words bool, err error) {
	f, err := os.Open(file)
	if err != nil {
		return "", false, err
	}
	defer f.Close()
	r := csv.NewReader(bufio.NewReader(f))
	head, err := r.Read()
	if err != nil {
		return "", false, err
	}
	first, err := r.Read()
	return strings.Join(head, ","), strings.Contains(strings.Join(first, ","), "gree"), err
}
