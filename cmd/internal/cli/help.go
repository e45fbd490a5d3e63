package cli

import (
	"embed"
	"path"
	"strings"

	"github.com/spf13/cobra"

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
		Use:               "help [COMMAND or TOPIC]",
		ValidArgsFunction: completeDescribed,
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
