package tally

import (
	"math"
	"math/big"
	"slices"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// person recomputes what a tally counts from one response, in exact fractions
// and by the words of the definitions.
type person struct {
	survey.Response
	plan Plan
}

func ratio(a, b int64) *big.Rat { return new(big.Rat).SetFrac64(a, b) }

// value is the person's answer, nil if there is none.
func (p person) value(c survey.Construct, item int) *big.Rat {
	q := p.plan.Questionnaire
	code := p.Answers[slices.Index(q.Constructs, c)*len(q.Instrument.Items)+item]
	if !code.Answered() {
		return nil
	}
	scale := q.Instrument.Scale
	return ratio(scale.Min+scale.Step*int64(code), scale.Den)
}

// values is the person's answers to items, nil for those without.
func (p person) values(c survey.Construct, items []int) []*big.Rat {
	var values []*big.Rat
	for _, item := range items {
		values = append(values, p.value(c, item))
	}
	return values
}

// outcome is the code of the person's outcome on the steps of another number, nil
// if there is none.
func (p person) outcome(o int, base, step, den int64) *big.Rat {
	if code := p.Outcomes[o]; code.Answered() {
		return ratio(base+step*int64(code), den)
	}
	return nil
}

// mean is the mean of a dimension's items that keep says count, and their number.
func (p person) mean(c survey.Construct, d int, keep func(item int) bool) (*big.Rat, int) {
	sum, n := new(big.Rat), 0
	for _, item := range p.plan.Questionnaire.Instrument.Dimensions[d].Items {
		if keep(item) {
			sum.Add(sum, p.value(c, item))
			n++
		}
	}
	if n == 0 {
		return nil, 0
	}
	return sum.Quo(sum, ratio(int64(n), 1)), n
}

func (p person) answered(c survey.Construct) func(int) bool {
	return func(item int) bool { return p.value(c, item) != nil }
}

// scores is the two dimension scores of a pair, nil if the rule is not met.
func (p person) scores(pair Pair, d int) []*big.Rat {
	k := len(p.plan.Questionnaire.Instrument.Dimensions[d].Items)
	both := func(item int) bool { return p.value(pair.From, item) != nil && p.value(pair.To, item) != nil }
	first, second := both, both
	if pair.Rule == HalfScores {
		first, second = p.answered(pair.From), p.answered(pair.To)
	}
	from, n := p.mean(pair.From, d, first)
	to, m := p.mean(pair.To, d, second)
	need := (k + 1) / 2
	if pair.Rule == Complete {
		need = k
	}
	if n < need || m < need {
		return nil
	}
	return []*big.Rat{from, to}
}

// all is the scores of every dimension, references first; nil if one is missing.
func (p person) all(pair Pair) []*big.Rat {
	var references, received []*big.Rat
	for d := range p.plan.Questionnaire.Instrument.Dimensions {
		scores := p.scores(pair, d)
		if scores == nil {
			return nil
		}
		references, received = append(references, scores[0]), append(received, scores[1])
	}
	return append(references, received...)
}

func sumOf(x []*big.Rat, weight func(i int) *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for i, v := range x {
		sum.Add(sum, new(big.Rat).Mul(v, weight(i)))
	}
	return sum
}

func less(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

// sample collects exact numbers, one list per respondent who has them.
type sample [][]*big.Rat

func (s *sample) add(x ...*big.Rat) {
	if len(x) > 0 && !slices.Contains(x, nil) {
		*s = append(*s, x)
	}
}

func sameHist(t *rapid.T, name string, got stat.Hist, want sample) {
	t.Helper()
	counts := make(map[string]int64)
	for i, code := range got.Code {
		counts[ratio(got.Base+got.Step*code, got.Den).RatString()] += got.N[i]
	}
	wanted := make(map[string]int64)
	for _, x := range want {
		wanted[x[0].RatString()]++
	}
	if diff := cmp.Diff(wanted, counts); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func sameJoint(t *rapid.T, name string, got stat.Joint, want sample) {
	t.Helper()
	counts := make(map[[2]string]int64)
	for i, n := range got.N {
		from, to := ratio(got.Base+got.Step*got.From[i], got.Den), ratio(got.Base+got.Step*got.To[i], got.Den)
		counts[[2]string{from.RatString(), to.RatString()}] += n
	}
	wanted := make(map[[2]string]int64)
	for _, x := range want {
		wanted[[2]string{x[0].RatString(), x[1].RatString()}]++
	}
	if diff := cmp.Diff(wanted, counts); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// sameCross compares n, the means and the covariances.
func sameCross(t *rapid.T, name string, got stat.Cross, want sample) {
	t.Helper()
	n := int64(len(want))
	if got.N != n {
		t.Errorf("%s: n is %d, want %d", name, got.N, n)
		return
	}
	if n == 0 {
		return
	}
	means := make([]*big.Rat, got.K)
	for i := range means {
		means[i] = new(big.Rat)
		for _, x := range want {
			means[i].Add(means[i], x[i])
		}
		means[i].Quo(means[i], ratio(n, 1))
		if mean, _ := means[i].Float64(); got.Mean(i) != mean {
			t.Errorf("%s: mean %d is %g, want %g", name, i, got.Mean(i), mean)
		}
	}
	for i := range means {
		for j := range means {
			cov := math.NaN()
			if n > 1 {
				sum := new(big.Rat)
				for _, x := range want {
					sum.Add(sum, new(big.Rat).Mul(less(x[i], means[i]), less(x[j], means[j])))
				}
				cov, _ = sum.Quo(sum, ratio(n-1, 1)).Float64()
			}
			if c := got.Cov(i, j); c != cov && n > 1 {
				t.Errorf("%s: covariance of %d and %d is %g, want %g", name, i, j, c, cov)
			}
		}
	}
}
