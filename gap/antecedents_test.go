package gap_test

import (
	"math"
	"strings"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
	"servgap/gap/tally"
)

// askingAntecedents is form put to a role that is asked some items of antecedents, on
// 1 to 7, and nothing else.
func askingAntecedents(role survey.Role, ids ...string) survey.Questionnaire {
	q := asking(role)
	asked := survey.AntecedentsOf(q.Group)
	asked.Questionnaire.Instrument.Scale = q.Instrument.Scale
	var items []survey.Item
	for _, id := range ids {
		items = append(items, survey.Item{ID: id, Label: "Our " + id})
	}
	asked = asked.Only(items)
	q.Antecedents = &asked
	return q
}

// countBeside counts rows of answers beside the items; "." is no answer.
func countBeside(t failer, q survey.Questionnaire, rows ...string) *tally.Tally {
	t.Helper()
	counted, err := tally.New(gap.Plan(q, ""))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, row := range rows {
		r := q.NewResponse()
		for i, cell := range strings.Fields(row) {
			if cell != "." {
				r.Beside[0].Answers[i] = survey.Code(cell[0] - '1')
			}
		}
		counted.Add(r)
	}
	return counted
}

// eightStaff are their answers to TEAM1, CON1 and CON2.
var eightStaff = []string{"6 2 4", "5 3 3", "7 1 .", ". 4 4", "4 . .", "6 3 5", "5 2 3", "6 2 2"}

// The numbers are those of R 4.2.2: t.test of TEAM1, of rowMeans(cbind(CON1, CON2),
// na.rm = TRUE) and of CON1.
func TestAntecedentsAgainstR(t *testing.T) {
	staff := countBeside(t, askingAntecedents(survey.Staff, "TEAM1", "CON1", "CON2"), eightStaff...)
	r := gap.Analyze(gap.Study{Customers: smallStudy(t).Customers, Staff: staff}, gap.Options{})
	if len(r.Antecedents) != 5 {
		t.Fatalf("got %d rows: %+v", len(r.Antecedents), r.Antecedents)
	}
	for i, want := range []struct {
		level, id, antecedent, ranks string
		n                            int64
		value, se, low, high, room   gap.Number
	}{
		{gap.LevelDimension, "control", "control", "1", 7, 2.78571428571429, 0.406160050219809, 1.7918764453698, 3.77955212605877, 4.21428571428571},
		{gap.LevelDimension, "teamwork", "teamwork", "2", 7, 5.57142857142857, 0.368855556781659, 4.66887153817885, 6.47398560467829, 1.42857142857143},
		{gap.LevelItem, "TEAM1", "teamwork", "", 7, 5.57142857142857, 0.368855556781659, 4.66887153817885, 6.47398560467829, 1.42857142857143},
		{gap.LevelItem, "CON1", "control", "", 7, 2.42857142857143, 0.368855556781659, 1.52601439532171, 3.33112846182114, 4.57142857142857},
	} {
		got := r.Antecedents[i]
		for name, pair := range map[string][2]gap.Number{
			"value": {got.Value, want.value}, "se": {got.SE, want.se}, "low": {got.Low, want.low}, "high": {got.High, want.high}, "room": {got.Room, want.room},
		} {
			if math.Abs(float64(pair[0]-pair[1])) > 2e-14 {
				t.Errorf("%s: %s %v, want %v", want.id, name, pair[0], pair[1])
			}
		}
		if got.Level != want.level || got.ID != want.id || got.Antecedent != want.antecedent || got.N != want.n || got.RankRange != want.ranks {
			t.Errorf("got %+v, want %+v", got, want)
		}
		if got.Gap != gap.Delivery || got.Group != "staff" || got.Scale != "1-7" || got.Note != gap.NoteLowBase || (got.Rank > 0) != (want.ranks != "") {
			t.Errorf("got %+v", got)
		}
	}
	if got := r.Antecedents[2].Label; got != "Our TEAM1" {
		t.Errorf("got the label %q", got)
	}
}

