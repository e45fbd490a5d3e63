package limit

import (
	"math"
	"strconv"
	"strings"
)

// units are how sizes are written, the largest first of those that spelled takes.
var units = []struct {
	name  string
	bytes int64
}{
	{"TiB", 1 << 40}, {"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10},
	{"TB", 1e12}, {"GB", 1e9}, {"MB", 1e6}, {"kB", 1e3}, {"B", 1},
}

// size reads a whole number, in bytes also with a unit: 5000, 64MB, 1GiB.
func size(text string, bytes bool) (n int64, ok bool) {
	text, times := strings.TrimSpace(text), int64(1)
	for _, u := range units {
		if at := len(text) - len(u.name); bytes && at > 0 && strings.EqualFold(text[at:], u.name) {
			text, times = strings.TrimSpace(text[:at]), u.bytes
			break
		}
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || n > math.MaxInt64/times {
		return 0, false
	}
	return n * times, true
}

// spelled is a number of bytes in the largest unit that it is whole in.
func spelled(n int64, blank string) string {
	for _, u := range units {
		if n >= u.bytes && n%u.bytes == 0 && (u.bytes%1024 == 0 || u.bytes == 1) {
			return strconv.FormatInt(n/u.bytes, 10) + blank + u.name
		}
	}
	return "0" + blank + "B"
}

// upwards is a number of bytes as whole MiB, or KiB below one.
func upwards(n int64) int64 {
	unit := int64(1 << 20)
	if n < unit {
		unit = 1 << 10
	}
	return (n + unit - 1) / unit * unit
}
