package importers

import (
	"servgap/gap/survey"
	"servgap/importers/record"
)

// reading is how the cells of one question are read: a construct's items or an
// outcome.
type reading struct {
	scale    survey.Scale
	missing  map[string]survey.Code
	declined map[survey.Code]survey.Code // points of the scale that stand for no answer
	labels   *labels                     // nil for a layout that was guessed
	reverse  bool                        // of items that are worded the other way round

	// What was read before: cells of a byte at most, as most are, and others.
	short [256]survey.Code // by record.ShortOf; unread of Long
	texts remembered[answer]
}

// answer is what a text says.
type answer struct {
	code survey.Code
	mark decimalMark
}

// unread is the code of a cell that nothing is known of; no answer has it.
const unread survey.Code = 0xFFFF

// newReading prepares the reading of a scale on which numbers of the user's may
// stand for no answer; answered says that they do not.
func newReading(scale survey.Scale, missing map[string]survey.Code, answered bool) *reading {
	r := &reading{scale: scale, missing: missing, declined: make(map[survey.Code]survey.Code)}
	r.forget()
	for word, kind := range missing {
		number, ok := survey.ParseDecimal(word)
		if !ok || answered {
			continue
		}
		if code, ok := scale.Code(number); ok {
			r.declined[code] = kind
		}
	}
	return r
}

func (r *reading) forget() {
	r.texts = remembered[answer]{}
	for i := range r.short {
		r.short[i] = unread
	}
}

// reversed is the same of an item that is worded the other way round.
func (r *reading) reversed() *reading {
	other := *r
	other.reverse = true
	other.forget()
	return &other
}

// remember keeps what a cell says.
func (r *reading) remember(cell string, a answer) {
	if short := record.ShortOf(cell); short != record.Long {
		r.short[short] = a.code
	} else {
		r.texts.keep(cell, a)
	}
}

// read is what a text says, or in which way it does not fit.
func (r *reading) read(text string) (a answer, misfit findingKind, ok bool) {
	number, isNumber := numberOf(text)
	if isNumber && r.labels != nil && r.labels.falling {
		return a, otherNumber, false // best or worst, it does not say
	}
	if isNumber {
		if code, ok := r.scale.Code(number); ok {
			if kind, ok := r.declined[code]; ok {
				return answer{code: kind}, 0, true
			}
			return answer{r.turned(code), markOf(text)}, 0, true
		}
	}
	code, misfit, ok := r.word(text, number, isNumber)
	return answer{code: r.turned(code)}, misfit, ok
}

// turned is the code of an answer as it counts.
func (r *reading) turned(code survey.Code) survey.Code {
	if r.reverse {
		return r.scale.Reverse(code)
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
