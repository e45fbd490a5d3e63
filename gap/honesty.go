package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// HonestyRow is what speaks for and against ranking by the gap, perceived −
// expected, at a dimension or of the whole: whether what is perceived alone goes
// together with an outcome more closely than the gap does (Cronin & Taylor 1992,
// Journal of Marketing 56:55; Roszkowski, Baky & Jones 2005, Library & Information
// Science Research 27:424), whether what is expected stands at the top of the
// scale, and how closely the two go together (Peter, Churchill & Brown 1993,
// Journal of Consumer Research 19:655). Correlations are −1 to 1; what is undefined
// is null, and the note says why: where a side or the outcome is constant, and for
// too few respondents. Checked against R cor.test, lm and Williams's formula.
type HonestyRow struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Group        string `json:"group"`
	Level        string `json:"level"`
	ID           string `json:"id"`
	Label        string `json:"label"`
	Dimension    string `json:"dimension"`

	// AtTop is the share of the answers to what is expected that are the highest
	// of the scale, and Position their mean from 0 at its lowest to 1 at its
	// highest answer. Ceiling: half of them are, or the mean is above 0.9.
	Answers  int64  `json:"expected_answers"`
	AtTop    Number `json:"expected_at_top"`
	Position Number `json:"expected_position"`
	Ceiling  bool   `json:"ceiling"`

	// Both is the correlation of what is expected and perceived over the N
	// respondents with both scores, with Fisher's interval.
	N        int64  `json:"n"`
	Both     Number `json:"r_expected_perceived"`
	BothLow  Number `json:"r_expected_perceived_ci_low"`
	BothHigh Number `json:"r_expected_perceived_ci_high"`

	// Over the OutcomeN respondents with every dimension and the outcome: its
	// correlation with what is perceived and with the gap, and what is left of the
	// latter where what is perceived is held equal, with Fisher's interval for one
	// number held.
	Outcome     string `json:"outcome"`
	OutcomeN    int64  `json:"outcome_n"`
	Perceived   Number `json:"r_perceived_outcome"`
	Gap         Number `json:"r_gap_outcome"`
	Partial     Number `json:"partial_r_gap_outcome"`
	PartialLow  Number `json:"partial_r_ci_low"`
	PartialHigh Number `json:"partial_r_ci_high"`
	// The test that the two correlations are equal, above 0 if that of what is
	// perceived is the higher; of the whole alone.
	Test      string `json:"test"`
	Statistic Number `json:"statistic"`
	DF        Number `json:"df"`
	P         Number `json:"p"`
	// The shares of the outcome's variance that all dimensions of what is
	// perceived, of the gap, and of both explain, 0 to 1; of the whole alone.
	R2Perceived Number `json:"r2_perceived"`
	R2Gap       Number `json:"r2_gap"`
	R2Both      Number `json:"r2_both"`
	Confidence  Number `json:"ci_level"`
	Soundness
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`

	withheld bool
}

// The limits of a ceiling (METHODS, what critics say, W2).
const (
	ceilingShare    = 0.5
	ceilingPosition = 0.9
)

// least is the smallest number of respondents that a row rests on.
func (h HonestyRow) least() int64 {
	if h.Outcome == "" {
		return h.N
	}
	return min(h.N, h.OutcomeN)
}

// honesty is a row for each dimension in the order of the questionnaire, and
// behind them the whole, over the mean of the dimensions; none if customers were
// not asked what they expect and perceive.
func (a analysis) honesty() []HonestyRow {
	view, ok := servicePair(a.Customers)
	if !ok || len(a.in.Dimensions) == 0 {
		return nil
	}
	t := trust{analysis: a, view: view, outcome: outcomeOf(a.Customers, a.Outcome)}
	var rows []HonestyRow
	var all []int
	for d, dimension := range a.in.Dimensions {
		all = append(all, d)
		if a.in.Undivided() {
			continue
		}
		row := t.row([]int{d}, view.Scores(d).Cross())
		row.differs(view.Sides(d))
		row.Level, row.ID, row.Label, row.Dimension = LevelDimension, dimension.ID, dimension.Label, dimension.ID
		rows = append(rows, row)
	}
	means := view.OverallMeans()
	row := t.row(all, means)
	row.Level, row.ID, row.Label = LevelOverall, LevelOverall, "Overall"
	if t.outcome >= 0 {
		t.whole(&row)
	}
	t.sound(&row.Soundness)
	return append(rows, row)
}

// sound fills in what is known of the answers as a whole.
func (t trust) sound(s *Soundness) {
	sides, counted := t.view.SidesTogether()
	s.differs(sides, counted)
	s.factor(sides, counted)
	s.straight(t.view.Straight(), len(t.in.Items))
	s.spread(t.expectedMeans())
	s.Labels = t.Labels
}

// expectedMeans is what is expected of each dimension, or of each item where there
// are none, of those who rated both sides.
func (t trust) expectedMeans() []Number {
	var means []Number
	if t.in.Undivided() {
		for i := range t.in.Items {
			means = append(means, Number(t.view.Item(i).Cross().Mean(0)))
		}
		return means
	}
	for d := range t.in.Dimensions {
		means = append(means, Number(t.view.Scores(d).Cross().Mean(0)))
	}
	return means
}

// trust is the customers' answers that say how far the gap can be trusted.
type trust struct {
	analysis
	view    tally.PairView
	outcome int // position, −1 without one
}

// row is what is known of some dimensions together; both is what is expected and
// perceived of them.
func (t trust) row(dimensions []int, both stat.Cross) HonestyRow {
	r := stat.Correlation(both.Cor(0, 1), both.N, t.level())
	row := HonestyRow{
		Group: string(survey.Customers), N: both.N, Both: Number(r.Value), BothLow: Number(r.Lo), BothHigh: Number(r.Hi),
		Confidence: Number(t.level()), Soundness: unsound(), Note: string(r.Reason),
	}
	if row.Note == "" && both.N < lowBase {
		row.Note = NoteLowBase
	}
	t.ceiling(&row, dimensions)
	row.withoutOutcome()
	if t.outcome >= 0 {
		t.beside(&row, dimensions)
	}
	return row
}

// withoutOutcome is a row of a survey that asked for no outcome.
func (h *HonestyRow) withoutOutcome() {
	for _, n := range []*Number{
		&h.Perceived, &h.Gap, &h.Partial, &h.PartialLow, &h.PartialHigh, &h.Statistic, &h.DF, &h.P, &h.R2Perceived, &h.R2Gap, &h.R2Both,
	} {
		*n = Undefined
	}
}

// ceiling counts the answers to what is expected of some dimensions.
func (t trust) ceiling(row *HonestyRow, dimensions []int) {
	low, high := scaleEnds(t.in.Scale)
	top, sum := int64(0), 0.0
	for _, d := range dimensions {
		for _, i := range t.in.Dimensions[d].Items {
			h := t.Customers.Answers(survey.Expected, i)
			for at, code := range h.Code {
				row.Answers += h.N[at]
				sum += float64(h.N[at]) * h.Value(at)
				if code == int64(t.in.Scale.Points-1) {
					top += h.N[at]
				}
			}
		}
	}
	row.AtTop = Number(float64(top) / float64(row.Answers))
	row.Position = Number((sum/float64(row.Answers) - low) / (high - low))
	row.Ceiling = row.AtTop >= ceilingShare || row.Position > ceilingPosition
}

// beside compares what is perceived of some dimensions and their gap as what goes
// together with the outcome.
func (t trust) beside(row *HonestyRow, dimensions []int) {
	block := t.view.WithOutcome(t.outcome)
	e := stat.Explain(block, [][]int64{t.perceived(dimensions), t.gap(dimensions)}, t.last())
	partial := stat.Correlation(e.Partial[1], max(0, e.N-1), t.level())
	row.Outcome, row.OutcomeN = t.Customers.Plan().Questionnaire.Outcomes[t.outcome].ID, e.N
	row.Perceived, row.Gap = Number(e.R[0]), Number(e.R[1])
	row.Partial, row.PartialLow, row.PartialHigh = Number(e.Partial[1]), Number(partial.Lo), Number(partial.Hi)
	if row.Note == "" {
		row.Note = string(e.Reason)
	}
}

// whole compares the two over all dimensions: as one mean, and as one predictor
// each.
func (t trust) whole(row *HonestyRow) {
	block := t.view.WithOutcome(t.outcome)
	var perceived, gaps [][]int64
	var all []int
	for d := range t.in.Dimensions {
		all = append(all, d)
		perceived, gaps = append(perceived, t.perceived([]int{d})), append(gaps, t.gap([]int{d}))
	}
	test := stat.CompareCorrelations(float64(row.Perceived), float64(row.Gap), block.CorOf(t.perceived(all), t.gap(all)), block.N)
	row.Test, row.Statistic, row.DF, row.P = test.Name, Number(test.Statistic), Number(test.DF), Number(test.P)
	row.R2Perceived = Number(stat.Explain(block, perceived, t.last()).R2)
	row.R2Gap = Number(stat.Explain(block, gaps, t.last()).R2)
	row.R2Both = Number(stat.Explain(block, slices.Concat(perceived, gaps), t.last()).R2)
}

// perceived, gap and last are weights of the dimensions' scores and the outcome
// in a block: what is perceived of some dimensions, their gap, and the outcome.
func (t trust) perceived(dimensions []int) []int64 {
	weights := make([]int64, 2*len(t.in.Dimensions)+1)
	for _, d := range dimensions {
		weights[len(t.in.Dimensions)+d] = 1
	}
	return weights
}

func (t trust) gap(dimensions []int) []int64 {
	weights := t.perceived(dimensions)
	for _, d := range dimensions {
		weights[d] = -1
	}
	return weights
}

func (t trust) last() []int64 {
	weights := make([]int64, 2*len(t.in.Dimensions)+1)
	weights[len(weights)-1] = 1
	return weights
}
