package table

import (
	"math"
	"slices"
	"strings"
	"testing"

	"servgap/cmd/internal/lang"
	"servgap/gap"
)

// gapRow is a dimension's gap of n customers; its p decides whether it is shown.
func gapRow(level, id string, rank int, ranks string, value, p gap.Number, n int64) gap.Gap {
	return gap.Gap{
		Name: gap.Service, Level: level, ID: id, Label: strings.ToUpper(id[:1]) + id[1:], Dimension: id, Rank: rank, RankRange: ranks, N: n,
		Difference:   gap.Difference{FromStep: gap.StepExpected, FromGroup: "customers", FromN: n, FromValue: 6, ToStep: gap.StepPerceived, ToGroup: "customers", ToN: n, ToValue: 6 + value, Tested: gap.Tested{Value: value, Low: value - 0.2, High: value + 0.2, PAdj: p}},
		Contribution: gap.Undefined, Importance: gap.Undefined, Below: 0.5, AlphaFrom: 0.7, AlphaTo: 0.8,
	}
}

func result(gaps ...gap.Gap) gap.Result {
	return gap.Result{
		Schema: gap.Schema, Sources: []gap.Source{{File: "data/guests.csv"}}, Gaps: gaps,
		Method: gap.Method{Scale: "1-7", Dimensions: 2, Confidence: 0.95, MinCell: 5},
	}
}

// heads lists a table's heads, and texts the texts of one of its columns.
func heads(t Table) []string {
	var heads []string
	for _, c := range t.Columns {
		heads = append(heads, c.Head)
	}
	return heads
}

func texts(t *testing.T, in Table, head string) []string {
	t.Helper()
	at := slices.Index(heads(in), head)
	if at < 0 {
		t.Fatalf("no column %q among %q", head, heads(in))
	}
	var texts []string
	for row := range in.EachRow() {
		texts = append(texts, row.Cells[at].Text)
	}
	return texts
}

func TestRanking(t *testing.T) {
	r := result(
		gapRow(gap.LevelDimension, "reliability", 1, "1-2", -1, 0.001, 90),
		gapRow(gap.LevelDimension, "empathy", 2, "1-2", -0.1, 0.2, 92),
		gapRow(gap.LevelOverall, "overall", 0, "", -0.5, 0.001, 88),
		gapRow(gap.LevelItem, "REL1", 1, "1", -1, 0.001, 80),
	)
	got := Ranking(r, RankingOptions{Level: gap.LevelDimension}, lang.Words{})
	if want := "Customer gap: perceived minus expected · 88 customers · scale 1–7"; got.Title != want {
		t.Errorf("title %q, want %q", got.Title, want)
	}
	if want := "Ranked by gap, not weighted by importance. Below zero: less than expected."; got.Lead[0] != want {
		t.Errorf("lead %q, want %q", got.Lead[0], want)
	}
	if slices.Contains(heads(got), "Importance") {
		t.Error("importance is shown although nobody was asked for it")
	}
	if labels := texts(t, got, "Dimension"); !slices.Equal(labels, []string{"Reliability", "Empathy", "Overall"}) {
		t.Errorf("rows %q", labels)
	}
	if marks := texts(t, got, ""); !slices.Equal(marks, []string{"", "~", ""}) {
		t.Errorf("marks %q", marks)
	}
	notes := strings.Join(got.Notes, "\n")
	for _, want := range []string{"~ no gap shown", "the order is not settled", "95 % intervals, each alone", "n is 90 to 92 by row"} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes lack %q:\n%s", want, notes)
		}
	}
}

