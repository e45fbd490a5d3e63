package gap_test

import (
	"slices"
	"testing"

	"servgap/gap"
	"servgap/gap/survey"
)

// TestOffersStandByTheirPlace sorts offers by where they stand on their own scales,
// hidden ones last, and keeps them from what is said of the whole.
func TestOffersStandByTheirPlace(t *testing.T) {
	q := form()
	seven := q.Instrument.Scale
	ten := survey.Scale{Min: 0, Step: 1, Den: 1, Points: 11}
	q.Outcomes = []survey.Outcome{
		{ID: "chat", Kind: survey.KindOffer, Scale: ten}, {ID: "club", Kind: survey.KindOffer, Scale: seven},
		{ID: "app", Kind: survey.KindOffer, Scale: seven}, {ID: "csat", Kind: "csat", Scale: seven}, {ID: "nobody", Kind: survey.KindOffer, Scale: seven},
	}
	counted := count(t, q)
	for _, codes := range [][]survey.Code{{6, 6, 4, 2}, {6, survey.NotAnswered, 5, 3}, {6, survey.NotAnswered, 3, 3}} {
		r := responseOf(t, q, "5 5 5 4 4 4")
		copy(r.Outcomes, codes)
		counted.Add(r)
	}
	study := gap.Study{Customers: counted}
	result := gap.Suppress(gap.Analyze(study, gap.Options{Outcomes: true}), 2)
	var ids []string
	for _, o := range result.Offers() {
		ids = append(ids, o.ID)
		if o.Suppressed != (o.ID == "club" || o.ID == "nobody") {
			t.Errorf("%s: suppressed %v of %d", o.ID, o.Suppressed, o.N)
		}
	}
	// app 4 of 6 steps, chat 6 of 10; club was answered once.
	if want := []string{"app", "chat", "club", "nobody"}; !slices.Equal(ids, want) {
		t.Errorf("got %q, want %q", ids, want)
	}
	for _, row := range gap.Loyalty(study, gap.Options{}, nil).Loyalty {
		if row.Kind == survey.KindOffer {
			t.Errorf("%s is new, and stands among what is said of the whole", row.ID)
		}
	}
}
