package tally_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

func decimal(unscaled int64, places int) *survey.Decimal {
	return &survey.Decimal{Unscaled: unscaled, Places: places}
}

// someIncidents are five complaints, in two spellings of a cause, and praise.
var someIncidents = []survey.Incident{
	{Cause: "late", Second: "Late", Unit: "Oslo", Resolution: survey.Resolved, Days: decimal(25, 1), Satisfied: decimal(4, 0)},
	{Cause: "Late", Second: "Rude", Unit: "oslo", Touchpoint: "Desk", Resolution: survey.Unresolved, Days: decimal(3, 0), Satisfied: decimal(1, 0)},
	{Cause: "Rude", Second: "Cold", Resolution: survey.Resolved, Days: decimal(25, 1), Satisfied: decimal(4, 0)},
	{Cause: "Rude", Satisfied: decimal(5, 0)}, // not told what came of it
	{Second: "Late"},
	{Positive: true, Cause: "Kind", Second: "Kind", Unit: "Bergen", Days: decimal(1, 0)},
}

func countIncidents(all []survey.Incident) *tally.Incidents {
	t := tally.NewIncidents()
	for _, i := range all {
		t.Add(i)
	}
	return t
}

func TestIncidentsByHand(t *testing.T) {
	counted := countIncidents(someIncidents)
	for class, want := range map[tally.Class][3]int64{ // all, resolved, unresolved
		{By: tally.ByNothing}:                             {5, 2, 1},
		{Positive: true, By: tally.ByNothing}:             {1, 0, 0},
		{By: tally.ByCause, Key: "late"}:                  {2, 1, 1},
		{By: tally.ByCause, Key: "rude"}:                  {2, 1, 0},
		{By: tally.ByCause}:                               {1, 0, 0},
		{By: tally.ByUnit, Key: "oslo"}:                   {2, 1, 1},
		{By: tally.ByUnit}:                                {3, 1, 0},
		{By: tally.ByTouchpoint, Key: "desk"}:             {1, 0, 1},
		{By: tally.ByTouchpoint}:                          {4, 2, 0},
		{By: tally.ByCause, Key: "kind"}:                  {},
		{Positive: true, By: tally.ByCause, Key: "kind"}:  {1, 0, 0},
		{Positive: true, By: tally.ByUnit, Key: "bergen"}: {1, 0, 0},
	} {
		c := counted.Of(class)
		if got := [3]int64{c.N, c.Resolved, c.Unresolved}; got != want {
			t.Errorf("%+v: got %v, want %v", class, got, want)
		}
	}
	if counted.Whole(true).N != 1 || counted.Whole(false).N != 5 {
		t.Errorf("%d of praise, %d complaints", counted.Whole(true).N, counted.Whole(false).N)
	}
	days := counted.Whole(false).Days()
	if days.Base != 0 || days.Step != 1 || days.Den != 10 || !slices.Equal(days.Code, []int64{25, 30}) || !slices.Equal(days.N, []int64{2, 1}) {
		t.Errorf("days %+v", days)
	}
	for resolution, want := range map[survey.Resolution]string{survey.Resolved: "[4] [2]", survey.Unresolved: "[1] [1]"} {
		if h := counted.Whole(false).Satisfied(resolution); fmt.Sprint(h.Code, h.N) != want {
			t.Errorf("satisfied where it was %s: %v %v, want %s", resolution, h.Code, h.N, want)
		}
	}
	if h := counted.Whole(false).Satisfied(""); len(h.Code) != 0 {
		t.Errorf("satisfied with what nobody told: %+v", h)
	}
	unrated := countIncidents([]survey.Incident{{Resolution: survey.Resolved}}).Whole(false)
	if h := unrated.Satisfied(survey.Resolved); unrated.Resolved != 1 || len(h.Code) != 0 {
		t.Errorf("resolved, and nobody told how satisfied: %+v", unrated)
	}
	if h := counted.Whole(true).Satisfied(survey.Resolved); len(h.Code) != 0 {
		t.Errorf("satisfied of nobody: %+v", h)
	}
}

// Keys are in the order of the alphabet, and a name is the spelling that sorts first.
func TestNamesOfIncidents(t *testing.T) {
	counted := countIncidents(someIncidents)
	for _, tt := range []struct {
		positive bool
		by       tally.By
		want     []string
	}{
		{false, tally.ByCause, []string{"", "late", "rude"}}, {false, tally.ByUnit, []string{"", "oslo"}}, {true, tally.ByCause, []string{"kind"}},
		{true, tally.ByTouchpoint, nil}, // nobody told where
	} {
		if got := counted.Keys(tt.positive, tt.by); !slices.Equal(got, tt.want) || (got == nil) != (tt.want == nil) {
			t.Errorf("keys of %s, praise %v: %q, want %q", tt.by, tt.positive, got, tt.want)
		}
	}
	if late, oslo := counted.Name("late"), counted.Name("oslo"); late != "Late" || oslo != "Oslo" {
		t.Errorf("names %s and %s", late, oslo)
	}
	keys, counts := counted.Coders()
	if !slices.Equal(keys, []string{"cold", "late", "rude"}) || fmt.Sprint(counts) != "[[0 0 0] [0 1 1] [1 0 0]]" {
		t.Errorf("two coders: %q, %v", keys, counts)
	}
}

// Parts merged in any order are what is counted at once.
func TestIncidentsMergeExactly(t *testing.T) {
	want := countIncidents(someIncidents)
	for cut := range someIncidents {
		a, b := countIncidents(someIncidents[:cut]), countIncidents(someIncidents[cut:])
		ab, ba := tally.NewIncidents(), tally.NewIncidents()
		for _, part := range []*tally.Incidents{a, b} {
			ab.Merge(part)
		}
		for _, part := range []*tally.Incidents{b, a} {
			ba.Merge(part)
		}
		if !reflect.DeepEqual(ab, want) || !reflect.DeepEqual(ba, want) {
			t.Errorf("cut at %d: got %+v and %+v", cut, ab, ba)
		}
	}
	again := countIncidents(someIncidents)
	again.Merge(want)
	if twice := again.Whole(false); twice.N != 10 || twice.Resolved != 4 || twice.Unresolved != 2 || !slices.Equal(twice.Days().N, []int64{4, 2}) || twice.Satisfied(survey.Resolved).N[0] != 4 {
		t.Errorf("twice: %+v", twice)
	}
}
