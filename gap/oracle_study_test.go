package gap_test

import (
	"math"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// study is the oracle's study of several groups, analysed; with marketing in the
// managers' place, who say what is promised, or with the managers.
func (o *oracle) study(marketing bool) gap.Result {
	counted := func(name string) *tally.Tally { return o.tally(o.sets[name], tally.HalfScores, "", "") }
	s := gap.Study{Customers: counted("gaps_customers"), Managers: counted("gaps_managers"), Staff: counted("gaps_employees")}
	if marketing {
		s.Managers = counted("gaps_communication")
	}
	return gap.Analyze(s, gap.Options{})
}

// place is the level and id of a record's row.
func place(r record) (level, id string) {
	if r.has("dim") {
		return gap.LevelDimension, r.arg("dim")
	}
	return gap.LevelItem, r.arg("item")
}

func decomposition(o *oracle, r record) map[string]any {
	if o.result == nil {
		result := o.study(false)
		o.result = &result
	}
	level, id := place(r)
	var c gap.Chain
	for _, row := range o.result.Chain {
		if row.Level == level && row.ID == id {
			c = row
		}
	}
	var means, legs, se, shares []float64
	for _, b := range c.Boxes {
		means = append(means, float64(b.Value))
	}
	sum, variance, wrong := 0.0, 0.0, 0.0
	var covariance [][]float64
	for i, l := range c.Legs {
		legs, se = append(legs, float64(l.Value)), append(se, float64(l.SE))
		shares = append(shares, 100*float64(l.Value/c.Total.Value))
		sum += float64(l.Value)
		wrong += float64(l.SE * l.SE)
		var row []float64
		for _, v := range c.Covariance[i] {
			row = append(row, float64(v))
			variance += float64(v)
		}
		covariance = append(covariance, row)
	}
	standard, belief := o.construct(r, "S").Moments(), o.construct(r, "M").Moments()
	independent, _ := stat.WelchT(standard, belief, 0.95)
	return map[string]any{
		"means_EMSDP": means, "legs": legs, "leg_se": se, "leg_cov": covariance,
		"gap5": float64(c.Total.Value), "sum_of_legs": sum, "gap5_se_paired": float64(c.Total.SE),
		"gap5_se_from_cov": math.Sqrt(variance), "gap5_se_wrong_independent_legs": math.Sqrt(wrong),
		"leg2_se_independent": independent.SE, "leg_share_pct": shares,
	}
}

func zoneShares(o *oracle, r record) map[string]any {
	d := o.sets[r.Dataset]
	level, id := place(r)
	var row gap.ZoneRow
	t := o.tally(d, tally.HalfScores, "", "")
	for _, z := range gap.Analyze(gap.Study{Customers: t}, gap.Options{}).Zone {
		if z.Level == level && z.ID == id {
			row = z
		}
	}
	n := float64(row.N - row.Inverted)
	return map[string]any{
		"inverted":    float64(row.Inverted),
		"below_count": n * float64(row.Below), "inside_count": n * float64(row.Inside), "above_count": n * float64(row.Above),
		"below_pct": 100 * float64(row.Below), "inside_pct": 100 * float64(row.Inside), "above_pct": 100 * float64(row.Above),
		"below_wilson_lo": float64(row.BelowLow), "below_wilson_hi": float64(row.BelowHigh),
		"inside_wilson_lo": float64(row.InsideLow), "inside_wilson_hi": float64(row.InsideHigh),
		"above_wilson_lo": float64(row.AboveLow), "above_wilson_hi": float64(row.AboveHigh),
	}
}

// gapOfText finds the oracle's gaps among ours.
var gapOfText = map[string]string{
	"gap1 = M-E": gap.Knowledge, "gap2 = S-M, paired by manager": gap.Standards, "gap3 = D-S": gap.Delivery,
	"gap4 = D-C": gap.Communication, "gap6 = B-E": gap.StaffKnowledge,
}

// The rows of the result, not only the functions behind them, have the oracle's
// numbers: the right ends, the right way round, of the right groups.
func TestGapsOfSeveralGroupsAreTheOracles(t *testing.T) {
	o := readOracle(t)
	results := map[bool]gap.Result{false: o.study(false), true: o.study(true)}
	checked := make(map[string]int)
	for _, r := range o.records {
		text := r.arg("gap")
		name := gapOfText[text]
		if name == "" || !strings.HasPrefix(r.Dataset, "gaps_") {
			continue
		}
		level, id := place(r)
		var row gap.Gap
		for _, g := range results[name == gap.Communication].GapsOf(name) {
			if g.Level == level && g.ID == id {
				row = g
			}
		}
		got := map[string]gap.Number{
			"mean_x": row.ToValue, "mean_y": row.FromValue, "diff": row.Value, "se": row.SE, "t": row.Statistic, "df": row.DF,
			"p_two": row.P, "ci95_lo": row.Low, "ci95_hi": row.High, "mean_gap": row.Value, "mean_e": row.FromValue, "mean_p": row.ToValue,
			"p_corr": row.PRank,
		}
		switch r.Stat {
		case "wilcoxon_exact":
			got = map[string]gap.Number{"p_two": row.PRank}
		case "welch_t", "mann_whitney", "gap_paired_t":
		case "effect_independent":
			n := row.FromN + row.ToN
			got = map[string]gap.Number{"d_av": row.Effect / gap.Number(stat.HedgesJ(float64(n-2)))}
		case "effect_paired":
			got = map[string]gap.Number{"d_z": row.Effect}
		default:
			continue
		}
		for value, number := range got {
			if want, ok := r.Values[value]; ok {
				o.compare(t, r, value, float64(number), want)
				checked[name]++
			}
		}
	}
	for _, name := range gapOfText {
		if checked[name] < 100 {
			t.Errorf("%d values of the gap %s were checked", checked[name], name)
		}
	}
}

// A leg between two groups is Welch's test: the first and the last of the chain
// have nobody in the middle who answered one box only.
func TestOuterLegsOfTheChainAreTheOracles(t *testing.T) {
	o := readOracle(t)
	legs := map[string]int{"gap1 = M-E": 0, "leg4 = P-D": 3}
	result, checked := o.study(false), 0
	for _, r := range o.records {
		at, ok := legs[r.arg("gap")]
		if !ok || r.Stat != "welch_t" {
			continue
		}
		level, id := place(r)
		l := chainOf(t, result, level, id).Legs[at]
		for name, got := range map[string]gap.Number{
			"diff": l.Value, "se": l.SE, "t": l.Statistic, "df": l.DF, "p_two": l.P, "ci95_lo": l.Low, "ci95_hi": l.High,
		} {
			o.compare(t, r, name, float64(got), r.Values[name])
			checked++
		}
	}
	if checked != 2*15*7 {
		t.Errorf("%d values were checked", checked)
	}
}

// Staff's view of what customers expect is set against the managers' the other
// way round than in the oracle: received less reference.
func TestStaffManagementIsTurned(t *testing.T) {
	o := readOracle(t)
	rows := o.study(false).GapsOf(gap.StaffManagement)
	for _, r := range o.records {
		level, id := place(r)
		if r.arg("gap") != "gap7 = M-B" || r.Stat != "welch_t" {
			continue
		}
		for _, g := range rows {
			if g.Level == level && g.ID == id {
				o.compare(t, r, "diff", -float64(g.Value), r.Values["diff"])
				o.compare(t, r, "p_two", float64(g.P), r.Values["p_two"])
				o.compare(t, r, "ci95_lo", -float64(g.High), r.Values["ci95_lo"])
			}
		}
	}
	if len(rows) != 16 || rows[0].FromGroup != string(survey.Managers) || rows[0].ToGroup != string(survey.Staff) {
		t.Errorf("%d rows, the first %+v", len(rows), rows[0])
	}
}
