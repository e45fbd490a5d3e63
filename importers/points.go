package importers

import (
	"strings"

	"servgap/gap/survey"
)

// pointsState is what became of a response's importance points.
type pointsState int

const (
	pointsFine     pointsState = iota // used as they are, or none given
	pointsRescaled                    // added up to nearly 100
	pointsRefused                     // added up to something else
)

// readPoints is the respondent's shares of the points, nil if none were given or
// they do not add up, which pointsRefused says.
func (d *Decoder) readPoints(row int, cells []string) (shares []survey.Share, state pointsState) {
	d.points = d.points[:0]
	given, sound := false, true
	for _, column := range d.layout.points {
		points, blank, ok := d.pointsIn(cells[column])
		if !ok {
			d.found.add(column, noPoints, strings.TrimSpace(cells[column]), row)
			sound = false
		}
		given = given || !blank
		d.points = append(d.points, points)
	}
	if !given || !sound {
		return nil, pointsFine
	}
	shares, ok := survey.Shares(d.points, d.shares)
	if !ok {
		return nil, pointsRefused
	}
	d.shares = shares
	if !survey.AddUp(d.points) {
		return shares, pointsRescaled
	}
	return shares, pointsFine
}

// pointsIn reads a cell of points: their number, or blank if none were given; ok is
// false if it is neither. No known word for no answer is a number.
func (d *Decoder) pointsIn(cell string) (points survey.Decimal, blank, ok bool) {
	text := strings.TrimSpace(cell)
	if points, ok = numberOf(text); ok {
		return points, false, true
	}
	if blank = text == ""; !blank {
		_, blank = d.layout.blank[fold(text)]
	}
	return survey.Decimal{}, blank, blank
}
