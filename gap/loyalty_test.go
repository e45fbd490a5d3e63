package gap_test

import (
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// asked is an outcome from the lowest to the highest answer.
func askedOf(id, kind string, low, high int64) survey.Outcome {
	return survey.Outcome{ID: id, Kind: kind, Scale: survey.Scale{Min: low, Step: 1, Den: 1, Points: int(high-low) + 1}}
}

// whole counts customers by what they say of the whole, an answer to each outcome; −1 is
// none.
func whole(t failer, outcomes []survey.Outcome, rows ...[]int64) gap.Study {
	t.Helper()
	q := form()
	q.Outcomes = outcomes
	counted, err := tally.New(gap.LoyaltyPlan(q, ""))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, row := range rows {
		r := q.NewResponse()
		for i, answer := range row {
			if answer >= 0 {
				r.Outcomes[i] = survey.Code(answer - outcomes[i].Scale.Min)
			}
		}
		counted.Add(r)
	}
	return gap.Study{Customers: counted}
}

// each is rows of one answer.
func each(answers ...int64) (rows [][]int64) {
	for _, answer := range answers {
		rows = append(rows, []int64{answer})
	}
	return rows
}

// repeated is so many rows of one answer.
func repeated(n int, answer int64) [][]int64 {
	var answers []int64
	for range n {
		answers = append(answers, answer)
	}
	return each(answers...)
}

func concat(all ...[][]int64) (rows [][]int64) {
	for _, some := range all {
		rows = append(rows, some...)
	}
	return rows
}

func onlyRow(t *testing.T, o survey.Outcome, rows ...[]int64) gap.LoyaltyRow {
	t.Helper()
	r := gap.Loyalty(whole(t, []survey.Outcome{o}, rows...), gap.Options{}, nil)
	if len(r.Loyalty) != 1 {
		t.Fatalf("%d rows, want one", len(r.Loyalty))
	}
	return r.Loyalty[0]
}

// The parts and the box of each kind, as they are printed.
func TestBoxRules(t *testing.T) {
	for _, tt := range []struct {
		name                               string
		outcome                            survey.Outcome
		negative, neutral, positive, inBox string
	}{
		{"recommends", askedOf("a", "nps", 0, 10), "0-6", "7-8", "9-10", "9-10"},
		{"recommends from 1", askedOf("a", "nps", 1, 10), "1-6", "7-8", "9-10", "9-10"},
		{"satisfied of five", askedOf("a", "csat", 1, 5), "1-2", "3", "4-5", "4-5"},
		{"satisfied of seven", askedOf("a", "csat", 1, 7), "1-3", "4", "5-7", "6-7"},
		{"easy", askedOf("a", "ces", 1, 7), "1-3", "4", "5-7", "5-7"},
		{"leaves", askedOf("a", "switch", 1, 7), "1-3", "4", "5-7", "5-7"},
		{"tells", askedOf("a", "tell", 1, 5), "1-2", "3", "4-5", "4-5"},
		{"an even scale", askedOf("a", "csat", 1, 4), "1-2", "", "3-4", "3-4"},
		{"below zero", askedOf("a", "", -3, 3), "-3..-1", "0", "1-3", "2-3"},
		{"yes and no", askedOf("a", "", 0, 1), "0", "", "1", "0-1"},
	} {
		row := onlyRow(t, tt.outcome, each(tt.outcome.Scale.Min)...)
		if row.NegativeBox != tt.negative || row.NeutralBox != tt.neutral || row.PositiveBox != tt.positive || row.Box != tt.inBox {
			t.Errorf("%s: %q %q %q, box %q, want %+v", tt.name, row.NegativeBox, row.NeutralBox, row.PositiveBox, row.Box, tt)
		}
	}
}

// A thousand of whom 250 promote and 75 do not: √(p + d − (p − d)²)/√n is 0.017157, not
// the 0.01603 of two independent shares.
func TestNPSHasTheVarianceOfOneAnswer(t *testing.T) {
	row := onlyRow(t, askedOf("nps", "nps", 0, 10), concat(repeated(250, 9), repeated(75, 0), repeated(675, 7))...)
	near(t, "nps", row.Net, 17.5)
	nearBy(t, "se", row.NetSE, 1.7157, 1e-4)
	nearBy(t, "low", row.NetLow, 14.14, 5e-3)
	nearBy(t, "high", row.NetHigh, 20.86, 5e-3)
}

// Of 36 asked, 31 answered: the base is promoters, passives and detractors.
func TestNPSBaseIsWhoAnswered(t *testing.T) {
	row := onlyRow(t, askedOf("nps", "nps", 0, 10), concat(repeated(2, 6), repeated(11, 8), repeated(18, 10), repeated(5, -1))...)
	if row.N != 31 || row.NegativeN+row.NeutralN+row.PositiveN != row.N {
		t.Errorf("n %d of %d, %d and %d", row.N, row.NegativeN, row.NeutralN, row.PositiveN)
	}
	near(t, "nps", row.Net, 100*16.0/31)
}

func TestNPSOfPromotersAlone(t *testing.T) {
	row := onlyRow(t, askedOf("nps", "nps", 0, 10), repeated(10, 10)...)
	near(t, "nps", row.Net, 100)
	nearBy(t, "low", row.NetLow, 47.5, 0.05)
	near(t, "high", row.NetHigh, 100)
	if row.NetInterval != "adjusted normal" {
		t.Errorf("interval %q", row.NetInterval)
	}
}

func TestNPSFromOneIsNoted(t *testing.T) {
	if row := onlyRow(t, askedOf("nps", "nps", 1, 10), repeated(40, 10)...); row.Note != gap.NoteFromOne {
		t.Errorf("note %q", row.Note)
	}
	if row := onlyRow(t, askedOf("nps", "nps", 0, 10), repeated(40, 10)...); row.Note == gap.NoteFromOne {
		t.Errorf("0 to 10 is noted")
	}
}

// Shares by R prop.test(correct = FALSE).
func TestSatisfiedHaveWilsonsInterval(t *testing.T) {
	row := onlyRow(t, askedOf("csat", "csat", 1, 5), each(5, 4, 4, 5, 4, 3, 2, 1)...)
	near(t, "share", row.Share, 0.625)
	near(t, "low", row.ShareLow, 0.30574239460262742)
	near(t, "high", row.ShareHigh, 0.86315571417640269)
	near(t, "of 100", row.Points100, 62.5)
	near(t, "net", row.Net, 37.5)
}

// The three questions by R: t.test of each person's mean, alpha by its formula. Who left
// one out is not in the index, and in the questions all the same.
func TestSatisfactionIndex(t *testing.T) {
	three := []survey.Outcome{askedOf("satisfied", "index", 1, 10), askedOf("met", "index", 1, 10), askedOf("ideal", "index", 1, 10)}
	var rows [][]int64
	x, y, z := []int64{8, 7, 9, 10, 6, 7, 8, 5}, []int64{7, 7, 8, 9, 5, 6, 9, 4}, []int64{6, 7, 9, 9, 4, 6, 7, 5}
	for i := range x {
		rows = append(rows, []int64{x[i], y[i], z[i]})
	}
	rows = append(rows, []int64{1, 1, -1})
	all := gap.Loyalty(whole(t, three, rows...), gap.Options{}, nil).Loyalty
	index := all[len(all)-1]
	if len(all) != 4 || index.Kind != gap.KindWholeIndex || index.N != 8 || all[0].N != 9 || all[2].N != 8 {
		t.Fatalf("%+v", all)
	}
	near(t, "mean", index.Mean, 7)
	near(t, "se", index.MeanSE, 0.58418305458977604)
	near(t, "index", index.Points100, 66.666666666666671)
	near(t, "low", index.Points100Low, 51.318073130527381)
	near(t, "high", index.Points100High, 82.015260202805962)
	near(t, "alpha", index.Alpha, 0.9527616279069766)
	if index.Share.Defined() || index.Net.Defined() || index.Box != "" {
		t.Errorf("the index has parts: %+v", index)
	}
}

// What is on two scales makes no index, and what explains loyalty is none.
func TestNoIndexAndNoLoyalty(t *testing.T) {
	rows := gap.Loyalty(whole(t, []survey.Outcome{
		askedOf("satisfied", "index", 1, 10), askedOf("met", "index", 1, 7), askedOf("age", "person", 0, 99), askedOf("price", "price", 1, 7),
	}, []int64{9, 6, 40, 3}), gap.Options{}, nil).Loyalty
	if len(rows) != 2 {
		t.Errorf("%+v", rows)
	}
}

func TestLoyaltyOfNobodyAndOfFew(t *testing.T) {
	one := askedOf("csat", "csat", 1, 5)
	nobody := onlyRow(t, one, each(-1)...)
	if nobody.N != 0 || nobody.Mean.Defined() || nobody.Share.Defined() || nobody.Net.Defined() || nobody.Note != "n_zero" {
		t.Errorf("nobody: %+v", nobody)
	}
	alone := onlyRow(t, one, each(5)...)
	if alone.Mean != 5 || alone.MeanLow.Defined() || alone.NetLow.Defined() || alone.Note != "n_one" {
		t.Errorf("one: %+v", alone)
	}
	few := gap.Suppress(gap.Loyalty(whole(t, []survey.Outcome{one}, each(5, 4, 3, 2)...), gap.Options{}, nil), 5).Loyalty[0]
	if !few.Suppressed || few.N != 0 || few.Mean.Defined() || few.Share.Defined() || few.PositiveN != 0 || few.Note != gap.NoteSuppressed || few.Box == "" {
		t.Errorf("four of five: %+v", few)
	}
}

// TestLoyaltyOfPartsHidesBySubtraction has a level of too few: the smallest of the others
// is hidden with it, and of a question that three did not answer in the rest nothing is
// shown that tells of them.
func TestLoyaltyOfPartsHidesBySubtraction(t *testing.T) {
	nps := []survey.Outcome{askedOf("nps", survey.KindNPS, 0, 10)}
	part := func(level string, n int) gap.Part {
		return gap.Part{Segment: "Region", Value: level, Level: true, Study: whole(t, nps, repeated(n, 9)...)}
	}
	for name, tt := range map[string]struct {
		south int
		want  []bool // hidden, of East, North, South
	}{
		"a level of three": {3, []bool{false, true, true}},
		"enough in each":   {5, []bool{false, false, false}},
	} {
		parts := []gap.Part{part("East", 12), part("North", 8), part("South", tt.south)}
		for i, r := range gap.LoyaltyParts(parts, []survey.Role{survey.Customers}, gap.Options{}, 5) {
			row := r.Loyalty[0]
			if row.Suppressed != tt.want[i] || row.Net.Defined() == tt.want[i] || row.SegmentValue != parts[i].Value || row.Segment != "Region" {
				t.Errorf("%s: %+v", name, row)
			}
		}
	}
	kept := gap.Part{Study: whole(t, nps, repeated(20, 9)...), Rest: whole(t, nps, concat(repeated(3, 2), repeated(20, -1))...)}
	if row := gap.LoyaltyParts([]gap.Part{kept}, []survey.Role{survey.Customers}, gap.Options{}, 5)[0].Loyalty[0]; !row.Suppressed || row.N != 0 {
		t.Errorf("the answers of three are left over: %+v", row)
	}
}
