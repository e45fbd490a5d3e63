package cli

import (
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"servgap/cmd/internal/config"
	"servgap/importers/problem"
)

// checkMachine says what this machine has for the work beside a terminal and a disk.
func checkMachine() []check {
	cores := check{"cores", stateOK, problem.Say("files are counted on %d at once", runtime.GOMAXPROCS(0)), problem.Text{}}
	return []check{cores, checkMemory("/proc/meminfo"), checkBrowser(), checkOffice()}
}

// littleMemory is what a large workbook takes, in bytes; text takes the same however
// long it is.
const littleMemory = 500 << 20

// checkMemory reads how much is free, which this file says on Linux alone.
func checkMemory(file string) check {
	free, ok := freeMemory(file)
	switch found := problem.Say("%d MB are left", problem.Count(free>>20)); {
	case !ok:
		return check{"memory", stateOK, problem.Say("how much is left is not known on this system"), problem.Text{}}
	case free < littleMemory:
		return check{"memory", stateLook, found, problem.Say("save large workbooks as CSV, which takes no more memory the longer it is")}
	default:
		return check{"memory", stateOK, found, problem.Text{}}
	}
}

func freeMemory(file string) (bytes uint64, ok bool) {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0, false
	}
	for line := range strings.Lines(string(data)) {
		if text, found := strings.CutPrefix(strings.TrimSpace(line), "MemAvailable:"); found {
			kilobytes, err := strconv.ParseUint(strings.TrimSpace(strings.TrimSuffix(text, "kB")), 10, 64)
			return kilobytes << 10, err == nil
		}
	}
	return 0, false
}

func checkBrowser() check {
	if program := browser(); program != "" {
		return check{"browser", stateOK, problem.Say("%s prints report.pdf", problem.Clean(program)), problem.Text{}}
	}
	return check{"browser", stateLook, problem.Say("there is no Chromium or Chrome, which prints report.pdf"), problem.Say("install one, name it in %s, or write report.html and print it from any browser", browserVariable)}
}

// offices are the names by which LibreOffice is installed.
var offices = []string{"libreoffice", "soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"}

func checkOffice() check {
	for _, name := range offices {
		if path, err := exec.LookPath(name); err == nil {
			return check{"office", stateOK, problem.Say("%s opens workbooks", problem.Clean(path)), problem.Text{}}
		}
	}
	return check{"office", stateLook, problem.Say("there is no LibreOffice, which opens workbooks"), problem.Say("install it, or look at workbooks in another program; servgap itself needs none")}
}

// checkVariables lists what is called as a setting of the environment and is none:
// nobody reads it.
func checkVariables() []check {
	known := append(config.Variables(), configVariable, browserVariable)
	var checks []check
	for _, text := range os.Environ() {
		name, value, _ := strings.Cut(text, "=")
		if !strings.HasPrefix(name, "SERVGAP_") || value == "" || slices.Contains(known, name) {
			continue
		}
		c := check{"settings", stateLook, problem.Say("%s is no setting", problem.Clean(name)), problem.Plain("servgap help environment")}
		if near := meant(name, known); near != nil {
			c.remedy = problem.Say("if it stands for %s, name it so", near[0])
		}
		checks = append(checks, c)
	}
	return checks
}
