package survey

import (
	"slices"
	"strings"
	"testing"
)

// TestAntecedents holds the antecedents to the counts of items that the book's
// appendix has, and to those of them that are worded negatively.
func TestAntecedents(t *testing.T) {
	for _, tt := range []struct {
		role     Role
		gaps     string
		sizes    []int
		reversed string
	}{
		{Managers, "knowledge knowledge knowledge standards standards standards standards communication communication",
			[]int{4, 4, 1, 4, 2, 2, 3, 4, 2}, "RES2 RES4 UP2 UP4 LEV1 COM1 FEAS2 HOR2 PROM1 PROM2"},
		{Staff, "delivery delivery delivery delivery delivery delivery delivery communication communication",
			[]int{5, 2, 1, 4, 3, 4, 5, 4, 2}, "CON1 CON3 CON4 SUP2 CONF1 CONF2 CLEAR2 CLEAR4 CLEAR5 HOR2 PROM1 PROM2"},
		{Customers, "", nil, ""},
		{Documents, "", nil, ""},
	} {
		a := AntecedentsOf(Group{ID: "those", Role: tt.role})
		in := a.Questionnaire.Instrument
		in.Scale = Scale{Min: 1, Step: 1, Den: 1, Points: 7}
		var sizes []int
		labels := make(map[string]bool)
		for _, d := range in.Dimensions {
			sizes = append(sizes, len(d.Items))
			labels[d.Label] = true
		}
		for _, item := range in.Items {
			labels[item.Label] = true
		}
		if strings.Join(a.Gaps, " ") != tt.gaps || !slices.Equal(sizes, tt.sizes) || strings.Join(in.Reversed(), " ") != tt.reversed {
			t.Errorf("%s: got %v of %v items, reversed %v", tt.role, a.Gaps, sizes, in.Reversed())
		}
		if err := in.Check(); len(tt.sizes) > 0 && err != nil || len(labels) != len(in.Dimensions)+len(in.Items) || labels[""] {
			t.Errorf("%s: %v, %d labels", tt.role, err, len(labels))
		}
	}
}

func TestAntecedentsOnly(t *testing.T) {
	all := AntecedentsOf(Group{ID: "desk", Role: Staff})
	all.Questionnaire.Instrument.Scale = Scale{Min: 1, Step: 1, Den: 1, Points: 5}
	only := all.Only([]Item{{ID: "HOR1", Label: "Ours"}, {ID: "CON3"}, {ID: "CON1", Reverse: true}})
	in := only.Questionnaire.Instrument
	want := []Item{{ID: "CON1", Reverse: true}, {ID: "CON3"}, {ID: "HOR1", Label: "Ours"}}
	if !slices.Equal(in.Items, want) || !slices.Equal(only.Gaps, []string{"delivery", "communication"}) || in.Check() != nil {
		t.Errorf("got %+v with %v, want the items %v", in, only.Gaps, want)
	}
	if in.Scale.Points != 5 || only.Questionnaire.Group.ID != "desk" || !slices.Equal(only.Questionnaire.Constructs, []Construct{Antecedent}) {
		t.Errorf("got %+v", only.Questionnaire)
	}
	if len(all.Questionnaire.Instrument.Items) != 30 || !all.Questionnaire.Instrument.Items[10].Reverse {
		t.Error("Only changed what it was given")
	}
}

func TestResponseWithAntecedents(t *testing.T) {
	q := Questionnaire{Instrument: Instrument{Items: []Item{{ID: "a"}}}}
	q.Direct = []Direct{NewDirect("standards", q, q.Instrument.Scale, 1, false)}
	asked := AntecedentsOf(Group{Role: Managers})
	q.Antecedents = &asked
	r := q.NewResponse()
	if len(r.Beside) != 2 || len(r.Beside[1].Answers) != 26 || !r.Blank() {
		t.Fatalf("got %d responses beside the items, blank: %v", len(r.Beside), r.Blank())
	}
	if r.Beside[1].Answers[25] = 3; r.Blank() {
		t.Error("a response with an antecedent is blank")
	}
	if r.Clear(); !r.Blank() {
		t.Error("Clear leaves the antecedents")
	}
}
