package cli

import (
	"embed"
	"strings"

	"github.com/spf13/cobra"
)

//go:embed topics/*.txt
var topicFiles embed.FS

// newTopics makes the help topics: servgap help NAME. The first line of a file
// is the topic's summary.
func newTopics() []*cobra.Command {
	entries, err := topicFiles.ReadDir("topics")
	if err != nil {
		panic(err) // embedded: the folder is part of the program
	}
	var topics []*cobra.Command
	for _, entry := range entries {
		data, err := topicFiles.ReadFile("topics/" + entry.Name())
		if err != nil {
			panic(err)
		}
		summary, text, _ := strings.Cut(string(data), "\n")
		topics = append(topics, &cobra.Command{
			Use:   strings.TrimSuffix(entry.Name(), ".txt"),
			Short: summary,
			Long:  strings.Trim(text, "\n"),
		})
	}
	return topics
}

// newHelp is the help command: of a command, or a topic. Cobra's own takes an
// unknown name for no mistake.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND or TOPIC]",
		Short: "Help about a command or a topic",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == "topics" {
				args = nil // they are listed there
			}
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				var known []string
				for _, c := range cmd.Root().Commands() {
					if !c.Hidden {
						known = append(known, c.Name())
					}
				}
				return unknownName("command or topic", strings.Join(args, " "), known, "servgap help")
			}
			return found.Help()
		},
	}
}
