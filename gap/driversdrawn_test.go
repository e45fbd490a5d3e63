package gap_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// drawnAs counts rows of answers and, behind a bar, of outcomes; row i weighs 1 + i mod 3 and is of cluster
// i mod clusters; without clusters there are none.
func drawnAs(t *testing.T, q survey.Questionnaire, d gap.DriverOptions, weights string, clusters int, rows ...string) *tally.Tally {
	t.Helper()
	plan := gap.DriversPlan(q, tally.HalfPairs, d)
	plan.Weights, plan.Clusters = weights, clusters > 0
	counted, err := tally.New(plan)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		answers, outcomes, _ := strings.Cut(row, "|")
		r := responseOf(t, q, answers)
		cells := strings.Fields(outcomes)
		for o := range r.Outcomes {
			r.Outcomes[o] = survey.Code(cells[o][0] - '1')
		}
		r.Weight = int64(1+i%3) * survey.WeightUnit
		if clusters > 0 {
			r.Cluster = fmt.Sprint(i % clusters)
		}
		counted.Add(r)
	}
	return counted
}

// Who weighs three counts in the coefficients as three who do not, and in n and the
// degrees of freedom as one.
func TestDriversWithWeights(t *testing.T) {
	q := asked("csat", "product", "tell")
	var thrice []string
	for i, row := range varied {
		for range 1 + i%3 {
			thrice = append(thrice, row)
		}
	}
	for _, d := range []gap.DriverOptions{{}, {Of: gap.Service}, {Items: true}} {
		got := gap.Drivers(gap.Study{Customers: drawnAs(t, q, d, "column", 0, varied...)}, gap.Options{}, d)
		want := driven(t, q, d, thrice...)
		for i, m := range got.Models {
			other := want.Models[i]
			kept := len(m.Drivers)
			if m.N != 12 || m.DF2 != gap.Number(12-1-kept) || m.Note != gap.NoteLowBase {
				t.Errorf("%+v: %d customers, %v degrees of freedom, note %q", d, m.N, m.DF2, m.Note)
			}
			close(t, "R²", m.R2, other.R2)
			close(t, "R² of gaps", m.R2Gap, other.R2Gap)
			for at, row := range m.Drivers {
				close(t, row.ID+" coefficient", row.Coefficient, other.Drivers[at].Coefficient)
				close(t, row.ID+" share", row.LMG, other.Drivers[at].LMG)
				if row.ID != other.Drivers[at].ID || row.SE == other.Drivers[at].SE || !(row.SE > 0) {
					t.Errorf("%+v: got %+v beside %+v", d, row, other.Drivers[at])
				}
			}
		}
		if len(got.Method.Designs) != 1 || got.Method.Designs[0].Weights != "column" {
			t.Errorf("the method has the designs %+v", got.Method.Designs)
		}
	}
}

func close(t *testing.T, name string, got, want gap.Number) {
	t.Helper()
	if math.IsNaN(float64(got)) && math.IsNaN(float64(want)) {
		return
	}
	if diff := float64(got - want); !(math.Abs(diff) <= 1e-12) {
		t.Errorf("%s: got %v, want %v", name, got, want)
	}
}

// In too few clusters a model has coefficients and shares, no intervals and no tests; one
// more than that has both.
func TestDriversInFewClusters(t *testing.T) {
	q, d := asked("csat", "product"), gap.DriverOptions{Ends: true}
	few := gap.Drivers(gap.Study{Customers: drawnAs(t, q, d, "", 4, varied...)}, gap.Options{}, d).Models[0]
	if few.Note != string(stat.FewClusters) || !few.R2.Defined() || few.F.Defined() || few.Ranked != gap.ByLMG {
		t.Errorf("four clusters of three drivers: got %+v", few)
	}
	for _, row := range few.Drivers {
		if !row.Coefficient.Defined() || row.SE.Defined() || row.Low.Defined() || row.PAdj.Defined() || row.Note != string(stat.FewClusters) {
			t.Errorf("four clusters: got %+v", row)
		}
	}
	enough := gap.Drivers(gap.Study{Customers: drawnAs(t, q, d, "column", 5, varied...)}, gap.Options{}, d)
	if m := enough.Models[0]; m.Note != gap.NoteLowBase || m.DF2 != 1 || !m.Drivers[0].SE.Defined() {
		t.Errorf("five clusters: got %+v", m)
	}
	if n, ok := noteOf(enough, gap.NoteFewClusters); !ok || n.Count != 5 {
		t.Errorf("five clusters: the notes are %+v", enough.Notes)
	}
}

// Of a population that has an end the intervals are narrower, and of all of it there is
// no error.
func TestDriversOfAPopulation(t *testing.T) {
	q, d := asked("csat", "product"), gap.DriverOptions{}
	for _, weights := range []string{"", "column"} {
		study := func(n int64) gap.Study {
			s := gap.Study{Customers: drawnAs(t, q, d, weights, 0, varied...)}
			if n > 0 {
				s.Populations = map[survey.Role]gap.Population{survey.Customers: {Responses: 12, N: n}}
			}
			return s
		}
		model := func(n int64) gap.DriverModel { return gap.Drivers(study(n), gap.Options{}, d).Models[0] }
		plain, part, all := model(0), model(16), model(12)
		for i := range plain.Drivers {
			close(t, weights+" se", part.Drivers[i].SE, plain.Drivers[i].SE/2)
			if e := all.Drivers[i]; e.SE != 0 || e.Low != e.Coefficient || e.P.Defined() || e.Note != string(stat.Census) {
				t.Errorf("%q, all: got %+v", weights, e)
			}
		}
		close(t, weights+" F", part.F, 4*plain.F)
		if all.Note != string(stat.Census) || all.F.Defined() {
			t.Errorf("%q, all: got the note %q and F %v", weights, all.Note, all.F)
		}
	}
}

// The ends of drivers are weighted, too: their sum is what is said to be asymmetric.
func TestEndsOfDriversWithWeights(t *testing.T) {
	var rows []string
	for i := range 80 {
		row, outcome := "6 6 6 5 4 ", "5"
		switch i % 4 {
		case 0:
			row, outcome = row+"2", "3"
		case 1:
			row += "7"
		default:
			row += "5"
		}
		if i%7 == 0 {
			outcome = string(outcome[0] + 1)
		}
		rows = append(rows, row+"|"+outcome)
	}
	d := gap.DriverOptions{Ends: true}
	m := gap.Drivers(gap.Study{Customers: drawnAs(t, asked("csat"), d, "column", 0, rows...)}, gap.Options{}, d).Models[0]
	at := slices.IndexFunc(m.Drivers, func(d gap.Driver) bool { return d.Ends.LowN > 0 })
	e := m.Drivers[at].Ends
	if e.LowN != 20 || e.Class != gap.ClassBasic || !(e.Penalty.SE > 0) || e.Penalty.Value > -1.9 {
		t.Errorf("got %+v, want a penalty of about two points that is shown", e)
	}
	close(t, "asymmetry", e.Asymmetry.Value, e.Penalty.Value+e.Reward.Value)
}
