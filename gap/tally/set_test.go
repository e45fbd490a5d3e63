package tally_test

import (
	"fmt"
	"slices"
	"testing"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

func TestSet(t *testing.T) {
	set := oneItem(t)
	halves := []*tally.Set{set.Empty(), set.Empty()}
	for i, level := range []string{"North", "South", "", "North", "South"} {
		r := set.Plan().Questionnaire.NewResponse()
		r.Answers[0], r.Segments = survey.Code(i), []string{level, "ignored"}
		halves[i%2].Add(r)
	}
	halves[0].Add(set.Plan().Questionnaire.NewResponse()) // without segments
	for _, half := range halves {
		if err := set.Merge(half); err != nil {
			t.Fatal(err)
		}
	}
	if got := set.Levels(); !slices.Equal(got, []string{"", "North", "South"}) || set.Overflow() {
		t.Errorf("levels %q, overflow %v", got, set.Overflow())
	}
	for level, want := range map[string]string{"North": "[0 3]", "South": "[1 4]", "": "[2]", "nowhere": "[]"} {
		if got := fmt.Sprint(set.Level(level).Answers(survey.Perceived, 0).Code); got != want {
			t.Errorf("codes at %q: %s, want %s", level, got, want)
		}
	}
	of, rest := set.Split([]string{"NORTH", "nowhere"})
	if got := of.Levels(); !slices.Equal(got, []string{"North"}) || of.Whole().Responses() != 2 || of.Overflow() {
		t.Errorf("split off: %q of %d", got, of.Whole().Responses())
	}
	if got := rest.Levels(); !slices.Equal(got, []string{"", "South"}) || rest.Whole().Responses() != 4 {
		t.Errorf("the rest: %q of %d", got, rest.Whole().Responses())
	}
	if n := set.Together([]string{"North", "South", "nowhere"}).Responses(); n != 4 {
		t.Errorf("%d in the north and the south, want 4", n)
	}
	if alone := tally.Alone(set.Level("South")); alone.Whole().Responses() != 2 || len(alone.Levels()) > 1 {
		t.Errorf("alone: %q of %d", alone.Levels(), alone.Whole().Responses())
	}
	none := set.Empty()
	if whole := none.Whole(); whole != none.Whole() {
		t.Error("without levels the whole is a copy")
	}
	if n := set.Whole().Responses(); n != 6 {
		t.Errorf("%d responses of everybody, want 6", n)
	}
}

// TestSetSpellsLevelsOneWay merges sets with other spellings in every order.
func TestSetSpellsLevelsOneWay(t *testing.T) {
	empty := oneItem(t)
	of := func(code survey.Code, names ...string) *tally.Set {
		s := empty.Empty()
		for _, name := range names {
			r := empty.Plan().Questionnaire.NewResponse()
			r.Answers[0], r.Segments = code, []string{name}
			s.Add(r)
		}
		return s
	}
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		parts := []*tally.Set{of(0, "north", "øst"), of(1, "North", "south"), of(2, "NORTH", "Øst", "north")}
		set := empty.Empty()
		for _, i := range order {
			if err := set.Merge(parts[i]); err != nil {
				t.Fatal(err)
			}
		}
		if got, want := set.Levels(), []string{"north", "south", "Øst"}; !slices.Equal(got, want) {
			t.Errorf("order %v: levels %q, want %q", order, got, want)
		}
		for _, name := range []string{"north", "NORTH", "nOrth"} {
			if got := fmt.Sprint(set.Level(name).Answers(survey.Perceived, 0).N); got != "[1 1 2]" {
				t.Errorf("order %v: counts at %q: %s, want [1 1 2]", order, name, got)
			}
		}
		if n := set.Together([]string{"North", "south"}).Responses(); n != 5 {
			t.Errorf("order %v: %d responses together, want 5", order, n)
		}
	}
	one, other := of(0, "North", "south"), of(0, "north", "north", "South", "West")
	tally.SpellAlike(one, other)
	if got, want := fmt.Sprint(one.Levels(), other.Levels()), "[South north] [South West north]"; got != want {
		t.Errorf("spelt alike %s, want %s", got, want)
	}
}

