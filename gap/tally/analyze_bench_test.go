package tally

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"servgap/gap/survey"
)

// analyzed is the plan of the main command for the 22 items, with points and two outcomes,
// and as many responses of people who are alike, as people are: some answers are missing.
func analyzed(b *testing.B, n int) (Plan, []survey.Response) {
	b.Helper()
	plan, responses := servqual(b, n)
	plan.Questionnaire.Outcomes = []survey.Outcome{
		{ID: "nps", Kind: "nps", Scale: survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}},
		{ID: "csat", Kind: "csat", Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 7}},
	}
	random := rand.New(rand.NewPCG(3, 4))
	for i := range responses {
		at := 1 + random.IntN(4)
		for a, code := range responses[i].Answers {
			if code.Answered() {
				responses[i].Answers[a] = survey.Code(at + random.IntN(3))
			}
		}
		responses[i].Outcomes = []survey.Code{survey.Code(2*at + random.IntN(3)), survey.Code(at + random.IntN(3))}
		if responses[i].Points != nil {
			first, second := random.IntN(30), random.IntN(30)
			for d, points := range []int{first, second, 20, 30 - first, 50 - second} {
				responses[i].Points[d] = survey.Share(points) * survey.Whole / 100
			}
		}
	}
	return plan, responses
}

// What a response costs by what is counted of it.
func BenchmarkAddAnalyzed(b *testing.B) {
	for _, of := range []struct {
		name   string
		change func(plan *Plan)
		levels int
	}{
		{"analyze", func(*Plan) {}, 0},
		{"together", func(plan *Plan) { plan.Together = true }, 0},
		{"brief", func(plan *Plan) { plan.ItemPairs, plan.Brief = false, true }, 0},
		{"report", func(plan *Plan) {
			plan.Together, plan.Listwise = true, []Listwise{{Part: Scores, Outcomes: []int{1}}, {Part: Gaps, Outcomes: []int{1}}}
		}, 0},
		{"weights", func(plan *Plan) { plan.Weights = "column" }, 0},
		{"clusters", func(plan *Plan) { plan.Clusters = true }, 0},
		{"12 levels", func(*Plan) {}, 12},
	} {
		b.Run(of.name, func(b *testing.B) {
			plan, responses := analyzed(b, 1000)
			of.change(&plan)
			counted, err := NewSet(plan)
			if err != nil {
				b.Fatal(err)
			}
			for i := range responses {
				responses[i].Weight, responses[i].Cluster = int64(i%30+1)*survey.WeightUnit/10, strconv.Itoa(i%20)
				if of.levels > 0 {
					responses[i].Segments = []string{strconv.Itoa(i % of.levels)}
				}
				counted.Add(responses[i])
			}
			addInTurn(b, counted, responses)
		})
	}
}

// addInTurn measures what one response costs of those that are added again and again.
func addInTurn(b *testing.B, to interface{ Add(survey.Response) }, responses []survey.Response) {
	b.Helper()
	b.ReportAllocs()
	next := 0
	for b.Loop() {
		to.Add(responses[next%len(responses)])
		next++
	}
}
