package importers

import (
	"testing"

	"servgap/gap/survey"
)

// Weights, clusters and margins are read beside the answers; who has no weight or no
// cluster is left out and counted.
func TestDrawing(t *testing.T) {
	const text = "E1;E2;P1;P2;w;Branch;Region\n" +
		"5;6;4;5;0,75;Oslo;North\n" + "5;6;4;5;;Oslo;North\n" + "5;6;4;5;0;Oslo;North\n" + "5;6;4;5;1.2345678901234; ;North\n" +
		"5;6;4;5;2e-3;Bergen;\n" + "5;6;4;5;1000000;Bergen; South \n"
	for _, tt := range []struct {
		name      string
		drawing   Drawing
		responses int64
		dropped   string
		weights   []int64
	}{
		{"nothing said", Drawing{}, 6, "", []int64{1e9, 1e9, 1e9, 1e9, 1e9, 1e9}},
		{"weights", Drawing{Weight: ColumnRef{Name: "w"}}, 4, "no_weight×2", []int64{750_000_000, 1_234_567_890, 2_000_000, survey.HeaviestWeight * survey.WeightUnit}},
		{"clusters", Drawing{Cluster: ColumnRef{Name: "Branch"}}, 5, "no_cluster×1", []int64{1e9, 1e9, 1e9, 1e9, 1e9}},
		{"both", Drawing{Weight: ColumnRef{Name: "w"}, Cluster: ColumnRef{Name: "Branch"}}, 3, "no_weight×2; no_cluster×1", []int64{750_000_000, 2_000_000, survey.HeaviestWeight * survey.WeightUnit}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, text)
			layout := found(t, s, Columns{Scale: "1-7", Drawing: tt.drawing})
			d := NewDecoder(&layout)
			var weights []int64
			for part := range s.Parts() {
				for r := range d.Responses(part) {
					weights = append(weights, r.Weight)
				}
			}
			report := d.Report(s)
			checkProblems(t, report.Problems)
			if report.Responses != tt.responses || droppedText(report) != tt.dropped || len(weights) != len(tt.weights) {
				t.Fatalf("got %d responses without %s, weights %v", report.Responses, droppedText(report), weights)
			}
			for i, w := range weights {
				if w != tt.weights[i] {
					t.Errorf("response %d weighs %d, want %d", i+1, w, tt.weights[i])
				}
			}
		})
	}
}

func TestMargins(t *testing.T) {
	s := source(t, "E1;P1;Region;Age\n5;4;North; under  30\n5;4;;30+\n")
	layout := found(t, s, Columns{Scale: "1-7", Drawing: Drawing{Margins: []ColumnRef{{Name: "Region"}, {Name: "age"}}}})
	d := NewDecoder(&layout)
	var margins [][2]string
	for part := range s.Parts() {
		for _, row := range d.All(part) {
			margins = append(margins, [2]string{row.Margins[0], row.Margins[1]})
		}
	}
	if len(margins) != 2 || margins[0] != [2]string{"North", "under 30"} || margins[1] != [2]string{"", "30+"} {
		t.Errorf("got %q", margins)
	}
}

func TestWeightsThatAreNone(t *testing.T) {
	for _, tt := range []struct{ name, weight, want string }{
		{"below 0", "-0.5", "E-WEIGHT-VALUE@C"}, {"a word", "heavy", "E-WEIGHT-VALUE@C"}, {"too heavy", "1000001", "E-WEIGHT-VALUE@C"}, {"below a unit", "1e-12", "E-WEIGHT-VALUE@C"},
		{"infinite", "Inf", "E-WEIGHT-VALUE@C"}, {"a word for nothing", "NaN", "E-WEIGHT-NONE"}, {"with digits apart", "1_000", "E-WEIGHT-VALUE@C"}, {"all 0", "0", "E-WEIGHT-NONE"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := source(t, "E1;P1;w\n5;4;"+tt.weight+"\n6;4;"+tt.weight+"\n")
			layout := found(t, s, Columns{Scale: "1-7", Drawing: Drawing{Weight: ColumnRef{Name: "w"}}})
			report := drain(t, s, &layout).report
			checkProblems(t, report.Problems)
			if codesOf(report.Problems) != tt.want {
				t.Errorf("got %v, want %s", report.Problems, tt.want)
			}
		})
	}
	_, problems := Find(source(t, "E1;P1\n5;4\n"), Columns{Scale: "1-7", Drawing: Drawing{Weight: ColumnRef{Name: "P1"}}})
	if codesOf(problems) != "E-COL-TWICE@B" {
		t.Errorf("a rating as a weight: got %v", problems)
	}
	_, problems = Find(source(t, "E1;P1\n5;4\n"), Columns{Scale: "1-7", Drawing: Drawing{Weight: ColumnRef{Name: "wgt"}, Cluster: ColumnRef{Name: "shop"}}})
	if codesOf(problems) != "E-COL-MISSING E-COL-MISSING" {
		t.Errorf("columns that are not there: got %v", problems)
	}
}
