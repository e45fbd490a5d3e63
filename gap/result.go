package gap

import (
	"encoding/json"
	"math"

	"servgap/gap/stat"
)

// Schema names the form of a Result in JSON and CSV. Fields are only added.
const Schema = "servgap.result/1"

// Number is a number of a result. What is undefined is NaN, and null in JSON.
type Number float64

// Undefined is the number that is not there; a note beside it says why.
var Undefined = Number(math.NaN())

// Defined reports whether the number is there.
func (n Number) Defined() bool { return !math.IsNaN(float64(n)) && !math.IsInf(float64(n), 0) }

// MarshalJSON writes the number with every digit, or null.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.Defined() {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

// UnmarshalJSON reads what MarshalJSON writes: null is Undefined.
func (n *Number) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*n = Undefined
		return nil
	}
	return json.Unmarshal(data, (*float64)(n))
}

// Result is everything that one analysis found. It holds numbers, ids and
// codes; words for people are made from it elsewhere.
type Result struct {
	Schema  string   `json:"schema"`
	Command string   `json:"command"`
	Project string   `json:"project"`
	Wave    string   `json:"wave"` // of the project, empty without one
	Sources []Source `json:"sources"`
	// Respondents is who answered, of how many.
	Respondents []Respondents `json:"respondents"`
	Method      Method        `json:"method"`
	Steps       []Step        `json:"steps"`
	Gaps        []Gap         `json:"gaps"`
	Chain       []Chain       `json:"chain"`
	// Zone is where customers stand in their zone of tolerance, empty if they
	// were not asked what is adequate.
	Zone []ZoneRow `json:"zone,omitempty"`
	// Priority is importance against performance, and Honesty how far the gap can
	// be trusted to rank; empty if they were not asked for.
	Priority []PriorityRow `json:"priority,omitempty"`
	Honesty  []HonestyRow  `json:"honesty,omitempty"`
	// Answers is how customers answered each item of what they perceive; empty if that
	// was not asked for.
	Answers []AnswersRow `json:"answers,omitempty"`
	// Direct is the gaps that groups rated directly, empty if none did.
	Direct []DirectRow `json:"direct,omitempty"`
	// Consistency and Structure are of Reliability, empty in other results.
	Consistency []Consistency `json:"consistency,omitempty"`
	Structure   []Structure   `json:"structure,omitempty"`
	// Outcomes is the questions about the whole and the new offers, for an audit, a
	// baseline or Offers; empty in other results.
	Outcomes []Outcome `json:"outcomes,omitempty"`
	// Points is what managers and staff give of 100 points beside what customers
	// give, empty if customers or both of the others were not asked.
	Points []PointsRow `json:"points,omitempty"`
	// Antecedents is what managers and staff say of their own work that goes along
	// with the company's gaps, empty if neither was asked.
	Antecedents []AntecedentRow `json:"antecedents,omitempty"`
	// Practices is what managers and staff say is done in their company, and
	// Opportunities what they would improve; empty likewise.
	Practices     []PracticeRow    `json:"practices,omitempty"`
	Opportunities []OpportunityRow `json:"opportunities,omitempty"`
	// Changes and StepChanges are of Compare: what changed since OldWave.
	OldWave string   `json:"old_wave,omitempty"`
	Control string   `json:"control,omitempty"` // the level that others are set against
	Changes []Change `json:"changes,omitempty"`
	// Events is what happened between the waves, of the caller.
	Events      []Event      `json:"events,omitempty"`
	StepChanges []StepChange `json:"step_changes,omitempty"`
	// Joined is of CompareJoined: who is compared with themselves.
	Joined []Joined `json:"joined,omitempty"`
	// Trends is of TrendOver: each gap of the last wave over all waves.
	Trends []Trend `json:"trends,omitempty"`
	// Segments is whether the levels of --by differ, of CompareLevels.
	Segments []SegmentRow `json:"segments,omitempty"`
	// Needs is how many answers it takes, of Sizing, and Sizing for what.
	Needs []Need `json:"needs,omitempty"`
	// Brief is a plan on one page, of Sizing.
	Brief *Brief `json:"brief,omitempty"`
	// Incidents is what a table of complaints says, nil without one.
	Incidents *Incidents `json:"incidents,omitempty"`
	// Measures is standards in their own units, of the steps that they stand beside.
	Measures []MeasureRow `json:"measures,omitempty"`
	// Spread is every two touchpoints of a gap, of gaps --touchpoints.
	Spread []SpreadPair `json:"spread,omitempty"`
	Notes  []Note       `json:"notes"`
	// Loyalty is what groups say of the whole, and Economics what losing customers
	// costs, of Loyalty.
	Loyalty   []LoyaltyRow   `json:"loyalty,omitempty"`
	Economics []EconomicsRow `json:"economics,omitempty"`
	// Eyes is how the company rates itself beside how customers rate it, and Parts of
	// which answers its parts are, of Eyes.
	Eyes  []EyesRow  `json:"eyes,omitempty"`
	Parts *EyesParts `json:"parts,omitempty"`
	// Models is what goes along with how satisfied and loyal customers are, of Drivers.
	Models []DriverModel `json:"models,omitempty"`
	// Units is how the levels of a division stand as units, of CompareUnits.
	Units []Units `json:"units,omitempty"`
	// Companies is how customers perceive rivals beside the company that was asked for, of
	// RankCompanies.
	Companies []Company `json:"companies,omitempty"`
	// Dissatisfied is how many customers are, and what goes along with it, of Dissatisfaction;
	// nil of other results.
	Dissatisfied *Dissatisfied `json:"dissatisfied,omitempty"`

	asked []Asked // for Compare: of each group
}

