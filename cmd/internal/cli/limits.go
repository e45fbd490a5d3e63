package cli

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"servgap/cmd/internal/config"
	"servgap/importers"
	"servgap/importers/limit"
)

// limitsKey is the key of a context that knows how much files may have.
type limitsKey struct{}

// limiting is a context in which files are opened within the limits that are set. The
// project that sets them may be read later.
func (sh *shared) limiting(ctx context.Context) context.Context {
	return context.WithValue(ctx, limitsKey{}, sh.limits)
}

// limits are how much files may have in this run.
func (sh *shared) limits() limit.Limits {
	s, _ := sh.load() // was checked when the project was read
	return s.Limits
}

// limitsOf are how much files may have in the run of a context.
func limitsOf(ctx context.Context) limit.Limits {
	if limits, ok := ctx.Value(limitsKey{}).(func() limit.Limits); ok {
		return limits()
	}
	return limit.Limits{}
}

// open opens a survey file within the limits of the run, and sums it up if that is asked
// for.
func open(ctx context.Context, path string, in io.Reader, o importers.OpenOptions) (*importers.Source, error) {
	o.Limits, o.Unsummed = limitsOf(ctx), isUnsummed(ctx)
	return importers.Open(path, in, o)
}

// list is the value of a flag that may be repeated: what was given, by commas.
type list struct{ all []string }

func (l *list) String() string { return strings.Join(l.all, ",") }

func (l *list) Type() string { return "string" }

func (l *list) Set(value string) error {
	l.all = append(l.all, value)
	return nil
}

// completeLimits completes the name of a limit, behind which a value is still to come.
func completeLimits(root *cobra.Command) {
	var names []string
	for _, name := range limit.Names() {
		names = append(names, name+"=")
	}
	of := cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveNoSpace)
	if err := root.RegisterFlagCompletionFunc(config.Limit, of); err != nil {
		panic(err) // only for a flag that is not there
	}
}
