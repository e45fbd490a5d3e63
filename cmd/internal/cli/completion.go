package cli

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"servgap/importers/problem"
)

func newCompletion() *cobra.Command {
	write := map[string]func(*cobra.Command, io.Writer) error{
		"bash":       func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"zsh":        func(root *cobra.Command, w io.Writer) error { return root.GenZshCompletion(w) },
		"fish":       func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },
		"powershell": func(root *cobra.Command, w io.Writer) error { return root.GenPowerShellCompletionWithDesc(w) },
	}
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args: func(cmd *cobra.Command, args []string) error {
			if cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs)(cmd, args) != nil {
				return usageError{
					message: problem.Say("accepted is one shell: bash, zsh, fish or powershell"),
					fix:     problem.Plain("servgap completion bash"), similar: meant(strings.Join(args, " "), cmd.ValidArgs),
				}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var script bytes.Buffer
			if err := write[args[0]](cmd.Root(), &script); err != nil {
				return err
			}
			_, err := cmd.OutOrStdout().Write(script.Bytes()) // a failure is seen there
			if closedPipe(err) {
				return err
			}
			return nil
		},
	}
}

// completeFirst completes the first argument from a list and the next by files.
func completeFirst(names []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return names, cobra.ShellCompDirectiveDefault
		}
		return nil, cobra.ShellCompDirectiveDefault
	}
}

// completeFlag completes a flag's value from a list.
func completeFlag(cmd *cobra.Command, flag string, names []string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // only for a flag that is not there
	}
}

// completeDescribed completes a path of commands, or a topic, with what each is for.
func completeDescribed(cmd *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
	found, rest, err := cmd.Root().Find(args)
	if err != nil || len(rest) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	for _, sub := range found.Commands() {
		if !sub.Hidden && sub.Short != "" {
			names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
