package gap_test

import (
	"bytes"
	"math/big"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Ten customers recommend with 10, 9, 9, 10, 8, 7, 7, 3, 6, 10. The mean is that of R
// t.test, the net promoter score by hand: 5 promoters, 2 detractors, the variance
// (0.5 + 0.2 − 0.3²)/10.
func TestOutcomes(t *testing.T) {
	recommend := survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}
	q := survey.Questionnaire{
		Instrument: survey.Instrument{Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}, Items: []survey.Item{{ID: "a"}}, Dimensions: []survey.Dimension{{ID: "x", Items: []int{0}}}},
		Group:      survey.Group{ID: "guests", Role: survey.Customers},
		Constructs: []survey.Construct{survey.Expected, survey.Perceived},
		Outcomes:   []survey.Outcome{{ID: "nps", Kind: "nps", Scale: recommend}, {ID: "mean", Scale: recommend}, {ID: "none", Scale: recommend}},
	}
	counted, err := tally.New(gap.Plan(q, ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, answer := range []survey.Code{10, 9, 9, 10, 8, 7, 7, 3, 6, 10} {
		r := q.NewResponse()
		copy(r.Answers, []survey.Code{5, 4})
		copy(r.Outcomes, []survey.Code{answer, answer, survey.NotAnswered})
		counted.Add(r)
	}
	asked := gap.Options{Outcomes: true}
	rows := gap.Suppress(gap.Analyze(gap.Study{Customers: counted}, asked), 5).Outcomes
	if len(rows) != 3 || rows[0].Measure != gap.MeasureNPS || rows[1].Measure != gap.MeasureMean || rows[0].N != 10 || rows[0].Group != "customers" {
		t.Fatalf("%+v", rows)
	}
	near(t, "nps", rows[0].Value, 30)
	near(t, "se", rows[0].SE, 24.69817807045694)
	near(t, "low", rows[0].Low, -18.40753950185255)
	near(t, "mean", rows[1].Value, 7.9)
	near(t, "se", rows[1].SE, 0.706320670013903)
	near(t, "low", rows[1].Low, 6.302191637095622)
	near(t, "degrees of freedom", rows[1].DF, 9)
	near(t, "two best of 0 to 10", rows[1].Satisfied, 0.5) // five of ten gave 9 or 10
	if rows[0].Satisfied.Defined() {
		t.Errorf("an nps has promoters, not the satisfied: %v", rows[0].Satisfied)
	}
	if none := rows[2]; !none.Suppressed || none.Value.Defined() || none.N != 0 {
		t.Errorf("an outcome that nobody answered: %+v", none)
	}
	kept := keptOutcomes(t, gap.Suppress(gap.Analyze(gap.Study{Customers: counted}, asked), 5))
	for i, want := range rows {
		got := kept[i]
		for _, pair := range [][2]gap.Number{{got.Value, want.Value}, {got.SE, want.SE}, {got.Low, want.Low}, {got.High, want.High}, {got.DF, want.DF}, {got.Least, want.Least}} {
			if pair[0] != pair[1] && (pair[0].Defined() || pair[1].Defined()) {
				t.Errorf("%s from a baseline: got %v, want %v", want.ID, pair[0], pair[1])
			}
		}
		if got.N != want.N || got.Suppressed != want.Suppressed || got.Measure != want.Measure || got.Group != want.Group || got.Note != want.Note {
			t.Errorf("from a baseline: got %+v, want %+v", got, want)
		}
	}
	hidden := gap.Suppress(gap.Analyze(gap.Study{Customers: counted}, asked), 11).Outcomes[0]
	if !hidden.Suppressed || hidden.Value.Defined() || hidden.SE.Defined() || hidden.N != 0 {
		t.Errorf("ten of eleven that are needed: %+v", hidden)
	}
	if other := gap.Analyze(gap.Study{Customers: counted}, gap.Options{Gates: &gap.Gates{}}); len(other.Gaps)+len(other.Outcomes)+len(other.Consistency) > 0 {
		t.Errorf("nothing was asked for, and there is %+v", other)
	}
}

// keptOutcomes are those of a baseline file of the result.
func keptOutcomes(t *testing.T, r gap.Result) []gap.Outcome {
	t.Helper()
	var file bytes.Buffer
	if err := r.Baseline("").Encode(&file); err != nil {
		t.Fatal(err)
	}
	b, err := gap.DecodeBaseline(&file)
	if err != nil {
		t.Fatal(err)
	}
	return b.Result(gap.Options{}).Outcomes
}

// Sums that no answers from 1, 0 and −1 have are refused.
func TestBaselineOutcomesOfNobody(t *testing.T) {
	for _, sums := range [][4]int64{{10, 1, 11, 11}, {10, 1, 5, 4}, {10, 1, 4, 5}, {10, 2, 4, 4}, {-1, 1, 0, 0}} {
		b := gap.Baseline{Outcomes: []gap.BaselineOutcome{{
			Kind: gap.MeasureNPS, Sample: &gap.BaselineSample{N: sums[0], Den: sums[1], Sum: big.NewInt(sums[2]), Squares: big.NewInt(sums[3])},
		}}}
		if gap.WholeOutcomes(b) {
			t.Errorf("%v was taken for a sample", sums)
		}
	}
}

// TestOutcomesOfWhatAConditionKeeps hides what is kept where few who are left out answered:
// theirs could be worked out of everybody's.
func TestOutcomesOfWhatAConditionKeeps(t *testing.T) {
	recommend := survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}
	q := form()
	q.Outcomes = []survey.Outcome{{ID: "nps", Kind: "nps", Scale: recommend}, {ID: "mean", Scale: recommend}}
	answered := func(n, second int) gap.Study {
		counted, err := tally.New(gap.Plan(q, ""))
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			r := responseOf(t, q, complete)
			r.Outcomes[0] = survey.Code(i % 11)
			if i < second {
				r.Outcomes[1] = 7
			}
			counted.Add(r)
		}
		return gap.Study{Customers: counted}
	}
	for _, tt := range []struct {
		name        string
		left, other int
		want        [2]string
	}{
		{"nobody is left out", 0, 0, [2]string{"", "zero_variance"}},
		{"one is", 1, 1, [2]string{gap.NoteWithheld, gap.NoteWithheld}},
		{"four are", 4, 4, [2]string{gap.NoteWithheld, gap.NoteWithheld}},
		{"five are", 5, 5, [2]string{"", "zero_variance"}},
		{"few of many answered the one question", 9, 2, [2]string{"", gap.NoteWithheld}},
		{"none of many did", 9, 0, [2]string{"", "zero_variance"}},
	} {
		p := gap.Part{Study: answered(20, 20), Rest: answered(tt.left, tt.other)}
		rows := gap.AnalyzeParts([]gap.Part{p}, ofCustomers, gap.Options{Outcomes: true}, 5)[0].Outcomes
		for i, row := range rows {
			if row.Note != tt.want[i] || row.Suppressed != (tt.want[i] == gap.NoteWithheld) || row.Suppressed == row.Value.Defined() {
				t.Errorf("%s: %s is %q, value %v, n %d, want %q", tt.name, row.ID, row.Note, row.Value, row.N, tt.want[i])
			}
		}
	}
}
