package gap_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
	"servgap/gap/survey"
)

// asking is form put to a role on other constructs.
func asking(role survey.Role, constructs ...survey.Construct) survey.Questionnaire {
	q := form()
	q.Group = survey.Group{ID: string(role), Role: role}
	q.Constructs = constructs
	return q
}

func managers() survey.Questionnaire {
	return asking(survey.Managers, survey.Belief, survey.Standard)
}

func staff() survey.Questionnaire {
	return asking(survey.Staff, survey.Delivered, survey.StaffBelief, survey.Promised)
}

// smallStudy has three customers, two managers and two contact staff, all with
// every answer.
func smallStudy(t failer) gap.Study {
	t.Helper()
	return gap.Study{
		Customers: count(t, withPoints(), "6 6 5 5 5 3|40 60", "7 7 6 5 6 4|20 80", "5 6 4 4 5 5|60 40"),
		Managers:  count(t, managers(), "7 6 3 5 5 2", "5 5 4 6 4 3"),
		Staff:     count(t, staff(), "4 5 3 6 6 6 7 6 5", "5 4 2 5 6 4 6 6 3"),
	}
}

func gapOf(t failer, r gap.Result, name, level, id string) gap.Gap {
	t.Helper()
	for _, g := range r.GapsOf(name) {
		if g.Level == level && g.ID == id {
			return g
		}
	}
	t.Fatalf("no gap %s %s of level %s", name, id, level)
	return gap.Gap{}
}

func near(t failer, name string, got, want gap.Number) {
	t.Helper()
	nearBy(t, name, got, want, 1e-12)
}

func nearBy(t failer, name string, got, want gap.Number, most float64) {
	t.Helper()
	if got.Defined() != want.Defined() || math.Abs(float64(got-want)) > most {
		t.Fatalf("%s: got %v, want %v", name, got, want)
	}
}

// Means of x and y: expected 37/6 and 5, perceived 5 and 4; belief 23/4 and 7/2,
// standard 5 and 5/2; delivered 9/2 and 5/2, staff's belief 23/4 and 5, promised
// 25/4 and 4. Points are 40 and 60 on average.
func TestGapsOfSeveralGroupsByHand(t *testing.T) {
	r := gap.Analyze(smallStudy(t), gap.Options{})
	tests := []struct {
		name, level, id string
		value           gap.Number
		fromN, toN      int64
		test            string
	}{
		{gap.Knowledge, gap.LevelDimension, "x", 23.0/4 - 37.0/6, 3, 2, "Welch t"},
		{gap.Knowledge, gap.LevelItem, "c", -1.5, 3, 2, "Welch t"},
		{gap.Knowledge, gap.LevelOverall, gap.LevelOverall, (23.0/4+3.5)/2 - (37.0/6+5)/2, 3, 2, "Welch t"},
		// Customers: 0.4·6+0.6·5, 0.2·7+0.8·6, 0.6·5.5+0.4·4; managers by 0.4 and 0.6.
		{gap.Knowledge, gap.LevelWeighted, gap.LevelWeighted, 0.4*5.75 + 0.6*3.5 - (5.4+6.2+4.9)/3, 3, 2, "Welch t"},
		{gap.Standards, gap.LevelDimension, "y", -1, 2, 2, "paired t"},
		{gap.Standards, gap.LevelWeighted, gap.LevelWeighted, 0.4*-0.75 + 0.6*-1, 2, 2, "paired t"},
		{gap.Delivery, gap.LevelDimension, "x", -0.5, 2, 2, "Welch t"},
		{gap.Communication, gap.LevelDimension, "x", 4.5 - 6.25, 2, 2, "paired t"},
		{gap.MetExpectation, gap.LevelDimension, "y", -2.5, 3, 2, "Welch t"},
		{gap.DesignExpectation, gap.LevelDimension, "y", -2.5, 3, 2, "Welch t"},
		{gap.StaffKnowledge, gap.LevelDimension, "y", 0, 3, 2, "Welch t"},
		{gap.StaffManagement, gap.LevelDimension, "y", 1.5, 2, 2, "Welch t"},
	}
	for _, test := range tests {
		g := gapOf(t, r, test.name, test.level, test.id)
		near(t, test.name+" "+test.level, g.Value, test.value)
		near(t, test.name+": received less reference", g.ToValue-g.FromValue, g.Value)
		if g.FromN != test.fromN || g.ToN != test.toN || g.Test != test.test {
			t.Errorf("%s %s: %d and %d respondents, %s, want %d, %d, %s", test.name, test.id, g.FromN, g.ToN, g.Test, test.fromN, test.toN, test.test)
		}
	}
	if r.Gaps[0].Name != gap.Service || len(r.GapsOf(gap.SelfImage)) != 0 || len(r.GapsOf(gap.Superiority)) != 0 {
		t.Errorf("the first gap is %s; gaps nobody was asked for are there", r.Gaps[0].Name)
	}
}

