package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Sight is how one group sees an item, a dimension or the whole: the shares below, at
// and above the middle of the scale with their net, and the share in the highest box,
// within a point of the end. Shares are of 1, the net is from −100 to 100.
type Sight struct {
	Negative  Number `json:"negative"`
	Neutral   Number `json:"neutral"`
	Positive  Number `json:"positive"`
	Net       Number `json:"net"`
	NetSE     Number `json:"net_se"`
	NetLow    Number `json:"net_ci_low"`
	NetHigh   Number `json:"net_ci_high"`
	Top       Number `json:"top"`
	TopLow    Number `json:"top_ci_low"`
	TopHigh   Number `json:"top_ci_high"`
	NegativeN int64  `json:"negative_n"`
	NeutralN  int64  `json:"neutral_n"`
	PositiveN int64  `json:"positive_n"`
	TopN      int64  `json:"top_n"`
}

// EyesRow sets how a company rates itself against how its customers rate it: the means
// of the self-image gap, customers' less the company's own, and the same of the nets
// and of the highest box. Below zero the company sees itself better than it is seen.
// Each respondent is counted once in a row, and with weights shares are weighted, each
// group's by its own; a dimension and the whole are their scores.
type EyesRow struct {
	Wave      string `json:"wave"`
	Level     string `json:"level"`
	ID        string `json:"id"`
	Label     string `json:"label"`
	Dimension string `json:"dimension"`
	Rank      int    `json:"rank"` // the largest blind spot first, 0 for the whole
	Difference
	Own       Sight `json:"own"`
	Customers Sight `json:"customers"`
	// Customers' net less the company's own, of 100, with the normal interval.
	NetGap     Number `json:"net_gap"`
	NetGapSE   Number `json:"net_gap_se"`
	NetGapLow  Number `json:"net_gap_ci_low"`
	NetGapHigh Number `json:"net_gap_ci_high"`
	// NetGapInterval says how it was made: normal, or adjusted where a net has no variance.
	NetGapInterval string `json:"net_gap_interval"`
	// The same of the shares in the highest box, with Newcombe's interval.
	TopGap     Number `json:"top_gap"`
	TopGapLow  Number `json:"top_gap_ci_low"`
	TopGapHigh Number `json:"top_gap_ci_high"`
	// The test that both are divided alike among the three parts, and why there is none.
	PartsTest      string `json:"parts_test"`
	PartsStatistic Number `json:"parts_statistic"`
	PartsDF        Number `json:"parts_df"`
	PartsDF2       Number `json:"parts_df2"` // of the denominator, of Rao and Scott's F
	PartsP         Number `json:"parts_p"`
	PartsPAdj      Number `json:"parts_p_adj"` // by Holm over the rows of a level
	PartsNote      string `json:"parts_note"`
	Suppressed     bool   `json:"suppressed"`
	Note           string `json:"note"`
	// The question that divides the respondents and the level that they are at, both
	// empty for everybody.
	Segment      string `json:"segment"`
	SegmentValue string `json:"segment_value"`

	withheld bool // though enough answered
}

// EyesParts are the parts of the scale that rows of Eyes go by, as the answers in them.
type EyesParts struct {
	Negative string `json:"negative"`
	Neutral  string `json:"neutral"`
	Positive string `json:"positive"`
	Top      string `json:"top"`
}

// The tests of the three parts where few are expected in one, and where either group has
// weights, clusters or a population that has an end.
const (
	TestExact    = stat.ChiSquaredExact
	TestRaoScott = stat.RaoScott
)

// EyesPlan says what has to be counted of a group of any role for Eyes: the answers and
// scores alone.
func EyesPlan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	return tally.Plan{Questionnaire: q, Complete: rule == tally.Complete}
}

