package gap_test

import (
	"math"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// weighing is a study whose customers and managers gave points to x and y.
func weighing(t failer, customers, managers []string) gap.Study {
	q := form()
	q.Points = true
	q.Group, q.Constructs = survey.Group{ID: "bosses", Role: survey.Managers}, []survey.Construct{survey.Belief}
	return gap.Study{Customers: count(t, withPoints(), customers...), Managers: count(t, q, managers...)}
}

func sixCustomers() []string {
	const answers = "6 6 6 4 4 5 | "
	return []string{answers + "70 30", answers + "60 40", answers + "50 50", answers + "80 20", answers + "65 35", ". . . . . . | 55 45", answers + "50 40"}
}

func fiveManagers() []string {
	return []string{"6 6 6 | 40 60", "5 6 6 | 55 45", "6 6 4 | 35 65", "6 . . | 60 40", "6 6 6 | 50 50", "6 6 6"}
}

// The numbers are from R: x <- c(70,60,50,80,65,55); y <- c(40,55,35,60,50);
// t.test(y, x), t.test(x), t.test(y). Who rated nothing but gave points counts, and
// points that do not add up do not.
func TestPointsCompared(t *testing.T) {
	r := gap.Analyze(weighing(t, sixCustomers(), fiveManagers()), gap.Options{})
	if len(r.Points) != 2 || r.Points[0].ID != "x" || r.Points[1].ID != "y" || r.Points[0].FromN != 6 || r.Points[0].ToN != 5 || r.Points[0].ToGroup != "managers" {
		t.Fatalf("got %+v", r.Points)
	}
	p := r.Points[0]
	for what, pair := range map[string][2]float64{
		"difference": {float64(p.Value), -15.333333333333336}, "se": {float64(p.SE), 6.3987846068174887},
		"low": {float64(p.Low), -29.866735416213523}, "high": {float64(p.High), -0.79993125045314706},
		"p": {float64(p.P), 0.040829575891539953}, "p Holm": {float64(p.PAdj), 0.081659151783079906},
		"customers' low": {float64(p.FromLow), 51.998132896944}, "customers' high": {float64(p.FromHigh), 74.668533769722671},
		"managers' low": {float64(p.ToLow), 35.126153660354611}, "managers' high": {float64(p.ToHigh), 60.873846339645382},
	} {
		if got, want := pair[0], pair[1]; math.Abs(got-want) > 1e-12*math.Abs(want) {
			t.Errorf("%s: got %.17g, want %.17g", what, got, want)
		}
	}
	if r.Points[1].Value != -p.Value {
		t.Errorf("what x gets less, y gets more: %v and %v", p.Value, r.Points[1].Value)
	}
}

func TestPointsOfOneGroup(t *testing.T) {
	s := weighing(t, sixCustomers(), fiveManagers())
	s.Managers = nil
	if r := gap.Analyze(s, gap.Options{}); r.Points != nil {
		t.Errorf("customers alone are compared: %+v", r.Points)
	}
	s = weighing(t, sixCustomers(), fiveManagers())
	s.Customers = count(t, form(), "6 6 6 4 4 5", "6 6 6 4 4 5")
	if r := gap.Analyze(s, gap.Options{}); r.Points != nil {
		t.Errorf("managers are compared with nobody: %+v", r.Points)
	}
}

// Too few on either side hide every row, in an order that tells nothing.
func TestPointsOfTooFewAreHidden(t *testing.T) {
	few := weighing(t, sixCustomers(), fiveManagers()[:4])
	few.Customers = turned(t)
	r := gap.Suppress(gap.Analyze(few, gap.Options{}), 5)
	for i, id := range []string{"x", "y"} {
		p := r.Points[i]
		if p.ID != id || !p.Suppressed || p.Value.Defined() || p.FromLow.Defined() || p.ToN != 0 || p.Note != gap.NoteSuppressed {
			t.Errorf("row %d: %+v", i, p)
		}
	}
}

// turned are customers who give y more than x.
func turned(t failer) *tally.Tally {
	return count(t, withPoints(), times(3, "6 6 6 4 4 5 | 20 80", "6 6 6 4 4 5 | 30 70")...)
}

// With one region of too few who gave points nobody's points are shown by region.
func TestPointsOfPartsOfTooFewAreHidden(t *testing.T) {
	s := weighing(t, nil, fiveManagers())
	part := func(region string, rows ...string) gap.Part {
		study := s
		study.Customers = count(t, withPoints(), rows...)
		return gap.Part{Segment: "Region", Value: region, Level: true, Study: study}
	}
	north := part("North", times(10, "6 6 6 4 4 5 | 60 40", "5 6 6 4 4 5 | 50 50")...)
	south := part("South", append(times(3, "6 6 6 4 4 5 | 60 40"), times(8, "6 6 6 4 4 5")...)...)
	for _, r := range gap.AnalyzeParts([]gap.Part{north, south}, ofCustomers, gap.Options{}, 5) {
		for _, p := range r.Points {
			if !p.Suppressed || p.Segment != "Region" {
				t.Errorf("%s of %s is shown: %+v", p.ID, p.SegmentValue, p)
			}
		}
		if len(r.Points) != 2 {
			t.Errorf("%d rows, want 2", len(r.Points))
		}
	}
}
