package gap

// Codes of notes.
const (
	NoteNoOverall     = "no_overall"         // too many items without dimensions for one exact score
	NoteNoRanges      = "ranks_not_compared" // too many items to compare every two
	NoteLowBase       = "low_base"           // fewer than 30 respondents, of two groups in either
	NoteFewPoints     = "points_partly"      // Count respondents gave no usable points
	NoteIncomplete    = "overall_partly"     // Count respondents lack a dimension and are not in the overall
	NoteSuppressed    = "fewer_than_min"     // hidden: fewer respondents than the smallest group shown
	NoteWithheld      = "hidden_with_others" // hidden: with what else is shown, the few who are hidden could be worked out
	NoteScale         = "chain_scale"        // group ID rated on another scale and is left out, all Count responses
	NoteItems         = "chain_items"        // group ID rated other items and is left out, all Count responses
	NoteOtherRater    = "other_rater"        // group ID rated Construct, too, but another that comes first is used
	NoteChainNeeds    = "chain_needs"        // there is no chain: group ID was not asked for its box
	NoteRespondents   = "other_respondents"  // the chain rests on fewer respondents than the gaps of the same names
	NoteFixed         = "fixed_reference"    // one document: a constant, without an interval
	NoteNoWidth       = "no_width"           // the mean adequate level is not below the expected one
	NoteNegativeAlpha = "negative_alpha"     // the items of a row run against each other more than together
	NoteNoFactor      = "no_factor"          // no eigenvalue is above what numbers that do not correlate have
	NoteNotTogether   = "items_not_together" // too many items to be looked at together
	NoteOnlyOld       = "only_earlier_wave"  // gap ID was measured in the earlier wave alone
	NoteOnlyNew       = "only_later_wave"    // gap ID was measured in the later wave alone
	NoteManyLevels    = "many_levels"        // too many levels to compare every two
	NoteWithinLimit   = "within_limit"       // no gate fails surely at a fall that is not past its limit
	NoteFewClusters   = "clusters_under_10"  // group ID was drawn in Count clusters, fewer than FewClusters
	NoteTargetAtEnd   = "target_at_end"      // no test of a directly rated gap: its target is an end of the scale
)

// lowBase is the number of respondents under which a result is flagged
// (METHODS: small base).
const lowBase = 30

// Note is a remark that travels with the numbers.
type Note struct {
	Segment      string `json:"segment,omitempty"`
	SegmentValue string `json:"segment_value,omitempty"`
	Code         string `json:"code"`
	Level        string `json:"level"`
	ID           string `json:"id"`
	Construct    string `json:"construct,omitempty"`
	Count        int64  `json:"count"`
}
