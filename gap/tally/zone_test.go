package tally

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"servgap/gap/stat"
	"servgap/gap/survey"
)

// zoneTally is smallTally with an adequate level, on which items a and c stand
// on an end of the zone and item b is inverted or not answered, and all items
// counted together.
func zoneTally(t failer) *Tally {
	t.Helper()
	plan := small()
	plan.Questionnaire.Constructs = append(plan.Questionnaire.Constructs, survey.Adequate)
	plan.Zone, plan.Together = true, true
	counted := newTally(t, plan)
	whole := []survey.Share{survey.Whole / 4, survey.Whole / 4 * 3}
	counted.AddTimes(survey.Response{Answers: []survey.Code{4, 3, 4, 1, 2, survey.DontKnow, 1, 4, 2}, Outcomes: []survey.Code{7}}, 2)
	counted.Add(survey.Response{Answers: []survey.Code{2, 2, 3, 3, 1, 3, 2, survey.NotShown, 0}, Outcomes: []survey.Code{survey.NotShown}, Points: whole})
	return counted
}

func TestZoneByHand(t *testing.T) {
	counted := zoneTally(t)
	tests := []struct {
		name          string
		want          Zone
		n             int64
		codes, counts []int64 // below 0, inside 1, above 2
		zone          func() (Zone, bool)
	}{
		{"on the lower end twice, above a zone without width once", Zone{Inside: 2, Above: 1}, 3, []int64{1, 2}, []int64{2, 1}, func() (Zone, bool) { return counted.ZoneOfItem(0) }},
		{"inverted twice", Zone{Inverted: 2}, 2, nil, nil, func() (Zone, bool) { return counted.ZoneOfItem(1) }},
		{"on the upper end, the others do not know", Zone{Inside: 1}, 1, []int64{1}, []int64{1}, func() (Zone, bool) { return counted.ZoneOfItem(2) }},
		// Scores 2.5 of 3.5 and 1.5; 2 of 2 and 2, with one item of two.
		{"dimension", Zone{Below: 2, Inside: 1}, 3, []int64{0, 1}, []int64{2, 1}, func() (Zone, bool) { return counted.ZoneOfDimension(0) }},
	}
	for _, test := range tests {
		got, ok := test.zone()
		if places := (stat.Hist{Base: -1, Step: 1, Den: 1, Code: test.codes, N: test.counts}); !cmp.Equal(got.Places, places, cmpopts.EquateEmpty()) {
			t.Errorf("%s: places %+v, want %+v", test.name, got.Places, places)
		}
		if !ok || got.Ends.N != test.n || got.Below != test.want.Below || got.Inside != test.want.Inside || got.Above != test.want.Above || got.Inverted != test.want.Inverted {
			t.Errorf("%s: got %+v, want %+v of %d", test.name, got, test.want, test.n)
		}
	}
	if _, ok := smallTally(t).ZoneOfItem(0); ok {
		t.Error("a zone that was not counted is there")
	}
}

func TestZoneIsThatOfTheRawResponses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawStudy(t)
		s.plan.Zone = true
		counted := s.tally(t)
		for i := range s.plan.Questionnaire.Instrument.Items {
			got, _ := counted.ZoneOfItem(i)
			s.checkZone(t, got, func(p person, c survey.Construct) *big.Rat { return p.value(c, i) })
		}
		for d, dimension := range s.plan.Questionnaire.Instrument.Dimensions {
			got, _ := counted.ZoneOfDimension(d)
			s.checkZone(t, got, func(p person, c survey.Construct) *big.Rat {
				mean, n := p.mean(c, d, p.answered(c))
				if k := len(dimension.Items); 2*n < k || s.plan.Complete && n < k {
					return nil
				}
				return mean
			})
		}
	})
}

func (s study) checkZone(t *rapid.T, got Zone, level func(person, survey.Construct) *big.Rat) {
	t.Helper()
	var want Zone
	var ends sample
	for _, p := range s.people() {
		low, at, high := level(p, survey.Adequate), level(p, survey.Perceived), level(p, survey.Expected)
		ends.add(low, at, high)
		switch {
		case low == nil || at == nil || high == nil:
		case low.Cmp(high) > 0:
			want.Inverted++
		case at.Cmp(low) < 0:
			want.Below++
		case at.Cmp(high) > 0:
			want.Above++
		default:
			want.Inside++
		}
	}
	sameCross(t, "ends of the zone", got.Ends, ends)
	if got.Below != want.Below || got.Inside != want.Inside || got.Above != want.Above || got.Inverted != want.Inverted {
		t.Errorf("zone: got %+v, want %+v", got, want)
	}
}