// Both managers and staff are asked what goes along with the promise gap; nobody is
// in the gaps for it.
func TestAntecedentsByGapAndGroup(t *testing.T) {
	s := gap.Study{
		Managers: countBeside(t, askingAntecedents(survey.Managers, "PROM1", "RES1"), "2 3", "4 5"),
		Staff:    countBeside(t, askingAntecedents(survey.Staff, "PROM1"), "7", "."),
	}
	r := gap.Analyze(s, gap.Options{})
	var got []string
	for _, row := range r.Antecedents {
		if row.Level == gap.LevelDimension {
			got = append(got, row.Gap+" "+row.Group+" "+row.ID+" "+row.Note)
		}
	}
	if want := "knowledge managers market-research low_base, communication managers restraint low_base, communication staff restraint n_one"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, ", "), want)
	}
	if len(r.Gaps) != 0 {
		t.Errorf("got gaps %+v", r.Gaps)
	}
}

func TestSuppressAntecedents(t *testing.T) {
	q := askingAntecedents(survey.Staff, "TEAM1", "FIT1", "CON1")
	s := gap.Study{Staff: countBeside(t, q, "5 . 1", "6 7 2", "5 6 2", "6 7 1", "5 6 2")}
	r := gap.Suppress(gap.Analyze(s, gap.Options{}), 5)
	for i, want := range []struct {
		id     string
		rank   int
		hidden bool
	}{{"control", 1, false}, {"teamwork", 2, false}, {"job-fit", 0, true}, {"TEAM1", 0, false}, {"FIT1", 0, true}, {"CON1", 0, false}} {
		got := r.Antecedents[i]
		if got.ID != want.id || got.Rank != want.rank || got.Suppressed != want.hidden || got.Value.Defined() == want.hidden || got.Room.Defined() == want.hidden {
			t.Errorf("got %+v, want %+v", got, want)
		}
		if want.hidden && (got.N != 0 || got.Note != gap.NoteSuppressed) || got.RankRange != "" {
			t.Errorf("%s tells of what is hidden: %+v", want.id, got)
		}
	}
	if again := gap.Suppress(r, 5); again.Antecedents[2].Rank != 0 || again.Antecedents[0].Rank != 1 {
		t.Errorf("hiding twice gives %+v", again.Antecedents)
	}
}

// The smallest other part is hidden with one of too few, and what few answered in one
// part is hidden in all.
func TestAntecedentsOfParts(t *testing.T) {
	q := askingAntecedents(survey.Staff, "TEAM1", "CON1")
	part := func(level string, rows ...string) gap.Part {
		return gap.Part{Segment: "Region", Value: level, Level: true, Study: gap.Study{Customers: smallStudy(t).Customers, Staff: countBeside(t, q, rows...)}}
	}
	for name, tt := range map[string]struct {
		parts []gap.Part
		want  string
	}{
		"a part of few": {
			[]gap.Part{part("North", times(9, "5 4", "6 3")...), part("South", times(6, "5 4")...), part("West", times(4, "5 4")...)},
			"North control, North teamwork, South - , South - , West - , West - ",
		},
		"an answer of few": {
			[]gap.Part{part("North", times(9, "5 4", "6 3")...), part("South", append(times(3, "5 4"), times(5, "5 .")...)...)},
			"North teamwork, North - , South teamwork, South - ",
		},
	} {
		var got []string
		for _, r := range gap.AnalyzeParts(tt.parts, []survey.Role{survey.Staff}, gap.Options{}, 5) {
			for _, row := range r.Antecedents {
				switch {
				case row.Level == gap.LevelItem:
				case row.Suppressed:
					got = append(got, row.SegmentValue+" - ")
				default:
					got = append(got, row.SegmentValue+" "+row.ID)
				}
			}
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}
