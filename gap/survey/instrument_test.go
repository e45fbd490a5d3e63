package survey

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestInstrumentCheck(t *testing.T) {
	sound := func() Instrument {
		return Instrument{
			ID: "small", Scale: Scale{Min: 1, Step: 1, Den: 1, Points: 5},
			Items:      []Item{{ID: "a"}, {ID: "b"}, {ID: "c"}},
			Dimensions: []Dimension{{ID: "x", Items: []int{0, 2}}, {ID: "y", Items: []int{1}}},
		}
	}
	tests := []struct {
		name    string
		spoil   func(*Instrument)
		message string
	}{
		{"sound", func(in *Instrument) {}, ""},
		{"no dimensions", func(in *Instrument) { in.Dimensions = nil }, ""},
		{"no scale", func(in *Instrument) { in.Scale = Scale{} }, "a scale of 0 answers"},
		{"one answer", func(in *Instrument) { in.Scale.Points = 1 }, "a scale of 1 answers"},
		{"codes run into the kinds of no answer", func(in *Instrument) { in.Scale.Points = MaxPoints + 1 }, "must be 2 to 65520"},
		{"no step", func(in *Instrument) { in.Scale.Step = 0 }, "must be above 0"},
		{"no denominator", func(in *Instrument) { in.Scale.Den = 0 }, "must be above 0"},
		{"numbers beyond an int64", func(in *Instrument) { in.Scale.Step = 1 << 61 }, "too large"},
		{"lowest answer beyond an int64", func(in *Instrument) { in.Scale.Min = -1 << 63 }, "too large"},
		{"no items", func(in *Instrument) { in.Items, in.Dimensions = nil, nil }, "has no items"},
		{"item without id", func(in *Instrument) { in.Items[1].ID = "" }, `item id "" is empty`},
		{"item id twice", func(in *Instrument) { in.Items[1].ID = "a" }, `item id "a"`},
		{"dimension without id", func(in *Instrument) { in.Dimensions[0].ID = "" }, `dimension id ""`},
		{"dimension id twice", func(in *Instrument) { in.Dimensions[1].ID = "x" }, `dimension id "x"`},
		{"dimension without items", func(in *Instrument) { in.Dimensions[1].Items = nil }, `dimension "y" has no items`},
		{"item in no dimension", func(in *Instrument) { in.Dimensions[0].Items = []int{0} }, `item "c" is in 0 dimensions`},
		{"item in two dimensions", func(in *Instrument) { in.Dimensions[1].Items = []int{1, 2} }, `item "c" is in 2 dimensions`},
		{"item that does not exist", func(in *Instrument) { in.Dimensions[1].Items = []int{1, 3} }, "an item 4 of 3"},
		{"item before the first", func(in *Instrument) { in.Dimensions[1].Items = []int{-1} }, "an item 0 of 3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := sound()
			test.spoil(&in)
			err := in.Check()
			switch {
			case test.message == "" && err != nil:
				t.Errorf("got error %v, want none", err)
			case test.message != "" && (err == nil || !strings.Contains(err.Error(), test.message)):
				t.Errorf("got error %v, want %q in it", err, test.message)
			}
		})
	}
}

func TestDimensionOfAndUndivided(t *testing.T) {
	in := Instrument{Items: make([]Item, 3), Dimensions: []Dimension{{ID: "x", Items: []int{0, 2}}}}
	for item, want := range []int{0, -1, 0} {
		if got := in.DimensionOf(item); got != want {
			t.Errorf("DimensionOf(%d) = %d, want %d", item, got, want)
		}
	}
	tests := []struct {
		name       string
		dimensions []Dimension
		want       bool
	}{
		{"none", nil, true},
		{"the one for all items", []Dimension{{ID: AllItems}}, true},
		{"one of its own", []Dimension{{ID: "x"}}, false},
		{"two", []Dimension{{ID: AllItems}, {ID: "x"}}, false},
	}
	for _, test := range tests {
		if got := (Instrument{Dimensions: test.dimensions}).Undivided(); got != test.want {
			t.Errorf("%s: Undivided() = %v, want %v", test.name, got, test.want)
		}
	}
}

func TestResponseIsBlankUntilAnswered(t *testing.T) {
	q := Questionnaire{
		Instrument: Instrument{Items: make([]Item, 2)},
		Constructs: []Construct{Expected, Perceived},
		Outcomes:   []Outcome{{ID: "nps"}},
	}
	r := q.NewResponse()
	if len(r.Answers) != 4 || len(r.Outcomes) != 1 || !r.Blank() {
		t.Fatalf("new response %+v, want 4 answers and 1 outcome, all blank", r)
	}
	r.Answers[3], r.Outcomes[0], r.Points = DontKnow, 9, []Share{Whole}
	if r.Blank() {
		t.Error("a response with a don't know is blank")
	}
	r.Clear()
	if diff := cmp.Diff(q.NewResponse(), r); diff != "" {
		t.Errorf("cleared response is not as new (-new +cleared):\n%s", diff)
	}
}
