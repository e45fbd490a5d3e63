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
			Long:  strings.TrimSpace(text),
		})
	}
	return topics
}
