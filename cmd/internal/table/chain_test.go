package table

import (
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// chainOf is a chain with the given legs from an expected mean of 6.
func chainOf(legs ...gap.Number) gap.Chain {
	c := gap.Chain{Level: gap.LevelDimension, ID: "reliability", Label: "Reliability"}
	steps := []string{gap.StepExpected, gap.StepManagement, gap.StepStandards, gap.StepDelivery, gap.StepPerceived}
	at := gap.Number(6)
	c.Boxes = []gap.Box{{Step: steps[0], Group: "customers", N: 200, Value: at}}
	for i, leg := range legs {
		at += leg
		c.Boxes = append(c.Boxes, gap.Box{Step: steps[i+1], Group: "managers", N: 20, Value: at})
		c.Legs = append(c.Legs, legOf([]string{"knowledge", "standards", "delivery", "perception"}[i], leg, 0.2))
	}
	c.Total = legOf(gap.Service, at-6, 0.001)
	return c
}

func legOf(name string, value, p gap.Number) gap.Leg {
	return gap.Leg{Name: name, Difference: gap.Difference{Tested: gap.Tested{Value: value, Low: value - 0.1, High: value + 0.1, PAdj: p}}}
}

func TestChain(t *testing.T) {
	r := result()
	r.Project, r.Wave, r.Method.ScaleLow, r.Method.ScaleHigh = "Guests", "Q3", 1, 7
	got := Chain(r, chainOf(-0.25, 0.5, -0.5, -0.5), lang.Words{})
	if want := "From expected to perceived · Reliability · Guests · Q3 · scale 1–7"; got.Title != want {
		t.Errorf("title %q, want %q", got.Title, want)
	}
	if want := "0.75 below expected: perceived 5.25, expected 6.00. Where does it open up?"; got.Lead[0] != want {
		t.Errorf("lead %q, want %q", got.Lead[0], want)
	}
	if steps := texts(t, got, "Step"); !slices.Equal(steps, []string{"Expected", "Management's view", "Design and standards", "Delivery", "Perceived", ""}) {
		t.Errorf("steps %q", steps)
	}
	if legs := texts(t, got, "Leg"); !slices.Equal(legs, []string{"", "knowledge", "design", "delivery", "perception", "Gap"}) {
		t.Errorf("legs %q", legs)
	}
	if want := "The legs add up: −0.25 +0.50 −0.50 −0.50 = −0.75."; !slices.Contains(got.Notes, want) {
		t.Errorf("notes %q, want %q among them", got.Notes, want)
	}
	bar := slices.IndexFunc(got.Columns, func(c Column) bool { return c.Kind == Bar })
	if share := got.Rows[0].Cells[bar].Number; share < 0.833 || share > 0.834 {
		t.Errorf("a mean of 6 on 1–7 lies at %v, want 5/6", share)
	}
}

// TestAddUpOwnsItsRounding: rounded legs may miss the rounded total by a digit.
func TestAddUpOwnsItsRounding(t *testing.T) {
	for _, tt := range []struct {
		chain gap.Chain
		want  string
	}{
		{chainOf(-0.124, -0.124, -0.124, -0.124), "The legs add up: −0.12 −0.12 −0.12 −0.12 = −0.50 (rounded)."},
		{chainOf(0.125, -0.25, -0.25, 0), "The legs add up: +0.12 −0.25 −0.25 0.00 = −0.38."},
		{chainOf(-1, gap.Undefined, 0, 0), ""},
	} {
		if got, _ := addUp(tt.chain, lang.Words{}); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestLegs(t *testing.T) {
	settled, open := chainOf(-1, 0.25, 0, 0), chainOf(-0.5, -0.25, 0, 0)
	settled.Largest, settled.Lowest = gap.Knowledge, []string{gap.Knowledge}
	open.Lowest = []string{gap.Knowledge, gap.Standards}
	got := Legs(result(), []gap.Chain{settled, open}, gap.LevelDimension, lang.Words{})
	if words := texts(t, got, "Largest drop"); !slices.Equal(words, []string{"knowledge", "not settled"}) {
		t.Errorf("largest %q", words)
	}
	if want := "Expected,Knowledge,Design,Delivery,Perception,Perceived,Gap"; !strings.Contains(strings.Join(heads(got), ","), want) {
		t.Errorf("heads %q, want %q in them", heads(got), want)
	}
}

// chainColumns is the promise of the chain's CSV.
const chainColumns = "schema,wave,level,id,label,dimension,leg,from_step,from_group,from_n,from_value,to_step,to_group,to_n,to_value," +
	"gap_value,se,ci_low,ci_high,ci_level,test,statistic,df,p,p_adj,adjust,share,largest,suppressed,note,segment,segment_value,min_gap,result,p_tost"

func TestMachineChain(t *testing.T) {
	r := result()
	r.Chain = []gap.Chain{chainOf(-1, 0.25, 0, 0)}
	got := MachineChain(r)
	var ids []string
	for _, c := range got.Columns {
		ids = append(ids, c.ID)
	}
	if columns := strings.Join(ids, ","); columns != chainColumns {
		t.Errorf("columns\n%s, want\n%s", columns, chainColumns)
	}
	if len(got.Rows) != 5 || got.Rows[4].Cells[6].Text != gap.Service {
		t.Errorf("%d rows, want four legs and the total as the service gap", len(got.Rows))
	}
}

// TestGapSaysWhyTheChainDiffers compares a gap between two groups with the leg of
// its name.
func TestGapSaysWhyTheChainDiffers(t *testing.T) {
	row := gapRow(gap.LevelDimension, "reliability", 1, "", -0.25, 0.001, 200)
	row.Name, row.ToStep, row.ToGroup, row.ToN = gap.Knowledge, gap.StepManagement, "managers", 20
	leg := gap.Leg{Name: gap.Knowledge, Difference: gap.Difference{FromN: 200, ToN: 20, Tested: gap.Tested{Value: -0.25}}}
	fewer, other, elsewhere, hidden := leg, leg, leg, leg
	fewer.FromN, other.Value, elsewhere.Name, elsewhere.FromN = 190, -0.26, gap.Delivery, 190
	hidden.FromN, hidden.Suppressed = 3, true
	for _, tt := range []struct {
		name string
		leg  gap.Leg
		said bool
	}{
		{"the same", leg, false}, {"fewer respondents", fewer, true}, {"other answers of as many", other, true},
		{"another leg", elsewhere, false}, {"a hidden leg", hidden, false},
	} {
		r := result(row)
		r.Chain = []gap.Chain{{Level: gap.LevelDimension, ID: "reliability", Legs: []gap.Leg{tt.leg}}}
		notes := strings.Join(Ranking(r, RankingOptions{Level: gap.LevelDimension}, lang.Words{}).Notes, "\n")
		if said := strings.Contains(notes, "servgap chain can differ"); said != tt.said {
			t.Errorf("%s: got notes\n%s", tt.name, notes)
		}
	}
}
