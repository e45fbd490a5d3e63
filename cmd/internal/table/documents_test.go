package table

import (
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// againstOne is the gap of customers' expectations and one document.
func againstOne() gap.Gap {
	g := gapRow(gap.LevelDimension, "reliability", 1, "", -1, 0.001, 212)
	g.Name, g.ToStep, g.ToGroup, g.ToN, g.Test = gap.DesignExpectation, gap.StepStandards, "documents", 1, gap.TestFixed
	return g
}

func TestGapAgainstOneDocument(t *testing.T) {
	got := Ranking(result(againstOne()), RankingOptions{Level: gap.LevelDimension, Long: true}, lang.Words{})
	if want := "Standard against expected: standard minus expected · up to 212 customers, 1 document · scale 1–7"; got.Title != want {
		t.Errorf("title %q, want %q", got.Title, want)
	}
	if !slices.Contains(heads(got), "Effect d") {
		t.Errorf("heads %q, want an effect of one sample", heads(got))
	}
	if !slices.ContainsFunc(got.Notes, func(n string) bool { return strings.HasPrefix(n, "One document is a fixed reference") }) {
		t.Errorf("notes %q", got.Notes)
	}
}

// A step of one document has no interval to print, in the head and below.
func TestStepOfOneDocument(t *testing.T) {
	s := gap.Step{
		Number: 4, Name: gap.StepStandards, State: gap.Measured, Group: "documents", N: 1, Measure: gap.MeasureMean,
		Value: 5.5, Low: gap.Undefined, High: gap.Undefined, Against: []gap.Gap{againstOne()},
		Rows: []gap.StepRow{{Level: gap.LevelDimension, ID: "reliability", Label: "Reliability", N: 1, Value: 5.5, Low: gap.Undefined, High: gap.Undefined}},
	}
	r := result(againstOne())
	r.Steps = []gap.Step{s}
	if lead := StepHead(r, s, lang.Words{}).Lead[1]; lead != "Mean 5.50, 1 document." {
		t.Errorf("lead %q", lead)
	}
	if notes := Levels(r, s, gap.LevelDimension, lang.Words{}).Notes; !strings.HasPrefix(notes[0], "One document is a fixed reference") {
		t.Errorf("notes %q", notes)
	}
	if who := texts(t, Steps(r, lang.Words{}), "Asked"); who[0] != "written standards" {
		t.Errorf("asked %q, want written standards", who[0])
	}
	s.Name = gap.StepCommunication
	r.Steps = []gap.Step{s}
	if who := texts(t, Steps(r, lang.Words{}), "Asked"); who[0] != "documents" {
		t.Errorf("asked %q, want documents", who[0])
	}
}

// The three steps that customers can stand in for say so alike, in the table of
// all six and in that of one.
func TestCustomersSideIsLabelledAlike(t *testing.T) {
	against := gapRow(gap.LevelOverall, "overall", 0, "", -0.5, 0.001, 88)
	for _, code := range lang.Codes() {
		w, err := lang.New(code)
		if err != nil {
			t.Fatal(err)
		}
		label, _, _ := strings.Cut(w.Text("state.customers_gap", "state", ""), ":")
		r := result(against)
		r.Steps = []gap.Step{
			{Name: gap.StepDelivery, State: gap.CustomersSide, Group: "customers", N: 88, Measure: gap.MeasureMet, Value: 0.25, Low: 0.17, High: 0.35},
			{Name: gap.StepStandards, State: gap.CustomersSide, Group: "customers", N: 88, Measure: gap.MeasureMean, Value: 5, Low: 4, High: 6, Against: []gap.Gap{against}},
			{Name: gap.StepCommunication, State: gap.CustomersSide, Group: "customers", N: 88, Measure: gap.MeasureMean, Value: 5, Low: 4, High: 6, Against: []gap.Gap{against}},
		}
		table := Steps(r, w)
		for i, s := range r.Steps {
			said := table.Rows[i].Span.Text + texts(t, table, w.Text("head.state"))[i]
			if !strings.HasPrefix(said, label) {
				t.Errorf("%s: step %s is %q, want it %s", code, s.Name, said, label)
			}
			if lead := StepHead(r, s, w).Lead[1]; !strings.Contains(lead, label) || strings.Count(lead, ".") < 2 {
				t.Errorf("%s: step %s alone is %q, want it %s and whom to ask", code, s.Name, lead, label)
			}
		}
	}
}
