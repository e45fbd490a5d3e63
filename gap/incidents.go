package gap

import (
	"cmp"
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/tally"
)

// Incidents is what a table of complaints and critical incidents says.
type Incidents struct {
	// First and Last are the days between which they happened, as 2026-09-30; empty if
	// the table has no dates.
	First string        `json:"first"`
	Last  string        `json:"last"`
	Rows  []IncidentRow `json:"rows"`
	// Recovery compares how satisfied those were whose complaint was resolved.
	Recovery []Recovery `json:"recovery"`
	// Coding is how far two coders agree on the causes, nil without a second one.
	Coding *Coding `json:"coding"`
	// Link is the rank correlation of the complaints of a dimension with its gap, over
	// the dimensions that are shown; nil where no cause has a dimension.
	Link *IncidentLink `json:"link"`

	gaps []Gap // the service gap of the dimensions; none if no cause has a dimension
}

// IncidentRow is the incidents of one class. Fields are keyed as the columns of the CSV
// output.
type IncidentRow struct {
	Wave       string   `json:"wave"`
	Valence    string   `json:"valence"` // complaint or praise
	By         tally.By `json:"by"`      // or DimensionsOfCauses
	ID         string   `json:"id"`      // empty for the whole, what was not told, and Others
	Rank       int      `json:"rank"`
	N          int64    `json:"n"`
	Share      Number   `json:"share"`
	Cumulative Number   `json:"cumulative"`
	// Per hundred of the customers whose incidents these are.
	Customers int64  `json:"customers"` // 0 if nobody said
	Rate      Number `json:"rate"`
	RateLow   Number `json:"rate_ci_low"`
	RateHigh  Number `json:"rate_ci_high"`
	// Of the incidents of which it is known.
	Known         int64  `json:"known_n"`
	Unresolved    Number `json:"unresolved"` // the share
	UnresolvedLow Number `json:"unresolved_ci_low"`
	UnresolvedHi  Number `json:"unresolved_ci_high"`
	DaysN         int64  `json:"days_n"`
	DaysMean      Number `json:"days_mean"`
	DaysMedian    Number `json:"days_median"`
	Confidence    Number `json:"ci_level"`
	// Dimension is the one that a cause belongs to, by its id; empty if none was named.
	Dimension string `json:"dimension"`
	// Of a dimension: its service gap and the place that has.
	Gap     Number `json:"gap_value"`
	GapLow  Number `json:"gap_ci_low"`
	GapHigh Number `json:"gap_ci_high"`
	GapRank int    `json:"gap_rank"`
	// Pooled is how many classes stand together in the row, for each of them, or what is
	// left over, is of too few; 0 of a row that is one.
	Pooled     int    `json:"pooled"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`

	label  string   // of a dimension
	spread []string // the dimensions of causes that are pooled
	counts *tally.IncidentCounts
}

// Label is what a row is called by its own name; empty where words are needed.
func (r IncidentRow) Label() string { return cmp.Or(r.label, r.ID) }

// Open is how many of Known are unresolved; 0 if that is hidden.
func (r IncidentRow) Open() int64 {
	if !r.Unresolved.Defined() {
		return 0
	}
	return int64(math.Round(float64(r.Unresolved) * float64(r.Known)))
}

// Valences.
const (
	Complaint = "complaint"
	Praise    = "praise"
)

// What incidents are divided by: nothing, which is the whole, what the table tells, and
// the dimension that their cause belongs to.
const (
	UndividedIncidents     = tally.ByNothing
	CausesOfIncidents      = tally.ByCause
	TouchpointsOfIncidents = tally.ByTouchpoint
	UnitsOfIncidents       = tally.ByUnit

	DimensionsOfCauses tally.By = "dimension"
)

// Notes of incidents.
const (
	NoteNoCustomers   = "no_customers"   // no rate: nobody said how many customers there are
	NoteFewKnown      = "few_known"      // it is known of fewer than the smallest group shown
	NoteFewDimensions = "few_dimensions" // fewer dimensions than a rank correlation takes
)

// fewestLinked is the number of dimensions below which their order says nothing: of four,
// one order of 24 is perfect by chance.
const fewestLinked = 5

// IncidentOptions is what is known beside the table.
type IncidentOptions struct {
	Confidence  float64 // of the intervals; 0 means 0.95
	Wave        string
	First, Last string
	Customers   int64             // in all; 0 if nobody said
	ByUnit      map[string]int64  // likewise of units, by their names in small letters
	Dimensions  map[string]string // of causes, by their names in small letters: the dimension's id
	Gaps        []Gap             // the service gap of the dimensions
	// Others is how satisfied the customers of a survey are, on the question that the
	// complainers answered too; nil without one. Only those who did not complain are in
	// it if WithoutComplaint.
	Others           *stat.Hist
	WithoutComplaint bool
}

