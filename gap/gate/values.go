package gate

import (
	"math"
	"slices"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
)

// values finds the numbers of a result that a check looks at.
func (c Check) values(blank Ruling, r gap.Result) []subject {
	switch c.Metric.Kind {
	case Answers:
		return c.answers(blank, r)
	case Alpha:
		return c.alphas(blank, r)
	case Whole:
		return c.outcomes(blank, r)
	case Satisfied:
		return c.satisfied(blank, r)
	default:
		return c.gaps(blank, r)
	}
}

// answers is the group of the metric, by its id or its role.
func (c Check) answers(blank Ruling, r gap.Result) []subject {
	i := slices.IndexFunc(r.Respondents, func(g gap.Respondents) bool { return g.Group == c.Metric.Name })
	if i < 0 {
		i = slices.IndexFunc(r.Respondents, func(g gap.Respondents) bool { return g.Role == c.Metric.Name })
	}
	if i < 0 {
		return nil
	}
	g := r.Respondents[i]
	blank.Target, blank.Label = g.Group, g.Group
	if g.Suppressed {
		return []subject{unjudged(blank, Suppressed)}
	}
	blank.N, blank.Value = g.Responses, gap.Number(g.Responses)
	n, l := float64(g.Responses), c.Limit
	most := 1 + max(n, l.Fail.Bound, l.Warn.Bound, l.Pass.Bound) // no number above it is judged otherwise
	return []subject{{Ruling: blank, target: Target{ID: g.Group, Value: n}, most: most}}
}

// gaps is the gaps of the metric, or the shares of respondents whose gap is not below
// zero.
func (c Check) gaps(blank Ruling, r gap.Result) []subject {
	var found []subject
	for _, g := range c.picked(r) {
		of := rowOf(blank, g)
		length := float64(r.Method.ScaleHigh - r.Method.ScaleLow)
		s := subject{Ruling: of, target: Target{ID: g.ID, Value: float64(g.Value), SE: float64(g.SE), DF: float64(g.DF)}, least: -length, most: length}
		if c.Metric.Kind == Met {
			if g.FromGroup != g.ToGroup {
				continue // a respondent has no difference of his own
			}
			s.target = Target{ID: g.ID, Value: 1 - float64(g.Below), SE: math.NaN(), Ends: shareEnds(g.N, g.BelowSize())}
			s.least, s.most = 0, 1
		}
		s.Value = gap.Number(s.target.Value)
		found = append(found, c.judgeable(s, g.Suppressed, fewest(g), g.Note))
	}
	return found
}

// shareEnds is Wilson's interval of a share of n people, or of as many as they are
// worth where that is another number.
func shareEnds(n int64, size float64) func(value, confidence float64) (lo, hi float64) {
	return func(value, confidence float64) (lo, hi float64) {
		if size > 0 {
			e := stat.ShareOf(value, size, confidence)
			return e.Lo, e.Hi
		}
		e := stat.Share(int64(math.Round(value*float64(n))), n, confidence)
		return e.Lo, e.Hi
	}
}

// picked is the rows of the metric's gap: of one part, of those that the check names,
// else of every dimension, or of every item where there are no dimensions.
func (c Check) picked(r gap.Result) []gap.Gap {
	level := gap.LevelDimension
	if r.Method.Dimensions == 0 {
		level = gap.LevelItem
	}
	return slices.DeleteFunc(r.GapsOf(c.Metric.Name), func(g gap.Gap) bool { return !c.wants(g, level) })
}

func (c Check) wants(g gap.Gap, level string) bool {
	switch {
	case c.Metric.Part != "":
		return g.ID == c.Metric.Part
	case c.On != nil:
		return slices.Contains(c.On, g.ID)
	default:
		return g.Level == level
	}
}

// rowOf is the ruling of a row of gaps.
func rowOf(blank Ruling, g gap.Gap) Ruling {
	blank.Target, blank.Label, blank.Level, blank.N = g.ID, g.Label, g.Level, g.N
	blank.Gap, blank.ToStep, blank.ToGroup, blank.FromStep = g.Name, g.ToStep, g.ToGroup, g.FromStep
	return blank
}