func TestStepsOfSeveralGroups(t *testing.T) {
	r := gap.Analyze(smallStudy(t), gap.Options{})
	tests := []struct {
		group   string
		value   gap.Number
		against string
	}{
		{"customers", (5.4 + 6.2 + 4.9) / 3, ""},
		{"customers", (0.4*5 + 0.6*3 + 0.2*5.5 + 0.8*4 + 0.6*4.5 + 0.4*5) / 3, "service"},
		{"staff", 0.4*4.5 + 0.6*2.5, "met-expectation delivery"},
		{"managers", 0.4*5 + 0.6*2.5, "design-expectation standards"},
		{"managers", 0.4*5.75 + 0.6*3.5, "knowledge"},
		{"staff", 0.4*6.25 + 0.6*4, "communication"},
	}
	for i, test := range tests {
		s := r.Steps[i]
		near(t, s.Name, s.Value, test.value)
		var against []string
		for _, g := range s.Against {
			against = append(against, g.Name)
			if g.Level != gap.LevelWeighted {
				t.Errorf("%s is judged by the %s gap %s, want the weighted one", s.Name, g.Level, g.Name)
			}
		}
		if s.State != gap.Measured || s.Group != test.group || strings.Join(against, " ") != test.against || s.Needs != "" {
			t.Errorf("%s: %s by %s against %v, want %s against %s", s.Name, s.State, s.Group, against, test.group, test.against)
		}
		for _, row := range s.Rows {
			if row.Group != test.group {
				t.Errorf("%s: row %s is of %s", s.Name, row.ID, row.Group)
			}
		}
	}
}

func TestPromisesFromTheCustomersSide(t *testing.T) {
	q := asking(survey.Customers, survey.Expected, survey.Perceived, survey.Promised)
	r := analyze(t, q, "6 6 5 5 5 3 7 7 7", "7 7 6 5 6 4 6 5 6")
	step := r.Steps[5]
	if step.State != gap.CustomersSide || step.Needs != gap.NeedsStaff || step.Group != "customers" {
		t.Errorf("step 6 is %s by %s, needs %q", step.State, step.Group, step.Needs)
	}
	// Perceived 5 and 3, 5.5 and 4; promised 7 and 7, 5.5 and 6.
	near(t, "promised", step.Value, 6.375)
	near(t, "against it", step.Against[0].Value, -2)
	// Staff who say what is promised and what is delivered come first.
	s := gap.Study{Customers: count(t, q, "6 6 5 5 5 3 7 7 7"), Staff: count(t, staff(), "4 5 3 6 6 6 7 6 5")}
	if g := gap.Analyze(s, gap.Options{}).GapsOf(gap.Communication)[0]; g.ToStep != gap.StepDelivery || g.ToGroup != "staff" {
		t.Errorf("the communication gap is %+v, want that of staff", g)
	}
	// Staff who only promise are judged by nobody: customers stand in.
	s.Staff = count(t, asking(survey.Staff, survey.Promised), "7 6 5")
	if step := gap.Analyze(s, gap.Options{}).Steps[5]; step.State != gap.CustomersSide || len(step.Against) != 1 {
		t.Errorf("step 6 is %+v, want the customers' side", step)
	}
}

// The order of managers' gaps, weighted by the customers' points, is settled by
// their own answers.
func TestRankRangesOfManagers(t *testing.T) {
	s := smallStudy(t)
	s.Managers = count(t, managers(), times(5, "7 6 3 3 4 3", "6 5 4 3 3 5", "6 6 4 2 3 4")...)
	r := gap.Analyze(s, gap.Options{})
	x, y := gapOf(t, r, gap.Standards, gap.LevelDimension, "x"), gapOf(t, r, gap.Standards, gap.LevelDimension, "y")
	if x.RankRange != "1" || y.RankRange != "2" {
		t.Errorf("x %v in %q, y %v in %q, want 1 and 2", x.Contribution, x.RankRange, y.Contribution, y.RankRange)
	}
}

