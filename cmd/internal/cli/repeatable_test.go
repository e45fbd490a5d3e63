package cli

import (
	"slices"
	"testing"

	"github.com/spf13/pflag"
)

// TestRepeatableIsAsPflags gives a flag of the program's own and one of pflag's the same
// values: both hold the same, and say the same in help and of a mistake.
func TestRepeatableIsAsPflags(t *testing.T) {
	tests := [][]string{
		nil, {""}, {"99"}, {"98,99"}, {"98", "99,97"}, {"", "a"}, {"a", ""}, {`"Oslo, sentrum",Bergen`}, {`a"b`}, {"1", `"open`}, {" x , y "}, {"a\nb"},
	}
	for _, given := range tests {
		for _, commas := range []bool{false, true} {
			var got, want []string
			own, theirs := pflag.NewFlagSet("own", pflag.ContinueOnError), pflag.NewFlagSet("pflag", pflag.ContinueOnError)
			if commas {
				separated(own, &got, "name", "n", "what it is")
				theirs.StringSliceVarP(&want, "name", "n", nil, "what it is")
			} else {
				repeated(own, &got, "name", "n", "what it is")
				theirs.StringArrayVarP(&want, "name", "n", nil, "what it is")
			}
			if own.FlagUsages() != theirs.FlagUsages() {
				t.Errorf("help is %q, of pflag's %q", own.FlagUsages(), theirs.FlagUsages())
			}
			for _, value := range given {
				err, wanted := own.Set("name", value), theirs.Set("name", value)
				if (err == nil) != (wanted == nil) || err != nil && err.Error() != wanted.Error() {
					t.Errorf("%q: the error is %v, of pflag's %v", value, err, wanted)
				}
			}
			list := own.Lookup("name").Value.(pflag.SliceValue)
			if !slices.Equal(got, want) || !slices.Equal(list.GetSlice(), want) {
				t.Errorf("%q: the values are %q, of pflag's %q", given, got, want)
			}
			if own.Changed("name") != theirs.Changed("name") {
				t.Errorf("%q: changed is %v", given, own.Changed("name"))
			}
		}
	}
}
