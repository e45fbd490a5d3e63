package gap_test

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// zoned is form with points, an outcome and all three levels of a zone of tolerance.
func zoned() survey.Questionnaire {
	q := withPoints()
	q.Constructs = append([]survey.Construct{survey.Adequate}, q.Constructs...)
	q.Outcomes = []survey.Outcome{
		{ID: "nps", Kind: "nps", Scale: survey.Scale{Step: 1, Den: 1, Points: 11}},
		{ID: "csat", Kind: "csat", Scale: survey.Scale{Min: 1, Step: 1, Den: 1, Points: 5}},
	}
	return q
}

func drawZoned(t *rapid.T, q survey.Questionnaire) survey.Response {
	r := q.NewResponse()
	for i := range r.Answers {
		if rapid.IntRange(0, 9).Draw(t, "hole") > 0 {
			r.Answers[i] = survey.Code(rapid.IntRange(0, 6).Draw(t, "answer"))
		}
	}
	r.Outcomes[0], r.Outcomes[1] = survey.Code(rapid.IntRange(0, 10).Draw(t, "nps")), survey.Code(rapid.IntRange(0, 4).Draw(t, "csat"))
	first := rapid.Int64Range(0, 100).Draw(t, "points")
	r.Points, _ = survey.Shares([]survey.Decimal{{Unscaled: first}, {Unscaled: 100 - first}}, nil)
	r.Weight, r.Cluster = stat.WeightUnit, rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "cluster")
	return r
}

// analyzed is everything that is found in responses that are counted by a plan.
func analyzed(t failer, responses []survey.Response, change func(*tally.Plan), populations map[survey.Role]gap.Population) gap.Result {
	plan := gap.Plan(zoned(), tally.HalfPairs)
	change(&plan)
	counted, err := tally.New(plan)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, r := range responses {
		counted.Add(r)
	}
	return gap.Analyze(gap.Study{Customers: counted, Populations: populations}, gap.Options{Outcomes: true})
}

func weightedPlan(p *tally.Plan)  { p.Weights = "column" }
func clusteredPlan(p *tally.Plan) { p.Clusters = true }
func plainPlan(*tally.Plan)       {}

// Weights that are all 1 change no number but those that are left out with weights.
func TestWeightsOfOneChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		responses := drawResponses(t)
		got, want := analyzed(t, responses, weightedPlan, nil), analyzed(t, responses, plainPlan, nil)
		alike(t, "", generic(t, got), generic(t, want))
	})
}

// Only the ratios of weights say anything.
func TestWeightsTimesAConstant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		responses := drawResponses(t)
		for i := range responses {
			responses[i].Weight = rapid.Int64Range(1, 5).Draw(t, "weight") * stat.WeightUnit
		}
		want := analyzed(t, responses, weightedPlan, nil)
		for i := range responses {
			responses[i].Weight *= 1000
		}
		got := analyzed(t, responses, weightedPlan, nil)
		got.Method.Designs, want.Method.Designs = nil, nil
		alike(t, "", generic(t, got), generic(t, want))
	})
}

func drawResponses(t *rapid.T) []survey.Response {
	var responses []survey.Response
	for range rapid.IntRange(0, 12).Draw(t, "n") {
		responses = append(responses, drawZoned(t, zoned()))
	}
	return responses
}

// unranked are the fields that a plain sample alone has, or that name a method.
var unranked = []string{"p_rank", "p_sign", "p_pratt", "rank_biserial", "rank_test", "zeros", "ties", "method", "interval", "fingerprint", "designs", "rank_test_between"}

func generic(t failer, r gap.Result) (x any) {
	t.Helper()
	if err := json.Unmarshal([]byte(asText(t, r)), &x); err != nil {
		t.Fatalf("%v", err)
	}
	return x
}

// alike compares two results in JSON but for the last digits.
func alike(t *rapid.T, path string, got, want any) {
	switch w := want.(type) {
	case map[string]any:
		g := got.(map[string]any)
		for key := range w {
			if !slices.Contains(unranked, key) {
				alike(t, path+"."+key, g[key], w[key])
			}
		}
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			t.Fatalf("%s: got %v, want %v", path, got, want)
		}
		for i := range w {
			alike(t, path, g[i], w[i])
		}
	case float64:
		if g, ok := got.(float64); !ok || math.Abs(g-w) > 1e-7*math.Max(1, math.Abs(w)) {
			t.Fatalf("%s: got %v, want %v", path, got, want)
		}
	default:
		if got != want {
			t.Fatalf("%s: got %v, want %v", path, got, want)
		}
	}
}

