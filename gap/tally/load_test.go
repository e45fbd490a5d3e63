package tally

import (
	"maps"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// A respondent who weighs 3 counts in Σw as 3 would and in Σw² as 9 would: what the
// tallies of weights hold is compared, number by number, with respondents that are
// counted as often.
func TestWeightsAreCountsOfAnotherKind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		s.plan.Weights, s.plan.WeighOutcomes = "column", true
		weighted := newTally(t, s.plan)
		s.plan.Weights = ""
		plain, w, w2 := newTally(t, s.plan), newTally(t, s.plan), newTally(t, s.plan)
		for _, r := range s.responses {
			n := rapid.Int64Range(1, 5).Draw(t, "weight")
			r.Weight = n
			weighted.Add(r)
			plain.Add(r)
			w.AddTimes(r, n)
			w2.AddTimes(r, n*n)
		}
		all, _ := weighted.Weights()
		if got := []int64{all.N, all.W.Int64(), all.W2.Int64()}; !slices.Equal(got, []int64{plain.Responses(), w.Responses(), w2.Responses()}) {
			t.Errorf("everybody: got %v", got)
		}
		hists, crosses := samplesOf(weighted)
		plainHists, _ := samplesOf(plain)
		wHists, wCrosses := samplesOf(w)
		w2Hists, w2Crosses := samplesOf(w2)
		for i, h := range hists {
			if !slices.Equal(h.N, plainHists[i].N) {
				t.Errorf("sample %d: weights change counts", i)
			}
			for k, l := range h.Loads {
				if l.W.Int64() != wHists[i].N[k] || l.W2.Int64() != w2Hists[i].N[k] {
					t.Errorf("sample %d, code %d: got weights %v and %v, want %v and %v", i, h.Code[k], l.W, l.W2, wHists[i].N[k], w2Hists[i].N[k])
				}
			}
		}
		for i, c := range crosses {
			l := c.Weights
			if l == nil && c.N == 0 {
				continue // points that were not asked for
			}
			if l.W.Int64() != wCrosses[i].N || l.W2.Int64() != w2Crosses[i].N || !sumsEqual(l.Sums, wCrosses[i].Sums) ||
				!sumsEqual(l.Sums2, w2Crosses[i].Sums) || !sumsEqual(l.Products, wCrosses[i].Products) || !sumsEqual(l.Products2, w2Crosses[i].Products) {
				t.Errorf("products %d: got %+v", i, l)
			}
		}
	})
}

func sumsEqual(got []*big.Int, want []stat.Sum) bool {
	return slices.EqualFunc(got, want, func(x *big.Int, s stat.Sum) bool { return x.Cmp(s.Big()) == 0 })
}

// samplesOf is every sample that a tally can be asked for and that has weights.
func samplesOf(t *Tally) (hists []stat.Hist, crosses []stat.Cross) {
	q := t.plan.Questionnaire
	in := q.Instrument
	for _, c := range q.Constructs {
		for i := range in.Items {
			hists = append(hists, t.Answers(c, i))
		}
		for d := range in.Dimensions {
			hists, crosses = append(hists, t.Score(c, d)), append(crosses, t.Block(c, d))
		}
		hists = append(hists, t.Overall(c))
		crosses = append(crosses, t.Dimensions(c), t.Weighted(c))
	}
	for i := range q.Outcomes {
		hists = append(hists, t.Outcome(i))
	}
	if t.plan.WeighOutcomes {
		for o := range q.Outcomes {
			for i := range in.Items {
				hists = append(hists, t.OutcomeOfItem(o, i).Second())
			}
			for d := range in.Dimensions {
				hists = append(hists, t.OutcomeOfDimension(o, d).Difference())
			}
		}
	}
	for i := range t.zone {
		z, _ := t.zoneAt(i)
		hists, crosses = append(hists, z.Places), append(crosses, z.Ends)
	}
	crosses = append(crosses, t.Points())
	for _, p := range t.plan.Pairs {
		v, _ := t.PairBy(p)
		for i := range in.Items {
			hists, crosses = append(hists, v.Item(i).Difference()), append(crosses, v.Item(i).Cross())
			for k := range i {
				if pair, ok := v.ItemPair(i, k); ok {
					crosses = append(crosses, pair)
				}
			}
		}
		for d := range in.Dimensions {
			hists, crosses = append(hists, v.Scores(d).Difference(), v.Scores(d).First()), append(crosses, v.Scores(d).Cross())
		}
		overall, means := v.Overall()
		weighted, weightedMeans := v.Weighted()
		hists, crosses = append(hists, overall, weighted), append(crosses, means, weightedMeans)
		crosses = append(crosses, v.Dimensions(), v.Contributions(), v.Shares())
	}
	for _, l := range t.plan.Listwise {
		v, _ := t.Listwise(l)
		v.Fourths = nil // which a tally in clusters has not
		crosses = append(crosses, v.Cross)
	}
	for i := range q.Direct {
		hists = append(hists, t.Direct(i).Overall(survey.Rated))
	}
	if a := t.Antecedents(); a != nil {
		hists = append(hists, a.Overall(survey.Antecedent))
	}
	return hists, crosses
}