// TestRankingSaysWhatItIsWeightedBy has gaps that are weighted though the customer
// gap is not, and the other way round: what the rows hold decides.
func TestRankingSaysWhatItIsWeightedBy(t *testing.T) {
	weighted := gapRow(gap.LevelDimension, "reliability", 1, "1", -1, 0.001, 90)
	weighted.Importance, weighted.Contribution = 60, -0.6
	for _, tt := range []struct {
		name, importance string
		row              gap.Gap
		lead             string
		columns          bool
	}{
		{"weighted", "points", weighted, "Ranked by gap × importance.", true},
		{"weighted, unlike the customer gap", "", weighted, "Ranked by gap × importance.", true},
		{"not weighted, unlike the customer gap", "points", gapRow(gap.LevelDimension, "reliability", 1, "1", -1, 0.001, 90), "Ranked by gap, not weighted by importance.", false},
	} {
		r := result(tt.row)
		r.Method.Importance = tt.importance
		got := Ranking(r, RankingOptions{Level: gap.LevelDimension}, lang.Words{})
		if !strings.HasPrefix(got.Lead[0], tt.lead) || slices.Contains(heads(got), "Weighted gap") != tt.columns {
			t.Errorf("%s: got lead %q and columns %q", tt.name, got.Lead[0], heads(got))
		}
	}
}

func TestRankingExplainsOnlyTheSignsItShows(t *testing.T) {
	r := result(gapRow(gap.LevelDimension, "reliability", 1, "1", -1, 0.001, 90), gapRow(gap.LevelDimension, "empathy", 2, "2", -0.5, 0.001, 90))
	got := Ranking(r, RankingOptions{Level: gap.LevelDimension}, lang.Words{})
	if want := []string{"95 % intervals, each alone.   Paired: the same people on both sides."}; !slices.Equal(got.Notes, want) {
		t.Errorf("notes %q, want %q", got.Notes, want)
	}
}

func TestHiddenRow(t *testing.T) {
	hidden := gap.Gap{Level: gap.LevelDimension, ID: "empathy", Label: "Empathy", Suppressed: true, Difference: gap.Difference{Tested: gap.Tested{Value: gap.Undefined, Low: gap.Undefined, High: gap.Undefined, PAdj: gap.Undefined}}}
	r := result(gapRow(gap.LevelDimension, "reliability", 1, "", -1, 0.001, 90), hidden)
	got := Ranking(r, RankingOptions{Level: gap.LevelDimension, Long: true}, lang.Words{})
	if marks := texts(t, got, ""); marks[1] != "too few to show" {
		t.Errorf("mark %q, want %q", marks[1], "too few to show")
	}
	at := slices.Index(heads(got), "n")
	if n := got.Rows[1].Cells[at].Number; !math.IsNaN(n) {
		t.Errorf("the hidden row shows its n, %v", n)
	}
	if notes := strings.Join(got.Notes, "\n"); !strings.Contains(notes, "fewer than 5 respondents") {
		t.Errorf("notes do not explain the hidden row:\n%s", notes)
	}
}

func TestItemsOfOneDimension(t *testing.T) {
	a := gapRow(gap.LevelItem, "REL1", 1, "1", -1, 0.001, 80)
	b := gapRow(gap.LevelItem, "EMP1", 2, "2", -0.5, 0.001, 80)
	a.Dimension, b.Dimension = "reliability", "empathy"
	r := result(gapRow(gap.LevelDimension, "reliability", 1, "1", -1, 0.001, 90), a, b)
	got := Ranking(r, RankingOptions{Level: gap.LevelItem, Dimension: "reliability"}, lang.Words{})
	if want := "Reliability · guests.csv · 1 item · internal consistency (alpha): expected 0.70, perceived 0.80 · 90 customers"; got.Title != want {
		t.Errorf("title %q, want %q", got.Title, want)
	}
	if ids := texts(t, got, "Item"); !slices.Equal(ids, []string{"REL1"}) {
		t.Errorf("items %q", ids)
	}
}

