package gate

import (
	"math"
	"slices"

	"servgap/gap"
	"servgap/gap/stat"
)

// changes finds the changes between two results that a check looks at.
func (c Check) changes(blank Ruling, now, before gap.Result) []subject {
	if c.Metric.Kind == Whole {
		return c.outcomeChanges(blank, now, before)
	}
	now.Gaps = c.picked(now)
	now.Compare(before, gap.Options{Confidence: c.Fall.Confidence})
	var found []subject
	for _, g := range now.Gaps {
		of := rowOf(blank, g)
		of.Value = g.Value
		i := slices.IndexFunc(now.Changes, func(change gap.Change) bool {
			return change.Name == g.Name && change.Level == g.Level && change.ID == g.ID
		})
		if i < 0 {
			found = append(found, unjudged(of, NotBefore))
			continue
		}
		length := float64(now.Method.ScaleHigh - now.Method.ScaleLow)
		found = append(found, c.change(of, now.Changes[i], length))
	}
	return found
}

// change is one gap in two waves, on a scale of a length.
func (c Check) change(of Ruling, change gap.Change, length float64) subject {
	t := change.GapChange
	of.OldN, of.OldValue, of.Change = change.Old.N, change.Old.Value, t.Value
	of.ToChange, of.FromChange = change.ToChange.Value, change.FromChange.Value
	s := subject{Ruling: of, target: Target{ID: of.Target, Value: float64(t.Value), SE: float64(t.SE), DF: float64(t.DF)}}
	s.least, s.most = -length-float64(change.Old.Value), length-float64(change.Old.Value)
	return c.judgeable(s, change.Hidden, min(fewest(change.Gap), fewest(change.Old)), change.ChangeNote)
}

// outcomeChanges compares a question about the whole: means by Welch's t, net promoter
// scores by their normal intervals.
func (c Check) outcomeChanges(blank Ruling, now, before gap.Result) []subject {
	var found []subject
	for _, o := range now.Outcomes {
		if o.ID != c.Metric.Name {
			continue
		}
		of := wholeOf(blank, o)
		i := slices.IndexFunc(before.Outcomes, func(old gap.Outcome) bool {
			return old.ID == o.ID && old.Group == o.Group && old.Measure == o.Measure && old.Least == o.Least && old.Most == o.Most
		})
		if i < 0 {
			found = append(found, unjudged(of, NotBefore))
			continue
		}
		old := before.Outcomes[i]
		of.OldN, of.OldValue, of.Change = old.N, old.Value, o.Value-old.Value
		change := o
		change.Value, change.SE, change.DF = of.Change, gap.Number(math.Hypot(float64(o.SE), float64(old.SE))), gap.Undefined
		if o.Measure == gap.MeasureMean {
			parts := []stat.Part{{Variance: float64(old.SE * old.SE), N: old.N}, {Variance: float64(o.SE * o.SE), N: o.N}}
			_, test := stat.DifferenceT("Welch t", float64(of.Change), parts, c.Fall.Confidence)
			change.DF = gap.Number(test.DF)
		}
		s := c.outcome(of, change, o.Suppressed || old.Suppressed, min(o.N, old.N))
		s.least, s.most = s.least-float64(old.Value), s.most-float64(old.Value)
		found = append(found, s)
	}
	return found
}