// The whole population has no sampling error: no interval but the number itself, no p.
func TestCensus(t *testing.T) {
	responses := studyOf(20)
	r := analyzed(t, responses, plainPlan, map[survey.Role]gap.Population{survey.Customers: {Responses: 20, N: 20}})
	whole := rowOf(t, r, gap.LevelOverall, gap.LevelOverall)
	if whole.SE != 0 || whole.Low != whole.Value || whole.High != whole.Value || whole.P.Defined() || whole.Note != string(stat.Census) {
		t.Errorf("got %v from %v to %v with the p %v and note %q", whole.Value, whole.Low, whole.High, whole.P, whole.Note)
	}
	half := rowOf(t, analyzed(t, responses, plainPlan, map[survey.Role]gap.Population{survey.Customers: {Responses: 20, N: 40}}), gap.LevelOverall, gap.LevelOverall)
	plain := rowOf(t, analyzed(t, responses, plainPlan, nil), gap.LevelOverall, gap.LevelOverall)
	nearBy(t, "SE of 20 of 40", half.SE, plain.SE*gap.Number(math.Sqrt(0.5)), 1e-12)
}

// studyOf is n responses with spread, in three clusters.
func studyOf(n int) []survey.Response {
	var responses []survey.Response
	for i := range n {
		r := zoned().NewResponse()
		for k := range r.Answers {
			r.Answers[k] = survey.Code((i*(k+3) + k) % 7)
		}
		r.Weight, r.Cluster = int64(1+i%4)*stat.WeightUnit, string(rune('A'+i%3))
		r.Outcomes[0], r.Outcomes[1] = survey.Code(i%11), survey.Code(i%5)
		responses = append(responses, r)
	}
	return responses
}

func TestClustersOfAStudy(t *testing.T) {
	r := analyzed(t, studyOf(20), clusteredPlan, nil)
	whole := rowOf(t, r, gap.LevelOverall, gap.LevelOverall)
	if whole.DF != 2 || !(whole.SE > 0) || whole.PRank.Defined() {
		t.Errorf("got %v degrees of freedom, SE %v and a rank test %v", whole.DF, whole.SE, whole.PRank)
	}
	if d := r.Method.Designs[0]; d.Clusters != 3 || !d.ICC.Defined() || !(d.ClusterEffect > 0) {
		t.Errorf("got the design %+v", d)
	}
	if note, ok := noteOf(r, gap.NoteFewClusters); !ok || note.Count != 3 {
		t.Errorf("of 3 clusters: got the note %+v", note)
	}
	one := studyOf(20)
	for i := range one {
		one[i].Cluster = "A"
	}
	whole = rowOf(t, analyzed(t, one, clusteredPlan, nil), gap.LevelOverall, gap.LevelOverall)
	if whole.SE.Defined() || whole.Low.Defined() || whole.P.Defined() || whole.Note != string(stat.FewClusters) {
		t.Errorf("of one cluster: got SE %v, p %v and the note %q", whole.SE, whole.P, whole.Note)
	}
}

// A weighted wave gives the same changes through a baseline file as itself.
func TestBaselineOfAWeightedWave(t *testing.T) {
	for name, change := range map[string]func(*tally.Plan){"weights": weightedPlan, "clusters": clusteredPlan} {
		old, later := analyzed(t, studyOf(25), change, nil), analyzed(t, studyOf(18), change, nil)
		got, want := later, later
		got.Compare(saved(t, old), gap.Options{})
		want.Compare(old, gap.Options{})
		for i, c := range want.Changes {
			nearBy(t, name+" "+c.Level+" "+c.ID, got.Changes[i].GapChange.SE, c.GapChange.SE, 1e-12)
			nearBy(t, name+" DF "+c.ID, got.Changes[i].GapChange.DF, c.GapChange.DF, 1e-9)
		}
		kept := saved(t, old)
		for i, o := range old.Outcomes {
			nearBy(t, name+" "+o.ID, kept.Outcomes[i].Value, o.Value, 1e-9)
			nearBy(t, name+" SE of "+o.ID, kept.Outcomes[i].SE, o.SE, 1e-9)
		}
	}
}

func TestWeightsOfOneWaveAlone(t *testing.T) {
	changed := analyzed(t, studyOf(9), weightedPlan, nil).ChangedSince(analyzed(t, studyOf(9), plainPlan, nil))
	if len(changed) != 1 || changed[0].What != gap.ChangedWeights || gap.Comparable(changed) {
		t.Errorf("got %+v", changed)
	}
}
