package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/viper"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/importers/problem"
)

// shared is what every command has: its streams, settings and the flags that
// hold for all of them.
type shared struct {
	streams  Streams
	settings *viper.Viper
	early    lang.Words // by the command line, the environment or the locale alone
	asked    bool       // the first two name a language
	errors   string     // text or json
	config   string     // the project's file, empty until it is looked for
	ascii    bool
	width    int
	quiet    bool
	help     watched // standard output for help, which cobra writes without looking
}

// watched remembers the first error of its writer.
type watched struct {
	io.Writer
	err error
}

func (w *watched) Write(data []byte) (int, error) {
	n, err := w.Writer.Write(data)
	if w.err == nil {
		w.err = err
	}
	return n, err
}

func newRoot(args []string, s Streams) (*cobra.Command, *shared) {
	sh := &shared{settings: config.New(), errors: "text"}
	s.Err = spelt{s.Err, sh}
	sh.streams, sh.help = s, watched{Writer: spelt{s.Out, sh}}
	sh.early, sh.asked = earlyWords(args)
	root := &cobra.Command{
		Use:               "servgap",
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			cmd.SetContext(sh.limiting(sh.telling(cmd.Context())))
			return sh.check(cmd)
		},
		Version: versionLine(),
	}
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetIn(s.In)
	root.SetOut(&sh.help)
	root.SetErr(s.Err)
	root.SetFlagErrorFunc(wrongFlag)
	sh.bind(root)
	sh.addCommands(root, args)
	return root, sh
}

// bind declares the flags that every command has.
func (sh *shared) bind(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.String(config.Confidence, "0.95", sh.early.Say("confidence of the intervals (or SERVGAP_CONFIDENCE)"))
	flags.String(config.MinCell, "5", sh.early.Say("hide results of fewer respondents; 0 hides nothing (or SERVGAP_MIN_CELL)"))
	flags.String(config.MinGap, "0", sh.early.Say("smallest gap that matters, in scale points: adds met, short or unsure; 0 for none (or SERVGAP_MIN_GAP)"))
	flags.String(config.Seed, "1", sh.early.Say("seed of random numbers, of bootstrap and parallel analysis: one seed gives the same bytes (or SERVGAP_SEED)"))
	flags.String(config.Color, "auto", sh.early.Say("colour: auto, always or never (or SERVGAP_COLOR, NO_COLOR)"))
	flags.String(config.Digits, "2", sh.early.Say("decimals in tables; csv and json have all (or SERVGAP_DIGITS)"))
	flags.String(config.CSV, "rfc", sh.early.Say("csv as rfc (comma, decimal point) or nordic (semicolon, decimal comma, for Excel; or SERVGAP_CSV)"))
	flags.String(config.WaveID, "", sh.early.Say("the wave of a project (or SERVGAP_WAVE; default: its current one)"))
	flags.Var(&list{}, config.Limit, sh.early.Say("raise how much a file may have: record=64MB, columns=20000; may be repeated (or SERVGAP_LIMIT; servgap help limits)"))
	flags.String(config.Lang, "", sh.early.Say("language of what is said: en, nb, nn, sv, da (or SERVGAP_LANG)"))
	for _, name := range []string{config.Confidence, config.MinCell, config.MinGap, config.Seed, config.Color, config.Digits, config.CSV, config.WaveID, config.Limit, config.Lang} {
		if err := sh.settings.BindPFlag(name, flags.Lookup(name)); err != nil {
			panic(err) // only for a flag that is not there
		}
	}
	completeFlag(root, config.CSV, []string{"rfc", "nordic"})
	completeFlag(root, config.Color, []string{"auto", "always", "never"})
	completeFlag(root, config.Lang, lang.Codes())
	completeLimits(root)
	flags.StringVarP(&sh.config, "config", "c", "", sh.early.Say("the project's file (or SERVGAP_CONFIG; default: the nearest servgap.yaml upwards)"))
	flags.StringVar(&sh.errors, "errors", "text", sh.early.Say("messages as text or json"))
	completeFlag(root, "errors", []string{"text", "json"})
	flags.BoolVar(&sh.ascii, "ascii", false, sh.early.Say("only ASCII in what people read: tables, help and messages"))
	flags.IntVar(&sh.width, "width", 0, sh.early.Say("columns of a table; 0 takes the terminal's, or any in a pipe"))
	flags.BoolVarP(&sh.quiet, "quiet", "q", false, sh.early.Say("no hints and remarks"))
}

// textFlags are the flags whose value is a text, of all commands.
var textFlags = []string{
	"expected", "perceived", "adequate", "scale", "preset", "dont-know", "not-applicable", "encoding", "delimiter", "sheet",
	"format", "output", "report", "dimension", "config", "errors", config.Confidence, config.MinCell, config.MinGap, config.Seed, config.Color, config.Digits, config.CSV,
	config.WaveID, config.Lang, "by", "where", "drop-fast", "client", "managers", "staff", "documents", "speeders", "of", "rotate", "method", "gap", "bootstrap", "change", "points", "power", "limit", "no-fall-of", "sd", "against", "fail-on", "control", "event", "title", "from", "outcome-kind",
	"column", "rule", "cut", "low", "follow-up", "consent", "weight", "cluster", "for",
}

// check looks at the common flags before any work. An empty value is most often
// a variable of a script that is not set; nothing is assumed in its place.
func (sh *shared) check(cmd *cobra.Command) error {
	for _, name := range textFlags {
		if f := cmd.Flags().Lookup(name); f != nil && f.Changed && strings.Trim(f.Value.String(), `[]"`) == "" {
			return usage(problem.Say("give a value or leave the flag out"), problem.Say("--%s is empty; accepted is a value", name))
		}
	}
	if sh.errors != "text" && sh.errors != "json" {
		found := sh.errors
		sh.errors = "text"
		return wrongChoice("--errors", found, []string{"text", "json"})
	}
	if sh.width < 0 {
		return usage(problem.Plain("--width 80"), problem.Say("--width: found %d, accepted is 0 or more", sh.width))
	}
	if cmd.Name() == "doctor" {
		return nil // it tells of settings itself
	}
	_, err := sh.load()
	return err
}

// load gives the settings.
func (sh *shared) load() (config.Settings, error) { return config.Load(sh.settings) }
