package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/draft"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers/problem"
)

// difference prints what is other in the project that is there already. It is done if
// nothing is.
func (r *initRun) difference(name string, data []byte) (done bool, err error) {
	before, err := os.ReadFile(r.target)
	if err != nil {
		return false, outputError{name: problem.Plain(r.target), err: err}
	}
	if bytes.Equal(before, data) {
		if !r.sh.quiet {
			fmt.Fprintln(r.sh.streams.Err, r.w.Text("init.same", "file", problem.Clean(r.target)))
		}
		return true, nil
	}
	lines := draft.Diff(problem.Clean(r.target), problem.Clean(name), before, data)
	return false, r.sh.print([]byte(cleanLines(lines) + "\n"))
}

// cleanLines takes out of a text what a terminal obeys.
func cleanLines(text string) string {
	var clean bytes.Buffer
	for _, line := range bytes.SplitAfter([]byte(text), []byte("\n")) {
		line, ended := bytes.CutSuffix(line, []byte("\n"))
		clean.WriteString(problem.Clean(string(line)))
		if ended {
			clean.WriteByte('\n')
		}
	}
	return clean.String()
}

// show prints the first ranked table of the project, and what to do next. The files of
// its other waves are read, too, so that what does not fit is known at once.
func (r *initRun) show(ctx context.Context, name string, beside bool) error {
	sh := r.sh
	sh.config = name
	source := sourceFlags{cmd: &cobra.Command{}}
	if r.severalWaves() {
		if _, err := sh.countedOf(ctx, "", &source); err != nil {
			return err
		}
	}
	a, err := sh.analyze(ctx, "analyze", "", &source, &outputFlags{}, &gap.Options{})
	if err != nil {
		return err
	}
	w, err := sh.words()
	if err != nil {
		return err
	}
	result := a.Result
	p := product{result: result, tables: []table.Table{table.Steps(result, w)}}
	if len(result.GapsOf(gap.Service)) > 0 {
		o := table.RankingOptions{Level: rankedLevel(result), Alone: true}
		p.tables = []table.Table{ranking(only(result, gap.Service, o), o, w)}
	}
	p.next = "servgap analyze"
	if r.target != config.FileName && os.Getenv(configVariable) == "" {
		p.next += " -c " + shellWord(r.target)
	} else if further := nextStep(result, "", &source); further != "" && !beside {
		p.next += " · " + further
	}
	if beside {
		p.next = "mv " + shellWord(name) + " " + shellWord(r.target) + " && " + p.next
	}
	return sh.deliver(p, &outputFlags{})
}

// severalWaves reports whether customers were asked more than once.
func (r *initRun) severalWaves() bool {
	return len(r.files) > 1 && r.files[1].role == survey.Customers
}
