package gate

import (
	"math"
	"testing"
)

// Each row of the table in the comment of Fall.Judge, with one target.
func TestFallRows(t *testing.T) {
	const limit = 0.30
	rows := []struct {
		name       string
		value, se  float64
		of         map[Proof]Outcome
		shownAtAll bool
	}{
		{"shown, whole interval past the limit", -0.60, 0.10, map[Proof]Outcome{Detect: Fail, Prove: Fail, Assure: Fail, Point: Fail}, true},
		{"shown, interval crosses the limit", -0.35, 0.10, map[Proof]Outcome{Detect: Fail, Prove: Unsure, Assure: Fail, Point: Fail}, true},
		{"large, not shown", -0.35, 0.30, map[Proof]Outcome{Detect: Unsure, Prove: Unsure, Assure: Fail, Point: Fail}, false},
		{"small, interval reaches the limit, shown", -0.25, 0.10, map[Proof]Outcome{Detect: Unsure, Prove: Unsure, Assure: Fail, Point: Pass}, true},
		{"small, interval reaches the limit", -0.15, 0.10, map[Proof]Outcome{Detect: Unsure, Prove: Unsure, Assure: Fail, Point: Pass}, false},
		{"whole interval short of the limit, shown", -0.20, 0.02, map[Proof]Outcome{Detect: Pass, Prove: Pass, Assure: Pass, Point: Pass}, true},
		{"a rise", 0.40, 0.10, map[Proof]Outcome{Detect: Pass, Prove: Pass, Assure: Pass, Point: Pass}, false},
		{"a rise that says little", 0.10, 0.40, map[Proof]Outcome{Detect: Unsure, Prove: Unsure, Assure: Fail, Point: Pass}, false},
		{"exactly the limit, exact", -0.30, 0, map[Proof]Outcome{Detect: Fail, Prove: Fail, Assure: Fail, Point: Fail}, true},
		{"short of it, exact", -0.29, 0, map[Proof]Outcome{Detect: Pass, Prove: Pass, Assure: Pass, Point: Pass}, true},
	}
	for _, row := range rows {
		for proof, want := range row.of {
			got := Fall{Limit: limit, Proof: proof, Confidence: 0.95, Holm: true}.Judge([]Target{{Value: row.value, SE: row.se, DF: 400}})[0]
			if got.Outcome != want {
				t.Errorf("%s, %s: %s (%.2f to %.2f, p %.3f), want %s", row.name, proof, got.Outcome, got.Lo, got.Hi, got.PAdj, want)
			}
			if row.se == 0 && !math.IsNaN(got.P) {
				t.Errorf("%s: an exact change has the p %v", row.name, got.P)
			}
			if shown := got.PAdj < 0.05 && got.Value < 0; row.se > 0 && shown != row.shownAtAll {
				t.Errorf("%s: p after Holm is %.3f", row.name, got.PAdj)
			}
		}
	}
}

// What is left to the limit is left at the lower end: −0.20 ± 1.9659·0.02, of t(400), and
// the limit at −0.30; a fall past it is as far beyond.
func TestHeadroomOfAFall(t *testing.T) {
	for value, want := range map[float64]float64{-0.20: 0.0606818, -0.35: -0.0893182} {
		got := Fall{Limit: 0.30, Proof: Detect, Confidence: 0.95}.Judge([]Target{{Value: value, SE: 0.02, DF: 400}})[0]
		if math.Abs(got.Headroom-want) > 1e-6 {
			t.Errorf("%v: got %v, want %v", value, got.Headroom, want)
		}
	}
}

// Holm runs over the targets of one gate: the same change is shown alone and not
// beside four others.
func TestFallIsAdjustedWithinItsGate(t *testing.T) {
	change := Target{Value: -0.35, SE: 0.15, DF: 400}
	still := Target{Value: 0, SE: 0.15, DF: 400}
	alone := Fall{Limit: 0.3, Confidence: 0.95, Holm: true}.Judge([]Target{change})
	among := Fall{Limit: 0.3, Confidence: 0.95, Holm: true}.Judge([]Target{change, still, still, still, still})
	if alone[0].Outcome != Fail || among[0].Outcome != Unsure || math.Abs(among[0].PAdj-5*alone[0].P) > 1e-15 {
		t.Errorf("alone %s, among five %s, p %g and %g", alone[0].Outcome, among[0].Outcome, alone[0].P, among[0].PAdj)
	}
	without := Fall{Limit: 0.3, Confidence: 0.95}.Judge([]Target{change, still, still, still, still})
	if without[0].Outcome != Fail {
		t.Errorf("without Holm %s", without[0].Outcome)
	}
}

// The falls by hand: 1.9600 and 2.5758 are the normal quantiles of 0.975 and 0.995, 0.8416
// that of 0.8.
func TestFailsAtByHand(t *testing.T) {
	target := Target{SE: 0.1, DF: 1e9}
	for _, tt := range []struct {
		proof   Proof
		holm    bool
		targets int
		limit   float64
		want    float64
	}{
		{Prove, true, 1, 0.30, 0.30 + 0.19600 + 0.08416}, {Prove, true, 5, 0.30, 0.30 + 0.25758 + 0.08416}, {Assure, true, 1, 0.30, 0.30 - 0.19600 + 0.08416}, {Point, true, 5, 0.30, 0.30 + 0.08416},
		{Detect, true, 1, 0.30, 0.30 + 0.08416}, {Detect, true, 1, 0.10, 0.19600 + 0.08416}, {Detect, true, 5, 0.10, 0.25758 + 0.08416}, {Detect, false, 5, 0.10, 0.19600 + 0.08416},
	} {
		if got := (Fall{Limit: tt.limit, Proof: tt.proof, Confidence: 0.95, Holm: tt.holm}).FailsAt(target, tt.targets, 0.8); !(math.Abs(got-tt.want) <= 1e-5) {
			t.Errorf("%s of %d by %v: %v, want %v", tt.proof, tt.targets, tt.limit, got, tt.want)
		}
	}
	if got := (Fall{Limit: 0.05, Confidence: 0.95}).FailsAt(Target{}, 1, 0.8); got != 0.05 {
		t.Errorf("an exact change: %v", got)
	}
	if got := (Fall{Limit: 0.05, Confidence: 0.95}).FailsAt(Target{SE: 0.1, DF: 9, Reason: "few"}, 1, 0.8); !math.IsNaN(got) {
		t.Errorf("what is not judged: %v", got)
	}
	if got := (Fall{Limit: 0.05, Proof: Assure, Confidence: 0.95}).FailsAt(target, 1, 0.8); got != 0 {
		t.Errorf("a fall below 0: %v", got)
	}
}
