package gap_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// sampled is a survey of customers, managers and staff with a questionnaire of its own.
type sampled struct {
	in   survey.Instrument
	said map[survey.Role][]survey.Response
}

// sidesOf are what each group was asked.
var sidesOf = map[survey.Role][]survey.Construct{
	survey.Customers: {survey.Expected, survey.Perceived},
	survey.Managers:  {survey.Belief, survey.Standard},
	survey.Staff:     {survey.Delivered, survey.Promised},
}

// surveyOf draws a survey: one to three dimensions of one to three items on any scale, one
// to ten people in each group, and a tenth of the answers missing.
func surveyOf(seed uint64) sampled {
	r := rand.New(rand.NewPCG(seed, 11))
	s := sampled{said: map[survey.Role][]survey.Response{}}
	s.in.Scale = survey.Scale{Min: r.Int64N(11) - 5, Step: 1 + r.Int64N(3), Den: 1 + 9*r.Int64N(2), Points: 2 + r.IntN(10)}
	for d := range 1 + r.IntN(3) {
		dimension := survey.Dimension{ID: fmt.Sprint("d", d)}
		for range 1 + r.IntN(3) {
			dimension.Items = append(dimension.Items, len(s.in.Items))
			s.in.Items = append(s.in.Items, survey.Item{ID: fmt.Sprint("i", len(s.in.Items))})
		}
		s.in.Dimensions = append(s.in.Dimensions, dimension)
	}
	for _, role := range []survey.Role{survey.Customers, survey.Managers, survey.Staff} {
		for range 1 + r.IntN(10) {
			answers := s.asked(role).NewResponse()
			for i := range answers.Answers {
				if r.IntN(10) > 0 {
					answers.Answers[i] = survey.Code(r.IntN(s.in.Scale.Points))
				}
			}
			answers.Weight = (1 + r.Int64N(5)) * stat.WeightUnit
			s.said[role] = append(s.said[role], answers)
		}
	}
	return s
}

func (s sampled) asked(role survey.Role) survey.Questionnaire {
	return survey.Questionnaire{Instrument: s.in, Group: survey.Group{ID: string(role), Role: role}, Constructs: sidesOf[role]}
}

// with is the survey with other responses.
func (s sampled) with(change func([]survey.Response) []survey.Response) sampled {
	changed := sampled{s.in, map[survey.Role][]survey.Response{}}
	for role, said := range s.said {
		changed.said[role] = change(slices.Clone(said))
	}
	return changed
}

// result is what is found when each group is counted in so many parts.
func (s sampled) result(t failer, parts int, change func(*tally.Plan)) gap.Result {
	counted := func(role survey.Role) *tally.Tally {
		plan := gap.Plan(s.asked(role), tally.HalfPairs)
		change(&plan)
		var whole *tally.Tally
		for part := range parts {
			one, err := tally.New(plan)
			if err != nil {
				t.Fatalf("%v", err)
			}
			for i := part; i < len(s.said[role]); i += parts {
				one.Add(s.said[role][i])
			}
			if whole == nil {
				whole = one
			} else if err := whole.Merge(one); err != nil {
				t.Fatalf("%v", err)
			}
		}
		return whole
	}
	return gap.Analyze(gap.Study{Customers: counted(survey.Customers), Managers: counted(survey.Managers), Staff: counted(survey.Staff)}, gap.Options{})
}

// drawnFrom is a failer that names the seed of its survey and the law.
type drawnFrom struct {
	*testing.T
	seed uint64
	law  string
}

func (t drawnFrom) Fatalf(format string, args ...any) {
	t.T.Helper()
	t.T.Fatalf("survey %d, %s: "+format, append([]any{t.seed, t.law}, args...)...)
}

// laws are what holds for every survey and what is found in it.
var laws = map[string]func(t drawnFrom, s sampled, found gap.Result){
	"row order": rowOrder, "counted in parts": countedInParts, "column order": columnOrder, "scales shifted": shiftedScales,
	"reversed twice": reversal, "everybody twice": everybodyTwice, "weights times a constant": weightsTimes, "legs of the chain": legsOfTheChain,
}

