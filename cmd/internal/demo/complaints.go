package demo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// complaintWords are the words of complaints and of the standards in their own units.
type complaintWords struct {
	file, times                                 string
	columns, channels, causes, praised          []string
	valences, yesNo, measures, columnsOf, units []string
}

func readComplaintWords(list func(key string) []string) complaintWords {
	w := complaintWords{
		file: list("complaints")[0], times: list("answer_times")[0],
		columns: list("complaint_columns"), channels: list("channels"), causes: list("causes"), praised: list("praised"),
		valences: list("valences"), yesNo: list("yes_no"), measures: list("measures"), columnsOf: list("measure_columns"), units: list("measure_units"),
	}
	if len(w.columns) != 9 || len(w.causes) != len(causeDimensions) || len(w.praised) != 2 || len(w.yesNo) != 2 {
		panic("demo: words of complaints are not complete") // embedded
	}
	return w
}

// How often each cause comes of 100, and the dimension it belongs to; parking belongs to
// none.
var (
	causeShares     = []int{32, 17, 14, 11, 12, 10, 4}
	causeDimensions = []string{"responsiveness", "reliability", "reliability", "empathy", "tangibles", "assurance", ""}
)

// How many customers there were in a wave, in all and by region, and how many complained
// and praised.
type custom struct {
	customers           int
	regions             []int
	complained, praised int
}

func customOf(w wave) custom {
	if w == autumn {
		return custom{4280, []int{1510, 1420, 1350}, 104, 19}
	}
	return custom{4120, []int{1430, 1400, 1290}, 78, 21}
}

// complaintFiles are the tables of a wave that are no surveys.
func complaintFiles(w words, at wave) []File {
	return []File{
		{w.tablePath(w.complaints.file, at), plain(w.complaintRows(at))},
		{w.tablePath(w.complaints.times, at), plain(w.timeRows(at))},
	}
}

func (w words) tablePath(name string, at wave) string {
	return "data/" + name + "_" + strings.ToLower(at.id[5:]) + ".csv"
}

func (w words) complaintRows(at wave) [][]string {
	r := dice("complaints", at)
	rows := [][]string{w.complaints.columns}
	for range customOf(at).complained {
		rows = append(rows, w.complaint(r, at))
	}
	for range customOf(at).praised {
		cause := w.complaints.praised[r.IntN(len(w.complaints.praised))]
		rows = append(rows, []string{dayIn(r, at), w.regions[r.IntN(3)], w.channel(r), w.complaints.valences[1], cause, cause, "", "", ""})
	}
	return rows
}

// complaint is one that two coders gave a cause, four times of five the same. One that is
// resolved takes less time and leaves the customer more satisfied.
func (w words) complaint(r *rand.Rand, at wave) []string {
	c := w.complaints
	cause := drawn(r, causeShares)
	second := cause
	if r.IntN(5) == 0 {
		second = drawn(r, causeShares)
	}
	resolved, days, satisfied := "", "", ""
	if r.IntN(10) > 0 {
		open := r.IntN(10) < 3
		resolved, days = c.yesNo[0], fmt.Sprint(1+int(math.Abs(3*spread(r))))
		mood := 4.0
		if open {
			resolved, days, mood = c.yesNo[1], fmt.Sprint(6+int(math.Abs(6*spread(r)))), 2.2
		}
		if r.IntN(3) > 0 {
			satisfied = fmt.Sprint(int(math.Round(min(5, max(1, mood+0.8*spread(r))))))
		}
	}
	return []string{dayIn(r, at), w.regions[r.IntN(3)], w.channel(r), c.valences[0], c.causes[cause], c.causes[second], resolved, days, satisfied}
}

func (w words) channel(r *rand.Rand) string { return w.complaints.channels[r.IntN(3)] }

// drawn is a place in a list of shares of 100.
func drawn(r *rand.Rand, shares []int) int {
	left := r.IntN(100)
	for i, share := range shares {
		if left -= share; left < 0 {
			return i
		}
	}
	return len(shares) - 1
}

// dayIn is a day of the quarter that ends with the wave.
func dayIn(r *rand.Rand, at wave) string {
	last, err := time.Parse(time.DateOnly, at.date)
	if err != nil {
		panic(err) // written above
	}
	return last.AddDate(0, 0, -r.IntN(90)).Format(time.DateOnly)
}

// timeRows is how long emails waited for an answer, in hours, and calls, in seconds.
func (w words) timeRows(at wave) [][]string {
	r := dice("answer times", at)
	hours, seconds := 2.4, 2.3
	if at == autumn {
		hours = 2.7 // as responsiveness falls
	}
	rows := [][]string{w.complaints.columnsOf}
	for range 160 {
		rows = append(rows, []string{fmt.Sprintf("%.1f", math.Exp(hours+0.7*spread(r))), fmt.Sprint(int(math.Exp(seconds + 0.6*spread(r))))})
	}
	return rows
}

// incidents is the part of servgap.yaml that reads complaints.
func (w words) incidents() string {
	var b strings.Builder
	b.WriteString("incidents:\n  causes:\n")
	for i, dimension := range causeDimensions {
		if dimension != "" {
			fmt.Fprintf(&b, "    - {cause: %s, dimension: %s}\n", w.complaints.causes[i], dimension)
		}
	}
	b.WriteString("  outcome: csat\n  files:\n")
	for _, at := range []wave{spring, autumn} {
		fmt.Fprintf(&b, "    - {wave: %s, path: %s}\n", at.id, w.tablePath(w.complaints.file, at))
	}
	b.WriteString("  customers:\n")
	for _, at := range []wave{spring, autumn} {
		fmt.Fprintf(&b, "    - {wave: %s, count: %d}\n", at.id, customOf(at).customers)
		for i, n := range customOf(at).regions {
			fmt.Fprintf(&b, "    - {wave: %s, unit: %s, count: %d}\n", at.id, w.regions[i], n)
		}
	}
	return b.String()
}

// measures is the part of servgap.yaml with standards in their own units.
func (w words) measures() string {
	var b strings.Builder
	b.WriteString("measures:\n")
	for i, m := range []struct {
		id, item string
		standard int
	}{{"answered", "RESP2", 24}, {"phone", "RESP4", 20}} {
		fmt.Fprintf(&b, "  - id: %s\n    label: %s\n    item: %s\n    unit: %s\n    standard: %d\n    target_share: 0.8\n    actual:\n", m.id, w.complaints.measures[i], m.item, w.complaints.units[i], m.standard)
		for _, at := range []wave{spring, autumn} {
			fmt.Fprintf(&b, "      - {wave: %s, path: %s, column: %s}\n", at.id, w.tablePath(w.complaints.times, at), w.complaints.columnsOf[i])
		}
	}
	return b.String()
}
