package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"servgap/importers/problem"
)

// wrongFlag says what is wrong with a flag, of which pflag knows four kinds.
func wrongFlag(cmd *cobra.Command, err error) error {
	fix := problem.Plain(cmd.CommandPath() + " --help")
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		wanted := unknown.GetSpecifiedName()
		name := "--" + wanted
		if letters := unknown.GetSpecifiedShortnames(); letters != "" {
			name = "-" + letters
		}
		e := usageError{message: problem.Say("there is no flag %s", name), fix: fix}
		if near, ok := problem.Nearest(wanted, flagNames(cmd)); ok {
			e.similar = []string{"--" + near}
		}
		return e
	}
	if bare, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usage(fix, problem.Say("--%s needs a value", bare.GetFlag().Name))
	}
	if wrong, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		accepted := problem.Say("a whole number")
		if wrong.GetFlag().Value.Type() == "bool" {
			accepted = problem.Say("true or false, or the flag alone")
		}
		return usage(fix, problem.Say("--%s: found %q, accepted is %s", wrong.GetFlag().Name, wrong.GetValue(), accepted))
	}
	return usage(fix, problem.Say("%v", err))
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// unknownCommand says of an error that cobra made, which are those of commands,
// that there is no such command.
func unknownCommand(err error) error {
	message, suggestions, _ := strings.Cut(err.Error(), "\n\nDid you mean this?\n\t")
	e := usageError{message: problem.Plain(strings.TrimSpace(message)), fix: problem.Plain("servgap help"), similar: strings.Fields(suggestions)}
	var name, parent string
	if _, err := fmt.Sscanf(message, "unknown command %q for %q", &name, &parent); err == nil {
		e.message = problem.Say("%s has no command %s", parent, quoted(name))
	}
	return e
}
