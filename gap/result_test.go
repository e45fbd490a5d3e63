package gap_test

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"servgap/gap"
	"servgap/gap/tally"
)

// finite checks that the JSON of a result reads back and holds null where the
// result is undefined.
func finite(t failer, r gap.Result) string {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if text := string(data); strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
		t.Fatalf("NaN or Inf in %s", text)
	}
	return string(data)
}

func TestUndefinedIsNull(t *testing.T) {
	data := finite(t, analyze(t, form(), "5 5 5 4 4 4"))
	for _, want := range []string{`"gap_value":-1,"se":null,"ci_low":null`, `"p":null,"p_adj":null`, `"importance":null`} {
		if !strings.Contains(data, want) {
			t.Errorf("%s is not in %s", want, data)
		}
	}
	for x, want := range map[gap.Number]string{gap.Number(math.Inf(1)): "null", gap.Number(math.Inf(-1)): "null", gap.Undefined: "null", 0: "0", 0.1: "0.1"} {
		if got, err := json.Marshal(x); err != nil || string(got) != want {
			t.Errorf("JSON of %v is %s, %v, want %s", x, got, err, want)
		}
	}
}

// drawnTally has one to eight respondents, some with holes, some with points.
func drawnTally(t *rapid.T) *tally.Tally {
	cell := rapid.SampledFrom([]string{"1", "2", "3", "4", "5", "6", "7", "7", "."})
	var rows []string
	for range rapid.IntRange(1, 8).Draw(t, "n") {
		row := strings.Join(rapid.SliceOfN(cell, 6, 6).Draw(t, "answers"), " ")
		if x := rapid.IntRange(-40, 100).Draw(t, "points of x"); x >= 0 {
			row += "|" + strconv.Itoa(x) + " " + strconv.Itoa(100-x)
		}
		rows = append(rows, row)
	}
	return count(t, withPoints(), rows...)
}

func TestAnalyzeAddsUp(t *testing.T) {
	near := func(t *rapid.T, name string, got, want gap.Number) {
		t.Helper()
		if got.Defined() != want.Defined() || math.Abs(float64(got-want)) > 1e-12 {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		r := gap.Analyze(gap.Study{Customers: drawnTally(t)}, gap.Options{})
		finite(t, r)
		if len(r.GapsOf(gap.Service)) == 0 { // one side was left empty by all
			if r.Steps[0].Value.Defined() && r.Steps[1].Value.Defined() {
				t.Errorf("no gap between %v and %v", r.Steps[0].Value, r.Steps[1].Value)
			}
			return
		}
		head := r.Steps[1].Against[0]
		near(t, "step 2 less step 1", r.Steps[1].Value-r.Steps[0].Value, head.Value)
		var sum gap.Number
		for _, g := range r.Gaps {
			if g.Level == gap.LevelDimension {
				sum += g.Contribution
			}
			if g.Value.Defined() {
				near(t, g.ID+": received less reference", g.ToValue-g.FromValue, g.Value)
			}
		}
		if head.Level == gap.LevelWeighted {
			near(t, "sum of the contributions", sum, head.Value)
		}
		overall := rowOf(t, r, gap.LevelOverall, gap.LevelOverall)
		if overall.N != r.Steps[0].N && head.Level == gap.LevelOverall {
			t.Errorf("step 1 has n %d, the overall gap %d", r.Steps[0].N, overall.N)
		}
	})
}