// TestSetCountsASpellingItHasSeen adds and merges in turn: each spelling has one count.
func TestSetCountsASpellingItHasSeen(t *testing.T) {
	empty := oneItem(t)
	add := func(s *tally.Set, names ...string) {
		for _, name := range names {
			r := empty.Plan().Questionnaire.NewResponse()
			r.Answers[0], r.Segments = 0, []string{name}
			s.Add(r)
		}
	}
	one, other := empty.Empty(), empty.Empty()
	add(one, "North", "NORTH", "North", "south")
	add(other, "NORTH", "South", "South")
	if err := one.Merge(other); err != nil {
		t.Fatal(err)
	}
	add(one, "NORTH")
	if got, want := one.Levels(), []string{"NORTH", "South"}; !slices.Equal(got, want) {
		t.Errorf("levels %q, want %q", got, want)
	}
	if n := one.Level("north").Responses(); n != 5 {
		t.Errorf("%d responses, want 5", n)
	}
}

func TestSetOfTooManyLevels(t *testing.T) {
	set := oneItem(t)
	for i := range 251 {
		if set.Overflow() {
			t.Fatalf("overflow at %d levels", i)
		}
		r := set.Plan().Questionnaire.NewResponse()
		r.Segments = []string{fmt.Sprint(i)}
		set.Add(r)
	}
	if !set.Overflow() || len(set.Levels()) != 250 || set.Whole().Responses() != 251 {
		t.Errorf("overflow %v, %d levels, %d responses", set.Overflow(), len(set.Levels()), set.Whole().Responses())
	}
}

// A set that may have more levels counts them, and so do the sets that are made of it
// and what it is merged into once that may have them, too.
func TestSetAllowedMoreLevels(t *testing.T) {
	set := oneItem(t)
	set.Allow(tally.MostLevels + 1)
	numbered := func(s *tally.Set, from, to int) *tally.Set {
		for i := from; i < to; i++ {
			r := s.Plan().Questionnaire.NewResponse()
			r.Segments = []string{fmt.Sprint(i)}
			s.Add(r)
		}
		return s
	}
	numbered(set, 0, 200)
	if err := set.Merge(numbered(set.Empty(), 150, tally.MostLevels+1)); err != nil {
		t.Fatal(err)
	}
	if set.Overflow() || len(set.Levels()) != tally.MostLevels+1 {
		t.Fatalf("overflow %v, %d levels", set.Overflow(), len(set.Levels()))
	}
	set.Allow(1) // those that are there stay
	if numbered(set, 0, 10); set.Overflow() {
		t.Error("a level that was there is one too many")
	}
	if numbered(set, 1000, 1001); !set.Overflow() {
		t.Error("a further level is not one too many")
	}
}

// oneItem is an empty set of a plan with one item that is rated once.
func oneItem(t *testing.T) *tally.Set {
	t.Helper()
	set, err := tally.NewSet(tally.Plan{Questionnaire: survey.Questionnaire{
		Instrument: survey.Instrument{Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}, Items: []survey.Item{{ID: "a"}}},
		Constructs: []survey.Construct{survey.Perceived},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// That a set had too many levels is not forgotten where it is divided or merged.
func TestOverflowStays(t *testing.T) {
	small, large := oneItem(t), oneItem(t)
	small.Allow(1)
	for _, level := range []string{"north", "south"} {
		r := small.Plan().Questionnaire.NewResponse()
		r.Segments = []string{level}
		small.Add(r)
	}
	if of, rest := small.Split([]string{"north"}); of.Overflow() || !rest.Overflow() {
		t.Errorf("divided: overflow of the level %v, of the rest %v", of.Overflow(), rest.Overflow())
	}
	if err := large.Merge(small); err != nil || !large.Overflow() {
		t.Errorf("merged into a set with room: overflow %v, %v", large.Overflow(), err)
	}
	if err := large.Merge(oneItem(t)); err != nil || !large.Overflow() {
		t.Errorf("merged with a set that has none: overflow %v, %v", large.Overflow(), err)
	}
	if none := small.Empty(); none.Overflow() {
		t.Error("a set of nobody has too many levels")
	}
}

// Sets of other plans are not merged.
func TestSetsOfTwoPlans(t *testing.T) {
	other, err := tally.NewSet(askedInOrder("a", "b"))
	if err != nil {
		t.Fatal(err)
	}
	if err := oneItem(t).Merge(other); err == nil {
		t.Error("a set of another plan is merged")
	}
	if _, err := tally.NewSet(tally.Plan{}); err == nil {
		t.Error("there is a set of no plan")
	}
}
