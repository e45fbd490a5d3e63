package cli

import (
	"github.com/spf13/cobra"
	"github.com/spf13/viper"

	"servgap/cmd/internal/config"
)

// shared is what every command has: its streams, settings and the flags that
// hold for all of them.
type shared struct {
	streams  Streams
	settings *viper.Viper
	errors   string // text or json
	ascii    bool
	width    int
	quiet    bool
}

func newRoot(s Streams) (*cobra.Command, *shared) {
	sh := &shared{streams: s, settings: config.New(), errors: "text"}
	root := &cobra.Command{
		Use:   "servgap",
		Short: "Where does the service fall short of what was expected, and why",
		Long: `servgap compares what customers expected with what they perceived, follows the
shortfall through the six steps of the gaps model and prints ranked tables with
intervals.

A gap is received minus expected: below zero is a shortfall.`,
		Example: `  servgap analyze survey.csv                 the six steps and the ranked table
  servgap gaps --items -d responsiveness survey.csv
  servgap analyze survey.xlsx -o gaps.csv -o result.json
  cat survey.csv | servgap analyze - -f csv`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(*cobra.Command, []string) error { return sh.check() },
	}
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usagef("servgap help", "%v", err) })
	sh.bind(root)
	root.AddCommand(newAnalyze(sh), newGaps(sh), newStep(sh), newCompletion(), newVersion(sh))
	root.AddCommand(newTopics()...)
	return root, sh
}

// bind declares the flags that every command has.
func (sh *shared) bind(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.Float64(config.Confidence, 0.95, "confidence of the intervals")
	flags.Int64(config.MinCell, 5, "hide results of fewer respondents; 0 hides nothing")
	flags.String(config.Color, "auto", "colour: auto, always or never")
	flags.Int(config.Digits, 2, "decimals in tables; csv and json have all")
	for _, name := range []string{config.Confidence, config.MinCell, config.Color, config.Digits} {
		if err := sh.settings.BindPFlag(name, flags.Lookup(name)); err != nil {
			panic(err) // only for a flag that is not there
		}
	}
	flags.StringVar(&sh.errors, "errors", "text", "messages as text or json")
	flags.BoolVar(&sh.ascii, "ascii", false, "only ASCII signs in tables")
	flags.IntVar(&sh.width, "width", 0, "columns of a table; 0 takes the terminal's, or any in a pipe")
	flags.BoolVarP(&sh.quiet, "quiet", "q", false, "no hints and remarks")
}

// check looks at the common flags before any work.
func (sh *shared) check() error {
	if sh.errors != "text" && sh.errors != "json" {
		found := sh.errors
		sh.errors = "text"
		return usagef("--errors text", "--errors: found %q, accepted are text and json", found)
	}
	if sh.width < 0 {
		return usagef("--width 80", "--width: found %d, accepted is 0 or more", sh.width)
	}
	_, err := sh.load()
	return err
}

// load gives the settings.
func (sh *shared) load() (config.Settings, error) {
	settings, err := config.Load(sh.settings)
	if err != nil {
		return settings, usagef("leave the setting out to take the default", "%v", err)
	}
	return settings, nil
}
