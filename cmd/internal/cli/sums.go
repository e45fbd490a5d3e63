package cli

import (
	"context"
	"slices"
)

// unsummedKey is the key of a context in which nobody asks for the sums of files.
type unsummedKey struct{}

// unsummed is a context in which files are opened whose SHA-256 nobody asks for.
func unsummed(ctx context.Context) context.Context {
	return context.WithValue(ctx, unsummedKey{}, true)
}

// isUnsummed reports whether nobody asks for the sums of files.
func isUnsummed(ctx context.Context) bool { return ctx.Value(unsummedKey{}) != nil }

// summing is a context in which files are summed up if a form is asked for that has their
// sums.
func (f *outputFlags) summing(ctx context.Context) context.Context {
	if f.sums() {
		return ctx
	}
	return unsummed(ctx)
}

// sums reports whether a form is asked for that has the sums of the files that were read:
// JSON, and pages that hold it. Of a form that is not known here it is taken for granted.
func (f *outputFlags) sums() bool {
	without := []string{"", "table", "csv", "tsv", "jsonl", "md", "xlsx", "r", formCharts}
	return !slices.Contains(without, f.format) ||
		slices.ContainsFunc(f.outputs(), func(out output) bool { return !slices.Contains(without, out.form) })
}
