package cli

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// reportBug prints what a maintainer needs and nothing of the data: of the command line
// the command and the names of its flags, and of what went wrong only what the language
// itself says.
func reportBug(w io.Writer, args []string, caught any) {
	what := fmt.Sprintf("%T", caught)
	if said, ok := caught.(runtime.Error); ok {
		what = said.Error()
	}
	cmd, names := commandOf(args)
	fmt.Fprintf(w, `error[E-BUG] servgap has a bug and stopped; what it printed is not complete
  fix: please report it with these lines, which hold nothing of your files:

  Title: %s stops with %s
  Command: %s
  Version: %s
  What I did:
  What I expected:
  A small file of made-up answers that shows it (never those of respondents):

%s`, cmd, what, strings.Join(append([]string{cmd}, names...), " "), versionLine(), debug.Stack())
}

// commandOf is the command that arguments begin with and the names of those of its flags
// that are among them.
func commandOf(args []string) (path string, flags []string) {
	root, _ := newRoot(nil, Streams{Out: io.Discard, Err: io.Discard})
	cmd, _, err := root.Find(args)
	if err != nil {
		cmd = root
	}
	for _, arg := range args {
		if name := flagName(cmd, arg); name != "" {
			flags = append(flags, name)
		}
	}
	return cmd.CommandPath(), flags
}

// flagName is the flag that an argument sets, empty if it sets none.
func flagName(cmd *cobra.Command, arg string) string {
	name, _, _ := strings.Cut(arg, "=")
	if long, ok := strings.CutPrefix(name, "--"); ok {
		if cmd.Flag(long) == nil {
			return ""
		}
		return name
	}
	if len(arg) < 2 || arg[0] != '-' || cmd.Flags().ShorthandLookup(arg[1:2]) == nil {
		return ""
	}
	return arg[:2]
}
