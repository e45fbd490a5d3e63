package cli

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"servgap/importers/problem"
)

func newMan(sh *shared) *cobra.Command {
	folder := ""
	cmd := &cobra.Command{
		Use:               "man [COMMAND or TOPIC]",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeDescribed,
		RunE: func(cmd *cobra.Command, args []string) error {
			if folder == "" {
				found, err := helpOf(cmd.Root(), args)
				if err != nil {
					return err
				}
				return sh.print([]byte(manPage(found)))
			}
			if len(args) > 0 {
				return usage(problem.Say("leave out one of them"), problem.Say("--output writes the pages of all commands and topics"))
			}
			return writeManPages(sh.streams.disk, cmd.Root(), folder)
		},
	}
	cmd.Flags().StringVarP(&folder, "output", "o", "", sh.early.Say("write the pages of all commands and topics into this folder"))
	return cmd
}

// writeManPages writes the pages where man looks for them below a folder.
func writeManPages(d disk, root *cobra.Command, folder string) error {
	var files []file
	for _, cmd := range described(root) {
		name := filepath.Join(folder, "man"+manSection(cmd), manName(cmd)+"."+manSection(cmd))
		page := whole(name, []byte(manPage(cmd)))
		page.folders = true
		files = append(files, page)
	}
	return writeFiles(d, files)
}

// described lists a command and all below it that have a help, in the order of their
// names.
func described(cmd *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{cmd}
	for _, sub := range cmd.Commands() {
		if sub.Short != "" {
			list = append(list, described(sub)...)
		}
	}
	return list
}

// manName is what a page is called: servgap-baseline-save.
func manName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// manSection is 1, of commands, or 7, of what a topic is about.
func manSection(cmd *cobra.Command) string {
	if cmd.Runnable() || cmd.HasSubCommands() {
		return "1"
	}
	return "7"
}