func TestSteps(t *testing.T) {
	service := gapRow(gap.LevelOverall, "overall", 0, "", -0.5, 0.001, 88)
	r := result(service)
	r.Steps = []gap.Step{
		{Number: 1, Name: gap.StepExpected, State: gap.Measured, Group: "customers", N: 88, Measure: gap.MeasureMean, Value: 6},
		{Number: 2, Name: gap.StepPerceived, State: gap.Measured, Group: "customers", N: 88, Measure: gap.MeasureMean, Value: 5.5, Against: []gap.Gap{service}},
		{Number: 3, Name: gap.StepDelivery, State: gap.CustomersSide, Group: "customers", N: 88, Measure: gap.MeasureMet, Value: 0.25, Low: 0.17, High: 0.35},
		{Number: 4, Name: gap.StepStandards, State: gap.NotMeasured, Needs: gap.NeedsManagers, Value: gap.Undefined},
	}
	got := Steps(r, lang.Words{})
	if want := "Six steps · guests.csv · scale 1–7 · mean over dimensions"; got.Title != want {
		t.Errorf("title %q, want %q", got.Title, want)
	}
	var spans []string
	for _, row := range got.Rows {
		spans = append(spans, row.Span.Text)
	}
	want := []string{"", "", "from the customers' side: 25\u00a0% (17–35\u00a0%) got what they expected or more", "not measured: needs managers"}
	if !slices.Equal(spans, want) {
		t.Errorf("spans %q, want %q", spans, want)
	}
	if states := texts(t, got, "State"); states[1] != "below expected" {
		t.Errorf("state %q, want below expected", states[1])
	}
	for i, cell := range got.Rows[3].Cells {
		if cell.Number == 0 && cell.Text == "" {
			t.Errorf("a step that was not measured shows 0 in column %q", got.Columns[i].Head)
		}
	}
}

func TestRankingInNorwegian(t *testing.T) {
	w, err := lang.New("nb")
	if err != nil {
		t.Fatal(err)
	}
	own := gapRow(gap.LevelDimension, "empathy", 2, "2", -0.1, 0.2, 92)
	own.Label = "Vertskap"
	r := result(gapRow(gap.LevelDimension, "reliability", 1, "1", -1, 0.001, 90), own, gapRow(gap.LevelOverall, "overall", 0, "", -0.5, 0.001, 1088))
	got := Ranking(r, RankingOptions{Level: gap.LevelDimension}, w)
	if want := "Kundegap: opplevd minus forventet · 1\u00a0088 kunder · skala 1–7"; got.Title != want {
		t.Errorf("title %q, want %q", got.Title, want)
	}
	if want := []string{"#", "Dimensjon", "Forventet", "Opplevd", "Gap", "95\u00a0%-intervall", "", "Kunder under"}; !slices.Equal(heads(got), want) {
		t.Errorf("heads %q, want %q", heads(got), want)
	}
	if labels := texts(t, got, "Dimensjon"); !slices.Equal(labels, []string{"Pålitelighet", "Vertskap", "Samlet"}) {
		t.Errorf("rows %q, want the preset's label in Norwegian and the survey's own as it is", labels)
	}
}

func TestRankingNamesItsGap(t *testing.T) {
	for name, want := range map[string][]string{
		"service":            {"Customer gap: perceived minus expected", "Expected", "Perceived"},
		"knowledge":          {"Knowledge gap: what managers believe minus expected", "Expected", "Managers believe"},
		"standards":          {"Design gap: standard minus what managers believe", "Managers believe", "Standard"},
		"delivery":           {"Delivery gap: delivered minus standard", "Standard", "Delivered"},
		"communication":      {"Promise gap: delivered minus promised", "Promised", "Delivered"},
		"met-expectation":    {"Delivered against expected: delivered minus expected", "Expected", "Delivered"},
		"design-expectation": {"Standard against expected, customers' side: standard minus expected", "Expected", "Standard"},
		"staff-knowledge":    {"Staff knowledge gap: what staff believe minus expected", "Expected", "Staff believe"},
		"staff-management":   {"Internal view gap: what staff believe minus what managers believe", "Managers believe", "Staff believe"},
		"self-image":         {"Self-image gap: perceived minus own rating", "Own rating", "Perceived"},
		"adequacy":           {"Margin to the minimum: perceived minus minimum accepted", "Minimum accepted", "Perceived"},
		"superiority":        {"Distance to the desired: perceived minus desired", "Desired", "Perceived"},
		"drift":              {"Drift of expectations: expected ahead minus expected", "Expected", "Expected ahead"},
	} {
		row := gapRow(gap.LevelDimension, "reliability", 1, "1", -1, 0.001, 90)
		row.Name, row.ToStep = name, gap.StepDelivery
		got := Ranking(result(row), RankingOptions{Level: gap.LevelDimension}, lang.Words{})
		title, _, _ := strings.Cut(got.Title, " · ")
		if said := append([]string{title}, heads(got)[2:4]...); !slices.Equal(said, want) {
			t.Errorf("%s: got %q, want %q", name, said, want)
		}
	}
}

