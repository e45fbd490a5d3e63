package demo

import (
	"fmt"
	"slices"
	"strings"
)

// practised is how many of 100 managers and of 100 staff say that something is done, by
// the id of the practice; −1 is not asked.
var practised = []struct {
	id              string
	managers, staff float64
}{
	{"loss-cost", 22, -1},
	{"measured-yearly", 94, -1},
	{"measured-quarter", 39, -1},
	{"no-strategy", 33, -1},
	{"no-time", 67, -1},
	{"no-staff", 50, -1},
	{"no-money", 17, -1},
	{"results-shared", 78, 35},
	{"service-vision", 89, 51},
	{"own-vision", 50, 20},
	{"trained", -1, 62},
	{"empowered", -1, 34},
}

// practiceColumns lists what a group is asked of how the hotel goes about its service.
func practiceColumns(staff bool) (ids []string, means []float64) {
	for _, p := range practised {
		mean := p.managers
		if staff {
			mean = p.staff
		}
		if mean >= 0 {
			ids, means = append(ids, p.id), append(means, mean)
		}
	}
	return ids, means
}

// withPractices puts the answers behind the other columns of a group.
func withPractices(rows [][]string, staff bool, yesNo []string, w wave) [][]string {
	ids, means := practiceColumns(staff)
	for _, id := range ids {
		rows[0] = append(rows[0], "Q_"+id)
	}
	r := dice(fmt.Sprint("practices of staff ", staff), w)
	for i := range rows[1:] {
		for _, mean := range means {
			answer := yesNo[1]
			if 100*r.Float64() < mean {
				answer = yesNo[0]
			}
			rows[i+1] = append(rows[i+1], answer)
		}
	}
	return rows
}

// improvable is what managers think of improving: its importance and its present state.
var improvable = []struct {
	id                string
	importance, state float64
}{
	{"booking", 5.6, 4.9},
	{"lobby", 3.4, 4.6},
	{"callback", 6.1, 2.9},
	{"training", 6.0, 3.6},
	{"invoices", 4.8, 5.2},
}

// withOpportunities puts the managers' ratings behind their other columns.
func withOpportunities(rows [][]string, w wave) [][]string {
	for _, letters := range []string{"OI_", "OS_"} {
		for _, one := range improvable {
			rows[0] = append(rows[0], letters+one.id)
		}
	}
	r := dice("opportunities", w)
	for i := range rows[1:] {
		var importance, state []string
		for _, one := range improvable {
			importance = append(importance, grade(one.importance+0.8*spread(r)))
			state = append(state, grade(one.state+0.9*spread(r)))
		}
		rows[i+1] = slices.Concat(rows[i+1], importance, state)
	}
	return rows
}

// practicesOf is the list of servgap.yaml.
func practicesOf(staff bool) string {
	ids, _ := practiceColumns(staff)
	var list []string
	for _, id := range ids {
		list = append(list, "{id: "+id+", column: Q_"+id+"}")
	}
	return strings.Join(list, ", ")
}

// opportunities is the part of servgap.yaml about them.
func (w words) opportunities() string {
	var list []string
	for i, one := range improvable {
		list = append(list, fmt.Sprintf("{id: %s, label: %s}", one.id, w.improvable[i]))
	}
	return `{importance: "OI_{item}", state: "OS_{item}", items: [` + strings.Join(list, ", ") + "]}"
}

// grade is an answer on the scale of the survey, as it is written.
func grade(x float64) string { return number(answer(x)) }
