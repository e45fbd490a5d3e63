package cli

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/cmd/internal/lang"
	"servgap/importers/problem"
)

func newConfigFindings(sh *shared) *cobra.Command {
	return &cobra.Command{
		Use:  "findings",
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			w, err := sh.words()
			if err != nil {
				return err
			}
			var page strings.Builder
			known := w.Findings()
			for _, key := range slices.Sorted(maps.Keys(known)) {
				page.WriteString(key + " = " + known[key] + "\n")
			}
			return sh.print([]byte(page.String()))
		},
	}
}

// ownFindings is the words with the sentences of the project's own file, if it names one:
// lines as servgap config findings prints them. A sentence keeps every placeholder, so that
// its numbers stay those of the tables.
func ownFindings(p *config.Project, w lang.Words) (lang.Words, error) {
	name := p.Report.Findings
	if name.Value == "" {
		return w, nil
	}
	path := filepath.FromSlash(name.Value)
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(p.Path), path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return w, unreadable(path, err)
	}
	own, problems := sentencesOf(path, string(data), w.Findings())
	if problems != nil {
		return w, problems
	}
	return w.With(own), nil
}

// sentencesOf reads the lines of a file of sentences, of which known are all.
func sentencesOf(path, data string, known map[string]string) (own map[string]string, problems problem.List) {
	own = make(map[string]string)
	row := 0
	for line := range strings.Lines(strings.TrimPrefix(data, "\uFEFF")) {
		row++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fail := func(message, fix problem.Text) {
			problems = append(problems, problem.Problem{Kind: problem.Usage, Code: "E-FINDING", File: path, Row: row, Message: message, Fix: fix})
		}
		key, text, _ := strings.Cut(line, "=")
		key, text = strings.TrimSpace(key), strings.TrimSpace(text)
		sentence, ok := known[key]
		wanted := lang.Placeholders(sentence)
		switch {
		case !ok:
			fail(problem.Say("found %s, accepted is the name of a finding, = and its sentence", quoted(key)), problem.Say("servgap config findings lists them"))
		case !slices.Equal(lang.Placeholders(text), wanted):
			fail(problem.Say("%s: found the places %s, accepted are %s, for what they hold is what was found", key, quoted(strings.Join(lang.Placeholders(text), " ")), strings.Join(wanted, " ")), problem.Say("keep each of them in the sentence"))
		default:
			own[key] = text
		}
	}
	return own, problems
}
