package gap_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

func bootstrapOf(method string, seed uint64) *gap.Bootstrap {
	return &gap.Bootstrap{Method: method, Replicates: 9999, Seed: seed}
}

// resampled analyses rows with intervals of a bootstrap.
func resampled(t failer, b *gap.Bootstrap, rows ...string) gap.Result {
	t.Helper()
	return gap.Analyze(gap.Study{Customers: count(t, form(), rows...)}, gap.Options{Bootstrap: b})
}

// R: boot.ci(boot(gap, function(x, i) mean(x[i]), 400000), type = c("perc", "bca")),
// to within its and our chance; all but the interval is that of t.
func TestIntervalsOfABootstrap(t *testing.T) {
	rows := append(append([]string(nil), north...), append(south[:8:8], byGaps(2, 3)...)...)
	usual := rowOf(t, resampled(t, nil, rows...), gap.LevelItem, "a")
	for _, test := range []struct {
		method, made string
		low, high    gap.Number
	}{
		{gap.BootstrapPercentile, "bootstrap, percentile", -1.35, 0.05},
		{gap.BootstrapBCa, "bootstrap, BCa", -1.35, 0.05},
	} {
		r := resampled(t, bootstrapOf(test.method, 1), rows...)
		got := rowOf(t, r, gap.LevelItem, "a")
		nearBy(t, test.made+" low", got.Low, test.low, 0.051) // a twentieth is one step
		nearBy(t, test.made+" high", got.High, test.high, 0.051)
		if got.Interval != test.made || got.SE != usual.SE || got.P != usual.P || got.RankRange != usual.RankRange || usual.Interval != "t" {
			t.Errorf("%+v, with t %+v", got, usual)
		}
		if r.Method.Bootstrap == nil || r.Method.Bootstrap.Method != test.method {
			t.Errorf("method %+v", r.Method)
		}
	}
}

// One seed gives the same interval whatever else is analysed, another seed another
// one, and the step that a gap judges has that of its row.
func TestSeedsOfABootstrap(t *testing.T) {
	rows := times(40, complete, "5 6 4 4 4 4", "7 6 5 3 6 5", "6 6 6 5 3 6", "7 1 2 6 3 5")
	of := func(seed uint64) gap.Gap {
		return rowOf(t, resampled(t, bootstrapOf(gap.BootstrapBCa, seed), rows...), gap.LevelOverall, "overall")
	}
	first, again, other := of(1), of(1), of(2)
	if first.Low != again.Low || first.High != again.High || first.Low == other.Low && first.High == other.High {
		t.Errorf("%v to %v, again %v to %v, another seed %v to %v", first.Low, first.High, again.Low, again.High, other.Low, other.High)
	}
	r := gap.Analyze(gap.Study{Customers: count(t, form(), rows...)}, gap.Options{Bootstrap: bootstrapOf(gap.BootstrapBCa, 1), Dimension: "y"})
	if alone := rowOf(t, r, gap.LevelOverall, "overall"); alone.Low != first.Low || alone.High != first.High {
		t.Errorf("%v to %v beside fewer rows", alone.Low, alone.High)
	}
	i := slices.IndexFunc(r.Steps, func(s gap.Step) bool { return s.Name == gap.StepPerceived })
	if against := r.Steps[i].Against[0]; against.Low != first.Low || against.Interval != "bootstrap, BCa" {
		t.Errorf("the step has %+v", against)
	}
}

func TestEdgesOfABootstrap(t *testing.T) {
	one := rowOf(t, resampled(t, bootstrapOf(gap.BootstrapBCa, 1), "6 . . 5 . ."), gap.LevelItem, "a")
	flat := rowOf(t, resampled(t, bootstrapOf(gap.BootstrapBCa, 1), byGaps(-1, -1, -1)...), gap.LevelItem, "a")
	if one.Low.Defined() || one.Interval != "t" || one.Note != "n_one" {
		t.Errorf("one respondent: %+v", one)
	}
	if flat.Low != -1 || flat.High != -1 || flat.Note != "zero_variance" {
		t.Errorf("equal gaps: %+v", flat)
	}
	// At a confidence beyond reason a far gap turns the ends of BCa round.
	beyond := gap.Options{Confidence: 1 - 1e-12, Bootstrap: bootstrapOf(gap.BootstrapBCa, 1)}
	far := rowOf(t, gap.Analyze(gap.Study{Customers: count(t, form(), byGaps(append(make([]int, 20), 3)...)...)}, beyond), gap.LevelItem, "a")
	if far.Interval != "bootstrap, percentile" || !far.HasNote("low_base") || !far.HasNote("no_acceleration") {
		t.Errorf("ends turned round: %+v", far)
	}
	hidden := gap.Suppress(resampled(t, bootstrapOf(gap.BootstrapBCa, 1), byGaps(-1, 0, 1)...), 5)
	if g := rowOf(t, hidden, gap.LevelItem, "a"); g.Low.Defined() || g.Interval != "" {
		t.Errorf("hidden: %+v", g)
	}
}

// 10,000 replicates of 22 item gaps, five dimension gaps and the overall gap of
// 1,000 people whose answers go together as people's do.
func BenchmarkBootstrap(b *testing.B) {
	study := gap.Study{Customers: drawnPeople(b, 1000)}
	o := gap.Options{Bootstrap: &gap.Bootstrap{Method: gap.BootstrapBCa, Replicates: 10_000, Seed: 1}}
	b.ReportAllocs()
	for b.Loop() {
		gap.Analyze(study, o)
	}
}

func drawnPeople(t failer, people int) *tally.Tally {
	t.Helper()
	in, _, err := survey.Preset("servqual-1991")
	if err != nil {
		t.Fatalf("%v", err)
	}
	in.Scale = form().Instrument.Scale
	q := form()
	q.Instrument = in
	counted, err := tally.New(gap.Plan(q, tally.HalfPairs))
	if err != nil {
		t.Fatalf("%v", err)
	}
	source := rand.New(rand.NewPCG(11, 12))
	answer := func(at float64) survey.Code { return survey.Code(min(6, max(0, at+1.1*source.NormFloat64()))) }
	for range people {
		mood, r := source.NormFloat64(), q.NewResponse()
		for i := range in.Items {
			r.Answers[i], r.Answers[len(in.Items)+i] = answer(5.5+0.4*mood), answer(4.6+0.8*mood)
		}
		counted.Add(r)
	}
	return counted
}
