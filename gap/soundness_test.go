package gap_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// The numbers that speak of a ranking are those of the consistency and the factors
// of the gap, which the oracle has.
func TestSoundnessIsOfTheConsistencyAndFactors(t *testing.T) {
	r := readOracle(t).reliability(t, "missing", gap.FactorOptions{})
	if len(r.Honesty) != 0 {
		t.Error("what was not asked for is there")
	}
	o := readOracle(t)
	counted := o.counted(t, "missing", gap.ReliabilityPlan)
	r = gap.Reliability(gap.Study{Customers: counted, Labels: gap.LabelsDiffer}, gap.Options{Honesty: true}, gap.FactorOptions{})
	analyzed := gap.Analyze(gap.Study{Customers: o.counted(t, "missing", gap.EveryPlan), Labels: gap.LabelsDiffer}, gap.Options{Honesty: true})
	for i, h := range r.Honesty {
		id := h.ID
		if h.Level == gap.LevelOverall {
			id = survey.AllItems
		}
		c := r.Consistency[slices.IndexFunc(r.Consistency, func(c gap.Consistency) bool { return c.Of == gap.Service && c.ID == id })]
		if h.Difference != c.Difference || h.DifferenceN != c.N || h.Inconsistent != (c.Difference < 0.7) {
			t.Errorf("%s: %v of %d, want %v of %d", h.ID, h.Difference, h.DifferenceN, c.Difference, c.N)
		}
		if h.Difference != analyzed.Honesty[i].Difference || h.Why != "" && h.Level == gap.LevelOverall {
			t.Errorf("%s: other numbers of analyze, or a reason: %q", h.ID, h.Why)
		}
	}
	whole := r.Honesty[len(r.Honesty)-1]
	s := r.Structure[slices.IndexFunc(r.Structure, func(s gap.Structure) bool { return s.Of == gap.Service })]
	if whole.FirstShare != s.FirstShare || whole.FirstN != s.N || math.Abs(float64(whole.FirstRatio-s.Eigenvalues[0]/s.Eigenvalues[1])) > 1e-12 {
		t.Errorf("first factor %v, %v of %d; want %v of %d", whole.FirstShare, whole.FirstRatio, whole.FirstN, s.FirstShare, s.N)
	}
	if whole.StraightN == 0 || !whole.StraightBoth.Defined() || !whole.Spread.Defined() || whole.Labels != gap.LabelsDiffer {
		t.Errorf("the whole lacks something: %+v", whole.Soundness)
	}
}

// soundnessOf counts rows of answers, "what is expected/what is perceived", of items
// in dimensions of two, or of all items undivided.
func soundnessOf(t *testing.T, divided bool, plan func(survey.Questionnaire, tally.Rule) tally.Plan, rows ...string) []gap.HonestyRow {
	t.Helper()
	first, _, _ := strings.Cut(rows[0], "/")
	in := survey.Instrument{Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}}
	for i := range strings.Fields(first) {
		if divided && i%2 == 0 {
			in.Dimensions = append(in.Dimensions, survey.Dimension{ID: "d" + strconv.Itoa(i/2)})
		}
		if divided {
			in.Dimensions[i/2].Items = append(in.Dimensions[i/2].Items, i)
		}
		in.Items = append(in.Items, survey.Item{ID: "i" + strconv.Itoa(i)})
	}
	if !divided {
		in.Dimensions = []survey.Dimension{{ID: survey.AllItems, Items: every(len(in.Items))}}
	}
	q := survey.Questionnaire{
		Instrument: in, Group: survey.Group{ID: "customers", Role: survey.Customers},
		Constructs: []survey.Construct{survey.Expected, survey.Perceived},
	}
	counted, err := tally.New(plan(q, ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		r := q.NewResponse()
		for i, cell := range strings.Fields(strings.ReplaceAll(row, "/", " ")) {
			if number, err := strconv.Atoi(cell); err == nil {
				r.Answers[i] = survey.Code(number - 1)
			}
		}
		counted.Add(r)
	}
	return gap.Analyze(gap.Study{Customers: counted}, gap.Options{Honesty: true}).Honesty
}

