package config

import (
	"strings"
	"testing"

	"servgap/gap/survey"
)

// directProject is a project whose only group rates gaps directly.
func directProject(t *testing.T, role, direct string) *Project {
	t.Helper()
	text := `version: 1
scales: [{id: default, min: 1, max: 7}, {id: comparison, min: -2, max: 2}, {id: halves, min: 1, max: 4, step: 0.5}]
instrument:
  dimensions: [{id: speed, items: [Q1, Q2]}, {id: care, items: [Q3]}]
  items: [{id: Q1}, {id: Q2, reverse: true}, {id: Q3}]
groups: [{id: g, role: ROLE, direct: DIRECT}]
waves: [{id: w, files: [{group: g, path: a.csv}]}]
`
	p, faults := Parse(FileName, []byte(strings.NewReplacer("ROLE", role, "DIRECT", direct).Replace(text)))
	if len(faults) > 0 {
		t.Fatalf("%s: %v", direct, faults)
	}
	return p
}

func TestDirectTargets(t *testing.T) {
	for _, tt := range []struct {
		role, direct string
		target       float64
		items        int
	}{
		{"customers", `{service: "D_{item}"}`, 4, 3},
		{"customers", `{service: {columns: "D_{n}_{dim}", scale: comparison}}`, 0, 3},
		{"customers", `{service: {columns: "D_{dim}", scale: halves}}`, 2.5, 2},
		{"customers", `{service: {columns: "D_{dim}", scale: comparison, target: 2}}`, 2, 2},
		{"customers", `{communication: "D_{dim}"}`, 7, 2},
		{"managers", `{standards: "D1:D2"}`, 7, 2},
		{"staff", `{delivery: {columns: "D_{dim}", scale: halves, target: 3.5}}`, 3.5, 2},
		{"staff", `{delivery: {columns: "D_{dim}", scale: halves}}`, 4, 2},
	} {
		p := directProject(t, tt.role, tt.direct)
		all := p.Questionnaire(p.Groups[0]).Direct
		if len(all) != 1 {
			t.Errorf("%s: %d direct ratings, want 1", tt.direct, len(all))
			continue
		}
		in := all[0].Questionnaire.Instrument
		if got := in.Scale.Value(all[0].Target); got != tt.target || len(in.Items) != tt.items || in.Items[1].Reverse {
			t.Errorf("%s: target %v and items %v, want %v and %d of them", tt.direct, got, in.Items, tt.target, tt.items)
		}
	}
}

func TestDirectNone(t *testing.T) {
	p := directProject(t, "staff", `{delivery: none, standards: {columns: "S_{item}"}}`)
	if got := p.Groups[0].Direct; len(got) != 1 || got[0].Gap != "standards" || got[0].ScaleID != DefaultScale {
		t.Errorf("got %+v, want the standards alone", got)
	}
}

// Without dimensions, a range is one column for each item, and one column is an
// answer for the whole.
func TestDirectWithoutDimensions(t *testing.T) {
	in := survey.Instrument{
		Items:      []survey.Item{{ID: "Q1"}, {ID: "Q2"}},
		Dimensions: []survey.Dimension{{ID: survey.AllItems, Items: []int{0, 1}}},
	}
	if spec := (Direct{Columns: Text{Value: "D1:D2"}}).spec(in); spec.ByDimension || spec.First != "D1" {
		t.Errorf("got %+v, want a range by item", spec)
	}
	if spec := (Direct{Columns: Text{Value: "Overall"}}).spec(in); !spec.ByDimension || len(spec.Cells) != 1 {
		t.Errorf("got %+v, want one column", spec)
	}
}
