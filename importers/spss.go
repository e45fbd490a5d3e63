package importers

import (
	"iter"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/record"
	"servgap/importers/savfile"
	"servgap/importers/vocabulary"
)

// variable is what an SPSS file knows about a column beside its name.
type variable struct {
	label   string
	missing savfile.Missing
	// become is what values turn into: a word for no answer, nothing, or the value
	// with its label where the numbers alone run the wrong way: 1 = Helt enig.
	become map[string]string
	// scale is the numbers from the lowest to the highest with a label that is an
	// answer; ok says that there are two of them at least.
	scale survey.Scale
	ok    bool
}

func variablesOf(columns []savfile.Column) []variable {
	variables := make([]variable, len(columns))
	for i, c := range columns {
		v := variable{label: c.Label, missing: c.Missing, become: make(map[string]string)}
		var counts []vocabulary.Count
		var values []int64
		doubtful := false // a label may be the middle or no answer
		for _, l := range c.Labels {
			kind, _ := vocabulary.Kind(l.Label)
			_, noAnswer := missingKinds[kind]
			number, isNumber := survey.ParseDecimal(l.Value)
			switch {
			case noAnswer:
				v.become[l.Value] = l.Label
			case c.Missing.Has(l.Value):
				v.become[l.Value] = ""
			case kind == vocabulary.Ambiguous:
				doubtful = true
			case isNumber && number.Places == 0:
				values = append(values, number.Unscaled)
				counts = append(counts, vocabulary.Count{Text: l.Value + " = " + l.Label, N: 1})
			}
		}
		if len(values) > 1 {
			low, high := slices.Min(values), slices.Max(values)
			whole := len(values) == 2 || high-low == int64(len(values))-1 // the ends alone, or all of it
			v.ok = whole && !doubtful && high-low < int64(survey.MaxPoints)
			v.scale = survey.Scale{Min: low, Step: 1, Den: 1, Points: int(high-low) + 1}
			if vocabulary.Default().Read(counts).Order == vocabulary.Descending || endsFall(c.Labels, low, high) {
				for _, c := range counts {
					value, _, _ := strings.Cut(c.Text, " = ")
					v.become[value] = c.Text
				}
			}
		}
		variables[i] = v
	}
	return variables
}

// spelled gives the records of an SPSS file with what its author says of values:
// those that are missing as the words for it, or blank, and those whose numbers run
// down with their labels.
func (s *Source) spelled(records iter.Seq2[record.Record, error]) iter.Seq2[record.Record, error] {
	return func(yield func(record.Record, error) bool) {
		for rec, err := range records {
			for i := range rec.Cells {
				rec.Cells[i] = s.variables[i].spell(rec.Cells[i])
			}
			if !yield(rec, err) {
				return
			}
		}
	}
}

func (v *variable) spell(cell string) string {
	if other, ok := v.become[cell]; ok {
		return other
	}
	if cell != "" && v.missing.Has(cell) {
		return ""
	}
	return cell
}

// declaredScale is the scale that the labels of all of some columns have in an SPSS
// file.
func (s *Source) declaredScale(columns []int) (scale survey.Scale, ok bool) {
	for i, column := range columns {
		if column >= len(s.variables) || !s.variables[column].ok || i > 0 && s.variables[column].scale != scale {
			return scale, false
		}
		scale = s.variables[column].scale
	}
	return scale, len(columns) > 0
}

// endsFall reports whether the label of the lowest number is a better answer than that
// of the highest.
func endsFall(labels []savfile.ValueLabel, low, high int64) bool {
	var ends [2]string
	for _, l := range labels {
		number, ok := survey.ParseDecimal(l.Value)
		switch {
		case !ok || number.Places > 0:
		case number.Unscaled == low:
			ends[0] = l.Label
		case number.Unscaled == high:
			ends[1] = l.Label
		}
	}
	rises, known := vocabulary.Default().Rises(ends[0], ends[1])
	return known && !rises
}
