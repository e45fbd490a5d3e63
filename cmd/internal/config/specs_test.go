package config

import (
	"slices"
	"testing"

	"servgap/gap/survey"
	"servgap/importers/limit"
)

func TestSpecs(t *testing.T) {
	p := example(t)
	in := p.Instrument.Survey
	specs := p.Groups[0].Specs(in)
	if len(specs) != 2 || specs[0].Construct != survey.Expected || specs[0].First != "E1" || specs[0].Last != "E22" || len(specs[0].Cells) != 0 {
		t.Fatalf("expected: %+v, want the range E1 to E22", specs[0])
	}
	perceived := specs[1]
	if len(perceived.Cells) != 22 || perceived.First != "" {
		t.Fatalf("perceived: %d cells, want 22", len(perceived.Cells))
	}
	for _, tt := range []struct {
		name  string
		index int
		want  []string
		line  int
	}{
		{"first of its dimension", 0, []string{"P_tangibles_1", "P_TAN_1"}, 18},
		{"counted within the dimension", 8, []string{"P_reliability_5", "P_REL_5"}, 18},
		{"the exact name wins", 11, []string{"P_RESP_3"}, 19},
		{"behind the exact one", 12, []string{"P_responsiveness_4", "P_RESP_4"}, 18},
	} {
		cell := perceived.Cells[tt.index]
		if cell.Index != tt.index || !slices.Equal(cell.Names, tt.want) || cell.At.Line != tt.line {
			t.Errorf("%s: got %+v, want %v from line %d", tt.name, cell, tt.want, tt.line)
		}
	}
	if got := p.Groups[1].Specs(in)[1].Cells[9].Names; !slices.Equal(got, []string{"M_RESP1"}) {
		t.Errorf("managers' belief: %v, want M_RESP1", got)
	}
	points, ok := p.Groups[0].PointSpec(in)
	if !ok || !points.ByDimension || len(points.Cells) != 5 || !slices.Equal(points.Cells[2].Names, []string{"V_responsiveness", "V_RESP"}) {
		t.Errorf("points: %+v, want V_responsiveness or V_RESP third", points)
	}
	if _, ok := p.Groups[1].PointSpec(in); ok {
		t.Error("managers gave points, want none")
	}
}

func TestDirectSpecs(t *testing.T) {
	p, problems := Read("testdata/full.yaml", limit.Limits{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	specs := p.Groups[2].DirectSpecs(p.Instrument.Survey)
	if len(specs) != 2 || specs[0].Gap != "standards" || !specs[0].ByDimension || specs[0].Cells[1].Names[0] != "G2_care" {
		t.Errorf("got %+v, want standards by dimension", specs)
	}
	if specs[1].ByDimension || specs[1].Cells[2].Names[0] != "G3_Q03" {
		t.Errorf("got %+v, want delivery by item", specs[1])
	}
}

// A column named one by one completes a range.
func TestSpecsRangeWithColumn(t *testing.T) {
	p := example(t)
	g := p.Groups[0]
	g.Columns = []Column{{Item: "TAN2", Construct: survey.Expected, Column: Text{Value: "Lokaler"}}}
	spec := g.Specs(p.Instrument.Survey)[0]
	if spec.First != "E1" || len(spec.Cells) != 1 || spec.Cells[0].Index != 1 || spec.Cells[0].Names[0] != "Lokaler" {
		t.Errorf("got %+v, want the range and Lokaler for the second item", spec)
	}
}

// Letters that two dimensions share, or that are another's id, name none.
func TestDimensionNames(t *testing.T) {
	in := survey.Instrument{
		Items: []survey.Item{{ID: "Q1"}, {ID: "Q2"}, {ID: "speed_1"}, {ID: "ÆØ_01"}, {ID: "ÆØ_02"}, {ID: "ÆÅ"}},
		Dimensions: []survey.Dimension{
			{ID: "speed", Items: []int{0}}, {ID: "care", Items: []int{1}}, {ID: "place", Items: []int{2}},
			{ID: "ro", Items: []int{3, 4}}, {ID: "tone", Items: []int{4, 5}},
		},
	}
	want := [][]string{{"speed"}, {"care"}, {"place"}, {"ro", "ÆØ"}, {"tone", "Æ"}}
	if got := dimensionNames(in); !slices.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("got %q, want %q", got, want)
	}
}
