package gap

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// complaints are n of one cause.
func complaints(n int, i survey.Incident) []survey.Incident {
	var all []survey.Incident
	for range n {
		all = append(all, i)
	}
	return all
}

func counted(groups ...[]survey.Incident) *tally.Incidents {
	t := tally.NewIncidents()
	for _, group := range groups {
		for _, i := range group {
			t.Add(i)
		}
	}
	return t
}

func days(n int64) *survey.Decimal { return &survey.Decimal{Unscaled: n} }

// rowOf is the row of a class.
func rowOf(t *testing.T, all *Incidents, by tally.By, id string) IncidentRow {
	t.Helper()
	for _, row := range all.Rows {
		if row.By == by && row.ID == id && row.Pooled == 0 && row.Valence == Complaint {
			return row
		}
	}
	t.Fatalf("no row %s %q", by, id)
	return IncidentRow{}
}

func TestIncidents(t *testing.T) {
	table := counted(
		complaints(3, survey.Incident{Cause: "Late", Resolution: survey.Unresolved, Days: days(4)}),
		complaints(3, survey.Incident{Cause: "late", Resolution: survey.Resolved, Days: days(1)}),
		complaints(1, survey.Incident{Cause: "Late", Resolution: survey.Resolved, Days: days(30)}),
		complaints(2, survey.Incident{Cause: "Rude"}),
		complaints(1, survey.Incident{}),
		complaints(5, survey.Incident{Cause: "Kind", Positive: true}),
	)
	all := AnalyzeIncidents(table, IncidentOptions{Customers: 200})
	late := rowOf(t, all, tally.ByCause, "Late") // the spelling that sorts first
	if late.N != 7 || late.Rank != 1 || late.Share != 0.7 || late.Cumulative != 0.7 {
		t.Errorf("late is %+v", late)
	}
	// R: poisson.test(7, 2)$conf.int
	if late.Rate != 3.5 || math.Abs(float64(late.RateLow)-1.40718152576) > 1e-9 || math.Abs(float64(late.RateHigh)-7.21133768085) > 1e-9 {
		t.Errorf("rate %v, %v to %v", late.Rate, late.RateLow, late.RateHigh)
	}
	if late.Known != 7 || math.Abs(float64(late.Unresolved)-3.0/7) > 1e-15 {
		t.Errorf("unresolved %v of %d", late.Unresolved, late.Known)
	}
	if late.DaysN != 7 || math.Abs(float64(late.DaysMean)-45.0/7) > 1e-15 || late.DaysMedian != 4 {
		t.Errorf("days %v, median %v", late.DaysMean, late.DaysMedian)
	}
	if rude := rowOf(t, all, tally.ByCause, "Rude"); rude.Known != 0 || rude.Unresolved.Defined() || rude.DaysMean.Defined() || math.Abs(float64(rude.Cumulative)-0.9) > 1e-15 {
		t.Errorf("rude is %+v", rude)
	}
	if untold := rowOf(t, all, tally.ByCause, ""); untold.N != 1 || untold.Rank != 0 || untold.Cumulative != 1 {
		t.Errorf("without a cause: %+v", untold)
	}
	if whole := rowOf(t, all, tally.ByNothing, ""); whole.N != 10 {
		t.Errorf("%d complaints, want 10: praise is none", whole.N)
	}
}

// TestIncidentsWithoutCustomers: a rate of nobody knows how many is not there, with the
// reason.
func TestIncidentsWithoutCustomers(t *testing.T) {
	all := AnalyzeIncidents(counted(complaints(9, survey.Incident{Unit: "Oslo"}), complaints(9, survey.Incident{Unit: "Bergen"})), IncidentOptions{ByUnit: map[string]int64{"oslo": 300}})
	if row := rowOf(t, all, tally.ByUnit, "Oslo"); row.Rate != 3 || row.Note != "" {
		t.Errorf("of 300 customers: %+v", row)
	}
	if row := rowOf(t, all, tally.ByUnit, "Bergen"); row.Rate.Defined() || row.RateHigh.Defined() || row.Note != NoteNoCustomers {
		t.Errorf("of nobody knows how many: %+v", row)
	}
}

// TestIncidentsMerge: any parts, merged in any order, are the whole.
func TestIncidentsMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := [3]*tally.Incidents{tally.NewIncidents(), tally.NewIncidents(), tally.NewIncidents()}
		whole := tally.NewIncidents()
		names := []string{"", "Late", "late", "Rude", "Price"}
		for range rapid.IntRange(0, 40).Draw(t, "incidents") {
			i := survey.Incident{
				Unit: rapid.SampledFrom(names).Draw(t, "unit"), Cause: rapid.SampledFrom(names).Draw(t, "cause"),
				Second: rapid.SampledFrom(names).Draw(t, "second"), Positive: rapid.Bool().Draw(t, "positive"),
				Resolution: rapid.SampledFrom([]survey.Resolution{"", survey.Resolved, survey.Unresolved}).Draw(t, "resolution"),
				Days:       days(rapid.Int64Range(0, 9).Draw(t, "days")), Satisfied: days(rapid.Int64Range(1, 5).Draw(t, "satisfied")),
			}
			whole.Add(i)
			parts[rapid.IntRange(0, 2).Draw(t, "part")].Add(i)
		}
		forward, backward := tally.NewIncidents(), tally.NewIncidents()
		for i := range parts {
			forward.Merge(parts[i])
			backward.Merge(parts[len(parts)-1-i])
		}
		want := seen(whole)
		if got := seen(forward); got != want {
			t.Errorf("merged: %s\nwant %s", got, want)
		}
		if got := seen(backward); got != want {
			t.Errorf("merged backwards: %s\nwant %s", got, want)
		}
	})
}

