package cli

import (
	"os"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/gap"
	"servgap/gap/survey"
	"servgap/importers"
	"servgap/importers/problem"
)

// completer lists what a shell may complete, by the project, which is nil if there is
// none, and the arguments before.
type completer func(p *config.Project, args []string) []string

// flagNamesOf are the flags whose values are names of a project or of a file.
func flagNamesOf() map[string]completer {
	return map[string]completer{
		config.WaveID: waveNames, "dimension": dimensionNames, "group": groupNames, "event": eventNames, "outcome": outcomeNames,
		"rival": rivalNames, "by": columnNames, "where": conditionNames, "weight": columnNames, "cluster": columnNames, "consent": columnNames, "id": columnNames,
	}
}

// argumentNamesOf are the commands whose arguments are such names.
func argumentNamesOf(w lang.Words) map[string]completer {
	return map[string]completer{
		"servgap audit": waveNames, "servgap baseline promote": waveNames, "servgap compare": waveNames, "servgap trend": waveNames,
		"servgap units": unitNames, "servgap explain": explainedNames(w),
	}
}

// completeNames has a shell complete names below a command. A flag that completes its
// values already keeps them.
func (sh *shared) completeNames(root *cobra.Command) {
	flags, arguments := flagNamesOf(), argumentNamesOf(sh.early)
	var complete func(*cobra.Command)
	complete = func(cmd *cobra.Command) {
		for flag, names := range flags {
			if declares(cmd, flag) {
				_ = cmd.RegisterFlagCompletionFunc(flag, sh.completing(names, cobra.ShellCompDirectiveNoFileComp))
			}
		}
		if names, ok := arguments[cmd.CommandPath()]; ok {
			cmd.ValidArgsFunction = sh.completing(names, cobra.ShellCompDirectiveDefault)
		}
		for _, sub := range cmd.Commands() {
			complete(sub)
		}
	}
	complete(root)
}

// declares reports whether a flag is a command's own. Cobra's LocalFlags would say so, too,
// after it had put together the flags of every command.
func declares(cmd *cobra.Command, flag string) bool {
	return cmd.Flags().Lookup(flag) != nil || cmd.PersistentFlags().Lookup(flag) != nil
}

func (sh *shared) completing(names completer, directive cobra.ShellCompDirective) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		var list []string
		for _, name := range names(sh.nearby(), args) {
			name, about, _ := strings.Cut(name, "\t")
			if harmless(name) {
				list = append(list, cobra.CompletionWithDesc(name, problem.Clean(about)))
			}
		}
		return list, directive
	}
}

// harmless reports whether a name has nothing in it that a shell would obey: names of
// columns are written by anybody.
func harmless(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" _-.,@=/", r)
	})
}

// nearby is the project that a command would take, nil if there is none that is sound:
// a shell that completes is told of no mistake.
func (sh *shared) nearby() *config.Project {
	path := sh.config
	if path == "" {
		path = os.Getenv(configVariable)
	}
	if path == "" {
		path, _ = config.Find(".")
	}
	p, _ := config.Read(path, sh.limits())
	return p
}

func waveNames(p *config.Project, _ []string) (names []string) {
	if p != nil {
		for _, w := range p.Waves {
			names = append(names, cobra.CompletionWithDesc(w.ID, dayOf(w.Date)))
		}
	}
	return names
}

// dayOf is a date, empty where none is written.
func dayOf(date time.Time) string {
	if date.IsZero() {
		return ""
	}
	return date.Format(time.DateOnly)
}

func dimensionNames(p *config.Project, _ []string) (names []string) {
	in, _, _ := survey.Preset("servqual-1991")
	if p != nil {
		in = p.Instrument.Survey
	}
	for _, d := range in.Dimensions {
		names = append(names, cobra.CompletionWithDesc(d.ID, d.Label))
	}
	return names
}

func groupNames(p *config.Project, _ []string) (names []string) {
	if p != nil {
		for _, g := range p.Groups {
			names = append(names, cobra.CompletionWithDesc(g.ID, string(g.Role)))
		}
	}
	return names
}

func eventNames(p *config.Project, _ []string) (names []string) {
	if p != nil {
		for _, e := range p.Events {
			names = append(names, cobra.CompletionWithDesc(e.ID, dayOf(e.Date)))
		}
	}
	return names
}

func rivalNames(p *config.Project, _ []string) []string {
	if p == nil {
		return nil
	}
	return append(p.Rivals(), allGaps)
}

// outcomeNames are those of a project; of files they are columns.
func outcomeNames(p *config.Project, args []string) (names []string) {
	if p == nil || len(args) > 0 {
		return columnNames(p, args)
	}
	for _, g := range p.Groups {
		for _, o := range g.Outcomes {
			names = append(names, cobra.CompletionWithDesc(o.ID, o.Column.Value))
		}
	}
	return names
}

// columnNames are the background questions of a project, or all columns of a file.
func columnNames(p *config.Project, args []string) (names []string) {
	for _, path := range args {
		if source, err := importers.Open(path, nil, importers.OpenOptions{}); err == nil {
			defer source.Close()
			return slices.Clone(source.Header)
		}
	}
	if p != nil {
		for _, g := range p.Groups {
			for _, s := range g.Segments {
				names = append(names, cobra.CompletionWithDesc(s.Value, g.ID))
			}
		}
	}
	return names
}

func conditionNames(p *config.Project, args []string) (names []string) {
	for _, name := range columnNames(p, args) {
		name, _, _ = strings.Cut(name, "\t")
		names = append(names, name+"=")
	}
	return names
}

func unitNames(p *config.Project, args []string) []string {
	if len(args) > 0 {
		return nil // files
	}
	return columnNames(p, nil)
}

// explainedNames are gaps and rows, terms and codes, and behind gate the checks.
func explainedNames(w lang.Words) completer {
	return func(p *config.Project, args []string) (names []string) {
		switch {
		case len(args) == 0:
			for _, d := range dimensionNames(p, nil) {
				names = append(names, gap.Service+"."+d)
			}
			return append(names, explainedWords(w)...)
		case args[0] == gateWord && p != nil:
			for _, c := range p.Gates.Checks {
				names = append(names, cobra.CompletionWithDesc(c.ID, c.Metric.Text.Value))
			}
		}
		return names
	}
}
