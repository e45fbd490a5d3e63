package gap

// SegmentRow says whether the levels of the question that divides the respondents
// differ in one gap, of the whole, a dimension or an item: two levels by Welch's t
// and by Mann and Whitney's test, more by Welch's analysis of variance and by
// Kruskal and Wallis's test.
type SegmentRow struct {
	Wave      string `json:"wave"`
	Segment   string `json:"segment"`
	Group     string `json:"group"`
	Name      string `json:"gap"`
	Level     string `json:"level"`
	ID        string `json:"id"`
	Label     string `json:"label"`
	Dimension string `json:"dimension"`
	// Levels are those compared, and N their respondents together. Left are those of
	// them that the test of the means had to leave out, for their answers have no
	// spread.
	Levels []string `json:"levels"`
	Left   []string `json:"left_out"`
	N      int64    `json:"n"`
	// The test of equal means, adjusted over the rows of one gap and level. DF2 is
	// that of the denominator of F, undefined of t.
	Test      string `json:"test"`
	Statistic Number `json:"statistic"`
	DF        Number `json:"df"`
	DF2       Number `json:"df2"`
	P         Number `json:"p"`
	PAdj      Number `json:"p_adj"`
	Adjust    string `json:"adjust"`
	// The test of equal ranks, adjusted likewise.
	RankTest      string `json:"rank_test"`
	RankStatistic Number `json:"rank_statistic"`
	RankDF        Number `json:"rank_df"`
	PRank         Number `json:"p_rank"`
	PRankAdj      Number `json:"p_rank_adj"`
	// The part of the variance that lies between the levels: among these respondents,
	// and the estimate for all whom they stand for, which can be below 0.
	Eta   Number `json:"eta_squared"`
	Omega Number `json:"omega_squared"`
	// Pairs are every two levels; none if there are more than can be compared.
	Pairs []SegmentPair `json:"pairs"`
	Note  string        `json:"note"`
}

// SegmentPair is the gap at the first of two levels less that at the second, in
// scale points: below zero, the first falls shorter. Of more than two levels the p
// and the intervals hold together over the pairs of a row (Games and Howell), and so
// do the p of ranks (Dunn, by Holm).
type SegmentPair struct {
	First      string `json:"first"`
	Second     string `json:"second"`
	N          int64  `json:"n"`
	Value      Number `json:"difference"`
	SE         Number `json:"se"`
	Low        Number `json:"ci_low"`
	High       Number `json:"ci_high"`
	Confidence Number `json:"ci_level"`
	Test       string `json:"test"`
	Statistic  Number `json:"statistic"`
	DF         Number `json:"df"`
	P          Number `json:"p"`
	PAdj       Number `json:"p_adj"`
	Adjust     string `json:"adjust"`
	RankTest   string `json:"rank_test"`
	PRank      Number `json:"p_rank"`
	PRankAdj   Number `json:"p_rank_adj"`
	Note       string `json:"note"`
}

// Shown reports whether the levels are told from each other.
func (s SegmentRow) Shown() bool { return s.PAdj.Defined() && s.PAdj < Significance }

// Shown reports whether the two levels are told from each other.
func (p SegmentPair) Shown() bool { return p.PAdj.Defined() && p.PAdj < Significance }
