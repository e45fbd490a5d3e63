package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// KindWholeIndex is the kind of the row that makes one number of the three questions
// of kind survey.KindIndex.
const KindWholeIndex = "satisfaction_index"

// NoteFromOne marks an NPS that was asked from 1 to 10, where nobody can give a 0.
const NoteFromOne = "nps_from_one"

// LoyaltyRow is what a group answered to a question of satisfaction or loyalty: its
// mean, the share in one box of the scale, and the three parts of the scale with their
// net. Parts and box are written as the answers from the lowest to the highest, such as
// 6-7. Fields are keyed as the columns of the CSV output.
//
// Of kind nps the parts are detractors, passives and promoters, and the net is the NPS;
// else what is below, at and above the middle of the scale. The box is the promoters,
// of kinds ces, switch and tell who agrees: above the middle, and of all others who is
// satisfied: within a point of the highest answer. The row of the index has no parts.
type LoyaltyRow struct {
	Wave  string `json:"wave"`
	Group string `json:"group"` // its role
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Scale string `json:"scale"`
	N     int64  `json:"n"`

	Mean     Number `json:"mean"`
	MeanSE   Number `json:"mean_se"`
	MeanLow  Number `json:"mean_ci_low"`
	MeanHigh Number `json:"mean_ci_high"`
	// The same with the lowest answer at 0 and the highest at 100.
	Points100     Number `json:"points100"`
	Points100Low  Number `json:"points100_ci_low"`
	Points100High Number `json:"points100_ci_high"`
	Alpha         Number `json:"alpha"` // of the index

	Box         string `json:"box"`
	Share       Number `json:"share"` // of 1
	ShareLow    Number `json:"share_ci_low"`
	ShareHigh   Number `json:"share_ci_high"`
	NegativeBox string `json:"negative_box"`
	NeutralBox  string `json:"neutral_box"`
	PositiveBox string `json:"positive_box"`
	Negative    Number `json:"negative"` // of 1
	Neutral     Number `json:"neutral"`
	Positive    Number `json:"positive"`
	Net         Number `json:"net"` // from −100 to 100
	NetSE       Number `json:"net_se"`
	NetLow      Number `json:"net_ci_low"`
	NetHigh     Number `json:"net_ci_high"`
	NetInterval string `json:"net_interval"` // how it was made
	Confidence  Number `json:"ci_level"`
	Suppressed  bool   `json:"suppressed"`
	Note        string `json:"note"`

	// Counts of the three parts, which add up to N.
	NegativeN int64 `json:"negative_n"`
	NeutralN  int64 `json:"neutral_n"`
	PositiveN int64 `json:"positive_n"`

	// The question that divides the respondents and the level that they are at, both
	// empty for everybody.
	Segment      string `json:"segment"`
	SegmentValue string `json:"segment_value"`

	withheld bool // though enough answered
}

// LoyaltyPlan says what has to be counted of a group of any role for Loyalty: the
// answers, and where the least that customers accept was asked the adequacy gap.
func LoyaltyPlan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	plan := Plan(q, rule)
	plan.ItemPairs, plan.Zone = false, false
	plan.Pairs = slices.DeleteFunc(plan.Pairs, func(p tally.Pair) bool { return p.From != survey.Adequate })
	return plan
}

// Loyalty computes what every group says of the whole, and, where parameters are given,
// what losing customers costs. Command, Project, Wave and Sources of the result are the
// caller's to fill in.
func Loyalty(s Study, o Options, e *Economics) Result {
	r := Result{Schema: Schema, Sources: []Source{}, Respondents: s.Respondents(), Steps: []Step{}, Gaps: []Gap{}, Chain: []Chain{}, Notes: []Note{}}
	s = s.drawn()
	a := analysis{Study: s, Options: o}
	a.in = s.instrument()
	r.Method = a.method(nil)
	r.Method.Interval = "t of means, Wilson of shares, normal of nets"
	r.Method.Test, r.Method.RankTest, r.Method.Adjust, r.Method.TestBetween, r.Method.RankTestBetween = "", "", "", "", ""
	r.Method.drawn(a.designs())
	for _, role := range roles {
		if t := s.Group(role); t != nil {
			r.Loyalty = append(r.Loyalty, loyaltyOf(t, string(role), a.level())...)
		}
	}
	if e != nil {
		r.Economics = a.economics(*e)
	}
	return r
}

