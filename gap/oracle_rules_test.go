package gap_test

import (
	"slices"
	"testing"

	"servgap/gap"
	"servgap/gap/tally"
)

// analyzed is the result of a data set of the oracle counted as Plan says.
func (o *oracle) analyzed(t *testing.T, name string, rule tally.Rule) gap.Result {
	t.Helper()
	d := o.sets[name]
	counted, err := tally.New(gap.Plan(d.plan(rule).Questionnaire, rule))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range d.rows {
		counted.Add(d.response(counted.Plan().Questionnaire, row))
	}
	return gap.Analyze(gap.Study{Customers: counted}, gap.Options{})
}

// What a result says under each of the three rules for missing answers is what
// the oracle says: gaps, their tests and the two sides.
func TestScoreRulesAreTheOracles(t *testing.T) {
	o := readOracle(t)
	for _, rule := range []tally.Rule{tally.HalfPairs, tally.HalfScores, tally.Complete} {
		r, checked := o.analyzed(t, "missing", rule), 0
		if r.Method.ScoreRule != string(rule) {
			t.Errorf("the method says %q, want %q", r.Method.ScoreRule, rule)
		}
		for _, record := range o.records {
			if record.Dataset != "missing" || record.arg("rule") != string(rule) {
				continue
			}
			for value, got := range valuesOf(t, r, record) {
				o.compare(t, record, value, float64(got), record.Values[value])
				checked++
			}
		}
		if checked != 2+5*(2*5+9+3+1) {
			t.Errorf("%s: %d values were checked", rule, checked)
		}
	}
}

// valuesOf is what a result has of the values of a record.
func valuesOf(t *testing.T, r gap.Result, record record) map[string]gap.Number {
	t.Helper()
	switch {
	case record.Stat == "servqual_weighted":
		row := gapOf(t, r, gap.Service, gap.LevelWeighted, gap.LevelWeighted)
		return map[string]gap.Number{"weighted": row.Value, "se": row.SE}
	case record.Stat == "describe" && (record.arg("side") == "E" || record.arg("side") == "P"):
		step := r.Steps[map[string]int{"E": 0, "P": 1}[record.arg("side")]]
		at := slices.IndexFunc(step.Rows, func(s gap.StepRow) bool { return s.ID == record.arg("dim") })
		row := step.Rows[at]
		return map[string]gap.Number{"n": gap.Number(row.N), "mean": row.Value, "se": row.SE, "ci95_lo": row.Low, "ci95_hi": row.High}
	case !record.has("dim"):
		return nil
	}
	row := gapOf(t, r, gap.Service, gap.LevelDimension, record.arg("dim"))
	if row.ScoreRule != record.arg("rule") {
		t.Errorf("%s: the rule is %q, want %q", row.ID, row.ScoreRule, record.arg("rule"))
	}
	switch record.Stat {
	case "gap_paired_t":
		return map[string]gap.Number{
			"mean_e": row.FromValue, "mean_p": row.ToValue, "mean_gap": row.Value, "se": row.SE, "t": row.Statistic, "df": row.DF,
			"p_two": row.P, "ci95_lo": row.Low, "ci95_hi": row.High,
		}
	case "gap_shares":
		return map[string]gap.Number{"negative_pct": 100 * row.Below, "negative_wilson_lo": row.BelowLow, "negative_wilson_hi": row.BelowHigh}
	case "effect_paired":
		return map[string]gap.Number{"d_z": row.Effect}
	default:
		return nil
	}
}

// Half of the scores is for every gap, as complete is; half of the pairs is the
// service gap's own. A plan asks for no pair twice, and tallies of different
// rules are not merged.
func TestPlanTakesTheRule(t *testing.T) {
	q := readOracle(t).sets["zone"].plan(tally.HalfPairs).Questionnaire
	fingerprints := make(map[string]bool)
	for _, tt := range []struct {
		rule     tally.Rule
		pairs    []tally.Rule // perceived − expected and − adequate, and what is only beside it
		complete bool
	}{
		{"", []tally.Rule{tally.HalfPairs, tally.HalfScores, tally.HalfScores}, false},
		{tally.HalfScores, []tally.Rule{tally.HalfScores, tally.HalfScores}, false},
		{tally.Complete, []tally.Rule{tally.Complete, tally.Complete}, true},
	} {
		plan := gap.Plan(q, tt.rule)
		var rules []tally.Rule
		for _, pair := range plan.Pairs {
			rules = append(rules, pair.Rule)
		}
		if !slices.Equal(rules, tt.pairs) || plan.Complete != tt.complete {
			t.Errorf("%q: pairs by %q, complete %v", tt.rule, rules, plan.Complete)
		}
		if _, err := tally.New(plan); err != nil {
			t.Errorf("%q: %v", tt.rule, err)
		}
		fingerprints[plan.Fingerprint()] = true
	}
	if len(fingerprints) != 3 {
		t.Errorf("three rules have %d fingerprints", len(fingerprints))
	}
	if gap.Plan(q, "").Fingerprint() != gap.Plan(q, tally.HalfPairs).Fingerprint() {
		t.Error("the usual rule by its name is another one")
	}
}
