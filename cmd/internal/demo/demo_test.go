package demo

import (
	"bytes"
	"slices"
	"testing"

	"servgap/gap/survey"
)

// TestFilesAreTheSame: the project is made anew each time and comes out alike.
func TestFilesAreTheSame(t *testing.T) {
	for _, lang := range Languages() {
		first, err := Files(lang)
		if err != nil {
			t.Fatal(err)
		}
		second, err := Files(lang)
		if err != nil {
			t.Fatal(err)
		}
		same := func(a, b File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }
		if len(first) != 11 || !slices.EqualFunc(first, second, same) {
			t.Errorf("%s: two runs gave other files", lang)
		}
	}
	if _, err := Files("fi"); err == nil {
		t.Error("a language without words is accepted")
	}
}

// TestOneFall: of the means by dimension only what is perceived of
// responsiveness moves by more than a fifth of a point between the waves.
func TestOneFall(t *testing.T) {
	in, _, err := survey.Preset("servqual-1991")
	if err != nil {
		t.Fatal(err)
	}
	before, after := means(in, customers(in, spring)), means(in, customers(in, autumn))
	for d, dimension := range in.Dimensions {
		change := after[d] - before[d]
		if dimension.ID == "responsiveness" {
			if change > -0.35 || change < -0.7 {
				t.Errorf("responsiveness moved by %.2f, want about −0.5", change)
			}
		} else if change < -0.25 || change > 0.25 {
			t.Errorf("%s moved by %.2f, want next to nothing", dimension.ID, change)
		}
	}
}

func means(in survey.Instrument, people []customer) []float64 {
	means := make([]float64, len(in.Dimensions))
	for d, dimension := range in.Dimensions {
		sum, n := 0, 0
		for _, p := range people {
			for _, i := range dimension.Items {
				if a := p.perceived[i]; a != 0 {
					sum, n = sum+a, n+1
				}
			}
		}
		means[d] = float64(sum) / float64(n)
	}
	return means
}

// TestPointsAddUp: each customer shares out 100 points.
func TestPointsAddUp(t *testing.T) {
	in, _, err := survey.Preset("servqual-1991")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range customers(in, autumn) {
		sum := 0.0
		for _, points := range p.points {
			if points < 0 {
				t.Errorf("%s gives %v points", p.id, points)
			}
			sum += points
		}
		if sum != 100 {
			t.Errorf("%s gives %v points in all", p.id, sum)
		}
	}
}
