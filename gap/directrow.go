package gap

// DirectRow is a gap that a group rated itself, as worse or better than expected
// or as able to meet a standard, at one level. It is the mean rating less the
// target, the answer that says that there is no gap: below zero is a shortfall.
// Such a gap is in one answer what another takes from two, so it is never set
// against one of those and never a leg of the chain. Fields are keyed as the
// columns of the CSV output.
type DirectRow struct {
	Wave      string `json:"wave"`
	Group     string `json:"group"`
	Name      string `json:"gap"`
	Level     string `json:"level"` // item, dimension or overall
	ID        string `json:"id"`
	Label     string `json:"label"`
	Dimension string `json:"dimension"`
	Rank      int    `json:"rank"` // 0 for a row that is not ranked
	N         int64  `json:"n"`
	// Mean is the mean rating and Target what it is measured against, both in
	// points of the rating's own scale, as the gap, its standard error and its
	// interval are.
	Mean   Number `json:"value"`
	Target Number `json:"target"`
	// Tested is empty of a test where the target is an end of the scale: it can be
	// missed on one side only, so that no mean but the target itself agrees with it.
	Tested
	// The shares of respondents whose score is below, at or above the target,
	// with Wilson's intervals.
	Below      Number `json:"share_below"`
	BelowLow   Number `json:"share_below_ci_low"`
	BelowHigh  Number `json:"share_below_ci_high"`
	At         Number `json:"share_at"`
	AtLow      Number `json:"share_at_ci_low"`
	AtHigh     Number `json:"share_at_ci_high"`
	Above      Number `json:"share_above"`
	AboveLow   Number `json:"share_above_ci_low"`
	AboveHigh  Number `json:"share_above_ci_high"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`       // codes, separated by blanks
	Scale      string `json:"scale"`      // of the rating
	RankRange  string `json:"rank_range"` // "1-2" where the order is not settled; empty where it is not tested

	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`

	withheld bool // for Suppress
}

// DirectNames lists the gaps that can be rated directly, in the order of Names.
func DirectNames() []string {
	return []string{Service, Knowledge, Standards, Delivery, Communication}
}

// AtEnd reports whether the target is an end of the scale, so that there is no
// test.
func (d DirectRow) AtEnd() bool { return d.Test == "" }

// hiddenDirect is a row without its numbers.
func hiddenDirect(d DirectRow, note string) DirectRow {
	return DirectRow{
		Wave: d.Wave, Group: d.Group, Name: d.Name, Level: d.Level, ID: d.ID, Label: d.Label, Dimension: d.Dimension,
		Mean: Undefined, Target: d.Target, Tested: d.Tested.withoutNumbers(),
		Below: Undefined, BelowLow: Undefined, BelowHigh: Undefined, At: Undefined, AtLow: Undefined, AtHigh: Undefined,
		Above: Undefined, AboveLow: Undefined, AboveHigh: Undefined,
		Suppressed: true, Note: note, Scale: d.Scale,
		Segment: d.Segment, SegmentValue: d.SegmentValue,
	}
}
