package gap

import (
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// How the plane of importance and performance is cut.
const (
	CutData     = "data"     // at the means of the rows that are shown
	CutScale    = "scale"    // at the middle of the scale
	CutTarget   = "target"   // performance at a target, importance at the mean
	CutDiagonal = "diagonal" // where performance is what is expected
)

// Cuts lists them, the usual one first.
func Cuts() []string { return []string{CutData, CutScale, CutTarget, CutDiagonal} }

// What importance is: said by respondents, or derived from how closely what is
// perceived goes together with an outcome.
const (
	Stated  = "stated"
	Derived = "derived"
)

// Kinds of importance.
const (
	ImportanceExpected    = "expected"    // the mean of what is expected, in scale points
	ImportancePoints      = "points"      // percent of the 100 points
	ImportanceCorrelation = "correlation" // of what is perceived with the outcome, −1 to 1
)

// Priorities are the choices of an importance-performance analysis. The zero
// value cuts at the means.
type Priorities struct {
	Cut        string // empty means CutData
	Target     Number // of performance in scale points, for CutTarget
	Importance string // empty means Stated, and Derived where nothing was stated
	// Margin is the smallest shortfall that matters, in scale points, 0 or more.
	Margin float64
}

// Axis is one of the two axes of a row, with its interval. What is undefined is
// null, and the note says why.
type Axis struct {
	Kind  string `json:"kind"` // perceived, or a kind of importance
	N     int64  `json:"n"`
	Value Number `json:"value"`
	SE    Number `json:"se"` // of a correlation that of its artanh
	Low   Number `json:"ci_low"`
	High  Number `json:"ci_high"`
	// Line is where the plane is cut; undefined at the diagonal.
	Line Number `json:"line"`

	fixed  bool // the line is no mean of the rows
	reason stat.Reason
}

// PriorityRow is a dimension or item by its importance and performance (Martilla
// & James 1977, Journal of Marketing 41:77). Each axis is over all who answered it,
// the gap over those who answered both sides. What is undefined is null: all
// probabilities for one respondent, the score without a gap. Checked against the
// oracle (ipa) and, for intervals, probabilities and the score, R cor.test and
// mvtnorm.
type PriorityRow struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Group        string `json:"group"`
	Level        string `json:"level"`
	ID           string `json:"id"`
	Label        string `json:"label"`
	Dimension    string `json:"dimension"`
	Rank         int    `json:"rank"`
	// N is the smallest number of respondents that anything of the row rests on.
	N           int64  `json:"n"`
	Cut         string `json:"cut"`
	Outcome     string `json:"outcome"` // that derived importance is by, empty without one
	Performance Axis   `json:"performance"`
	Importance  Axis   `json:"importance"`
	Confidence  Number `json:"ci_level"`
	// Correlation is that of the two axes over samples.
	Correlation Number `json:"correlation"`
	// Quadrant is where the two values stand, a value on a line above it.
	// Uncertain says that the interval of either crosses its line, at the diagonal
	// that of the distance. The probabilities are those of each quadrant, at the
	// diagonal of standing below it (act).
	Quadrant    string `json:"quadrant"`
	Uncertain   bool   `json:"uncertain"`
	Concentrate Number `json:"p_concentrate"`
	Keep        Number `json:"p_keep"`
	Low         Number `json:"p_low"`
	Overkill    Number `json:"p_overkill"`
	Act         Number `json:"p_act"`
	// Distance to the diagonal, (performance − expected)/√2 in scale points, below
	// zero where less is perceived than expected.
	Distance     Number `json:"distance"`
	DistanceLow  Number `json:"distance_ci_low"`
	DistanceHigh Number `json:"distance_ci_high"`
	// Gap is perceived − expected of those who answered both, in scale points, and
	// Short the probability that it is below −Margin.
	Gap    Number `json:"gap_value"`
	GapSE  Number `json:"gap_se"`
	Margin Number `json:"margin"`
	Short  Number `json:"p_short"`
	// Score is the heuristic that the rows are ranked by, and ScoreShare its part
	// of the sum over the rows that are shown, 0 to 1.
	Score      Number `json:"score"`
	ScoreShare Number `json:"score_share"`
	// The two kinds of importance side by side. Disagree is stated if only what is
	// stated stands above the mean of the rows, derived if only what is derived
	// does, and empty if they agree or an interval crosses its mean.
	Stated     Axis   `json:"stated"`
	Derived    Axis   `json:"derived"`
	Disagree   string `json:"disagree"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"` // codes, separated by blanks

	gapDF    float64
	low      float64 // the lowest answer of the scale
	width    float64 // of the scale, from its lowest to its highest answer
	order    int
	withheld bool
}

// Quadrants, and the two sides of the diagonal.
const (
	QuadrantConcentrate = "concentrate" // important, and performed below the line
	QuadrantKeep        = "keep"
	QuadrantLow         = "low"
	QuadrantOverkill    = "overkill"
	QuadrantAct         = "act"
	QuadrantLeave       = "leave"
)

// priority is the rows by dimension, then by item, each level cut and ranked in
// itself; none if nothing was perceived or nothing says what is important.
func (a analysis) priority(o Priorities) []PriorityRow {
	s, ok := a.customersSide(survey.Perceived)
	if !ok {
		return nil
	}
	p := priorities{analysis: a, Priorities: o, tally: s.tally, outcome: outcomeOf(s.tally, a.Outcome)}
	p.view, p.paired = servicePair(s.tally)
	if p.Cut == "" {
		p.Cut = CutData
	}
	if p.Importance == "" && p.paired || p.Cut == CutDiagonal {
		p.Importance = Stated
	}
	if (p.Importance == Stated && !p.paired) || p.Importance != Stated && p.outcome < 0 {
		return nil
	}
	var dimensions, items []PriorityRow
	if !a.in.Undivided() {
		for d, dimension := range a.in.Dimensions {
			row := p.row(p.dimension(d))
			row.Level, row.ID, row.Label, row.Dimension, row.order = LevelDimension, dimension.ID, dimension.Label, dimension.ID, d
			dimensions = append(dimensions, row)
		}
	}
	a.eachItem(func(i int, item survey.Item, dimension string) {
		row := p.row(p.item(i))
		row.Level, row.ID, row.Label, row.Dimension, row.order = LevelItem, item.ID, item.Label, dimension, i
		items = append(items, row)
	})
	return append(judgePriorities(dimensions), judgePriorities(items)...)
}

// outcomeOf is the position of an outcome by its id, −1 if it is not there. An
// empty id is the first one of satisfaction, else the first.
func outcomeOf(t *tally.Tally, id string) int {
	outcomes := t.Plan().Questionnaire.Outcomes
	if id != "" {
		return slices.IndexFunc(outcomes, func(o survey.Outcome) bool { return o.ID == id })
	}
	if i := slices.IndexFunc(outcomes, func(o survey.Outcome) bool { return o.Kind == "csat" }); i >= 0 {
		return i
	}
	return slices.IndexFunc(outcomes, func(o survey.Outcome) bool { return o.Whole() })
}
