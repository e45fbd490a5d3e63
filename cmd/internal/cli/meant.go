package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"servgap/importers/problem"
)

// unknownName is a name that is none of those known, with the nearest one. The
// sentence says what it was looked for as.
func unknownName(sentence problem.Text, found string, known []string, fix problem.Text) error {
	message := problem.Say("%s; known are %s", sentence, problem.Comma(known))
	if len(known) == 0 {
		message = problem.Say("%s; there is none", sentence)
	}
	return usageError{message: message, fix: fix, similar: meant(found, known)}
}

// wrongChoice is a value of a flag that is none of those accepted, with the nearest one.
func wrongChoice(flag, found string, accepted []string) error {
	return usageError{
		message: problem.Say("%s: found %q, accepted are %s", flag, found, strings.Join(accepted, ", ")),
		fix:     problem.Plain(flag + " " + likeliest(found, accepted)),
		similar: meant(found, accepted),
	}
}

// meant is the name among those known that somebody meant, none if nothing is near.
func meant(found string, known []string) []string {
	if near, ok := problem.Nearest(found, known); ok {
		return []string{near}
	}
	return nil
}

// likeliest is what was meant as far as one can see, else the first.
func likeliest(found string, known []string) string {
	return append(meant(found, known), known[0])[0]
}

// noCommand refuses what is no command of one that has only commands.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var known []string
	for _, c := range cmd.Commands() {
		known = append(known, c.Name())
	}
	return unknownName(problem.Say("%s has no command %s", cmd.CommandPath(), quoted(args[0])), args[0], known, problem.Plain(cmd.CommandPath()+" --help"))
}