// Counting a response in all tallies at once is the same as counting it in each of them
// alone, and it stops where the weights become too heavy.
func TestWeightsAreCountedAsInEachTallyAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		s.plan.Listwise = nil // of everybody alone
		plain := newTally(t, s.plan)
		s.plan.Weights = "column"
		s.plan.Clusters = rapid.Bool().Draw(t, "clusters")
		counted := newTally(t, s.plan)
		var alone []*Tally
		for _, of := range counted.loads {
			alone = append(alone, newTally(t, of.plan))
		}
		heavy := false
		for _, r := range s.responses {
			n := rapid.SampledFrom([]int64{0, 1, 1, 2, 3_000}).Draw(t, "times")
			counted.AddTimes(r, n)
			plain.AddTimes(r, n)
			heavy = heavy || n > 0 && alone[0].responses > heaviestTotal-r.Weight*n
			for i, count := range inPlaceOf(r.Weight) {
				if !heavy {
					alone[i].AddTimes(r, count*n)
				}
			}
		}
		if counted.TooHeavy() != heavy {
			t.Errorf("too heavy: got %t, want %t", counted.TooHeavy(), heavy)
		}
		got := packCounts(counted)
		for i, of := range got.Loads {
			if !reflect.DeepEqual(of, packCounts(alone[i])) {
				t.Errorf("tally %d of weights: got %+v, want %+v", i, of, packCounts(alone[i]))
			}
		}
		got.Loads, got.Clusters = []fileCounts{}, nil
		if want := packCounts(plain); !reflect.DeepEqual(got, want) {
			t.Errorf("everybody: got %+v, want %+v", got, want)
		}
	})
}

// Digits of 35 bits hold the square of the largest weight.
func TestDigitsOfTheHeaviestWeight(t *testing.T) {
	for _, weight := range []int64{1, stat.WeightUnit, 1<<35 + 7, survey.HeaviestWeight * stat.WeightUnit} {
		l := stat.NewLoad()
		for i, count := range inPlaceOf(weight) {
			if i > 0 && count >= 1<<digitBits {
				t.Errorf("weight %d: digit %d is %d", weight, i, count)
			}
			addDigit(l, i, count)
		}
		w := big.NewInt(weight)
		if l.W.Cmp(w) != 0 || l.W2.Cmp(new(big.Int).Mul(w, w)) != 0 {
			t.Errorf("weight %d: got %v and %v", weight, l.W, l.W2)
		}
	}
}

// A tally file holds digits of 35 bits.
func TestDigitsByHand(t *testing.T) {
	for weight, want := range map[int64][4]int64{
		1: {1, 1, 0, 0}, 1 << 17: {1 << 17, 1 << 34, 0, 0}, 1 << 18: {1 << 18, 0, 2, 0}, 1<<18 + 1: {1<<18 + 1, 1<<19 + 1, 2, 0}, 1 << 35: {1 << 35, 0, 0, 1}, 1 << 49: {1 << 49, 0, 0, 1 << 28},
	} {
		if got := inPlaceOf(weight); got != want {
			t.Errorf("weight %d: got %v, want %v", weight, got, want)
		}
	}
}

func TestTooHeavyToCount(t *testing.T) {
	plan := smallTally(t).Plan()
	plan.Weights = "column"
	heavy := newTally(t, plan)
	r := plan.Questionnaire.NewResponse()
	r.Weight = survey.HeaviestWeight * stat.WeightUnit
	heavy.AddTimes(r, 4_000)
	if heavy.TooHeavy() {
		t.Error("4,000 of the heaviest are too heavy")
	}
	read, err := Decode(strings.NewReader(encoded(t, heavy)))
	if err != nil || read.Groups[0].Whole.TooHeavy() {
		t.Errorf("4,000 of the heaviest are not read back: %v", err)
	}
	more := newTally(t, plan)
	if err := more.Merge(heavy); err != nil || more.TooHeavy() {
		t.Errorf("4,000 of the heaviest and nobody are too heavy: %v", err)
	}
	r.Weight = 1
	if more.Add(r); !more.TooHeavy() {
		t.Error("4,000 of the heaviest and the least weight are not too heavy")
	}
	r.Weight = survey.HeaviestWeight * stat.WeightUnit
	sum := newTally(t, plan)
	for range 2 {
		if err := sum.Merge(heavy); err != nil {
			t.Fatal(err)
		}
	}
	if heavy.AddTimes(r, 4_000); !heavy.TooHeavy() || !sum.TooHeavy() {
		t.Error("8,000 of the heaviest are not too heavy")
	}
}

