package importers

import (
	"strings"

	"servgap/gap/survey"
)

// reading is how the cells of one question are read: a construct's items or an
// outcome.
type reading struct {
	scale    survey.Scale
	missing  map[string]survey.Code
	declined map[survey.Code]survey.Code // points of the scale that stand for no answer
	labels   *labels                     // nil for a layout that was guessed
	oneDigit [10]survey.Code             // the codes of the answers 0 to 9
	onScale  [10]bool
	texts    map[string]survey.Code // what was read before
}

// mostTexts bounds the texts that are remembered of a question, so that each way
// of writing a label is looked up once; a file that has more is only slower.
const mostTexts = 500

// newReading prepares the reading of a scale on which numbers of the user's may
// stand for no answer; answered says that they do not.
func newReading(scale survey.Scale, missing map[string]survey.Code, answered bool) *reading {
	r := &reading{scale: scale, missing: missing, declined: make(map[survey.Code]survey.Code), texts: make(map[string]survey.Code)}
	for word, kind := range missing {
		number, ok := survey.ParseDecimal(word)
		if !ok || answered {
			continue
		}
		if code, ok := scale.Code(number); ok {
			r.declined[code] = kind
		}
	}
	for digit := range r.oneDigit {
		code, ok := scale.Code(survey.Decimal{Unscaled: int64(digit)})
		_, declined := r.declined[code]
		r.oneDigit[digit], r.onScale[digit] = code, ok && !declined
	}
	return r
}

// code is the code of one cell. What the user says stands for no answer does so
// even if it is a point of the scale. What is neither on the scale nor a word for no
// answer is remembered as a finding and counts as not answered meanwhile.
func (d *Decoder) code(r *reading, row, column int, cell string) survey.Code {
	if len(cell) == 1 && cell[0] >= '0' && cell[0] <= '9' && r.onScale[cell[0]-'0'] && (r.labels == nil || !r.labels.falling) {
		return r.oneDigit[cell[0]-'0']
	}
	text := strings.TrimSpace(cell)
	if code, ok := r.texts[text]; ok {
		return code
	}
	number, isNumber := numberOf(text)
	if isNumber && r.labels != nil && r.labels.falling {
		d.found.add(column, otherNumber, text, row) // best or worst, it does not say
		return survey.NotAnswered
	}
	if isNumber {
		if code, ok := r.scale.Code(number); ok {
			if kind, ok := r.declined[code]; ok {
				return kind
			}
			d.found.mark(row, column, text)
			return code
		}
	}
	code, kind, ok := r.word(text, number, isNumber)
	if !ok {
		d.found.add(column, kind, text, row)
		return survey.NotAnswered
	}
	if len(r.texts) < mostTexts {
		r.texts[strings.Clone(text)] = code
	}
	return code
}

// word is the code of a text that is no number on the scale, or in which way it
// does not fit.
func (r *reading) word(text string, number survey.Decimal, isNumber bool) (code survey.Code, kind findingKind, ok bool) {
	if r.labels != nil && !isNumber {
		switch code, what := r.labels.read(text); what {
		case matches:
			return code, 0, true
		case disagrees:
			return 0, otherNumber, false
		}
	}
	if code, ok := r.missing[fold(text)]; ok {
		return code, 0, true
	}
	if !isNumber {
		return 0, unknownText, false
	}
	code, ok = r.missing[number.String()] // 99.0 is 99
	return code, offScale, ok
}

// decimalOf is the value of an answer.
func decimalOf(s survey.Scale, c survey.Code) survey.Decimal {
	d := survey.Decimal{Unscaled: s.Min + s.Step*int64(c)}
	for den := s.Den; den > 1; den /= 10 {
		d.Places++
	}
	for d.Places > 0 && d.Unscaled%10 == 0 {
		d.Unscaled /= 10
		d.Places--
	}
	return d
}