// Eyes compares what the company says of itself with what customers say, on the same
// items, ranked by the gap alone: a blind spot is one whatever its weight. Nothing if one
// of the two was not asked. Command, Project, Wave and Sources of the result are the
// caller's to fill in.
func Eyes(s Study, o Options) Result {
	r := Result{Schema: Schema, Sources: []Source{}, Respondents: s.Respondents(), Steps: []Step{}, Gaps: []Gap{}, Chain: []Chain{}, Notes: []Note{}}
	s, r.Notes = s.drawn().comparable()
	a := analysis{Study: s, Options: o}
	a.in = s.instrument()
	r.Method = a.method(nil)
	r.Method.ScoreRule, r.Method.Test, r.Method.RankTest, r.Method.RankTestBetween = string(tally.HalfScores), "", "", ""
	r.Method.drawn(a.designs())
	c := comparisonCalled(SelfImage)
	own, customers, ok := a.ends(c)
	if !ok {
		return r
	}
	r.Method.ScoreRule = string(own.rule())
	p := scaleParts{scale: a.in.Scale}
	r.Parts = &EyesParts{p.text(negative), p.text(neutral), p.text(positive), p.text(best)}
	gaps, _ := a.gaps(c)
	for _, g := range gaps {
		if g.Level != LevelWeighted {
			r.Eyes = append(r.Eyes, a.eyesRow(g, own, customers))
		}
	}
	adjustParts(r.Eyes)
	r.Notes = append(r.Notes, slices.DeleteFunc(s.otherRaters(o), func(n Note) bool { return n.Construct != string(survey.SelfRated) })...)
	return r
}

func (a analysis) eyesRow(g Gap, own, customers side) EyesRow {
	row := EyesRow{Level: g.Level, ID: g.ID, Label: g.Label, Dimension: g.Dimension, Rank: g.Rank, Difference: g.Difference, Note: g.Note}
	level := a.level()
	theirs, ours := a.answersAt(customers, g), a.answersAt(own, g)
	x, y := a.boxesOf(theirs), a.boxesOf(ours)
	row.Customers, row.Own = sightOf(x), sightOf(y)
	theirSigns, ourSigns := a.signsOf(theirs), a.signsOf(ours)
	net, _ := stat.NetDifference(stat.NetOf(theirSigns), stat.NetOf(ourSigns), level)
	row.NetGap, row.NetGapSE, row.NetGapLow, row.NetGapHigh = Number(100*net.Value), Number(100*net.SE), Number(100*net.Lo), Number(100*net.Hi)
	row.NetGapInterval = net.Method
	top := stat.SharesApart(x.Top2.Estimate, y.Top2.Estimate)
	row.TopGap, row.TopGapLow, row.TopGapHigh = Number(top.Value), Number(top.Lo), Number(top.Hi)
	parts := stat.DividedAlike(theirSigns, ourSigns)
	row.PartsTest, row.PartsNote, row.PartsP = parts.Name, string(parts.Reason), Number(parts.P)
	row.PartsStatistic, row.PartsDF, row.PartsDF2 = Number(parts.Statistic), Number(parts.DF), Number(parts.DF2)
	return row
}

// adjustParts adjusts the tests of the three parts within each level.
func adjustParts(rows []EyesRow) {
	eachLevel(rows, func(r EyesRow) string { return r.Level }, func(rows []EyesRow) {
		var p []float64
		for _, row := range rows {
			p = append(p, float64(row.PartsP))
		}
		for i, adjusted := range stat.Holm(p) {
			rows[i].PartsPAdj = Number(adjusted)
		}
	})
}

// answersAt is a side's answers or scores at the level of a gap.
func (a analysis) answersAt(s side, g Gap) stat.Hist {
	switch g.Level {
	case LevelItem:
		return s.tally.Answers(s.construct, slices.IndexFunc(a.in.Items, func(i survey.Item) bool { return i.ID == g.ID }))
	case LevelDimension:
		return s.tally.Score(s.construct, slices.IndexFunc(a.in.Dimensions, func(d survey.Dimension) bool { return d.ID == g.ID }))
	default:
		return s.tally.Overall(s.construct)
	}
}