// TestLaws tries them on 200 surveys, and on 10,000 with SERVGAP_LONG.
func TestLaws(t *testing.T) {
	surveys := uint64(200)
	if os.Getenv("SERVGAP_LONG") != "" {
		surveys = 10_000
	}
	gaps, chains := 0, 0
	for seed := range surveys {
		s := surveyOf(seed)
		found := s.result(t, 1, plainPlan)
		gaps, chains = gaps+len(found.Gaps), chains+len(found.Chain)
		for _, name := range slices.Sorted(maps.Keys(laws)) {
			laws[name](drawnFrom{t, seed, name}, s, found)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(laws)) {
		t.Logf("N6: %s: a law of %d surveys with %d gaps and %d chains", name, surveys, gaps, chains)
	}
}

func rowOrder(t drawnFrom, s sampled, found gap.Result) {
	r := rand.New(rand.NewPCG(t.seed, 12))
	shuffled := s.with(func(said []survey.Response) []survey.Response {
		r.Shuffle(len(said), func(i, j int) { said[i], said[j] = said[j], said[i] })
		return said
	})
	if asText(t, shuffled.result(t, 1, plainPlan)) != asText(t, found) {
		t.Fatalf("in another order the result has other bytes")
	}
}

func countedInParts(t drawnFrom, s sampled, found gap.Result) {
	if asText(t, s.result(t, 2+int(t.seed%3), plainPlan)) != asText(t, found) {
		t.Fatalf("counted in parts the result has other bytes")
	}
}

// columnOrder: the order of items and dimensions is that of the columns of a file.
func columnOrder(t drawnFrom, s sampled, found gap.Result) {
	r := rand.New(rand.NewPCG(t.seed, 13))
	k := len(s.in.Items)
	from := r.Perm(k) // the item that comes to a place
	at := make([]int, k)
	other := s.with(func(said []survey.Response) []survey.Response {
		for i := range said {
			answers := slices.Clone(said[i].Answers)
			for j := range answers {
				answers[j] = said[i].Answers[j/k*k+from[j%k]]
			}
			said[i].Answers = answers
		}
		return said
	})
	other.in.Items = make([]survey.Item, k)
	for i, item := range from {
		other.in.Items[i], at[item] = s.in.Items[item], i
	}
	other.in.Dimensions = make([]survey.Dimension, len(s.in.Dimensions))
	for i, d := range r.Perm(len(s.in.Dimensions)) {
		moved := survey.Dimension{ID: s.in.Dimensions[d].ID}
		for _, item := range s.in.Dimensions[d].Items {
			moved.Items = append(moved.Items, at[item])
		}
		other.in.Dimensions[i] = moved
	}
	eachGap(t, other.result(t, 1, plainPlan), found, func(got, want gap.Gap) {
		for name, pair := range map[string][2]gap.Number{"gap": {got.Value, want.Value}, "SE": {got.SE, want.SE}, "p": {got.P, want.P}, "low": {got.Low, want.Low}} {
			near(t, want.ID+": "+name, pair[0], pair[1])
		}
	})
}

func shiftedScales(t drawnFrom, s sampled, found gap.Result) {
	by := int64(t.seed%19) - 9
	s.in.Scale.Min += by
	eachGap(t, s.result(t, 1, plainPlan), found, func(got, want gap.Gap) {
		shift := gap.Number(by) / gap.Number(s.in.Scale.Den)
		near(t, want.ID+": from", got.FromValue, want.FromValue+shift)
		near(t, want.ID+": to", got.ToValue, want.ToValue+shift)
		near(t, want.ID+": gap", got.Value, want.Value)
		near(t, want.ID+": SE", got.SE, want.SE)
		near(t, want.ID+": p", got.P, want.P)
	})
}

func reversal(t drawnFrom, s sampled, found gap.Result) {
	reverse := func(said []survey.Response) []survey.Response {
		for i := range said {
			said[i].Answers = slices.Clone(said[i].Answers)
			for j, code := range said[i].Answers {
				said[i].Answers[j] = s.in.Scale.Reverse(code)
			}
		}
		return said
	}
	once := s.with(reverse)
	eachGap(t, once.result(t, 1, plainPlan), found, func(got, want gap.Gap) {
		near(t, want.ID+": gap", got.Value, -want.Value)
		near(t, want.ID+": SE", got.SE, want.SE)
		near(t, want.ID+": low", got.Low, -want.High)
	})
	if asText(t, once.with(reverse).result(t, 1, plainPlan)) != asText(t, found) {
		t.Fatalf("reversed twice the result has other bytes")
	}
}

// everybodyTwice: n is doubled, the sums of squares too, and the variance is over 2n − 1.
func everybodyTwice(t drawnFrom, s sampled, found gap.Result) {
	twice := s.with(func(said []survey.Response) []survey.Response { return append(said, said...) })
	eachGap(t, twice.result(t, 1, plainPlan), found, func(got, want gap.Gap) {
		near(t, want.ID+": gap", got.Value, want.Value)
		if got.N != 2*want.N {
			t.Fatalf("%s: n is %d of %d twice", want.ID, got.N, want.N)
		}
		if n := gap.Number(want.N); want.FromGroup == want.ToGroup && want.SE.Defined() {
			near(t, want.ID+": SE", got.SE, want.SE*gap.Number(math.Sqrt(float64((n-1)/(2*n-1)))))
		}
	})
}

func weightsTimes(t drawnFrom, s sampled, _ gap.Result) {
	heavier := s.with(func(said []survey.Response) []survey.Response {
		for i := range said {
			said[i].Weight *= 1 + int64(t.seed%7)
		}
		return said
	})
	eachGap(t, heavier.result(t, 1, weightedPlan), s.result(t, 1, weightedPlan), func(got, want gap.Gap) {
		near(t, want.ID+": gap", got.Value, want.Value)
		near(t, want.ID+": SE", got.SE, want.SE)
		nearBy(t, want.ID+": p", got.P, want.P, 1e-9)
	})
}

// legsOfTheChain: the gaps from what customers expect to what they perceive add up.
func legsOfTheChain(t drawnFrom, _ sampled, found gap.Result) {
	for _, c := range found.Chain {
		var sum gap.Number
		for _, leg := range c.Legs {
			sum += leg.Value
		}
		if sum.Defined() {
			near(t, c.ID+": the sum of the legs", sum, c.Total.Value)
		}
	}
}

// eachGap goes through the gaps of two results that are about the same.
func eachGap(t failer, got, want gap.Result, compare func(got, want gap.Gap)) {
	t.Helper()
	key := func(g gap.Gap) string { return g.Name + " " + g.Level + " " + g.ID }
	byKey := make(map[string]gap.Gap, len(got.Gaps))
	for _, g := range got.Gaps {
		byKey[key(g)] = g
	}
	if len(byKey) != len(want.Gaps) || len(got.Gaps) != len(want.Gaps) {
		t.Fatalf("%d gaps, want %d", len(got.Gaps), len(want.Gaps))
	}
	for _, w := range want.Gaps {
		g, there := byKey[key(w)]
		if !there {
			t.Fatalf("%s is missing", key(w))
		}
		compare(g, w)
	}
}