// GapsOf is the rows of one gap, in their order.
func (r Result) GapsOf(name string) []Gap {
	var rows []Gap
	for _, g := range r.Gaps {
		if g.Name == name {
			rows = append(rows, g)
		}
	}
	return rows
}

// SetWave says of which wave of the project the rows are.
func (r *Result) SetWave(wave string) {
	r.Wave = wave
	for i := range r.Gaps {
		r.Gaps[i].Wave = wave
	}
	for i := range r.Direct {
		r.Direct[i].Wave = wave
	}
	for i := range r.Consistency {
		r.Consistency[i].Wave = wave
	}
	for i := range r.Structure {
		r.Structure[i].Wave = wave
	}
	for i := range r.Points {
		r.Points[i].Wave = wave
	}
	for i := range r.Antecedents {
		r.Antecedents[i].Wave = wave
	}
	for i := range r.Practices {
		r.Practices[i].Wave = wave
	}
	for i := range r.Opportunities {
		r.Opportunities[i].Wave = wave
	}
	for i := range r.Segments {
		r.Segments[i].Wave = wave
	}
	for i := range r.Needs {
		r.Needs[i].Wave = wave
	}
	for i := range r.Loyalty {
		r.Loyalty[i].Wave = wave
	}
	for i := range r.Economics {
		r.Economics[i].Wave = wave
	}
	for i := range r.Eyes {
		r.Eyes[i].Wave = wave
	}
	for i := range r.Models {
		r.Models[i].Wave = wave
	}
	for i := range r.Units {
		r.Units[i].Wave = wave
	}
	for _, s := range r.Steps {
		for i := range s.Against {
			s.Against[i].Wave = wave
		}
		if s.Direct != nil {
			s.Direct.Wave = wave
		}
	}
}

// Source is a file the numbers came from.
type Source struct {
	Wave      string `json:"wave"` // of the project, empty without one
	File      string `json:"file"`
	Sheet     string `json:"sheet"`
	Encoding  string `json:"encoding"`
	SHA256    string `json:"sha256"` // of the bytes of the file
	Rows      int64  `json:"rows"`   // data rows in the file
	Responses int64  `json:"responses"`
	Dropped   []Drop `json:"dropped"`
	// PointsRescaled counts responses whose importance points added up to
	// between 99 and 101 and were scaled to 100.
	PointsRescaled int64 `json:"points_rescaled"`
}

// Drop counts rows that were left out, or used without some part, for a reason.
type Drop struct {
	Reason string `json:"reason"`
	Count  int64  `json:"count"`
}

// Method says how the numbers were made.
type Method struct {
	Instrument string `json:"instrument"`
	Kind       string `json:"kind,omitempty"` // of survey, as the project says
	Scale      string `json:"scale"`
	ScaleLow   Number `json:"scale_low"` // the lowest and the highest answer
	ScaleHigh  Number `json:"scale_high"`
	Items      int    `json:"items"`
	// Reversed is the items worded negatively, by their ids: their answers were
	// turned round, min + max − x, before anything was counted.
	Reversed   []string `json:"reversed,omitempty"`
	Dimensions int      `json:"dimensions"`
	ScoreRule  string   `json:"score_rule"`
	Importance string   `json:"importance"` // points, or empty: ranked by the gap alone
	Confidence Number   `json:"confidence"`
	Interval   string   `json:"interval"`
	// Bootstrap says how the intervals of gaps within a group were drawn; nil and left
	// out where they are t.
	Bootstrap *Bootstrap `json:"bootstrap,omitempty"`
	Test      string     `json:"test"`
	RankTest  string     `json:"rank_test"`
	Adjust    string     `json:"adjust"`
	MinCell   int64      `json:"min_cell"`
	// MinGap is the smallest gap that matters, in scale points; 0 and left out if
	// none was named.
	MinGap      Number `json:"min_gap,omitempty"`
	Fingerprint string `json:"fingerprint"`
	// Designs says how the respondents of groups were drawn, none if each counts once
	// and was drawn alone from a population without an end.
	Designs []Drawn `json:"designs,omitempty"`
	// Where is the conditions that keep some of the respondents, and By the
	// background question that divides them, whose levels stand in the rows.
	Where []Condition `json:"where,omitempty"`
	By    string      `json:"by,omitempty"`
	// Divided lists the groups that these questions were asked of. All others
	// answer with everybody.
	Divided []string `json:"divided,omitempty"`
	// Sizing is what Needs are for.
	Sizing *Sizing `json:"sizing,omitempty"`
	// TestChange is the test of changes between waves, empty without any.
	TestChange string `json:"test_change,omitempty"`
	// Time is how the waves of a trend are placed, by wave or date.
	Time string `json:"time,omitempty"`
	// TestDirect is the test of directly rated gaps, empty without any.
	TestDirect string `json:"test_direct,omitempty"`
	// Of a study of several groups: the tests of gaps between two of them, and
	// what was counted of each.
	TestBetween     string        `json:"test_between,omitempty"`
	RankTestBetween string        `json:"rank_test_between,omitempty"`
	Groups          []GroupMethod `json:"groups,omitempty"`
}