// endsOf is the ends of the scale as answers or scores have them, which are in parts of a
// scale point.
func (a analysis) endsOf(answers stat.Hist) (low, high int64) {
	unit := answers.Den / a.in.Scale.Den
	return a.in.Scale.Min * unit, a.in.Scale.Highest() * unit
}

func (a analysis) boxesOf(answers stat.Hist) stat.Boxes {
	low, high := a.endsOf(answers)
	return stat.BoxesOf(answers, low, high, a.level())
}

func (a analysis) signsOf(answers stat.Hist) stat.Hist {
	low, high := a.endsOf(answers)
	return answers.Signs(low, high)
}

func sightOf(b stat.Boxes) Sight {
	return Sight{
		Negative: Number(b.Negative.Value), Neutral: Number(b.Neutral.Value), Positive: Number(b.Positive.Value),
		Net: Number(100 * b.Net.Value), NetSE: Number(100 * b.Net.SE), NetLow: Number(100 * b.Net.Lo), NetHigh: Number(100 * b.Net.Hi),
		Top: Number(b.Top2.Value), TopLow: Number(b.Top2.Lo), TopHigh: Number(b.Top2.Hi),
		NegativeN: b.Negative.Count, NeutralN: b.Neutral.Count, PositiveN: b.Positive.Count, TopN: b.Top2.Count,
	}
}

// suppressEyes hides rows in which either group is of fewer than min respondents.
func suppressEyes(rows []EyesRow, least int64) []EyesRow {
	shown := slices.Clone(rows)
	for i, row := range shown {
		if !row.withheld && min(row.FromN, row.ToN) >= least {
			continue
		}
		note := hiddenFor(min(row.FromN, row.ToN) < least)
		nothing := sightOf(stat.BoxesOf(stat.Hist{Den: 1}, 0, 1, 0.95))
		shown[i] = EyesRow{
			Wave: row.Wave, Level: row.Level, ID: row.ID, Label: row.Label, Dimension: row.Dimension, Rank: row.Rank,
			Difference: row.Difference.withoutNumbers(), Own: nothing, Customers: nothing,
			NetGap: Undefined, NetGapSE: Undefined, NetGapLow: Undefined, NetGapHigh: Undefined,
			TopGap: Undefined, TopGapLow: Undefined, TopGapHigh: Undefined,
			PartsTest: row.PartsTest, PartsStatistic: Undefined, PartsDF: Undefined, PartsDF2: Undefined, PartsP: Undefined, PartsPAdj: Undefined,
			PartsNote:  note,
			Suppressed: true, Note: note, Segment: row.Segment, SegmentValue: row.SegmentValue,
		}
	}
	eachLevel(shown, func(r EyesRow) string { return r.Level }, func(rows []EyesRow) {
		if slices.ContainsFunc(rows, func(r EyesRow) bool { return r.Suppressed }) {
			if rows[0].Adjust == "holm" {
				holm(rows, func(r *EyesRow) *Tested { return &r.Tested })
			}
			adjustParts(rows)
			hiddenLast(rows, func(r *EyesRow) standing { return standing{r.ID, r.Suppressed, &r.Rank} })
		}
	})
	return shown
}

// adjustWholeEyes adjusts the tests of the whole over the parts, which stand in one table.
func adjustWholeEyes(results []Result) {
	var wholes []EyesRow
	var at []*EyesRow
	for i := range results {
		for k := range results[i].Eyes {
			if row := &results[i].Eyes[k]; row.Level == LevelOverall && !row.Suppressed {
				wholes, at = append(wholes, *row), append(at, row)
			}
		}
	}
	if len(wholes) == 0 {
		return
	}
	holm(wholes, func(r *EyesRow) *Tested { return &r.Tested })
	adjustParts(wholes)
	for i, row := range wholes {
		*at[i] = row
	}
}
