package tally

import (
	"bytes"
	"math/rand/v2"
	"strconv"

	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// study is a drawn plan and the responses to it.
type study struct {
	plan      Plan
	responses []survey.Response
}

// drawStudy gives one to five dimensions of one to six items, scales whose
// answer pairs are counted in arrays and in maps, with and without points.
func drawStudy(t *rapid.T) study {
	s := study{plan: drawPlan(t)}
	for range rapid.IntRange(0, 12).Draw(t, "responses") {
		s.responses = append(s.responses, drawResponse(t, s.plan.Questionnaire))
	}
	return s
}

// drawAnyStudy is likewise one whose respondents may have weights.
func drawAnyStudy(t *rapid.T) study {
	s := drawStudy(t)
	s.plan.Weights = rapid.SampledFrom([]string{"", "column"}).Draw(t, "weights")
	s.plan.Clusters = rapid.Bool().Draw(t, "clusters")
	return s
}

func drawScale(t *rapid.T, label string) survey.Scale {
	return survey.Scale{
		Min:    rapid.Int64Range(-5, 5).Draw(t, label+" min"),
		Step:   rapid.Int64Range(1, 3).Draw(t, label+" step"),
		Den:    rapid.SampledFrom([]int64{1, 10}).Draw(t, label+" den"),
		Points: rapid.IntRange(2, 20).Draw(t, label+" answers"),
	}
}

func drawPlan(t *rapid.T) Plan {
	in := survey.Instrument{ID: "drawn", Scale: drawScale(t, "scale")}
	for d := range rapid.IntRange(1, 5).Draw(t, "dimensions") {
		dimension := survey.Dimension{ID: "d" + strconv.Itoa(d), Label: "dimension"}
		for range rapid.IntRange(1, 6).Draw(t, "items") {
			dimension.Items = append(dimension.Items, len(in.Items))
			in.Items = append(in.Items, survey.Item{ID: "i" + strconv.Itoa(len(in.Items))})
		}
		in.Dimensions = append(in.Dimensions, dimension)
	}
	if rapid.Bool().Draw(t, "items in another order") {
		order := rapid.Permutation(numbersTo(len(in.Items))).Draw(t, "order of items")
		for _, dimension := range in.Dimensions {
			for at, i := range dimension.Items {
				dimension.Items[at] = order[i]
			}
		}
	}
	// Items of one dimension need not stand together in the questionnaire.
	places := rapid.Permutation(numbersTo(len(in.Items))).Draw(t, "places")
	for _, d := range in.Dimensions {
		for i, item := range d.Items {
			d.Items[i] = places[item]
		}
	}
	q := survey.Questionnaire{
		Instrument: in,
		Group:      survey.Group{ID: "customers", Role: survey.Customers},
		Constructs: []survey.Construct{survey.Adequate, survey.Expected, survey.Perceived},
		Points:     rapid.Bool().Draw(t, "points"),
	}
	if rapid.Bool().Draw(t, "outcome") {
		q.Outcomes = []survey.Outcome{{ID: "csat", Scale: drawScale(t, "outcome")}}
	}
	if rapid.Bool().Draw(t, "index") {
		scale := drawScale(t, "index")
		for _, id := range []string{"satisfied", "met", "ideal"} {
			q.Outcomes = append(q.Outcomes, survey.Outcome{ID: id, Kind: survey.KindIndex, Scale: scale})
		}
	}
	if rapid.Bool().Draw(t, "direct") {
		scale := drawScale(t, "direct")
		target := survey.Code(rapid.IntRange(0, scale.Points-1).Draw(t, "target"))
		q.Direct = []survey.Direct{
			survey.NewDirect("service", q, scale, target, rapid.Bool().Draw(t, "by dimension")),
			survey.NewDirect("standards", q, scale, target, true),
		}
	}
	if rapid.Bool().Draw(t, "antecedents") {
		asked := antecedents(drawScale(t, "antecedents"))
		q.Antecedents = &asked
	}
	var blocks []Listwise
	if rapid.Bool().Draw(t, "listwise") {
		blocks = everyBlock(q)
	}
	rule := rapid.SampledFrom([]Rule{HalfPairs, HalfScores, Complete})
	return Plan{
		Questionnaire: q,
		Pairs: []Pair{
			{From: survey.Expected, To: survey.Perceived, Rule: rule.Draw(t, "rule")},
			{From: survey.Perceived, To: survey.Adequate, Rule: rule.Draw(t, "second rule")},
		},
		Complete:  rapid.Bool().Draw(t, "complete"),
		ItemPairs: rapid.Bool().Draw(t, "item pairs"),
		Zone:      rapid.Bool().Draw(t, "zone"),
		Together:  rapid.Bool().Draw(t, "together"),
		Listwise:  blocks,
	}
}

func numbersTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func drawResponse(t *rapid.T, q survey.Questionnaire) survey.Response {
	r := q.NewResponse()
	r.Cluster = rapid.SampledFrom([]string{"Oslo", "Bergen"}).Draw(t, "cluster")
	const heaviest = survey.HeaviestWeight * stat.WeightUnit
	r.Weight = rapid.OneOf(rapid.SampledFrom([]int64{1, 700_000_000, stat.WeightUnit, heaviest}), rapid.Int64Range(1, heaviest)).Draw(t, "weight")
	holes := rapid.IntRange(0, 3).Draw(t, "holes in eight")
	for i := range r.Answers {
		r.Answers[i] = drawCode(t, q.Instrument.Scale, holes)
	}
	for i, o := range q.Outcomes {
		r.Outcomes[i] = drawCode(t, o.Scale, 2)
	}
	for i, own := range q.Beside() {
		r.Beside[i] = drawResponse(t, own)
	}
	if q.Points && rapid.IntRange(0, 3).Draw(t, "points given") > 0 {
		points := make([]survey.Decimal, len(q.Instrument.Dimensions))
		places := rapid.IntRange(0, 1).Draw(t, "decimals of points")
		left := []int64{100, 1000}[places]
		for d := range points {
			points[d].Places, points[d].Unscaled = places, left
			if d < len(points)-1 {
				points[d].Unscaled = rapid.Int64Range(0, left).Draw(t, "points")
			}
			left -= points[d].Unscaled
		}
		r.Points, _ = survey.Shares(points, nil)
	}
	return r
}

func drawCode(t *rapid.T, scale survey.Scale, holesInEight int) survey.Code {
	if rapid.IntRange(1, 8).Draw(t, "hole") <= holesInEight {
		return survey.NotAnswered + survey.Code(rapid.IntRange(0, survey.MissingKinds-1).Draw(t, "kind"))
	}
	return survey.Code(rapid.IntRange(0, scale.Points-1).Draw(t, "code"))
}

// asked is a plan of what is expected and perceived of dimensions of so many items, with
// everything that a tally can count of them and an index on a scale of its own.
func asked(points, outcome int, dimensions ...int) Plan {
	in := survey.Instrument{ID: "asked", Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: points}}
	for d, items := range dimensions {
		dimension := survey.Dimension{ID: "d" + strconv.Itoa(d)}
		for range items {
			dimension.Items = append(dimension.Items, len(in.Items))
			in.Items = append(in.Items, survey.Item{ID: "i" + strconv.Itoa(len(in.Items))})
		}
		in.Dimensions = append(in.Dimensions, dimension)
	}
	plan := Plan{
		Questionnaire: survey.Questionnaire{
			Instrument: in,
			Constructs: []survey.Construct{survey.Adequate, survey.Expected, survey.Perceived},
			Points:     true,
		},
		Pairs:     []Pair{{survey.Expected, survey.Perceived, HalfPairs}, {survey.Adequate, survey.Perceived, HalfScores}},
		ItemPairs: true, Together: true, Zone: true,
	}
	for _, id := range []string{"satisfied", "met", "ideal"} {
		scale := survey.Scale{Min: 0, Step: 1, Den: 1, Points: outcome}
		plan.Questionnaire.Outcomes = append(plan.Questionnaire.Outcomes, survey.Outcome{ID: id, Kind: survey.KindIndex, Scale: scale})
	}
	plan.Listwise = everyBlock(plan.Questionnaire)
	return plan
}

