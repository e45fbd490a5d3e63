package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// Programs of a work that are always there: servgap, the same less the branches of --by,
// and a loop over each byte of the file.
const ours, without, byteLoop = "servgap", "servgap without branches", "byte loop"

// peer is another program: how its version is asked for, which fails where it is not
// installed.
type peer struct {
	name    string
	version []string
}

func (b bench) programs() []peer {
	r := func(name string, packages ...string) peer {
		ask := `v <- lapply(c("` + strings.Join(packages, `","`) + `"), packageVersion); cat("` + packages[0] + `", format(v[[1]]), "in R", format(getRversion()))`
		return peer{name, []string{"Rscript", "-e", ask}}
	}
	py := func(name, modules string) peer {
		ask := "import " + modules + "\nm = (" + modules + ",)[0]\nprint(m.__name__, m.__version__)"
		return peer{name, []string{python(), "-c", ask}}
	}
	node := func(name, ask string) peer {
		return peer{name, []string{"node", "--input-type=module", "-e", ask}}
	}
	return []peer{
		r("R", "data.table", "jsonlite"),
		r("readxl", "readxl", "jsonlite"),
		r("R boot", "boot", "data.table", "jsonlite"),
		py("pandas", "pandas, scipy"),
		py("NumPy", "numpy, pandas"),
		py("openpyxl", "openpyxl, pandas, scipy"),
		node("DuckDB", `import {version} from "@duckdb/node-api"; console.log("DuckDB", version())`),
		node("Polars", `import pl from "nodejs-polars"; console.log("Polars", pl.version)`),
		{"PSPP", []string{"pspp", "--version"}},
		{"Go naive", []string{"sh", "-c", "test -x gonaive.bin && go env GOVERSION"}},
	}
}

// python is Debian's, whose packages are installed with apt, or the one that is named.
func python() string {
	if named := os.Getenv("BENCH_PYTHON"); named != "" {
		return named
	}
	return "/usr/bin/python3"
}

// installed is which programs are there, and a line of their versions.
func (b bench) installed() (there map[string]bool, line string) {
	there = map[string]bool{ours: true, without: true, byteLoop: true}
	var versions, missing []string
	for _, p := range b.programs() {
		c := exec.Command(p.version[0], p.version[1:]...)
		c.Dir = b.peers
		out, err := c.Output()
		if err != nil {
			missing = append(missing, p.name)
			continue
		}
		there[p.name] = true
		version, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
		versions = append(versions, version)
	}
	line = "With " + strings.Join(versions, ", ") + "."
	if len(missing) > 0 {
		line += " Not installed, so left out: " + strings.Join(missing, ", ") + "."
	}
	return there, line
}

// machine says on what was measured.
func machine() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	_, model, _ := strings.Cut(string(text), "model name")
	model, _, _ = strings.Cut(strings.TrimLeft(model, "\t: "), "\n")
	kernel, _ := os.ReadFile("/proc/sys/kernel/osrelease")
	return fmt.Sprintf("%d cores, %s, Linux %s", runtime.NumCPU(), model, strings.TrimSpace(string(kernel)))
}
