package gap_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// The rows of the result have the oracle's numbers, each at its driver.
func TestDriversAreTheOracles(t *testing.T) {
	o := readOracle(t)
	checked := 0
	for _, r := range o.records {
		if r.Stat != "ols" && r.Stat != "lmg" && r.Stat != "johnson_weights" {
			continue
		}
		d := gap.DriverOptions{Of: gap.Service, Outcome: r.arg("y"), Items: strings.HasPrefix(r.arg("x"), "item")}
		plan := func(q survey.Questionnaire, rule tally.Rule) tally.Plan {
			q.Group.Role = survey.Customers
			return gap.DriversPlan(q, rule, d)
		}
		result := gap.Drivers(gap.Study{Customers: o.counted(t, r.Dataset, plan)}, gap.Options{}, d)
		m := result.Models[0]
		names := o.sets[r.Dataset].dimensions()
		if d.Items {
			names = nil
			for _, item := range o.sets[r.Dataset].plan(tally.HalfPairs).Questionnaire.Instrument.Items {
				names = append(names, item.ID)
			}
		}
		all := func(of func(gap.Driver) gap.Number) []float64 {
			var values []float64
			for _, name := range names {
				at := slices.IndexFunc(m.Drivers, func(d gap.Driver) bool { return d.ID == name })
				values = append(values, float64(of(m.Drivers[at])))
			}
			return values
		}
		got := map[string]any{
			"beta_std": all(func(d gap.Driver) gap.Number { return d.Standardized }), "vif": all(func(d gap.Driver) gap.Number { return d.VIF }),
			"r2": float64(m.R2), "adj_r2": float64(m.Adjusted), "sigma": float64(m.Residual), "F": float64(m.F), "p_F": float64(m.P),
			"share_r2": all(func(d gap.Driver) gap.Number { return d.LMG }), "raw": all(func(d gap.Driver) gap.Number { return d.Johnson }),
		}
		for name, value := range got {
			if want, ok := r.Values[name]; ok {
				checked++
				o.compare(t, r, name, value, want)
			}
		}
		if !slices.IsSortedFunc(m.Drivers, func(a, b gap.Driver) int { return a.Rank - b.Rank }) || m.Drivers[0].LMG < m.Drivers[1].LMG {
			t.Errorf("%s: the drivers are not in the order of their shares", r.Dataset)
		}
	}
	if checked == 0 {
		t.Error("no value was checked")
	}
}

// asked is the form with outcomes of kinds, each on the scale 1 to 7.
func asked(kinds ...string) survey.Questionnaire {
	q := form()
	for _, kind := range kinds {
		q.Outcomes = append(q.Outcomes, survey.Outcome{ID: kind, Kind: kind, Scale: q.Instrument.Scale})
	}
	return q
}

// driven is the models of rows that each count once.
func driven(t *testing.T, q survey.Questionnaire, d gap.DriverOptions, rows ...string) gap.Result {
	t.Helper()
	return gap.Drivers(gap.Study{Customers: drawnAs(t, q, d, "", 0, rows...)}, gap.Options{}, d)
}

// varied are answers and three outcomes in which nothing follows from the rest.
var varied = []string{
	"6 6 5 1 2 3|2 3 1", "5 7 5 3 3 2|3 3 4", "6 5 6 4 5 4|3 5 2", "7 7 6 6 5 5|5 4 6", "4 6 7 2 4 6|4 6 3",
	"6 6 6 7 7 1|5 2 5", "5 5 4 3 4 7|6 6 7", "7 6 5 5 6 4|5 1 2", "6 4 6 4 3 3|2 4 4", "5 6 6 2 1 5|4 7 1",
	"6 5 7 6 7 6|7 5 6", "7 6 6 5 4 2|3 2 5",
}