// Clusters are counted in the order of their names, and a population that answered in part
// narrows what is read.
func TestSizesOfClusters(t *testing.T) {
	plan := smallTally(t).Plan()
	if n, ok := newTally(t, plan).Clusters(); n != 0 || ok {
		t.Errorf("%d clusters of a tally without", n)
	}
	plan.Clusters = true
	counted := newTally(t, plan)
	r := plan.Questionnaire.NewResponse()
	r.Answers[0] = 3
	for _, name := range []string{"Oslo", "Bergen", "Oslo", "Åse", "Oslo"} {
		r.Cluster = name
		counted.Add(r)
	}
	if n, ok := counted.Clusters(); n != 3 || !ok || counted.TooManyClusters() {
		t.Errorf("%d clusters, %v", n, ok)
	}
	if got := counted.EachCluster(); !slices.Equal(got, []int64{1, 3, 1}) {
		t.Errorf("sizes %v", got)
	}
	first := plan.Questionnaire.Constructs[0]
	if !counted.Answered(first) || counted.Answered(plan.Questionnaire.Constructs[1]) {
		t.Error("it is of another construct that there are answers")
	}
	known := counted.Known(0.25)
	if got := known.Answers(first, 0); got.Known != 0.25 || len(got.Clusters) != 3 || got.Clusters[1].Name != "Oslo" || counted.Answers(first, 0).Known != 0 {
		t.Errorf("of a quarter: %+v", got)
	}
	if counted.Fingerprint() == newTally(t, small()).Fingerprint() || known.Fingerprint() != counted.Fingerprint() {
		t.Error("the fingerprint is of another plan")
	}
}

// What is read from a tally with clusters is what each of them has on its own.
func TestClustersAreTalliesOfTheirOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		s.plan.WeighOutcomes = true
		s.plan.Weights = rapid.SampledFrom([]string{"", "column"}).Draw(t, "weights")
		alone := map[string]*Tally{"Bergen": newTally(t, s.plan), "Oslo": newTally(t, s.plan)}
		s.plan.Clusters = true
		counted := newTally(t, s.plan)
		for _, r := range s.responses {
			counted.Add(r)
			alone[r.Cluster].Add(r)
		}
		hists, crosses := samplesOf(counted)
		for at, name := range slices.Sorted(maps.Keys(counted.clusters.of)) {
			own, ownCrosses := samplesOf(alone[name])
			for i := range hists {
				own[i].Name = name
				if !reflect.DeepEqual(hists[i].Clusters[at], own[i]) {
					t.Errorf("sample %d of %s: got %+v, want %+v", i, name, hists[i].Clusters[at], own[i])
				}
			}
			for i, c := range crosses {
				ownCrosses[i].Name = name
				if c.N > 0 && !reflect.DeepEqual(c.Clusters[at], ownCrosses[i]) {
					t.Errorf("products %d of %s: got %+v, want %+v", i, name, c.Clusters[at], ownCrosses[i])
				}
			}
		}
	})
}

func TestTooManyClusters(t *testing.T) {
	plan := smallTally(t).Plan()
	plan.Clusters = true
	counted := newTally(t, plan)
	for i := range 501 {
		if counted.TooManyClusters() {
			t.Fatalf("%d clusters are too many", i)
		}
		r := plan.Questionnaire.NewResponse()
		r.Cluster = strconv.Itoa(i)
		counted.Add(r)
	}
	if n, _ := counted.Clusters(); !counted.TooManyClusters() || n != 500 {
		t.Errorf("%d clusters, and they are not too many", n)
	}
}

// What is too much stays so where it is merged, on either side.
func TestTooMuchStays(t *testing.T) {
	plan := small()
	plan.Weights, plan.Clusters = "column", true
	r := plan.Questionnaire.NewResponse()
	r.Weight = survey.HeaviestWeight * stat.WeightUnit
	much := func() *Tally {
		counted := newTally(t, plan)
		counted.AddTimes(r, 4_001)
		counted.clusters.tooMany = true
		return counted
	}
	for name, counted := range map[string]*Tally{
		"into nobody": merge(t, newTally(t, plan), much()), "nobody": merge(t, much(), newTally(t, plan)), "twice": merge(t, much(), much()),
	} {
		if !counted.TooHeavy() || !counted.TooManyClusters() {
			t.Errorf("merged %s: too heavy %v, too many clusters %v", name, counted.TooHeavy(), counted.TooManyClusters())
		}
	}
	if none := newTally(t, plan); none.TooHeavy() || none.TooManyClusters() || newTally(t, small()).TooManyClusters() {
		t.Error("nobody is too much")
	}
}

// A share of the population that is known narrows whatever is read.
func TestKnownIsOfEverySample(t *testing.T) {
	plan := direct()
	plan.Clusters = true
	counted := newTally(t, plan)
	r := plan.Questionnaire.NewResponse()
	r.Cluster = "Oslo"
	counted.Add(r)
	known := counted.Known(0.5)
	view, _ := known.Pair(survey.Expected, survey.Perceived)
	for name, got := range map[string]float64{
		"answers": known.Answers(survey.Expected, 0).Known, "scores": view.Scores(0).Known, "points": known.Points().Known,
		"beside the items": known.Direct(0).Answers(survey.Rated, 0).Known,
	} {
		if got != 0.5 {
			t.Errorf("%s: %v is known, want 0.5", name, got)
		}
	}
	if n := len(known.Direct(0).Answers(survey.Rated, 0).Clusters); n != 1 {
		t.Errorf("%d clusters beside the items, want 1", n)
	}
}
