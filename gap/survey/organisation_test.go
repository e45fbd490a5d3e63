package survey

import "testing"

func TestPracticesAreOfThoseInside(t *testing.T) {
	for role, want := range map[Role]int{Managers: 14, Staff: 14, Customers: 0, Documents: 0} {
		p := PracticesOf(Group{Role: role})
		if len(p.Gaps) != want || len(p.Questionnaire.Instrument.Items) != want || want > 0 && len(p.Obstacles) != 4 {
			t.Errorf("%s: got %d practices along %d gaps", role, len(p.Questionnaire.Instrument.Items), len(p.Gaps))
		}
	}
}

// An opportunity weighs importance above the lowest answer times room below the
// highest, and nothing where one of the two is missing.
func TestWeigh(t *testing.T) {
	o := NewOpportunities(Group{Role: Managers}, Scale{Min: 1, Step: 1, Den: 1, Points: 7}, []Item{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}})
	rated, weighed := o.Rated.NewResponse(), o.Weighed.NewResponse()
	copy(rated.Answers, []Code{6, 6, 0, NotAnswered, 0, 6, 0, 3})
	o.Weigh(rated, weighed)
	for i, want := range []Code{36, 0, 0, NotAnswered} {
		if weighed.Answers[i] != want {
			t.Errorf("item %d: got %d, want %d", i, weighed.Answers[i], want)
		}
	}
	if err := o.Weighed.Instrument.Check(); err != nil || o.Weighed.Instrument.Scale.Points != 37 {
		t.Errorf("got %v, a scale of %d answers", err, o.Weighed.Instrument.Scale.Points)
	}
}
