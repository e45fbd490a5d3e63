package gap_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
	"servgap/gap/survey"
)

func chainOf(t failer, r gap.Result, level, id string) gap.Chain {
	t.Helper()
	for _, c := range r.Chain {
		if c.Level == level && c.ID == id {
			return c
		}
	}
	t.Fatalf("no chain %s of level %s", id, level)
	return gap.Chain{}
}

func TestChainByHand(t *testing.T) {
	r := gap.Analyze(smallStudy(t), gap.Options{})
	c := chainOf(t, r, gap.LevelDimension, "y")
	// Expected 5, belief 3.5, standard 2.5, delivered 2.5, perceived 4.
	for i, want := range []gap.Number{5, 3.5, 2.5, 2.5, 4} {
		near(t, "box", c.Boxes[i].Value, want)
	}
	for i, want := range []gap.Number{-1.5, -1, 0, 1.5} {
		near(t, c.Legs[i].Name, c.Legs[i].Value, want)
	}
	near(t, "total", c.Total.Value, -1)
	// Var E = Var P = 1, cov −½ of three; belief and standard ½ each, cov ½, of two;
	// delivered ½ of two.
	near(t, "variance of the total", c.Total.SE*c.Total.SE, 1)
	near(t, "variance of the knowledge leg", c.Legs[0].SE*c.Legs[0].SE, 1.0/3+0.25)
	near(t, "covariance of knowledge and standards", c.Covariance[0][1], 0) // ¼ of the belief less ¼ they share
	near(t, "covariance of standards and delivery", c.Covariance[1][2], 0)
	near(t, "covariance of knowledge and perception", c.Covariance[0][3], 0.5/3)
	// (1/3 + 1/4)²/((1/3)²/2 + (1/4)²/1)
	near(t, "df of the knowledge leg", c.Legs[0].DF, (7.0/12)*(7.0/12)/(1.0/18+1.0/16))
	if c.Legs[1].Note != "zero_variance" || c.Legs[1].P.Defined() || c.Largest != "" || len(c.Lowest) != 0 || c.Legs[0].Share.Defined() {
		t.Errorf("chain %+v, want no test of standards, so no largest leg", c)
	}
	weighted := chainOf(t, r, gap.LevelWeighted, gap.LevelWeighted)
	near(t, "weighted total", weighted.Total.Value, r.Steps[1].Against[0].Value)
	near(t, "weighted belief", weighted.Boxes[1].Value, r.Steps[4].Value)
}

func TestChainNeedsEveryBox(t *testing.T) {
	s := smallStudy(t)
	s.Managers = count(t, asking(survey.Managers, survey.Standard), "7 6 3")
	s.Staff = nil
	r := gap.Analyze(s, gap.Options{})
	var missing []string
	for _, n := range r.Notes {
		if n.Code == gap.NoteChainNeeds {
			missing = append(missing, n.ID)
		}
	}
	if len(r.Chain) != 0 || !slices.Equal(missing, []string{"managers", "staff"}) {
		t.Errorf("chain %+v, missing %v, want managers and staff", r.Chain, missing)
	}
	if _, ok := noteOf(analyze(t, form(), "6 6 5 5 5 3"), gap.NoteChainNeeds); ok {
		t.Error("a chain is missed where only customers were asked")
	}
}

func TestAnotherScaleIsRefused(t *testing.T) {
	for name, change := range map[string]func(*survey.Questionnaire){
		gap.NoteScale: func(q *survey.Questionnaire) { q.Instrument.Scale.Points = 5 },
		gap.NoteItems: func(q *survey.Questionnaire) { q.Instrument.Items[2].ID = "z" },
	} {
		q := managers()
		change(&q)
		s := smallStudy(t)
		s.Managers = count(t, q, "5 5 5 4 4 4", "5 4 4 4 3 3")
		r := gap.Analyze(s, gap.Options{})
		note, ok := noteOf(r, name)
		if !ok || note.ID != "managers" || note.Count != 2 || len(r.Chain) != 0 || len(r.GapsOf(gap.Knowledge)) != 0 || r.Steps[4].State != gap.NotMeasured {
			t.Errorf("%s: note %+v, %d chains, step 5 %s", name, note, len(r.Chain), r.Steps[4].State)
		}
		if note, _ := noteOf(gap.Suppress(r, 3), name); note.Count != 0 || note.ID != "managers" {
			t.Errorf("the note %+v tells the number of a small group", note)
		}
	}
}

// where counts a study of one item: rows of customers are expected and
// perceived, of managers belief and standard, of staff delivered.
func where(t failer, customers, managers, staff []string) gap.Chain {
	t.Helper()
	one := func(q survey.Questionnaire) survey.Questionnaire {
		q.Instrument.Items = q.Instrument.Items[:1]
		q.Instrument.Dimensions = []survey.Dimension{{ID: "x", Items: []int{0}}}
		return q
	}
	s := gap.Study{
		Customers: count(t, one(form()), customers...),
		Managers:  count(t, one(asking(survey.Managers, survey.Belief, survey.Standard)), managers...),
		Staff:     count(t, one(asking(survey.Staff, survey.Delivered)), staff...),
	}
	return chainOf(t, gap.Analyze(s, gap.Options{}), gap.LevelItem, "a")
}

