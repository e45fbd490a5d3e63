package gap

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"slices"
	"time"

	"servgap/gap/stat"
)

// BaselineSample is a sample of a baseline: its exact sums in units of 1/den and
// 1/den², or, of a mean with weights that are no integers, the mean and the standard
// deviation as they are, each left out where it is undefined.
type BaselineSample struct {
	N       int64    `json:"n"`
	Fixed   bool     `json:"fixed,omitempty"` // one document
	Den     int64    `json:"den,omitempty"`
	Sum     *big.Int `json:"sum,omitempty"`
	Squares *big.Int `json:"squares,omitempty"`
	Mean    *float64 `json:"mean,omitempty"`
	SD      *float64 `json:"sd,omitempty"`
	// Effect and Clusters are its design, of a sample that has one.
	Effect   *float64 `json:"design_effect,omitempty"`
	Clusters int64    `json:"clusters,omitempty"`
}

// sampleKept is what is kept of a sample, nil if it is not there.
func sampleKept(m sample, there bool) *BaselineSample {
	if !there {
		return nil
	}
	s := BaselineSample{N: m.N, Fixed: m.fixed}
	if m.Sums != nil {
		s.Den, s.Sum, s.Squares = m.Sums.Den, m.Sums.Sum(), m.Sums.Squares()
		return &s
	}
	if m.N > 0 {
		s.Mean = &m.Mean
	}
	if m.N > 1 {
		s.SD = &m.SD
	}
	if m.Design != nil {
		if s.Clusters = m.Design.Clusters; s.Clusters != 1 {
			s.Effect = &m.Design.Effect
		}
	}
	return &s
}

// sample is what was kept; one that is not there is of nobody.
func (s *BaselineSample) sample() sample {
	m := stat.Moments{Mean: math.NaN(), SD: math.NaN()}
	switch {
	case s == nil:
		return sample{Moments: m}
	case s.Sum != nil:
		m = stat.NewSums(s.N, s.Den, s.Sum, s.Squares).Moments()
	default:
		if m.N = s.N; s.Mean != nil {
			m.Mean = *s.Mean
		}
		if s.SD != nil {
			m.SD = *s.SD
		}
		if s.Effect != nil {
			m.Design = &stat.Design{Effect: *s.Effect, Clusters: s.Clusters}
		} else if s.Clusters == 1 {
			m.Design = &stat.Design{Effect: math.NaN(), Clusters: 1}
		}
	}
	return sample{m, s.Fixed}
}

// sumBits is far above what sums of a survey need, and bounds what a file can ask for.
const sumBits = 512

// whole reports whether the numbers are those of a sample.
func (s *BaselineSample) whole() bool {
	switch {
	case s == nil:
		return true
	case s.Clusters < 0 || s.Effect == nil && s.Clusters > 1 || s.Effect != nil && (s.SD == nil || !(*s.Effect >= 0) || s.Clusters == 1):
		return false
	case s.Sum != nil && s.Squares != nil:
		small := s.Sum.BitLen() <= sumBits && s.Squares.BitLen() <= sumBits
		return small && s.Mean == nil && s.SD == nil && stat.NewSums(s.N, s.Den, s.Sum, s.Squares).Possible()
	default:
		return s.N >= 0 && s.Den == 0 && s.Sum == nil && s.Squares == nil &&
			(s.Mean != nil) == (s.N > 0) && (s.SD != nil) == (s.N > 1) && (s.SD == nil || *s.SD >= 0)
	}
}

// Encode writes the baseline as JSON, a number a line, in a stable order: equal waves
// give equal bytes, and a change is a line.
func (b Baseline) Encode(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(b)
}

// DecodeBaseline reads what Encode wrote. A file of another form, one that was cut or
// one whose numbers no sample has is refused.
func DecodeBaseline(r io.Reader) (Baseline, error) {
	var b Baseline
	decoder := json.NewDecoder(r)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&b); err != nil {
		return b, fmt.Errorf("not a baseline file: %w", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return b, errors.New("not a baseline file: something follows the baseline")
	}
	if b.Schema != BaselineSchema {
		return b, fmt.Errorf("a baseline file of the form %q: this program reads %q", b.Schema, BaselineSchema)
	}
	return b, b.check()
}

// check looks for what Baseline could not have made.
func (b Baseline) check() error {
	if _, err := time.Parse(time.DateOnly, b.Date); b.Date != "" && err != nil {
		return fmt.Errorf("baseline file: the date %q is none", b.Date)
	}
	if len(b.Asked) == 0 || len(b.Gaps) == 0 {
		return errors.New("baseline file: it holds no gap")
	}
	for _, s := range b.Steps {
		if !slices.Contains(StepNames(), s.Step) || !s.Sample.whole() {
			return fmt.Errorf("baseline file: the numbers of step %q are of no sample", s.Step)
		}
	}
	for _, o := range b.Outcomes {
		if !o.whole() {
			return fmt.Errorf("baseline file: the numbers of outcome %q are of no sample", o.ID)
		}
	}
	for i, g := range b.Gaps {
		if !slices.ContainsFunc(comparisons, g.compares) {
			return fmt.Errorf("baseline file: %q is no gap of %s and %s", g.Name, g.FromStep, g.ToStep)
		}
		if slices.ContainsFunc(b.Gaps[:i], func(o BaselineGap) bool { return o.BaselineEnds == g.BaselineEnds }) {
			return fmt.Errorf("baseline file: the gap %q stands in it twice", g.Name)
		}
		for k, row := range g.Rows {
			twice := slices.ContainsFunc(g.Rows[:k], func(r BaselineRow) bool { return r.Level == row.Level && r.ID == row.ID })
			if twice || !slices.Contains(levelOrder, row.Level) || !row.whole(g.FromGroup == g.ToGroup) {
				return fmt.Errorf("baseline file: the numbers of %q in the gap %q are of no sample", row.ID, g.Name)
			}
		}
	}
	return nil
}

// compares reports whether a gap is of the two ends.
func (b BaselineEnds) compares(c comparison) bool {
	return c.name == b.Name && StepOf(c.from) == b.FromStep && StepOf(c.to) == b.ToStep
}

func (row BaselineRow) whole(paired bool) bool {
	if row.Note != "" {
		return row.From == nil && row.To == nil && row.Difference == nil && row.Points == nil
	}
	return row.From != nil && row.To != nil && (row.Difference != nil) == paired &&
		row.From.whole() && row.To.whole() && row.Difference.whole() && row.Points.whole()
}
