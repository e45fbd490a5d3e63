package importers

import (
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"servgap/gap/survey"
	"servgap/importers/dialect"
)

// mostIDs bounds the ids that are remembered, by a hash of eight bytes each.
const mostIDs = 1 << 20

// idTally counts ids that were there before.
type idTally struct {
	seen              map[uint64]struct{}
	checked, repeated int64
}

func (t *idTally) add(id string) {
	if id == "" {
		return
	}
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(id))
	t.addHash(hash.Sum64(), 1)
}

func (t *idTally) addHash(hash uint64, n int64) {
	if t.seen == nil {
		t.seen = make(map[uint64]struct{})
	}
	_, known := t.seen[hash]
	switch {
	case known:
		t.repeated += n
	case len(t.seen) < mostIDs:
		t.seen[hash] = struct{}{}
	default:
		return
	}
	t.checked += n
}

func (t *idTally) merge(other *idTally) {
	for hash := range other.seen {
		t.addHash(hash, 1)
	}
	t.repeated += other.repeated
	t.checked += other.repeated
}

// longest is the longest duration that is told apart from others, in seconds: a
// day. Who took longer went away meanwhile.
const longest = 24 * 60 * 60

// durationTally counts responses by the seconds they took.
type durationTally struct {
	n       int64
	seconds map[int32]int64
}

func (t *durationTally) add(seconds float64, ok bool) {
	if !ok || seconds < 0 {
		return
	}
	if t.seconds == nil {
		t.seconds = make(map[int32]int64)
	}
	t.n++
	t.seconds[int32(min(seconds, longest))]++
}

func (t *durationTally) merge(other *durationTally) {
	if other.n > 0 && t.seconds == nil {
		t.seconds = make(map[int32]int64)
	}
	t.n += other.n
	for seconds, n := range other.seconds {
		t.seconds[seconds] += n
	}
}

// under counts the responses that took less than some seconds.
func (t *durationTally) under(limit float64) int64 {
	count := int64(0)
	for seconds, n := range t.seconds {
		if float64(seconds) < limit {
			count += n
		}
	}
	return count
}

// median is that of whole seconds, of an even number of responses the mean of the
// two in the middle.
func (t *durationTally) median() float64 {
	var order []int32
	for seconds := range t.seconds {
		order = append(order, seconds)
	}
	slices.Sort(order)
	place := func(rank int64) float64 {
		for _, seconds := range order {
			if rank -= t.seconds[seconds]; rank < 0 {
				return float64(seconds)
			}
		}
		return 0
	}
	return (place((t.n-1)/2) + place(t.n/2)) / 2
}

// durationPlan says how a row tells how long it took: by a column with the seconds
// or the milliseconds, or from when to when.
type durationPlan struct {
	columns []int
	divisor float64
}

// durationOf finds where a file says how long a response took. Of a duration
// without a unit in its name nothing is known.
func durationOf(d dialect.Dialect) *durationPlan {
	var started, ended []int
	for i, c := range d.Columns {
		name := strings.ToLower(c.Name)
		switch {
		case c.Kind == dialect.Started:
			started = append(started, i)
		case c.Kind == dialect.Ended:
			ended = append(ended, i)
		case c.Kind != dialect.Duration:
		case strings.HasSuffix(name, "_ms"):
			return &durationPlan{[]int{i}, 1000}
		case d.Platform == dialect.Qualtrics, d.Platform == dialect.LimeSurvey, d.Platform == dialect.Questback, d.Platform == dialect.Kobo:
			return &durationPlan{[]int{i}, 1}
		}
	}
	if len(started) > 0 && len(ended) > 0 {
		return &durationPlan{[]int{started[0], ended[0]}, 1}
	}
	return nil
}

func (d *durationPlan) seconds(cells []string) (seconds float64, ok bool) {
	if len(d.columns) == 1 {
		number, ok := survey.ParseDecimal(strings.TrimSpace(cellAt(cells, d.columns[0])))
		return float(number) / d.divisor, ok
	}
	return between(strings.TrimSpace(cellAt(cells, d.columns[0])), strings.TrimSpace(cellAt(cells, d.columns[1])))
}

// moments are the forms of a date that mean one thing.
var moments = []string{"2006-01-02 15:04:05", time.RFC3339, "2006-01-02T15:04:05"}

// clocks are the forms of a time of day, to the second: of a minute nobody can tell
// who was quick.
var clocks = []string{"15:04:05", "3:04:05 PM"}

// between is the time from one moment to another: two dates of one form, two serial
// numbers of a spreadsheet, or two times on a day that is written alike, whatever
// the order of its numbers.
func between(from, to string) (seconds float64, ok bool) {
	for _, form := range moments {
		start, err := time.Parse(form, from)
		if end, other := time.Parse(form, to); err == nil && other == nil {
			return end.Sub(start).Seconds(), true
		}
	}
	start, ok1 := survey.ParseDecimal(from)
	end, ok2 := survey.ParseDecimal(to)
	if ok1 && ok2 {
		return (float(end) - float(start)) * 24 * 60 * 60, start.Places > 0 && end.Places > 0
	}
	day, first, ok1 := strings.Cut(from, " ")
	same, second, ok2 := strings.Cut(to, " ")
	if !ok1 || !ok2 || day != same {
		return 0, false
	}
	for _, form := range clocks {
		start, err := time.Parse(form, first)
		if end, other := time.Parse(form, second); err == nil && other == nil {
			return end.Sub(start).Seconds(), true
		}
	}
	return 0, false
}
