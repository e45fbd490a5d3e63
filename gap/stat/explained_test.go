package stat

import (
	"math"
	"testing"
)

func TestExplain(t *testing.T) {
	x := []int64{1, 2, 3, 4, 5, 6, 7, 3, 4, 5}
	z := []int64{1, 3, 2, 5, 4, 6, 6, 2, 5, 4}
	y := []int64{2, 1, 4, 3, 6, 5, 7, 4, 4, 6}
	people := make([][]int64, len(x))
	for i := range x {
		people[i] = []int64{x[i], z[i], y[i], 7}
	}
	c := crossOf(people...)
	got := Explain(c, [][]int64{{1, 0, 0, 0}, {0, 1, 0, 0}}, []int64{0, 0, 1, 0})
	// R lm and cor of residuals.
	near(t, "R2", got.R2, 0.9430067967824407, 1e-14)
	near(t, "partial of x", got.Partial[0], 0.957911362038698, 1e-14)
	near(t, "partial of z", got.Partial[1], -0.8679226323013911, 1e-13)
	near(t, "semipartial of x", got.Semipartial[0], 0.796632295347290, 1e-14)
	near(t, "semipartial of z", got.Semipartial[1], -0.41715639154912715, 1e-13)
	near(t, "r of x", got.R[0], 0.8769192333232017, 1e-15)

	// A gap and its two ends: one follows from the others.
	first, second, gap, outcome, constant := []int64{1, 0, 0, 0}, []int64{0, 1, 0, 0}, []int64{-1, 1, 0, 0}, []int64{0, 0, 1, 0}, []int64{0, 0, 0, 1}
	for _, tt := range []struct {
		name       string
		people     [][]int64
		predictors [][]int64
		y          []int64
		want       Reason
	}{
		{"one follows", people, [][]int64{first, second, gap}, outcome, Collinear},
		{"constant predictor", people, [][]int64{first, constant}, outcome, ZeroVariance},
		{"constant outcome", people, [][]int64{first}, constant, ZeroVariance},
		{"three people, two predictors", people[:3], [][]int64{first, second}, outcome, FewPeople},
		{"nobody", nil, [][]int64{first}, outcome, NoData},
	} {
		cross := NewCross(4, 0, 1, 1)
		for _, p := range tt.people {
			cross.Add(p)
		}
		got := Explain(cross, tt.predictors, tt.y)
		if got.Reason != tt.want || !math.IsNaN(got.R2) || !math.IsNaN(got.Partial[0]) || len(got.R) != len(tt.predictors) {
			t.Errorf("%s: got %+v, want the reason %s", tt.name, got, tt.want)
		}
	}
	four := NewCross(4, 0, 1, 1)
	for _, p := range people[:4] {
		four.Add(p)
	}
	if got := Explain(four, [][]int64{first, second}, outcome); got.Reason != "" || !(got.R2 > 0 && got.R2 <= 1) {
		t.Errorf("four people, two predictors: %+v", got)
	}
	perfect := Explain(c, [][]int64{first}, []int64{2, 0, 0, 0})
	near(t, "perfect", perfect.R2, 1, 0)
	near(t, "partial of a perfect one", perfect.Partial[0], 1, 0)
}
