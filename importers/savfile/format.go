package savfile

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Kind tells what the cells of a column hold.
type Kind int

const (
	Number Kind = iota // decimal text such as "3.5"
	Text
	Date // ISO 8601: "2026-03-31", with a time of day "2026-03-31T08:05:00"
	Time // hours, minutes, seconds: "00:01:30", more than 24 hours and less than none included
)

// format is how a number is written.
type format byte

const (
	plainFormat format = iota
	dayFormat          // a date
	clockFormat        // a date with a time of day
	timeFormat         // a duration
)

// formatOf reads a print format: its third byte is the type (PSPP guide, table of
// format types). A month, quarter or week is stored as its first day, and is
// written so.
func formatOf(print int32) format {
	switch byte(print >> 16) {
	case 20, 23, 24, 28, 29, 30, 38, 39: // DATE, ADATE, JDATE, MOYR, QYR, WKYR, EDATE, SDATE
		return dayFormat
	case 22, 41: // DATETIME, YMDHMS
		return clockFormat
	case 21, 25, 40: // TIME, DTIME, MTIME
		return timeFormat
	default:
		return plainFormat
	}
}

func (f format) kind() Kind {
	switch f {
	case dayFormat, clockFormat:
		return Date
	case timeFormat:
		return Time
	default:
		return Number
	}
}

// Dates are seconds since the day before the Gregorian calendar began.
const (
	epoch     = -12_219_379_200 // 14 October 1582 in Unix time
	firstDate = 86_400          // 15 October 1582
	endOfDate = 265_621_680_000 // 1 January 10000
	endOfTime = 1e11            // seconds; a duration of 3,000 years is none
)

// text writes a number. A date that no calendar has stays a number.
func (f format) text(v float64) string {
	switch kind := f.kind(); {
	case kind == Date && v >= firstDate && v < endOfDate:
		whole, fraction := seconds(v)
		at := time.Unix(whole+epoch, 0).UTC()
		if f == dayFormat {
			return at.Format(time.DateOnly)
		}
		return at.Format("2006-01-02T15:04:05") + fraction
	case kind == Time && math.Abs(v) < endOfTime:
		sign := ""
		if v < 0 {
			sign, v = "-", -v
		}
		whole, fraction := seconds(v)
		return fmt.Sprintf("%s%02d:%02d:%02d%s", sign, whole/3600, whole/60%60, whole%60, fraction)
	default:
		return decimal(v)
	}
}

// seconds are the whole ones and the digits of the others: five, which is what a
// float64 can hold of a date.
func seconds(v float64) (whole int64, fraction string) {
	floor := math.Floor(v)
	whole = int64(floor)
	const parts = 100_000
	n := int64(math.Round((v - floor) * parts))
	if n == parts {
		whole, n = whole+1, 0
	}
	if n == 0 {
		return whole, ""
	}
	return whole, "." + strings.TrimRight(fmt.Sprintf("%05d", n), "0")
}

// decimal is the shortest decimal text that reads back as the same number. What
// would take many zeros has an exponent.
func decimal(v float64) string {
	const exact = 1 << 53
	switch size := math.Abs(v); {
	case size < exact && v == math.Trunc(v):
		return strconv.FormatInt(int64(v), 10)
	case size < 1e-6 || size >= 1e21:
		return strconv.FormatFloat(v, 'e', -1, 64)
	default:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
}

// value reads what text wrote.
func (f format) value(text string) (float64, bool) {
	switch f.kind() {
	case Date:
		for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05"} {
			if at, err := time.Parse(layout, text); err == nil {
				return float64(at.Unix()-epoch) + float64(at.Nanosecond())/1e9, true
			}
		}
	case Time:
		var hours, minutes float64
		var rest string
		plain, negative := strings.CutPrefix(text, "-")
		if n, _ := fmt.Sscanf(plain, "%f:%f:%s", &hours, &minutes, &rest); n == 3 {
			v, err := strconv.ParseFloat(rest, 64)
			if v += 3600*hours + 60*minutes; negative {
				v = -v
			}
			return v, err == nil
		}
	}
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil
}