func TestWhereTheGapOpensUp(t *testing.T) {
	tests := []struct {
		name                       string
		customers, managers, staff []string
		lowest, largest            string
		shares                     bool
	}{
		{"at delivery alone", times(10, "7 3", "6 3", "7 2"), times(10, "7 6", "6 6", "7 7"), times(10, "3", "2", "3"), "delivery", "delivery", true},
		{"all one way", times(30, "7 2", "6 1", "7 1"), times(30, "5 4", "6 5", "5 5"), times(30, "2", "2", "3"), "delivery", "delivery", true},
		{"two alike", times(10, "7 2", "6 2", "7 3"), times(10, "5 5", "4 5", "5 4"), times(10, "2", "3", "2"), "delivery knowledge", "", true},
		{"too few to tell", times(1, "7 3", "5 3", "6 4"), times(1, "7 6", "4 5", "6 5"), times(1, "5", "2", "4"), "delivery knowledge standards perception", "", false},
		{"one alone and not shown", times(10, "3 6", "4 7", "3 7"), append(times(9, "3 4", "4 5", "3 5"), times(3, "3 4")...), times(10, "6", "5", "6"), "knowledge", "", false},
		{"nothing is short", times(10, "2 6", "3 7", "2 7"), times(10, "3 4", "4 4", "3 4"), times(10, "5", "6", "5"), "", "", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := where(t, test.customers, test.managers, test.staff)
			if strings.Join(c.Lowest, " ") != test.lowest || c.Largest != test.largest || c.Legs[0].Share.Defined() != test.shares {
				var legs []string
				for _, l := range c.Legs {
					legs = append(legs, fmt.Sprintf("%s %.2f (p %.3g)", l.Name, l.Value, l.PAdj))
				}
				t.Errorf("lowest %v, largest %q, share %v, want %s, %q, %v; legs %v", c.Lowest, c.Largest, c.Legs[0].Share, test.lowest, test.largest, test.shares, legs)
			}
		})
	}
}

// A hundred checks of ten projects: the legs add up, and in the first of the ten
// to the service gap.
func TestChainsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawnStudy(t)
		r := gap.Analyze(s, gap.Options{})
		for _, c := range r.Chain {
			checkChain(t, c)
			service := gapOf(t, r, gap.Service, c.Level, c.ID)
			near(t, c.ID+": the service gap", service.Value, c.Total.Value)
			near(t, c.ID+": its standard error", service.SE, c.Total.SE)
			// What is off by 1e-12 in a standard error is off by up to 1e-12/SE in t, whose
			// density times t is below 1/2, and so in p.
			nearBy(t, c.ID+": its adjusted p", service.PAdj, c.Total.PAdj, 1e-12/min(1, float64(service.SE)))
		}
		for range 9 {
			for _, c := range gap.ChainOf(drawnStudy(t)) {
				checkChain(t, c)
			}
		}
	})
}

// The chain takes managers who have both boxes, the gaps everybody.
func TestChainOfFewerThanTheGaps(t *testing.T) {
	s := smallStudy(t)
	if c := chainOf(t, gap.Analyze(s, gap.Options{}), gap.LevelItem, "a"); c.Note != "" {
		t.Errorf("note %q where everybody answered everything", c.Note)
	}
	s.Managers = count(t, managers(), "7 6 3 5 5 2", "5 5 4 6 4 3", "4 4 4 . 4 4")
	r := gap.Analyze(s, gap.Options{})
	a, b := chainOf(t, r, gap.LevelItem, "a"), chainOf(t, r, gap.LevelItem, "b")
	if a.Note != gap.NoteRespondents || a.Boxes[1].N != 2 || b.Note != "" || b.Boxes[1].N != 3 {
		t.Errorf("notes %q of %d and %q of %d, want the first only", a.Note, a.Boxes[1].N, b.Note, b.Boxes[1].N)
	}
}

func checkChain(t *rapid.T, c gap.Chain) {
	t.Helper()
	var sum, variance, shares gap.Number
	for i, l := range c.Legs {
		sum += l.Value
		shares += l.Share
		for _, v := range c.Covariance[i] {
			variance += v
		}
		if l.Share.Defined() && (!c.Total.Shown() || l.Share < 0) {
			t.Fatalf("share %v of a total with p %v", l.Share, c.Total.PAdj)
		}
	}
	if empty := slices.ContainsFunc(c.Boxes, func(b gap.Box) bool { return b.N == 0 }); empty == sum.Defined() {
		t.Fatalf("%s: the legs add up to %v, a box is empty: %v", c.ID, sum, empty)
	}
	if sum.Defined() {
		near(t, c.ID+": sum of the legs", sum, c.Boxes[4].Value-c.Boxes[0].Value)
		near(t, c.ID+": the total", sum, c.Total.Value)
	}
	if shares.Defined() {
		near(t, "sum of the shares", shares, 1)
	}
	if variance.Defined() {
		near(t, c.ID+": variance of the total from the covariance", variance, c.Total.SE*c.Total.SE)
	}
	if c.Largest != "" && !slices.Equal(c.Lowest, []string{c.Largest}) {
		t.Fatalf("the largest is %s among %v", c.Largest, c.Lowest)
	}
}
