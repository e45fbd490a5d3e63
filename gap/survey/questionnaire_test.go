package survey

import "testing"

func TestBlank(t *testing.T) {
	q := Questionnaire{
		Instrument: Instrument{Items: []Item{{ID: "a"}, {ID: "b"}}},
		Constructs: []Construct{Perceived},
		Outcomes:   []Outcome{{ID: "nps"}},
	}
	tests := []struct {
		name  string
		give  func(r *Response)
		blank bool
	}{
		{"nothing", func(*Response) {}, true},
		{"an item", func(r *Response) { r.Answers[1] = 0 }, false},
		{"a kind of no answer", func(r *Response) { r.Answers[1] = DontKnow }, false},
		{"an outcome alone", func(r *Response) { r.Outcomes[0] = 9 }, false},
		{"points alone", func(r *Response) { r.Points = []Share{Whole} }, true},
		{"segments alone", func(r *Response) { r.Segments = []string{"north"} }, true},
	}
	for _, tt := range tests {
		r := q.NewResponse()
		if tt.give(&r); r.Blank() != tt.blank {
			t.Errorf("%s: blank is %v", tt.name, r.Blank())
		}
	}
}

func TestClearEmptiesSegmentsInPlace(t *testing.T) {
	r := Response{Segments: []string{"north", "new"}}
	r.Clear()
	if len(r.Segments) != 2 || r.Segments[0] != "" || r.Segments[1] != "" {
		t.Errorf("got %q", r.Segments)
	}
}