// Condition keeps the respondents whose answer to a background question is the
// value. Of several on one question one has to hold, of those on several each.
type Condition struct {
	Column string `json:"column"`
	Value  string `json:"value"`
}

// GroupMethod is what one group of the study is known by.
type GroupMethod struct {
	Group       string `json:"group"`
	N           int64  `json:"n"` // responses
	Fingerprint string `json:"fingerprint"`
}

// Levels of a row.
const (
	LevelItem      = "item"
	LevelDimension = "dimension"
	LevelOverall   = "overall"  // mean over persons of the mean of their dimension gaps
	LevelWeighted  = "weighted" // the same, each dimension weighted by the person's points
)

// Gap is one gap at one level: received minus reference in scale points, below
// zero a shortfall. Fields are keyed as the columns of the CSV output.
//
// If one group rated both ends, FromGroup and ToGroup are the same, N is the
// respondents who have both and Test is the paired t. Else N is the sum of FromN
// and ToN, and what tells of a respondent's own difference (share_below, zeros)
// is not there.
type Gap struct {
	Wave         string `json:"wave"`
	Group        string `json:"group"`
	Segment      string `json:"segment"`
	SegmentValue string `json:"segment_value"`
	Name         string `json:"gap"`
	Level        string `json:"level"`
	ID           string `json:"id"`
	Label        string `json:"label"`
	Dimension    string `json:"dimension"`
	Rank         int    `json:"rank"` // 0 for a row that is not ranked
	N            int64  `json:"n"`
	Difference
	PRank          Number `json:"p_rank"`
	Effect         Number `json:"effect"`
	EffectKind     string `json:"effect_kind"`
	Importance     Number `json:"importance"` // percent of the 100 points
	ImportanceFrom string `json:"importance_from"`
	Contribution   Number `json:"contribution"`
	RankRange      string `json:"rank_range"`         // "1-2" where the order is not settled
	SegmentRange   string `json:"segment_rank_range"` // the same among the levels of --by, in this row
	AlphaFrom      Number `json:"alpha_from"`
	AlphaTo        Number `json:"alpha_to"`
	Suppressed     bool   `json:"suppressed"`
	Note           string `json:"note"` // codes, separated by blanks

	// Beside the columns of the CSV: the share of respondents below zero with
	// its interval, and what the rank test had to leave out.
	Below     Number `json:"share_below"`
	BelowLow  Number `json:"share_below_ci_low"`
	BelowHigh Number `json:"share_below_ci_high"`
	// Feldt's intervals of the internal consistency of the two sides.
	AlphaFromLow  Number `json:"alpha_from_ci_low"`
	AlphaFromHigh Number `json:"alpha_from_ci_high"`
	AlphaToLow    Number `json:"alpha_to_ci_low"`
	AlphaToHigh   Number `json:"alpha_to_ci_high"`
	RankTest      string `json:"rank_test"`
	Zeros         int64  `json:"zeros"`
	Ties          int64  `json:"ties"`
	Alternatives

	// ScoreRule says when answers make a score on each side.
	ScoreRule string `json:"score_rule"`

	// differences is the respondents' own, of a pair that was counted, for what is
	// drawn or compared later; a hidden row has none.
	differences stat.Hist

	// belowSize is the respondents that Below is worth, 0 for N.
	belowSize float64

	// For Suppress: respondents with every item, and those whose points are the
	// importance.
	alphaFromN, alphaToN, pointsN int64
	// For Compare, and kept by a Baseline.
	samples  samples
	order    int // in the questionnaire, among the rows of the level
	withheld bool
}

// BelowSize is the respondents that the share below zero is worth, where that is
// another number than N; else 0.
func (g Gap) BelowSize() float64 { return g.belowSize }

// samples is what a gap is made of: the two ends, the respondents' own gaps where they
// rated both, and their points, of 100, where each gave some.
type samples struct {
	from, to           sample
	difference, points stat.Moments
}

// sample is a group's part in a mean. One that is fixed is one document: a constant.
type sample struct {
	stat.Moments
	fixed bool
}
