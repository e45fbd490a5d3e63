package importers

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"servgap/gap/survey"
	"servgap/importers/problem"
)

// Decoder turns rows into responses by a layout and remembers what did not fit.
// One goroutine uses it at a time; decoders of several goroutines are merged at
// the end, and the report is the same however the parts were divided.
type Decoder struct {
	layout   *Layout
	scale    survey.Scale
	response survey.Response
	points   []survey.Decimal
	shares   []survey.Share
	oneDigit [10]survey.Code // the codes of the answers 0 to 9
	onScale  [10]bool
	declined map[survey.Code]survey.Code // points of the scale that stand for no answer
	found    findings
}

// NewDecoder makes a decoder of a layout.
func NewDecoder(l *Layout) *Decoder {
	d := &Decoder{
		layout: l, scale: l.Questionnaire.Instrument.Scale,
		response: l.Questionnaire.NewResponse(), declined: make(map[survey.Code]survey.Code), found: newFindings(),
	}
	for word, kind := range l.missing {
		if number, ok := survey.ParseDecimal(word); ok {
			if code, ok := d.scale.Code(number); ok {
				d.declined[code] = kind
			}
		}
	}
	for digit := range d.oneDigit {
		code, ok := d.scale.Code(survey.Decimal{Unscaled: int64(digit)})
		_, declined := d.declined[code]
		d.oneDigit[digit], d.onScale[digit] = code, ok && !declined
	}
	return d
}

// Responses gives the responses of a part. A response is valid until the next
// one. Rows without any rating are counted and left out; so are rows that the
// reader refuses, which make the report fail.
func (d *Decoder) Responses(p Part) iter.Seq[survey.Response] {
	return func(yield func(survey.Response) bool) {
		for rec, err := range p.records {
			d.found.rows++
			if err != nil {
				d.found.refuse(err)
				continue
			}
			points := d.decode(rec.Row, rec.Cells)
			switch {
			case !d.response.Blank():
				d.found.responses++
				switch points {
				case pointsRefused:
					d.found.badPoints++
				case pointsRescaled:
					d.found.rescaled++
				}
				if !yield(d.response) {
					return
				}
			case !slices.ContainsFunc(rec.Cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }):
				d.found.blank++
			default:
				d.found.unrated++
			}
		}
	}
}

// decode reads one row into the response. Points that do not add up are left
// out of it and reported.
func (d *Decoder) decode(row int, cells []string) (points pointsState) {
	items := len(d.layout.Questionnaire.Instrument.Items)
	for i, column := range d.layout.answers {
		code := d.code(row, column, cells[column])
		if d.layout.Questionnaire.Instrument.Items[i%items].Reverse {
			code = d.scale.Reverse(code)
		}
		d.response.Answers[i] = code
	}
	d.response.Points = nil
	if d.layout.points != nil {
		d.response.Points, points = d.readPoints(row, cells)
	}
	return points
}

// code is the code of one cell. What the user says stands for no answer does so
// even if it is a point of the scale. What is neither on the scale nor a word for no
// answer is remembered as a finding and counts as not answered meanwhile.
func (d *Decoder) code(row, column int, cell string) survey.Code {
	if len(cell) == 1 && cell[0] >= '0' && cell[0] <= '9' && d.onScale[cell[0]-'0'] {
		return d.oneDigit[cell[0]-'0']
	}
	text := strings.TrimSpace(cell)
	number, isNumber := survey.ParseDecimal(text)
	if isNumber {
		if code, ok := d.scale.Code(number); ok {
			if kind, ok := d.declined[code]; ok {
				return kind
			}
			d.found.mark(row, column, text)
			return code
		}
	}
	if code, ok := d.layout.missing[fold(text)]; ok {
		return code
	}
	kind := unknownText
	if isNumber {
		if code, ok := d.layout.missing[number.String()]; ok { // 99.0 is 99
			return code
		}
		kind = offScale
	}
	d.found.add(column, kind, text, row)
	return survey.NotAnswered
}

// readPoints is the respondent's shares of the points, nil if none were given or
// they do not add up, which is bad.
func (d *Decoder) readPoints(row int, cells []string) (shares []survey.Share, state pointsState) {
	d.points = d.points[:0]
	given, sound := false, true
	for _, column := range d.layout.points {
		text := strings.TrimSpace(cells[column])
		if _, blank := d.layout.blank[fold(text)]; blank {
			d.points = append(d.points, survey.Decimal{})
			continue
		}
		given = true
		points, ok := survey.ParseDecimal(text)
		if !ok {
			d.found.add(column, noPoints, text, row)
			sound = false
		}
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

// pointsState is what became of a response's importance points.
type pointsState int

const (
	pointsFine     pointsState = iota // used as they are, or none given
	pointsRescaled                    // added up to nearly 100
	pointsRefused                     // added up to something else
)

// Merge takes over what another decoder of the same layout found.
func (d *Decoder) Merge(other *Decoder) { d.found.merge(other.found) }

// Refuse remembers an error that ended the reading of a file.
func (d *Decoder) Refuse(err error) { d.found.refuse(err) }

// refuse remembers what a reader reports.
func (f *findings) refuse(err error) {
	p, ok := errors.AsType[problem.Problem](err)
	if !ok {
		p = unreadable("", err).(problem.Problem)
	}
	f.refused[p.Code] = f.refused[p.Code].with(1, p)
}
