package draft

import (
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers"
)

// sharedOut finds the columns, one for each dimension, in which people shared 100 points
// among the dimensions: those that are named by them, and add up to 100 in most of the
// first rows. Nil if there are none or several such.
func sharedOut(s *importers.Source, in survey.Instrument, used []int) []int {
	var found []family
	for _, f := range byDimension(s, in) {
		other := !slices.ContainsFunc(found, func(known family) bool { return known.first == f.first })
		taken := slices.ContainsFunc(f.columns, func(column int) bool { return slices.Contains(used, column) })
		if other && !taken && addUp(s, f.columns) {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0].columns
}

// byDimension are the columns that are named by the dimensions, or stand in a question for
// what the dimensions are called.
func byDimension(s *importers.Source, in survey.Instrument) []family {
	if len(in.Dimensions) < 2 {
		return nil
	}
	var found []family
	for _, keys := range dimensionKeys(in) {
		found = append(found, familiesBy(s, keys)...)
	}
	labels := make([]string, len(in.Dimensions))
	for d, dimension := range in.Dimensions {
		labels[d] = dimension.Label
	}
	return append(found, stated(s, labels)...)
}

// dimensionKeys are names of the dimensions: their ids and the letters of their items.
func dimensionKeys(in survey.Instrument) [][]string {
	ids, letters := make([]string, len(in.Dimensions)), make([]string, len(in.Dimensions))
	for d := range in.Dimensions {
		words := dimensionWords(in, d)
		ids[d], letters[d] = words[0], words[len(words)-1]
	}
	return [][]string{ids, letters}
}

// fewestShared is the number of rows from which on sums of 100 are no chance.
const fewestShared = 3

// addUp reports whether the numbers of some columns make 100 in at least three quarters
// of the first rows that have any.
func addUp(s *importers.Source, columns []int) bool {
	rows, sums := 0, 0
	for cells := range s.First() {
		var points []survey.Decimal
		for _, column := range columns {
			text := strings.TrimSpace(cells[column])
			if text == "" {
				continue
			}
			number, ok := survey.ParseDecimal(text)
			if !ok {
				return false
			}
			points = append(points, number)
		}
		if len(points) == 0 {
			continue
		}
		rows++
		if survey.AddUp(points) {
			sums++
		}
	}
	return sums >= fewestShared && 4*sums >= 3*rows
}
