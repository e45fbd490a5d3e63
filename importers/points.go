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
	if d.wholePoints(cells) {
		return d.shares, pointsFine
	}
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

// wholePoints reads points that are two digits at most and add up to 100, as most do.
func (d *Decoder) wholePoints(cells []string) bool {
	sum := 0
	d.shares = d.shares[:0]
	for _, column := range d.layout.points {
		n, ok := upTo99(cells[column])
		if !ok {
			return false
		}
		sum += n
		d.shares = append(d.shares, survey.Share(n)*(survey.Whole/100))
	}
	return sum == 100
}

// upTo99 reads a number of one digit or two.
func upTo99(text string) (n int, ok bool) {
	switch len(text) {
	case 1:
		low := text[0] - '0'
		return int(low), low <= 9
	case 2:
		high, low := text[0]-'0', text[1]-'0'
		return 10*int(high) + int(low), high <= 9 && low <= 9
	default:
		return 0, false
	}
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
