package gap_test

import (
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
	asked := gap.Options{Gates: &gap.Gates{Beside: true}}
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
	if none := rows[2]; !none.Suppressed || none.Value.Defined() || none.N != 0 {
		t.Errorf("an outcome that nobody answered: %+v", none)
	}
	hidden := gap.Suppress(gap.Analyze(gap.Study{Customers: counted}, asked), 11).Outcomes[0]
	if !hidden.Suppressed || hidden.Value.Defined() || hidden.SE.Defined() || hidden.N != 0 {
		t.Errorf("ten of eleven that are needed: %+v", hidden)
	}
	if other := gap.Analyze(gap.Study{Customers: counted}, gap.Options{Gates: &gap.Gates{}}); len(other.Gaps)+len(other.Outcomes)+len(other.Consistency) > 0 {
		t.Errorf("nothing was asked for, and there is %+v", other)
	}
}
