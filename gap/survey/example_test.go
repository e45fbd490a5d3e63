package survey_test

import (
	"fmt"

	"servgap/gap/survey"
)

// Answers are codes from 0; numbers come back by the scale.
func ExampleParseScale() {
	scale, err := survey.ParseScale("1-10/0.5")
	if err != nil {
		fmt.Println(err)
		return
	}
	number, _ := survey.ParseDecimal("7.5")
	code, ok := scale.Code(number)
	fmt.Println(scale, scale.Points, code, ok, scale.Value(code))
	// Output:
	// 1-10/0.5 19 13 true 7.5
}

func ExamplePreset() {
	in, constructs, err := survey.Preset("servqual-1991")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(in.Items), constructs)
	for _, d := range in.Dimensions {
		fmt.Println(d.ID, len(d.Items))
	}
	// Output:
	// 22 [expected perceived]
	// tangibles 4
	// reliability 5
	// responsiveness 4
	// assurance 4
	// empathy 5
}

// Points that add up to about 100 become shares of exactly 1.
func ExampleShares() {
	var points []survey.Decimal
	for _, text := range []string{"33.3", "33.3", "33.3"} {
		number, _ := survey.ParseDecimal(text)
		points = append(points, number)
	}
	shares, ok := survey.Shares(points, nil)
	fmt.Println(ok, survey.AddUp(points), shares[0].Percent())
	// Output:
	// true false 33.3333334
}