// seen is all that an analysis shows, as text.
func seen(t *tally.Incidents) string {
	data, err := json.Marshal(AnalyzeIncidents(t, IncidentOptions{Customers: 100}))
	if err != nil {
		panic(err)
	}
	return string(data)
}

func TestRecovery(t *testing.T) {
	table := counted(
		complaints(2, survey.Incident{Resolution: survey.Resolved, Satisfied: days(5)}),
		complaints(1, survey.Incident{Resolution: survey.Resolved, Satisfied: days(4)}),
		complaints(2, survey.Incident{Resolution: survey.Unresolved, Satisfied: days(1)}),
		complaints(1, survey.Incident{Resolution: survey.Unresolved, Satisfied: days(3)}),
		complaints(7, survey.Incident{Satisfied: days(2)}), // nobody knows what came of it
	)
	others := stat.NewHist(0, 1, 1, map[int64]int64{3: 4, 4: 4})
	rows := AnalyzeIncidents(table, IncidentOptions{Others: &others}).Recovery
	if len(rows) != 2 || rows[0].Against != AgainstUnresolved || rows[1].Against != AgainstCustomers {
		t.Fatalf("compared with %+v", rows)
	}
	// R: t.test(c(5, 5, 4), c(1, 1, 3))
	if r := rows[0]; r.FromN != 3 || r.ToN != 3 || math.Abs(float64(r.Value)-3) > 1e-14 || math.Abs(float64(r.Statistic)-4.024922359) > 1e-8 || math.Abs(float64(r.DF)-2.941176471) > 1e-8 || math.Abs(float64(r.P)-0.0285957840782) > 1e-8 {
		t.Errorf("against unresolved: %+v", r)
	}
	if r := rows[1]; r.FromN != 8 || r.FromValue != 3.5 {
		t.Errorf("against customers: %+v", r)
	}
	if hidden := suppressIncidents(&Incidents{Recovery: rows}, 5).Recovery[0]; !hidden.Suppressed || hidden.Value.Defined() || hidden.ToValue.Defined() || hidden.FromN != 0 {
		t.Errorf("three people are shown: %+v", hidden)
	}
}

// TestOneCause: two coders who put all into one cause agree by chance alone.
func TestOneCause(t *testing.T) {
	c := AnalyzeIncidents(counted(complaints(8, survey.Incident{Cause: "Late", Second: "late"})), IncidentOptions{}).Coding
	if c.N != 8 || c.Observed != 1 || c.Expected != 1 || c.Kappa.Defined() || c.Note != string(stat.ZeroVariance) {
		t.Errorf("coding of one cause is %+v", c)
	}
}

// TestSmallCausesStandTogether: what is left over of the whole is no cause of too few.
func TestSmallCausesStandTogether(t *testing.T) {
	table := counted(
		complaints(20, survey.Incident{Cause: "Late"}), complaints(9, survey.Incident{Cause: "Rude"}),
		complaints(6, survey.Incident{Cause: "Price"}), complaints(2, survey.Incident{Cause: "Mr. Hansen was angry"}),
	)
	shown := suppressIncidents(AnalyzeIncidents(table, IncidentOptions{}), 5)
	var got []string
	for _, row := range shown.Rows {
		if row.By == tally.ByCause {
			got = append(got, row.ID)
		}
	}
	if diff := cmp.Diff([]string{"Late", "Rude", ""}, got); diff != "" {
		t.Errorf("causes (-want +got):\n%s", diff)
	}
	last := shown.Rows[len(shown.Rows)-1]
	if last.N != 8 || last.Pooled != 2 || last.Cumulative != 1 {
		t.Errorf("pooled: %+v, want two causes of 8", last)
	}
	if none := suppressIncidents(AnalyzeIncidents(table, IncidentOptions{}), 40); len(none.Rows) != 2 || !none.Rows[0].Suppressed || none.Rows[0].N != 0 || !none.Rows[1].Suppressed {
		t.Errorf("fewer than 40 are shown: %+v", none.Rows)
	}
}

