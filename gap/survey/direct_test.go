package survey

import (
	"slices"
	"testing"
)

func TestNewDirect(t *testing.T) {
	q := Questionnaire{
		Instrument: Instrument{
			Scale:      Scale{Min: 1, Step: 1, Den: 1, Points: 7},
			Items:      []Item{{ID: "a", Reverse: true}, {ID: "b"}, {ID: "c"}},
			Dimensions: []Dimension{{ID: "x", Label: "X", Items: []int{0, 2}}, {ID: "y", Items: []int{1}}},
		},
		Group: Group{ID: "guests", Role: Customers}, Constructs: []Construct{Expected}, Points: true,
	}
	scale := Scale{Min: 1, Step: 1, Den: 1, Points: 3}
	for _, tt := range []struct {
		name        string
		byDimension bool
		target      Code
		ids         []string
		atEnd       bool
	}{
		{"by item", false, 1, []string{"a", "b", "c"}, false},
		{"by dimension", true, 2, []string{"x", "y"}, true},
		{"the lowest answer", true, 0, []string{"x", "y"}, true},
	} {
		d := NewDirect("service", q, scale, tt.target, tt.byDimension)
		in := d.Questionnaire.Instrument
		var ids []string
		for _, item := range in.Items {
			ids = append(ids, item.ID)
		}
		if err := in.Check(); err != nil || !slices.Equal(ids, tt.ids) || in.Scale != scale || d.AtEnd() != tt.atEnd {
			t.Errorf("%s: %+v (%v), want items %v on %v, target at an end: %v", tt.name, d, err, tt.ids, scale, tt.atEnd)
		}
		if in.Items[0].Reverse || d.Questionnaire.Points || d.Questionnaire.Group != q.Group {
			t.Errorf("%s: item reversed, points asked or another group in %+v", tt.name, d.Questionnaire)
		}
	}
	if !q.Instrument.Items[0].Reverse {
		t.Error("NewDirect changed the questionnaire that it was given")
	}
}

func TestResponseWithDirect(t *testing.T) {
	q := Questionnaire{Instrument: Instrument{Scale: Scale{Min: 1, Step: 1, Den: 1, Points: 3}, Items: []Item{{ID: "a"}}}}
	q.Direct = []Direct{NewDirect("service", q, q.Instrument.Scale, 1, false)}
	r := q.NewResponse()
	if !r.Blank() {
		t.Error("a response is not blank at first")
	}
	r.Beside[0].Answers[0] = 2
	if r.Blank() {
		t.Error("a response with a direct rating is blank")
	}
	if r.Clear(); !r.Blank() {
		t.Error("Clear leaves the direct rating")
	}
}
