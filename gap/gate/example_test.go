package gate_test

import (
	"fmt"

	"servgap/gap/gate"
)

// A fall of 0.30 points is what matters. The first change is shown to be one, the
// second may or may not be, the third is shown not to be as large.
func ExampleFall_Judge() {
	fall := gate.Fall{Limit: 0.30, Confidence: 0.95, Holm: true}
	for _, v := range fall.Judge([]gate.Target{
		{ID: "responsiveness", Value: -0.51, SE: 0.09, DF: 430},
		{ID: "reliability", Value: -0.19, SE: 0.09, DF: 430},
		{ID: "tangibles", Value: 0.05, SE: 0.09, DF: 430},
	}) {
		fmt.Printf("%-14s %-6s %.2f (%.2f to %.2f)\n", v.ID, v.Outcome, v.Value, v.Lo, v.Hi)
	}
	// Output:
	// responsiveness fail   -0.51 (-0.73 to -0.29)
	// reliability    unsure -0.19 (-0.41 to 0.03)
	// tangibles      pass   0.05 (-0.17 to 0.27)
}

// A count is exact, and never unsure.
func ExampleLimit_Judge() {
	enough := gate.Limit{Fail: gate.Condition{Operator: "<", Bound: 150}, Confidence: 0.95}
	for _, v := range enough.Judge([]gate.Target{{ID: "customers", Value: 212}, {ID: "customers", Value: 90}}) {
		fmt.Println(v.Value, v.Outcome)
	}
	// Output:
	// 212 pass
	// 90 fail
}