// Managers' own rating comes before that of staff, and below zero is that
// customers perceive less than the company thinks.
func TestSelfImage(t *testing.T) {
	s := gap.Study{
		Customers: count(t, form(), "6 6 5 5 5 3", "7 7 6 5 6 4"),
		Managers:  count(t, asking(survey.Managers, survey.SelfRated), "7 7 6", "6 6 6", "7 6 5"),
		Staff:     count(t, asking(survey.Staff, survey.SelfRated), "1 1 1"),
	}
	g := gapOf(t, gap.Analyze(s, gap.Options{}), gap.SelfImage, gap.LevelItem, "a")
	near(t, "self-image", g.Value, 5-20.0/3)
	if g.FromGroup != "managers" || g.ToGroup != "customers" || g.FromN != 3 || g.ToN != 2 || g.N != 5 {
		t.Errorf("got %+v", g)
	}
	if g.Note != gap.NoteLowBase || g.RankRange != "" || g.Below.Defined() {
		t.Errorf("note %q, range %q, share below %v", g.Note, g.RankRange, g.Below)
	}
}

func TestWhoseStandardsCount(t *testing.T) {
	s := gap.Study{
		Managers: count(t, managers(), "7 6 3 5 5 2", "5 5 4 6 4 3"),
		Staff:    count(t, asking(survey.Staff, survey.Delivered, survey.Standard), "4 5 3 6 6 6", "5 4 2 5 6 4"),
	}
	for from, want := range map[survey.Role]string{"": "Welch t", survey.Managers: "Welch t", survey.Staff: "paired t"} {
		r := gap.Analyze(s, gap.Options{Standard: from})
		if g := r.GapsOf(gap.Delivery)[0]; g.Test != want {
			t.Errorf("standards of %q: delivery gap by %s, want %s", from, g.Test, want)
		}
	}
}

func TestWithoutCustomers(t *testing.T) {
	s := smallStudy(t)
	s.Customers = nil
	r := gap.Analyze(s, gap.Options{})
	if r.Steps[0].State != gap.NotMeasured || r.Steps[2].State != gap.Measured || len(r.Steps[2].Against) != 1 || len(r.Chain) != 0 {
		t.Errorf("steps %+v, chain %+v", r.Steps[:3], r.Chain)
	}
	if note, _ := noteOf(r, gap.NoteChainNeeds); note.ID != "customers" {
		t.Errorf("notes %+v, want the customers missing from the chain", r.Notes)
	}
	finite(t, r)
	finite(t, gap.Suppress(gap.Analyze(gap.Study{}, gap.Options{}), 5))
}

// drawnStudy has groups of one to eight with holes; staff may be missing, and
// documents may say what the standard is in the managers' place.
func drawnStudy(t *rapid.T) gap.Study {
	s := gap.Study{Customers: drawnTally(t)}
	cell := rapid.SampledFrom([]string{"1", "2", "3", "4", "5", "6", "7", "7", "7", "."})
	rows := func(name string, cells int) []string {
		var out []string
		for range rapid.IntRange(1, 8).Draw(t, name) {
			out = append(out, strings.Join(rapid.SliceOfN(cell, cells, cells).Draw(t, "answers"), " "))
		}
		return out
	}
	s.Managers = count(t, managers(), rows("managers", 6)...)
	if rapid.IntRange(0, 4).Draw(t, "staff asked") > 0 {
		s.Staff = count(t, staff(), rows("staff", 9)...)
	}
	if rapid.Bool().Draw(t, "documents") {
		s.Managers = count(t, asking(survey.Managers, survey.Belief), rows("managers of belief", 3)...)
		written := rows("documents", 3)
		if rapid.Bool().Draw(t, "one document") {
			written = written[:1]
		}
		s.Documents = count(t, asking(survey.Documents, survey.Standard), written...)
	}
	return s
}

func TestStudiesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawnStudy(t)
		r := gap.Analyze(s, gap.Options{})
		finite(t, r)
		tables := make(map[string]int)
		for _, g := range r.Gaps {
			near(t, g.Name+" "+g.ID+": received less reference", g.ToValue-g.FromValue, g.Value)
			fixed := g.Test == gap.TestFixed && (g.FromGroup == "documents" && g.N == g.ToN || g.ToGroup == "documents" && g.N == g.FromN)
			if g.FromGroup != g.ToGroup && g.N != g.FromN+g.ToN && !fixed {
				t.Errorf("%s %s rests on %d of %d and %d", g.Name, g.ID, g.N, g.FromN, g.ToN)
			}
			if g.Rank > 0 {
				tables[g.Name+g.Level]++
				if g.Rank != tables[g.Name+g.Level] {
					t.Errorf("%s %s has rank %d, want %s", g.Name, g.ID, g.Rank, strconv.Itoa(tables[g.Name+g.Level]))
				}
			}
		}
	})
}
