package cli

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

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

// writtenWidth is how wide the files of the help are written.
const writtenWidth = 96

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
		width := sh.textWidth()
		root.SetUsageTemplate(strings.ReplaceAll(usage, ".FlagUsages", fmt.Sprintf(".FlagUsagesWrapped %d", width)))
		if 0 < width && width < writtenWidth {
			cmd.Long = fitted(cmd.Long, width)
		}
		var text bytes.Buffer
		out := cmd.OutOrStdout()
		cmd.SetOut(&text)
		help(cmd, args)
		cmd.SetOut(out)
		words := strings.NewReplacer("(default ", "("+w.Say("default")+" ", "[flags]", w.Say("[flags]"), "[command]", w.Say("[command]"))
		_, _ = words.WriteString(out, text.String()) // a failure is seen there
	})
}

// fitted breaks the paragraphs of a text anew where its lines are too long; what is set
// in columns stays as it is.
func fitted(text string, width int) string {
	parts := strings.Split(text, "\n\n")
	for i, part := range parts {
		if !setInColumns(part) {
			parts[i] = wrapped(strings.ReplaceAll(part, "\n", " "), width, 0)
		}
	}
	return strings.Join(parts, "\n\n")
}

// setInColumns reports whether a part of a text is a list or an example.
func setInColumns(part string) bool {
	return strings.HasPrefix(part, " ") || strings.Contains(part, "\n ")
}
