package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/lang"
	"servgap/cmd/internal/report"
	"servgap/gap"
	"servgap/importers/problem"
)

// The variables by which runners name folders and files.
const (
	githubSummary = "GITHUB_STEP_SUMMARY" // what is shown of a step, in Markdown
	githubOutput  = "GITHUB_OUTPUT"       // what a step hands on
	githubRoot    = "GITHUB_WORKSPACE"
	gitlabRoot    = "CI_PROJECT_DIR"
)

// reportNames are the forms that --report takes.
func reportNames() []string { return append(report.Forms(), "json") }

// bindReports declares --report beside the other flags, whose forms are those of
// reports, too.
func (f *outputFlags) bindReports(cmd *cobra.Command, w lang.Words) {
	f.forms = slices.Clone(formats)
	var asked []string
	for _, name := range reportNames() {
		if !slices.Contains(names(formats), name) {
			f.forms = append(f.forms, form{name: name})
		}
		asked = append(asked, name+"=")
	}
	f.bind(cmd, w)
	repeated(cmd.Flags(), &f.reports, "report", "", w.Say("write a report as FORM=FILE, such as junit=audit.xml (may be repeated; servgap help reports)"))
	completeFlag(cmd, "report", asked)
}

// checkReports looks at the form of --report before any work.
func (f *outputFlags) checkReports() error {
	for _, asked := range f.reports {
		form, name, found := strings.Cut(asked, "=")
		if known := reportNames(); !found || !slices.Contains(known, strings.ToLower(form)) {
			return usageError{
				message: problem.Say("--report: found %q, accepted is FORM=FILE with the form %s", asked, problem.Or(known)),
				fix:     problem.Plain("--report " + known[0] + "=audit.xml"), similar: meant(form, known),
			}
		}
		if name == "" {
			return usage(problem.Say("name a file, and look whether a variable of the script is missing"), problem.Say("--report %s names no file; accepted is FORM=FILE", asked))
		}
	}
	return nil
}

// reportsOf are the forms of an audit, and its JSON.
func reportsOf[T any](a report.Audit, object T) ownForms {
	own := ownForms{"json": objectOf(object)}
	for _, form := range report.Forms() {
		own[form] = func() ([]byte, error) { return report.Write(form, a) }
	}
	return own
}

// forRunner is what GitHub Actions is told beside a report in its form: the summary of
// the step, unless a report goes there already, and its outputs.
func forRunner(a report.Audit, f *outputFlags) ([]file, error) {
	outputs := f.outputs()
	if f.format != "github" && !slices.ContainsFunc(outputs, func(o output) bool { return o.form == "github" }) {
		return nil, nil
	}
	page, err := report.Write("md", a)
	if err != nil {
		return nil, err
	}
	var files []file
	for _, told := range []struct {
		variable string
		data     []byte
	}{{githubSummary, page}, {githubOutput, report.Outputs(a)}} {
		name := os.Getenv(told.variable)
		if name == "" || slices.ContainsFunc(outputs, func(o output) bool { return sameFile(o.name, name) }) {
			continue
		}
		if err := (output{told.variable + "=" + name, "github", name}).replaceable(nil); err != nil {
			return nil, err
		}
		more, err := appended(name, told.data)
		if err != nil {
			return nil, err
		}
		files = append(files, more)
	}
	return files, nil
}

// outputFile is an output with its content, behind what a step's summary holds already.
func outputFile(name string, data []byte) (file, error) {
	if sameFile(name, os.Getenv(githubSummary)) {
		return appended(name, data)
	}
	return whole(name, data), nil
}

// stopped gives back what kept an audit from running, and writes it into the reports
// that are asked for: one that is missing, or that is an old one, could be taken for a
// pass. A mistake in the flags writes nothing.
func (sh *shared) stopped(err error, f *outputFlags) error {
	asked := outputFlags{reports: f.reports, forms: f.forms}
	if slices.Contains(report.Forms(), f.format) {
		asked.format = f.format
	}
	problems, code := diagnose(err)
	if len(problems) == 0 || problems[0].Code == codeUsage || asked.format == "" && asked.reports == nil || f.check(nil) != nil {
		return err
	}
	a := report.Stopped(problems, sh.spoken(), fromRoot)
	object := notRun{Schema: gap.Schema, Command: "audit"}
	for _, p := range problems {
		object.Problems = append(object.Problems, objectOfProblem(p, code))
	}
	product := product{own: reportsOf(a, object)}
	var failed error
	if product.beside, failed = forRunner(a, &asked); failed == nil {
		failed = sh.deliver(product, &asked)
	}
	if failed != nil && !closedPipe(failed) {
		sh.printProblems(problems, code)
		return failed
	}
	return err
}

// notRun is the JSON of an audit that could not run.
type notRun struct {
	Schema   string          `json:"schema"`
	Command  string          `json:"command"`
	Problems []problemObject `json:"problems"`
}

// fromRoot names a file from the root of the repository, where a runner says which
// folder that is: servers look for it from there.
func fromRoot(name string) string {
	for _, variable := range []string{githubRoot, gitlabRoot} {
		root := os.Getenv(variable)
		absolute, err := filepath.Abs(name)
		if root == "" || err != nil {
			continue
		}
		if relative, err := filepath.Rel(root, absolute); err == nil && filepath.IsLocal(relative) {
			return filepath.ToSlash(relative)
		}
	}
	return filepath.ToSlash(name)
}
