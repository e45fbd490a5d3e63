package gap

// DefaultMinCell is the smallest number of respondents that anything is shown
// for, if nothing else is set.
const DefaultMinCell = 5

// Suppress hides every number that rests on fewer than min respondents, so that
// no output can single a person out. It is applied once, before tables, JSON
// and gates see a result; min 0 hides nothing. The smallest number goes into
// the method.
//
// Rows of one group rest on nearly the same respondents, so there is no margin
// to subtract from: a hidden row's count is hidden with it.
func Suppress(r Result, min int64) Result {
	r.Method.MinCell = min
	r.Gaps = renumber(suppressGaps(r.Gaps, min))
	steps := make([]Step, len(r.Steps))
	for i, s := range r.Steps {
		steps[i] = suppressStep(s, min)
	}
	r.Steps = steps
	return r
}

func suppressGaps(gaps []Gap, min int64) []Gap {
	shown := make([]Gap, len(gaps))
	for i, g := range gaps {
		shown[i] = suppressGap(g, min)
	}
	return shown
}

// renumber closes the holes that hidden rows leave in the ranks of their level:
// a hole would tell where the hidden row stands. Ranges that may count a hidden
// row go with it.
func renumber(gaps []Gap) []Gap {
	hidden := make(map[string]bool)
	for _, g := range gaps {
		hidden[g.Level] = hidden[g.Level] || g.Suppressed
	}
	places := make(map[string]int)
	for i, g := range gaps {
		if !hidden[g.Level] || g.Rank == 0 {
			continue
		}
		places[g.Level]++
		gaps[i].Rank, gaps[i].RankRange = places[g.Level], ""
	}
	return gaps
}

func suppressGap(g Gap, min int64) Gap {
	if g.N >= min {
		return g
	}
	hidden := Gap{
		Wave: g.Wave, Group: g.Group, Segment: g.Segment, SegmentValue: g.SegmentValue,
		Name: g.Name, Level: g.Level, ID: g.ID, Label: g.Label, Dimension: g.Dimension,
		FromStep: g.FromStep, FromGroup: g.FromGroup, ToStep: g.ToStep, ToGroup: g.ToGroup,
		Test: g.Test, Adjust: g.Adjust, EffectKind: g.EffectKind, ImportanceFrom: g.ImportanceFrom,
		Suppressed: true, Note: NoteSuppressed,
	}
	for _, n := range []*Number{
		&hidden.FromValue, &hidden.ToValue, &hidden.Value, &hidden.SE, &hidden.Low, &hidden.High, &hidden.Confidence,
		&hidden.Statistic, &hidden.DF, &hidden.P, &hidden.PAdj, &hidden.PRank, &hidden.Effect,
		&hidden.Importance, &hidden.Contribution, &hidden.AlphaFrom, &hidden.AlphaTo,
		&hidden.Below, &hidden.BelowLow, &hidden.BelowHigh,
	} {
		*n = Undefined
	}
	return hidden
}

func suppressStep(s Step, min int64) Step {
	s.Against = suppressGaps(s.Against, min)
	rows := make([]StepRow, len(s.Rows))
	for i, row := range s.Rows {
		if row.N < min {
			row.N, row.Suppressed, row.Note = 0, true, NoteSuppressed
			row.Value, row.SE, row.Low, row.High, row.Confidence = Undefined, Undefined, Undefined, Undefined, Undefined
		}
		rows[i] = row
	}
	s.Rows = rows
	if s.State != NotMeasured && s.N < min {
		s.N = 0
		s.Value, s.SE, s.Low, s.High, s.Confidence = Undefined, Undefined, Undefined, Undefined, Undefined
	}
	return s
}
