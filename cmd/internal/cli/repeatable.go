package cli

import (
	"encoding/csv"
	"strings"

	"github.com/spf13/pflag"
)

// repeatable is the value of a flag that may be repeated. Pflag's own writes what each of a
// hundred such flags has without being given as a line of CSV, which no run needs.
type repeatable struct {
	values *[]string
	commas bool // one value may hold several, as a line of CSV has them
	given  bool
}

// repeated declares a flag of which each value is one.
func repeated(flags *pflag.FlagSet, values *[]string, name, short, usage string) {
	flags.VarP(&repeatable{values: values}, name, short, usage)
}

// separated declares a flag whose values may stand together, with commas between.
func separated(flags *pflag.FlagSet, values *[]string, name, short, usage string) {
	flags.VarP(&repeatable{values: values, commas: true}, name, short, usage)
}

// Set takes a value of the flag. The first takes the place of what was there.
func (r *repeatable) Set(text string) error {
	values := []string{text}
	if r.commas {
		var err error
		if values, err = commaSeparated(text); err != nil {
			return err
		}
	}
	if r.given {
		values = append(*r.values, values...)
	}
	*r.values, r.given = values, true
	return nil
}

// commaSeparated are the cells of a line of CSV.
func commaSeparated(text string) ([]string, error) {
	if text == "" {
		return []string{}, nil
	}
	return csv.NewReader(strings.NewReader(text)).Read()
}

// Type is what pflag calls such flags, by which help and shells know them.
func (r *repeatable) Type() string {
	if r.commas {
		return "stringSlice"
	}
	return "stringArray"
}

// String is empty without values, which help takes for no default.
func (r *repeatable) String() string { return strings.Join(*r.values, ",") }

// Append adds a value. With Replace and GetSlice it makes the flag a list to pflag.
func (r *repeatable) Append(text string) error {
	*r.values = append(*r.values, text)
	return nil
}

// Replace takes other values in place of those there.
func (r *repeatable) Replace(values []string) error {
	*r.values = values
	return nil
}

// GetSlice are the values.
func (r *repeatable) GetSlice() []string { return *r.values }
