package xlsxfile

import "strings"

// formatOf reads the code of a number format, such as yyyy\-mm\-dd or 0.0%. Its
// first section counts, which is that of positive numbers. A place for digits
// beside the letters of a date makes it no date.
func formatOf(code string) format {
	var f dateLetters
	for i := 0; i < len(code) && code[i] != ';'; {
		switch c := code[i] | 0x20; { // lower case, if it is a letter
		case code[i] == '"':
			quoted, _, _ := strings.Cut(code[i+1:], `"`)
			i += len(`""`) + len(quoted)
		case code[i] == '\\', code[i] == '_', code[i] == '*':
			i += 2
		case code[i] == '[':
			inside, _, _ := strings.Cut(code[i+1:], "]")
			i += len("[]") + len(inside)
			if f.bracketed(strings.ToLower(inside)) {
				i += fraction(code[min(i, len(code)):])
			}
		case strings.IndexByte("0#?", code[i]) >= 0, c == 'g' && begins(code[i:], "General"):
			return noDate
		case c == 'e' && (begins(code[i:], "E+") || begins(code[i:], "E-")):
			return noDate
		case c == 'a' && begins(code[i:], "AM/PM"):
			f.time = true
			i += len("AM/PM")
		case c == 'a' && begins(code[i:], "A/P"):
			f.time = true
			i += len("A/P")
		case strings.IndexByte("ydbehms", c) >= 0:
			n := len(code[i:]) - len(strings.TrimLeft(code[i:], string([]byte{c, c &^ 0x20})))
			f.letter(c)
			if i += n; c == 's' {
				i += fraction(code[i:])
			}
		default:
			i++
		}
	}
	return f.format()
}

// dateLetters is what the letters of a format have said so far.
type dateLetters struct {
	day, time, counting bool
	month               bool // the last was an m, a month unless seconds come next
	hour                bool // the last but for minutes was an h
}

func (f *dateLetters) letter(c byte) {
	if f.month && c != 's' {
		f.day = true
	}
	f.month = false
	switch c {
	case 'm':
		f.month = !f.hour
		return
	case 'h', 's':
		f.time = true
	default: // y, d, and b and e, the years of other calendars
		f.day = true
	}
	f.hour = c == 'h'
}

// bracketed takes what stands in brackets: a colour, a country, a condition or
// hours, minutes or seconds that go on counting. It reports seconds.
func (f *dateLetters) bracketed(inside string) bool {
	if inside == "" || strings.Trim(inside, inside[:1]) != "" || strings.IndexByte("hms", inside[0]) < 0 {
		return false
	}
	f.counting = true
	f.hour = inside[0] == 'h'
	return inside[0] == 's'
}

func (f *dateLetters) format() format {
	switch day := f.day || f.month; {
	case day && (f.time || f.counting):
		return dateTime
	case day:
		return date
	case f.counting:
		return elapsed
	case f.time:
		return clock
	}
	return noDate
}

// fraction is the length of the .000 behind seconds.
func fraction(code string) int {
	if !strings.HasPrefix(code, ".0") {
		return 0
	}
	return len(code) - len(strings.TrimLeft(code[1:], "0"))
}

func begins(code, word string) bool {
	return len(code) >= len(word) && strings.EqualFold(code[:len(word)], word)
}
