package gate

import (
	"math"
	"math/rand/v2"
	"testing"
)

// quarters is how many are drawn for a number that is promised, fewer for others.
const (
	quarters = 20_000
	fewer    = 4_000
)

// quarter is a survey of five dimensions: what five means of so many answers come to
// by chance, with a spread of 1.15 points between people and correlations of 0.5.
type quarter struct {
	random *rand.Rand
	n      int
}

const (
	dimensions  = 5
	spread      = 1.15
	correlation = 0.5
)

// means draws the means and their squared standard errors. Of normal answers both
// have known distributions: a mean is normal, a variance a chi-squared, drawn by
// Wilson and Hilferty's cube.
func (q quarter) means(true [dimensions]float64) (means, squared [dimensions]float64) {
	n := float64(q.n)
	common := q.random.NormFloat64() * math.Sqrt(correlation)
	for i := range means {
		own := q.random.NormFloat64() * math.Sqrt(1-correlation)
		means[i] = true[i] + spread/math.Sqrt(n)*(common+own)
		k := n - 1
		cube := 1 - 2/(9*k) + q.random.NormFloat64()*math.Sqrt(2/(9*k))
		squared[i] = spread * spread * cube * cube * cube / n
	}
	return means, squared
}

// changes draws a quarter and the one that it is compared with.
func (q quarter) changes(fall float64) []Target {
	before, squaredBefore := q.means([dimensions]float64{})
	after, squaredAfter := q.means([dimensions]float64{-fall})
	return differences(before, squaredBefore, after, squaredAfter, q.n)
}

// differences are the changes with Welch's standard errors and degrees of freedom.
func differences(before, squaredBefore, after, squaredAfter [dimensions]float64, n int) []Target {
	targets := make([]Target, dimensions)
	for i := range targets {
		a, b := squaredBefore[i], squaredAfter[i]
		targets[i] = Target{Value: after[i] - before[i], SE: math.Sqrt(a + b), DF: (a + b) * (a + b) / ((a*a + b*b) / float64(n-1))}
	}
	return targets
}

// share is how often a gate fails, of so many quarters.
func (q quarter) share(f Fall, fall float64, of int) float64 {
	failed := 0
	for range of {
		for _, v := range f.Judge(q.changes(fall)) {
			if v.Outcome == Fail {
				failed++
				break
			}
		}
	}
	return float64(failed) / float64(of)
}

// TestSimulation draws how often each kind of gate goes red: when nothing changed, and
// when one dimension of five truly fell 0.50. The log is the table of the help.
func TestSimulation(t *testing.T) {
	of := func(proof Proof, n, drawn int) (alarms, caught float64) {
		q := quarter{random: rand.New(rand.NewPCG(2026, uint64(n))), n: n}
		gate := Fall{Limit: 0.30, Proof: proof, Confidence: 0.95, Holm: true}
		alarms, caught = q.share(gate, 0, drawn), q.share(gate, 0.50, drawn)
		t.Logf("%3d answers, %-6s: red in %4.1f %% when nothing changed, in %5.1f %% when one of five fell 0.50", n, proof, 100*alarms, 100*caught)
		return alarms, caught
	}
	for _, n := range []int{50, 100, 220, 500} {
		alarms, caught := of(Detect, n, quarters)
		if alarms > 0.025 {
			t.Errorf("%d answers: %.1f %% of false alarms, more than the 2 %% promised", n, 100*alarms)
		}
		if n == 220 && (alarms > 0.02 || caught < 0.95) {
			t.Errorf("220 answers: %.1f %% of false alarms, %.1f %% caught; promised are at most 2 and at least 95", 100*alarms, 100*caught)
		}
	}
	for _, n := range []int{100, 500} {
		prove, _ := of(Prove, n, fewer)
		assure, missed := of(Assure, n, fewer)
		if prove > 0.001 || assure < 0.1 || missed < 0.999 {
			t.Errorf("%d answers: prove has %.2f %% of false alarms; assure %.1f %%, and catches %.1f %%", n, 100*prove, 100*assure, 100*missed)
		}
	}
}

// TestSlowDecline draws a dimension that falls 0.15 each quarter, which no comparison
// with the last quarter sees; the reference of the first one does.
func TestSlowDecline(t *testing.T) {
	const n = 220
	q := quarter{random: rand.New(rand.NewPCG(2026, 15)), n: n}
	gate := Fall{Limit: 0.30, Confidence: 0.95, Holm: true}
	red := func(a, sa, b, sb [dimensions]float64) bool {
		return gate.Judge(differences(a, sa, b, sb, n))[0].Outcome == Fail
	}
	byReference, byLast := 0, 0
	for range fewer {
		first, squaredFirst := q.means([dimensions]float64{})
		last, squaredLast := first, squaredFirst
		seen, seenLast := false, false
		for i := 1; i <= 4; i++ {
			now, squared := q.means([dimensions]float64{-0.15 * float64(i)})
			seen = seen || red(first, squaredFirst, now, squared)
			seenLast = seenLast || red(last, squaredLast, now, squared)
			last, squaredLast = now, squared
		}
		if seen {
			byReference++
		}
		if seenLast {
			byLast++
		}
	}
	t.Logf("a fall of 0.15 a quarter is seen within four quarters in %.1f %% by the reference, in %.1f %% by the last quarter", 100*float64(byReference)/fewer, 100*float64(byLast)/fewer)
	if float64(byReference) < 0.8*fewer {
		t.Errorf("the reference sees it in %.1f %%, promised are 80", 100*float64(byReference)/fewer)
	}
}

// TestFailsAt draws the power at the fall that FailsAt names.
func TestFailsAt(t *testing.T) {
	for _, n := range []int{60, 220, 800} {
		for _, proof := range []Proof{Detect, Prove, Point} {
			q := quarter{random: rand.New(rand.NewPCG(7, uint64(n))), n: n}
			gate := Fall{Limit: 0.30, Proof: proof, Confidence: 0.95, Holm: true}
			se := spread * math.Sqrt(2/float64(n))
			fall := gate.FailsAt(Target{SE: se, DF: float64(2*n - 2)}, dimensions, 0.8)
			failed := 0
			for range fewer {
				if gate.Judge(q.changes(fall))[0].Outcome == Fail {
					failed++
				}
			}
			power := float64(failed) / fewer
			t.Logf("%d answers, %s: a fall of %.2f fails in %.1f %%", n, proof, fall, 100*power)
			if power < 0.78 || power > 0.86 {
				t.Errorf("%d answers, %s: a fall of %.3f fails in %.1f %%, named were 80", n, proof, fall, 100*power)
			}
		}
	}
}