// loyaltyOf is a row for each question of a group, and behind them the index.
func loyaltyOf(t *tally.Tally, group string, level float64) []LoyaltyRow {
	var rows []LoyaltyRow
	for i, o := range t.Plan().Questionnaire.Outcomes {
		if !o.Whole() {
			continue
		}
		row := blankLoyalty(o.ID, o.Kind, o.Scale)
		row.parts(t.Outcome(i), o, level)
		row.estimated(t.Outcome(i).Moments(), o.Scale, level)
		if o.Kind == survey.KindNPS && o.Scale.Min > 0 {
			row.Note = NoteFromOne
		}
		row.Group = group
		rows = append(rows, row)
	}
	if index := t.Index(); index.K > 1 {
		row := blankLoyalty(KindWholeIndex, KindWholeIndex, indexScale(t.Plan().Questionnaire))
		equal := make([]float64, index.K)
		for i := range equal {
			equal[i] = 1 / float64(index.K)
		}
		row.estimated(index.Blend(equal), indexScale(t.Plan().Questionnaire), level)
		row.Alpha, row.Group = Number(stat.Alpha(index, level).Alpha), group
		rows = append(rows, row)
	}
	return rows
}

// indexScale is the one of the questions of the index.
func indexScale(q survey.Questionnaire) survey.Scale {
	return q.Outcomes[slices.IndexFunc(q.Outcomes, func(o survey.Outcome) bool { return o.Kind == survey.KindIndex })].Scale
}

// blankLoyalty is a question of which nothing is known.
func blankLoyalty(id, kind string, scale survey.Scale) LoyaltyRow {
	row := LoyaltyRow{ID: id, Kind: kind, Scale: scale.String()}
	return row.withoutNumbers()
}

// withoutNumbers is what was asked, and nothing of what was answered.
func (row LoyaltyRow) withoutNumbers() LoyaltyRow {
	for _, n := range []*Number{
		&row.Mean, &row.MeanSE, &row.MeanLow, &row.MeanHigh, &row.Points100, &row.Points100Low, &row.Points100High, &row.Alpha,
		&row.Share, &row.ShareLow, &row.ShareHigh, &row.Negative, &row.Neutral, &row.Positive,
		&row.Net, &row.NetSE, &row.NetLow, &row.NetHigh, &row.Confidence,
	} {
		*n = Undefined
	}
	row.N, row.NegativeN, row.NeutralN, row.PositiveN, row.NetInterval = 0, 0, 0, 0, ""
	return row
}

// estimated fills in the mean, on the scale and from 0 to 100.
func (row *LoyaltyRow) estimated(m stat.Moments, scale survey.Scale, level float64) {
	e := stat.Mean(m, level)
	least, most := scaleEnds(scale)
	of100 := func(x float64) Number { return Number(100 * (x - least) / (most - least)) }
	row.N, row.Confidence, row.Note = e.N, Number(level), string(e.Reason)
	row.Mean, row.MeanSE, row.MeanLow, row.MeanHigh = Number(e.Value), Number(e.SE), Number(e.Lo), Number(e.Hi)
	row.Points100, row.Points100Low, row.Points100High = of100(e.Value), of100(e.Lo), of100(e.Hi)
	if row.Note == "" && e.N < lowBase {
		row.Note = NoteLowBase
	}
}

// parts fills in the box and the three parts of the scale.
func (row *LoyaltyRow) parts(answers stat.Hist, o survey.Outcome, level float64) {
	p := partsOf(o)
	row.NegativeBox, row.NeutralBox, row.PositiveBox, row.Box = p.text(negative), p.text(neutral), p.text(positive), p.text(p.box)
	boxes := stat.BoxesOf(answers, o.Scale.Min, o.Scale.Highest(), level)
	counts := stat.Net{Negative: boxes.Negative.Count, Neutral: boxes.Neutral.Count, Positive: boxes.Positive.Count}
	below, between, above, net := boxes.Negative.Estimate, boxes.Neutral.Estimate, boxes.Positive.Estimate, boxes.Net
	if o.Kind == survey.KindNPS {
		counts = stat.NPS(answers)
		net = counts.Estimate(level)
		share := func(low, high int64) stat.Estimate {
			return answers.ShareWhere(func(x int64) bool { return low*answers.Den <= x && x <= high*answers.Den }, level)
		}
		below, between, above = share(0, 6), share(7, 8), share(9, 10)
	}
	in := above
	if p.box == best {
		in = boxes.Top2.Estimate
	}
	row.NegativeN, row.NeutralN, row.PositiveN = counts.Negative, counts.Neutral, counts.Positive
	row.Negative, row.Neutral, row.Positive = Number(below.Value), Number(between.Value), Number(above.Value)
	row.Share, row.ShareLow, row.ShareHigh = Number(in.Value), Number(in.Lo), Number(in.Hi)
	row.Net, row.NetSE, row.NetLow, row.NetHigh, row.NetInterval = Number(100*net.Value), Number(100*net.SE), Number(100*net.Lo), Number(100*net.Hi), net.Method
}

// suppressLoyalty hides what fewer than min respondents answered.
func suppressLoyalty(rows []LoyaltyRow, min int64) []LoyaltyRow {
	shown := slices.Clone(rows)
	for i, row := range shown {
		if row.withheld || row.N < min && persons(row.Group) {
			shown[i] = row.withoutNumbers()
			shown[i].Suppressed, shown[i].Note = true, hiddenFor(row.N < min)
		}
	}
	return shown
}