// fewest is the people of the smaller of the groups that rated a gap; documents are
// none.
func fewest(g gap.Gap) int64 {
	switch documents := string(survey.Documents); {
	case g.FromGroup == documents:
		return g.ToN
	case g.ToGroup == documents:
		return g.FromN
	default:
		return min(g.FromN, g.ToN)
	}
}

// judgeable gives a subject the reason for which it cannot be judged, if there is one. A
// number of the whole population is exact; any other without a spread says nothing.
func (c Check) judgeable(s subject, hidden bool, people int64, note string) subject {
	exact := s.target.SE == 0 && note == string(stat.Census)
	bare := s.target.Ends == nil && !(s.target.SE > 0) && !exact
	switch {
	case hidden:
		return unjudged(s.Ruling, Suppressed)
	case people < c.MinAnswers:
		return unjudged(s.Ruling, FewAnswers)
	case math.IsNaN(s.target.Value) || bare:
		return unjudged(s.Ruling, NoSpread)
	}
	return s
}

// alphas is the internal consistency of the dimensions as the metric's construct was
// rated, with Feldt's interval.
func (c Check) alphas(blank Ruling, r gap.Result) []subject {
	var found []subject
	for _, a := range r.Consistency {
		wanted := c.Metric.Part == a.ID || c.Metric.Part == "" && (c.On == nil && a.Level == gap.LevelDimension || slices.Contains(c.On, a.ID))
		if a.Of != c.Metric.Name || !wanted {
			continue
		}
		of := blank
		of.Target, of.Label, of.Level, of.N, of.Value = a.ID, a.Label, a.Level, a.N, a.Alpha
		ends := func(value, confidence float64) (lo, hi float64) {
			return stat.AlphaInterval(value, a.N, a.Items, confidence)
		}
		s := subject{Ruling: of, target: Target{ID: a.ID, Value: float64(a.Alpha), SE: math.NaN(), Ends: ends}, least: 0, most: 1}
		found = append(found, c.judgeable(s, a.Suppressed, a.N, ""))
	}
	return found
}

// outcomes is the question about the whole that the metric names, of each group that
// was asked it.
func (c Check) outcomes(blank Ruling, r gap.Result) []subject {
	var found []subject
	for _, o := range r.Outcomes {
		if o.ID == c.Metric.Name {
			found = append(found, c.outcome(wholeOf(blank, o), o, o.Suppressed, o.N))
		}
	}
	return found
}

// satisfied is the share with one of the two best answers to the question that the
// metric names, with Wilson's interval.
func (c Check) satisfied(blank Ruling, r gap.Result) []subject {
	var found []subject
	for _, o := range r.Outcomes {
		if o.ID != c.Metric.Name || o.Measure == gap.MeasureNPS {
			continue
		}
		of := blank
		of.Target, of.Label, of.N, of.Value = o.ID, o.ID, o.N, o.Satisfied
		s := subject{Ruling: of, target: Target{ID: o.ID, Value: float64(o.Satisfied), SE: math.NaN(), Ends: shareEnds(o.N, o.SatisfiedSize())}, least: 0, most: 1}
		found = append(found, c.judgeable(s, o.Suppressed, o.N, o.Note))
	}
	return found
}

func wholeOf(blank Ruling, o gap.Outcome) Ruling {
	blank.Target, blank.Label, blank.N, blank.Value = o.ID, o.ID, o.N, o.Value
	blank.Unit = o.Measure
	return blank
}

func (c Check) outcome(of Ruling, o gap.Outcome, hidden bool, people int64) subject {
	s := subject{Ruling: of, target: Target{ID: o.ID, Value: float64(o.Value), SE: float64(o.SE), DF: degrees(o)}, least: float64(o.Least), most: float64(o.Most)}
	return c.judgeable(s, hidden, people, o.Note)
}

// degrees are the degrees of freedom of an outcome; a normal interval has no end of
// them.
func degrees(o gap.Outcome) float64 {
	if o.DF.Defined() {
		return float64(o.DF)
	}
	return math.Inf(1)
}
