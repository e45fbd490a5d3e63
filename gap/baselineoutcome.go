package gap

import (
	"math"
	"math/big"

	"servgap/gap/stat"
)

// BaselineOutcome is what a group answered to a question about the whole: the sample of
// its answers, of kind nps of 1, 0 and −1. One that is hidden has none.
type BaselineOutcome struct {
	Group  string          `json:"group"`
	ID     string          `json:"id"`
	Kind   string          `json:"kind"`
	Least  Number          `json:"least"`
	Most   Number          `json:"most"`
	Note   string          `json:"hidden,omitempty"`
	Sample *BaselineSample `json:"sample,omitempty"`
}

func (row Outcome) baseline() BaselineOutcome {
	b := BaselineOutcome{Group: row.Group, ID: row.ID, Kind: row.Kind, Least: row.Least, Most: row.Most}
	switch {
	case row.Suppressed:
		b.Note = row.Note
	case row.Measure == MeasureNPS && row.net.Design != nil && row.N > 1:
		b.Sample = designedNet(row.net)
	case row.Measure == MeasureNPS:
		n := row.net
		b.Sample = &BaselineSample{
			N: n.Negative + n.Neutral + n.Positive, Den: 1,
			Sum: big.NewInt(n.Positive - n.Negative), Squares: big.NewInt(n.Positive + n.Negative),
		}
	default:
		b.Sample = sampleKept(sample{Moments: row.moments}, true)
	}
	return b
}

// outcome is what was kept.
func (b BaselineOutcome) outcome(level float64) Outcome {
	row := Outcome{Group: b.Group, ID: b.ID, Kind: b.Kind, Measure: MeasureMean, Least: b.Least, Most: b.Most, Satisfied: Undefined}
	if b.Kind == MeasureNPS {
		row.Measure = MeasureNPS
	}
	if b.Note != "" {
		return row.hidden(b.Note)
	}
	row.moments = b.Sample.sample().Moments
	switch {
	case row.Measure == MeasureNPS && b.Sample.Sum == nil:
		row.net = netOf(row.moments)
	case row.Measure == MeasureNPS:
		sum, squares := b.Sample.Sum.Int64(), b.Sample.Squares.Int64()
		row.net = stat.Net{Negative: (squares - sum) / 2, Neutral: b.Sample.N - squares, Positive: (squares + sum) / 2}
	}
	return row.estimated(level)
}

// designedNet is a net of weighted answers as the mean of 1, 0 and −1, its deviation with
// the divisor n.
func designedNet(net stat.Net) *BaselineSample {
	d := net.Design
	n := net.Negative + net.Neutral + net.Positive
	mean := d.Positive - d.Negative
	sd := math.Sqrt(max(0, d.Positive+d.Negative-mean*mean))
	b := &BaselineSample{N: n, Mean: &mean, SD: &sd, Clusters: 1}
	if effect := float64(n) / d.Size; !math.IsNaN(effect) {
		b.Effect, b.Clusters = &effect, 0
	}
	return b
}

// netOf is the net that designedNet kept.
func netOf(m stat.Moments) stat.Net {
	either := m.SD*m.SD + m.Mean*m.Mean
	return stat.Net{Neutral: m.N, Design: &stat.NetDesign{Negative: (either - m.Mean) / 2, Positive: (either + m.Mean) / 2, Size: float64(m.N) / m.Design.Effect}}
}

// whole reports whether there are answers with these sums.
func (b BaselineOutcome) whole() bool {
	switch {
	case b.Note != "":
		return b.Sample == nil
	case b.Sample == nil || !b.Sample.whole():
		return false
	case b.Kind != MeasureNPS:
		return true
	}
	s := b.Sample
	if s.Effect != nil || s.Clusters == 1 {
		return *s.Mean >= -1 && *s.Mean <= 1
	}
	if s.Sum == nil || !s.Sum.IsInt64() || !s.Squares.IsInt64() {
		return false
	}
	sum, squares := s.Sum.Int64(), s.Squares.Int64()
	return s.Den == 1 && squares <= s.N && max(sum, -sum) <= squares && (squares+sum)%2 == 0
}
