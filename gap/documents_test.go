package gap_test

import (
	"math"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

func documents(t failer, rows ...string) gap.Study {
	t.Helper()
	s := smallStudy(t)
	s.Managers = count(t, asking(survey.Managers, survey.Belief), "7 6 3", "5 5 4")
	s.Documents = count(t, asking(survey.Documents, survey.Standard, survey.Promised), rows...)
	return s
}

// One document is R's t.test(x, mu = what it says), turned where it is the end
// that was received: t = (mean − mu)/(SD/√n). With three customers the
// distribution of t is known in closed form: p = 1 − |t|/√(2 + t²), and its
// quantile at (1 + c)/2 is c·√(2/(1 − c²)).
func TestOneDocumentIsAConstant(t *testing.T) {
	r := gap.Analyze(documents(t, "6 5 4 7 6 5"), gap.Options{})
	g := gapOf(t, r, gap.DesignExpectation, gap.LevelDimension, "x")
	x, mu := []float64{6, 7, 5.5}, 5.5
	mean, squares := (x[0]+x[1]+x[2])/3, 0.0
	for _, one := range x {
		squares += (one - mean) * (one - mean)
	}
	sd := math.Sqrt(squares / 2)
	se := sd / math.Sqrt(3)
	statistic := (mu - mean) / se
	margin := se * 0.95 * math.Sqrt(2/(1-0.95*0.95))
	for name, want := range map[string][2]gap.Number{
		"value": {g.Value, gap.Number(mu - mean)}, "se": {g.SE, gap.Number(se)}, "t": {g.Statistic, gap.Number(statistic)}, "df": {g.DF, 2},
		"p":   {g.P, gap.Number(1 - math.Abs(statistic)/math.Sqrt(2+statistic*statistic))},
		"low": {g.Low, gap.Number(mu - mean - margin)}, "high": {g.High, gap.Number(mu - mean + margin)},
		"effect": {g.Effect, gap.Number((mu - mean) / sd)},
	} {
		near(t, name, want[0], want[1])
	}
	if g.Test != gap.TestFixed || g.RankTest != "" || g.PRank.Defined() || g.EffectKind != gap.EffectFixed {
		t.Errorf("%s, rank test %q with p %v, effect %s", g.Test, g.RankTest, g.PRank, g.EffectKind)
	}
	if g.N != 3 || g.FromN != 3 || g.ToN != 1 || g.Note != gap.NoteLowBase {
		t.Errorf("n %d of %d and %d, note %q", g.N, g.FromN, g.ToN, g.Note)
	}
	if turned := gapOf(t, r, gap.Delivery, gap.LevelItem, "c"); turned.Test != gap.TestFixed || turned.FromGroup != "documents" || turned.N != 2 {
		t.Errorf("delivery is measured by %s from %s with n %d", turned.Test, turned.FromGroup, turned.N)
	}
	// The staff agree on x.
	if x := gapOf(t, r, gap.Delivery, gap.LevelDimension, "x"); x.Note != "zero_variance" || x.P.Defined() || !math.IsNaN(float64(x.Effect)) {
		t.Errorf("without spread: note %q, p %v, effect %v", x.Note, x.P, x.Effect)
	}
	if !strings.Contains(r.Method.TestBetween, gap.TestFixed) {
		t.Errorf("the method names %q", r.Method.TestBetween)
	}
}

// Its means have a value and no interval, and say why.
func TestStepOfOneDocument(t *testing.T) {
	r := gap.Analyze(documents(t, "6 5 4 7 6 5"), gap.Options{})
	step := r.Steps[3]
	near(t, "weighted mean", step.Value, 0.4*5.5+0.6*4)
	if step.Group != "documents" || step.N != 1 || step.Low.Defined() || step.SE.Defined() || step.State != gap.Measured {
		t.Errorf("step 4 is %s by %d %s, from %v", step.State, step.N, step.Group, step.Low)
	}
	for _, row := range step.Rows {
		if !row.Value.Defined() || row.Low.Defined() || row.Note != gap.NoteFixed {
			t.Errorf("%s: %v from %v, note %q", row.ID, row.Value, row.Low, row.Note)
		}
	}
	if r.Steps[5].Group != "staff" {
		t.Errorf("promises are those of %s, want staff before documents", r.Steps[5].Group)
	}
	s := documents(t, "6 5 4 7 6 5")
	s.Staff = count(t, asking(survey.Staff, survey.Delivered), "4 5 3", "5 4 2")
	r = gap.Analyze(s, gap.Options{})
	near(t, "delivered less what is promised in writing", r.Steps[5].Against[0].Value, 0.4*4.5+0.6*2.5-(0.4*6.5+0.6*5))
}

// In the chain a document adds nothing to the variance, and the legs add up.
func TestChainOverOneDocument(t *testing.T) {
	c := chainOf(t, gap.Analyze(documents(t, "6 5 4 7 6 5"), gap.Options{}), gap.LevelDimension, "x")
	// Expected 37/6, belief 6.5 and 5, standard 5.5, delivered 4.5 twice, perceived 5.
	for i, want := range []gap.Number{37.0 / 6, 5.75, 5.5, 4.5, 5} {
		near(t, "box", c.Boxes[i].Value, want)
	}
	near(t, "variance of the standards leg", c.Legs[1].SE*c.Legs[1].SE, 1.125/2)
	near(t, "df of it", c.Legs[1].DF, 1)
	near(t, "covariance of standards and delivery", c.Covariance[1][2], 0)
	sum := gap.Number(0)
	for _, l := range c.Legs {
		sum += l.Value
	}
	near(t, "sum of the legs", sum, c.Total.Value)
	if c.Legs[1].Test != gap.TestFixed || c.Legs[0].Test == gap.TestFixed || c.Legs[2].Note != "zero_variance" {
		t.Errorf("legs %+v", c.Legs)
	}
}

// Two documents are a sample, and one that says nothing of a dimension is none.
func TestDocumentsAreASampleFromTwo(t *testing.T) {
	r := gap.Analyze(documents(t, "6 5 4 7 6 5", "5 5 5 7 7 6"), gap.Options{})
	g := gapOf(t, r, gap.DesignExpectation, gap.LevelDimension, "x")
	if g.Test != "Welch t" || g.N != 5 || g.RankTest == "" || strings.Contains(r.Method.TestBetween, gap.TestFixed) {
		t.Errorf("%s with n %d, method %q", g.Test, g.N, r.Method.TestBetween)
	}
	silent := gapOf(t, gap.Analyze(documents(t, ". . 4 . . ."), gap.Options{}), gap.DesignExpectation, gap.LevelDimension, "x")
	if silent.Value.Defined() || silent.Note != "n_zero" {
		t.Errorf("a document that says nothing gives %v, note %q", silent.Value, silent.Note)
	}
}

func TestDocumentsComeBetweenManagersAndStaff(t *testing.T) {
	all := smallStudy(t)
	all.Documents = count(t, asking(survey.Documents, survey.Standard), "6 5 4")
	all.Staff = count(t, asking(survey.Staff, survey.Delivered, survey.Standard), "4 5 3 7 7 7", "5 4 2 7 7 7")
	for want, group := range map[survey.Role]string{"": "managers", survey.Managers: "managers", survey.Documents: "documents", survey.Staff: "staff"} {
		r := gap.Analyze(all, gap.Options{Standard: want})
		if got := r.Steps[3].Group; got != group {
			t.Errorf("standard %q: those of %s count, want %s", want, got, group)
		}
		if got := r.Chain[0].Boxes[2].Group; got != group {
			t.Errorf("standard %q: the chain takes those of %s, want %s", want, got, group)
		}
	}
	all.Managers = nil
	if got := gap.Analyze(all, gap.Options{}).Steps[3].Group; got != "documents" {
		t.Errorf("without managers those of %s count, want documents", got)
	}
}

// A document is nobody who has to be protected; the people on the other side are.
func TestSuppressSparesDocuments(t *testing.T) {
	s := documents(t, "6 5 4 7 6 5")
	s.Customers = count(t, withPoints(), sixOf("6 6 5 5 5 3|40 60", "7 7 6 5 6 4|20 80", "5 6 4 4 5 5|60 40")...)
	r := gap.Suppress(gap.Analyze(s, gap.Options{}), 5)
	if g := gapOf(t, r, gap.DesignExpectation, gap.LevelDimension, "x"); g.Suppressed || g.ToN != 1 {
		t.Errorf("what six customers expect against a document is hidden: %+v", g)
	}
	if g := gapOf(t, r, gap.Delivery, gap.LevelDimension, "x"); !g.Suppressed {
		t.Errorf("two of the staff are shown: %+v", g)
	}
	if step := r.Steps[3]; step.N != 1 || !step.Value.Defined() || step.Rows[0].Suppressed {
		t.Errorf("step 4 is hidden: %+v", step)
	}
	c := chainOf(t, r, gap.LevelDimension, "x")
	if c.Boxes[2].Suppressed || !c.Boxes[1].Suppressed || !c.Legs[1].Suppressed || !c.Legs[2].Suppressed {
		t.Errorf("chain %+v", c)
	}
	for _, m := range r.Method.Groups {
		if want := map[string]int64{"customers": 6, "documents": 1}[m.Group]; m.N != want {
			t.Errorf("the method says %d %s, want %d", m.N, m.Group, want)
		}
	}
}

// What customers take the standard to be stands in for step 4 alone: paired with
// what they expect, in no other gap and not in the chain.
func TestStandardsFromTheCustomersSide(t *testing.T) {
	q := asking(survey.Customers, survey.Expected, survey.Perceived, survey.Standard)
	s := smallStudy(t)
	s.Customers = count(t, q, "6 6 5 5 5 3 5 5 4", "7 7 6 5 6 4 5 6 6")
	s.Managers = count(t, asking(survey.Managers, survey.Belief), "7 6 3", "5 5 4")
	r := gap.Analyze(s, gap.Options{})
	step := r.Steps[3]
	if step.State != gap.CustomersSide || step.Needs != gap.NeedsStandard || step.Group != "customers" || len(step.Against) != 1 {
		t.Fatalf("step 4 is %s by %s, needs %q, against %v", step.State, step.Group, step.Needs, step.Against)
	}
	// Expected 6 and 7 of x, 5 and 6 of y; standard 5 and 5.5, 4 and 6.
	g := gapOf(t, r, gap.DesignExpectation, gap.LevelDimension, "x")
	near(t, "standard less expected", g.Value, (-1-1.5)/2)
	if g.Test != "paired t" || g.N != 2 || step.Against[0].Name != gap.DesignExpectation {
		t.Errorf("the gap is tested by %s with n %d", g.Test, g.N)
	}
	if n := len(r.GapsOf(gap.Standards)) + len(r.GapsOf(gap.Delivery)) + len(r.Chain); n != 0 {
		t.Errorf("%d rows of gaps and chain take the customers' word for the standard", n)
	}
	if note, ok := noteOf(r, gap.NoteChainNeeds); !ok || note.ID != "managers" {
		t.Errorf("the chain needs %+v", note)
	}
	s.Documents = count(t, asking(survey.Documents, survey.Standard), "6 5 4")
	if step := gap.Analyze(s, gap.Options{}).Steps[3]; step.State != gap.Measured || step.Group != "documents" {
		t.Errorf("with a document step 4 is %s by %s", step.State, step.Group)
	}
}
