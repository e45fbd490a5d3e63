package tally

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"servgap/gap/survey"
)

// servqual is the plan of the 22 items with points and item pairs, and as many
// responses with some answers missing.
func servqual(b *testing.B, n int) (Plan, []survey.Response) {
	b.Helper()
	in, constructs, err := survey.Preset("servqual-1991")
	if err != nil {
		b.Fatal(err)
	}
	q := survey.Questionnaire{Instrument: in, Constructs: constructs, Points: true}
	random := rand.New(rand.NewPCG(1, 2))
	responses := make([]survey.Response, n)
	for i := range responses {
		responses[i] = q.NewResponse()
		for a := range responses[i].Answers {
			if random.IntN(30) > 0 {
				responses[i].Answers[a] = survey.Code(2 + random.IntN(5))
			}
		}
		if random.IntN(4) > 0 {
			fifth := survey.Whole / 5
			responses[i].Points = []survey.Share{fifth, fifth, fifth, fifth, fifth}
		}
	}
	pair := Pair{From: survey.Expected, To: survey.Perceived, Rule: HalfPairs}
	return Plan{Questionnaire: q, Pairs: []Pair{pair}, ItemPairs: true}, responses
}

// Nothing is allocated for a response whose scores have occurred before.
func BenchmarkAdd(b *testing.B) {
	plan, responses := servqual(b, 1000)
	counted := newTally(b, plan)
	for _, r := range responses {
		counted.Add(r)
	}
	addInTurn(b, counted, responses)
}

func BenchmarkMerge(b *testing.B) {
	plan, responses := servqual(b, 1000)
	part, total := newTally(b, plan), newTally(b, plan)
	for _, r := range responses {
		part.Add(r)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := total.Merge(part); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAddAllocatesNothingPerResponse(t *testing.T) {
	counted := smallTally(t)
	r := survey.Response{
		Answers:  []survey.Code{2, 2, 3, 3, 1, 3},
		Outcomes: []survey.Code{survey.NotShown},
		Points:   []survey.Share{survey.Whole / 4, survey.Whole / 4 * 3},
	}
	if got := testing.AllocsPerRun(100, func() { counted.Add(r) }); got != 0 {
		t.Errorf("%g allocations per response, want 0", got)
	}
}

// A response with a weight is counted in four tallies more, one with a cluster in that
// of the cluster too.
func BenchmarkAddWeighted(b *testing.B) {
	for _, of := range []struct {
		name     string
		weight   func(i int) int64
		clusters int
	}{
		{"30 weights", func(i int) int64 { return int64(i%30+1) * survey.WeightUnit / 10 }, 0},
		{"each its own", func(i int) int64 { return int64(i+1)*survey.WeightUnit/1000 + int64(i) }, 0},
		{"heavy", func(i int) int64 { return 1000 * survey.WeightUnit }, 0},
		{"20 clusters", nil, 20},
		{"weights and 20 clusters", func(i int) int64 { return int64(i+1) * survey.WeightUnit / 1000 }, 20},
	} {
		b.Run(of.name, func(b *testing.B) {
			plan, responses := servqual(b, 1000)
			if plan.Clusters = of.clusters > 0; of.weight != nil {
				plan.Weights = "column"
			}
			counted := newTally(b, plan)
			for i := range responses {
				if of.weight != nil {
					responses[i].Weight = of.weight(i)
				}
				if plan.Clusters {
					responses[i].Cluster = strconv.Itoa(i % of.clusters)
				}
				counted.Add(responses[i])
			}
			addInTurn(b, counted, responses)
		})
	}
}

// Blocks of models cost a weighted response their products, and those of four numbers.
func BenchmarkAddWeightedBlocks(b *testing.B) {
	items := numbersTo(22)
	for _, blocks := range []struct {
		name string
		of   []Listwise
	}{
		{"without blocks", nil},
		{"scores and gaps", []Listwise{{Part: Scores}, {Part: Gaps}}},
		{"scores, gaps and ends", []Listwise{{Part: Scores}, {Part: Gaps}, {Part: ScoreEnds}}},
		{"items and gaps of a dimension", []Listwise{{Part: Items, Items: items[:5]}, {Part: ItemGaps, Items: items[:5]}}},
		{"items", []Listwise{{Part: Items, Items: items}}},
	} {
		b.Run(blocks.name, func(b *testing.B) { benchmarkBlocks(b, blocks.of) })
	}
}

func benchmarkBlocks(b *testing.B, blocks []Listwise) {
	plan, responses := servqual(b, 1000)
	plan.Listwise = blocks
	plan.Weights = "column"
	counted := newTally(b, plan)
	for i := range responses {
		responses[i].Weight = int64(i%30+1) * survey.WeightUnit / 10
		counted.Add(responses[i])
	}
	addInTurn(b, counted, responses)
}
