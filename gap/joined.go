package gap

import "slices"

// Joined is who of a group answered in both waves and is compared with themselves.
type Joined struct {
	Group string `json:"group"`
	N     int64  `json:"n"` // respondents
	// Responses that are left out: of respondents who answered in one wave alone, with
	// an id that stands more than once in a wave, and without one.
	OldAlone int64 `json:"old_alone"`
	Alone    int64 `json:"alone"`
	Twice    int64 `json:"twice"`
	NoID     int64 `json:"no_id"`
	// Suppressed says that too few answered in both waves to be shown, or told of.
	Suppressed bool `json:"suppressed"`
}

// The tests of what changed with the same respondents.
const (
	pairedT      = "paired t"
	pairedWelchT = "Welch t of paired changes"
)

// CompareJoined is Compare where the same respondents answered in both waves: of the
// groups of joined, the two results are of these alone, and panel is the analysis of
// their changes as a tally.Panel counts them, likewise as Suppress leaves it.
//
// A change within a group is tested by the paired t on the respondents' own changes, and
// so are its halves. Between two groups that are both joined Welch's t compares their
// changes. Where a group of a gap is not joined, the waves are taken for independent
// samples as Compare does. Points are the mean of both waves, so importance has no
// change. Checked against R t.test(paired = TRUE).
func (r *Result) CompareJoined(old, panel Result, joined []Joined, o Options) {
	r.Joined = suppressJoined(joined, r.Method.MinCell)
	r.Method.TestChange = pairedT
	r.compare(old, panel, o)
}

// suppressJoined hides how many of a group there are where they are too few.
func suppressJoined(groups []Joined, min int64) []Joined {
	shown := slices.Clone(groups)
	for i, g := range shown {
		if g.N < min && persons(g.Group) {
			shown[i] = Joined{Group: g.Group, Suppressed: true}
		}
	}
	return shown
}

// ofEach fills in what the respondents' own changes say.
func (c *Change) ofEach(own Gap, fewest int64, level float64) {
	if c.Hidden = own.Suppressed; c.Hidden {
		c.ChangeNote = hidingNote(own)
		return
	}
	name := pairedT
	if own.FromGroup != own.ToGroup {
		name = pairedWelchT
	}
	c.ChangeNote = c.GapChange.shiftBy(name, own.Value, own.parts(), fewest, level)
	c.FromChange.shiftBy(pairedT, own.FromValue, own.samples.from.parts(), 0, level)
	c.ToChange.shiftBy(pairedT, own.ToValue, own.samples.to.parts(), 0, level)
}

// joinedRow is the row of the same gap, nil if there is none.
func joinedRow(panel []Gap, g Gap) *Gap {
	if i := slices.IndexFunc(panel, g.sameAs); i >= 0 {
		return &panel[i]
	}
	return nil
}

// joinedStep is the same step, nil if it is not there or hidden.
func joinedStep(panel []Step, s Step) *Step {
	if i := slices.IndexFunc(panel, s.sameAs); i >= 0 && panel[i].Value.Defined() {
		return &panel[i]
	}
	return nil
}
