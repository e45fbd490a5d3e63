package importers

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Drawing says which columns tell how respondents were drawn; the zero value is one by
// one with equal chances.
type Drawing struct {
	Weight  ColumnRef   // sampling weights, or those to begin raking with
	Cluster ColumnRef   // what respondents were drawn in, such as a branch
	Margins []ColumnRef // by which they are raked
}

// drawing is the same with the columns of a file, −1 for none.
type drawing struct {
	weight, cluster int
	margins         []int
}

// drawing finds the columns that tell how respondents were drawn.
func (l *lookup) drawing(d Drawing, answers []int) drawing {
	of := drawing{l.drawnBy(d.Weight, answers), l.drawnBy(d.Cluster, answers), nil}
	for _, ref := range d.Margins {
		of.margins = append(of.margins, l.drawnBy(ref, answers))
	}
	return of
}

func (l *lookup) drawnBy(ref ColumnRef, answers []int) int {
	if ref.Name == "" {
		return -1
	}
	column, ok := l.column(ref)
	if !ok {
		return -1
	}
	if slices.Contains(answers, column) {
		l.failIn(problem.Problem{
			Kind: problem.Usage, Code: "E-COL-TWICE", Column: column + 1, Header: l.header[column],
			Message: problem.Say("found the column as an answer to an item and as what respondents are weighted by or drawn in, accepted is one of them"),
			Fix:     problem.Say("name another column for one of them"),
		})
	}
	return column
}

// draw takes over how a row's respondent was drawn; ok is false if that cannot be told,
// which is counted.
func (d *Decoder) draw(row int, cells []string) (ok bool) {
	by := &d.layout.drawing
	if d.response.Weight, ok = d.weight(row, cells); !ok {
		d.found.unweighted++
		return false
	}
	if by.cluster >= 0 {
		if d.response.Cluster = d.tidy(by.cluster, strings.TrimSpace(cells[by.cluster])); d.response.Cluster == "" {
			d.found.unclustered++
			return false
		}
	}
	d.margins = d.margins[:0]
	for _, column := range by.margins {
		d.margins = append(d.margins, d.tidy(column, strings.TrimSpace(cells[column])))
	}
	return true
}

// weight is the respondent's, 1 without a column. One that is empty or 0 is none; below
// 0 or too large is a finding.
func (d *Decoder) weight(row int, cells []string) (weight int64, ok bool) {
	column := d.layout.drawing.weight
	if column < 0 {
		return survey.WeightUnit, true
	}
	text := strings.TrimSpace(cells[column])
	if _, blank := d.layout.blank[fold(text)]; blank {
		return 0, false
	}
	weight, ok = weightOf(text)
	if !ok {
		d.found.add(column, noWeight, text, row)
		return survey.WeightUnit, true // the report fails
	}
	return weight, weight > 0
}

// weightOf reads a weight in units of 1/survey.WeightUnit, with as many digits as programs
// write. One that is above 0 must be at least a unit.
func weightOf(text string) (weight int64, ok bool) {
	if _, ok := survey.ParseDecimal(text); !ok && strings.ContainsAny(text, "_xXpPiInN") {
		return 0, false // Go's own spellings of numbers
	}
	number, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	units := math.Round(number * survey.WeightUnit)
	if err != nil || !(number >= 0) || number > survey.HeaviestWeight || number > 0 && units == 0 {
		return 0, false
	}
	return int64(units), true
}

// Weighted reports whether respondents have weights of their own in the file.
func (l *Layout) Weighted() bool { return l.drawing.weight >= 0 }

// Clustered reports whether respondents were drawn in clusters.
func (l *Layout) Clustered() bool { return l.drawing.cluster >= 0 }

// noWeights says that nobody in a file has a weight.
func noWeights(s *Source, r Report) problem.Problem {
	return problem.Problem{
		Code: "E-WEIGHT-NONE", File: s.Name, Sheet: s.Sheet,
		Message: problem.Say("found no response with a weight above 0 and a cluster in %d rows: %s; accepted is one", problem.Count(r.Rows), reasonsOf(r.Dropped)),
		Fix:     problem.Say("name the right column, or leave weights and clusters out"),
	}
}