// TestFewKnown: how many of a small part are unresolved does not follow from the others.
func TestFewKnown(t *testing.T) {
	open := func(n int, cause string) []survey.Incident {
		return complaints(n, survey.Incident{Cause: cause, Resolution: survey.Unresolved})
	}
	table := counted(open(9, "A"), open(8, "B"), open(3, "C"), complaints(6, survey.Incident{Cause: "C"}))
	shown := suppressIncidents(AnalyzeIncidents(table, IncidentOptions{Customers: 100}), 5)
	for cause, want := range map[string]int64{"A": 9, "B": 0, "C": 0} { // B is the next smallest
		row := rowOf(t, shown, tally.ByCause, cause)
		if row.Known != want || row.Unresolved.Defined() != (want > 0) || row.N == 0 {
			t.Errorf("%s: %v of %d known, want of %d", cause, row.Unresolved, row.Known, want)
		}
		if want == 0 && row.Note != NoteFewKnown {
			t.Errorf("%s: note %q", cause, row.Note)
		}
	}
}

// TestCodersOfFew: every share of the table of two coders is of enough incidents, and
// none of too few is left over.
func TestCodersOfFew(t *testing.T) {
	coded := func(n int, first, second string) []survey.Incident {
		return complaints(n, survey.Incident{Cause: first, Second: second})
	}
	table := counted(coded(20, "A", "A"), coded(5, "A", "B"), coded(12, "B", "B"), coded(1, "C", "C"), coded(1, "B", "D"))
	whole := AnalyzeIncidents(table, IncidentOptions{}).Coding
	if diff := cmp.Diff([]int64{25, 13, 1, 0}, whole.FirstN); diff != "" || whole.Shares[0][1] != 0.2 || whole.Shares[3][0].Defined() {
		t.Errorf("table %v of %v", whole.Shares, whole.FirstN)
	}
	c := suppressIncidents(AnalyzeIncidents(table, IncidentOptions{}), 5).Coding
	if diff := cmp.Diff([]string{"A", ""}, c.Causes); diff != "" || c.Pooled() != 3 || !c.Kappa.Defined() {
		t.Errorf("coding is %+v (-want +got):\n%s", c, diff)
	}
	if diff := cmp.Diff([]int64{25, 14}, c.FirstN); diff != "" || c.Shares[0][0] != 0.8 || c.Shares[1][1] != 1 {
		t.Errorf("table %v of %v", c.Shares, c.FirstN)
	}
	if few := suppressIncidents(AnalyzeIncidents(counted(coded(3, "A", "B")), IncidentOptions{}), 5).Coding; !few.Suppressed || few.N != 0 || few.Causes != nil {
		t.Errorf("three incidents: %+v", few)
	}
}

// TestLink: complaints stand beside the gap of their dimension, and their order is
// compared from five dimensions on.
func TestLink(t *testing.T) {
	gaps := []Gap{
		{Level: LevelDimension, ID: "d1", Rank: 1}, {Level: LevelDimension, ID: "d2", Rank: 2}, {Level: LevelDimension, ID: "d3", Rank: 3},
		{Level: LevelDimension, ID: "d4", Rank: 4}, {Level: LevelDimension, ID: "d5", Rank: 5}, {Level: LevelItem, ID: "i1"},
	}
	for i, value := range []Number{-1.2, -0.5, -0.7, 0.1, 0, 9} {
		gaps[i].Value = value
	}
	table := counted(
		complaints(3, survey.Incident{Cause: "a"}), complaints(9, survey.Incident{Cause: "B"}), complaints(4, survey.Incident{Cause: "c"}),
		complaints(4, survey.Incident{Cause: "d"}), complaints(1, survey.Incident{Cause: "e"}), complaints(6, survey.Incident{Cause: "other"}),
	)
	o := IncidentOptions{Gaps: gaps, Dimensions: map[string]string{"a": "d1", "b": "d2", "c": "d3", "d": "d4", "e": "d5"}}
	all := AnalyzeIncidents(table, o)
	if row := rowOf(t, all, DimensionsOfCauses, "d2"); row.N != 9 || row.Rank != 1 || row.GapRank != 2 || row.Gap != -0.5 {
		t.Errorf("d2 is %+v", row)
	}
	if rest := rowOf(t, all, DimensionsOfCauses, ""); rest.N != 6 {
		t.Errorf("without a dimension: %+v", rest)
	}
	// R: cor(c(3, 9, 4, 4, 1), c(-1.2, -.5, -.7, .1, 0), method = "spearman")
	if l := all.Link; l.N != 5 || math.Abs(float64(l.Spearman)-0.0512989176043) > 1e-9 {
		t.Errorf("link is %+v", l)
	}
	o.Gaps = gaps[:4]
	if l := AnalyzeIncidents(table, o).Link; l.N != 4 || l.Spearman.Defined() || l.Note != NoteFewDimensions {
		t.Errorf("of four dimensions: %+v", l)
	}
	// Of a cause that is pooled, how many there are of its dimension is not told.
	o.Gaps = gaps
	shown := suppressIncidents(AnalyzeIncidents(table, o), 5)
	if row := rowOf(t, shown, DimensionsOfCauses, "d1"); !row.Suppressed || row.N != 0 || row.Gap != -1.2 {
		t.Errorf("three complaints are told of d1: %+v", row)
	}
	if row := rowOf(t, shown, DimensionsOfCauses, "d2"); row.Suppressed || row.N != 9 || shown.Link.Note != NoteFewDimensions {
		t.Errorf("d2 is %+v, link %+v", row, shown.Link)
	}
}
