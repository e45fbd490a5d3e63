package gap_test

import (
	"math"
	"testing"

	"servgap/gap"
)

func TestJudge(t *testing.T) {
	tested := func(value, low, high, pAdj gap.Number) gap.Tested {
		return gap.Tested{Value: value, SE: 0.1, DF: 20, Low: low, High: high, PAdj: pAdj, PTOST: gap.Undefined}
	}
	none := gap.Undefined
	for _, tt := range []struct {
		name string
		row  gap.Tested
		want string
	}{
		{"all of it below", tested(-0.6, -0.8, -0.4, 0.001), gap.ResultShort},
		{"below, but not after Holm", tested(-0.6, -0.8, -0.4, 0.06), gap.ResultUnsure},
		{"shown, but small", tested(-0.2, -0.29, -0.11, 0.001), gap.ResultMet},
		{"across the limit", tested(-0.4, -0.6, -0.2, 0.001), gap.ResultUnsure},
		{"ends at the limit from below", tested(-0.5, -0.7, -0.3, 0.001), gap.ResultUnsure},
		{"ends at the limit from above", tested(-0.1, -0.3, 0.1, 0.4), gap.ResultUnsure},
		{"above zero", tested(0.5, 0.3, 0.7, 0.001), gap.ResultMet},
		{"no interval", tested(-2, none, none, none), ""},
		{"no test", tested(-2, -2, -2, none), gap.ResultUnsure},
	} {
		r := gap.Result{
			Method: gap.Method{Scale: "1-7"},
			Gaps:   []gap.Gap{{Difference: gap.Difference{Tested: tt.row}}},
			Direct: []gap.DirectRow{{Tested: tt.row, Scale: "1-5"}},
		}
		r.Judge(0.3)
		if got := r.Gaps[0].Result; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if tt.want != "" != r.Gaps[0].PTOST.Defined() {
			t.Errorf("%s: the p of TOST is %v", tt.name, r.Gaps[0].PTOST)
		}
		if r.Direct[0].Result != "" {
			t.Errorf("%s: judged on another scale: %q", tt.name, r.Direct[0].Result)
		}
	}
}

// Everywhere that a gap stands it has the same word, and none unless one is asked
// for; a hidden row never has.
func TestJudgeEverywhere(t *testing.T) {
	rows := append(times(20, "6 6 6 4 4 5", "7 6 5 5 4 6"), times(30, "6 6 . 4 5 .")...)
	r := gap.Suppress(analyze(t, form(), rows...), 45)
	if r.Judge(0); r.Method.MinGap != 0 || rowOf(t, r, gap.LevelItem, "a").Result != "" {
		t.Errorf("judged against no gap: %+v", r.Method)
	}
	r.Judge(0.5)
	if got := rowOf(t, r, gap.LevelDimension, "x"); got.Result != gap.ResultShort {
		t.Errorf("dimension x is %q: %+v", got.Result, got)
	}
	if got := rowOf(t, r, gap.LevelItem, "c"); !got.Suppressed || got.Result != "" || got.PTOST.Defined() {
		t.Errorf("a hidden row is judged: %+v", got)
	}
	for _, s := range r.Steps {
		for _, g := range s.Against {
			if want := rowOf(t, r, g.Level, g.ID); g.Result != want.Result || math.Abs(float64(g.PTOST-want.PTOST)) > 0 {
				t.Errorf("step %s says %q, the gap %q", s.Name, g.Result, want.Result)
			}
		}
	}
}

// A directly rated gap whose target is an end of the scale has no test.
func TestJudgeDirectAtTheEnd(t *testing.T) {
	for high, want := range map[gap.Number]string{-0.5: gap.ResultShort, -0.2: gap.ResultUnsure} {
		r := gap.Result{Method: gap.Method{Scale: "1-7"}, Direct: []gap.DirectRow{{
			Scale: "1-7", Tested: gap.Tested{Value: -0.7, Low: -1, High: high, PAdj: gap.Undefined, SE: 0.1, DF: gap.Undefined},
		}}}
		if r.Judge(0.3); r.Direct[0].Result != want {
			t.Errorf("up to %v: got %q, want %q", high, r.Direct[0].Result, want)
		}
	}
}
