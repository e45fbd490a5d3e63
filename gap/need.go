package gap

import (
	"math"

	"servgap/gap/stat"
	"servgap/gap/tally"
)

// Sizing says what change a survey has to see, and how surely.
type Sizing struct {
	Change      float64 `json:"change"`      // of a gap, in scale points, above 0
	Points      float64 `json:"points"`      // of a share in percent or of the NPS, in points of 100, above 0
	Power       float64 `json:"power"`       // how often it is to be seen when it is there, between 0 and 1
	Confidence  float64 `json:"confidence"`  // 1 − α
	Comparisons int     `json:"comparisons"` // over which p is adjusted; 0 for as many as there are rows of a level
	Population  int64   `json:"population"`  // of whom the respondents are a sample; 0 if it has no end
	// Limit is the smallest fall that matters to a gate, in the unit of Change; 0 if
	// every fall that is shown counts.
	Limit float64 `json:"limit"`
}

// Kinds of what is planned for.
const (
	NeedGap   = "gap"   // a gap, in scale points
	NeedShare = "share" // the share who are satisfied, in percent
	NeedNet   = "net"   // the net promoter score
)

// Need is how many answers it takes to see a change of one number, and what change the
// answers that are there would show. SD is of one respondent, in the unit of Change.
// Fields are keyed as the columns of the CSV output.
type Need struct {
	Wave        string `json:"wave"`
	Kind        string `json:"kind"`
	Level       string `json:"level"` // of a gap
	ID          string `json:"id"`
	Label       string `json:"label"`
	Dimension   string `json:"dimension"`
	N           int64  `json:"n"` // answers that are there
	SD          Number `json:"sd"`
	Change      Number `json:"change"`
	Comparisons int    `json:"comparisons"`
	// OneWave is the answers with which a gap as large as Change is shown at all, or a
	// share lies within ± Change.
	OneWave Number `json:"n_one_wave"`
	// EachWave is the answers in each of two waves with which a change between them is
	// shown, or by a gate with a limit, fails.
	EachWave Number `json:"n_each_wave"`
	// Seen is the change that two waves of N answers would show.
	Seen       Number `json:"change_seen"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
}

// Needs plans for the service gap of every row that one group rated, then for the
// customers' outcomes. r is as Suppress leaves it; rows that are hidden say nothing, and
// neither do outcomes of fewer answers than the smallest group that is shown.
//
// Gaps: the noncentral t, of paired differences for one wave and of two independent
// samples for two, at α divided by the comparisons, which is the hardest case of Holm;
// with a limit stat.DetectedAt, as a gate is judged. Shares and the NPS: the normal
// distribution with today's variance, not adjusted. A population makes every sample smaller
// (stat.InPopulation). Sizes are rounded up. A row without a spread has no size.
// Checked against R power.t.test through the oracle's sample sizes, and by hand.
func (o Sizing) Needs(s Study, r Result) []Need {
	var rows []Need
	for _, g := range r.GapsOf(Service) {
		if g.FromGroup != g.ToGroup || g.Segment != "" {
			continue
		}
		row := Need{Kind: NeedGap, Level: g.Level, ID: g.ID, Label: g.Label, Dimension: g.Dimension, Suppressed: g.Suppressed, Note: g.Note}
		if !g.Suppressed {
			row.N = g.N
		}
		row.plan(float64(g.SE)*math.Sqrt(float64(g.N)), o.amongLevel(r, g.Level))
		rows = append(rows, row)
	}
	return append(rows, outcomeNeeds(s.drawn().Customers, r.Method.MinCell, o)...)
}

// Need plans for a gap whose standard deviation is known from elsewhere.
func (o Sizing) Need(sd float64) Need {
	row := Need{Kind: NeedGap, Level: LevelOverall}
	row.plan(sd, o)
	return row
}

// amongLevel has the comparisons of a level: its rows, if nobody said otherwise.
func (o Sizing) amongLevel(r Result, level string) Sizing {
	if o.Comparisons == 0 {
		for _, g := range r.GapsOf(Service) {
			if g.Level == level && g.Segment == "" {
				o.Comparisons++
			}
		}
	}
	return o
}

// plan fills in the sizes of a gap with a standard deviation.
func (n *Need) plan(sd float64, o Sizing) {
	n.SD, n.Change, n.Comparisons = Number(sd), Number(o.Change), max(1, o.Comparisons)
	n.OneWave, n.EachWave, n.Seen = Undefined, Undefined, Undefined
	switch {
	case n.Suppressed:
		n.SD = Undefined
		return
	case !(sd > 0):
		return
	}
	one := stat.Planned{D: o.Change / sd, Alpha: o.alpha() / float64(n.Comparisons), Samples: 1}
	two := one
	two.Samples = 2
	n.OneWave = o.whole(one.Size(o.Power))
	if o.Limit == 0 {
		n.EachWave = o.whole(two.Size(o.Power))
	} else {
		n.EachWave = o.whole(o.sizeForGate(sd, two.Alpha))
	}
	if n.N >= 2 {
		n.Seen = Number(o.seen(sd, two.Alpha, n.N))
	}
	if !n.EachWave.Defined() && o.Change <= o.Limit {
		n.Note = NoteWithinLimit
	}
}

func (o Sizing) alpha() float64 { return 1 - o.Confidence }

// whole is a size rounded up, in the population.
func (o Sizing) whole(n float64) Number {
	return Number(math.Ceil(stat.InPopulation(n, o.Population) - 1e-9))
}

// sizeForGate is the smallest sample in each wave with which a gate fails at the change;
// not a number if it never does, for a change that is not past the limit.
func (o Sizing) sizeForGate(sd, alpha float64) float64 {
	fails := func(n float64) bool { return o.detected(sd, alpha, n) <= o.Change }
	low, high := 1.0, 2.0
	for ; !fails(high); low, high = high, 2*high {
		if high > 1e9 {
			return math.NaN()
		}
	}
	for high-low > 1e-9*high {
		if middle := (low + high) / 2; fails(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

func (o Sizing) detected(sd, alpha, n float64) float64 {
	return stat.DetectedAt(o.Limit, sd*math.Sqrt(2/n), 2*n-2, alpha, o.Power)
}

// seen is the change that n answers in each wave show.
func (o Sizing) seen(sd, alpha float64, n int64) float64 {
	known := stat.BeyondPopulation(float64(n), o.Population)
	if o.Limit > 0 {
		return o.detected(sd, alpha, known)
	}
	return sd * stat.Planned{Alpha: alpha, Samples: 2}.Difference(known, o.Power)
}

// outcomeNeeds plans for the outcomes that are counted as shares: the NPS, and how many
// are satisfied, who gave one of the two best answers.
func outcomeNeeds(customers *tally.Tally, least int64, o Sizing) []Need {
	if customers == nil {
		return nil
	}
	var rows []Need
	for i, outcome := range customers.Plan().Questionnaire.Outcomes {
		answers := customers.Outcome(i)
		row := Need{ID: outcome.ID, Label: outcome.ID, N: answers.Moments().N}
		var net stat.Net
		switch outcome.Kind {
		case "nps":
			row.Kind, net = NeedNet, stat.NPS(answers)
		case "csat":
			high := outcome.Scale.Min + outcome.Scale.Step*int64(outcome.Scale.Points-1)
			satisfied := stat.BoxesOf(answers, outcome.Scale.Min, high, o.Confidence).Top2
			row.Kind, net = NeedShare, stat.Net{Neutral: row.N - satisfied.Count, Positive: satisfied.Count}
			if satisfied.Size > 0 {
				net.Design = &stat.NetDesign{Positive: satisfied.Value, Size: satisfied.Size}
			}
		default:
			continue
		}
		if row.Suppressed = row.N < least; row.Suppressed {
			row.N, row.Note = 0, NoteSuppressed
		}
		row.planShare(net, o)
		rows = append(rows, row)
	}
	return rows
}

// planShare fills in the sizes of a share or a net share. They are not adjusted.
func (n *Need) planShare(net stat.Net, o Sizing) {
	n.SD, n.OneWave, n.EachWave, n.Seen = Undefined, Undefined, Undefined, Undefined
	n.Change, n.Comparisons = Number(o.Points), 1
	variance := net.Variance()
	if n.Suppressed || !(variance > 0) {
		return
	}
	change := o.Points / 100
	n.SD = Number(100 * math.Sqrt(variance))
	n.OneWave = o.whole(stat.SizeForMargin(variance, change, o.Confidence))
	n.EachWave = o.whole(stat.SizeForShift(variance, change, o.alpha(), o.Power))
	if n.N >= 2 {
		n.Seen = Number(100 * math.Sqrt(stat.SizeForShift(variance, 1, o.alpha(), o.Power)/stat.BeyondPopulation(float64(n.N), o.Population)))
	}
}
