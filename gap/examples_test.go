package gap_test

import (
	"fmt"
	"log"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// twoItems is what customers of these examples are asked: what they expect and perceive
// of two dimensions of an item each, from 1 to 7, and whether they would recommend it.
func twoItems() survey.Questionnaire {
	scale, err := survey.ParseScale("1-7")
	if err != nil {
		log.Fatal(err)
	}
	ten, err := survey.ParseScale("0-10")
	if err != nil {
		log.Fatal(err)
	}
	return survey.Questionnaire{
		Instrument: survey.Instrument{
			Scale: scale,
			Items: []survey.Item{{ID: "REL1", Label: "Deadlines are met"}, {ID: "RES1", Label: "Help comes quickly"}},
			Dimensions: []survey.Dimension{
				{ID: "reliability", Label: "Reliability", Items: []int{0}},
				{ID: "responsiveness", Label: "Responsiveness", Items: []int{1}},
			},
		},
		Group:      survey.Group{ID: "customers", Role: survey.Customers},
		Constructs: []survey.Construct{survey.Expected, survey.Perceived},
		Outcomes:   []survey.Outcome{{ID: "recommend", Kind: survey.KindNPS, Scale: ten}},
	}
}

// wave is a survey: each row is expected and perceived of both items, then the
// recommendation.
func wave(plan tally.Plan, rows ...[5]int) gap.Study {
	counted, err := tally.New(plan)
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range rows {
		r := plan.Questionnaire.NewResponse()
		r.Answers[0], r.Answers[2] = survey.Code(row[0]-1), survey.Code(row[1]-1)
		r.Answers[1], r.Answers[3] = survey.Code(row[2]-1), survey.Code(row[3]-1)
		r.Outcomes[0] = survey.Code(row[4])
		counted.Add(r)
	}
	return gap.Study{Customers: counted}
}

var (
	spring = [][5]int{{6, 6, 6, 5, 9}, {7, 6, 6, 6, 10}, {6, 5, 7, 6, 8}, {6, 6, 6, 6, 9}, {7, 7, 5, 5, 10}, {5, 5, 6, 5, 7}}
	autumn = [][5]int{{6, 6, 6, 3, 6}, {7, 6, 7, 4, 7}, {6, 6, 6, 4, 8}, {6, 5, 6, 3, 5}, {7, 7, 7, 5, 9}, {6, 6, 6, 4, 6}}
)

// Two waves: the change of each gap, and its halves.
func ExampleResult_Compare() {
	plan := gap.Plan(twoItems(), tally.HalfPairs)
	old := gap.Suppress(gap.Analyze(wave(plan, spring...), gap.Options{}), gap.DefaultMinCell)
	r := gap.Suppress(gap.Analyze(wave(plan, autumn...), gap.Options{}), gap.DefaultMinCell)
	r.Compare(old, gap.Options{})
	for _, c := range r.Changes {
		if c.Level == gap.LevelDimension {
			fmt.Printf("%-14s %.2f → %.2f  change %.2f (%.2f to %.2f), perceived %.2f\n", c.ID, c.Old.Value, c.Value, c.GapChange.Value, c.GapChange.Low, c.GapChange.High, c.ToChange.Value)
		}
	}
	// Output:
	// responsiveness -0.50 → -2.50  change -2.00 (-2.70 to -1.30), perceived -1.67
	// reliability    -0.33 → -0.33  change 0.00 (-0.66 to 0.66), perceived 0.17
}

// Groups below the least number of respondents are hidden: no number is left, and a note
// says why.
func ExampleSuppress() {
	plan := gap.Plan(twoItems(), tally.HalfPairs)
	r := gap.Suppress(gap.Analyze(wave(plan, autumn[:3]...), gap.Options{}), gap.DefaultMinCell)
	for _, g := range r.GapsOf(gap.Service) {
		fmt.Println(g.Level, g.Suppressed, g.Value.Defined(), g.Note)
	}
	// Output:
	// dimension true false fewer_than_min
	// dimension true false fewer_than_min
	// overall true false fewer_than_min
	// item true false fewer_than_min
	// item true false fewer_than_min
}

func ExampleLoyalty() {
	r := gap.Loyalty(wave(gap.LoyaltyPlan(twoItems(), tally.HalfPairs), autumn...), gap.Options{}, nil)
	for _, row := range r.Loyalty {
		fmt.Printf("%s: %s %.0f %%, %s %.0f %%: %.0f (%.0f to %.0f)\n", row.ID, row.PositiveBox, 100*row.Positive, row.NegativeBox, 100*row.Negative, row.Net, row.NetLow, row.NetHigh)
	}
	// Output:
	// recommend: 9-10 17 %, 0-6 50 %: -33 (-93 to 26)
}

// How far one dimension alone would have to rise to bring the whole gap to −0.5.
func ExampleRises() {
	r := gap.Analyze(wave(gap.Plan(twoItems(), tally.HalfPairs), autumn...), gap.Options{})
	for _, rise := range gap.Rises(r, -0.5) {
		fmt.Printf("%-14s +%.2f of %.2f  %v\n", rise.ID, rise.Rise, rise.Room, rise.Possible())
	}
	// Output:
	// responsiveness +1.83 of 3.17  true
	// reliability    +1.83 of 1.00  false
}

// How many answers it takes to see a gap change by 0.3 where its standard deviation is 1.
func ExampleSizing_Need() {
	need := gap.Sizing{Change: 0.3, Power: 0.8, Confidence: 0.95, Comparisons: 1}.Need(1)
	fmt.Println(need.OneWave, need.EachWave)
	// Output:
	// 90 176
}

func ExampleAnalyzeIncidents() {
	counted := tally.NewIncidents()
	for _, i := range []survey.Incident{
		{Cause: "Late answer", Resolution: survey.Resolved}, {Cause: "Late answer", Resolution: survey.Unresolved},
		{Cause: "Late answer", Resolution: survey.Resolved}, {Cause: "Wrong bill", Resolution: survey.Resolved}, {Positive: true},
	} {
		counted.Add(i)
	}
	for _, row := range gap.AnalyzeIncidents(counted, gap.IncidentOptions{Customers: 400}).Rows {
		if row.By == tally.ByCause {
			fmt.Printf("%-12s %d  %.2f per 100 customers (%.2f to %.2f)\n", row.Label(), row.N, row.Rate, row.RateLow, row.RateHigh)
		}
	}
	// Output:
	// Late answer  3  0.75 per 100 customers (0.15 to 2.19)
	// Wrong bill   1  0.25 per 100 customers (0.01 to 1.39)
}
