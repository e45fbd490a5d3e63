package cli

import (
	"bytes"
	"embed"
	"fmt"
	"path"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"servgap/cmd/internal/demo"
	"servgap/cmd/internal/lang"
	"servgap/importers/problem"
)

// helpFiles hold a file for each command and each topic in each language: a line
// that sums it up, the text, and examples below a line that says so in English. They run
// in the folder of the sample project, whose names they have in English here.
//
//go:embed help
var helpFiles embed.FS

const examples = "\nExamples:\n"

// describe gives commands their help in a language, and adds a command without
// work for each file that is of none: a topic.
func describe(root *cobra.Command, w lang.Words) {
	folder := path.Join("help", w.Code())
	entries, err := helpFiles.ReadDir(folder)
	if err != nil {
		panic(err) // embedded: the folder is part of the program
	}
	names, err := demo.Names(w.Code())
	if err != nil {
		panic(err) // each language has a sample
	}
	commands := make(map[string]*cobra.Command)
	byFile(root, commands)
	for _, entry := range entries {
		data, err := helpFiles.ReadFile(path.Join(folder, entry.Name()))
		if err != nil {
			panic(err)
		}
		name := strings.TrimSuffix(entry.Name(), ".txt")
		cmd := commands[name]
		if cmd == nil {
			cmd = &cobra.Command{Use: name}
			root.AddCommand(cmd)
		}
		var text string
		cmd.Short, text, _ = strings.Cut(string(data), "\n")
		cmd.Long, cmd.Example, _ = strings.Cut(text, examples)
		cmd.Long, cmd.Example = strings.Trim(cmd.Long, "\n"), names.Replace(strings.Trim(cmd.Example, "\n"))
	}
}

// byFile lists a command and those below it by the name of their file.
func byFile(cmd *cobra.Command, commands map[string]*cobra.Command) {
	name := cmd.Name()
	if cmd.HasParent() {
		name = strings.ReplaceAll(strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" "), " ", "-")
	}
	commands[name] = cmd
	for _, sub := range cmd.Commands() {
		byFile(sub, commands)
	}
}

// newHelp is the help command: of a command, or a topic. Cobra's own takes an
// unknown name for no mistake.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND or TOPIC]",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == "topics" {
				args = nil // they are listed there
			}
			found, err := helpOf(cmd.Root(), args)
			if err != nil {
				return err
			}
			return found.Help()
		},
	}
}

// helpOf is the command or the topic of a name.
func helpOf(root *cobra.Command, args []string) (*cobra.Command, error) {
	found, rest, err := root.Find(args)
	if err == nil && len(rest) == 0 {
		return found, nil
	}
	var known []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			known = append(known, c.Name())
		}
	}
	name := strings.Join(args, " ")
	return nil, unknownName(problem.Say("no command or topic is called %s", quoted(name)), name, known, problem.Plain("servgap help"))
}

// helpPage is cobra's, led by what a reader types first: one line, then the examples.
const helpPage = `{{.Short}}
{{if .HasExample}}
Examples:
{{.Example}}
{{end}}{{with .Long}}
{{.}}
{{end}}{{if or .Runnable .HasSubCommands}}
{{.UsageString}}{{end}}`

// usageExamples is where cobra has them.
const usageExamples = `{{if .HasExample}}

Examples:
{{.Example}}{{end}}`

// speak gives cobra's own words in help the language, and its flags the width of the
// terminal.
func (sh *shared) speak(root *cobra.Command) {
	w := sh.early
	heads := strings.NewReplacer(
		"Usage:", w.Say("Usage:"),
		"Examples:", w.Say("Examples:"),
		"Available Commands:", w.Say("Available Commands:"),
		"Global Flags:", w.Say("Global Flags:"),
		"Flags:", w.Say("Flags:"),
		"Additional help topics:", w.Say("Additional help topics:"),
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`,
		strings.Replace(w.Say("Use %q for more information about a command."), "%q", `"{{.CommandPath}} [command] --help"`, 1),
	)
	root.SetHelpTemplate(heads.Replace(helpPage))
	usage := heads.Replace(strings.Replace(root.UsageTemplate(), usageExamples, "", 1))
	root.SetUsageTemplate(usage)
	help := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" {
				f.Usage = w.Say("this help")
			}
		})
		root.SetUsageTemplate(strings.ReplaceAll(usage, ".FlagUsages", fmt.Sprintf(".FlagUsagesWrapped %d", sh.textWidth())))
		var text bytes.Buffer
		out := cmd.OutOrStdout()
		cmd.SetOut(&text)
		help(cmd, args)
		cmd.SetOut(out)
		words := strings.NewReplacer("(default ", "("+w.Say("default")+" ", "[flags]", w.Say("[flags]"), "[command]", w.Say("[command]"))
		_, _ = words.WriteString(out, text.String()) // a failure is seen there
	})
}
