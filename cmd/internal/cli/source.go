package cli

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
	"servgap/importers"
	"servgap/importers/problem"
)

// sourceFlags say how a survey file is read.
type sourceFlags struct {
	cmd       *cobra.Command // whose flags they are; nil of one that reads projects only
	columns   importers.Columns
	encoding  string
	delimiter string
	sheet     string
	strict    bool
	minItems  string
	division  divisionFlags
	plan      planner  // of what is counted; nil for gap.Plan
	more      []string // the files of the survey beside the first
	// as is the project in the form in which this run counts it, nil for as it is.
	as func(*config.Project) *config.Project
}

// files takes the files of a survey that were named and gives the first, empty if there
// is none.
func (f *sourceFlags) files(args []string) string {
	if len(args) == 0 {
		return ""
	}
	f.more = args[1:]
	return args[0]
}

// named are the files that were named, and what patterns among them stand for.
func (f *sourceFlags) named(path string) ([]string, error) {
	var all []string
	for _, name := range append([]string{path}, f.more...) {
		found, err := matching(name)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// read lists the files to compare outputs with.
func (f *sourceFlags) read(path string) []string {
	all := read(path)
	for _, more := range f.more {
		all = append(all, read(more)...)
	}
	return all
}

// planner says what has to be counted of a questionnaire.
type planner func(survey.Questionnaire, tally.Rule) tally.Plan

func (f *sourceFlags) planned() planner {
	if f.plan == nil {
		return gap.Plan
	}
	return f.plan
}

func (f *sourceFlags) bind(cmd *cobra.Command, w lang.Words) {
	f.bindAnswers(cmd, w)
	f.bindCluster(cmd, w)
	f.bindScores(cmd, w)
}

// bindScores declares the flags of a command that counts respondents, or lists what
// would be counted of them.
func (f *sourceFlags) bindScores(cmd *cobra.Command, w lang.Words) {
	cmd.Flags().StringVar(&f.minItems, "min-items", "", w.Say("when answers make a score: half_pairs (as without it), half_scores or complete"))
	f.bindWeight(cmd, w)
	completeFlag(cmd, "min-items", minItems())
}

// bindAnswers declares the flags of a command that makes no scores.
func (f *sourceFlags) bindAnswers(cmd *cobra.Command, w lang.Words) {
	f.cmd = cmd
	flags := cmd.Flags()
	f.columns.English = lang.English
	repeated(flags, &f.columns.Expected, "expected", "", w.Say("columns of what was expected: e1:e23, 'E_*', AC:AG or names with commas; may be repeated"))
	repeated(flags, &f.columns.Perceived, "perceived", "", w.Say("columns of what was perceived, likewise"))
	repeated(flags, &f.columns.Adequate, "adequate", "", w.Say("columns of the least that is accepted, for a zone of tolerance, as with --expected"))
	repeated(flags, &f.columns.Direct, "direct", "", w.Say("columns of how it was against what was expected, in one answer: d1:d23, 'D_*'"))
	flags.StringVar(&f.columns.DirectScale, "direct-scale", "", w.Say("scale of these answers; its middle is as expected"))
	flags.StringVar(&f.columns.Scale, "scale", "", w.Say("scale of the answers: 1-7, -3..3, 0..100/0.01"))
	flags.StringVar(&f.columns.Preset, "preset", "", problem.Say("instrument: %s, or none", problem.Comma(survey.Presets())).In(w))
	flags.BoolVar(&f.columns.DropUnpaired, "drop-unpaired", false, w.Say("leave out columns without their counterpart"))
	flags.StringVar(&f.columns.Careless.Fast, "drop-fast", "", w.Say("leave out responses given in fewer seconds"))
	flags.BoolVar(&f.columns.Careless.Straight, "drop-straight", false, w.Say("leave out responses with one answer to everything"))
	flags.BoolVar(&f.columns.Careless.Repeated, "drop-repeated", false, w.Say("leave out responses whose id came before"))
	separated(flags, &f.columns.DontKnow, "dont-know", "", w.Say("answers that say \"don't know\", such as 99"))
	separated(flags, &f.columns.NotApplicable, "not-applicable", "", w.Say("answers that say \"not applicable\""))
	f.bindReading(cmd, w)
	completeFlag(cmd, "preset", append(survey.Presets(), importers.NoPreset))
}

// bindOutcome declares the flags that name a question about the whole.
func (f *sourceFlags) bindOutcome(cmd *cobra.Command, w lang.Words) {
	flags := cmd.Flags()
	flags.StringVar(&f.columns.Outcome, "outcome", "", w.Say("a question about the whole, such as satisfaction: its column, or its id in a project"))
	flags.StringVar(&f.columns.OutcomeScale, "outcome-scale", "", w.Say("scale of the outcome of a file: 0-10"))
}

// bindReading declares the flags that say how the cells of a file are read.
func (f *sourceFlags) bindReading(cmd *cobra.Command, w lang.Words) {
	flags := cmd.Flags()
	flags.StringVar(&f.encoding, "encoding", "", w.Say("encoding of a text file, if it is not recognised"))
	flags.StringVar(&f.delimiter, "delimiter", "", w.Say("character between cells: , ; | or tab"))
	flags.StringVar(&f.sheet, "sheet", "", w.Say("sheet of a workbook"))
	flags.BoolVar(&f.strict, "strict", false, w.Say("accept no slips in the form of a text file"))
}

// options checks the flags and gives them the form that importers read.
func (f *sourceFlags) options() (importers.OpenOptions, error) {
	o := importers.OpenOptions{Encoding: f.encoding, Sheet: f.sheet, Strict: f.strict}
	delimiter, ok := delimiterOf(f.delimiter)
	if !ok {
		return o, usage(problem.Plain(`--delimiter ";"`), problem.Say("--delimiter: found %q, accepted is one character or the word tab", f.delimiter))
	}
	o.Delimiter = delimiter
	if f.minItems != "" && !slices.Contains(minItems(), f.minItems) {
		return o, unknownName(problem.Say("no rule of --min-items is called %s", quoted(f.minItems)), f.minItems, minItems(), problem.Plain("--min-items complete"))
	}
	return o, nil
}

// minItems are the rules that say when answers make a score.
func minItems() []string {
	return []string{string(tally.HalfPairs), string(tally.HalfScores), string(tally.Complete)}
}

// delimiterOf is the character between cells that a text names; 0 if it is empty.
func delimiterOf(text string) (delimiter byte, ok bool) {
	switch {
	case text == "tab" || text == `\t`:
		return '\t', true
	case len(text) == 1:
		return text[0], true
	default:
		return 0, text == ""
	}
}

// readingFlags say how a file is read.
func readingFlags() []string {
	return []string{
		"expected", "perceived", "adequate", "direct", "direct-scale", "outcome-scale", "outcome-kind", "scale", "preset", "drop-unpaired", "drop-fast", "drop-straight", "drop-repeated", "id", "dont-know", "not-applicable", "encoding", "delimiter", "sheet", "strict", "min-items", "weight", "cluster",
	}
}

// again repeats the flags that say what is read and whose answers count, for a
// command that leads on.
func (f *sourceFlags) again() string {
	said := ""
	f.cmd.Flags().Visit(func(flag *pflag.Flag) {
		if slices.Contains(readingFlags(), flag.Name) || slices.Contains([]string{"config", config.WaveID, config.MinCell, config.MinGap, "by", "where", "outcome"}, flag.Name) {
			said += flagWords(flag)
		}
	})
	return said
}

// flagWords writes a flag so that it can be pasted into a shell.
func flagWords(flag *pflag.Flag) string {
	values := []string{flag.Value.String()}
	if list, ok := flag.Value.(pflag.SliceValue); ok {
		values = list.GetSlice()
	}
	said := ""
	for _, value := range values {
		if said += " --" + flag.Name; flag.Value.Type() != "bool" {
			said += " " + shellWord(value)
		}
	}
	return said
}

// fit refuses flags that would go unheard: those of a file where a project is
// read, whose servgap.yaml says how, and the wave of a project for a file.
func (f *sourceFlags) fit(path string) error {
	if f.cmd == nil {
		return nil
	}
	if path != "" {
		if f.cmd.Flags().Changed(config.WaveID) && !isTally(path) {
			return usage(problem.Say("leave out --wave, or the file to read the project"), problem.Say("--wave: a file that is named has no waves; accepted is a wave of a project"))
		}
		if file, ok := projectAt(path); ok {
			return usage(problem.Plain(f.cmd.CommandPath()+" --config "+shellWord(file)), problem.Say("found a project at %s; accepted as FILE is a survey file", path))
		}
		return nil
	}
	for _, name := range readingFlags() {
		if f.cmd.Flags().Changed(name) {
			return usage(problem.Say("leave out --%s, or name a file", name), problem.Say("--%s is for a file that is named; how a project's files are read stands in servgap.yaml", name))
		}
	}
	return nil
}