func TestDriversOfTwoStages(t *testing.T) {
	product := asked("csat", "product", "tell")
	for _, tt := range []struct {
		name    string
		q       survey.Questionnaire
		outcome string
		want    string
	}{
		{"service and product make satisfaction, which makes loyalty", product, "", "csat < x y product; tell < csat"},
		{"loyalty by its id", product, "tell", "csat < x y product; tell < csat"},
		{"no satisfaction", asked("nps", "price", "situation"), "", "nps < x y price"},
		{"loyalty alone, by its id", asked("nps", "price", "situation"), "nps", "nps < x y price"},
		{"no loyalty", asked("overall", "csat", "person"), "", "overall < x y"},
		{"another satisfaction", asked("overall", "csat", "person"), "csat", "csat < x y"},
		{"loyalty with the situation and the person", asked("situation", "csat", "switch"), "", "csat < x y; switch < csat situation"},
		{"factors alone", asked("price", "person"), "", ""},
	} {
		var said []string
		for _, m := range driven(t, tt.q, gap.DriverOptions{Outcome: tt.outcome}, varied...).Models {
			var names []string
			for _, d := range m.Drivers {
				names = append(names, d.ID)
			}
			slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
			said = append(said, m.Outcome+" < "+strings.Join(names, " "))
		}
		if got := strings.Join(said, "; "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A constant driver and one that follows from others are named, and the shares of the
// rest add up to R².
func TestDriversAtTheEdges(t *testing.T) {
	constant := make([]string, len(varied))
	repeated := make([]string, len(varied))
	for i, row := range varied {
		cells := strings.Fields(strings.Replace(row, "|", " ", 1))
		constant[i] = strings.Join(cells[:6], " ") + "|" + cells[6] + " 4"
		repeated[i] = strings.Join(cells[:6], " ") + "|" + cells[6] + " " + cells[5] // y is item c alone
	}
	q := asked("csat", "price")
	for _, tt := range []struct {
		name string
		rows []string
		want stat.Reason
	}{{"constant", constant, stat.ZeroVariance}, {"follows from another", repeated, stat.Collinear}} {
		m := driven(t, q, gap.DriverOptions{}, tt.rows...).Models[0]
		price, sum := m.Drivers[len(m.Drivers)-1], gap.Number(0)
		for _, d := range m.Drivers[:2] {
			sum += d.LMG
		}
		if price.ID != "price" || price.Rank != 0 || price.Note != string(tt.want) || price.LMG.Defined() {
			t.Errorf("%s: got %+v, want it dropped for %s", tt.name, price, tt.want)
		}
		if diff := float64(sum - m.R2); diff > 1e-14 || diff < -1e-14 {
			t.Errorf("%s: the shares add up to %v, R² is %v", tt.name, sum, m.R2)
		}
	}
	few := driven(t, q, gap.DriverOptions{}, constant[:3]...).Models[0]
	if few.Note != string(stat.FewPeople) || few.R2.Defined() || few.N != 3 || few.Ranked != "" {
		t.Errorf("three customers and two drivers: got %+v, want no model", few)
	}
	none := driven(t, q, gap.DriverOptions{}).Models[0]
	if none.Note != string(stat.NoData) || none.R2.Defined() {
		t.Errorf("nobody: got %+v, want no model", none)
	}
}

func TestDriversOfAFewAreHidden(t *testing.T) {
	r := gap.Suppress(driven(t, asked("csat", "product", "tell"), gap.DriverOptions{Ends: true}, varied...), 13)
	for _, m := range r.Models {
		if !m.Suppressed || m.N != 0 || m.R2.Defined() || len(m.Drivers) > 0 || m.EndsN != 0 {
			t.Errorf("stage %d: got %+v, want nothing of 12 customers", m.Stage, m)
		}
	}
}

// Of 40 customers, low answers to c cost two points and high ones bring nothing.
func TestEndsOfDrivers(t *testing.T) {
	var rows []string
	for i := range 40 {
		row, outcome := "6 6 6 5 4 ", "5"
		switch i % 4 {
		case 0:
			row, outcome = row+"2", "3"
		case 1:
			row += "7"
		default:
			row += "5"
		}
		if i%7 == 0 { // so that something is left over
			outcome = string(outcome[0] + 1)
		}
		rows = append(rows, row+"|"+outcome)
	}
	r := driven(t, asked("csat"), gap.DriverOptions{Ends: true}, rows...)
	var x, y gap.Driver
	for _, d := range r.Models[0].Drivers {
		if d.ID == "x" {
			x = d
		} else {
			y = d
		}
	}
	if x.Ends.Note != gap.NoteFewEnds || x.Ends.LowN != 0 || x.Ends.Penalty.Value.Defined() {
		t.Errorf("x: got %+v, want nothing at its ends", *x.Ends)
	}
	if e := *y.Ends; e.LowN != 10 || e.HighN != 10 || e.Class != gap.ClassBasic || e.Penalty.Value > -1.9 || e.Reward.Shown() {
		t.Errorf("y: got %+v, want a penalty of about two points that is shown", e)
	}
	if sum := y.Ends.Penalty.Value + y.Ends.Reward.Value - y.Ends.Asymmetry.Value; sum > 1e-14 || sum < -1e-14 {
		t.Errorf("the sum of penalty and reward is off by %v", sum)
	}
	few := gap.Suppress(r, 11).Models[0]
	for _, d := range few.Drivers {
		if d.ID == "y" && (d.Ends.LowN != 0 || d.Ends.Penalty.Value.Defined() || d.Ends.Note != gap.NoteSuppressed) {
			t.Errorf("the ends of ten are shown: %+v", *d.Ends)
		}
	}
}

// A tally that is kept has what drivers need.
func TestEveryPlanHasTheBlocksOfDrivers(t *testing.T) {
	q := asked("csat", "product", "tell", "nps")
	kept := gap.EveryPlan(q, tally.HalfPairs).Listwise
	for _, d := range []gap.DriverOptions{{}, {Ends: true}, {Items: true, Ends: true}, {Items: true, Dimension: "x"}, {Outcome: "nps"}, {Outcome: "tell"}} {
		for _, block := range gap.DriversPlan(q, tally.HalfPairs, d).Listwise {
			if !slices.ContainsFunc(kept, block.Equal) {
				t.Errorf("%+v: the block %+v is not kept", d, block)
			}
		}
	}
}
