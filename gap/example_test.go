package gap_test

import (
	"fmt"
	"log"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Five customers rate one item, what they expect and what they perceive.
func ExampleAnalyze() {
	scale, err := survey.ParseScale("1-7")
	if err != nil {
		log.Fatal(err)
	}
	q := survey.Questionnaire{
		Instrument: survey.Instrument{
			Scale:      scale,
			Items:      []survey.Item{{ID: "REL1", Label: "Deadlines are met"}},
			Dimensions: []survey.Dimension{{ID: "reliability", Label: "Reliability", Items: []int{0}}},
		},
		Group:      survey.Group{ID: "customers", Role: survey.Customers},
		Constructs: []survey.Construct{survey.Expected, survey.Perceived},
	}
	counted, err := tally.New(gap.Plan(q, tally.HalfPairs))
	if err != nil {
		log.Fatal(err)
	}
	for _, answers := range [][2]string{{"6", "5"}, {"7", "5"}, {"5", "5"}, {"6", "6"}, {"7", "4"}} {
		response := q.NewResponse()
		for construct, text := range answers {
			number, _ := survey.ParseDecimal(text)
			if code, ok := scale.Code(number); ok {
				response.Answers[construct] = code
			}
		}
		counted.Add(response)
	}
	result := gap.Suppress(gap.Analyze(gap.Study{Customers: counted}, gap.Options{}), gap.DefaultMinCell)
	for _, g := range result.Gaps {
		fmt.Printf("%-9s %-11s n %d  %.2f − %.2f = %.2f  (%.2f to %.2f)  p %.4f\n",
			g.Level, g.ID, g.N, g.ToValue, g.FromValue, g.Value, g.Low, g.High, g.P)
	}
	// Output:
	// dimension reliability n 5  5.00 − 6.20 = -1.20  (-2.82 to 0.42)  p 0.1087
	// overall   overall     n 5  5.00 − 6.20 = -1.20  (-2.82 to 0.42)  p 0.1087
	// item      REL1        n 5  5.00 − 6.20 = -1.20  (-2.82 to 0.42)  p 0.1087
}
