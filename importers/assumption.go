package importers

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"servgap/importers/problem"
)

// Assumption is what was concluded from a file and not said by the user: a code
// with what it was concluded of. The words for it are made elsewhere.
type Assumption struct {
	Code   string
	Values map[string]string // by the names that stand beside the codes
	Names  []problem.Text    // of columns, fit to be printed
	More   int64             // further names, which are not listed
}

// The codes of assumptions, with their values.
const (
	AssumedPresetByNames   = "preset_by_names"   // items and dimensions of a preset, by the columns' names: preset
	AssumedPresetByLabels  = "preset_by_labels"  // likewise by their statements: preset
	AssumedPresetByNumbers = "preset_by_numbers" // likewise by their numbers: preset
	AssumedScale           = "scale"             // the scale of the preset, as --scale takes it: scale
	AssumedLabels          = "labels"            // known labels are the answers of a scale: low, high, scale
	AssumedImportance      = "importance"        // what is important is taken for what is expected: question
	AssumedSatisfaction    = "satisfaction"      // how satisfied they are for what is perceived: question
	AssumedStatements      = "statements"        // columns are paired by their statement under two questions: expected, perceived
	AssumedHinted          = "hinted"            // columns are paired by hints that agree: Names of one pair
	AssumedOnlyExpected    = "only_expected"     // no perceived columns
	AssumedOnlyPerceived   = "only_perceived"    // no expected columns
	AssumedOnlyAdequate    = "only_adequate"     // nothing else
	AssumedNoPerceived     = "no_perceived"      // expected and adequate columns alone
	AssumedNoAdequate      = "no_adequate"       // the preset asks for adequate, and there is none: preset
	AssumedAdequateUnused  = "adequate_unused"   // adequate columns beside those that were named: Names
	AssumedOrder           = "order"             // columns paired in their order: Names of one pair
	AssumedDirectOrder     = "direct_order"      // direct ratings belong to the items in their order: first column
	AssumedDirect          = "direct"            // answers compare with what was expected, and are direct ratings: question
	AssumedDirectApart     = "direct_apart"      // such are left out beside other ratings: letters as Names
	AssumedTarget          = "target"            // the middle of the direct scale says as expected: target, scale
	AssumedUnpaired        = "unpaired"          // left out without a counterpart: Names
	AssumedNoRatings       = "no_ratings"        // likewise, for they look like no ratings: Names
	AssumedPoints          = "points"            // importance from 100 points: first and last column
	AssumedNoPoints        = "no_points"         // points not used, for these dimensions have no column: Names
)

// assume remembers an assumption; values are names and values in turn.
func (f *finder) assume(code string, values ...string) {
	a := Assumption{Code: code, Values: make(map[string]string)}
	for i := 0; i < len(values); i += 2 {
		a.Values[values[i]] = problem.Quote(values[i+1])
	}
	f.layout.Assumed = append(f.layout.Assumed, a)
}

// assumeOnce remembers an assumption that may be made of several constructs alike.
func (f *finder) assumeOnce(code string, values ...string) {
	f.assume(code, values...)
	last := len(f.layout.Assumed) - 1
	same := func(a Assumption) bool { return a.Code == code && maps.Equal(a.Values, f.layout.Assumed[last].Values) }
	if slices.ContainsFunc(f.layout.Assumed[:last], same) {
		f.layout.Assumed = f.layout.Assumed[:last]
	}
}

// assumeOf remembers an assumption about several names.
func (f *finder) assumeOf(code string, names []problem.Text) {
	first, more := firstNames(names)
	f.layout.Assumed = append(f.layout.Assumed, Assumption{Code: code, Names: first, More: more})
}

// nameOrLetter is what an assumption calls a column: words of no language.
func (f *finder) nameOrLetter(column int) string {
	return cmp.Or(strings.TrimSpace(f.header[column]), problem.Letters(column+1))
}
