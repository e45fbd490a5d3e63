package cli

import (
	"encoding/json"
	"io"
	"os"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/render"
	"servgap/cmd/internal/table"
	"servgap/gap"
	"servgap/importers/problem"
)

// exportOptions are the flags of export.
type exportOptions struct {
	output outputFlags
	from   string
}

// exportForms are what is read out of a report, the usual one first.
var exportForms = []form{{"json", ".json"}, {"jsonl", ".jsonl"}, {"csv", ".csv"}, {"tsv", ".tsv"}}

func newExport(sh *shared) *cobra.Command {
	o := exportOptions{output: outputFlags{forms: exportForms}}
	cmd := &cobra.Command{
		Use:  "export --from REPORT",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return sh.runExport(&o) },
	}
	o.output.bind(cmd, sh.early)
	cmd.Flags().StringVar(&o.from, "from", "", sh.early.Say("the report as HTML, or - for a pipe"))
	return cmd
}

// mostReport is the size of a report up to which it is read, in bytes: one of ours has
// under a megabyte.
const mostReport = 64 << 20

func (sh *shared) runExport(o *exportOptions) error {
	if o.from == "" {
		return usage(problem.Plain("servgap export --from report.html"), problem.Say("--from: no report was named"))
	}
	if err := o.output.check(read(o.from)); err != nil {
		return err
	}
	page, err := sh.readReport(o.from)
	if err != nil {
		return err
	}
	data, err := render.Embedded(page)
	r := gap.Result{}
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	if err != nil || r.Schema != gap.Schema {
		return problem.Problem{
			Code: "E-REPORT-NONE", File: o.from,
			Message: problem.Say("found no numbers of a report; accepted is an HTML file of servgap report, whole and as it was written"),
			Fix:     problem.Say("write it again: servgap report -o report.html"),
		}
	}
	p := product{result: r, rows: rowsOf(table.Machine(r), r.Gaps)}
	if o.output.format == "" && o.output.files == nil {
		o.output.format = exportForms[0].name
	}
	return sh.deliver(p, &o.output)
}

// readReport reads a file, or standard input by the name -.
func (sh *shared) readReport(path string) ([]byte, error) {
	in := sh.streams.In
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		defer f.Close()
		in = f
	}
	page, err := io.ReadAll(io.LimitReader(in, mostReport))
	if err != nil {
		return nil, unreadable(path, err)
	}
	return page, nil
}
