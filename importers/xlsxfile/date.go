package xlsxfile

import (
	"math"
	"strconv"
	"time"
)

// Days that Excel counts.
const (
	dayMillis = 24 * 60 * 60 * 1000
	leapDay   = 60      // 1900-02-29, which there was not
	lastDay   = 2958465 // 9999-12-31
	days1904  = 1462    // from 1899-12-30 to 1904-01-01
)

// appendMoment appends a number of days as the date, time or duration that its
// format shows, in the forms of ISO 8601: 2026-03-31, 2026-03-31T13:05:00,
// 13:05:00, PT36H5M. Nothing of the number is lost but what is below a
// millisecond: a date with a time of the day has it, though the format hides it,
// and a time with a day has the day. What is none, such as a negative day, is
// not ok.
func appendMoment(to []byte, days float64, f format, from1904 bool) (_ []byte, ok bool) {
	if !(days >= 0 && days < lastDay+1) {
		return to, false
	}
	millis := int64(math.Round(days * dayMillis))
	if f == elapsed {
		return appendDuration(to, millis), true
	}
	day, rest := millis/dayMillis, millis%dayMillis
	if day == 0 && !from1904 { // the day in front of 1900-01-01
		if f == date && rest == 0 {
			return to, false
		}
		return appendClock(to, rest), true
	}
	if f == clock && day == 0 {
		return appendClock(to, rest), true
	}
	switch {
	case from1904:
		day += days1904
	case day < leapDay:
		day++
	}
	switch {
	case day > lastDay:
		return to, false
	case !from1904 && millis/dayMillis == leapDay:
		to = append(to, "1900-02-29"...)
	default:
		to = time.Date(1899, time.December, 30+int(day), 0, 0, 0, 0, time.UTC).AppendFormat(to, time.DateOnly)
	}
	if f == date && rest == 0 {
		return to, true
	}
	return appendClock(append(to, 'T'), rest), true
}

// appendClock appends milliseconds since midnight.
func appendClock(to []byte, millis int64) []byte {
	form := time.TimeOnly
	if millis%1000 != 0 {
		form = "15:04:05.000"
	}
	return time.UnixMilli(millis).UTC().AppendFormat(to, form)
}

// appendDuration appends hours, minutes and seconds, those that are not 0.
func appendDuration(to []byte, millis int64) []byte {
	to = append(to, "PT"...)
	if millis == 0 {
		return append(to, "0S"...)
	}
	const second, minute, hour = 1000, 60 * 1000, 60 * 60 * 1000
	if hours := millis / hour; hours > 0 {
		to = append(strconv.AppendInt(to, hours, 10), 'H')
	}
	if minutes := millis % hour / minute; minutes > 0 {
		to = append(strconv.AppendInt(to, minutes, 10), 'M')
	}
	if rest := millis % minute; rest > 0 {
		to = append(strconv.AppendFloat(to, float64(rest)/second, 'f', -1, 64), 'S')
	}
	return to
}
