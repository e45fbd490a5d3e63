package gap_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Once with customers alone, whose parts are analysed side by side, and once with managers,
// whom all parts share.
func TestPartsAreTheSameOnAnyNumberOfCores(t *testing.T) {
	for _, shared := range []bool{false, true} {
		var first []byte
		for _, cores := range []int{1, 4} {
			got := partsOn(t, cores, shared)
			if first == nil {
				first = got
			}
			if !bytes.Equal(got, first) {
				t.Errorf("shared %v: %d cores give\n%s\none gives\n%s", shared, cores, got, first)
			}
		}
	}
}

func partsOn(t *testing.T, cores int, shared bool) []byte {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
	set, err := tally.NewSet(gap.Plan(form(), tally.HalfPairs))
	if err != nil {
		t.Fatal(err)
	}
	var all []gap.Part
	for level := range 9 {
		p := gap.Part{Segment: "Region", Value: fmt.Sprint("level ", level), Level: true}
		for _, row := range times(7+level, complete, "5 6 4 4 4 4", "7 6 3 2 5 5") {
			r := responseOf(t, form(), row)
			r.Segments = []string{p.Value}
			set.Add(r)
		}
		p.Study.Customers = set.Level(p.Value)
		all = append(all, p)
	}
	if shared {
		bosses := count(t, managers(), times(12, "7 6 3 5 5 2", "5 5 4 6 4 3")...)
		for i := range all {
			all[i].Study.Set(survey.Managers, bosses)
		}
	}
	o := gap.Options{Bootstrap: &gap.Bootstrap{Method: gap.BootstrapBCa, Replicates: 200, Seed: 1}}
	data, err := json.Marshal(gap.AnalyzeParts(all, ofCustomers, o, 5))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEachIsDoneOnceAndAPanicIsSeen(t *testing.T) {
	done := make([]int, 100)
	gap.AtOnce(len(done), func(i int) { done[i]++ })
	for i, n := range done {
		if n != 1 {
			t.Errorf("%d was done %d times", i, n)
		}
	}
	defer func() {
		if caught := recover(); caught != "the third" {
			t.Errorf("caught %v", caught)
		}
	}()
	gap.AtOnce(5, func(i int) {
		if i == 3 {
			panic("the third")
		}
	})
}
