package gap

// Units is how the units of one division stand in one gap, of the whole or a dimension.
// What is undefined has a note that says why.
type Units struct {
	Wave      string `json:"wave"`
	Segment   string `json:"segment"` // the question whose levels the units are
	Group     string `json:"group"`
	Name      string `json:"gap"`
	Level     string `json:"level"`
	ID        string `json:"id"`
	Label     string `json:"label"`
	Dimension string `json:"dimension"`
	// Of all respondents, whatever their unit: the gap with its interval, and the
	// standard deviation of their own.
	N          int64  `json:"n"`
	Value      Number `json:"gap_value"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	SD         Number `json:"sd"`
	// FunnelSD is SD, or with weights, clusters or a population that has an end √n times
	// the standard error of the mean.
	FunnelSD Number `json:"funnel_sd"`
	// Units is how many are compared. Their answers are alike by ICC, each counted once,
	// which makes the variance of the mean Design times as large, as if only Effective had
	// answered, of equal weight.
	Units     int    `json:"units"`
	ICC       Number `json:"icc"`
	Design    Number `json:"design_effect"`
	Effective Number `json:"effective_n"`
	AlikeNote string `json:"icc_note"`
	// Tau2 is the variance of the units' own means, and Centre what small ones are drawn
	// towards.
	Tau2       Number `json:"tau_squared"`
	Centre     Number `json:"shrunk_towards"`
	ShrunkNote string `json:"shrunk_note"`
	Rows       []Unit `json:"rows"` // by rank, behind them what is not compared
}

// Unit is one unit: a branch, a department, one of the staff.
type Unit struct {
	Name  string `json:"unit"` // empty of those who did not say, Others of those pooled
	Rank  int    `json:"rank"` // 1 is the largest shortfall, 0 of what is not compared
	N     int64  `json:"n"`
	Value Number `json:"gap_value"`
	SE    Number `json:"se"`
	Low   Number `json:"ci_low"`
	High  Number `json:"ci_high"`
	// RankRange is the places that the unit could have: "1-2" where the order is not
	// settled.
	RankRange string `json:"rank_range"`
	// Distance is the unit's gap less that of all, and the test of no distance that of the
	// unit against all others.
	Distance     Number `json:"distance"`
	DistanceLow  Number `json:"distance_ci_low"`
	DistanceHigh Number `json:"distance_ci_high"`
	Test         string `json:"test"`
	Statistic    Number `json:"statistic"`
	DF           Number `json:"df"`
	P            Number `json:"p"`
	PAdj         Number `json:"p_adj"`
	Adjust       string `json:"adjust"`
	Tier         string `json:"tier"` // below, as or above; empty if it is not tested
	// Shrunk is the gap drawn towards Centre; Weight is the part of its own that is kept.
	Weight Number `json:"weight"`
	Shrunk Number `json:"shrunk"`
	// Errors is the distance in standard errors of a unit of this size, FunnelSD/√n, and Funnel
	// whether that is inside the limits.
	Errors     Number `json:"standard_errors"`
	Funnel     string `json:"funnel"`
	Suppressed bool   `json:"suppressed"`
	Note       string `json:"note"`
}
