package gate

import (
	"math"
	"testing"
)

func TestLimitLooksAtTheWholeInterval(t *testing.T) {
	floor := Limit{Fail: Condition{"<=", -0.75}, Warn: Condition{"<=", -0.70}, Confidence: 0.95}
	wanted := Limit{Pass: Condition{">", -0.75}, Confidence: 0.95}
	ceiling := Limit{Fail: Condition{">", 100}, Confidence: 0.95}
	point := floor
	point.Point = true
	for _, tt := range []struct {
		name      string
		limit     Limit
		value, se float64
		want      Outcome
	}{
		{"well above", floor, -0.40, 0.05, Pass},
		{"interval reaches the warning", floor, -0.62, 0.05, Unsure},
		{"whole interval in the warning", floor, -0.725, 0.005, Warn},
		{"interval reaches the failure", floor, -0.70, 0.05, Unsure},
		{"interval crosses the failure", floor, -0.78, 0.05, Unsure},
		{"whole interval past it", floor, -0.90, 0.05, Fail},
		{"exactly at it", floor, -0.75, 0, Fail},
		{"just short of it", floor, -0.7499999, 0, Warn},
		{"the number alone, past it", point, -0.78, 0.05, Fail},
		{"the number alone, in the warning", point, -0.72, 0.05, Warn},
		{"the number alone, good", point, -0.62, 0.05, Pass},
		{"has to be met and is", wanted, -0.40, 0.05, Pass},
		{"has to be met, perhaps", wanted, -0.70, 0.05, Unsure},
		{"has to be met and is not", wanted, -0.90, 0.05, Fail},
		{"on the bound that has to be passed", wanted, -0.75, 0, Fail},
		{"a ceiling", ceiling, 101, 0, Fail},
		{"below a ceiling", ceiling, 100, 0, Pass},
	} {
		got := tt.limit.Judge([]Target{{Value: tt.value, SE: tt.se, DF: 200}})[0]
		if got.Outcome != tt.want {
			t.Errorf("%s: %s from %.3f to %.3f, want %s", tt.name, got.Outcome, got.Lo, got.Hi, tt.want)
		}
	}
}

func TestHeadroomIsOfTheNearerEnd(t *testing.T) {
	target := []Target{{Value: -0.40, SE: 0.05, DF: 1e9}}
	const reach = 1.959963984540054 * 0.05
	for _, tt := range []struct {
		limit Limit
		want  float64
	}{
		{Limit{Fail: Condition{"<=", -0.75}, Confidence: 0.95}, -0.40 - reach + 0.75},
		{Limit{Pass: Condition{">", -0.75}, Confidence: 0.95}, -0.40 - reach + 0.75},
		{Limit{Fail: Condition{">", 0.1}, Confidence: 0.95}, 0.1 - (-0.40 + reach)},
		{Limit{Pass: Condition{"<", 0.1}, Confidence: 0.95}, 0.1 - (-0.40 + reach)},
		{Limit{Warn: Condition{"<", -0.45}, Confidence: 0.95}, -0.40 - reach + 0.45},
	} {
		if got := tt.limit.Judge(target)[0].Headroom; math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%+v: headroom %v, want %v", tt.limit, got, tt.want)
		}
	}
}

func TestWhatCannotBeJudgedIsNoPass(t *testing.T) {
	hidden := []Target{{ID: "a", Reason: "suppressed"}, {ID: "b", Value: 1, SE: 0.1, DF: 50}}
	for name, verdicts := range map[string][]Verdict{
		"limit": Limit{Fail: Condition{"<", 0}, Confidence: 0.95}.Judge(hidden),
		"fall":  Fall{Limit: 0.3, Confidence: 0.95, Holm: true}.Judge(hidden),
	} {
		if v := verdicts[0]; v.Outcome != NotJudged || !math.IsNaN(v.Lo) || !math.IsNaN(v.Headroom) {
			t.Errorf("%s: %+v", name, v)
		}
		if verdicts[1].Outcome != Pass {
			t.Errorf("%s: the other target is %s", name, verdicts[1].Outcome)
		}
	}
}

// The intervals of five targets hold together, so that each is longer than alone.
func TestIntervalsOfOneGateHoldTogether(t *testing.T) {
	alone := Target{Value: 0, SE: 1, DF: 1e9}
	lo, hi := alone.interval(0.95, 5)
	if want := 2.5758293035489004; math.Abs(hi-want) > 1e-8 || lo != -hi { // the normal quantile of 0.995
		t.Errorf("from %v to %v, want ±%v", lo, hi, want)
	}
}

func TestConditionsAtTheirBounds(t *testing.T) {
	for operator, want := range map[string][3]bool{"<": {true, false, false}, "<=": {true, true, false}, ">": {false, false, true}, ">=": {false, true, true}, "": {}} {
		c := Condition{operator, 0.5}
		if got := [3]bool{c.Holds(0.25), c.Holds(0.5), c.Holds(0.75)}; got != want {
			t.Errorf("%q holds below, at and above its bound: %v", operator, got)
		}
	}
}