// AnalyzeIncidents makes rows of what was counted: of complaints and of praise the
// whole, and by cause, touchpoint and unit, the most frequent first.
//
// Rates are exact Poisson, shares Wilson, days as mean and median (quantiles of type 7),
// recovery Welch's t, agreement Cohen's kappa.
func AnalyzeIncidents(t *tally.Incidents, o IncidentOptions) *Incidents {
	o.Confidence = cmp.Or(o.Confidence, 0.95)
	all := &Incidents{First: o.First, Last: o.Last, Rows: []IncidentRow{}, Recovery: o.recovery(t), Coding: o.coding(t)}
	for _, positive := range []bool{false, true} {
		if t.Whole(positive).N == 0 {
			continue
		}
		whole := o.row(t.Whole(positive), positive, tally.ByNothing, "")
		all.Rows = append(all.Rows, shares([]IncidentRow{whole})...)
		for _, by := range []tally.By{tally.ByCause, tally.ByTouchpoint, tally.ByUnit} {
			var rows []IncidentRow
			for _, key := range t.Keys(positive, by) {
				row := o.row(t.Of(tally.Class{Positive: positive, By: by, Key: key}), positive, by, key)
				if row.ID = t.Name(key); by == tally.ByCause {
					row.Dimension = o.Dimensions[key]
				}
				rows = append(rows, row)
			}
			all.Rows = append(all.Rows, shares(rows)...)
		}
	}
	if len(o.Dimensions) > 0 {
		all.gaps = slices.DeleteFunc(slices.Clone(o.Gaps), func(g Gap) bool { return g.Level != LevelDimension })
		all.byDimension(o.Confidence)
	}
	return all
}

func (o IncidentOptions) row(c *tally.IncidentCounts, positive bool, by tally.By, key string) IncidentRow {
	row := IncidentRow{Wave: o.Wave, Valence: Complaint, By: by, ID: key, Customers: o.Customers, counts: c}
	if positive {
		row.Valence = Praise
	}
	if by == tally.ByUnit {
		row.Customers = o.ByUnit[key]
	}
	row.Gap, row.GapLow, row.GapHigh = Undefined, Undefined, Undefined
	row.estimate(o.Confidence)
	return row
}

// estimate fills in what follows from the counts.
func (r *IncidentRow) estimate(level float64) {
	r.N, r.Known, r.Confidence = r.counts.N, r.counts.Resolved+r.counts.Unresolved, Number(level)
	rate := stat.Rate(r.N, float64(r.Customers)/100, level)
	r.Rate, r.RateLow, r.RateHigh = Number(rate.Value), Number(rate.Lo), Number(rate.Hi)
	if r.Customers == 0 {
		r.Note = NoteNoCustomers
	}
	open := stat.Share(r.counts.Unresolved, r.Known, level)
	r.Unresolved, r.UnresolvedLow, r.UnresolvedHi = Number(open.Value), Number(open.Lo), Number(open.Hi)
	days := r.counts.Days()
	moments := days.Moments()
	r.DaysN, r.DaysMean, r.DaysMedian = moments.N, Number(moments.Mean), Number(days.Quantile(0.5))
}

// shares puts the most frequent first, equal ones as they stand, behind them what is
// hidden, then what was pooled and last what was not told, and adds up their shares.
func shares(rows []IncidentRow) []IncidentRow {
	slices.SortStableFunc(rows, func(a, b IncidentRow) int {
		return cmp.Or(cmp.Compare(a.tier(), b.tier()), cmp.Compare(b.N, a.N))
	})
	var total, sum int64
	for _, row := range rows {
		total += row.N
	}
	for i := range rows {
		row := &rows[i]
		if row.Suppressed {
			continue
		}
		sum += row.N
		row.Share, row.Cumulative = Number(float64(row.N)/float64(total)), Number(float64(sum)/float64(total))
		if row.tier() == 0 && row.By != tally.ByNothing {
			row.Rank = i + 1
		}
	}
	return rows
}

// tier is where rows stand whatever their number.
func (r IncidentRow) tier() int {
	switch {
	case r.Suppressed:
		return 1
	case r.Pooled > 0:
		return 2
	case r.Label() == "" && r.By != tally.ByNothing:
		return 3
	default:
		return 0
	}
}
