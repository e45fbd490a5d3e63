package xlsxfile

import (
	"bytes"
	"strconv"
)

// shownDigits is the number of digits that Excel shows of a number. It keeps 17,
// so that 1.1 is stored as 1.1000000000000001.
const shownDigits = 15

// appendNumber appends a number as decimal digits, no more than it needs: 4.0 is
// 4, 1E2 is 100, -.50 is -0.5. It works on the digits as they are written, never
// on a binary fraction; a number with a fraction is rounded to the 15 digits
// that Excel shows, a whole one keeps all of its digits. What is no number, or
// one that Excel cannot hold, is not ok.
func appendNumber(to, text []byte) (_ []byte, ok bool) {
	if len(text) == 1 && text[0]-'0' <= 9 {
		return append(to, text[0]), true
	}
	if plainNumber(text) {
		return append(to, text...), true
	}
	d, ok := parseDecimal(text)
	if !ok {
		return to, false
	}
	return d.append(to), true
}

// plainNumber reports a number that is its own shortest form, as nearly all are.
func plainNumber(text []byte) bool {
	signed := len(text) > 0 && text[0] == '-'
	if signed {
		text = text[1:]
	}
	n, point := len(text), -1
	if n == 0 || n > shownDigits {
		return false
	}
	for i, c := range text {
		if c == '.' && point < 0 {
			point = i
		} else if c < '0' || c > '9' {
			return false
		}
	}
	switch {
	case point == 0, point == n-1, point > 0 && text[n-1] == '0':
		return false
	case text[0] == '0':
		return point == 1 || n == 1 && !signed // zero has no sign
	}
	return true
}

// decimal is the number 0.digits times ten to the power of point. The first and
// the last digit are not 0; zero has no digits.
type decimal struct {
	negative bool
	digits   []byte
	point    int
}

func parseDecimal(text []byte) (d decimal, ok bool) {
	if len(text) > 0 && (text[0] == '-' || text[0] == '+') {
		d.negative = text[0] == '-'
		text = text[1:]
	}
	mantissa, exponent := text, 0
	if i := bytes.IndexAny(text, "eE"); i >= 0 {
		mantissa = text[:i]
		e, err := strconv.ParseInt(string(text[i+1:]), 10, 16)
		if err != nil {
			return d, false
		}
		exponent = int(e)
	}
	whole, fraction, _ := bytes.Cut(mantissa, []byte{'.'})
	if len(whole)+len(fraction) == 0 {
		return d, false
	}
	d.digits = append(append(make([]byte, 0, len(whole)+len(fraction)), whole...), fraction...)
	for _, c := range d.digits {
		if c < '0' || c > '9' {
			return d, false
		}
	}
	d.point = len(whole) + exponent
	d.trim()
	if len(d.digits) > shownDigits && d.point < len(d.digits) {
		d.round()
	}
	return d, d.fits()
}

// trim takes off zeros that say nothing.
func (d *decimal) trim() {
	significant := bytes.TrimLeft(d.digits, "0")
	d.point -= len(d.digits) - len(significant)
	d.digits = bytes.TrimRight(significant, "0")
	if len(d.digits) == 0 {
		d.negative, d.point = false, 0
	}
}

// round leaves the digits that Excel shows, half rounded up.
func (d *decimal) round() {
	up := d.digits[shownDigits] >= '5'
	d.digits = d.digits[:shownDigits]
	for i := shownDigits - 1; up && i >= 0; i-- {
		if d.digits[i]++; d.digits[i] <= '9' {
			up = false
		} else {
			d.digits[i] = '0'
		}
	}
	if up { // all were nines
		d.digits = []byte{'1'}
		d.point++
	}
	d.trim()
}

// fits reports whether the number is one of binary64, which is what Excel has.
func (d *decimal) fits() bool {
	const most, least = 309, -323 // points of 1.8E308 and 4.9E-324
	switch {
	case len(d.digits) == 0:
		return true
	case d.point > most || d.point < least:
		return false
	case d.point == most:
		_, err := strconv.ParseFloat("."+string(d.digits)+"e309", 64)
		return err == nil
	}
	return true
}

// append writes the number. Beyond 20 zeros it keeps an exponent.
func (d *decimal) append(to []byte) []byte {
	const zeros = 20
	if d.negative {
		to = append(to, '-')
	}
	n := len(d.digits)
	switch {
	case n == 0:
		return append(to, '0')
	case d.point > n+zeros || d.point < -zeros:
		to = append(to, d.digits[0])
		if n > 1 {
			to = append(append(to, '.'), d.digits[1:]...)
		}
		to = append(to, 'E')
		return strconv.AppendInt(to, int64(d.point-1), 10)
	case d.point <= 0:
		to = append(to, "0."...)
		to = append(to, bytes.Repeat([]byte{'0'}, -d.point)...)
		return append(to, d.digits...)
	case d.point >= n:
		to = append(to, d.digits...)
		return append(to, bytes.Repeat([]byte{'0'}, d.point-n)...)
	}
	to = append(to, d.digits[:d.point]...)
	to = append(to, '.')
	return append(to, d.digits[d.point:]...)
}
