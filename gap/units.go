package gap

import (
	"math"
	"slices"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// Where a unit stands to all respondents, and whether it is beyond what chance alone
// would do to a unit of its size.
const (
	TierBelow = "below"
	TierAs    = "as"
	TierAbove = "above"

	FunnelInside = "inside"
	Beyond95     = "beyond_95"
	Beyond998    = "beyond_99.8"
)

// The limits of a funnel in standard errors: 95 % and 99.8 % of the units that do not
// differ lie within them (Spiegelhalter 2005, Statistics in Medicine 24:1185).
const (
	funnel95  = 1.96
	funnel998 = 3.09
)

// UnitsPlan says what has to be counted for CompareUnits.
func UnitsPlan(q survey.Questionnaire, rule tally.Rule) tally.Plan {
	plan := Plan(q, rule)
	plan.ItemPairs, plan.Brief = false, true
	return plan
}

// CompareUnits says how the levels of one division stand as units, such as branches or
// staff, in a row of a gap: the one of everybody. Levels are as for CompareLevels, and
// what is hidden, pooled or without an answer to the question has a row and is compared
// with nothing. ok is false of a gap between two groups, and where no level has it.
//
// Units share a rank unless their difference is shown, by Welch's t with Holm over all
// pairs (standings). A unit is a part of the mean of all, so that its distance from it is
// tested as the unit against all others: m(u) − m = (1 − n(u)/n)·(m(u) − m(others)), with
// the same p, adjusted by Holm over the units.
//
// With weights, clusters or a population that has an end, means are weighted, Σw takes the
// place of n in that distance, and variances are the linearised ones, less twice the
// covariance of two units that share clusters (stat.SubgroupsT). A unit that lies in one
// cluster, such as a branch where branches were drawn, tells nothing of the variance
// between clusters (few_clusters): it has a mean and a distance, and neither interval, test,
// funnel nor shrunk mean.
func CompareUnits(whole Gap, levels []Result) (u Units, ok bool) {
	if whole.FromGroup != whole.ToGroup || len(whole.differences.N) == 0 {
		return u, false
	}
	u = Units{
		Wave: whole.Wave, Group: whole.Group, Name: whole.Name, Level: whole.Level, ID: whole.ID, Label: whole.Label, Dimension: whole.Dimension,
		N: whole.N, Value: whole.Value, Low: whole.Low, High: whole.High, Confidence: whole.Confidence,
	}
	var gaps []Gap // of the units that are compared
	var at []int
	for _, r := range levels {
		i := slices.IndexFunc(r.Gaps, func(g Gap) bool { return g.Name == whole.Name && g.Level == whole.Level && g.ID == whole.ID })
		if i < 0 {
			continue
		}
		g, by := r.Gaps[i], r.Method.Where[len(r.Method.Where)-1]
		u.Segment = by.Column
		u.Rows = append(u.Rows, newUnit(by.Value, g))
		if by.Value != "" && by.Value != Others && !g.Suppressed && g.N > 0 {
			gaps, at = append(gaps, g), append(at, len(u.Rows)-1)
		}
	}
	u.Units = len(gaps)
	u.alike(gaps)
	u.stand(whole, gaps, at)
	slices.SortStableFunc(u.Rows, func(a, b Unit) int { return unitOrder(a) - unitOrder(b) })
	return u, len(u.Rows) > 0
}

// unitOrder puts units by their rank, and behind them those that are not compared.
func unitOrder(u Unit) int {
	if u.Rank == 0 {
		return math.MaxInt32
	}
	return u.Rank
}

// newUnit is a level with its gap, compared with nothing.
func newUnit(name string, g Gap) Unit {
	return Unit{
		Name: name, N: g.N, Value: g.Value, SE: g.SE, Low: g.Low, High: g.High,
		Distance: Undefined, DistanceLow: Undefined, DistanceHigh: Undefined,
		Statistic: Undefined, DF: Undefined, P: Undefined, PAdj: Undefined,
		Weight: Undefined, Shrunk: Undefined, Errors: Undefined,
		Suppressed: g.Suppressed, Note: g.Note,
	}
}

// alike fills in how far the answers of one unit are alike.
func (u *Units) alike(gaps []Gap) {
	var answers []stat.Hist
	for _, g := range gaps {
		answers = append(answers, g.differences)
	}
	r := stat.IntraclassOf(answers)
	u.ICC, u.Design, u.Effective = Number(r.ICC), Number(r.Design), Number(float64(r.N)/r.Design)
	u.AlikeNote = string(r.Reason)
}

// stand fills in where the units stand: those compared are at these places of the rows.
func (u *Units) stand(whole Gap, gaps []Gap, at []int) {
	all, units := whole.differences.Subgroup(), make([]stat.Subgroup, len(gaps))
	keys, moments := make([]Number, len(gaps)), make([]stat.Moments, len(gaps))
	for i, g := range gaps {
		units[i] = g.differences.Subgroup()
		keys[i], moments[i] = g.Value, units[i].Moments
	}
	places, ranges := standings(keys, func(i, j int) (difference, p float64) {
		return moments[i].Mean - moments[j].Mean, stat.SubgroupsP(units[i], units[j])
	})
	shrunk := stat.Shrink(moments)
	u.Tau2, u.Centre, u.ShrunkNote = Number(shrunk.Tau2), Number(shrunk.Centre), string(shrunk.Reason)
	u.SD, u.FunnelSD = Number(all.SD), Number(all.DesignSD())
	if all.Design != nil {
		u.Effective *= Number(all.Kish() / float64(all.N))
	}
	p := make([]float64, len(gaps))
	for i := range gaps {
		row := &u.Rows[at[i]]
		row.Rank, row.RankRange = places[i], ranges[i]
		row.Weight, row.Shrunk = Number(shrunk.Weight[i]), Number(shrunk.Mean[i])
		row.away(units[i], all.Without(units[i]), float64(whole.Confidence))
		row.funnel(u.FunnelSD)
		p[i] = float64(row.P)
	}
	for i, adjusted := range stat.Holm(p) {
		u.Rows[at[i]].judge(Number(adjusted))
	}
}

// away fills in the distance from the mean of all and its test.
func (u *Unit) away(own, others stat.Subgroup, level float64) {
	if others.N == 0 {
		u.Note = string(stat.FewGroups) // everybody is in one unit
		return
	}
	e, test := stat.SubgroupsT(own, others, level)
	part := Number(others.Load() / (own.Load() + others.Load()))
	u.Distance, u.DistanceLow, u.DistanceHigh = part*Number(e.Value), part*Number(e.Lo), part*Number(e.Hi)
	u.Test, u.Statistic, u.DF, u.P = test.Name, Number(test.Statistic), Number(test.DF), Number(test.P)
	if test.Reason != "" {
		u.Note = string(test.Reason)
	}
}

// funnel fills in how many standard errors of a unit of its size the unit is from the
// mean of all, sd that of all respondents.
func (u *Unit) funnel(sd Number) {
	if !u.Distance.Defined() || !sd.Defined() || sd == 0 || u.Note == string(stat.FewClusters) {
		return
	}
	u.Errors = u.Distance / (sd / Number(math.Sqrt(float64(u.N))))
	switch away := math.Abs(float64(u.Errors)); {
	case away > funnel998:
		u.Funnel = Beyond998
	case away > funnel95:
		u.Funnel = Beyond95
	default:
		u.Funnel = FunnelInside
	}
}

// judge fills in the adjusted p and what follows from it.
func (u *Unit) judge(adjusted Number) {
	u.PAdj, u.Adjust = adjusted, "holm"
	switch {
	case !adjusted.Defined():
	case adjusted >= Significance:
		u.Tier = TierAs
	case u.Distance < 0:
		u.Tier = TierBelow
	default:
		u.Tier = TierAbove
	}
}
