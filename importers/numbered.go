package importers

import (
	"slices"
	"strconv"
	"strings"
)

// numberedAlike finds the run of columns that a column is in, such as e1 to e23, and
// the only other one of as many with the same numbers, such as s1 to s23.
func (f *finder) numberedAlike(column int) (own, other []int, ok bool) {
	runs := numberedRuns(f.header)
	at := slices.IndexFunc(runs, func(r run) bool { return slices.Contains(r.columns, column) })
	if at < 0 {
		return nil, nil, false
	}
	for i, r := range runs {
		if i == at || r.first != runs[at].first || len(r.columns) != len(runs[at].columns) {
			continue
		}
		if ok {
			return nil, nil, false // nothing says which of two
		}
		other, ok = r.columns, true
	}
	return runs[at].columns, other, ok
}

// run is columns side by side whose names differ in the number at their end, which
// counts from the first.
type run struct {
	columns []int
	first   int
}

func numberedRuns(header []string) []run {
	var runs []run
	stem := ""
	for i, name := range header {
		bare := strings.TrimRight(name, "0123456789")
		number, err := strconv.Atoi(name[len(bare):])
		if err != nil {
			stem = ""
			continue
		}
		if last := len(runs) - 1; stem != "" && bare == stem && number == runs[last].first+len(runs[last].columns) {
			runs[last].columns = append(runs[last].columns, i)
		} else {
			runs = append(runs, run{[]int{i}, number})
		}
		stem = bare
	}
	return runs
}
