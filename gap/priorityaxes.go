package gap

import (
	"math"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// priorities is an importance-performance analysis of the customers' answers.
type priorities struct {
	analysis
	Priorities
	tally   *tally.Tally
	view    tally.PairView // of the service gap
	paired  bool           // whether there is one
	outcome int            // position, −1 without one
}

// standpoint is what is known of a dimension or item: what was perceived, what is
// stated and derived, each with its correlation with the former over samples, and
// the gap.
type standpoint struct {
	performance     Axis
	stated, derived Axis
	withStated      float64
	withDerived     float64
	expected        Axis // what is expected, also where points are stated
	withExpected    float64
	gap             stat.Moments
}

func (p priorities) dimension(d int) standpoint {
	at := standpoint{performance: p.mean(string(survey.Perceived), p.tally.Score(survey.Perceived, d).Moments())}
	if p.paired {
		at.expect(p.mean(ImportanceExpected, p.tally.Score(survey.Expected, d).Moments()), p.view.Scores(d))
		if shares := p.view.Shares(); shares.N > 0 && p.Cut != CutDiagonal {
			weights := make([]int64, shares.K)
			weights[d] = 100
			at.stated = p.mean(ImportancePoints, shares.Combine(weights))
			at.withStated = overlapping(p.view.WithShare(d), at.performance.N, at.stated.N)
		}
	}
	if p.outcome >= 0 {
		at.derive(p.tally.OutcomeOfDimension(p.outcome, d), p.level())
	}
	return at
}

func (p priorities) item(i int) standpoint {
	at := standpoint{performance: p.mean(string(survey.Perceived), p.tally.Answers(survey.Perceived, i).Moments())}
	if p.paired {
		at.expect(p.mean(ImportanceExpected, p.tally.Answers(survey.Expected, i).Moments()), p.view.Item(i))
	}
	if p.outcome >= 0 {
		at.derive(p.tally.OutcomeOfItem(p.outcome, i), p.level())
	}
	return at
}

// expect fills in what is expected, which is what is stated where no points are,
// and the gap, from the answers of those who gave both.
func (at *standpoint) expect(expected Axis, both stat.Joint) {
	at.expected, at.withExpected = expected, overlapping(both.Cross(), at.performance.N, expected.N)
	at.stated, at.withStated = at.expected, at.withExpected
	at.gap = both.Difference().Moments()
}

// derive fills in the correlation with an outcome of those who gave both.
func (at *standpoint) derive(both stat.Joint, level float64) {
	cross := both.Cross()
	at.derived = axisOf(ImportanceCorrelation, stat.Correlation(cross.Cor(0, 1), cross.N, level))
	at.withDerived = stat.MeanWithCorrelation(both) * math.Sqrt(float64(cross.N)/float64(at.performance.N))
}

// overlapping is the correlation of two means, the first of n and the second of m
// respondents, those of the cross among both: r·shared/√(n·m). It is 0 where a
// number is constant, for its mean does not vary.
func overlapping(c stat.Cross, n, m int64) float64 {
	if r := c.Cor(0, 1); !math.IsNaN(r) {
		return r * float64(c.N) / math.Sqrt(float64(n)*float64(m))
	}
	return 0
}

func (p priorities) mean(kind string, m stat.Moments) Axis {
	return axisOf(kind, stat.Mean(m, p.level()))
}

func axisOf(kind string, e stat.Estimate) Axis {
	return Axis{
		Kind: kind, N: e.N, Value: Number(e.Value), SE: Number(e.SE), Low: Number(e.Lo), High: Number(e.Hi),
		Line: Undefined, reason: e.Reason,
	}
}

// noAxis is what was not asked.
func noAxis() Axis {
	return Axis{Value: Undefined, SE: Undefined, Low: Undefined, High: Undefined, Line: Undefined}
}

// row is a place with the lines that do not follow from the other rows, not yet
// judged.
func (p priorities) row(at standpoint) PriorityRow {
	if !p.paired {
		at.stated, at.expected, at.gap = noAxis(), noAxis(), stat.Moments{Mean: math.NaN(), SD: math.NaN()}
	}
	if p.outcome < 0 {
		at.derived = noAxis()
	}
	low, high := scaleEnds(p.in.Scale)
	row := PriorityRow{
		Group: string(survey.Customers), Cut: p.Cut, Confidence: Number(p.level()), Margin: Number(p.Margin),
		Performance: at.performance, Stated: at.stated, Derived: at.derived,
		Importance: at.stated, Correlation: Number(at.withStated),
		Gap: Number(at.gap.Mean), GapSE: Number(at.gap.SE()), gapDF: at.gap.DF(), low: low, width: high - low,
	}
	if p.outcome >= 0 {
		row.Outcome = p.tally.Plan().Questionnaire.Outcomes[p.outcome].ID
	}
	if p.Importance != Stated {
		row.Importance, row.Correlation = at.derived, Number(at.withDerived)
	}
	row.N = min(row.Performance.N, row.Importance.N)
	for _, n := range []int64{at.stated.N, at.derived.N, at.gap.N} {
		if n > 0 {
			row.N = min(row.N, n)
		}
	}
	row.Distance, row.DistanceLow, row.DistanceHigh = distance(at, p.level())
	p.lines(&row)
	return row
}

// distance is (performance − expected)/√2 with its t interval: the distance of a
// place to the diagonal, in scale points, of the n of the smaller side.
func distance(at standpoint, level float64) (value, low, high Number) {
	if at.expected.N == 0 {
		return Undefined, Undefined, Undefined
	}
	a, b := float64(at.performance.SE), float64(at.expected.SE)
	d := float64(at.performance.Value - at.expected.Value)
	margin := math.Sqrt(max(0, a*a+b*b-2*at.withExpected*a*b)) * stat.StudentQuantile((1+level)/2, float64(min(at.performance.N, at.expected.N)-1))
	return Number(d / math.Sqrt2), Number((d - margin) / math.Sqrt2), Number((d + margin) / math.Sqrt2)
}

// scaleEnds is the lowest and the highest answer of a scale.
func scaleEnds(s survey.Scale) (low, high float64) {
	return s.Value(0), s.Value(survey.Code(s.Points - 1))
}

// lines fills in the lines that are given: the middle of the scale, equal shares
// of the points, the target.
func (p priorities) lines(row *PriorityRow) {
	fix := func(axis *Axis, line float64) { axis.Line, axis.fixed = Number(line), true }
	low, high := scaleEnds(p.in.Scale)
	middle := (low + high) / 2
	switch p.Cut {
	case CutTarget:
		fix(&row.Performance, float64(p.Target))
	case CutScale:
		fix(&row.Performance, middle)
		switch row.Importance.Kind {
		case ImportanceExpected:
			fix(&row.Importance, middle)
		case ImportancePoints:
			fix(&row.Importance, 100/float64(len(p.in.Dimensions)))
		}
	}
}
