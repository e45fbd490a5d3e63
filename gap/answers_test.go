package gap_test

import (
	"slices"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

func TestAnswersRows(t *testing.T) {
	asked := gap.Options{Answers: true}
	q := form()
	counted := count(t, q, "6 6 5 1 4 .", "6 6 5 7 4 .", "6 6 5 7 4 2")
	dontKnow, no := responseOf(t, q, "6 6 5 3 . 2"), responseOf(t, q, "6 6 5 3 . 2")
	dontKnow.Answers[4], no.Answers[4] = survey.DontKnow, survey.NotApplicable
	counted.Add(dontKnow)
	counted.Add(no)
	r := gap.Analyze(gap.Study{Customers: counted}, asked)
	if len(r.Answers) != 3 {
		t.Fatalf("got %d rows, want one for each item: %+v", len(r.Answers), r.Answers)
	}
	for i, want := range []gap.AnswersRow{
		{ID: "a", N: 5, Counts: []int64{1, 0, 2, 0, 0, 0, 2}},
		{ID: "b", N: 3, Counts: []int64{0, 0, 0, 3, 0, 0, 0}, None: 2},
		{ID: "c", N: 3, Counts: []int64{0, 3, 0, 0, 0, 0, 0}},
	} {
		if got := r.Answers[i]; got.ID != want.ID || got.N != want.N || got.None != want.None || got.Middle != 3 || !slices.Equal(got.Counts, want.Counts) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	hidden := gap.Suppress(r, 5).Answers
	if hidden[0].Suppressed || hidden[0].N != 5 {
		t.Errorf("five answers are hidden: %+v", hidden[0])
	}
	if b := hidden[1]; !b.Suppressed || b.N != 0 || b.None != 0 || b.Counts != nil || b.Note != gap.NoteSuppressed {
		t.Errorf("three answers are shown: %+v", b)
	}
	if rows := gap.Analyze(gap.Study{Customers: counted}, gap.Options{}).Answers; rows != nil {
		t.Errorf("nobody asked for %+v", rows)
	}
}

func TestAnswersOfOtherScales(t *testing.T) {
	for _, tt := range []struct {
		name   string
		points int
		middle int
		want   []int64
	}{
		{"four points have no middle", 4, -1, []int64{1, 1, 0, 1}},
		{"eleven points are counted each", 11, 5, []int64{1, 1, 0, 1, 0, 1, 1, 0, 0, 0, 1}},
		{"twelve points are three classes", 12, 1, []int64{4, 0, 2}},
		{"thirteen points have a middle of their own", 13, 1, []int64{4, 1, 1}},
	} {
		q := form()
		q.Instrument.Scale.Points = tt.points
		var rows []string
		for _, answer := range []string{"1", "2", "4", "6", "7", "11"} {
			if tt.points >= 11 || answer < "5" && answer != "11" {
				rows = append(rows, "1 1 1 "+answer+" 1 1")
			}
		}
		row := gap.Analyze(gap.Study{Customers: count(t, q, rows...)}, gap.Options{Answers: true}).Answers[0]
		if row.Middle != tt.middle || !slices.Equal(row.Counts, tt.want) {
			t.Errorf("%s: got %v with the middle at %d, want %v at %d", tt.name, row.Counts, row.Middle, tt.want, tt.middle)
		}
	}
}

// What a condition keeps is hidden if it leaves out too few, or their answers could be
// had by subtraction.
func TestAnswersAreHiddenWithThoseLeftOut(t *testing.T) {
	for left, want := range map[int]bool{0: false, 3: true, 5: false} {
		p := gap.Part{Study: gap.Study{Customers: count(t, form(), times(20, complete)...)}, Rest: gap.Study{Customers: count(t, form(), times(left, complete)...)}}
		r := gap.AnalyzeParts([]gap.Part{p}, ofCustomers, gap.Options{Answers: true}, 5)[0]
		for _, row := range r.Answers {
			if row.Suppressed != want || row.Suppressed && (row.Counts != nil || row.Note != gap.NoteWithheld) {
				t.Errorf("%d left out: %+v", left, row)
			}
		}
	}
}