// TestEveryGapHasWords finds a gap that would go by the name of the service gap.
func TestEveryGapHasWords(t *testing.T) {
	service, _, _ := gapWords(gap.Result{}, lang.Words{})
	for _, name := range gap.Names() {
		heading, _, _ := gapWords(gap.Result{Gaps: []gap.Gap{{Name: name}}}, lang.Words{})
		if (heading == service) != (name == gap.Service) {
			t.Errorf("the %s gap is called %q", name, heading)
		}
	}
}

func TestStateNeverOutrunsTheTest(t *testing.T) {
	for _, tt := range []struct {
		value, p gap.Number
		want     string
	}{{-1, 0.049, "below expected"}, {-1, 0.05, "~"}, {1, 0.001, "above expected"}, {-1, gap.Undefined, "no test"}} {
		if got := state(gap.Gap{Difference: gap.Difference{FromStep: gap.StepExpected, Tested: gap.Tested{Value: tt.value, PAdj: tt.p}}}, lang.Words{}); got != tt.want {
			t.Errorf("gap %v, p %v: got %q, want %q", tt.value, tt.p, got, tt.want)
		}
	}
}

// TestGapOfTwoGroups: both are named with their n, and nothing is shown that
// would need a respondent with both sides.
func TestGapOfTwoGroups(t *testing.T) {
	g := gapRow(gap.LevelDimension, "reliability", 1, "", -1, 0.001, 230)
	g.Name, g.ToStep, g.FromN, g.ToGroup, g.ToN = "knowledge", gap.StepManagement, 212, "managers", 18
	other := g
	other.Rank, other.ID = 2, "empathy"
	got := Ranking(result(g, other), RankingOptions{Level: gap.LevelDimension}, lang.Words{})
	if want := "Knowledge gap: what managers believe minus expected · up to 212 customers, 18 managers · scale 1–7"; got.Title != want {
		t.Errorf("title %q, want %q", got.Title, want)
	}
	if want := []string{"Dimension", "Expected", "Managers believe", "Gap", "95 % interval", ""}; !slices.Equal(heads(got), want) {
		t.Errorf("heads %q, want %q", heads(got), want)
	}
	if last := got.Notes[len(got.Notes)-1]; !strings.Contains(last, "not tested for items of several dimensions") {
		t.Errorf("notes do not say that the order was not tested: %q", got.Notes)
	}
}

func TestStateNamesNoExpectationThatWasNotCompared(t *testing.T) {
	for step, want := range map[string]string{gap.StepStandards: "below", gap.StepCommunication: "promised more than delivered", gap.StepExpected: "below expected"} {
		if got := state(gap.Gap{Difference: gap.Difference{FromStep: step, Tested: gap.Tested{Value: -1, PAdj: 0.001}}}, lang.Words{}); got != want {
			t.Errorf("below %s: got %q, want %q", step, got, want)
		}
	}
}

// machineColumns is the promise of the CSV; columns are only ever added behind.
const machineColumns = "schema,wave,group,segment,segment_value,gap,level,id,label,dimension,rank,n," +
	"from_step,from_group,from_n,from_value,to_step,to_group,to_n,to_value,gap_value,se,ci_low,ci_high,ci_level," +
	"test,statistic,df,p,p_adj,adjust,p_rank,effect,effect_kind,importance,importance_from,contribution,rank_range," +
	"alpha_from,alpha_to,suppressed,note,segment_rank_range,min_gap,result,p_tost,interval,p_sign,p_pratt,zeros,ties,effect_d_av,effect_g,rank_biserial"

func TestMachineColumns(t *testing.T) {
	var ids []string
	for _, c := range Machine(result()).Columns {
		ids = append(ids, c.ID)
	}
	if got := strings.Join(ids, ","); got != machineColumns {
		t.Errorf("columns\n%s, want\n%s", got, machineColumns)
	}
}
