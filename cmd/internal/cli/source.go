package cli

import (
	"github.com/spf13/cobra"

	"servgap/gap/survey"
	"servgap/importers"
)

// sourceFlags say how a survey file is read.
type sourceFlags struct {
	columns   importers.Columns
	encoding  string
	delimiter string
	sheet     string
	strict    bool
}

func (f *sourceFlags) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.columns.Expected, "expected", nil, "columns of what was expected: e1:e23, 'E_*' or names with commas; may be repeated")
	flags.StringArrayVar(&f.columns.Perceived, "perceived", nil, "columns of what was perceived, likewise")
	flags.StringVar(&f.columns.Scale, "scale", "", "scale of the answers: 1-7, -3..3, 0..100/0.01")
	flags.StringVar(&f.columns.Preset, "preset", "", "instrument: servqual-1991, servperf, or none")
	flags.BoolVar(&f.columns.DropUnpaired, "drop-unpaired", false, "leave out columns without their counterpart")
	flags.StringSliceVar(&f.columns.DontKnow, "dont-know", nil, "answers that say \"don't know\", such as 99")
	flags.StringSliceVar(&f.columns.NotApplicable, "not-applicable", nil, "answers that say \"not applicable\"")
	flags.StringVar(&f.encoding, "encoding", "", "encoding of a text file, if it is not recognised")
	flags.StringVar(&f.delimiter, "delimiter", "", "character between cells: , ; | or tab")
	flags.StringVar(&f.sheet, "sheet", "", "sheet of a workbook")
	flags.BoolVar(&f.strict, "strict", false, "accept no slips in the form of a text file")
	completeFlag(cmd, "preset", append(survey.Presets(), importers.NoPreset))
}

// options checks the flags and gives them the form that importers read.
func (f *sourceFlags) options() (importers.OpenOptions, error) {
	o := importers.OpenOptions{Encoding: f.encoding, Sheet: f.sheet, Strict: f.strict}
	switch {
	case f.delimiter == "tab" || f.delimiter == `\t`:
		o.Delimiter = '\t'
	case len(f.delimiter) == 1:
		o.Delimiter = f.delimiter[0]
	case f.delimiter != "":
		return o, usagef(`--delimiter ";"`, "--delimiter: found %q, accepted is one character or the word tab", f.delimiter)
	}
	return o, nil
}