// somePeople answer the plan at either end of its scales, in between, and in part; they
// give all points to the last dimension, whole points, broken ones, or none.
func somePeople(plan Plan, n int) []survey.Response {
	random := rand.New(rand.NewPCG(1, 2))
	q := plan.Questionnaire
	code := func(person int, scale survey.Scale) survey.Code {
		switch person % 4 {
		case 0:
			return survey.Code(scale.Points - 1)
		case 1:
			return 0
		case 2:
			if random.IntN(4) == 0 {
				return survey.NotAnswered + survey.Code(random.IntN(survey.MissingKinds))
			}
		}
		return survey.Code(random.IntN(scale.Points))
	}
	people := make([]survey.Response, n)
	for p := range people {
		people[p] = q.NewResponse()
		for i := range people[p].Answers {
			people[p].Answers[i] = code(p, q.Instrument.Scale)
		}
		for o := range q.Outcomes {
			people[p].Outcomes[o] = code(p/4, q.Outcomes[o].Scale)
		}
		if kind := random.IntN(6); q.Points && kind > 0 {
			people[p].Points = make([]survey.Share, len(q.Instrument.Dimensions))
			given := []survey.Share{0, 0, survey.Whole / 4, survey.Whole / 3, survey.Whole / 100, survey.Whole / 50}[kind]
			people[p].Points[0] += given
			people[p].Points[len(people[p].Points)-1] += survey.Whole - given
		}
	}
	return people
}

// failer is a *testing.T, *testing.B or *rapid.T.
type failer interface {
	Helper()
	Fatal(args ...any)
}

func newTally(t failer, plan Plan) *Tally {
	t.Helper()
	counted, err := New(plan)
	if err != nil {
		t.Fatal(err)
	}
	return counted
}

func (s study) tally(t failer) *Tally {
	t.Helper()
	counted := newTally(t, s.plan)
	for _, r := range s.responses {
		counted.Add(r)
	}
	return counted
}

// alone is a file of one tally.
func alone(counted *Tally) File {
	return File{Groups: []Group{{ID: "customers", Whole: counted}}}
}

// encoded is the bytes of a tally's file.
func encoded(t failer, counted *Tally) string {
	t.Helper()
	return encodedFile(t, alone(counted))
}

func encodedFile(t failer, f File) string {
	t.Helper()
	var out bytes.Buffer
	if err := f.Encode(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