func every(n int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	return places
}

func TestSoundnessByHand(t *testing.T) {
	// Of each pair of items the second repeats the first: only the sum of two counts.
	halo := []string{
		"6 6 6 6 6 6 6 6/1 2 1 1 2 1 1 2", "6 6 6 6 6 6 6 6/3 3 4 3 3 3 3 3", "6 6 6 6 6 6 6 6/6 6 6 6 6 5 6 6",
		"6 6 6 6 6 6 6 6/2 2 2 3 2 2 2 2", "6 6 6 6 6 6 6 6/5 5 5 5 5 5 5 5", "6 6 6 6 6 6 6 6/4 4 4 4 4 4 5 4",
		"6 6 6 6 6 6 6 6/7 7 7 7 7 7 7 7", "6 6 6 6 6 6 6 6/1 1 1 1 1 1 1 1", "6 6 6 6 6 6 6 6/2 1 2 2 1 2 2 2", "6 6 6 6 6 6 6 6/4 5 4 4 4 4 4 4",
	}
	rows := soundnessOf(t, true, gap.EveryPlan, halo...)
	whole := rows[len(rows)-1]
	if !whole.OneFactor || !whole.Flat || whole.Spread != 0 || whole.StraightN != 10 || whole.StraightExpected != 1 || whole.StraightBoth != 0.3 || whole.StraightPerceived != 0.3 {
		t.Errorf("one answer to what is expected, one impression: %+v", whole.Soundness)
	}
	if rows[0].FirstShare.Defined() || rows[0].Spread.Defined() || rows[0].StraightN != 0 || rows[0].Inconsistent || whole.Why != "difference_zero_variance" {
		t.Errorf("a dimension: %+v, the whole says %q", rows[0].Soundness, whole.Why)
	}

	// What is expected of the dimensions is 2 and 6: 2√2 apart by the standard deviation.
	apart := []string{"1 3 6 6/1 5 1 5", "3 1 6 6/5 1 2 4", "2 2 5 7/3 4 5 1", "2 2 7 5/4 2 1 1", "1 1 6 6/2 2 3 2", "3 3 6 6/1 3 5 5"}
	rows = soundnessOf(t, true, gap.EveryPlan, apart...)
	whole = rows[len(rows)-1]
	if math.Abs(float64(whole.Spread)-2*math.Sqrt2) > 1e-12 || whole.Flat || whole.OneFactor || !rows[0].Inconsistent || whole.Why != "straight_few_items" {
		t.Errorf("dimensions apart: %+v, first dimension %+v", whole.Soundness, rows[0].Soundness)
	}

	for _, tt := range []struct {
		name    string
		divided bool
		plan    func(survey.Questionnaire, tally.Rule) tally.Plan
		rows    []string
		why     string
	}{
		{"nothing was counted together", true, gap.Plan, apart, "difference_items_not_together first_items_not_together straight_few_items"},
		{"nobody answered both", true, gap.EveryPlan, []string{"5 5 5 5 5 5 5 5/. . . . . . . .", ". . . . . . . ./5 5 5 5 5 5 5 5"}, "difference_n_zero first_n_zero straight_n_zero spread_few_items"},
		{"one respondent", false, gap.EveryPlan, []string{"1 2/2 3"}, "difference_n_one first_n_one straight_few_items"},
		{"one item", false, gap.EveryPlan, []string{"1/2", "2/5", "3/1"}, "difference_few_items first_few_items straight_few_items spread_few_items"},
		{"all gaps equal", false, gap.EveryPlan, []string{"1 2/2 3", "1 3/2 4", "4 5/5 6"}, "difference_zero_variance first_constant_item straight_few_items"},
		{"the same item twice", false, gap.EveryPlan, []string{"1 1/2 2", "1 1/3 3", "4 4/3 3", "5 5/7 7"}, "first_to_second_repeated_item straight_few_items"},
	} {
		rows := soundnessOf(t, tt.divided, tt.plan, tt.rows...)
		if last := rows[len(rows)-1]; last.Why != tt.why {
			t.Errorf("%s: got reasons %q, want %q", tt.name, last.Why, tt.why)
		}
	}
}

