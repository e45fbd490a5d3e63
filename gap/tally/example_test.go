package tally_test

import (
	"bytes"
	"fmt"

	"servgap/gap/survey"
	"servgap/gap/tally"
)

// plan is one item of what customers expect and perceive, from 1 to 7.
func plan() tally.Plan {
	scale, _ := survey.ParseScale("1-7")
	return tally.Plan{
		Questionnaire: survey.Questionnaire{
			Instrument: survey.Instrument{Scale: scale, Items: []survey.Item{{ID: "REL1"}}, Dimensions: []survey.Dimension{{ID: "reliability", Items: []int{0}}}},
			Group:      survey.Group{ID: "customers", Role: survey.Customers},
			Constructs: []survey.Construct{survey.Expected, survey.Perceived},
		},
		Pairs: []tally.Pair{{From: survey.Expected, To: survey.Perceived, Rule: tally.HalfPairs}},
	}
}

func counted(answers ...[2]survey.Code) *tally.Tally {
	t, err := tally.New(plan())
	if err != nil {
		panic(err)
	}
	for _, a := range answers {
		t.Add(survey.Response{Answers: a[:]})
	}
	return t
}

// Responses are counted and forgotten; tallies of the same plan add up exactly, in any
// order.
func ExampleTally_Merge() {
	north, south := counted([2]survey.Code{5, 4}, [2]survey.Code{6, 4}), counted([2]survey.Code{4, 4})
	if err := north.Merge(south); err != nil {
		fmt.Println(err)
		return
	}
	gaps := north.Answers(survey.Perceived, 0)
	fmt.Println(north.Responses(), gaps.Moments().Mean)
	// Output:
	// 3 5
}

// A file of tallies holds counts and no responses; it is as confidential as the survey.
func ExampleDecode() {
	var file bytes.Buffer
	err := tally.File{Groups: []tally.Group{{ID: "customers", Whole: counted([2]survey.Code{5, 4})}}}.Encode(&file)
	if err != nil {
		fmt.Println(err)
		return
	}
	back, err := tally.Decode(&file)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(back.Groups), back.Groups[0].Whole.Plan().Fingerprint() == plan().Fingerprint())
	// Output:
	// 1 true
}
