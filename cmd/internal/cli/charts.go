package cli

import (
	"os"
	"path/filepath"

	"servgap/cmd/internal/chart"
	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/importers/problem"
)

// formCharts is the form of an output that is a folder: a file for each chart.
const formCharts = "charts"

// isFolder reports whether an output is named as a folder, with a slash behind it.
func isFolder(name string) bool { return name != "" && os.IsPathSeparator(name[len(name)-1]) }

// folder fails if charts cannot be written where an output says: into a folder that is
// made, in one that is there.
func (o output) folder() error {
	name := filepath.Clean(o.name)
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		return usage(problem.Say("give the folder another name"), problem.Say("%s is a file, and charts take a folder", o.asked))
	}
	if _, err := os.Stat(filepath.Dir(name)); err != nil {
		return outputError{name: problem.Plain(o.name), err: err}
	}
	return nil
}

// drawn asks an analysis for all that charts are drawn of.
func (f *outputFlags) drawn(o *gap.Options) {
	if f.asks(formCharts) {
		o.Answers, o.Outcomes, o.Priorities = true, true, &gap.Priorities{}
	}
}

// uncharted is a result without what only charts were asked for, so that they change no
// other output.
func uncharted(r gap.Result) gap.Result {
	r.Answers, r.Outcomes, r.Priority = nil, nil, nil
	return r
}

// chartFiles are the charts of a product as files of a folder.
func (p product) chartFiles(out output, w lang.Words) ([]file, error) {
	charts := p.charts(w)
	if len(charts) == 0 {
		return nil, usage(problem.Say("leave it out"), problem.Say("%s: nothing of this result can be drawn", out.asked))
	}
	var files []file
	for _, c := range charts {
		f := whole(filepath.Join(out.name, c.Name+".svg"), c.File())
		f.folders = true
		files = append(files, f)
	}
	return files, nil
}

// allCharts are those of a result.
func allCharts(r gap.Result) func(lang.Words) []chart.SVG {
	return func(w lang.Words) []chart.SVG { return chart.All(r, w) }
}

// runChart is the course of the customer gap over the waves, if it is looked at.
func runChart(r gap.Result, level string) func(lang.Words) []chart.SVG {
	return func(w lang.Words) []chart.SVG {
		if c, ok := chart.Run(r, level, w); ok {
			return []chart.SVG{c}
		}
		return nil
	}
}