// Of fewer than the least nothing is shown, whatever the rest of the row rests on,
// and no spread that a hidden dimension has a part in.
func TestSoundnessOfFewIsHidden(t *testing.T) {
	full := []string{"1 2 6 6 5 4 3 5/1 5 1 5 4 4 2 3", "2 2 5 6 5 4 3 5/5 1 2 4 3 2 1 2"}
	partly := slices.Repeat([]string{"2 . 6 . 5 . 3 ./5 . 2 . 3 . 1 .", "3 . 5 . 4 . 2 ./2 . 4 . 1 . 3 ."}, 4)
	r := gap.Suppress(gap.Result{Honesty: soundnessOf(t, true, gap.EveryPlan, append(full, partly...)...)}, 5)
	whole := r.Honesty[len(r.Honesty)-1]
	if whole.Suppressed || whole.Difference.Defined() || whole.DifferenceN != 0 || whole.FirstN != 0 || whole.StraightN != 0 || whole.StraightBoth.Defined() || !whole.Spread.Defined() {
		t.Errorf("two who answered all: %+v", whole.Soundness)
	}
	if want := "difference_fewer_than_min first_fewer_than_min straight_fewer_than_min"; !strings.HasSuffix(whole.Why, want) {
		t.Errorf("got reasons %q, want %q", whole.Why, want)
	}
	few := []string{"1 2 6 6/1 5 1 5", "2 2 5 6/5 1 2 4", "2 2 . ./5 1 . .", "1 3 . ./3 4 . .", "1 4 . ./3 4 . .", "4 4 . ./2 2 . ."}
	r = gap.Suppress(gap.Result{Honesty: soundnessOf(t, true, gap.EveryPlan, few...)}, 2)
	if whole := r.Honesty[2]; !whole.Spread.Defined() {
		t.Errorf("of two: %+v", whole.Soundness)
	}
	hidden := soundnessOf(t, true, gap.EveryPlan, few...)
	hidden[0].Suppressed = true
	if whole := gap.Suppress(gap.Result{Honesty: hidden}, 2).Honesty[2]; whole.Spread.Defined() || !strings.Contains(whole.Why, "spread_fewer_than_min") {
		t.Errorf("the spread of a hidden dimension is shown: %+v", whole.Soundness)
	}
}

// What a condition leaves out cannot be worked out of everybody's and of what is kept.
func TestSoundnessOfWhatAConditionLeavesOut(t *testing.T) {
	q := survey.Questionnaire{
		Instrument: survey.Instrument{
			Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}, Items: []survey.Item{{ID: "a"}, {ID: "b"}},
			Dimensions: []survey.Dimension{{ID: "x", Items: []int{0, 1}}},
		},
		Group: survey.Group{ID: "customers", Role: survey.Customers}, Constructs: []survey.Construct{survey.Expected, survey.Perceived},
	}
	counted := func(complete, half int) gap.Study {
		all, err := tally.New(gap.EveryPlan(q, ""))
		if err != nil {
			t.Fatal(err)
		}
		for i := range complete + half {
			r := q.NewResponse()
			copy(r.Answers, []survey.Code{survey.Code(i % 3), survey.Code(i % 5), survey.Code(i % 4), survey.Code(i % 2)})
			if i >= complete {
				r.Answers[i%2] = survey.NotAnswered
			}
			all.Add(r)
		}
		return gap.Study{Customers: all}
	}
	for _, tt := range []struct {
		complete int // of those left out
		shown    bool
	}{{0, true}, {3, false}, {5, true}} {
		parts := []gap.Part{{Segment: "region", Value: "north", Study: counted(12, 0), Rest: counted(tt.complete, 14)}}
		row := gap.AnalyzeParts(parts, []survey.Role{survey.Customers}, gap.Options{Honesty: true}, 5)[0].Honesty[0]
		if row.Suppressed || row.Difference.Defined() != tt.shown {
			t.Errorf("%d left out: %+v", tt.complete, row.Soundness)
		}
	}
}
